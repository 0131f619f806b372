"""What the tests of the network door share: a fetcher before a loopback server, and a time that nobody sits out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from connectors.catalog import BY_NAME
from connectors.page import Page
from connectors.statement import Cause, Outcome
from enrich.net.fetch import Fetcher, Manners
from enrich.net.pace import Pace
from enrich.net.transport import GuardedTransport
from tests.loopback import Handler, Server, serving

API = replace(BY_NAME["greenhouse"], per_second=1000.0)
CRAWLER = replace(API, crawls=True)
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
MANNERS = Manners(
    user_agent="Enrich/0.1 (+https://enrich.example; a@enrich.example)", private=True, gap=0.0, deadline=2.0
)
ONCE = replace(MANNERS, attempts=1)


@dataclass
class Time:
    """Monotonic seconds that pass only when somebody sleeps. `slept` are the sleeps, in order."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    def pace(self, longest_wait: float = 300.0) -> Pace:
        return Pace(longest_wait, clock=self, sleep=self.sleep)


@dataclass
class Memory:
    """A page store in memory."""

    kept: dict[str, Page] = field(default_factory=dict)

    def get(self, url: str) -> Page | None:
        return self.kept.get(url)

    def put(self, url: str, page: Page) -> None:
        self.kept[url] = page


@asynccontextmanager
async def door(
    handlers: dict[str, Handler], manners: Manners = MANNERS, **more: object
) -> AsyncIterator[tuple[Fetcher, Server]]:
    """A fetcher, and the server it may dial. `more` goes to the fetcher."""
    async with serving(handlers) as server:
        more = {"clock": lambda: NOW, **more}
        fetcher = Fetcher(GuardedTransport(private=True), manners=manners, **more)  # type: ignore[arg-type]
        try:
            yield fetcher, server
        finally:
            await fetcher.close()


def cause(answer: Page | Outcome) -> Cause | None:
    """Why there is no page; fails the test where there is one."""
    assert isinstance(answer, Outcome), f"a page arrived: {answer.body[:80]!r}"
    return answer.cause


def body(answer: Page | Outcome) -> bytes:
    """The page's body; fails the test where there is none."""
    assert isinstance(answer, Page), f"no page: {answer} {answer.detail}"
    return answer.body
