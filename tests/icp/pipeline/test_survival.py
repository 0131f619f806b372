"""What has not ended yet counts for as long as it was watched."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.pipeline.proportion import rate
from icp.pipeline.survival import Watched, curve
from icp.wilson import wilson

watched = st.lists(
    st.builds(Watched, st.integers(0, 40), st.sampled_from(["", "on", "lost"])), min_size=1, max_size=60
)


def test_a_worked_example_of_kaplan_and_meier() -> None:
    """Remission of leukaemia under 6-MP (Freireich 1963), as every text book has it: the median is 23 weeks."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    going_on = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    seen = curve([*(Watched(day, "end") for day in ended), *(Watched(day, "") for day in going_on)])
    assert [round(step.survival, 3) for step in seen.steps] == [
        0.857,
        0.807,
        0.753,
        0.690,
        0.627,
        0.538,
        0.448,
    ]
    assert seen.quantile(0.5) == 23


@given(watched)
def test_the_ways_to_end_and_what_has_not_ended_add_up_to_one(found: list[Watched]) -> None:
    seen = curve(found)
    left = seen.steps[-1].survival if seen.steps else 1.0
    assert seen.incidence("on")[0] + seen.incidence("lost")[0] + left == pytest.approx(1)
    assert seen.incidence("on")[1] >= 0


@given(st.lists(st.builds(Watched, st.integers(0, 40), st.sampled_from(["on", "lost"])), min_size=1))
def test_where_all_have_ended_it_is_the_plain_count_and_its_binomial_variance(found: list[Watched]) -> None:
    share, variance = curve(found).incidence("on")
    plain = sum(one.ended == "on" for one in found) / len(found)
    assert share == pytest.approx(plain)
    assert variance == pytest.approx(plain * (1 - plain) / len(found), abs=1e-9)


@given(watched, st.integers(0, 20), st.integers(20, 60))
def test_the_days_between_two_days_add_up(found: list[Watched], first: int, last: int) -> None:
    seen = curve(found)
    assert seen.area(0, last) == pytest.approx(seen.area(0, first) + seen.area(first, last))
    assert 0 <= seen.area(first, last) <= last - first


def test_the_mean_is_the_mean_where_all_have_ended() -> None:
    seen = curve([Watched(day, "on") for day in (1, 2, 3, 10)])
    assert seen.area(0, seen.last) == 4
    assert seen.quantile(0.5) == 2


def test_an_open_one_makes_the_median_later_and_never_earlier() -> None:
    ended = [Watched(day, "on") for day in range(1, 11)]
    assert curve(ended).quantile(0.5) == 5
    assert curve([*ended, *[Watched(10, "")] * 4]).quantile(0.5) == 7
    assert curve([*ended, *[Watched(10, "")] * 14]).quantile(0.5) is None


def test_wilson_s_interval_is_the_published_one() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 0 of 20 by the score method."""
    assert [round(end, 4) for end in wilson(81 / 263, 263)] == [0.2553, 0.3662]
    assert [round(end, 4) for end in wilson(0.0, 20)] == [0.0, 0.1611]


def test_nine_are_too_few_for_a_rate_and_ten_are_not() -> None:
    assert rate(5, 9).value is None
    assert rate(5, 10).value == 0.5


def test_wilson_s_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    chance, held = Random(7), 0
    for _ in range(1000):
        met = sum(chance.random() < 0.15 for _ in range(40))
        low, high = wilson(met / 40, 40)
        held += low <= 0.15 <= high
    assert 930 <= held <= 975
