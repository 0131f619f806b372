"""Snov.io: two requests for one answer, errors of two shapes, the best of several addresses."""

from __future__ import annotations

from connectors.connector import Request
from connectors.conversation import Conversation
from connectors.paid import snov
from tests.exchanges import exchanges, tell


def test_all_people_are_asked_for_at_once_and_the_answer_is_asked_after() -> None:
    told = tell(snov.CONNECTOR, exchanges("snov/hit.http"))
    assert [url.partition("?")[0].rpartition("/")[2] for url in told.asked] == ["start", "result", "result"]
    assert sorted(told.values("person.name")) == ["Mara Ferrow", "Tomas Okello"]


def test_the_best_address_at_the_company_is_taken_wherever_it_stands() -> None:
    told = tell(snov.CONNECTOR, exchanges("snov/hit.http"))
    assert told.values("person.email") == ["mara.ferrow@northwind.example", "tomas.okello@northwind.example"]
    verdicts = [value.partition(" ")[::2] for value in told.values("person.email_status")]
    assert verdicts == list(zip(["deliverable", "unknown"], told.values("person.email"), strict=True))


def test_an_address_that_is_nobodys_is_not_stated() -> None:
    assert tell(snov.CONNECTOR, exchanges("snov/junk.http")).statements == []


def test_only_the_search_is_paid_for_and_not_the_waiting() -> None:
    told = exchanges("snov/hit.http")
    conversation = Conversation(snov.CONNECTOR, told.target)
    pages = iter(page for answered in told.answers.values() for page in answered)
    asked: list[Request] = [*conversation.advance()]
    while len(asked) < 3:
        asked += conversation.advance([next(pages)])
    assert [request.credits for request in asked] == [2, 0, 0]
    assert asked[1].pause < asked[2].pause
    assert asked[2].fresh_days == 0


def test_it_is_not_waited_for_for_longer_than_two_minutes() -> None:
    told = tell(snov.CONNECTOR, exchanges("snov/fault-timeout.http"))
    assert len(told.asked) == 1 + len(snov.PAUSES)
    assert sum(snov.PAUSES) <= 120
