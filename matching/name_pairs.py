"""How far pairs of names agree, each pair once, for millions of pairs: levels by number, and the words they rest on.

Two names agree on a level, and in some words. What those words are worth changes as more is known of the list, what
names share does not: so it is kept here, as arrays, and never asked for again. How two names compare is the business
of `compare_names.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.table import Ints, Levels

# A word that two names share, behind the kind of rarity it has: ("word", "acme").
Part: TypeAlias = tuple[str, str]
Agreed: TypeAlias = tuple[Part, ...]
_NONE = np.zeros(0, np.int32)


class Judged(NamedTuple):
    """Pairs of names in some order, an entry of `levels` and `counts` a pair.

    Attributes:
        levels: how far the two agree, by the number of the level.
        counts: on how many parts that rests.
        parts: those of all pairs in order, by their place in `known`.
        known: each part once.
    """

    levels: Levels
    counts: Ints
    parts: Ints
    known: Sequence[Part]


def judged(found: Sequence[tuple[int, Agreed]]) -> Judged:
    """Levels and what they rest on, pair by pair, as arrays."""
    numbers: dict[Part, int] = {}
    parts = [numbers.setdefault(part, len(numbers)) for _, agreed in found for part in agreed]
    levels = np.array([level for level, _ in found], np.uint8)
    counts = np.array([len(agreed) for _, agreed in found], np.int32)
    return Judged(levels, counts, np.array(parts, np.int32), list(numbers))


def together(several: Iterable[Judged]) -> Judged:
    """Pairs that were judged in several goes, in the order of these."""
    numbers: dict[Part, int] = {}
    levels, counts, parts = [np.zeros(0, np.uint8)], [_NONE], [_NONE]
    for each in several:
        own = [numbers.setdefault(part, len(numbers)) for part in each.known]
        levels.append(each.levels)
        counts.append(each.counts)
        parts.append(np.array(own, np.int32)[each.parts])
    return Judged(np.concatenate(levels), np.concatenate(counts), np.concatenate(parts), list(numbers))


class NamePairs:
    """Every pair of names of one book that was judged. A pair goes by one number, its code."""

    def __init__(self) -> None:
        self._codes, self._places = np.zeros(0, np.int64), np.zeros(0, np.int64)
        self._starts = np.zeros(1, np.int64)
        self._found = together(())

    def unknown(self, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        """Which of these have not been judged yet."""
        if not len(self._codes):
            return codes
        nearest = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        return np.asarray(codes[self._codes[nearest] != codes])

    def add(self, codes: NDArray[np.int64], found: Judged) -> None:
        """Keep pairs that had not been judged before."""
        self._found = together((self._found, found))
        self._starts = np.concatenate(([0], np.cumsum(self._found.counts, dtype=np.int64)))
        every = np.empty(len(self._found.levels), np.int64)
        every[self._places], every[len(self._codes) :] = self._codes, codes
        self._places = np.argsort(every)
        self._codes = every[self._places]

    def of(self, codes: NDArray[np.int64]) -> Judged:
        """How far pairs agree that have been judged."""
        levels, counts, parts, known = self._found
        places = self._places[np.searchsorted(self._codes, codes)]
        many = counts[places]
        begins = np.repeat(self._starts[places] - (np.cumsum(many) - many), many)
        return Judged(levels[places], many, parts[begins + np.arange(len(begins))], known)
