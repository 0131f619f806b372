"""Enrich at work on the invented web, as in a run: askings of the website source, many at once.

    python -m benchmarks.fetching.ours WHAT --port PORT --pages N --folder FOLDER [--kb N]

WHAT is `all` (fetch, read in the reading processes, store pages and statements), `fetch`, `read` (pages come from
memory) or `store` (what one site says, under other names). Everything between the sockets is what a run uses, with
its default settings but one: ENRICH_GAP=0, because the pause between two requests to a site is not what is measured.
Names of the invented web are looked up in a table of one line, and leave to dial loopback is given.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from aiohttp.abc import AbstractResolver, ResolveResult

from benchmarks.fetching.meter import Meter, metered
from benchmarks.fetching.web import PATHS, Web, hosts
from connectors.connector import Connector, Request, Target
from connectors.page import Page
from connectors.statement import ABSENT, Outcome, Statement
from connectors.website import CONNECTOR as WEBSITE
from enrich.net.fetch import Fetcher, Manners
from enrich.net.transport import GuardedTransport
from enrich.settings import Settings
from enrich.store.pages import Pages
from enrich.store.records import Asked
from enrich.store.store import Store
from enrich.work.asker import Asker
from enrich.work.readers import Readers
from enrich.work.sources import catalogue

SETTINGS = Settings(contact_email="bench@enrich.example", gap=0.0)
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


class Table(AbstractResolver):
    """Every name is this machine, at the port of the invented web."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host="127.0.0.1", port=self._port, family=family, proto=0, flags=0)
        ]

    async def close(self) -> None:
        """Nothing is open."""


def fetcher(port: int, pages: Pages | None) -> Fetcher:
    """A fetcher as a run makes it, with leave to dial loopback."""
    manners = Manners(
        user_agent=SETTINGS.agent, max_bytes=SETTINGS.max_bytes, deadline=SETTINGS.deadline, gap=SETTINGS.gap,
        attempts=SETTINGS.attempts, longest_wait=SETTINGS.longest_wait, private=True,
    )  # fmt: skip
    transport = GuardedTransport(connections=SETTINGS.connections, private=True, resolver=Table(port))
    return Fetcher(transport, manners=manners, clock=lambda: datetime.now(UTC), store=pages)


class Shelf:
    """Answers from memory, in a fetcher's place."""

    def __init__(self, size: int) -> None:
        self._web = Web(size)

    async def fetch(self, request: Request, source: Connector) -> Page | Outcome:
        del source
        host, _, path = request.url.removeprefix("http://").partition("/")
        body = self._web.page(host, "/" + path)
        if not body:
            return ABSENT
        return Page(request.url, body, NOW, headers={"content-type": "text/html"}, asked=request.url)


def target(host: str) -> Target:
    return Target({"company.domain": (host,), "company.website": (f"http://{host}/",)})


async def each(names: list[str], do: Callable[[int, str], Awaitable[int]]) -> int:
    """Do something for every site, as many at once as a run does; the sum of what came of it."""
    queue: Iterator[tuple[int, str]] = iter(enumerate(names))

    async def worker() -> int:
        return sum([await do(n, host) for n, host in queue])

    return sum(await asyncio.gather(*(worker() for _ in range(SETTINGS.accounts_at_once))))


async def fetch(options: argparse.Namespace, names: list[str], meter: Meter) -> int:
    door = fetcher(options.port, None)

    async def site(_: int, host: str) -> int:
        answers = await asyncio.gather(
            *(door.fetch(Request(f"http://{host}{path}"), WEBSITE) for path in PATHS)
        )
        return sum(isinstance(answer, Page) for answer in answers)

    got = await each(names, site)
    meter.look()
    await door.close()
    return got


async def ask(names: list[str], door: Fetcher | Shelf, store: Store | None, meter: Meter) -> int:
    """Ask the website source about every site; how many pages it had."""
    readers = Readers(catalogue(), SETTINGS.reading_processes)
    asker = Asker(door, readers, lambda: datetime.now(UTC))  # type: ignore[arg-type] # a shelf fetches too

    async def site(n: int, host: str) -> int:
        asked = await asker.ask(WEBSITE, target(host))
        assert asked.statements, asked.outcome
        if store:
            store.record("bench", n, 1, "", [asked])
        return asked.requests

    got = await each(names, site)
    meter.look()
    await readers.close()
    return got


async def read(options: argparse.Namespace, names: list[str], meter: Meter) -> int:
    return await ask(names, Shelf(options.kb * 1000), None, meter)


async def everything(options: argparse.Namespace, names: list[str], meter: Meter) -> int:
    store, pages = Store(options.folder / "enrich.db"), Pages(options.folder / "enrich.pages.db")
    door = fetcher(options.port, pages)
    got = await ask(names, door, store, meter)
    await door.close()
    pages.close()
    store.close()
    return got


def _renamed(asked: Asked, old: str, new: str) -> Asked:
    """What one site said, as if another had said it."""

    def other(s: Statement) -> Statement:
        return replace(s, subject=s.subject.replace(old, new), url=s.url.replace(old, new))

    return replace(asked, target=new, statements=tuple(map(other, asked.statements)))


async def store(options: argparse.Namespace, names: list[str], meter: Meter) -> int:
    shelf, readers = Shelf(options.kb * 1000), Readers(catalogue(), 0)
    said = await Asker(shelf, readers, lambda: NOW).ask(WEBSITE, target(names[0]))  # type: ignore[arg-type]
    made = [_renamed(said, names[0], host) for host in names]
    shown = [(path, await shelf.fetch(Request(f"http://{names[0]}{path}"), WEBSITE)) for path in PATHS]
    kept, pages = Store(options.folder / "enrich.db"), Pages(options.folder / "enrich.pages.db")
    meter.begin()
    for n, (host, asked) in enumerate(zip(names, made, strict=True)):
        for path, page in shown:
            assert isinstance(page, Page)
            url = f"http://{host}{path}"
            pages.put(url, replace(page, url=url, asked=url))
        kept.record("bench", n, 1, "", [asked])
    pages.close()
    kept.close()
    return len(names) * len(PATHS)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("all", "fetch", "read", "store"))
    parser.add_argument("--port", type=int)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--kb", type=int)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    names = hosts(options.pages // len(PATHS))
    work = {"all": everything, "fetch": fetch, "read": read, "store": store}[options.what]
    with metered(options.pages) as meter:
        got = asyncio.run(work(options, names, meter))
    assert got == options.pages, f"{got} pages of {options.pages}"


if __name__ == "__main__":
    main()
