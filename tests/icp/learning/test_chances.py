"""Shares, and how sure and how telling their differences are."""

from __future__ import annotations

from math import comb, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.learning.chances import (
    Share,
    chance_above,
    discoveries,
    doubt,
    gain,
    log_odds_ratio,
    reached_by,
    standard_score,
)


@st.composite
def shares(draw: st.DrawFn, least: int = 1) -> Share:
    known = draw(st.integers(least, 60))
    return Share(draw(st.integers(0, known)), known)


def test_fishers_tea_lady_is_in_doubt_as_in_his_book() -> None:
    """The Design of Experiments (1935): all four of four cups, and three of four."""
    assert doubt(Share(4, 4), Share(0, 4)) == pytest.approx(1 / 70)
    assert doubt(Share(3, 4), Share(1, 4)) == pytest.approx(17 / 70)


@given(own=shares(), other=shares())
def test_doubt_is_the_chance_that_the_own_rate_is_lower_under_the_priors_least_in_favour(
    own: Share, other: Share
) -> None:
    """Altham (1969): own rate Beta(yes, no + 1), other rate Beta(yes + 1, no), where both are proper."""
    if own.yes == 0 or other.yes == other.known:
        assert doubt(own, other) == pytest.approx(1.0)
        return
    a, b = own.yes, own.known - own.yes + 1
    c, d = other.yes + 1, other.known - other.yes
    total = own.known + other.known
    # P(Beta(a, b) < Beta(c, d)) as a sum of hypergeometric terms, from the order statistics of uniform draws
    lower = sum(comb(a + b - 1, a + n) * comb(c + d - 1, c - 1 - n) for n in range(min(b, c)))
    assert doubt(own, other) == pytest.approx(lower / comb(total, own.yes + other.yes), rel=1e-9)


@given(own=shares(), other=shares())
def test_one_more_that_fits_makes_nobody_more_doubtful(own: Share, other: Share) -> None:
    if own.yes < own.known:
        assert doubt(Share(own.yes + 1, own.known), other) <= doubt(own, other) + 1e-12
        assert log_odds_ratio(Share(own.yes + 1, own.known), other) > log_odds_ratio(own, other)


@given(own=shares(), other=shares())
def test_a_difference_tells_towards_whoever_has_more(own: Share, other: Share) -> None:
    mine, theirs = (own.yes + 0.5) / (own.known + 1), (other.yes + 0.5) / (other.known + 1)
    assert gain(own, other) * (mine - theirs) >= 0
    if own.known == other.known:
        assert standard_score(own, other) == pytest.approx(-standard_score(other, own))


@given(share=shares(), rate=st.floats(0.05, 0.95))
def test_a_rate_is_above_or_below_and_a_higher_one_less_likely_passed(share: Share, rate: float) -> None:
    above = chance_above(share, rate)
    assert 0 <= above <= 1
    assert chance_above(Share(share.known - share.yes, share.known), 1 - rate) == pytest.approx(1 - above)
    assert chance_above(share, rate / 2) >= above - 1e-12


def test_seventeen_of_seventeen_are_needed_to_be_nine_tenths_sure_of_more_than_85_percent() -> None:
    assert chance_above(Share(13, 13), 0.85) == pytest.approx(1 - 0.85**14)
    assert chance_above(Share(13, 13), 0.85) < 0.9 <= chance_above(Share(14, 14), 0.85)


def test_the_odds_ratio_is_naive_bayes() -> None:
    assert log_odds_ratio(Share(9, 10), Share(1, 10)) == pytest.approx(2 * log(9.5 / 1.5))


def test_of_many_claims_those_stand_that_benjamini_and_hochberg_let_stand() -> None:
    doubts = {"a": 0.001, "b": 0.012, "c": 0.03, "d": 0.04, "e": 0.9}
    assert discoveries(doubts, 0.05) == ["a", "b", "c", "d"]
    assert discoveries({"a": 0.02, "b": 0.04, "c": 0.9}, 0.05) == []
    assert discoveries({}, 0.05) == []


def test_what_nine_in_ten_reach() -> None:
    assert reached_by([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9) == 20
    assert reached_by([5], 0.9) == 5
    assert reached_by([], 0.9) == 0.0
