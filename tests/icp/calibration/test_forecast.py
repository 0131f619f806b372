"""From scores to probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.calibration.forecast import Line, Steps, fit_seen, fit_unseen, logistic


def drawn(size: int, slope: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(5)
    scores = draw.normal(size=size)
    return scores, draw.random(size) < logistic(slope * scores - 1)


def test_few_outcomes_get_a_line_and_many_get_steps() -> None:
    assert isinstance(fit_unseen(*drawn(500)), Line)
    assert isinstance(fit_unseen(*drawn(8_000)), Steps)


def test_a_line_finds_the_slope_that_was_drawn() -> None:
    line = fit_unseen(*drawn(2_500))
    assert isinstance(line, Line)
    assert line.slope / line.scale == pytest.approx(1.0, abs=0.15)


def test_a_score_that_points_the_wrong_way_is_one_rate_for_all() -> None:
    scores, won = drawn(500, slope=-1)
    line = fit_unseen(scores, won)
    assert isinstance(line, Line)
    said = line.forecast(scores, np.zeros(500)).said
    assert said.min() == said.max() == pytest.approx(won.mean(), abs=0.01)


def test_scores_that_were_learnt_from_these_leads_are_believed_less() -> None:
    scores, won = drawn(300)
    few, many = fit_seen(scores, won, 1), fit_seen(scores, won, 20)
    assert 0 < many.slope < few.slope
    assert fit_seen(scores, won, 10_000).slope == 0


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=30, max_size=60))
def test_a_higher_score_never_means_a_lower_chance_and_intervals_hold_it(
    leads: list[tuple[float, bool]],
) -> None:
    scores = np.array([score for score, _ in leads] * 40)
    won = np.array([won for _, won in leads] * 40)
    for scale in (fit_unseen(scores, won), fit_seen(scores, won, 3)):
        at = np.linspace(-6, 6, 40)
        said, low, high = scale.forecast(at, np.full(40, 0.1))
        assert (np.diff(said) >= -1e-9).all()
        assert ((low <= said) & (said <= high)).all()
        assert ((low >= 0) & (high <= 1)).all()


def test_what_is_less_certain_has_a_wider_interval() -> None:
    line = fit_unseen(*drawn(500))
    sure = line.forecast(np.zeros(1), np.zeros(1))
    unsure = line.forecast(np.zeros(1), np.ones(1))
    assert unsure.low[0] < sure.low[0] < sure.high[0] < unsure.high[0]
