"""The Estonian register: who may sign, and what of the printed page is not read."""

from __future__ import annotations

from connectors.registers.ariregister import CONNECTOR
from connectors.statement import Cause
from tests.exchanges import Told, exchanges, tell

OURS = "ariregister:16990001"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"ariregister/{name}.http"))


def test_officers_are_read_and_those_whose_term_is_over_are_not() -> None:
    answer = told("hit")
    assert answer.values("person.name") == ["Maarika Tuuleveski", "Aleks Merevaht"]
    assert answer.about(f"{OURS}/maarika-tuuleveski")["person.since"] == ["2020-02-20"]
    assert answer.about(f"{OURS}/aleks-merevaht")["person.title"] == ["Management board member", "Procurist"]


def test_shareholders_owners_and_personal_codes_are_not_read() -> None:
    said = " ".join(f"{s.value} {s.quote}" for s in told("hit").statements)
    assert "Osanik" not in said
    assert "0000000000" not in said


def test_the_printed_page_adds_what_the_suggestion_lacks() -> None:
    said = told("hit").about(OURS)
    assert said["company.legal_form"] == ["Private limited company"]
    assert said["company.domain"] == ["northwind.example"]
    assert said["company.phone"] == ["+3725550100"]


def test_of_two_namesakes_the_one_in_our_town_is_read_and_less_believed() -> None:
    answer = told("hit-name")
    assert {s.subject for s in answer.statements} == {OURS}
    assert max(s.confidence for s in answer.statements) == 0.85


def test_a_printed_page_of_another_shape_is_named_and_costs_only_itself() -> None:
    answer = told("reshaped")
    assert [trouble.cause for trouble in answer.troubles] == [Cause.CHANGED]
    assert answer.about(OURS)["company.legal_name"] == ["Northwind OÜ"]
    assert "company.city" not in answer.about(OURS)
