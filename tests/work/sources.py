"""Invented sources that answer from values, and a fetcher that needs no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.page import Page
from connectors.price import Price
from connectors.statement import ABSENT, Finding, Outcome

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def source(
    name: str,
    *yields: str,
    needs: tuple[str, ...] = ("company.name", "company.domain"),
    says: Mapping[str, str] | None = None,
    raises: Exception | None = None,
    cost: float = 0.0,
    requests: int = 1,
    key: Key | None = None,
    shared: bool = False,
    identifies: str = "company.domain",
) -> Connector:
    """A source that asks for one page and states what is given, each value as it stands on that page."""
    spoken = dict(says or {})

    def ask(target: Target) -> Asking:
        where = "all" if shared else target.domain or target.name.replace(" ", "-")
        page = yield Request(f"https://{name}.example/{where}", shared=shared)
        if page:
            yield Read(page, {"of": target.domain or "somebody.example"})

    def read(page: Page, of: str) -> Iterator[Finding]:
        del page
        if raises:
            raise raises
        for field_, value in spoken.items():
            subject = of if field_.startswith("company.") else f"{of}/{field_.partition('.')[0]}"
            yield Finding(subject, field_, value, quote=value)

    return Connector(
        name=name, about="a source of these tests", tier="A", needs=needs, yields=yields or tuple(spoken), ask=ask,
        read=read, docs="https://docs.example/", terms="none", price=Price(credit=cost), requests=requests, key=key,
        identifies=identifies,
    )  # fmt: skip


@dataclass
class Shelf:
    """Answers every request with a page that holds the given words, or as told for an address. Counts what it sent."""

    words: str = ""
    answers: Mapping[str, Page | Outcome | Exception] = field(default_factory=dict)
    before: Callable[[Request], None] = lambda request: None
    asked: list[str] = field(default_factory=list)

    async def fetch(self, request: Request, source: Connector) -> Page | Outcome:
        del source
        self.asked.append(request.url)
        self.before(request)
        answer = self.answers.get(request.url, Page(request.url, self.words.encode(), NOW))
        if isinstance(answer, Exception):
            raise answer
        return answer


__all__ = ["ABSENT", "NOW", "Shelf", "source"]
