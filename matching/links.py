"""Which company of one list the people of another are at: for each row of a person one company, or none.

Each row's employer is a record of its own (`employers.py`) that is compared with the companies it shares a key with.
A person is at one company at most, so that companies compete for the row: the odds of each, and even odds for none of
them, make its probability. Two namesakes that fit equally well thus have half each, and neither is chosen. How usual
each level of agreement is, and how many people are at a listed company at all, is learned from the two lists
themselves; of companies, clusters compete, so that a company that is listed three times is no rival of itself.

Nothing is chosen below `SURE`, nor by rank alone: the best of several bad candidates is none. No other list than the
two is looked into: that a company is not listed shows in nothing fitting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.beside import beside
from matching.block_keys import mixed
from matching.compare import Compared, Comparer
from matching.compare_names import judge_packed
from matching.employers import as_people_tell, placed_by_cities
from matching.explain import because
from matching.frequency import Frequencies
from matching.link_candidates import candidates
from matching.model import KIN, NAMESAKE, ONE, Bits, Model, learn, shipped
from matching.names import Judge, NameBook
from matching.sift import sift
from matching.table import Ints, Table

# The least probability with which somebody is linked: a wrong employer costs more than a missing one.
SURE = 0.9
Floats = NDArray[np.float64]
Stage = Callable[[str], None]
# Before anything is learned: how many of the people are at a listed company, and at companies that are kindred to a
# listed one or bear its name; and as how many people that counts.
_EXPECTED = (0.6, 0.1, 0.05)
_HELD = 50.0
_ROUNDS = 6
_SAMPLE = 150_000
_BY_LOT = 60_000
_AT_ONCE = 500_000
_SHOWN_AT_ONCE = 20_000
_MOST_BITS = 60.0
_NEVER = -1000.0


@dataclass(frozen=True)
class Standings:
    """For some employers the likeliest company and the likeliest of any other cluster; an entry of each an employer.

    Attributes:
        company, rival: records, -1 where there is none.
    """

    employer: Ints
    company: Ints
    probability: Floats
    rival: Ints
    rivals_probability: Floats
    expected: float


@dataclass(frozen=True, eq=False)
class Links:
    """Where people are. An entry of each array a record of people, in the order of their table.

    Attributes:
        home: for each company the first record of its cluster.
        company: the likeliest company; -1 where none comes near.
        probability: of being at that company's cluster.
        rival: the likeliest company of another cluster; -1 where there is none.
    """

    comparer: Comparer
    model: Model
    home: Ints
    company: Ints
    probability: Floats
    rival: Ints
    rivals_probability: Floats

    def told(self) -> NDArray[np.bool_]:
        """Which rows tell an employer at all."""
        own = slice(len(self.home), None)
        domain = self.comparer.table.columns.get("domain")
        named = self.comparer.book.codes[own, 0] >= 0
        return named if domain is None else named | (domain.first[own] >= 0)

    def reasons(self) -> Iterator[tuple[str, ...]]:
        """Why each row is at its likeliest company, weightiest first; nothing where none comes near.

        What speaks for it is weighed against chance. What namesakes and rivals take from it shows in the probability.
        """
        by_chance = replace(self.model, shares=(self.model.shares[ONE], _NEVER, _NEVER))
        near = np.flatnonzero(self.company >= 0)
        found: list[tuple[str, ...]] = [()] * len(self.company)
        for start in range(0, len(near), _SHOWN_AT_ONCE):
            people = near[start : start + _SHOWN_AT_ONCE]
            employers = (people + len(self.home)).astype(np.int32)
            said = because(self.comparer, by_chance, self.company[people], employers)
            for person, reason in zip(people.tolist(), said, strict=True):
                found[person] = reason
        yield from found

    def named(self, company: int) -> str:
        """A company as its row calls it."""
        name = int(self.comparer.book.codes[company, 0])
        return self.comparer.book.shown[name] if name >= 0 else "a company without a name"


def _silent(_: str) -> None:
    """Nobody watches."""


def link(
    companies: Table, home: Ints, people: Table, judge: Judge = judge_packed, stage: Stage = _silent
) -> Links:
    """Find the company that each person's row places them at.

    Args:
        companies: the companies.
        home: for each of them the first record of its cluster.
        people: the employers that people's rows tell of, as companies (`employers.py`).
        judge: who compares names; `judge_packed`, or several processes that do as it does.
        stage: is told what is done next.
    """
    stage("pairing")
    comparer = _comparer(companies, home, people, judge)
    left, right = candidates(comparer.table, comparer.book, comparer.frequencies, len(companies))
    stage("weighing")
    model = _learned(comparer, home, left, right)
    stage("linking")
    size = len(people)
    company, rival = np.full(size, -1, np.int32), np.full(size, -1, np.int32)
    likely, less = np.zeros(size), np.zeros(size)
    left, right = sift(comparer, model, left, right)
    for part in _parts(right):
        compared = comparer.compare(left[part], right[part])
        found = _standings(model.odds(compared).bits, left[part], right[part], home)
        at = found.employer - len(companies)
        company[at], likely[at] = found.company, found.probability
        rival[at], less[at] = found.rival, found.rivals_probability
    return Links(comparer, model, home, company, likely, rival, less)


def _comparer(companies: Table, home: Ints, people: Table, judge: Judge) -> Comparer:
    """The comparer of both lists. What is rare is counted among companies, of which each cluster counts once."""
    table = placed_by_cities(beside(companies, people))
    book = NameBook(table, judge)
    copies = np.bincount(home, minlength=len(home))[home]
    parts = np.concatenate((1 / np.maximum(1, copies), np.zeros(len(people))))
    return Comparer(table, book, Frequencies(table, book, parts))


def _parts(right: Ints) -> Iterator[slice]:
    """The pairs some at a time, those of one employer always together."""
    start = 0
    while start < len(right):
        end = start + _AT_ONCE
        end = int(np.searchsorted(right, right[end])) if end < len(right) else len(right)
        end = end if end > start else int(np.searchsorted(right, right[start], side="right"))
        yield slice(start, end)
        start = end


# -- competing ---------------------------------------------------------------------------------------


def _standings(bits: Bits, left: Ints, right: Ints, home: Ints) -> Standings:
    """Who competes for each employer, and how they stand; of a cluster the row that fits best competes.

    Args:
        bits: of the odds that each pair is one, by itself.
    """
    cluster = home[left]
    best = np.lexsort((left, -bits, cluster, right))
    first = _begins(right[best]) | _begins(cluster[best])
    best = best[first]
    best = best[np.lexsort((left[best], -bits[best], right[best]))]
    odds = np.exp2(np.clip(bits[best].astype(np.float64), -_MOST_BITS, _MOST_BITS))
    starts = np.flatnonzero(_begins(right[best]))
    counts = np.diff(np.append(starts, len(best)))
    total = 1 + np.add.reduceat(odds, starts) if len(starts) else np.zeros(0)
    second = np.minimum(starts + 1, len(best) - 1)
    has_rival = counts > 1
    return Standings(
        right[best[starts]],
        left[best[starts]],
        odds[starts] / total,
        np.where(has_rival, left[best[second]], np.int32(-1)).astype(np.int32),
        np.where(has_rival, odds[second] / total, 0.0),
        float((1 - 1 / total).sum()),
    )


def _begins(values: Ints) -> NDArray[np.bool_]:
    """Where a run of equal values begins."""
    begins = np.ones(len(values), bool)
    begins[1:] = values[1:] != values[:-1]
    return begins


# -- learning ----------------------------------------------------------------------------------------


def _learned(comparer: Comparer, home: Ints, left: Ints, right: Ints) -> Model:
    """The model that fits the two lists, learned from all pairs of some of the employers."""
    companies, people = len(home), len(comparer.table) - len(home)
    every = max(1, len(left) // _SAMPLE)
    drawn = mixed(right) % np.uint64(every) == 0
    left, right = left[drawn], right[drawn]
    compared = comparer.compare(left, right)
    start = as_people_tell(shipped("company", comparer.table.columns), _both_tell(comparer.table, companies))
    # So many records have as many pairs among themselves as the lists have between them.
    records = round((2 * companies * people) ** 0.5)
    model = learn(start, compared, 1 / every, records, comparer.compare(*_drawn(companies, people)))
    return _with_shares(model, compared, home, left, right, max(1.0, people / every))


def _both_tell(table: Table, companies: int) -> set[str]:
    """The columns that companies and employers both have; a domain's hint of a country needs but one of them."""
    halves = [
        {trait for trait, column in table.columns.items() if (column.first[half] >= 0).any()}
        for half in (slice(companies), slice(companies, None))
    ]
    return (halves[0] & halves[1]) | ((halves[0] | halves[1]) & {"hinted_country"})


def _drawn(companies: int, people: int) -> tuple[Ints, Ints]:
    """Pairs of a company and an employer drawn by lot, the same each time."""
    if not companies or not people:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    lots = np.arange(min(_BY_LOT, companies * people))
    left, right = (
        (mixed(lots, n) % np.uint64(many)).astype(np.int32) for n, many in enumerate((companies, people), 1)
    )
    return left, right + np.int32(companies)


def _with_shares(
    model: Model, compared: Compared, home: Ints, left: Ints, right: Ints, people: float
) -> Model:
    """The model with how likely an employer is a company, kin to it or its namesake, before they are compared.

    Found by repeating: with the shares so far each employer has its odds, and these tell of the shares. Those of being
    a company are against being no listed one.
    """
    clusters = len(np.unique(home))
    listed, kin, namesake = _EXPECTED
    for _ in range(_ROUNDS):
        shares = (
            listed / (1 - listed) / max(1, clusters),
            kin / max(1, len(home)),
            namesake / max(1, len(home)),
        )
        one, kindred, namesakes = np.log2(shares).tolist()
        model = replace(model, shares=(one, kindred, namesakes))
        if not compared.levels:
            break
        odds = model.odds(compared)
        counted = (
            _standings(odds.bits, left, right, home).expected,
            *odds.shares[[KIN, NAMESAKE]].sum(axis=1, dtype=np.float64).tolist(),
        )
        listed, kin, namesake = (
            (found + _HELD * before) / (people + _HELD)
            for found, before in zip(counted, _EXPECTED, strict=True)
        )
    return model
