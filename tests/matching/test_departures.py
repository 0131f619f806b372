"""Departures: what a row says of having left, in plain words and past days only."""

from __future__ import annotations

from datetime import date

import pytest

from matching.departures import departure, departure_columns

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("sort", "cell", "said"),
    [
        ("until", "2024-05-31", "left on 2024-05-31"), ("until", "31.05.2024", "left on 2024-05-31"),
        ("until", "05/2024", "left in 2024-05"), ("until", "2019", "left in 2019"), ("until", "yes", "the row says so"),
        ("standing", "Former", "the row says so"), ("former", "x", "the row says so"),
        ("current", "No", "the row says so"), ("title", "Former CFO", "the title says so, Former CFO"),
    ],
)  # fmt: skip
def test_who_has_left_is_known_by_their_row(sort: str, cell: str, said: str) -> None:
    assert departure([("title", "Buyer"), (sort, cell)], TODAY) == said


@pytest.mark.parametrize(
    ("sort", "cell"),
    [
        ("until", ""), ("until", "present"), ("until", "2027-01-01"), ("until", "2026"), ("until", "2026-11"),
        ("until", "3/4/24"), ("standing", "Contacted"), ("former", "no"), ("current", "yes"),
        ("title", "Ex-CFO, Adviser"), ("title", "CFO"),
    ],
)  # fmt: skip
def test_what_is_not_plainly_past_makes_nobody_former(sort: str, cell: str) -> None:
    assert departure([(sort, cell)], TODAY) == ""


def test_columns_are_known_by_their_whole_names() -> None:
    columns = ("Name", "End Date", "Is current?", "Employment status", "Left-handed", "Former")
    assert departure_columns(columns, taken=[5]) == [(1, "until"), (2, "current"), (3, "standing")]
