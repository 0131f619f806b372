"""A part of a whole, with how sure it is.

The interval is Wilson's at 95 % (`icp/wilson.py`). Below `LEAST` a number says more about chance than about sales, and
the program says "too few" in its place.
"""

from __future__ import annotations

from typing import NamedTuple

from icp.wilson import wilson

LEAST = 10


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


def rate(met: int, of: int) -> Rate:
    """A plain proportion, of things that have all ended."""
    low, high = wilson(met / of, of) if of else (0.0, 1.0)
    return Rate(met / of if of >= LEAST else None, low, high, of, met)
