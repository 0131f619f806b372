"""Crunchbase: the right one of those that share a website, founders who are still there, bands and rounds."""

from __future__ import annotations

from connectors.paid import crunchbase
from connectors.statement import Cause
from tests.exchanges import exchanges, tell

ROUND = "crunchbase:northwind.example/44444444-0000-4000-8000-000000000002"


def test_of_those_found_the_one_with_the_very_site_is_read() -> None:
    told = tell(crunchbase.CONNECTOR, exchanges("crunchbase/hit.http"))
    assert told.values("company.name") == ["Northwind Instruments"]
    assert told.asked[1].count("11111111-2222-4333-8444-555555555555") == 1


def test_only_founders_who_are_still_there_are_stated() -> None:
    told = tell(crunchbase.CONNECTOR, exchanges("crunchbase/hit.http"))
    assert told.values("person.name") == ["Jonas Haldern"]
    assert told.values("person.title") == ["CEO"]


def test_a_band_of_employees_is_a_range() -> None:
    told = tell(crunchbase.CONNECTOR, exchanges("crunchbase/hit.http"))
    assert told.values("company.employees") == ["51-100"]


def test_a_band_of_a_new_form_is_changed_and_not_guessed() -> None:
    told = tell(crunchbase.CONNECTOR, exchanges("crunchbase/odd-band.http"))
    assert told.values("company.employees") == []
    assert told.troubles[0].cause is Cause.CHANGED


def test_a_round_keeps_the_currency_it_was_raised_in() -> None:
    told = tell(crunchbase.CONNECTOR, exchanges("crunchbase/hit.http"))
    assert told.about(ROUND) == {
        "funding.company": ["crunchbase:northwind.example"],
        "funding.kind": ["Series A"],
        "funding.date": ["2025-03-18"],
        "funding.amount": ["3700000 EUR"],
        "funding.investor": ["Leeward Ventures", "Kontor Kapital"],
        "funding.investors": ["2"],
    }


def test_the_newest_round_comes_first() -> None:
    told = tell(crunchbase.CONNECTOR, exchanges("crunchbase/hit.http"))
    assert told.values("funding.date") == ["2025-03-18", "2022-06-01"]


def test_of_a_day_no_more_is_stated_than_is_known() -> None:
    assert tell(crunchbase.CONNECTOR, exchanges("crunchbase/hit.http")).values("company.founded") == [
        "2004-08-30"
    ]
    assert tell(crunchbase.CONNECTOR, exchanges("crunchbase/year-only.http")).values("company.founded") == [
        "2004"
    ]
