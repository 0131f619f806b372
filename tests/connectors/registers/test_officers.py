"""Officers: names turned round and calmed, organisations and masked names left out, no day of two offices."""

from __future__ import annotations

import pytest

from connectors.part import Part
from connectors.registers.officers import MOST_OFFICERS, Officer, forename_first, officers


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("SMITH, John David", "John David Smith"),
        ("O'NEILL, Máire, Dr", "Máire O'Neill"),
        ("MCTAVISH-BROWN, Angus", "Angus McTavish-Brown"),
        ("VAN DER BERG, Jan", "Jan van der Berg"),
        ("LUKÁŠ ZKUŠEBNÍ", "Lukáš Zkušební"),
        ("Jean-Marc de La Tour", "Jean-Marc de La Tour"),
        ("BROOK III, J. R.", "J. R. Brook III"),
        ("J P SMITH", "J P Smith"),
    ],
)
def test_names_stand_in_running_order_and_calm_capitals(printed: str, name: str) -> None:
    assert forename_first(printed) == name


def officer(name: str, role: str = "director", since: str = "") -> Officer:
    return Officer(Part(name, "n"), Part(role, "r"), since=Part(since, "s") if since else None)


@pytest.mark.parametrize(
    "name", ["QUAYSIDE NOMINEES LIMITED", "W******** S*******", "[NON-DIFFUSIBLE] [X]", "Madonna"]
)
def test_organisations_and_masked_or_single_names_are_no_people(name: str) -> None:
    assert not list(officers("1", [officer(name)]))


def test_of_two_offices_both_titles_are_told_and_neither_day() -> None:
    said = [
        (f.field, f.value)
        for f in officers(
            "1",
            [officer("DOE, Ann", since="2020-01-01"), officer("DOE, Ann", "secretary", since="2012-05-01")],
        )
    ]
    assert [value for field, value in said if field == "person.title"] == ["director", "secretary"]
    assert "person.since" not in {field for field, _ in said}
    assert [value for field, value in said if field == "person.employer"] == ["1"]


def test_the_day_of_an_only_office_is_told() -> None:
    said = {f.field: f.value for f in officers("1", [officer("DOE, Ann", since="2020-01-01T00:00:00")])}
    assert said["person.since"] == "2020-01-01"


def test_a_list_of_officers_is_bounded() -> None:
    crowd = [officer(f"DOE, Ann{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]}") for n in range(100)]
    assert len([f for f in officers("1", crowd) if f.field == "person.name"]) == MOST_OFFICERS
