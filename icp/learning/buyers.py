"""Who is there at customers, by the titles of the people known of them: proposed personas.

A title is read by `matching/titles`; one that says no function counts for nobody. The people that are known are those
that somebody wrote down, not all who decided, so a persona is proposed only from several people, at several customers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from connectors.lexicon.posts import Function, Seniority
from matching.nouns import Company
from matching.titles import read_title

_LEAST_PEOPLE = 3
_LEAST_COMPANIES = 2
_LEAST_RATE = 0.15  # of the people whose function is known
_MOST = 3
_COVERED = 0.8  # of the people of a function, by the seniorities that are named


class Buyer(NamedTuple):
    """A function, the seniorities of most of its people, how many they are, at how many customers."""

    function: str
    seniorities: tuple[str, ...]
    people: int
    companies: int
    weight: float


class Buyers(NamedTuple):
    """The personas proposed, of so many people whose titles name a function."""

    personas: tuple[Buyer, ...]
    people: int


def buyers_of(companies: Sequence[Company]) -> Buyers:
    """The functions that the known people of customers stand in most often."""
    ranks: dict[Function, Counter[Seniority | None]] = defaultdict(Counter)
    where: dict[Function, set[str]] = defaultdict(set)
    for company in companies:
        for person in company.people:
            title = read_title(person.titles[0]) if person.titles else None
            if title and title.functions:
                ranks[title.functions[0]][title.seniority] += 1
                where[title.functions[0]].add(company.id)
    people = sum(counts.total() for counts in ranks.values())
    least = max(_LEAST_PEOPLE, _LEAST_RATE * people)
    found = [one for one in ranks if ranks[one].total() >= least and len(where[one]) >= _LEAST_COMPANIES]
    found = sorted(found, key=lambda one: (-ranks[one].total(), one))[:_MOST]
    most = max((ranks[one].total() for one in found), default=1)
    return Buyers(tuple(_buyer(one, ranks[one], len(where[one]), most) for one in found), people)


def _buyer(function: Function, counts: Counter[Seniority | None], companies: int, most: int) -> Buyer:
    """`most` is how many people the commonest function has; the weight is 2 for that one."""
    weight = max(0.5, round(4 * counts.total() / most) / 2)
    known = Counter({seniority: count for seniority, count in counts.items() if seniority})
    return Buyer(str(function), _most(known), counts.total(), companies, weight)


def _most(counts: Counter[Seniority]) -> tuple[str, ...]:
    """The seniorities that hold most of the people, from the top down."""
    held, kept = 0, []
    for seniority, count in counts.most_common():
        if held >= _COVERED * counts.total():
            break
        held += count
        kept.append(seniority)
    return tuple(str(seniority) for seniority in sorted(kept, key=list(Seniority).index))
