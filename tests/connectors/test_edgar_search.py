"""Announcements to the SEC: which of the documents found are events of the company."""

from __future__ import annotations

from connectors.edgar.search import CONNECTOR
from tests.exchanges import Told, exchanges, tell

SUBJECT = "edgar_search:cik:0009990001"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"edgar_search/{name}.http"))


def test_a_filing_counts_once_and_each_of_its_telling_items_is_a_signal() -> None:
    assert told("hit").values("signal.kind") == ["leadership", "contract", "acquisition"]


def test_an_event_is_dated_by_the_day_it_happened_else_by_the_day_it_was_filed() -> None:
    answer = told("hit")
    assert answer.about(f"{SUBJECT}/0009990001-26-000012/5.02") == {
        "signal.company": [SUBJECT],
        "signal.kind": ["leadership"],
        "signal.text": ["Form 8-K, item 5.02: Departure or Election of Directors or Officers"],
        "signal.date": ["2026-09-14"],
        "signal.url": [
            "https://www.sec.gov/Archives/edgar/data/9990001/000999000126000012/nwin-20260914.htm"
        ],
    }
    assert answer.about(f"{SUBJECT}/0009990001-26-000009/2.01")["signal.date"] == ["2026-06-05"]


def test_amendments_old_filings_and_those_of_others_are_left_out() -> None:
    assert {s.subject.split("/")[1] for s in told("hit").statements} == {
        "0009990001-26-000012",
        "0009990001-26-000009",
    }


def test_the_last_year_is_asked_for_alone_where_one_page_does_not_hold_all() -> None:
    answer = told("many")
    assert "startdt=2025-10-01&enddt=2026-10-01" in answer.asked[1]
    assert answer.values("signal.kind") == ["leadership"]
