"""One asking step by step: a page that cannot be read costs itself, and nothing of the asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from connectors.connector import Asking, Read, Request, Target
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.statement import Cause, Finding
from tests.work.sources import source

PAGE = Page("https://register.example/", b'{"people": "90"}', datetime(2026, 10, 1, tzinfo=UTC))


def test_a_part_that_is_not_on_its_page_costs_that_part_alone() -> None:
    def ask(target: Target) -> Asking:
        page = yield Request(PAGE.url)
        yield Read(page.part("companies[3]"))
        yield Read(page)

    def read(page: Page) -> Iterator[Finding]:
        yield Finding("acme.example", "company.employees", page.json()["people"], at="people")

    conversation = Conversation(
        replace(source("register", "company.employees"), ask=ask, read=read), Target()
    )
    assert conversation.advance() == (Request(PAGE.url),)
    assert conversation.advance([PAGE]) == ()
    assert [s.value for s in conversation.statements.values()] == ["90"]
    assert [trouble.cause for trouble in conversation.troubles] == [Cause.CHANGED]
