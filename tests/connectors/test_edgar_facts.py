"""EDGAR's figures: which year, which filing of it and which currency is stated."""

from __future__ import annotations

import json
from datetime import date

import pytest

from connectors.edgar import CONNECTOR, facts, submissions
from connectors.page import Page
from connectors.part import Changed
from tests.exchanges import SEEN, Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"edgar/{name}.http"))


def test_a_year_is_told_by_its_dates_and_an_amendment_replaces_what_it_amends() -> None:
    assert told("hit").values("company.revenue") == ["41500000 USD"]


def test_a_quarter_of_the_annual_report_is_no_year_and_a_loss_has_a_minus() -> None:
    assert told("hit").values("company.profit") == ["-340500 USD"]


def test_figures_speak_of_the_end_of_their_year() -> None:
    figures = [s for s in told("hit").statements if s.field in ("company.revenue", "company.assets")]
    assert {s.as_of.date() for s in figures} == {date(2026, 6, 30)}


def test_the_total_is_stated_and_not_the_part_of_it_that_contracts_brought() -> None:
    quoted = next(s for s in told("hit").statements if s.field == "company.revenue")
    assert ".Revenues." in quoted.at


def test_twelve_months_that_end_between_annual_reports_are_no_year() -> None:
    ends = {s.as_of.date() for s in told("report-foreign").statements if s.field == "company.revenue"}
    assert ends == {date(2025, 12, 31)}


def test_a_foreign_filer_is_read_in_its_own_currency_and_not_in_a_translation() -> None:
    answer = told("report-foreign")
    assert answer.values("company.revenue") == ["9000000 EUR"]
    assert answer.values("company.profit") == ["410000 EUR"]


def test_assets_of_an_earlier_year_are_not_put_beside_the_revenue_of_this_one() -> None:
    assert not told("report-foreign").values("company.assets")


def test_figures_are_asked_for_only_of_those_who_file_annual_reports() -> None:
    assert not any("companyfacts" in url for url in told("private").asked)
    assert submissions.reports({"filings": {"recent": {"form": ["8-K", "20-F"]}}})


def test_a_filer_that_tagged_nothing_states_nothing_and_one_without_facts_has_changed() -> None:
    def page(answer: object) -> Page:
        return Page(facts.FACTS.format(1), json.dumps(answer).encode(), SEEN)

    assert not list(facts.read(page({"cik": 1, "entityName": "X", "facts": {}})))
    with pytest.raises(Changed):
        list(facts.read(page({"cik": 1, "entityName": "X"})))
