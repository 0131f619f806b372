"""What is kept of a calibration to score new leads: the levels, the points, the weights, and which model is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from icp.calibration.board import Board, Column, Floats, Window, board_of, column_of
from icp.calibration.calibrate import Calibration
from icp.calibration.fit import Fitted
from icp.calibration.forecast import LEVEL, Forecast
from icp.calibration.lead import Lead
from icp.calibration.levels import EMPTY, Trait
from icp.calibration.posterior import interval
from icp.calibration.trial import Model

_MOST_REASONS = 3
_LEAST_WEIGHT = 0.05


@dataclass(frozen=True)
class Kept:
    """A calibration as it is kept. `learnt` is the day of the export it was learnt from."""

    used: Model
    learnt: date
    settle: int
    window: int
    fitted: Fitted

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it looks at."""
        return tuple(levels.field for levels in self.fitted.coding.fields)


@dataclass(frozen=True)
class Chance:
    """What is foretold of one lead: its probability of becoming a customer, the 90 % interval, its points, and why."""

    probability: float
    low: float
    high: float
    points: int
    because: tuple[str, ...]


def kept(calibration: Calibration, learnt: date) -> Kept:
    """What is kept of a calibration."""
    return Kept(
        calibration.trial.used,
        learnt,
        calibration.counts.settle,
        calibration.wishes.window,
        calibration.fitted,
    )


def foretell(model: Kept, leads: Sequence[Lead], fields: Sequence[str]) -> list[Chance]:
    """The chance of each lead. Fields that the model knows and these leads lack say nothing of them."""
    if not leads:
        return []
    board = _read_as(model, leads, fields)
    forecast = forecast_of(model, board)
    points = model.fitted.points(board)
    reasons = _reasons(model, board)
    said, low, high = (np.round(values, 4).tolist() for values in forecast)
    return [Chance(*each) for each in zip(said, low, high, points.astype(int).tolist(), reasons, strict=True)]


def forecast_of(model: Kept, board: Board) -> Forecast:
    """Probabilities by the model in use."""
    if model.used is Model.POINTS:
        return model.fitted.by_points(board)
    if model.used is Model.REGRESSION:
        return model.fitted.by_regression(board)
    control = model.fitted.control
    low, high = interval(np.array([float(control.won)]), np.array([float(control.leads)]), LEVEL)
    said = np.full(len(board), control.value)
    return Forecast(said, np.repeat(low, len(board)), np.repeat(high, len(board)))


def _read_as(model: Kept, leads: Sequence[Lead], fields: Sequence[str]) -> Board:
    """The columns of new leads, read as the kinds that were learnt, whatever these few cells look like."""
    board = board_of(leads, fields, Window(model.window))
    columns = dict(board.columns)
    for levels in model.fitted.coding.fields:
        if levels.field in fields and not levels.kind.happens:
            place = fields.index(levels.field)
            columns[levels.field] = column_of([lead.cells[place] for lead in leads], levels.kind)
        elif levels.field not in columns:
            columns[levels.field] = Column(levels.kind, ("",), np.zeros(len(leads), dtype=np.int64))
    return Board(board.created, board.won, columns)


def _reasons(model: Kept, board: Board) -> list[tuple[str, ...]]:
    """For each lead the traits that moved its chance most, with a plus or a minus."""
    flags = model.fitted.coding.flags(board)
    traits = model.fitted.coding.traits
    effects = _effects(model)
    return [_largest(traits, np.where(row, effects, 0.0)) for row in flags]


def _effects(model: Kept) -> Floats:
    """What having each trait of the coding adds, in the model's own unit."""
    traits = model.fitted.coding.traits
    if model.used is not Model.REGRESSION:
        return model.fitted.control.points / 100 * (model.used is Model.POINTS)
    regression = model.fitted.regression
    weight = dict(zip(regression.traits, regression.weights / regression.scales, strict=True))
    return np.array([weight.get(trait, 0.0) for trait in traits])


def _largest(traits: Sequence[Trait], effects: Floats) -> tuple[str, ...]:
    order = np.argsort(-np.abs(effects), kind="stable")[:_MOST_REASONS]
    return tuple(
        f"{'+' if effects[n] > 0 else '−'} {traits[n].field + ' is empty' if traits[n].level == EMPTY else traits[n]}"
        for n in order
        if abs(effects[n]) >= _LEAST_WEIGHT
    )
