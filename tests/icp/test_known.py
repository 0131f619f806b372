"""What is known of a company that bears on what to ask it, and in which language to ask."""

from __future__ import annotations

import pytest

from icp.known import known_of, unsettled
from icp.questions import LANGUAGES, Known
from icp.speaking import language_of, usual_in
from tests.matching.firms import assembled
from tests.matching.signals.looks import Looks, event, fact, funding, roles
from tests.matching.statements import NOW, said


def test_an_event_of_the_last_months_is_known_with_its_sentence_and_its_evidence() -> None:
    company = Looks().at(3, "edgar", funding("4000000 USD", "2026-08-12", "Series A")).company
    ground = known_of(company, (), NOW)[Known.FUNDING]
    assert ground.text == "raised 4,000,000 USD (Series A)"
    assert ground.evidence
    assert ground.day
    assert ground.day.isoformat() == "2026-08-12"


def test_an_event_of_long_ago_is_no_occasion() -> None:
    company = Looks().at(3, "edgar", funding("4000000 USD", "2025-09-12", "Series A")).company
    assert company.signals
    assert Known.FUNDING not in known_of(company, (), NOW)


def test_a_company_that_seeks_people_hires_and_one_that_lets_people_go_declines() -> None:
    hiring = Looks().at(3, "board", roles(3)).company
    layoffs = Looks().at(3, "press", event("layoffs", "Acme lets 40 people go", "2026-09-01")).company
    assert Known.HIRING in known_of(hiring, (), NOW)
    assert known_of(layoffs, (), NOW).keys() == {Known.DECLINE}


@pytest.mark.parametrize(("people", "name"), [("8", Known.SMALL), ("120", None), ("4000", Known.LARGE)])
def test_size_is_known_where_it_is_fresh(people: str, name: Known | None) -> None:
    fresh = known_of(assembled([said("company.employees", people)]), (), NOW)
    assert set(fresh) == ({name} if name else set())
    assert not known_of(assembled([said("company.employees", people, days=900)]), (), NOW)


def test_seats_that_are_filled_are_known() -> None:
    assert set(known_of(assembled(), (Known.CHAMPION,), NOW)) == {Known.CHAMPION}


def test_a_value_is_unsettled_while_it_is_not_known_old_or_disputed() -> None:
    field = ("company.employees",)
    settled = assembled([said("company.employees", "120")])
    disputed = assembled(
        [said("company.employees", "120"), said("company.employees", "9000", source="register")]
    )
    assert disputed.passports["company.employees"].conflict
    assert [unsettled(c, NOW, field) for c in (assembled(), settled, disputed)] == [[*field], [], [*field]]
    assert unsettled(assembled([said("company.employees", "120", days=900)]), NOW, field) == [*field]


def test_facts_without_any_event_make_nothing_known() -> None:
    assert not known_of(Looks().at(3, "website", fact("description", "Pumps")).company, (), NOW)


# ---- the language


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ({"country": "PL"}, "pl"),
        ({"country": "TR"}, "tr"),
        ({"country": "ID"}, "id"),
        ({"country": "AT"}, "de"),
        ({"country": "MX"}, "es"),
        ({"country": "JP"}, "en"),
        ({}, "en"),
        ({"language": "pl", "country": "DE"}, "pl"),
        ({"language": "fr-CH", "country": "CH"}, "fr"),
        ({"language": "nl", "country": "BE"}, "en"),
        ({"language": "pt-BR"}, "en"),
    ],
)
def test_the_website_decides_and_without_one_the_country(told: dict[str, str], language: str) -> None:
    company = assembled([said(f"company.{field}", value) for field, value in told.items()])
    assert language_of(company, LANGUAGES) == language


def test_a_website_in_several_languages_lets_the_country_choose() -> None:
    spoken = [said("company.language", tag) for tag in ("en", "de", "fr")]
    assert language_of(assembled(spoken, [said("company.country", "CH")]), LANGUAGES) == "de"


def test_every_language_of_the_table_is_one_of_the_bank() -> None:
    assert {language for code in ("BE", "CA", "LU", "PL", "TR", "ID") for language in usual_in(code)} <= set(
        LANGUAGES
    )
    assert usual_in("XX") == ()
