"""Who bought, by the titles of the people a list names at its customers: proposed personas.

A title is read by `matching/titles`; one that says no function counts for nobody. The people on a list are those that
somebody wrote down, not all who decided, so a persona is proposed only from several people, at several customers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from connectors.lexicon.posts import Seniority
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
    ranks: dict[str, Counter[Seniority]] = defaultdict(Counter)
    where: dict[str, set[str]] = defaultdict(set)
    people = 0
    for company in companies:
        for person in company.people:
            title = read_title(person.titles[0]) if person.titles else None
            if title is None or not title.functions:
                continue
            people += 1
            if title.seniority:
                ranks[title.functions[0]][title.seniority] += 1
            where[title.functions[0]].add(company.id)
    least = max(_LEAST_PEOPLE, _LEAST_RATE * people)
    found = [
        Buyer(
            str(function),
            _most(counts),
            counts.total(),
            len(where[function]),
            _weight(counts.total() / people),
        )
        for function, counts in ranks.items()
        if counts.total() >= least and len(where[function]) >= _LEAST_COMPANIES
    ]
    return Buyers(tuple(sorted(found, key=lambda one: (-one.people, one.function))[:_MOST]), people)


def _most(counts: Counter[Seniority]) -> tuple[str, ...]:
    """The seniorities that hold most of the people, from the top down."""
    held, kept = 0, []
    for seniority, count in counts.most_common():
        if held >= _COVERED * counts.total():
            break
        held += count
        kept.append(seniority)
    return tuple(str(seniority) for seniority in sorted(kept, key=list(Seniority).index))


def _weight(rate: float) -> float:
    return max(0.5, round(6 * rate) / 2)
