"""ROR: names without their country, namesakes, and errors that look like success."""

from __future__ import annotations

from connectors.directories.ror import CONNECTOR
from connectors.statement import State
from tests.exchanges import Told, exchanges, tell

OURS = "ror:0nwind101"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"ror/{name}.http"))


def test_the_entry_on_the_companys_domain_is_read_and_its_namesake_in_another_town_is_not() -> None:
    assert {s.subject for s in told("hit").statements} == {OURS}


def test_the_country_behind_a_name_is_no_part_of_it() -> None:
    said = told("hit").about(OURS)
    assert said["company.name"] == ["Northwind Instruments"]
    assert said["company.parent"] == ["Harbour Holding"]
    assert said["company.subsidiary"] == ["Seewind Gauges"]


def test_a_relation_that_is_neither_parent_nor_child_is_not_stated() -> None:
    assert not [s for s in told("hit").statements if s.value == "Tidal Institute"]


def test_a_known_identifier_is_asked_for_and_not_searched() -> None:
    assert told("hit-known").asked == ["https://api.ror.org/v2/organizations/0nwind101"]


def test_a_name_alone_is_read_once_and_believed_less() -> None:
    statements = told("lone").statements
    assert len({s.subject for s in statements}) == 1
    assert {s.confidence for s in statements} == {0.6}


def test_a_namesake_in_another_country_is_absent() -> None:
    assert told("foreign").outcome.state is State.ABSENT
