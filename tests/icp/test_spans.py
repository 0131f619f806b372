"""Numbers, dates and sums are read as the range they leave open."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.spans import Span, date_span, money, number_span


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("120", 120, 120), ("11-50", 11, 50), ("51–200 employees", 51, 200), ("1,000+", 1000, inf),
        ("1.000-5.000", 1000, 5000), ("1 000", 1000, 1000), ("10k", 10_000, 10_000), ("1-5k", 1000, 5000),
        ("500-1k", 500, 1000), ("~40", 30, 50), ("about 40", 30, 50), ("<10", 1, 10), ("over 200", 200, inf),
        ("0-50", 1, 50), ("50 to 99", 50, 99), ("2.5k", 2500, 2500),
    ],
)  # fmt: skip
def test_a_count_is_read_as_the_range_it_leaves_open(written: str, low: float, high: float) -> None:
    assert number_span(written) == Span(low, high)


@pytest.mark.parametrize(
    "written", ["0", "0-0", "?", "", "A", "many", "Nov-50", "10-Feb", "50-11", "9" * 101, "12 " * 40]
)
def test_a_text_that_says_no_number_has_no_range(written: str) -> None:
    assert number_span(written) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_numbers_dates_and_money(text: str) -> None:
    span = number_span(text)
    assert span is None or 0 < span.low <= span.high
    date = date_span(text)
    assert date is None or date[0] <= date[1]
    sold = money(text)
    assert sold is None or sold[0] > 0


def test_a_date_is_as_long_as_its_precision() -> None:
    assert date_span("2019") == (
        datetime(2019, 1, 1, tzinfo=UTC),
        datetime(2019, 12, 31, 23, 59, 59, tzinfo=UTC),
    )
    assert date_span("2019-12") == (
        datetime(2019, 12, 1, tzinfo=UTC),
        datetime(2019, 12, 31, 23, 59, 59, tzinfo=UTC),
    )
    assert date_span("2024-02-29") == (
        datetime(2024, 2, 29, tzinfo=UTC),
        datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC),
    )
    assert date_span("2023-02-29") is None
    assert date_span("founded long ago") is None


def test_money_keeps_its_currency() -> None:
    assert money("1250000 USD") == (1_250_000, "USD")
    assert money("1.5M EUR") == (1_500_000, "EUR")
    assert money("1250000") is None
    assert money("0 USD") is None


def test_the_share_of_a_band_inside_limits_goes_by_proportion() -> None:
    assert Span(11, 50).share_within(1, 500) == 1
    assert Span(11, 50).share_within(51, 500) == 0
    assert Span(10, 1000).share_within(100, inf) == pytest.approx(0.5, abs=0.01)
    assert Span(1000, inf).share_within(1, 5000) == 0.5


@given(st.integers(1, 999), st.integers(0, 999), st.integers(1, 999), st.integers(0, 999))
def test_a_share_is_a_part_exactly_when_a_limit_cuts_the_band(
    low: int, width: int, least: int, more: int
) -> None:
    span, most = Span(low, low + width), least + more
    share = span.share_within(least, most)
    whole = low >= least and low + width <= most
    none = low + width < least or low > most
    assert (share == 1) == whole
    assert (share == 0) == none
    assert 0 <= share <= 1
