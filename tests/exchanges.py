"""Recorded exchanges as readable files, and an asking answered from them.

A file under fixtures/SOURCE/ begins with what is known of the company, one `field: value` a line, and of people there
(`someone: name | title | e-mail | profile`). It goes on with exchanges:

    ### GET https://api.example/companies/1
    200 application/json
    {"name": "Northwind Instruments"}

    ### POST https://api.example/search
    > {"domain": "northwind.example"}
    200 application/json
    {"companies": []}

A request that no exchange answers fails the test: a source asks for what its fixture says and nothing else. The same
request answered several times in a file is answered in that order, and the last answer stays. What an answer means is
judged as the fetcher judges it, from the source's declaration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from connectors.answers import judge
from connectors.connector import Connector, Request, Someone, Target
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.statement import Cause, Outcome, State, Statement, unknown

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEEN = datetime(2026, 10, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Exchanges:
    """What is known of the company, and the answers by what was asked: (address, body)."""

    target: Target
    answers: dict[tuple[str, str], list[Page]]

    @property
    def pages(self) -> Iterator[Page]:
        return (page for pages in self.answers.values() for page in pages if page.status < 300)


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
    head, *blocks = re.split(
        r"^### (?=GET |POST )", (FIXTURES / path).read_text(encoding="utf-8"), flags=re.M
    )
    known: dict[str, tuple[str, ...]] = {}
    people: list[Someone] = []
    for line in head.splitlines():
        if line and not line.startswith("#"):
            name, _, value = line.partition(": ")
            if name == "someone":
                people.append(Someone(*(part.strip() for part in value.split("|"))))
            else:
                known[name] = (*known.get(name, ()), value.strip())
    answers: dict[tuple[str, str], list[Page]] = {}
    for block in blocks:
        asked, page = _exchange(block)
        answers.setdefault(asked, []).append(page)
    return Exchanges(Target(known, tuple(people)), answers)


def _exchange(block: str) -> tuple[tuple[str, str], Page]:
    """One exchange: what was asked, and the answer."""
    line, _, rest = block.partition("\n")
    url = line.partition(" ")[2].strip()
    sent, _, rest = rest.partition("\n") if rest.startswith("> ") else ("", "", rest)
    status_line, _, body = rest.partition("\n")
    status, _, content_type = status_line.partition(" ")
    headers = {"content-type": content_type.strip()}
    page = Page(url, body.strip("\n").encode(), SEEN, int(status), headers, asked=url)
    return (url, sent.removeprefix("> ").strip()), page


def tell(connector: Connector, told: Exchanges, refused: Cause | None = None) -> Told:
    """Run one asking to its end against recorded answers, or with every request refused for one cause."""
    conversation = Conversation(connector, told.target)
    waiting = {asked: list(pages) for asked, pages in told.answers.items()}
    faults: list[Outcome] = []
    asked: list[str] = []
    wanted = conversation.advance()
    while wanted:
        asked += [request.url for request in wanted]
        answers = [
            unknown(refused, "refused by the test") if refused else _answer(waiting, request, connector)
            for request in wanted
        ]
        faults += [a for a in answers if isinstance(a, Outcome) and a.state is State.UNKNOWN]
        wanted = conversation.advance([a if isinstance(a, Page) else None for a in answers])
    return Told(
        conversation.outcome(faults), [*conversation.statements.values()], conversation.troubles, asked
    )


def _answer(
    waiting: dict[tuple[str, str], list[Page]], request: Request, connector: Connector
) -> Page | Outcome:
    pages = waiting.get((request.url, request.body))
    assert pages, f"asked for {request.url} {request.body}, which the fixture does not answer"
    page = pages.pop(0) if len(pages) > 1 else pages[0]
    judged = judge(page, request.absent, connector.answers, keyed=connector.key is not None)
    return judged.outcome if judged else page
