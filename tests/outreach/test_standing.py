"""The day of an event, and whether it is news: read from dates as sources write them, and from what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from outreach.standing import event_day, is_news

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("2026-03", date(2026, 3, 1)),
        ("2026", date(2026, 1, 1)),
        ("2026-03-12T08:15:00Z", date(2026, 3, 12)),
    ],
)
def test_an_event_is_of_the_first_day_that_its_date_can_mean(written: str, day: date) -> None:
    assert event_day(written) == day


@pytest.mark.parametrize(
    "written", ["", "soon", "2026-13", "2026-02-30", "0000", "20260312", "9" * 400, "²", "-5", "12-03-2026"]
)
def test_what_is_no_date_has_no_day_and_is_no_news(written: str) -> None:
    assert event_day(written) is None
    assert not is_news(written, NOW)


@pytest.mark.parametrize(
    ("written", "news"),
    [
        ("2026-10-01", True),
        ("2025-10-01", True),
        ("2025-09-30", False),
        ("2026-10-02", False),
        ("9999-12-31", False),
    ],
)
def test_news_has_happened_and_within_a_year(written: str, news: bool) -> None:
    assert is_news(written, NOW) is news
