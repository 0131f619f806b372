"""OpenCorporates: only on demand, and only a company of the right country."""

from __future__ import annotations

from connectors.connector import Target
from connectors.registers.opencorporates import CONNECTOR
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"opencorporates/{name}.http"))


def test_it_is_asked_only_when_named_and_says_why_and_whose_the_values_are() -> None:
    assert "licence" in CONNECTOR.opt_in
    assert "OpenCorporates" in CONNECTOR.attribution


def test_those_who_resigned_and_companies_that_hold_an_office_are_left_out() -> None:
    answer = told("hit")
    assert answer.values("person.name") == ["Tamsin Quill Reedwater"]
    assert answer.values("person.title") == ["director"]


def test_the_state_of_formation_is_the_jurisdiction_and_a_namesake_abroad_is_left_alone() -> None:
    answer = told("hit-name")
    assert answer.values("company.jurisdiction") == ["US-DE"]
    assert {s.subject for s in answer.statements} == {"opencorporates:us_de/9990003"}
    assert {s.confidence for s in answer.statements} == {0.7}


def test_nobody_is_searched_for_whose_country_is_not_known() -> None:
    assert not list(CONNECTOR.ask(Target({"company.name": ("Northwind Instruments",)})))
