"""The Y Combinator directory: who may be meant, and what its entries do not say."""

from __future__ import annotations

from connectors.yc import CONNECTOR
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"yc/{name}.http"))


def test_the_entry_with_the_domain_is_read_first_and_a_namesake_stays_apart() -> None:
    answer = told("hit")
    assert list(dict.fromkeys(s.subject for s in answer.statements)) == [
        "yc:harbourlight",
        "yc:harbourlight-2",
    ]
    assert answer.about("yc:harbourlight")["company.domain"] == ["harbourlight.example"]


def test_a_website_on_a_platform_is_nobodys_domain() -> None:
    namesake = told("hit").about("yc:harbourlight-2")
    assert "company.domain" not in namesake
    assert "company.website" not in namesake


def test_a_team_of_nobody_is_an_empty_field_and_no_headcount() -> None:
    answer = told("hit")
    assert answer.about("yc:harbourlight")["company.employees"] == ["38"]
    assert "company.employees" not in answer.about("yc:harbourlight-2")


def test_a_respelling_of_the_name_is_no_former_name() -> None:
    assert told("hit").about("yc:harbourlight")["company.former_name"] == ["Beacon Labs"]


def test_the_place_of_an_entry_with_one_office_is_its_city_and_remote_is_no_place() -> None:
    entry = told("hit").about("yc:harbourlight")
    assert entry["company.city"] == ["San Francisco"]
    assert entry["company.region"] == ["CA"]
    assert entry["company.country"] == ["US"]


def test_offices_in_two_countries_tell_no_country() -> None:
    assert not {"company.country", "company.city"} & told("hit").about("yc:harbourlight-2").keys()


def test_a_company_is_found_by_a_name_it_no_longer_uses_whatever_its_legal_form() -> None:
    entry = told("former").about("yc:tidepool-analytics")
    assert entry["company.former_name"] == ["Rockpool"]
    assert entry["company.country"] == ["US"]
    assert "company.city" not in entry


def test_the_first_part_of_two_is_a_city_or_a_state() -> None:
    answer = told("two-parts")
    assert answer.about("yc:lowlight")["company.city"] == ["Copenhagen"]
    assert answer.about("yc:midlight")["company.region"] == ["CA"]
    assert "company.city" not in answer.about("yc:midlight")


def test_a_description_keeps_its_words_and_loses_its_line_breaks() -> None:
    assert told("hit").about("yc:harbourlight")["company.description"] == [
        "Berth planning for small harbours…"
    ]
    assert told("hit").about("yc:harbourlight-2")["company.description"] == ["Lamps for piers."]
