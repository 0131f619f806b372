"""Ireland and Latvia, whose rows come from a portal: which row is read, and what of it."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.registers import cro, ur_latvia
from connectors.statement import Cause
from tests.exchanges import Told, exchanges, tell


def told(connector: Connector, name: str) -> Told:
    return tell(connector, exchanges(f"{connector.name}/{name}.http"))


def test_a_table_that_is_gone_is_a_fault_although_its_status_says_not_found() -> None:
    for register in (cro.CONNECTOR, ur_latvia.CONNECTOR):
        assert told(register, "fault-error-table").outcome.cause is Cause.ERROR


def test_a_line_that_stands_for_a_missing_one_is_left_out_of_the_address() -> None:
    said = told(cro.CONNECTOR, "hit").about("cro:990001")
    assert said["company.legal_address"] == ["4 HARBOUR ROW, RINGSEND, DUBLIN 4"]
    assert said["company.status"] == ["active"]


def test_a_dissolved_company_is_read_when_its_town_agrees_and_a_longer_name_is_not() -> None:
    answer = told(cro.CONNECTOR, "hit-name")
    assert {s.subject for s in answer.statements} == {"cro:990002"}
    assert answer.about("cro:990002")["company.dissolved"] == ["2019-06-30"]


def test_latvian_officers_are_named_forename_first_with_their_office() -> None:
    answer = told(ur_latvia.CONNECTOR, "hit")
    chair = answer.about("ur_latvia:49990000001/marta-elza-jurasveja")
    assert chair["person.name"] == ["Marta Elza Jūrasvēja"]
    assert chair["person.title"] == ["Chair of board"]
    assert chair["person.since"] == ["2021-06-01"]
    assert answer.values("person.title") == ["Chair of board", "Board member", "Council"]


def test_no_personal_code_is_read() -> None:
    assert not any("010180" in s.value + s.quote for s in told(ur_latvia.CONNECTOR, "hit").statements)


def test_a_latvian_number_is_found_in_the_vat_number_and_the_postal_code_settles_namesakes() -> None:
    assert "49990000001" in told(ur_latvia.CONNECTOR, "hit").asked[0]
    answer = told(ur_latvia.CONNECTOR, "hit-name")
    assert {s.subject for s in answer.statements} == {"ur_latvia:49990000001"}
    assert answer.values("company.status") == ["dissolved"]
