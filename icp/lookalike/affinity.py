"""How near each company of a pool is to a few others, channel by channel, on one scale.

The scale is the pool's own: 0 is its average company, 1 a standard deviation nearer. A company of which a channel says
nothing stands at 0 there: unknown is not unlike.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np

from icp.lookalike.companies import Companies

# How far what resembles a bad customer is pushed away, against how far what resembles a good one is drawn near:
# Rocchio's weights for feedback, of which the negative one is smaller (Manning, Raghavan & Schütze 2008, 9.1.1).
AGAINST = 0.5
_BLOCK = 65_536


Unit: TypeAlias = Any
"""The unit rows of a channel: a plain array, or a sparse one of scipy."""


def channels(companies: Companies) -> list[Unit]:
    """Meaning first, then each kind of trait."""
    return [companies.meaning, *companies.traits]


def raw(pool: Companies, targets: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The inner product of each company with a target in each channel, and where nothing is known.

    Args:
        targets: for each channel a dense vector.

    Returns:
        float32 and bool (companies × channels).
    """
    count = len(pool)
    found = np.zeros((count, len(targets)), dtype=np.float32)
    known = np.zeros((count, len(targets)), dtype=bool)
    for start in range(0, count, _BLOCK):
        rows = slice(start, min(start + _BLOCK, count))
        for n, (unit, target) in enumerate(zip(channels(pool), targets, strict=True)):
            block = single(unit[rows])
            found[rows, n] = block @ target
            known[rows, n] = told(block)
    return found, known


def single(unit: Unit) -> Unit:
    """Rows in single precision; a large pool keeps them in half."""
    return unit.astype(np.float32) if unit.dtype == np.float16 else unit


def told(unit: Unit) -> np.ndarray:
    """Which rows say anything."""
    if isinstance(unit, np.ndarray):
        return np.asarray(unit.any(axis=1)) if unit.shape[1] else np.zeros(len(unit), bool)
    ends: np.ndarray = unit.indptr
    return np.diff(ends) > 0


def mean_of(companies: Companies) -> list[np.ndarray]:
    """The mean of companies in each channel, of those that say something there."""
    found = []
    for unit in channels(companies):
        count = max(int(told(unit).sum()), 1)
        found.append(np.asarray(single(unit).sum(axis=0), dtype=np.float32).ravel() / count)
    return found


def dense(unit: Unit) -> np.ndarray:
    """The rows of a channel of a few companies as a plain array."""
    plain = unit if isinstance(unit, np.ndarray) else unit.toarray()
    return np.asarray(plain, dtype=np.float64)


class Scale(NamedTuple):
    """Mean and deviation of each channel over the companies of the pool that say something there."""

    mean: np.ndarray
    deviation: np.ndarray

    @classmethod
    def of(cls, values: np.ndarray, known: np.ndarray) -> Scale:
        said = np.maximum(known.sum(axis=0), 1)
        mean = np.where(known, values, 0).sum(axis=0) / said
        spread = np.where(known, (values - mean) ** 2, 0).sum(axis=0) / said
        return cls(mean, np.sqrt(spread))

    def put(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        """Values in deviations from the mean: 0 where nothing is known or nothing differs."""
        flat = self.deviation < 1e-6
        found: np.ndarray = (values - self.mean) / np.where(flat, 1, self.deviation)
        return np.where(known & ~flat, found, 0)
