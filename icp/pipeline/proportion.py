"""A part of a whole, with how sure it is.

The interval is Wilson's score interval at 95 % (E. B. Wilson, "Probable inference, the law of succession, and
statistical inference", JASA 22, 1927), which stays within 0 and 1 and is honest for small counts. Below `LEAST` a
number says more about chance than about sales, and the program says "too few" in its place.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

LEAST = 10
_Z = 1.959963984540054


class Rate(NamedTuple):
    """A proportion, its interval, and of how many it is. `value` is None where they are too few to say.

    Attributes:
        of: how many it was counted on; those still open among them.
        met: how many of them did it.
        going_on: how many of them have not yet done one thing or the other.
        unplaced: how many more may belong to them; the lower end of the interval counts all of them as failures.
    """

    value: float | None
    low: float
    high: float
    of: int
    met: int
    going_on: int = 0
    unplaced: int = 0


def wilson(share: float, n: float, z: float = _Z) -> tuple[float, float]:
    """The interval of a share that was seen among `n`, which need not be whole; everything where n is 0."""
    if n <= 0:
        return 0.0, 1.0
    middle = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    total = 1 + z * z / n
    return max((middle - spread) / total, 0.0), min((middle + spread) / total, 1.0)


def rate(met: int, of: int) -> Rate:
    """A plain proportion, of things that have all ended."""
    low, high = wilson(met / of, of) if of else (0.0, 1.0)
    return Rate(met / of if of >= LEAST else None, low, high, of, met)
