"""ABN Lookup: wrapped answers, refusals in words, and whom it is not read for."""

from __future__ import annotations

from connectors.registers.abn import CONNECTOR
from connectors.statement import Cause
from tests.exchanges import Told, exchanges, tell

OURS = "abn:99099000001"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"abn/{name}.http"))


def test_a_company_number_is_asked_for_as_one_and_both_numbers_are_stated() -> None:
    answer = told("hit")
    assert "AcnDetails.aspx?acn=099000001" in answer.asked[0]
    assert answer.about(OURS)["company.registration_number"] == ["99099000001", "099000001"]
    assert answer.about(OURS)["company.register"] == ["RA000013", "RA000014"]


def test_the_postcode_settles_which_namesake_is_meant_and_rows_of_one_business_are_one() -> None:
    answer = told("hit-name")
    assert {s.subject for s in answer.statements} == {OURS}
    assert answer.about(OURS)["company.status"] == ["inactive"]
    assert max(s.confidence for s in answer.statements) == 0.9


def test_a_refused_key_is_told_in_its_words() -> None:
    outcome = told("fault-no_key").outcome
    assert outcome.cause is Cause.NO_KEY
    assert "GUID" in outcome.detail


def test_a_sole_trader_is_not_read() -> None:
    assert not told("absent-sole-trader").statements
