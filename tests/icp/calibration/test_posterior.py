"""Rates and how sure they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.calibration.posterior import discoveries, interval, larger

shares = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def above(won: float, of: float, others_won: float, others: float) -> float:
    return float(larger(*(np.array([float(x)]) for x in (won, of, others_won, others)))[0])


def test_an_interval_is_that_of_a_million_draws_with_half_a_lead_on_either_side() -> None:
    draws = np.random.default_rng(2).beta(10.5, 40.5, 1_000_000)
    low, high = interval(np.array([10.0]), np.array([50.0]), 0.95)
    assert [float(low[0]), float(high[0])] == pytest.approx(np.quantile(draws, [0.025, 0.975]), abs=0.002)


def test_intervals_are_open_to_nothing_and_to_all() -> None:
    low, high = interval(np.array([0.0, 5.0]), np.array([5.0, 5.0]), 0.9)
    assert low[0] == 0
    assert high[1] == 1
    assert 0 < high[0] < 1
    assert 0 < low[1] < 1


def test_equal_shares_are_a_toss_up_and_nothing_known_is_too() -> None:
    assert above(30, 100, 30, 100) == pytest.approx(0.5, abs=1e-6)
    assert above(3, 10, 0, 0) == 0.5


def test_the_probability_is_that_of_a_million_draws() -> None:
    draw = np.random.default_rng(1)
    drawn = draw.beta(36.5, 64.5, 1_000_000) > draw.beta(24.5, 76.5, 1_000_000)
    assert above(36, 100, 24, 100) == pytest.approx(drawn.mean(), abs=0.002)


@given(shares, shares)
def test_one_is_larger_or_the_other_is(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert above(*one, *other) + above(*other, *one) == pytest.approx(1, abs=1e-3)


@given(st.integers(1, 300).flatmap(lambda of: st.tuples(st.integers(0, of - 1), st.just(of))), shares)
def test_one_more_customer_never_makes_a_rate_less_sure(one: tuple[int, int], other: tuple[int, int]) -> None:
    won, of = one
    assert above(won + 1, of, *other) >= above(won, of, *other) - 1e-9


def test_a_single_trait_needs_what_is_demanded_and_no_more() -> None:
    assert discoveries([0.9501], 0.95).tolist() == [True]
    assert discoveries([0.9499], 0.95).tolist() == [False]


def test_among_many_traits_more_is_asked_of_each() -> None:
    assert not discoveries([0.96, *[0.5] * 19], 0.95).any()
    assert discoveries([0.999, *[0.5] * 19], 0.95).tolist() == [True, *[False] * 19]


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.5, 0.99))
def test_what_stands_among_others_would_stand_alone(probabilities: list[float], demanded: float) -> None:
    for probability, stands in zip(probabilities, discoveries(probabilities, demanded), strict=True):
        assert not stands or probability >= demanded - 1e-9
