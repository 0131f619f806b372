"""Columns are known by what they are called, in one manner for every table of names."""

from __future__ import annotations

import pytest

from icp.headings import UnknownHeading, headings

EVENTS = "icp.activity"


def test_the_more_telling_name_wins_wherever_its_column_stands() -> None:
    assert headings(["date", "Event type", "E-mail", "timestamp"], EVENTS) == {"lead": 2, "event": 1, "at": 3}


def test_a_column_plays_one_part_and_what_the_user_says_comes_first() -> None:
    columns = ["id", "email", "event"]
    assert headings(columns, EVENTS, {"lead": "ID"}) == {"lead": 0, "event": 2}
    assert headings(columns, EVENTS) == {"lead": 1, "event": 2, "id": 0}


def test_names_of_programs_are_read_as_their_words() -> None:
    assert headings(["EmailAddress", "ActivityType", "ActivityDate"], EVENTS) == {
        "lead": 0,
        "event": 1,
        "at": 2,
    }


@pytest.mark.parametrize("said", [{"lead": ""}, {"lead": "nowhere"}, {"nothing": "email"}])
def test_what_fits_no_column_or_no_part_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(UnknownHeading, match="no such"):
        headings(["", "email"], EVENTS, said)
