"""Ranges that a person would have chosen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from icp.learning.ranges import LADDER, ranges

NUMBERS = st.lists(st.integers(1, 10**6), min_size=1, max_size=60)


@given(NUMBERS, st.booleans())
def test_limits_are_round_and_hold_most_numbers(numbers: list[int], few: bool) -> None:
    lows, highs = ranges(numbers, few)
    assert {*lows, *highs} <= {0, float("inf"), *LADDER}
    held = sum(lows[0] <= n <= highs[0] for n in numbers)
    assert 2 * held > len(numbers)
    assert lows == sorted(lows)
    assert highs == sorted(highs, reverse=True)


@given(NUMBERS)
def test_few_numbers_make_a_wider_range_than_many(numbers: list[int]) -> None:
    (narrow, *_), (below, *_) = ranges(numbers, False)
    (wide, *_), (above, *_) = ranges(numbers, True)
    assert wide <= narrow
    assert above >= below


def test_one_giant_among_small_firms_does_not_stretch_the_range() -> None:
    lows, highs = ranges([20, 25, 30, 40, 45, 60, 80, 90, 120, 40_000], False)
    assert (lows[0], highs[0]) == (20, 200)
