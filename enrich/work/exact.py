"""Whether a share fell, told exactly and without a model: Fisher's test, for several kinds of company at once.

A source that is asked about other companies than before finds another share of them, and nothing is wrong with it. So
answers are compared within a kind of company only (a stratum), and what the strata say is added up: given how many
were asked and how many hits there were in each, the recent hits of a stratum are hypergeometric, and their sum is
distributed as the convolution. https://doi.org/10.1093/jnci/22.4.719 (Mantel and Haenszel 1959)

It refuses to tell by how much a share fell, and to say anything of strata that lack one of the two sides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma

# Chances below this are nothing beside rounding; leaving them out keeps the sums short.
_NOTHING = 1e-15


@dataclass(frozen=True, slots=True)
class Stratum:
    """Askings about one kind of company, recent and earlier ones, and how many of each were hits."""

    recent: int
    recent_hits: int
    earlier: int
    earlier_hits: int

    @property
    def compares(self) -> bool:
        return self.recent > 0 and self.earlier > 0


def chance_of_fewer(strata: Iterable[Stratum]) -> float:
    """How likely so few recent hits, or fewer, are if nothing changed; 1 where nothing can be compared."""
    seen = 0
    lowest, chances = 0, [1.0]
    for stratum in strata:
        if stratum.compares:
            seen += stratum.recent_hits
            start, more = _hypergeometric(stratum)
            lowest, chances = _trimmed(lowest + start, _convolved(chances, more))
    return min(1.0, sum(chances[: max(0, seen - lowest + 1)]))


def _hypergeometric(s: Stratum) -> tuple[int, list[float]]:
    """The chances of each number of recent hits, from the lowest that is possible."""
    hits, total = s.recent_hits + s.earlier_hits, s.recent + s.earlier
    lowest, highest = max(0, s.recent + hits - total), min(s.recent, hits)
    whole = _ways(total, s.recent)
    chances = [
        exp(_ways(hits, k) + _ways(total - hits, s.recent - k) - whole) for k in range(lowest, highest + 1)
    ]
    return _trimmed(lowest, chances)


def _ways(n: int, k: int) -> float:
    """The logarithm of the number of ways to take k of n."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _convolved(one: list[float], other: list[float]) -> list[float]:
    """The chances of the sum of two numbers."""
    sums = [0.0] * (len(one) + len(other) - 1)
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            sums[i + j] += a * b
    return sums


def _trimmed(lowest: int, chances: list[float]) -> tuple[int, list[float]]:
    """The same without the ends that hardly ever happen."""
    kept = [n for n, chance in enumerate(chances) if chance > _NOTHING]
    return lowest + kept[0], chances[kept[0] : kept[-1] + 1]
