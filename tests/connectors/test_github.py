"""Organisations on GitHub: whose they are, and what is not read from them."""

from __future__ import annotations

from connectors.github import CONNECTOR
from connectors.statement import State
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"github/{name}.http"))


def test_an_organisation_counts_when_its_website_is_on_the_companys_domain() -> None:
    answer = told("hit")
    assert {s.subject for s in answer.statements} == {"github:NorthwindInstruments"}
    assert answer.values("company.domain") == ["northwind.example"]


def test_a_login_is_tried_once_however_its_capitals_are_set() -> None:
    tried = [url for url in told("hit").asked if "/repos" not in url]
    assert len(tried) == len({url.lower() for url in tried}) == 2


def test_a_name_that_nothing_ties_to_the_company_is_absent() -> None:
    assert told("squatted").outcome.state is State.ABSENT


def test_a_verified_organisation_counts_by_its_name() -> None:
    assert told("verified").values("company.github") == ["quietwater-gmbh"]


def test_forks_are_other_peoples_code() -> None:
    answer = told("hit")
    assert answer.values("company.technology") == ["Python", "Rust"]
    assert answer.values("company.last_code") == ["2026-09-12"]


def test_an_address_of_a_desk_is_kept_and_one_of_a_person_is_not() -> None:
    assert told("hit").values("company.email") == ["opensource@northwind.example"]
    assert not told("verified").values("company.email")


def test_what_the_profile_says_is_kept_when_the_repositories_are_refused() -> None:
    answer = told("verified")
    assert answer.outcome.state is State.FOUND
    assert not answer.values("company.repositories")
