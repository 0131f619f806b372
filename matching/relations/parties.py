"""The companies that statements are about, each with what tells it from its family: names, places, domains, numbers.

A source names the other end of a relation by a mere name. That name is a company's only where exactly one of those at
hand bears it: with two of them nobody knows which is meant, and the name stays a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from connectors.statement import Statement
from connectors.text import squash
from matching.normalise.companies import CompanyName, company_name, spellings
from matching.normalise.identifiers import register_key
from matching.normalise.keys import domain_key, domain_label, number_key
from matching.nouns import Member

NAMES = ("company.name", "company.legal_name", "company.other_name")
# Fields that name one company each: what differs in one of them is another company, or another establishment.
REGISTERED = "company.registration_number"
NUMBERS = ("company.lei", "company.cik", "company.ein", "company.wikidata", REGISTERED)
_DOMAINS = ("company.domain", "company.website")


@dataclass(frozen=True)
class Party:
    """One company at hand: its id, its subjects, and all statements about these."""

    id: str
    subjects: tuple[str, ...]
    statements: tuple[Statement, ...]

    def about(self, *fields: str) -> list[Statement]:
        return [s for field in fields for s in self._by_field.get(field, ())]

    def values(self, *fields: str) -> dict[str, None]:
        """The values of fields, each once, in the order of the fields."""
        return dict.fromkeys(s.value for s in self.about(*fields))

    @cached_property
    def _by_field(self) -> dict[str, list[Statement]]:
        fields: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            fields[statement.field].append(statement)
        return fields

    @cached_property
    def member(self) -> Member:
        return Member(self.id, next(iter(self.values(*NAMES)), self.id), self.subjects)

    @cached_property
    def names(self) -> tuple[CompanyName, ...]:
        """The names it goes by, without those it went by once."""
        texts = (text for value in self.values(*NAMES) for text in _names_in(value))
        return tuple(dict.fromkeys(name for text in texts if (name := company_name(text)).tokens))

    @cached_property
    def countries(self) -> frozenset[str]:
        """Where it is: the countries of its seat and of the law it is formed under."""
        laws = {law.partition("-")[0] for law in self.values("company.jurisdiction")}
        return frozenset({*self.values("company.country"), *laws})

    @cached_property
    def domains(self) -> frozenset[str]:
        return frozenset(filter(None, map(domain_key, self.values(*_DOMAINS))))

    @cached_property
    def labels(self) -> frozenset[str]:
        return frozenset(map(domain_label, self.domains))

    def number(self, field: str) -> frozenset[str]:
        """The numbers of a field, however written; those of a register also as each of its countries writes them."""
        countries = self.countries if field == REGISTERED else ()
        keys = (
            key
            for value in self.values(field)
            for key in (number_key(value), *(register_key(value, country) for country in countries))
        )
        return frozenset(filter(None, keys))


def _names_in(value: str) -> Iterator[str]:
    parts = spellings(value)
    yield from (parts.name, *parts.others)


def plain(name: str) -> Member:
    """A company of which nothing but its name is known."""
    shown = squash(name)
    made = company_name(spellings(shown).name)
    return Member(f"name:{made.key or shown.casefold()}", shown)


class Parties:
    """All companies at hand, found by subject, by identifier or by name."""

    def __init__(self, statements: Iterable[Statement], companies: Mapping[str, Collection[str]]) -> None:
        home = {subject: id_ for id_, subjects in companies.items() for subject in (id_, *subjects)}
        groups: dict[str, list[Statement]] = defaultdict(list)
        self.ties: dict[str, list[Statement]] = defaultdict(list)
        self.events: dict[str, list[Statement]] = defaultdict(list)
        things = {"relation": self.ties, "signal": self.events}
        for s in sorted(set(statements), key=_order):
            if s.kind == "company":
                groups[home.get(s.subject, s.subject)].append(s)
            elif s.kind in things:
                things[s.kind][s.subject].append(s)
        self.all = {
            id_: Party(id_, tuple(sorted({*companies.get(id_, ()), *(s.subject for s in said)})), tuple(said))
            for id_, said in sorted(groups.items())
        }
        self._home = {
            **home,
            **{subject: party.id for party in self.all.values() for subject in party.subjects},
        }

    def of(self, subject: str) -> Party | None:
        """The company that a subject, or the id of a company, is."""
        return self.all.get(self._home.get(subject, subject))

    def member(self, subject: str) -> Member:
        party = self.of(subject)
        return party.member if party else Member(self._home.get(subject, subject), subject, (subject,))

    def called(self, name: str, key: str = "", but: str = "") -> Member:
        """The company of an identifier or else of a name; the name alone where that is none at hand, or several.

        Args:
            key: an identifier with the field that it is of: "lei:…".
            but: the id of a company that is not meant, unless it bears that very name with that very form.
        """
        field, _, value = key.partition(":")
        if found := self._by_number.get((f"company.{field}", number_key(value))):
            return self.all[found].member
        wanted = company_name(spellings(name).name)
        bearers = self._by_name.get(wanted.key, {})
        exact = [id_ for id_, names in bearers.items() if any(n.form.name == wanted.form.name for n in names)]
        near = [
            id_
            for id_, names in bearers.items()
            if id_ != but and any(not n.form.name or not wanted.form.name for n in names)
        ]
        for ids in (exact, near):
            if len(ids) == 1:
                return self.all[ids[0]].member
            if ids:
                break
        return plain(name)

    def bearing(self, key: str, but: str) -> list[Party]:
        """The companies that bear a name, whatever their legal form, without one of them."""
        return [self.all[id_] for id_ in self._by_name.get(key, ()) if id_ != but]

    @cached_property
    def _by_number(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for party in self.all.values():
            for field in NUMBERS:
                for value in party.number(field):
                    found[field, value].add(party.id)
        return {number: next(iter(ids)) for number, ids in found.items() if len(ids) == 1}

    @cached_property
    def _by_name(self) -> dict[str, dict[str, list[CompanyName]]]:
        found: dict[str, dict[str, list[CompanyName]]] = defaultdict(lambda: defaultdict(list))
        for party in self.all.values():
            for name in party.names:
                found[name.key][party.id].append(name)
        return found


def _order(s: Statement) -> tuple[str, ...]:
    return s.subject, s.field, s.value, s.source, s.url, s.at, s.seen.isoformat()
