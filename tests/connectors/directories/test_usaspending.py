"""USAspending: whose awards they are, and what an award is as a signal."""

from __future__ import annotations

from connectors.directories.usaspending import CONNECTOR
from tests.exchanges import Told, exchanges, tell

OURS = "usaspending:NWNDCA000001"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"usaspending/{name}.http"))


def test_of_what_a_fuzzy_search_finds_only_the_recipient_of_name_and_state_is_read() -> None:
    companies = {s.subject for s in told("hit").statements if s.kind == "company"}
    assert companies == {OURS}


def test_a_contract_and_a_grant_become_signals_with_day_amount_and_agency() -> None:
    contract = told("hit").about(f"{OURS}/CONT_AWD_N00001_9700")
    assert contract == {
        "signal.company": [OURS],
        "signal.kind": ["contract"],
        "signal.url": ["https://www.usaspending.gov/award/CONT_AWD_N00001_9700"],
        "signal.date": ["2026-05-14"],
        "signal.amount": ["1250000 USD"],
        "signal.text": ["Naval Oceanographic Office: TIDE GAUGES, FIVE HARBORS"],
    }
    assert told("hit").about(f"{OURS}/ASST_NON_N00006_9700")["signal.kind"] == ["award"]


def test_money_taken_back_is_no_amount_won() -> None:
    less = told("hit").about(f"{OURS}/CONT_AWD_N00004_9700")
    assert "signal.amount" not in less
    assert less["signal.text"] == ["Department of the Navy"]


def test_a_known_identifier_outranks_any_name() -> None:
    answer = told("known")
    assert answer.values("company.legal_name") == ["NWI HARBOR SYSTEMS"]
    assert {s.confidence for s in answer.statements} == {1.0}


def test_the_state_narrows_the_question_only_when_it_is_known() -> None:
    questions = exchanges("usaspending/hit.http").answers, exchanges("usaspending/lone.http").answers
    assert all('"state": "CA"' in body for _, body in questions[0])
    assert not any("recipient_locations" in body for _, body in questions[1])


def test_a_name_alone_is_read_for_one_recipient_and_believed_less() -> None:
    statements = told("lone").statements
    assert len({s.subject for s in statements if s.kind == "company"}) == 1
    assert {s.confidence for s in statements} == {0.6}
