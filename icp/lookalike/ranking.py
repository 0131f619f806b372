"""A pool ranked by likeness to seeds and unlikeness to anti-seeds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from icp.lookalike.affinity import AGAINST, Scale, channels, dense, mean_of, raw, told
from icp.lookalike.companies import Companies
from icp.lookalike.weighing import fisher_weights

# The best of a first ranking count in a second as half a further seed together (pseudo-relevance feedback): what seeds
# have in common is clearer in more companies. Meaning only: with traits the list would narrow to the first ones' own.
_FEEDBACK, _FEEDBACK_WEIGHT = 15, 0.5
# Of a large pool the spread is taken from this many.
_MOST_FOR_SPREAD = 20_000


@dataclass(frozen=True)
class Ranking:
    """Scores of a pool.

    Attributes:
        scores: float64, one a company: 0 the average company, 1 as like the seeds as these are like one another.
        weights: of each channel, meaning first, then each kind of trait; their sum is 1. Where the seeds
            have nothing in common that the pool has not, meaning alone counts.
        targets: what was looked for in each channel.
    """

    scores: np.ndarray
    weights: np.ndarray
    targets: list[np.ndarray]


def rank(pool: Companies, seeds: Companies, anti: Companies | None = None) -> Ranking:
    """Score every company of a pool, seeds that stand in it too.

    Args:
        seeds: one or more; of one alone nobody can tell what matters of it: its words count, or all else alike where
        it has none. anti: companies that are not wanted.
    """
    beside = [np.zeros_like(target) for target in mean_of(seeds)]
    if anti is not None and len(anti):
        beside = [-AGAINST * target for target in mean_of(anti)]
    targets = _sum(mean_of(seeds), beside)
    placed, scale = _placed(pool, targets)
    weights = _weights(seeds, beside, scale, placed)
    if weights[0]:
        beside[0] = beside[0] + _feedback(pool, placed @ weights)
        targets = _sum(mean_of(seeds), beside)
        meaning, again = _placed(Companies(pool.meaning, ()), targets[:1])
        placed[:, :1] = meaning
        scale = Scale(*(np.r_[b, a[1:]] for a, b in zip(scale, again, strict=True)))
    scores = placed @ weights
    if len(seeds) > 1 and (unit := float(np.median(scale.put(*_to_the_others(seeds, beside)) @ weights))) > 0:
        scores = scores / unit
    return Ranking(scores, weights, targets)


def _sum(left: list[np.ndarray], right: list[np.ndarray]) -> list[np.ndarray]:
    return [a + b for a, b in zip(left, right, strict=True)]


def _placed(pool: Companies, targets: list[np.ndarray]) -> tuple[np.ndarray, Scale]:
    """The affinity of each company in each channel on the pool's scale, and that scale."""
    values, known = raw(pool, targets)
    scale = Scale.of(values, known)
    return scale.put(values, known), scale


def _weights(seeds: Companies, beside: list[np.ndarray], scale: Scale, placed: np.ndarray) -> np.ndarray:
    if len(seeds) == 1:
        said = np.array([told(unit).any() for unit in channels(seeds)], dtype=np.float64)
        alone: np.ndarray = np.eye(len(said))[0] if said[0] else said / max(said.sum(), 1)
        return alone
    held_out, known = _to_the_others(seeds, beside)
    step = max(1, len(placed) // _MOST_FOR_SPREAD)
    weights = fisher_weights(scale.put(held_out, known), known, placed[::step])
    return weights if weights.any() else np.eye(len(weights))[0]


def _feedback(pool: Companies, scores: np.ndarray) -> np.ndarray:
    """What the best of a first ranking mean, at the weight it counts in a second."""
    best = np.argsort(-scores, kind="stable")[:_FEEDBACK]
    return _FEEDBACK_WEIGHT * mean_of(Companies(pool.meaning[np.sort(best)], ()))[0]


def _to_the_others(seeds: Companies, beside: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The affinity of each seed to the mean of the other seeds, and where both say something: (seeds × channels).

    Args:
        beside: what else the target of each channel holds.
    """
    count = len(seeds)
    values = np.zeros((count, len(beside)))
    known = np.zeros((count, len(beside)), dtype=bool)
    for n, unit in enumerate(channels(seeds)):
        rows, said = dense(unit), told(unit)
        others = (rows.sum(axis=0) - rows) / np.maximum(said.sum() - said, 1)[:, None]
        values[:, n] = (rows * others).sum(axis=1) + rows @ beside[n]
        known[:, n] = said & (said.sum() - said > 0)
    return values, known
