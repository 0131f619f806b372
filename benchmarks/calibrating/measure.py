"""One run of calibration on one invented history, and what came of it beside the truth."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibrating.history import AS_OF, EARNS_NOTHING, History, generate, newcomers
from benchmarks.calibrating.peer import claim_and_forecast
from icp.calibration.calibrate import Calibration, Wishes, calibrate
from icp.calibration.fit import TooFewOutcomes
from icp.calibration.forecast import Forecast
from icp.calibration.measures import auc, brier, figures
from icp.calibration.model import foretell, kept
from icp.calibration.trial import Model

Figures = dict[str, float]
_NEW = 2_000


def run(size: int, seed: int, with_peer: bool) -> Figures:
    """Learn from a history of `size` leads, foretell new ones. Refused runs say only that."""
    history = generate(size, seed)
    try:
        calibration = calibrate(history.leads, history.fields, AS_OF, Wishes())
    except TooFewOutcomes:
        return {"refused": 1.0}
    new, wins = newcomers(_NEW, seed)
    won, truth = np.array(wins), np.array(new.truth)
    found = {"refused": 0.0, "oracle auc": auc(truth, won)[0], "oracle brier": brier(truth, won)}
    found |= _models(calibration, new, won, truth)
    found |= _leaks(calibration, history) | _traits(calibration)
    if with_peer:
        found |= _peer(history, new, won, seed)
    return found


def _models(
    calibration: Calibration, new: History, won: NDArray[np.bool_], truth: NDArray[np.float64]
) -> Figures:
    found: Figures = {"used logistic": float(calibration.trial.used is Model.REGRESSION)}
    found["used base"] = float(calibration.trial.used is Model.BASE)
    for name, model in (
        ("points", Model.POINTS),
        ("logistic", Model.REGRESSION),
        ("used", calibration.trial.used),
    ):
        forecast = _forecast(calibration, new, model)
        measured = figures(forecast.said, won)
        found |= {f"{name} auc": measured.auc, f"{name} brier": measured.brier, f"{name} ece": measured.ece}
        found[f"{name} coverage"] = float(np.mean((truth >= forecast.low) & (truth <= forecast.high)))
        found[f"{name} group coverage"] = _group_coverage(forecast, truth)
        found[f"{name} claimed"] = calibration.trial.figures[model].auc
    return found


def _forecast(calibration: Calibration, new: History, model: Model) -> Forecast:
    held = replace(kept(calibration, AS_OF), used=model)
    chances = foretell(held, new.leads, new.fields)
    said, low, high = (
        np.array([getattr(chance, name) for chance in chances]) for name in ("probability", "low", "high")
    )
    return Forecast(said, low, high)


def _group_coverage(forecast: Forecast, truth: NDArray[np.float64]) -> float:
    """The share of leads whose group, of the same forecast to a percent, wins as often as its interval says."""
    covered = 0
    for said in np.unique(np.round(forecast.said, 2)):
        group = np.round(forecast.said, 2) == said
        covered += int(group.sum()) * bool(
            forecast.low[group].mean() <= truth[group].mean() <= forecast.high[group].mean()
        )
    return covered / len(truth)


def _leaks(calibration: Calibration, history: History) -> Figures:
    flagged = {leak.field for leak in calibration.leaks}
    harmless = {
        field for field, why in calibration.without.items() if field in history.leaking and "its own" in why
    }
    found = {f"leak {field}": float(field in flagged | harmless) for field in sorted(history.leaking)}
    found["leaks found"] = len(flagged & history.leaking) + len(harmless)
    found["leaks planted"] = len(history.leaking)
    found["fair flagged"] = len(flagged - history.leaking)
    return found


def _traits(calibration: Calibration) -> Figures:
    earning = [rate.trait for rate in calibration.fitted.control.rates if rate.points]
    fair = [trait for trait in earning if trait.field not in EARNS_NOTHING and trait.field not in _planted()]
    return {
        "traits earning": len(earning),
        "noise earning": sum(trait.field in EARNS_NOTHING for trait in earning),
        "true earning": len(fair),
    }


def _planted() -> frozenset[str]:
    return generate(1, 0).leaking


def _peer(history: History, new: History, won: NDArray[np.bool_], seed: int) -> Figures:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        claimed, said = claim_and_forecast(history, new, seed)
    measured = figures(said, won)
    return {
        "peer claimed": claimed,
        "peer auc": measured.auc,
        "peer brier": measured.brier,
        "peer ece": measured.ece,
    }


def strong_flagged(size: int, seed: int, share: float) -> Figures:
    """Whether an honest trait that `share` of its leads win by is taken for a leak, nothing else being planted."""
    history = generate(size, seed, leaks=False, strong=share)
    try:
        calibration = calibrate(history.leads, history.fields, AS_OF, Wishes())
    except TooFewOutcomes:
        return {}
    flagged = {leak.field for leak in calibration.leaks}
    return {
        "strong flagged": float("Champion inside" in flagged),
        "others flagged": float(bool(flagged - {"Champion inside"})),
    }


def means(runs: Iterable[Figures]) -> Figures:
    """The mean of each figure over the runs that have it, and how many runs there were."""
    gathered: dict[str, list[float]] = defaultdict(list)
    count = 0
    for figures_of_run in runs:
        count += 1
        for name, value in figures_of_run.items():
            gathered[name].append(value)
    return {"runs": float(count)} | {name: float(np.mean(values)) for name, values in gathered.items()}
