"""Whose board it is: by a link, by the name it gives itself, or by its own words; and boards that are not there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connectors.boards import ALL, ashby, breezy, lever, personio, smartrecruiters, teamtailor, workable
from connectors.boards.asking import MOST_ROLES
from connectors.connector import Connector, Request, Target
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.statement import Cause
from tests.exchanges import SEEN, exchanges

GUESSING = [c for c in ALL if c.identifies and "company.name" in c.needs]
LINKED_ONLY = [c for c in ALL if c.identifies and "company.name" not in c.needs]


def ids(connector: Connector) -> str:
    return connector.name


def answered(
    connector: Connector, target: Target, *bodies: bytes, at: str = ""
) -> tuple[Conversation, list[str]]:
    """An asking whose requests are answered by these bodies in turn, then by nothing; and what it asked for."""
    conversation, waiting, asked = Conversation(connector, target), list(bodies), list[str]()
    wanted = conversation.advance()
    while wanted:
        asked += [request.url for request in wanted]
        wanted = conversation.advance([_page(request, waiting, at) for request in wanted])
    return conversation, asked


def _page(request: Request, waiting: list[bytes], at: str) -> Page | None:
    return Page(at or request.url, waiting.pop(0), SEEN, asked=request.url) if waiting else None


def target(**known: str) -> Target:
    return Target({f"company.{name}": (value,) for name, value in known.items()})


def account(name: str) -> bytes:
    role = {"title": "Cook", "shortcode": "A1", "url": "https://apply.workable.com/j/A1"}
    return json.dumps({"name": name, "jobs": [role]}).encode()


@pytest.mark.parametrize("name", ["Northwind Shipping", "The Northwind Trust", "Southwind"])
def test_a_guessed_board_of_a_namesake_is_refused_by_the_name_it_gives_itself(name: str) -> None:
    asking, _ = answered(workable.CONNECTOR, target(name="Northwind"), account(name))
    assert not asking.statements


@pytest.mark.parametrize("name", ["Northwind", "NORTHWIND GmbH", "Northwind, Inc."])
def test_a_guessed_board_counts_when_it_gives_itself_the_companys_name(name: str) -> None:
    asking, _ = answered(workable.CONNECTOR, target(name="Northwind"), account(name))
    assert {s.value for s in asking.statements.values() if s.field == "company.name"} == {name}


def test_a_linked_board_counts_whatever_it_calls_itself() -> None:
    asking, _ = answered(
        workable.CONNECTOR, target(name="Northwind", job_board="workable:nw"), account("NW People Operations")
    )
    assert any(s.field == "role.title" for s in asking.statements.values())


def test_a_guessed_board_without_a_role_is_nobodys() -> None:
    bare = json.dumps({"name": "Northwind", "jobs": []}).encode()
    asking, _ = answered(workable.CONNECTOR, target(name="Northwind"), bare)
    assert not asking.statements


def test_a_guessed_board_in_another_shape_is_changed_and_not_passed_over() -> None:
    asking, _ = answered(ashby.CONNECTOR, target(name="Northwind"), b'{"postings": []}')
    assert asking.outcome().cause is Cause.CHANGED


@pytest.mark.parametrize("connector", LINKED_ONLY, ids=ids)
def test_systems_that_name_no_employer_are_asked_only_for_boards_the_company_links_to(
    connector: Connector,
) -> None:
    asked = answered(
        connector, target(name="Northwind", domain="northwind.example", job_board="lever:northwind")
    )[1]
    assert asked == []


@pytest.mark.parametrize("connector", GUESSING, ids=ids)
def test_the_others_are_asked_for_few_guesses_and_none_twice(connector: Connector) -> None:
    asked = answered(connector, target(name="North Wind", domain="north-wind.example"))[1]
    assert 2 <= len(asked) <= 4
    assert len(set(asked)) == len(asked)


def test_a_host_has_no_capitals_so_a_guess_at_one_is_not_repeated_in_them() -> None:
    asked = answered(breezy.CONNECTOR, target(name="North Wind"))[1]
    assert asked == ["https://northwind.breezy.hr/json", "https://north-wind.breezy.hr/json"]


@pytest.mark.parametrize(
    ("connector", "token", "home"),
    [
        (personio.CONNECTOR, "personio:northwind", "https://www.personio.com/"),
        (breezy.CONNECTOR, "breezy:northwind", "https://breezy.hr/"),
    ],
)
def test_a_board_that_leads_to_the_sellers_home_page_does_not_exist(
    connector: Connector, token: str, home: str
) -> None:
    asking, _ = answered(connector, target(job_board=token), b"<html>Recruit better</html>", at=home)
    assert not asking.statements
    assert not asking.troubles


def test_a_site_that_leads_to_the_employers_own_host_is_read() -> None:
    page = next(exchanges("teamtailor/hit.http").pages)
    asking, _ = answered(
        teamtailor.CONNECTOR,
        target(job_board="teamtailor:vika"),
        page.body,
        at="https://career.vika.example/jobs.rss",
    )
    assert "Saw Operator" in {s.value for s in asking.statements.values()}


def test_a_linked_board_is_sought_in_every_place_the_system_has_and_a_guess_only_in_the_first() -> None:
    linked = answered(lever.CONNECTOR, target(job_board="lever:northwind"))[1]
    guessed = answered(lever.CONNECTOR, target(name="Northwind"))[1]
    assert [url.split("/")[2] for url in linked] == ["api.lever.co", "api.eu.lever.co"]
    assert {url.split("/")[2] for url in guessed} == {"api.lever.co"}


def test_a_token_that_is_no_part_of_an_address_stays_one() -> None:
    asked = answered(ashby.CONNECTOR, target(job_board="ashby:North Wind/../x?y"))[1]
    assert asked == [
        "https://api.ashbyhq.com/posting-api/job-board/North%20Wind%2F..%2Fx%3Fy?includeCompensation=true"
    ]


def test_a_list_of_thousands_is_read_up_to_a_bound() -> None:
    posting: dict[str, Any] = {"id": "1", "name": "Cook", "company": {"name": "Northwind"}}
    page = json.dumps({"totalFound": 9_000, "content": [posting]}).encode()
    _, asked = answered(smartrecruiters.CONNECTOR, target(job_board="smartrecruiters:nw"), *[page] * 100)
    assert len(asked) == MOST_ROLES / 100


def test_all_of_a_board_or_nothing_is_believed() -> None:
    role = {"title": "Cook", "shortcode": "A", "url": "https://x.example"}
    half = json.dumps({"name": "Northwind", "jobs": [role, {"name": "Y"}]}).encode()
    asking, _ = answered(workable.CONNECTOR, target(job_board="workable:nw"), half)
    assert asking.outcome().cause is Cause.CHANGED
