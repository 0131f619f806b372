"""The trial: models learnt from earlier leads foretell later ones, and the honest one is chosen.

Never a random split: leads of one week resemble each other, and who is scored tomorrow is later than all that is
known. The rule of choice is fixed beforehand. A model is used in place of one rate for all if its Brier score is
smaller and it orders leads better than chance; the regression is used in place of points only if its Brier score is
smaller beyond noise, on pairs of the same lead. Both with 95 % confidence; else the simpler is kept. A model that is
hardly ever wrong is not used at all: nobody foretells sales like that, so something among the fields has told it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from icp.calibration.board import Board, Flags, Floats
from icp.calibration.fit import TooFewOutcomes, fit
from icp.calibration.measures import Figures, advantage, auc, figures

TESTED = 0.25
TOO_GOOD = 0.95
_ONE_SIDED_95 = 1.6448536269514722
_LEAST_OF_EACH = 8


class Model(StrEnum):
    """What can be used, the simplest first."""

    BASE = "base rate"
    POINTS = "points"
    REGRESSION = "logistic"


@dataclass(frozen=True)
class Step:
    """One comparison: whether a model replaced the one that stood.

    Attributes:
        gain: how much smaller its Brier score is, with the standard error of that.
        auc: its AUC, with the standard error of that.
    """

    tried: Model
    against: Model
    gain: float
    error: float
    auc: float
    auc_error: float

    @property
    def too_good(self) -> bool:
        """Whether the model must have been told."""
        return self.auc >= TOO_GOOD

    @property
    def in_order(self) -> bool:
        """Whether later customers surely come before others by it."""
        return self.auc - _ONE_SIDED_95 * self.auc_error > 0.5

    @property
    def better(self) -> bool:
        if self.too_good or self.gain <= 0:
            return False
        if self.against is Model.BASE:
            return self.in_order
        return self.gain > _ONE_SIDED_95 * self.error


@dataclass(frozen=True)
class Trial:
    """What each model was worth on the later leads, and which is used."""

    since: date
    leads: int
    won: int
    figures: dict[Model, Figures]
    steps: tuple[Step, ...]

    @property
    def used(self) -> Model:
        return next((step.tried for step in reversed(self.steps) if step.better), Model.BASE)


def split(board: Board) -> tuple[Board, Board]:
    """Earlier leads, and the latest quarter of them, cut between two days.

    Raises:
        TooFewOutcomes: where either side has too few to tell anything.
    """
    cut = board.created[int(len(board) * (1 - TESTED))]
    earlier, later = board.at(board.created < cut), board.at(board.created >= cut)
    for side, name in ((earlier, "earlier"), (later, "later")):
        won, lost = int(side.won.sum()), int((~side.won).sum())
        if min(won, lost) < _LEAST_OF_EACH:
            raise TooFewOutcomes(
                f"of the {name} leads {won} became customers and {lost} did not; {_LEAST_OF_EACH} of each are needed "
                "on both sides of a split by time. Give a longer history."
            )
    return earlier, later


def trial(board: Board, quarters: int | None, demanded: float) -> Trial:
    """Learn from the earlier leads, foretell the later ones, compare."""
    earlier, later = split(board)
    fitted = fit(earlier, quarters, demanded)
    said = {
        Model.BASE: np.full(len(later), fitted.control.value),
        Model.POINTS: fitted.by_points(later).said,
        Model.REGRESSION: fitted.by_regression(later).said,
    }
    return Trial(
        date.fromordinal(int(later.created[0])),
        len(later),
        int(later.won.sum()),
        {model: figures(values, later.won) for model, values in said.items()},
        choice(said, later.won),
    )


def choice(said: dict[Model, Floats], won: Flags) -> tuple[Step, ...]:
    """The comparisons in their order; each model is held against the last that stood."""
    standing = Model.BASE
    steps = []
    for tried in (Model.POINTS, Model.REGRESSION):
        step = Step(tried, standing, *advantage(said[tried], said[standing], won), *auc(said[tried], won))
        steps.append(step)
        standing = tried if step.better else standing
    return tuple(steps)
