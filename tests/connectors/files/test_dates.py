"""Days as exports write them; a date that may be two days is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.files.dates import iso_day, month_order


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 Jan 2024", "2024-01-15"),
        ("2 Sep 2025", "2025-09-02"),
        ("Jan 5, 2024", "2024-01-05"),
        ("5 September 2024", "2024-09-05"),
        ("2026-01-01 09:00:00 UTC", "2026-01-01"),
        ("2026-01-01T09:00:00Z", "2026-01-01"),
        ("1/31/26, 9:05 AM", "2026-01-31"),
        ("31/01/2026", "2026-01-31"),
        ("3.4.2026", "2026-04-03"),
        ("3/4/26, 9:05 AM", "2026-03-04"),
    ],
)
def test_a_plain_date_is_understood(text: str, day: str) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0/0/00",
        "3/4/26",
        "31 Feb 2024",
        "15 janv. 2024",
        "15 marras 2024",
        "soon",
        "2024",
        "13/13/2026",
        "44927",
    ],
)
def test_a_date_that_is_none_or_may_be_two_says_nothing(text: str) -> None:
    assert iso_day(text) == ""


def test_the_dates_of_a_column_tell_each_other_apart() -> None:
    assert month_order(["3/4/26", "1/31/26"]) is True
    assert month_order(["3/4/26", "31/1/26"]) is False
    assert month_order(["3/4/26", "5/6/26"]) is None
    assert month_order(["13/4/26", "4/13/26"]) is None
    assert iso_day("3/4/26", month_first=False) == "2026-04-03"


@given(st.text(max_size=30))
def test_no_text_fails(text: str) -> None:
    assert len(iso_day(text)) in (0, 10)
