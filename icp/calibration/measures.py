"""How good probabilities are: order (AUC), distance (Brier), honesty (ECE and the reliability table).

AUC and its error by DeLong, DeLong and Clarke-Pearson (1988, Biometrics 44), computed from mid-ranks (Sun and Xu 2014).
ECE over bins of like size (Naeini, Cooper and Hauskrecht 2015): with few leads it is above 0 even for true
probabilities, so it is read beside the base rate's. All take probabilities or scores and outcomes of like length.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from icp.calibration.board import Flags, Floats

_BINS = 10
_LEAST_IN_BIN = 10
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class Bin:
    """Leads of like probability: how many, what was said of them on average, and how many became customers."""

    leads: int
    said: float
    won: int

    @property
    def share(self) -> float:
        return self.won / self.leads


@dataclass(frozen=True)
class Figures:
    """What a model was worth on leads it did not learn from. `auc_low` and `auc_high` are its 95 % interval."""

    auc: float
    auc_low: float
    auc_high: float
    brier: float
    ece: float
    bins: tuple[Bin, ...]


def figures(said: Floats, won: Flags) -> Figures:
    """All measures of one model."""
    middle, error = auc(said, won)
    bins = reliability(said, won)
    return Figures(
        middle,
        max(0.0, middle - NORMAL_95 * error),
        min(1.0, middle + NORMAL_95 * error),
        brier(said, won),
        sum(b.leads * abs(b.said - b.share) for b in bins) / len(said),
        bins,
    )


def auc(scores: Floats, won: Flags) -> tuple[float, float]:
    """P(a winner scores above another), ties counted half, and its standard error; 0.5 where there is one class."""
    winners, others = int(won.sum()), int((~won).sum())
    if not winners or not others:
        return 0.5, 0.0
    ranks = _mid_ranks(scores)
    above = (ranks[won] - _mid_ranks(scores[won])) / others
    below = 1 - (ranks[~won] - _mid_ranks(scores[~won])) / winners
    error = sqrt(_variance(above) / winners + _variance(below) / others)
    return float(above.mean()), error


def _variance(values: Floats) -> float:
    return float(values.var(ddof=1)) if len(values) > 1 else 0.25


def _mid_ranks(values: Floats) -> Floats:
    """Ranks from 1, those of equal values their mean."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[places], dtype=float)


def brier(said: Floats, won: Flags) -> float:
    """The mean squared distance of what was said from what came."""
    return float(np.mean((said - won) ** 2))


def reliability(said: Floats, won: Flags) -> tuple[Bin, ...]:
    """Up to ten bins of like size; equal probabilities stay together."""
    wanted = max(_LEAST_IN_BIN, len(said) / _BINS)
    values, places, counts = np.unique(said, return_inverse=True, return_counts=True)
    wins = np.bincount(places, weights=won, minlength=len(values))
    bin_of = np.minimum(((np.cumsum(counts) - counts / 2) / wanted).astype(int), _BINS - 1)
    bins = []
    for n in np.unique(bin_of):
        held = bin_of == n
        leads = int(counts[held].sum())
        bins.append(Bin(leads, float((values * counts)[held].sum() / leads), int(wins[held].sum())))
    return tuple(bins)


def advantage(said: Floats, other: Floats, won: Flags) -> tuple[float, float]:
    """How much smaller the Brier score of the first is than that of the second, and the standard error of that.

    Paired, lead by lead (Diebold and Mariano 1995): what is hard to foretell is so for both.
    """
    differences = (other - won) ** 2 - (said - won) ** 2
    return float(differences.mean()), float(differences.std(ddof=1) / sqrt(len(differences)))
