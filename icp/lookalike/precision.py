"""How far to trust a list of lookalikes, from the seeds alone: each is held back in turn and looked for among the pool.

Where held seeds come back says how much denser companies like them stand at the top of the list than in the pool. How
many of the pool are alike nobody has told, and it cannot be known from seeds alone; so precision is an interval, wide
and honest (positive-unlabelled data: Elkan & Noto 2008). Its lower end supposes that the pool holds no more of them
than there are seeds; its upper end, as many as can be: above any rank there are no more of them than there are
companies (Blanchard, Lee & Scott 2010, "Semi-supervised novelty detection"). Both suppose that the seeds are a fair
draw of what is looked for. Below five seeds nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from icp.lookalike.companies import Companies
from icp.lookalike.ranking import rank
from icp.wilson import wilson

LEAST_SEEDS = 5
_MOST_HELD = 20
_MOST_POOL = 20_000
# Of the bounds on a share that few seeds leave open, one in ten times it lies beyond.
_BEYOND = 1.2816


@dataclass(frozen=True)
class Expected:
    """What to expect of a list.

    Attributes:
        held: how many seeds were held back, one at a time.
        back: how many of them came back within the list.
        length: of the list, in companies of the pool.
        chance: how many would have by chance.
        low: the least to expect of the share of the list that is like the seeds.
        high: the most.
    """

    held: int
    back: int
    length: int
    chance: float
    low: float
    high: float


def expected(pool: Companies, seeds: Companies, anti: Companies | None, length: int) -> Expected | None:
    """What to expect of the first `length` companies of a ranking; None below `LEAST_SEEDS` seeds.

    Args:
        pool: without the seeds. Of a large one, an even part is ranked.
    """
    if len(seeds) < LEAST_SEEDS or not len(pool):
        return None
    step = max(1, len(pool) // _MOST_POOL)
    part = pool.take(np.arange(0, len(pool), step))
    chosen = np.unique(np.linspace(0, len(seeds) - 1, min(len(seeds), _MOST_HELD)).astype(int))
    folds = [_held(part, seeds, anti, int(n)) for n in chosen]
    ranks = np.sort([step * _beaten_by(held, scores) for held, scores in folds])
    length = min(length, len(pool))
    back = int((ranks < length).sum())
    most = min(
        (rank_ + 1) / wilson(n / len(folds), len(folds), _BEYOND)[0] for n, rank_ in enumerate(ranks, 1)
    )
    low = (back + 0.5) / (len(folds) + 1) * min(len(seeds), length) / length
    high = wilson(back / len(folds), len(folds), _BEYOND)[1] * most / length
    return Expected(
        len(folds), back, length, len(folds) * length / len(pool), min(low, high, 1.0), min(1.0, high)
    )


def _beaten_by(held: float, scores: np.ndarray) -> float:
    """How many score higher, and half of those that score alike."""
    return float((scores > held).sum() + (scores == held).sum() / 2)


def _held(part: Companies, seeds: Companies, anti: Companies | None, n: int) -> tuple[float, np.ndarray]:
    """The score of a seed that the ranking did not know, and those of the pool beside it."""
    others = [m for m in range(len(seeds)) if m != n]
    with_held = part.followed_by(seeds.take([n]))
    scores = rank(with_held, seeds.take(others), anti).scores
    return float(scores[-1]), scores[:-1]
