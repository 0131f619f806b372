"""A small logistic regression of the same traits: L2-regularised, standardised, with few parameters.

It may use one trait for every ten leads of the rarer outcome (Peduzzi and others 1996, J. Clin. Epidemiol. 49), those
that tell most by themselves, and is drawn towards "no trait matters" by a strength chosen on later leads. Its
uncertainty is Laplace's: the posterior around the fitted weights, with the penalty as its prior.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from icp.calibration.board import Flags, Floats
from icp.calibration.forecast import logistic
from icp.calibration.levels import LEAST_LEADS, Trait

STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
"""Prior variances of a standardised weight to choose from."""
_LEADS_PER_TRAIT = 10
_LEAST_TRAITS = 5
_ROUNDS = 500


@dataclass(frozen=True)
class Regression:
    """Weights of standardised traits: score = intercept + sum of weight x (has it - mean) / scale, a logit.

    `covariance` is that of the intercept and the weights, (traits + 1) x (traits + 1).
    """

    traits: tuple[Trait, ...]
    means: Floats
    scales: Floats
    intercept: float
    weights: Floats
    covariance: Floats
    strength: float

    def scores(self, flags: Flags, traits: tuple[Trait, ...]) -> tuple[Floats, Floats]:
        """The logit of each lead and its variance. `flags` is leads x `traits`."""
        design = self._design(flags, traits)
        logits = design @ np.concatenate([[self.intercept], self.weights])
        return logits, np.einsum("ij,jk,ik->i", design, self.covariance, design, optimize=True)

    def _design(self, flags: Flags, traits: tuple[Trait, ...]) -> Floats:
        place = {trait: n for n, trait in enumerate(traits)}
        columns = [place[trait] for trait in self.traits]
        standard = (flags[:, columns] - self.means) / self.scales
        return np.column_stack([np.ones(len(flags)), standard])


def telling(flags: Flags, won: Flags) -> NDArray[np.int64]:
    """The columns that tell most by themselves, as many as the outcomes can bear, in their order."""
    leads, customers = len(won), float(won.sum())
    had = flags.sum(axis=0).astype(float)
    rare = (had < LEAST_LEADS) | (leads - had < LEAST_LEADS)
    expected, held = had * customers / leads, flags[won].sum(axis=0)
    spread = expected * (1 - customers / leads) * (1 - had / leads)
    evidence = np.where(rare, 0.0, (held - expected) ** 2 / np.where(spread > 0, spread, 1.0))
    most = max(_LEAST_TRAITS, int(min(customers, leads - customers)) // _LEADS_PER_TRAIT)
    best = np.argsort(-evidence, kind="stable")[:most]
    return np.sort(best[evidence[best] > 0])


def fit_regression(flags: Flags, won: Flags, traits: tuple[Trait, ...], strength: float) -> Regression:
    """Fit one. `flags` is leads x `traits`, `strength` the prior variance of a standardised weight."""
    return _fit(flags, won, traits, telling(flags, won), strength)


def fit_regressions(flags: Flags, won: Flags, traits: tuple[Trait, ...]) -> list[Regression]:
    """One for each strength, on the same traits."""
    columns = telling(flags, won)
    return [_fit(flags, won, traits, columns, strength) for strength in STRENGTHS]


def _fit(
    flags: Flags, won: Flags, traits: tuple[Trait, ...], columns: NDArray[np.int64], strength: float
) -> Regression:
    kept = flags[:, columns].astype(float)
    means = kept.mean(axis=0)
    scales = np.sqrt(means * (1 - means))
    standard = (kept - means) / scales
    intercept, weights = _weights(standard, won, strength)
    design = np.column_stack([np.ones(len(won)), standard])
    said = logistic(design @ np.concatenate([[intercept], weights]))
    precision = design.T @ (design * (said * (1 - said))[:, None])
    precision[1:, 1:] += np.eye(len(weights)) / strength
    return Regression(
        tuple(traits[n] for n in columns),
        means,
        scales,
        intercept,
        weights,
        np.asarray(np.linalg.inv(precision), dtype=float),
        strength,
    )


def _weights(standard: Floats, won: Flags, strength: float) -> tuple[float, Floats]:
    if not standard.shape[1]:
        share = won.mean()
        return float(np.log(share / (1 - share))), np.zeros(0)
    from sklearn.linear_model import LogisticRegression

    solver = LogisticRegression(C=strength, solver="newton-cholesky", max_iter=_ROUNDS, tol=1e-8)
    solver.fit(standard, won)
    return float(solver.intercept_[0]), np.asarray(solver.coef_[0], dtype=float)
