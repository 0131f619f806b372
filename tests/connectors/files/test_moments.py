"""Moments keep how finely they were written; a date that may mean two days is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.files.moments import DAY, MINUTE, SECOND, moment


@pytest.mark.parametrize(
    ("text", "iso", "grain"),
    [
        ("2026-03-01", "2026-03-01T00:00:00", DAY), ("2026-03-01 00:00:00", "2026-03-01T00:00:00", DAY),
        ("2026-03-01T10:05:07Z", "2026-03-01T10:05:07", SECOND), ("2026-03-01 10:05", "2026-03-01T10:05:00", MINUTE),
        ("2026-03-01T10:05:07+02:00", "2026-03-01T08:05:07", SECOND), ("1772359507", "2026-03-01T10:05:07", SECOND),
        ("1772359507123", "2026-03-01T10:05:07", SECOND), ("03/13/2026 10:05 PM", "2026-03-13T22:05:00", MINUTE),
        ("Mar 1, 2026 12:05:09 AM", "2026-03-01T00:05:09", SECOND), ("1 Mar 2026 10:05", "2026-03-01T10:05:00", MINUTE),
        ("2026-03-01 10:05:07 UTC", "2026-03-01T10:05:07", SECOND), ("13.03.2026", "2026-03-13T00:00:00", DAY),
        ("2026-03-01 10:05:07 +0100", "2026-03-01T09:05:07", SECOND), ("20260301", "2026-03-01T00:00:00", DAY),
    ],
)  # fmt: skip
def test_a_moment_is_read_with_how_finely_it_was_written(text: str, iso: str, grain: float) -> None:
    found = moment(text)
    assert found is not None
    assert datetime.fromtimestamp(found.seconds, UTC).replace(tzinfo=None).isoformat() == iso
    assert found.grain == grain


@pytest.mark.parametrize(
    "text", ["", "yesterday", "03/04/2026", "2026-13-01", "2026-03-01 25:99 PM", "12", "0001-01-01"]
)
def test_what_is_no_moment_or_may_be_two_is_none(text: str) -> None:
    assert moment(text) is None


def test_the_other_dates_of_a_column_tell_which_number_is_the_month() -> None:
    first, second = (
        moment("03/04/2026 10:00", month_first=True),
        moment("03/04/2026 10:00", month_first=False),
    )
    assert first is not None
    assert second is not None
    assert [datetime.fromtimestamp(m.seconds, UTC).month for m in (first, second)] == [3, 4]
