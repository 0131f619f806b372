"""Rendezvous hashing: a lead's own order of reps, which no other lead and no other rep can change.

Highest random weight (Thaler and Ravishankar, "Using name-based mappings to increase hit rates", IEEE/ACM Transactions
on Networking 6(1), 1998), weighted as -weight / ln(u) so that shares are proportional to weights (Resch, "New Hashing
Algorithms for Data Storage", SNIA 2015). Taking one rep away moves only the leads whose first choice that rep was.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from math import log
from typing import TypeVar

T = TypeVar("T")
_BITS = 53


def digest(*parts: str) -> int:
    """A number of 64 bits, the same on every machine and in every run."""
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest(), "big")


def draw(seed: str, key: str, name: str, weight: float = 1.0) -> float:
    """How strongly a key draws to a name; the strongest is its place."""
    unit = ((digest(seed, key, name) >> (64 - _BITS)) + 0.5) / 2**_BITS
    return -weight / log(unit)


def ranked(seed: str, key: str, weights: Iterable[tuple[str, float]]) -> list[str]:
    """Names with weights in the order in which a key draws to them."""
    drawn = [(-draw(seed, key, name, weight), name) for name, weight in weights]
    return [name for _, name in sorted(drawn)]
