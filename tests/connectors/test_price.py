"""Prices: whole millionths of a dollar, a bound that holds, an expectation below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.price import FREE, MICRO, Price

prices = some.builds(
    Price, credit=some.floats(0.00001, 50), most=some.integers(1, 20), misses=some.booleans()
)


def test_three_times_ten_cents_are_thirty_cents() -> None:
    assert Price(0.1).of(3) == 300_000 == 3 * Price(0.1).of(1)
    assert 3 * 0.1 != 0.3


@pytest.mark.parametrize(
    ("credit", "free"), [(0.0, True), (0.0000001, True), (0.000001, False), (0.1, False)]
)
def test_free_is_what_no_credit_can_ever_cost_anything_of(credit: float, free: bool) -> None:
    price = Price(credit, most=5)
    assert price.free is free
    assert (price.bound == 0) is free


def test_what_nobody_prices_is_free() -> None:
    assert (FREE.free, FREE.bound, FREE.expected(1.0)) == (True, 0, 0.0)


def test_the_bound_is_the_most_credits_at_their_price() -> None:
    assert Price(0.05, most=4, usual=1).bound == 4 * 50_000


def test_a_miss_is_expected_to_cost_only_where_misses_are_charged() -> None:
    assert Price(0.1).expected(0.25) == 25_000
    assert Price(0.1, misses=True).expected(0.25) == 100_000
    assert Price(0.1).expected(0.0) == 0


def test_what_is_usually_taken_is_expected_and_the_most_where_nobody_says() -> None:
    assert Price(0.1, most=5, usual=2).expected(1.0) == 200_000
    assert Price(0.1, most=5).expected(1.0) == 500_000


@given(prices, some.floats(0, 1), some.floats(0, 1))
def test_no_expectation_passes_the_bound_or_falls_with_the_chance(
    price: Price, one: float, two: float
) -> None:
    low, high = sorted((one, two))
    assert 0 <= price.expected(low) <= price.expected(high) <= price.bound


@given(some.floats(0, 1_000), some.integers(0, 1_000), some.integers(0, 1_000))
def test_credits_cost_the_same_together_and_apart(credit: float, one: int, two: int) -> None:
    price = Price(credit)
    assert price.of(one) + price.of(two) == price.of(one + two)
    assert abs(price.of(1) - credit * MICRO) <= 0.5
