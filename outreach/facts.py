"""From what is known to what can be said: facts about a company and one of its people, and what cannot be said.

A fact is quotable when each of its values is fresh, believed, disputed by nobody and shaped like what its field
should hold; about a person it must besides be no more than name, title and place of work, at an employer where they
still are. What fails is never dropped in silence: `unusable` says what and why, so that a report can.

Nothing is inferred here. A fact repeats what a source said, and carries the statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from connectors.fields import FIELDS
from connectors.hosts import host_of, registrable
from connectors.statement import Statement
from connectors.text import fold
from matching.nouns import Affiliation, Claim, Company, Entity, Person, Signal
from outreach import standing
from outreach.slots import KINDS, Form, Kind
from outreach.wording import chosen


class Sensitivity(StrEnum):
    """Whom a fact is about. What is about a person wants more restraint than what is about a company."""

    COMPANY = "company"
    ROLE = "role"  # a name, title or place of work: what an employer shows of its people


@dataclass(frozen=True)
class Fact:
    """Something worth saying. `slots` are its words, by the names that templates use.

    Attributes:
        id: the same fact has the same id, however often it is looked for.
        cited: the statements behind each slot.
        about: "company" or "person".
        fresh_until: from then on it may not be said any more.
    """

    id: str
    kind: str
    slots: Mapping[str, str]
    cited: Mapping[str, tuple[Statement, ...]]
    about: str
    fresh_until: datetime
    sensitivity: Sensitivity

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that it rests on, each once."""
        return tuple({s.id: s for said in self.cited.values() for s in said}.values())


class Unusable(NamedTuple):
    """Something known that cannot be said: what, as "role.title: Sales Ninja!!", and why not."""

    what: str
    why: str


class _Found(NamedTuple):
    text: str
    statements: tuple[Statement, ...]


_NOT_OWN_WORDS = "it is not on the company's own website, so these are not its own words"
_NOT_THERE = {
    Affiliation.FORMER: "the person is no longer there",
    Affiliation.UNSURE: "whether the person is still there is not sure",
}
_PERSONAL = "it is personal, beyond name, title and place of work"
_SAID = frozenset(name for kind in KINDS.values() for slot in kind.slots.values() for name in slot.fields)
# What a person is reached or told apart by. It never stands in a text, and need not be reported as refused either.
_NOT_MATTER = frozenset(
    {"person.employer", "person.company_name", "person.email", "person.phone", "person.until"}
)


def facts_of(company: Company, person: Person, now: datetime) -> list[Fact]:
    """What can be said to this person about this company, in a fixed order."""
    return [fact for fact in _survey(company, person, now) if isinstance(fact, Fact)]


def unusable(company: Company, person: Person, now: datetime) -> list[Unusable]:
    """What is known of them and cannot be said, each once, with the reason."""
    found = (entry for entry in _survey(company, person, now) if isinstance(entry, Unusable))
    return list(dict.fromkeys(found))


def _survey(company: Company, person: Person, now: datetime) -> Iterator[Fact | Unusable]:
    sites = company.values("company.domain") + company.values("company.website")
    own = frozenset(registrable(site) for site in sites) - {""}
    for name, kind in KINDS.items():
        for entity in _bearers(kind, company, person, now):
            yield from _Reader(name, kind, entity, now, own).read()
    for name in person.passports:
        if name not in _SAID and name not in _NOT_MATTER and FIELDS[name].personal:
            yield Unusable(name, _PERSONAL)


def _bearers(kind: Kind, company: Company, person: Person, now: datetime) -> Iterable[Entity]:
    """The entities that facts of a kind are about."""
    if kind.of == "signals":
        return standing.tellable(company, now)
    return {"company": (company,), "person": (person,), "roles": company.roles, "fundings": company.fundings}[
        kind.of
    ]


class _Reader:
    """Reads the facts of one kind from one entity."""

    def __init__(self, name: str, kind: Kind, entity: Entity, now: datetime, own: frozenset[str]) -> None:
        self.name, self.kind, self.entity, self.now, self.own = name, kind, entity, now, own
        self.ended = standing.ended_subjects(entity, now) if isinstance(entity, Person) else frozenset()

    def read(self) -> Iterator[Fact | Unusable]:
        if reason := self._barred():
            if self.entity.passports:
                yield Unusable(f"{self.name}: {self.entity.id}", reason)
            return
        refused: list[Unusable] = []
        yield from self._each() if self.kind.each else self._one(refused)
        yield from refused

    def _barred(self) -> str:
        """Why nothing of this entity can be said at all."""
        if isinstance(self.entity, Person) and self.entity.affiliation is not Affiliation.CURRENT:
            return _NOT_THERE[self.entity.affiliation]
        if not self.kind.event:
            return ""
        day = self.entity.value(self.kind.event)
        if not day:
            return "its date is not known, so it may be old"
        return "" if standing.is_news(day, self.now) else f"its date, {day}, is not within the last year"

    def _each(self) -> Iterator[Fact | Unusable]:
        """Every value of the only slot is a fact of its own."""
        ((slot, entry),) = self.kind.slots.items()
        for name in entry.fields:
            for claim in self._claims(name):
                found = self._found(name, claim, entry.form)
                yield found if isinstance(found, Unusable) else self._fact({slot: found}, fold(found.text))

    def _one(self, refused: list[Unusable]) -> Iterator[Fact]:
        """One fact from the best usable value of each slot."""
        filled: dict[str, _Found] = {}
        for slot, entry in self.kind.slots.items():
            for field in entry.fields:
                found = self._first(field, entry.form, refused)
                if found:
                    filled[slot] = found
                    break
        if next(iter(self.kind.slots)) in filled:
            yield self._fact(filled, self.entity.id)

    def _first(self, field: str, form: Form, refused: list[Unusable]) -> _Found | None:
        for claim in self._claims(field):
            found = self._found(field, claim, form)
            if isinstance(found, _Found):
                return found
            refused.append(found)
        return None

    def _claims(self, field: str) -> tuple[Claim, ...]:
        passport = self.entity.passports.get(field)
        return passport.chosen if passport else ()

    def _found(self, field: str, claim: Claim, form: Form) -> _Found | Unusable:
        what = f"{field}: {claim.value[:80]}"
        if self.entity.passports[field].conflict:
            return Unusable(what, "sources disagree about it")
        backing, reason = self._backing(claim, form)
        if not backing:
            return Unusable(what, reason)
        # Sources may spell one value in several ways; what is said is cited only where it stands so.
        value = claim.value if claim.value in {s.value for s in backing} else backing[0].value
        text, reason = chosen(form, field, value, backing[0].url)
        return _Found(text, tuple(s for s in backing if s.value == value)) if text else Unusable(what, reason)

    def _backing(self, claim: Claim, form: Form) -> tuple[tuple[Statement, ...], str]:
        """The statements that can carry a claim, or none and why."""
        said = [s for s in claim.statements if s.subject not in self.ended]
        if not said:
            return (), "its source says that this has ended"
        fresh = [s for s in said if standing.is_fresh(s, self.now)]
        if not fresh:
            return (), f"last seen on {claim.seen:%Y-%m-%d}, too long ago"
        sure = tuple(s for s in fresh if standing.is_sure(s))
        if not sure:
            return (), "its reading is not certain enough"
        if form is Form.QUOTE:
            own = tuple(s for s in sure if registrable(s.url) in self.own)
            return own, "" if own else _NOT_OWN_WORDS
        if form is Form.SOURCE:
            return tuple(s for s in sure if host_of(s.url))[:1], "its source is no page on the web"
        return sure, ""

    def _fact(self, filled: Mapping[str, _Found], key: str) -> Fact:
        cited = {slot: found.statements for slot, found in filled.items()}
        # A value lasts as long as its longest-lived statement; a fact as long as its shortest-lived value.
        until = min(max(s.expires for s in said) for said in cited.values())
        if self.kind.event and (day := standing.event_day(self.entity.value(self.kind.event))):
            until = min(
                until, datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=standing.NEWS_DAYS)
            )
        if isinstance(self.entity, Signal):
            until = min(until, standing.told_until(self.entity))
        person = self.kind.of == "person"
        return Fact(
            id=f"{self.name}:{key}",
            kind=self.name,
            slots={slot: found.text for slot, found in filled.items()},
            cited=cited,
            about="person" if person else "company",
            fresh_until=until,
            sensitivity=Sensitivity.ROLE if person else Sensitivity.COMPANY,
        )
