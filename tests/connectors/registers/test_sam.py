"""SAM.gov: one request, the right supplier, and a contact who is named by a post or not at all."""

from __future__ import annotations

from connectors.registers.sam import CONNECTOR
from tests.exchanges import Told, exchanges, tell

OURS = "sam:NW00INSTRUM1"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"sam/{name}.http"))


def test_an_asking_is_one_request_because_a_day_has_ten() -> None:
    assert len(told("hit").asked) == len(told("hit-name").asked) == 1
    assert CONNECTOR.per_day == 10


def test_the_contact_is_stated_with_the_post_as_printed() -> None:
    person = told("hit").about(f"{OURS}/tamsin-q-reedwater")
    assert person["person.name"] == ["Tamsin Q Reedwater"]
    assert person["person.title"] == ["CONTRACTS MANAGER"]


def test_a_form_of_address_is_no_post() -> None:
    person = told("hit-name").about(f"{OURS}/tamsin-reedwater")
    assert person["person.title"] == ["Government business point of contact"]


def test_other_points_of_contact_are_not_read() -> None:
    assert told("hit").values("person.name") == ["Tamsin Q Reedwater"]


def test_the_website_settles_which_namesake_is_meant_even_when_its_registration_lapsed() -> None:
    answer = told("hit-name")
    assert answer.about(OURS)["company.domain"] == ["northwind.example"]
    assert "company.status" not in answer.about(OURS)
    assert not answer.about("sam:NW00OTHERS02")


def test_the_law_of_formation_is_the_state_s_and_the_trade_is_the_main_one() -> None:
    said = told("hit").about(OURS)
    assert said["company.jurisdiction"] == ["US-DE"]
    assert said["company.industry"] == ["Search, Detection, Navigation Instruments"]
