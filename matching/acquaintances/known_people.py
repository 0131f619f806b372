"""Is an acquaintance one of the people that are known to be at a company? By profile or address, else by a rare name.

A profile or a mailbox is one person's, so it decides, whatever company the export names; where the export is newer and
names another company, the person may have left, and that is said. A name alone decides at the same company only, or
where it is so rare that no namesake is to be expected: then somebody may have moved there since the export was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import NamedTuple

from connectors.statement import Statement
from matching.acquaintances.account import Account
from matching.acquaintances.circle import Acquaintances, Known
from matching.acquaintances.nouns import Bond, Evidence, Tier
from matching.acquaintances.workplace import is_elsewhere
from matching.compare_people import compare_name
from matching.namesakes import Fit, Marks, fit, marks_of, shown_one, told_apart
from matching.nouns import Affiliation, Company, Person

_WHOLE = frozenset(("same", "fuller", "swapped"))
# How many namesakes may be expected: for somebody met by name alone, and at a company of the same name.
_MOVED = 0.003
_NAMESAKE_THERE = 0.2


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody known at a company, with what they are told by."""

    person: Person
    marks: Marks


class Recognised(NamedTuple):
    """Whom an acquaintance was recognised as, and by what: a profile or an address (`shown`), or by name."""

    person: Person
    shown: str
    rare: float


def listed_at(company: Company, circle: Acquaintances, now: datetime) -> list[Listed]:
    """The people known at a company, former ones among them, by other word than that of the exports themselves."""
    found = ((person, [s for s in _said(person) if s.url not in circle.files]) for person in company.people)
    return [Listed(person, marks_of(said, now)) for person, said in found if said]


def _said(person: Person) -> Iterator[Statement]:
    for passport in person.passports.values():
        for claim in (*passport.chosen, *passport.losers):
            yield from claim.statements


def recognised(known: Known, listed: Iterable[Listed], circle: Acquaintances) -> Recognised | None:
    """Who of the people known at a company somebody is; None where nobody, or where it may be two."""
    listed = list(listed)
    shown = [one for one in listed if shown_one(known.marks, one.marks)]
    if len(shown) == 1:
        return Recognised(shown[0].person, _shared(known, shown[0]), 0.0)
    named = [one for one in listed if fit(known.marks, one.marks) is Fit.WHOLE]
    if shown or len(named) != 1 or told_apart(known.marks, named[0].marks):
        return None
    return Recognised(named[0].person, "", _namesakes(known.marks, named[0].marks, circle))


def _namesakes(a: Marks, b: Marks, circle: Acquaintances) -> float:
    agreed = (compare_name(x, y) for x, y in product(a.names, b.names))
    return min((circle.rare.namesakes(words) for level, words in agreed if level in _WHOLE), default=1.0)


def _shared(known: Known, one: Listed) -> str:
    return "profile" if known.marks.profiles & one.marks.profiles else "e-mail address"


def evidence_of_person(
    found: Recognised, at_work: Evidence | None, known: Known, account: Account
) -> Evidence | None:
    """What it means for the path that an acquaintance was recognised as somebody known there.

    Args:
        at_work: what the workplace itself has to do with the company.
    """
    person, name = found.person, found.person.name
    there = at_work if at_work and at_work.bond in (Bond.THERE, Bond.PERHAPS) else None
    if person.affiliation is Affiliation.FORMER and (found.shown or there):
        return Evidence(Tier.WEAK, Bond.FORMER, f"{_told(person, found)} has {name} as gone")
    if found.shown:
        because = f"the {found.shown} is that of {name}, whom {_told(person, found)} has there"
        return Evidence(Tier.WEAK if _left(known, person, account) else Tier.EXACT, Bond.THERE, because)
    if there and there.tier is not Tier.EXACT and found.rare <= _NAMESAKE_THERE:
        because = f"{there.because}; {_told(person, found)} has {name} there"
        return Evidence(Tier.STRONG, Bond.THERE, because)
    if (
        at_work is None
        and found.rare <= _MOVED
        and person.affiliation is Affiliation.CURRENT
        and _newer(person, known)
    ):
        because = (
            f"{_told(person, found)} has somebody of the same rare name there, seen after the export was made"
        )
        return Evidence(Tier.WEAK, Bond.PERHAPS, because)
    return at_work


def _left(known: Known, person: Person, account: Account) -> bool:
    """Whether a newer export has somebody elsewhere who was known there before."""
    return is_elsewhere(known.workplace, account) and not _newer(person, known)


def _newer(person: Person, known: Known) -> bool:
    """Whether somebody was seen there after the export was made, so that it is the export that is out of date."""
    return person.seen is not None and person.seen.date().isoformat() > known.workplace.day


def _told(person: Person, found: Recognised) -> str:
    """Which source has somebody there: the one that shows the profile or address, else the first by name."""
    field = {"profile": "person.linkedin", "e-mail address": "person.email"}.get(found.shown, "person.name")
    statements = person.statements(field) or person.statements("person.name")
    return min(map(_source, statements), default="a source")


def _source(statement: Statement) -> str:
    if statement.source == "file":
        return statement.url.removeprefix("file:")
    return "its website" if statement.source == "website" else f"the source {statement.source}"
