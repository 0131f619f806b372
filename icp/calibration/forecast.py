"""Probabilities with their intervals, and the two ways from a score to them: Platt's line and isotonic steps.

Platt's two numbers (1999, with the targets and steps of Lin, Lin and Weng 2007, Machine Learning 68) are safe with
few outcomes; isotonic regression follows any rising curve but invents steps below about a thousand cases of each
outcome (Niculescu-Mizil and Caruana 2005), so size decides. Scores must come from leads their model has not seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

import numpy as np

from icp.calibration.board import Flags, Floats
from icp.calibration.posterior import PRIOR, interval

LEVEL = 0.9
_NORMAL_90 = 1.6448536269514722
_FOR_STEPS = 1_000
_LEAST_OF_A_SCORE = 10
_NEWTON = 100
_RIDGE = 1e-6


class Forecast(NamedTuple):
    """For each lead the probability of being won, and its 90 % interval."""

    said: Floats
    low: Floats
    high: Floats


def logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -35, 35))), dtype=float)


@dataclass(frozen=True)
class Line:
    """Platt's: logit = intercept + slope x (score - centre) / scale. `covariance` is that of the two, row by row."""

    centre: float
    scale: float
    intercept: float
    slope: float
    covariance: tuple[float, float, float]
    form: str = field(default="platt", init=False)

    def said(self, scores: Floats) -> Floats:
        """The probability of each score."""
        return logistic(self.intercept + self.slope * (scores - self.centre) / self.scale)

    def forecast(self, scores: Floats, variance: Floats) -> Forecast:
        """`variance` is that of each score, 0 where it is certain."""
        at = (scores - self.centre) / self.scale
        logits = self.intercept + self.slope * at
        own, both, slope = self.covariance
        spread = own + 2 * both * at + slope * at**2 + self.slope**2 * variance / self.scale**2
        width = _NORMAL_90 * np.sqrt(np.maximum(spread, 0.0))
        return Forecast(logistic(logits), logistic(logits - width), logistic(logits + width))


@dataclass(frozen=True)
class Steps:
    """Isotonic: from `starts[n]` on, `won[n]` of `leads[n]` became customers, in rising shares."""

    starts: tuple[float, ...]
    won: tuple[int, ...]
    leads: tuple[int, ...]
    form: str = field(default="isotonic", init=False)

    def forecast(self, scores: Floats, variance: Floats) -> Forecast:
        won, leads = np.array(self.won, dtype=float), np.array(self.leads, dtype=float)
        shares = np.maximum.accumulate((won + PRIOR) / (leads + 2 * PRIOR))
        low, high = interval(won, leads, LEVEL)
        width = _NORMAL_90 * np.sqrt(variance)
        said = shares[self._step(scores)]
        return Forecast(
            said,
            np.minimum(low[self._step(scores - width)], said),
            np.maximum(high[self._step(scores + width)], said),
        )

    def _step(self, scores: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.maximum(np.searchsorted(np.array(self.starts), scores, "right") - 1, 0)


Scale: TypeAlias = Line | Steps


def fit_unseen(scores: Floats, won: Flags) -> Scale:
    """The way from scores to probabilities, learnt from leads that the scores' model had not seen."""
    rarer = min(int(won.sum()), int((~won).sum()))
    return _steps(scores, won) if rarer >= _FOR_STEPS else _line(scores, won)


def fit_seen(scores: Floats, won: Flags, learnt: int) -> Line:
    """The same from the leads that the scores were learnt from, which flatter them.

    The slope is therefore shrunk by (X - k) / X, X being twice the gain in log likelihood over one rate for all and k
    the number of things learnt (van Houwelingen and le Cessie 1990, Statistics in Medicine 9).
    """
    line = _line(scores, won)
    gain = 2 * (_likelihood(line.said(scores), won) - _likelihood(np.full(len(won), won.mean()), won))
    shrunk = replace(line, slope=line.slope * max(0.0, 1 - learnt / gain) if gain > 0 else 0.0)
    own, both, slope = line.covariance
    return replace(shrunk, covariance=(own + _scatter(shrunk, scores, won), both, slope))


def _scatter(line: Line, scores: Floats, won: Flags) -> float:
    """How far leads of one score lie from the line beyond chance, as a variance of logits.

    The estimate of DerSimonian and Laird (1986, Controlled Clinical Trials 7) over the groups of equal scores.
    """
    values, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    wins = np.bincount(places, weights=won, minlength=len(values))
    held = counts >= _LEAST_OF_A_SCORE
    winners, others = wins[held] + PRIOR, (counts - wins)[held] + PRIOR
    weights = 1 / (1 / winners + 1 / others)
    fitted = line.intercept + line.slope * (values[held] - line.centre) / line.scale
    free = weights.sum() - (weights**2).sum() / weights.sum() if held.sum() > 2 else 0.0
    beyond = (weights * (np.log(winners / others) - fitted) ** 2).sum() - (held.sum() - 2)
    return float(max(0.0, beyond / free)) if free > 0 else 0.0


def _likelihood(said: Floats, won: Flags) -> float:
    return float(np.log(np.where(won, said, 1 - said)).sum())


def _line(scores: Floats, won: Flags) -> Line:
    centre, scale = float(scores.mean()), float(scores.std()) or 1.0
    design = np.column_stack([np.ones(len(scores)), (scores - centre) / scale])
    winners, others = float(won.sum()), float((~won).sum())
    targets = np.where(won, (winners + 1) / (winners + 2), 1 / (others + 2))
    betas, covariance = _newton(design, targets)
    if betas[1] < 0:  # A score that points the wrong way is no score.
        betas, only = _newton(design[:, :1], targets)
        return Line(centre, scale, float(betas[0]), 0.0, (float(only[0, 0]), 0.0, 0.0))
    own, both, slope = covariance[0, 0], covariance[0, 1], covariance[1, 1]
    return Line(centre, scale, float(betas[0]), float(betas[1]), (float(own), float(both), float(slope)))


def _newton(design: Floats, targets: Floats) -> tuple[Floats, Floats]:
    """The weights of greatest likelihood, and their covariance."""
    betas = np.zeros(design.shape[1])
    ridge = _RIDGE * np.eye(design.shape[1])
    for _ in range(_NEWTON):
        said = logistic(design @ betas)
        hessian = design.T @ (design * (said * (1 - said))[:, None]) + ridge
        step = np.linalg.solve(hessian, design.T @ (targets - said) - ridge @ betas)
        betas = betas + np.clip(step, -4, 4)
        if np.abs(step).max() < 1e-9:
            break
    return betas, np.asarray(np.linalg.inv(hessian), dtype=float)


def _steps(scores: Floats, won: Flags) -> Steps:
    from sklearn.isotonic import isotonic_regression

    values, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    wins = np.bincount(places, weights=won, minlength=len(values))
    shares = isotonic_regression(wins / counts, sample_weight=counts)
    firsts = np.flatnonzero(np.concatenate([[True], np.diff(shares) > 1e-12]))
    held, leads = np.add.reduceat(wins, firsts), np.add.reduceat(counts, firsts)
    return Steps(
        tuple(float(v) for v in values[firsts]), tuple(int(w) for w in held), tuple(int(n) for n in leads)
    )
