"""A title is read apart from its dates, and a role that ended makes nobody current."""

from __future__ import annotations

import pytest

from connectors.website.tenure import Tenure, tenure
from tests.connectors.website.pages import TEAM, findings

CREW = "<div><p><b>Jonna Sandvik</b><br>Leiterin Einkauf</p></div><div><p><b>Teodor Abara</b><br>{}</p></div>"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Leiter Außendienst seit 01.07.2016", Tenure("Leiter Außendienst", since="2016-07")),
        ("Head of Sales since March 2020", Tenure("Head of Sales", since="2020-03")),
        ("Directrice depuis le 1er janvier 2019", Tenure("Directrice", since="2019-01")),
        ("Leiter Außendienst, bis 30.06.2016", Tenure("Leiter Außendienst", until="2016-06")),
        ("CFO (until 2023)", Tenure("CFO", until="2023")),
        ("Geschäftsführer (scheidet zum 31.12.2027 aus)", Tenure("Geschäftsführer", until="2027-12")),
    ],
)
def test_a_title_and_its_dates_are_told_apart(text: str, wanted: Tenure) -> None:
    found = tenure(text)
    assert (found.title, found.since, found.until) == (wanted.title, wanted.since, wanted.until)
    assert found.said in text


@pytest.mark.parametrize(
    "text", ["Engineer 2", "VP Sales 2019", "Manager, Route 66", "Level 3 Technician", "CEO"]
)
def test_a_number_without_such_a_word_belongs_to_the_title(text: str) -> None:
    assert tenure(text) == Tenure(text)


def test_a_page_states_when_a_role_began_and_ended() -> None:
    said = {
        f.field: f.value
        for f in findings(CREW.format("Leiter Verkauf, bis 30.06.2016"), TEAM)
        if "abara" in f.subject
    }
    assert said["person.title"] == "Leiter Verkauf"
    assert said["person.until"] == "2016-06"
    said = {
        f.field: f.value
        for f in findings(CREW.format("Leiter Verkauf seit 2019"), TEAM)
        if "abara" in f.subject
    }
    assert (said["person.title"], said["person.since"]) == ("Leiter Verkauf", "2019")
