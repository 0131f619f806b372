"""Switzerland, the Netherlands, Canada: how a number is asked for, and what odd answers mean."""

from __future__ import annotations

from connectors.connector import Connector, Target
from connectors.registers import corporations_canada, kvk, zefix
from connectors.statement import State
from tests.exchanges import Told, exchanges, tell


def told(connector: Connector, name: str) -> Told:
    return tell(connector, exchanges(f"{connector.name}/{name}.http"))


def test_a_swiss_number_is_asked_for_without_its_punctuation() -> None:
    assert told(zefix.CONNECTOR, "hit").asked[0].endswith("/uid/CHE999000011")


def test_swiss_notices_which_name_people_are_not_read() -> None:
    assert not any("Seeblick" in s.value + s.quote for s in told(zefix.CONNECTOR, "hit").statements)


def test_swiss_capital_is_a_sum_with_its_currency() -> None:
    assert told(zefix.CONNECTOR, "hit").values("company.capital") == ["20000 CHF"]


def test_a_cancelled_swiss_entry_is_read_when_its_seat_agrees() -> None:
    answer = told(zefix.CONNECTOR, "hit-name")
    assert answer.values("company.status") == ["dissolved"]
    assert answer.values("company.dissolved") == ["2025-02-03"]


def test_the_dutch_register_is_asked_for_nothing_without_a_number_of_its_own() -> None:
    known = {"company.name": ("Northwind",), "company.registration_number": ("99900001",)}
    german = Target(known | {"company.country": ("DE",)})
    assert not kvk.CONNECTOR.can_ask(german)
    assert not list(kvk.CONNECTOR.ask(german))


def test_side_trades_are_stated_with_less_confidence() -> None:
    trades = {
        s.value: s.confidence for s in told(kvk.CONNECTOR, "hit").statements if s.field.endswith("_code")
    }
    assert trades == {"sbi:2651": 1.0, "sbi:7112": 0.7}


def test_canadian_directors_are_named_and_their_addresses_are_not_read() -> None:
    answer = told(corporations_canada.CONNECTOR, "hit")
    assert answer.values("person.name") == ["Tamsin Reedwater", "Oto Kelpmoor"]
    assert answer.values("person.title") == ["Director", "Director"]
    assert not any("Private Lane" in s.value + s.quote for s in answer.statements)


def test_a_corporation_without_directors_on_file_is_found_all_the_same() -> None:
    outcome = told(corporations_canada.CONNECTOR, "no-directors").outcome
    assert outcome.state is State.FOUND
    assert not outcome.detail


def test_a_name_that_is_not_current_is_former_whatever_its_kind() -> None:
    said = told(corporations_canada.CONNECTOR, "hit").about("corporations_canada:9990001")
    assert said["company.legal_name"] == ["Northwind Instruments Canada Inc."]
    assert said["company.former_name"] == ["9990001 Canada Inc."]


def test_a_corporation_of_another_name_has_the_number_of_a_province_s_register() -> None:
    answer = told(corporations_canada.CONNECTOR, "absent-province")
    assert answer.outcome.state is State.ABSENT
    assert len(answer.asked) == 1
