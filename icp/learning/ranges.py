"""The range that most of some numbers lie in, with limits a person would have chosen.

A few numbers do not show their tails: the least and the greatest of eight are expected to hold 7 of the next 9 (order
statistics). So the range of few is widened by a step. Plain outliers are cut off, and of ten or more up to one in ten
at each end, if that tells more. All is done on a scale of proportions, because companies are spread so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf, log
from statistics import quantiles
from typing import NamedTuple

_TRIMMED = (0.0, 0.05, 0.1)
_FENCE = 1.5  # quartile ranges beyond the quartiles (Tukey, Exploratory Data Analysis, 1977)
_QUARTILES = 8  # numbers from which quartiles say something
_STEPS = (1, 2, 3, 5, 7)
LADDER = tuple(step * 10**power for power in range(12) for step in _STEPS)
"""Limits people choose: 1, 2, 3, 5, 7, 10, 20 and so on."""


class Range(NamedTuple):
    """At least `least` (0 for no limit) and at most `most` (infinite for none)."""

    least: float
    most: float

    def holds(self, number: float) -> bool:
        return self.least <= number <= self.most


def ranges(numbers: Sequence[float], few: bool) -> tuple[list[float], list[float]]:
    """Lower and upper limits worth trying around nearly all of some numbers above 0, the widest of each first.

    Args:
        numbers: one or more.
        few: whether they are too few to show their tails; the same for all parts of one list.
    """
    inside = _without_outliers(sorted(numbers))
    wider = int(few)
    lows, highs = [], []
    for trimmed in _TRIMMED:
        cut = int(len(inside) * trimmed)
        below = bisect_right(LADDER, inside[cut]) - 1 - wider
        above = bisect_left(LADDER, inside[len(inside) - 1 - cut]) + wider
        lows.append(LADDER[below] if below >= 0 else 0)
        highs.append(LADDER[above] if above < len(LADDER) else inf)
    return [*dict.fromkeys(lows)], [*dict.fromkeys(highs)]


def _without_outliers(ranked: list[float]) -> list[float]:
    if len(ranked) < _QUARTILES:
        return ranked
    first, _, third = quantiles(map(log, ranked), n=4, method="inclusive")
    reach = _FENCE * max(third - first, log(1.5))
    return [number for number in ranked if first - reach <= log(number) <= third + reach]
