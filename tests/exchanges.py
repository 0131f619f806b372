"""Recorded exchanges as readable files, and an asking answered from them.

A file under fixtures/SOURCE/ begins with what is known of the company, one `field: value` a line, and goes on
with exchanges:

    ### GET https://api.example/companies/1
    200 application/json
    {"name": "Northwind Instruments"}

A request that no exchange answers fails the test: a source asks for what its fixture says and nothing else.
Statuses in the request's `absent` are sent to the source as nothing, any other refusal as a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from connectors.connector import Connector, Request, Target
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.statement import Cause, Outcome, Statement, unknown

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEEN = datetime(2026, 10, 1, 12, tzinfo=UTC)
_FAULT = {401: Cause.BLOCKED, 403: Cause.BLOCKED, 402: Cause.BUDGET, 429: Cause.RATE_LIMITED}


@dataclass(frozen=True)
class Exchanges:
    """What is known of the company, and the answers by address."""

    target: Target
    answers: dict[str, Page]

    @property
    def pages(self) -> Iterator[Page]:
        return (page for page in self.answers.values() if page.status == 200)


@dataclass
class Told:
    """How an asking ended, and what came of it."""

    outcome: Outcome
    statements: list[Statement]
    troubles: list[Outcome]
    asked: list[str] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [s.value for s in self.statements if s.field == name]

    def about(self, subject: str) -> dict[str, list[str]]:
        """What was said of one subject ("yc:acme"): its values, by field."""
        said: dict[str, list[str]] = {}
        for statement in self.statements:
            if statement.subject == subject:
                said.setdefault(statement.field, []).append(statement.value)
        return said


def exchanges(path: str | Path) -> Exchanges:
    """Read a file of exchanges, named below fixtures/ ("greenhouse/hit.http")."""
    head, *blocks = (FIXTURES / path).read_text(encoding="utf-8").split("### GET ")
    known: dict[str, tuple[str, ...]] = {}
    for line in head.splitlines():
        if line and not line.startswith("#"):
            name, _, value = line.partition(": ")
            known[name] = (*known.get(name, ()), value.strip())
    answers = {}
    for block in blocks:
        url, _, rest = block.partition("\n")
        status_line, _, body = rest.partition("\n")
        status, _, content_type = status_line.partition(" ")
        url = url.strip()
        answers[url] = Page(
            url=url,
            body=body.strip("\n").encode(),
            seen=SEEN,
            status=int(status),
            headers={"content-type": content_type.strip()},
            asked=url,
        )
    return Exchanges(Target(known), answers)


def tell(connector: Connector, told: Exchanges, refused: Cause | None = None) -> Told:
    """Run one asking to its end against recorded answers, or with every request refused for one cause."""
    conversation = Conversation(connector, told.target)
    faults: list[Outcome] = []
    asked: list[str] = []
    wanted = conversation.advance()
    while wanted:
        asked += [request.url for request in wanted]
        wanted = conversation.advance([_answer(told, request, faults, refused) for request in wanted])
    return Told(
        conversation.outcome(faults), [*conversation.statements.values()], conversation.troubles, asked
    )


def _answer(told: Exchanges, request: Request, faults: list[Outcome], refused: Cause | None) -> Page | None:
    if refused:
        faults.append(unknown(refused, "refused by the test"))
        return None
    page = told.answers.get(request.url)
    assert page is not None, f"asked for {request.url}, which the fixture does not answer"
    if page.status == 200:
        return page
    if page.status not in request.absent:
        faults.append(unknown(_FAULT.get(page.status, Cause.ERROR), f"HTTP {page.status}"))
    return None
