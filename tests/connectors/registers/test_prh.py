"""The Finnish register: whose entry is read, which names are current, what still goes on."""

from __future__ import annotations

from connectors.connector import Target
from connectors.registers.prh import CONNECTOR, REGISTER
from tests.exchanges import Told, exchanges, tell

OURS = "prh:3104562-1"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"prh/{name}.http"))


def test_a_number_without_its_hyphen_is_asked_for_with_it() -> None:
    assert told("hit").asked[0].endswith("businessId=3104562-1")


def test_a_number_that_the_company_prints_on_its_own_site_is_one_of_this_register() -> None:
    printed = {"company.registration_number": ("3104562-1",), "company.register": ("Y-tunnus",)}
    assert REGISTER.numbers(Target(printed)) == ["31045621"]


def test_names_are_told_apart_by_kind_and_end() -> None:
    said = told("hit").about(OURS)
    assert said["company.legal_name"] == ["Northwind Mittarit Oy"]
    assert said["company.former_name"] == ["Tuulimitta Oy"]
    assert said["company.other_name"] == ["Northwind Instruments Ab", "Satamavahti"]


def test_the_address_to_visit_is_the_head_office() -> None:
    said = told("hit").about(OURS)
    assert said["company.street"] == ["Laiturikatu 4 B 12"]
    assert said["company.postal_code"] == ["00160"]
    assert said["company.city"] == ["HELSINKI"]


def test_what_is_over_is_no_signal() -> None:
    signals = told("hit")
    assert signals.values("signal.text") == ["liquidation"]
    assert signals.values("signal.kind") == ["closure"]
    assert signals.values("signal.date") == ["2026-08-14"]


def test_the_website_settles_which_namesake_is_meant_and_a_website_alone_does_not() -> None:
    answer = told("hit-name")
    assert {s.subject for s in answer.statements} == {OURS}
    assert answer.about(OURS)["company.status"] == ["dissolved"]
    assert max(s.confidence for s in answer.statements) == 0.95
    assert len(answer.asked) == 1


def test_a_former_name_comes_with_its_first_and_last_day_and_a_trading_name_that_ended_does_not() -> None:
    answer = told("hit")
    tie = answer.about(f"{OURS}/former-name/tuulimitta-oy/2019-11-20")
    assert (tie["relation.since"], tie["relation.until"]) == (["2019-11-20"], ["2021-02-28"])
    assert answer.values("relation.name") == ["Tuulimitta Oy"]
