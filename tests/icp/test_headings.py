"""Columns are known by what they are called, in one manner for every table of names."""

from __future__ import annotations

import pytest

from icp.calibration.vocabulary import columns_for
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


def test_the_kind_of_record_before_a_name_is_read_over() -> None:
    columns = ["Deal - Wert", "Deal - Deal erstellt", "Deal – Gewonnen am", "Deal - Phase"]
    assert headings(columns, "icp.pipeline") == {"stage": 3, "amount": 0, "created": 1, "won": 2}
    assert columns_for("created", columns) == [1]
    assert columns_for("closed", columns) == [2]


def test_a_whole_name_goes_before_one_behind_a_kind_of_record() -> None:
    assert headings(["Person - Owner", "Owner"], "icp.pipeline") == {"owner": 1}
    assert headings(["Person-Owner", "In two words - Owner"], "icp.pipeline") == {}


@pytest.mark.parametrize("said", [{"lead": ""}, {"lead": "nowhere"}, {"nothing": "email"}])
def test_what_fits_no_column_or_no_part_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(UnknownHeading, match="no such"):
        headings(["", "email"], EVENTS, said)
