"""Fitting both models to leads, in the order of time: what is tuned is tuned on leads later than those learnt from.

The leads are cut into five spans by the days on which they came in. Each of the last three is foretold by regressions
on all spans before it; on these forecasts the strength of the regression is chosen and its way from score to
probability is learnt. Then it is fitted once more, to all leads. Points are counted in the control's own quarters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from icp.calibration.board import Board, Flags, Floats
from icp.calibration.coding import Coding, learn_coding
from icp.calibration.control import DEMANDED, Control, learn_control, recent, total
from icp.calibration.forecast import Forecast, Scale, fit_seen, fit_unseen, logistic
from icp.calibration.regression import STRENGTHS, Regression, fit_regression, fit_regressions

_SPANS = 5
_FORETOLD = 3
_LEAST_OF_EACH = 5


class TooFewOutcomes(ValueError):
    """Too few leads have ended to learn from. The message says how many more are needed."""


@dataclass(frozen=True)
class Fitted:
    """Both models, with the traits they are made of and their ways to a probability."""

    coding: Coding
    control: Control
    points_scale: Scale
    regression: Regression
    regression_scale: Scale

    def points(self, board: Board) -> Floats:
        """The points of each lead, within 0 and 100."""
        return total(self.coding.flags(board), self.control.points)

    def by_points(self, board: Board) -> Forecast:
        flags = self.coding.flags(board).astype(float)
        return self.points_scale.forecast(self.points(board), flags @ self.control.doubts)

    def by_regression(self, board: Board) -> Forecast:
        scores, variance = self.regression.scores(self.coding.flags(board), self.coding.traits)
        return self.regression_scale.forecast(scores, variance)


def fit(board: Board, quarters: int | None = None, demanded: float = DEMANDED) -> Fitted:
    """Fit both models.

    Args:
        board: leads old enough to have an outcome, in the order of their days, leaking fields taken out.
        quarters: of how many quarters the control is taken; as few as hold enough outcomes if left out.

    Raises:
        TooFewOutcomes: where no span has enough outcomes before it.
    """
    coding, _ = learn_coding(board)
    latest, taken = recent(board, quarters)
    flags = coding.flags(latest)
    control = learn_control(latest, flags, coding.traits, taken, demanded)
    earning = int((control.points > 0).sum())
    points_scale = fit_seen(total(flags, control.points), latest.won, earning)
    scores, won = _foretold(board)
    best = min(range(len(STRENGTHS)), key=lambda n: _surprise(scores[:, n], won))
    regression = fit_regression(coding.flags(board), board.won, coding.traits, STRENGTHS[best])
    return Fitted(coding, control, points_scale, regression, fit_unseen(scores[:, best], won))


def _foretold(board: Board) -> tuple[Floats, Flags]:
    """The logits for each strength (leads x strengths) and the outcomes of the leads of the last spans."""
    scores, won = [], []
    for earlier, later in forward(board.created):
        past, future = board.at(earlier), board.at(later)
        if min(past.won.sum(), (~past.won).sum()) < _LEAST_OF_EACH:
            continue
        coding, _ = learn_coding(past)
        ahead = coding.flags(future)
        regressions = fit_regressions(coding.flags(past), past.won, coding.traits)
        scores.append(np.column_stack([one.scores(ahead, coding.traits)[0] for one in regressions]))
        won.append(future.won)
    outcomes = np.concatenate(won) if won else np.zeros(0, dtype=bool)
    if not outcomes.any() or outcomes.all():
        raise TooFewOutcomes(
            "the leads that became customers came in all at one time, so nothing can be tested on later ones. "
            "Give a longer history."
        )
    return np.vstack(scores), outcomes


def forward(created: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Earlier leads and those of the span after them, for each of the last spans. No day is on both sides."""
    cuts = [created[len(created) * n // _SPANS] for n in range(_SPANS - _FORETOLD, _SPANS)]
    ends = [*cuts[1:], created[-1] + 1]
    for start, end in zip(cuts, ends, strict=True):
        earlier, later = np.flatnonzero(created < start), np.flatnonzero((created >= start) & (created < end))
        if len(earlier) and len(later):
            yield earlier, later


def _surprise(scores: Floats, won: Flags) -> float:
    """The log loss of logits."""
    said = np.clip(logistic(scores), 1e-9, 1 - 1e-9)
    return float(-np.mean(np.where(won, np.log(said), np.log(1 - said))))
