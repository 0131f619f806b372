"""Two streets with their houses: whether they are one address, neighbours, or nothing to each other.

A road is long: two that stand in one share little, so that house numbers decide, and words only say whether there is
anything to decide. What stands behind the house (a floor, a suite) tells nothing apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from matching.table import DIFFERS, SAME

_ONE_ROAD = 85
# Of words that are all in the other street, beside what stands behind the house.
_WITHIN = 95
_SHORTEST_ROAD = 5
_DIGITS = re.compile(r"\d+")
_HOUSE = re.compile(r"\b\d+[a-z]?\b")


class Street(IntEnum):
    """How two streets that are not written alike compare."""

    SAME = SAME
    DIFFERS = DIFFERS
    CLOSE = 3  # house numbers that differ by a digit
    ROAD = 4  # one road, another house


def compare_streets(
    streets: Sequence[str], left: NDArray[np.int32], right: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """How pairs of different streets compare, each given by its place among the streets."""
    codes = np.unique(np.concatenate([left, right])).tolist()
    numbers = {code: frozenset(_DIGITS.findall(streets[code])) for code in codes}
    # "85th" is the name of a road, and stays in it.
    roads = {code: " ".join(_HOUSE.sub(" ", streets[code]).split()) for code in codes}
    ours, theirs = [roads[code] for code in left.tolist()], [roads[code] for code in right.tolist()]
    alike = process.cpdist(ours, theirs, scorer=fuzz.token_sort_ratio, score_cutoff=_ONE_ROAD, workers=-1) > 0
    within = process.cpdist(ours, theirs, scorer=fuzz.token_set_ratio, score_cutoff=_WITHIN, workers=-1) > 0
    found = np.full(len(left), Street.DIFFERS, np.uint8)
    for n in np.nonzero(alike | within)[0].tolist():
        one, other = numbers[left[n]], numbers[right[n]]
        if alike[n]:
            found[n] = _by_numbers(one, other)
        elif one & other and _nested(one, other) and min(len(ours[n]), len(theirs[n])) >= _SHORTEST_ROAD:
            found[n] = Street.SAME
    return found


def _by_numbers(ours: frozenset[str], theirs: frozenset[str]) -> Street:
    if _nested(ours, theirs):
        return Street.SAME
    one, other = (" ".join(sorted(numbers)) for numbers in (ours - theirs, theirs - ours))
    return Street.CLOSE if OSA.distance(one, other, score_cutoff=1) <= 1 else Street.ROAD


def _nested(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether all numbers of one are told of the other too: one may leave out the floor, or all."""
    return ours <= theirs or theirs <= ours
