"""Who is or was where, and when: an affiliation is a dated claim with its evidence, and never a fact for ever.

An end that a source states makes somebody former. Evidence that has gone stale makes nobody former: it makes us unsure;
weak evidence places nobody, and neither does a beginning that is still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from connectors.lexicon import rows
from connectors.lexicon.posts import Seniority
from connectors.statement import Statement
from connectors.text import fold
from matching.nouns import Affiliation, Company, Entity, Person
from matching.titles import read_title

_PLACES = ("person.title", "person.employer")
_DATES = ("person.since", "person.until")
# What its source believes less than this (a founder, who may have left; a guessed address) does not say who is there.
_SURE = 0.6
# Two looks so near to each other show no change between them.
_APART = timedelta(days=90).total_seconds()


@dataclass(frozen=True, slots=True)
class Placement:
    """Somebody's time at one company, by what some or all sources say of it.

    Attributes:
        company: the id of its account.
        person: the id of the person there.
        titles: as printed, the ones last seen first.
        standing: whether they are there now.
        since, until: as stated, ISO 8601 to the precision known; empty where nobody states it.
        first, last: the earliest and the latest moment of which any evidence places them there.
        evidence: the statements it rests on.
    """

    company: str
    person: str
    titles: tuple[str, ...]
    standing: Affiliation
    since: str
    until: str
    first: datetime | None
    last: datetime | None
    evidence: tuple[Statement, ...]


def affiliation(said: Iterable[Statement], now: datetime) -> Affiliation:
    """Whether somebody is there now, by all that is said of them.

    An end that a source states makes them former, unless evidence of a later day places them there again; evidence of
    the very year or month of an end leaves it unsure.
    """
    said = list(said)
    ends = _ends(said, now)
    last = max((s.value for s in ends), default="")
    days = [(s.as_of.date().isoformat()[: len(last)], s) for s in placings(said, now)]
    later = [s for day, s in days if day > last or not last]
    if later:
        return Affiliation.CURRENT if any(s.expires > now for s in later) else Affiliation.UNSURE
    return Affiliation.FORMER if last and not any(day == last for day, _ in days) else Affiliation.UNSURE


def placings(said: Iterable[Statement], now: datetime) -> list[Statement]:
    """What places somebody at the company; a source that says that a role ended, or is to begin, does not.

    Nor does what its source itself hardly believes: a verifier that finds a mailbox open has seen nobody.
    """
    said = list(said)
    absent = {s.subject for s in _ends(said, now)} | _to_come(said, now)
    return [s for s in said if s.field in _PLACES and s.subject not in absent and s.confidence >= _SURE]


def _ends(said: Sequence[Statement], now: datetime) -> list[Statement]:
    """The ends of roles that are past; one after which the same source has them begin again is none."""
    today = now.date().isoformat()
    begun = [s for s in said if s.field == "person.since" and s.value <= today]
    return [
        s
        for s in said
        if s.field == "person.until"
        and s.value <= today
        and not any(b.subject == s.subject and b.value > s.value for b in begun)
    ]


def _to_come(said: Sequence[Statement], now: datetime) -> set[str]:
    """Subjects whose role is still to begin, and who had none before."""
    today = now.date().isoformat()
    begins = [s for s in said if s.field == "person.since"]
    return {s.subject for s in begins if s.value > today} - {s.subject for s in begins if s.value <= today}


def placement(company: Company, person: Person, now: datetime) -> Placement:
    """Somebody's whole time at a company, by all sources."""
    return _placement(company, person, _said(company, person), now)


def placements(company: Company, person: Person, now: datetime) -> tuple[Placement, ...]:
    """The same as each record has it: one placement for each subject that places them, the latest seen first."""
    said = _said(company, person)
    each = (
        _placement(company, person, [s for s in said if s.subject == subject], now)
        for subject in person.subjects
    )
    stated = [one for one in each if one.evidence]
    return tuple(sorted(stated, key=lambda p: (-_moment(p.last), p.since, p.evidence[0].id)))


def _placement(company: Company, person: Person, said: Sequence[Statement], now: datetime) -> Placement:
    standing = affiliation(said, now)
    until = max((s.value for s in said if s.field == "person.until"), default="")
    if standing is not Affiliation.FORMER and until <= now.date().isoformat():
        until = ""
    moments = [s.as_of for s in placings(said, now)]
    titles = sorted(
        (s for s in said if s.field == "person.title"), key=lambda s: (-_moment(s.as_of), s.value)
    )
    return Placement(
        company=company.id,
        person=person.id,
        titles=tuple(dict.fromkeys(s.value for s in titles)),
        standing=standing,
        since=_since(said, standing, now),
        until=until,
        first=min(moments, default=None),
        last=max(moments, default=None),
        evidence=tuple(sorted((s for s in said if s.field in (*_PLACES, *_DATES)), key=lambda s: s.id)),
    )


def _since(said: Sequence[Statement], standing: Affiliation, now: datetime) -> str:
    """When it began, as stated: of who left and came back, when they came back."""
    begun = sorted(s.value for s in said if s.field == "person.since")
    left = max(
        (s.value for s in said if s.field == "person.until" and s.value <= now.date().isoformat()), default=""
    )
    again = [day for day in begun if day > left] if standing is Affiliation.CURRENT else []
    return next(iter(again or begun), "")


def _said(company: Company, person: Entity) -> list[Statement]:
    """What is said of where somebody is, without what places them at another company."""
    said = (s for name in (*_PLACES, *_DATES) if name in person.passports for s in _all(person, name))
    return [s for s in said if s.field != "person.employer" or s.value in company.subjects]


def _all(person: Entity, name: str) -> Iterable[Statement]:
    passport = person.passports[name]
    return (s for claim in (*passport.chosen, *passport.losers) for s in claim.statements)


def follows(left: Placement, joined: Placement) -> bool:
    """Whether somebody may have left one place for the other: the first ended, or was last seen, before the other.

    Dates that sources state decide, as far as they are known; else two looks, far enough from each other. Two places
    that both hold today are two posts, and no move. Nor does a seat on a board or another post that is held beside
    one's own show that somebody left: only a stated end does. An owner who is seen elsewhere is an owner still.
    """
    if left.until and joined.since:
        known = min(len(left.until), len(joined.since))
        return left.until[:known] <= joined.since[:known]
    if left.until:
        return left.standing is Affiliation.FORMER and left.until <= _day(joined.first)
    if _is_beside(left) or _is_beside(joined) or _owns(left):
        return False
    if joined.since:
        return bool(left.last) and _day(left.last)[: len(joined.since)] < joined.since
    return bool(left.last and joined.first) and _moment(joined.first) - _moment(left.last) >= _APART


def _is_beside(place: Placement) -> bool:
    """Whether all that somebody is at a place is commonly held beside another post."""
    return bool(place.titles) and all(_side_post(title) for title in place.titles)


def _side_post(title: str) -> bool:
    return read_title(title).seniority is Seniority.BOARD or not _side_words().isdisjoint(fold(title).split())


def _owns(place: Placement) -> bool:
    return any(read_title(title).seniority is Seniority.OWNER for title in place.titles)


@cache
def _side_words() -> frozenset[str]:
    return frozenset(word for (word,) in rows("side_posts.tsv", "matching"))


def _day(moment: datetime | None) -> str:
    """The day of a moment, ISO 8601; before all others where it is not known."""
    return moment.date().isoformat() if moment else ""


def _moment(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
