"""The points that were learnt, as rules that `enrich score --rules` reads, each with the figures behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from icp.calibration.board import EVENT, Kind
from icp.calibration.control import Control, Rate
from icp.calibration.levels import EMPTY, OTHER, Levels
from icp.calibration.model import Kept

_HEAD = """\
# Learnt by `enrich calibrate` from leads as of {learnt}; read by `enrich score --rules`.
# Control: {won:,} of {leads:,} leads became customers, {value:.1%}. Points are the rate of those who had a trait,
# where that is surely above the control; a lead's total is kept within 0 and 100.
name = "Learnt from outcomes, {learnt}"
"""


def rules_of(model: Kept) -> str:
    """The rules as TOML; an empty text where no trait earns points, for rules without a rule are none."""
    control = model.fitted.control
    head = _head(control, model.learnt)
    rated = {rate.trait: rate for rate in control.rates}
    rules = [
        (rated[trait], "\n".join(_rule(levels, n, rated[trait], model.window)))
        for levels in model.fitted.coding.fields
        for n, trait in enumerate(levels.traits)
        if rated[trait].points
    ]
    if not rules:
        return ""
    rules.sort(key=lambda pair: -pair[0].points)
    return "\n\n".join([head, *(text for _, text in rules), "[total]\nleast = 0\nmost = 100\n"])


def _head(control: Control, learnt: date) -> str:
    return _HEAD.format(learnt=learnt, won=control.won, leads=control.leads, value=control.value).rstrip()


def _rule(levels: Levels, place: int, rate: Rate, window: int) -> Iterator[str]:
    within = f"{rate.low:.1%} to {rate.high:.1%}"
    yield f"# {rate.won:,} of {rate.had:,}: {rate.rate:.1%} ({within}); P(r > c) = {rate.above:.3f}"
    yield "[[rule]]"
    if levels.kind is Kind.EVENT:
        yield f"event = {_text(levels.field.removeprefix(EVENT))}"
        yield 'once_per = "lead"'
        yield f"within_days = {window}"
    else:
        yield f"field = {_text(levels.field)}"
        yield from _condition(levels, place)
    yield f"points = {rate.points}"
    yield f"label = {_text(str(rate.trait).removeprefix(EVENT))}"


def _condition(levels: Levels, place: int) -> Iterator[str]:
    label = levels.labels[place]
    if levels.kind is Kind.DATE:
        yield "filled = true"
    elif levels.kind is Kind.NUMBER:
        low, high = levels.span(place)
        if low is not None:
            yield f"min = {_number(low)}"
        if high is not None:
            yield f"max = {_number(high)}"
    elif label == OTHER:
        known = [one for one in levels.labels if one not in (EMPTY, OTHER)]
        yield f"none = [{', '.join(map(_text, known))}]"
    else:
        yield f"{'contains' if levels.kind is Kind.SEVERAL else 'any'} = [{_text(label)}]"


def _text(text: str) -> str:
    """A text of TOML: JSON's form is one of it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
