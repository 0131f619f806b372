"""How sure a rate is: Beta posteriors of a share, and the probability that one share is larger than another.

The prior is Jeffreys's Beta(1/2, 1/2). It weighs one lead in all, so that rates of few customers are hardly moved
(the uniform Beta(1, 1) pulls a rate of 2 % in 50 leads to 3.8 %, Jeffreys's to 2.9 %), and its intervals hold their
level for small shares (Brown, Cai and DasGupta 2001, Interval Estimation for a Binomial Proportion, Statistical
Science 16).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from icp.calibration.board import Flags, Floats
from icp.discoveries import standing

PRIOR = 0.5
_NODES = 200


def interval(won: Floats, of: Floats, level: float) -> tuple[Floats, Floats]:
    """The equal-tailed credible interval of each share, open to 0 where none won and to 1 where all did."""
    tail = (1 - level) / 2
    low = np.where(won > 0, quantile(won, of, tail), 0.0)
    return low, np.where(won < of, quantile(won, of, 1 - tail), 1.0)


def quantile(won: Floats, of: Floats, at: float) -> Floats:
    """A quantile of the posterior of each share."""
    from scipy.special import betaincinv

    return np.asarray(betaincinv(won + PRIOR, of - won + PRIOR, at), dtype=float)


def larger(won: Floats, of: Floats, others_won: Floats, others: Floats) -> Floats:
    """P(share > other share) for each pair of independent posteriors; one half where either has no leads at all.

    The control is the rate of all leads, those with the trait among them, so the two are not independent. But a whole
    is below one of its parts just where it is above the other: r > c exactly where r > rate of the leads without the
    trait, and these two are.
    """
    from scipy.special import betainc, betaincinv

    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    at = betaincinv((won + PRIOR)[:, None], (of - won + PRIOR)[:, None], (nodes + 1) / 2)
    below = betainc((others_won + PRIOR)[:, None], (others - others_won + PRIOR)[:, None], at)
    return np.where((of > 0) & (others > 0), np.clip(below @ (weights / 2), 0.0, 1.0), 0.5)


def discoveries(probabilities: Sequence[float] | Floats, demanded: float) -> Flags:
    """Which of many P(r > c) stand when all are looked at together.

    By `icp/discoveries.py` on 1 - P, which for this prior is close to a one-sided p-value: of the traits that stand, at
    most 1 - `demanded` are expected to be noise.
    """
    doubts = 1 - np.asarray(probabilities, dtype=float)
    stand = np.zeros(len(doubts), dtype=bool)
    stand[np.argsort(doubts, kind="stable")[: standing(doubts.tolist(), 1 - demanded)]] = True
    return stand
