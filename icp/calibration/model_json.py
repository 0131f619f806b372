"""A model as JSON: numbers and names, nothing that runs. Written and read back it is the same, to the last digit.

A file from elsewhere is untrusted: every shape is checked before a number is used, and what does not fit is refused
as a whole, because half a model is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import Any

import numpy as np

from icp.calibration.board import Floats, Kind
from icp.calibration.coding import Coding
from icp.calibration.control import Control, Rate
from icp.calibration.fit import Fitted
from icp.calibration.forecast import Line, Scale, Steps
from icp.calibration.levels import Levels, Trait
from icp.calibration.model import Kept
from icp.calibration.regression import Regression
from icp.calibration.trial import Model

FORMAT = "enrich calibration 1"
_MOST_TRAITS = 20_000


class ModelError(ValueError):
    """A text that is no model of this program. The message says what does not fit."""


def to_json(model: Kept) -> str:
    """The model as text."""
    fitted = model.fitted
    content = {
        "format": FORMAT,
        "used": model.used,
        "learnt": model.learnt.isoformat(),
        "settle": model.settle,
        "window": model.window,
        "fields": [asdict(levels) for levels in fitted.coding.fields],
        "control": asdict(fitted.control) | {"rates": [asdict(rate) for rate in fitted.control.rates]},
        "points_scale": asdict(fitted.points_scale),
        "regression": _regression_out(fitted.regression),
        "regression_scale": asdict(fitted.regression_scale),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _regression_out(regression: Regression) -> dict[str, Any]:
    return {
        "traits": [list(trait) for trait in regression.traits],
        "means": regression.means.tolist(),
        "scales": regression.scales.tolist(),
        "intercept": regression.intercept,
        "weights": regression.weights.tolist(),
        "covariance": regression.covariance.tolist(),
        "strength": regression.strength,
    }


def from_json(text: str) -> Kept:
    """Read a model back.

    Raises:
        ModelError: for a text that is none, or whose parts do not fit each other.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelError(f"it is not JSON ({error})") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ModelError(f'it does not say "format": "{FORMAT}", as files of `enrich calibrate --save` do')
    try:
        return _model(content)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ModelError(f"its parts do not fit each other ({type(error).__name__}: {error})") from error


def _model(content: Mapping[str, Any]) -> Kept:
    coding = Coding(tuple(_levels(one) for one in content["fields"]))
    control = _control(content["control"])
    regression = _regression(content["regression"])
    _demand(len(coding.traits) <= _MOST_TRAITS, "more traits than any list has")
    _demand(tuple(rate.trait for rate in control.rates) == coding.traits, "rates are of other traits")
    _demand(set(regression.traits) <= set(coding.traits), "weights are of other traits")
    fitted = Fitted(
        coding, control, _scale(content["points_scale"]), regression, _scale(content["regression_scale"])
    )
    learnt = date.fromisoformat(content["learnt"])
    return Kept(Model(content["used"]), learnt, int(content["settle"]), int(content["window"]), fitted)


def _levels(one: Mapping[str, Any]) -> Levels:
    cuts = tuple(_number(cut) for cut in one["cuts"])
    _demand(list(cuts) == sorted(cuts), "cuts are not in order")
    labels = tuple(str(label) for label in one["labels"])
    _demand(len(set(labels)) == len(labels) > len(cuts), "levels repeat or are too few")
    return Levels(str(one["field"]), Kind(one["kind"]), labels, cuts, bool(one["whole"]))


def _control(one: Mapping[str, Any]) -> Control:
    rates = tuple(
        Rate(
            _trait(rate["trait"]),
            int(rate["won"]),
            int(rate["had"]),
            _number(rate["low"]),
            _number(rate["high"]),
            _number(rate["shrunk"]),
            _number(rate["above"]),
            int(rate["points"]),
        )
        for rate in one["rates"]
    )
    won, leads = int(one["won"]), int(one["leads"])
    _demand(0 <= won <= leads and leads > 0, "there are more customers than leads")
    return Control(won, leads, int(one["quarters"]), rates)


def _scale(one: Mapping[str, Any]) -> Scale:
    if one["form"] == "platt":
        own, both, slope = (_number(value) for value in one["covariance"])
        centre, scale = _number(one["centre"]), _number(one["scale"])
        _demand(scale > 0, "a scale is not above 0")
        return Line(centre, scale, _number(one["intercept"]), _number(one["slope"]), (own, both, slope))
    starts = tuple(_number(start) for start in one["starts"])
    won, leads = tuple(int(n) for n in one["won"]), tuple(int(n) for n in one["leads"])
    fits = len(starts) == len(won) == len(leads) > 0 and list(starts) == sorted(starts)
    _demand(fits and all(0 <= w <= n for w, n in zip(won, leads, strict=True)), "steps are no steps")
    return Steps(starts, won, leads)


def _regression(one: Mapping[str, Any]) -> Regression:
    traits = tuple(_trait(trait) for trait in one["traits"])
    size = len(traits)
    scales = _numbers(one["scales"], (size,))
    _demand(bool((scales > 0).all()), "a scale is not above 0")
    return Regression(
        traits,
        _numbers(one["means"], (size,)),
        scales,
        _number(one["intercept"]),
        _numbers(one["weights"], (size,)),
        _numbers(one["covariance"], (size + 1, size + 1)),
        _number(one["strength"]),
    )


def _trait(one: Any) -> Trait:
    field, level = one
    return Trait(str(field), str(level))


def _number(value: Any) -> float:
    _demand(isinstance(value, int | float) and isfinite(value), f"{value!r} is no number")
    return float(value)


def _numbers(values: Any, shape: tuple[int, ...]) -> Floats:
    found = np.array(values, dtype=float).reshape(shape)
    _demand(bool(np.isfinite(found).all()), "a number is not finite")
    return found


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
