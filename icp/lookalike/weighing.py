"""How much each channel counts: as much as it tells the seeds from the pool, given what the others tell already.

Each seed is compared with the other seeds only, so that none vouches for itself. Where the seeds stand apart from the
pool a channel is worth something; where they are as scattered as the pool (customers in all countries), nothing.
Weights are those of Fisher's linear discriminant with a shrunken covariance: what two channels say alike is counted
once.
"""

from __future__ import annotations

import numpy as np

# Added to each channel's own variance, 1: keeps weights of channels that say nearly the same from running apart.
_RIDGE = 5.0
# A channel must stand out by more than twice what chance makes of it to count at all: with many columns one always
# does a little. The square of that.
_CHANCE = 4.0


def fisher_weights(seeds: np.ndarray, known: np.ndarray, pool: np.ndarray) -> np.ndarray:
    """The weight of each channel, none below 0; their sum is 1, unless all are 0.

    Args:
        seeds: affinity of each seed to the others (seeds × channels), on the pool's scale.
        known: where a seed and another say something.
        pool: affinity of companies of the pool, on the same scale (companies × channels).
    """
    distance = shrunken_mean(seeds, known)
    shared = np.cov(pool, rowvar=False).reshape(len(distance), -1) if len(pool) > 1 else np.eye(len(distance))
    shared = shared + _RIDGE * np.eye(len(distance))
    counted = distance > 0
    weights = np.zeros(len(distance))
    while counted.any():
        solved = np.linalg.solve(shared[np.ix_(counted, counted)], distance[counted])
        weights[:] = 0
        weights[counted] = solved
        if (solved > 0).all():
            break
        counted &= weights > 0
    total = weights.sum()
    return weights / total if total > 0 else weights


def shrunken_mean(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The mean of each column, drawn to 0 by as much as chance may have made it (positive-part James-Stein).

    A column known of fewer than two says nothing.
    """
    count = known.sum(axis=0)
    mean = np.where(known, values, 0).sum(axis=0) / np.maximum(count, 1)
    spread = np.where(known, (values - mean) ** 2, 0).sum(axis=0) / np.maximum(count - 1, 1)
    # Values on the pool's scale scatter by about 1; a few alike by luck must not look exact.
    chance = np.maximum(spread, 1) / np.maximum(count, 1)
    kept = np.clip(1 - _CHANCE * chance / np.maximum(mean**2, 1e-9), 0, None)
    found: np.ndarray = np.where((count > 1) & (mean > 0), mean * kept, 0)
    return found
