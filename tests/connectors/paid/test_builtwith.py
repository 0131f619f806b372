"""BuiltWith: what is gone is left out, and what is left is as old as it is."""

from __future__ import annotations

from datetime import date

from connectors.paid import builtwith
from tests.exchanges import exchanges, tell


def test_what_was_not_seen_for_a_year_is_not_stated() -> None:
    told = tell(builtwith.CONNECTOR, exchanges("builtwith/hit.http"))
    assert told.values("company.technology") == ["nginx", "HubSpot", "Shopware"]


def test_a_technology_is_as_old_as_the_last_day_it_was_seen_anywhere_on_the_site() -> None:
    told = tell(builtwith.CONNECTOR, exchanges("builtwith/hit.http"))
    seen = {s.value: s.as_of.date() for s in told.statements}
    assert seen["HubSpot"] == date(2026, 9, 18)
    assert seen["Shopware"] == date(2025, 10, 12)


def test_how_a_page_is_encoded_is_no_technology() -> None:
    told = tell(builtwith.CONNECTOR, exchanges("builtwith/hit.http"))
    assert "UTF-8" not in told.values("company.technology")


def test_an_answer_about_another_domain_says_nothing() -> None:
    assert tell(builtwith.CONNECTOR, exchanges("builtwith/other-domain.http")).statements == []


def test_names_and_mailboxes_are_asked_to_be_left_out() -> None:
    told = tell(builtwith.CONNECTOR, exchanges("builtwith/hit.http"))
    assert all("NOPII=yes" in url for url in told.asked)


def test_times_in_seconds_are_changed_and_not_believed() -> None:
    told = tell(builtwith.CONNECTOR, exchanges("builtwith/changed.http"))
    assert "not in milliseconds" in told.outcome.detail
