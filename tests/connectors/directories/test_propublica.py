"""ProPublica: the newest return's figures, zeros that say nothing, and the person who is not read."""

from __future__ import annotations

from datetime import date

from connectors.directories.propublica import CONNECTOR
from tests.exchanges import Told, exchanges, tell

OURS = "propublica:010281599"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"propublica/{name}.http"))


def test_the_one_in_the_companys_state_is_asked_for_and_no_other() -> None:
    assert [url.rpartition("/")[2] for url in told("hit").asked[1:]] == ["010281599.json"]


def test_figures_are_those_of_the_newest_return_and_speak_of_its_period() -> None:
    said = {s.field: s for s in told("hit").statements}
    assert said["company.revenue"].value == "1450210 USD"
    assert said["company.assets"].value == "990145 USD"
    assert said["company.revenue"].as_of.date() == date(2023, 6, 30)


def test_a_zero_and_an_empty_field_state_nothing() -> None:
    said = told("zeros").about(OURS)
    assert not {"company.revenue", "company.assets", "company.industry_code", "company.legal_form"} & set(
        said
    )


def test_an_employer_number_keeps_its_leading_zero_and_is_found_however_it_is_written() -> None:
    assert told("hit-known").about(OURS)["company.ein"] == ["010281599"]


def test_the_person_in_whose_care_mail_is_sent_is_not_read() -> None:
    assert not [s for s in told("hit").statements if "ABARA" in s.value.upper()]


def test_the_exempt_status_is_not_stated_for_it_outlives_its_loss() -> None:
    assert "company.status" not in CONNECTOR.yields
