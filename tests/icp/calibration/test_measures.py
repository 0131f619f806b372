"""AUC, Brier and calibration error, against their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.calibration.measures import advantage, auc, brier, figures, reliability

scored = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40)


@given(scored)
def test_auc_is_the_share_of_pairs_in_order(drawn: list[tuple[int, bool]]) -> None:
    scores = np.array([float(s) for s, _ in drawn])
    won = np.array([w for _, w in drawn])
    pairs = [(a, b) for a in scores[won] for b in scores[~won]]
    expected = np.mean([(a > b) + (a == b) / 2 for a, b in pairs]) if pairs else 0.5
    assert auc(scores, won)[0] == pytest.approx(expected)


def test_the_error_of_an_auc_is_what_resampling_finds() -> None:
    draw = np.random.default_rng(3)
    won = np.repeat([True, False], [60, 140])
    scores = draw.normal(size=200) + won
    found = []
    for _ in range(800):
        picked = draw.integers(0, 200, 200)
        found.append(auc(scores[picked], won[picked])[0])
    assert auc(scores, won)[1] == pytest.approx(np.std(found), rel=0.12)


def test_brier_is_the_mean_squared_distance() -> None:
    assert brier(np.array([1.0, 0.5, 0.0]), np.array([True, False, True])) == pytest.approx((0.25 + 1) / 3)


def test_bins_hold_every_lead_once_and_equal_forecasts_together() -> None:
    said = np.repeat([0.1, 0.2, 0.7], [50, 30, 20])
    won = np.zeros(100, dtype=bool)
    won[80:94] = True
    bins = reliability(said, won)
    assert [(b.leads, b.won) for b in bins] == [(50, 0), (30, 0), (20, 14)]
    assert figures(said, won).ece == pytest.approx(0.5 * 0.1 + 0.3 * 0.2 + 0.0)


def test_an_advantage_is_paired_lead_by_lead() -> None:
    won = np.array([True, False] * 50)
    better, worse = np.where(won, 0.8, 0.2), np.where(won, 0.7, 0.3)
    gain, error = advantage(better, worse, won)
    assert gain == pytest.approx(0.05)
    assert error == pytest.approx(0, abs=1e-9)
    assert advantage(worse, better, won)[0] == pytest.approx(-0.05)
