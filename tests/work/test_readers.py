"""Reading processes that die, hang or are taken away: what that costs is one page, and never the run."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from connectors.catalog import BY_NAME
from connectors.connector import Request, Target
from connectors.page import Page
from connectors.statement import ABSENT, Cause, State
from enrich.store.records import Asked
from enrich.work import readers as pool
from enrich.work.asker import Asker
from enrich.work.readers import Readers
from enrich.work.sources import catalogue
from tests.office import pages
from tests.work.sources import NOW, Shelf

WEBSITE = BY_NAME["website"]
SITES = ("www.linnea-pumpar.example", "hostile.example")


class Web(Shelf):
    """The small web; what is not on it is absent."""

    async def fetch(self, request: Request, source: object) -> object:  # type: ignore[override]
        self.asked.append(request.url)
        self.before(request)
        body = pages().get(request.url)
        return Page(request.url, body.encode(), NOW, asked=request.url) if body else ABSENT


def target(host: str) -> Target:
    return Target({"company.domain": (host.removeprefix("www."),), "company.website": (f"https://{host}/",)})


@asynccontextmanager
async def asking(processes: int, web: Web) -> AsyncIterator[Callable[[str], object]]:
    readers = Readers(catalogue(), processes)
    asker = Asker(web, readers, lambda: NOW)  # type: ignore[arg-type]
    try:
        yield lambda host: asker.ask(WEBSITE, target(host))
    finally:
        await readers.close()


async def ask_all(processes: int, web: Web, hosts: tuple[str, ...] = SITES) -> list[Asked]:
    async with asking(processes, web) as ask:
        return list(await asyncio.gather(*(ask(host) for host in hosts)))


def reading_processes() -> list[int]:
    """The reading processes that this test has running."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            parent = int((entry / "stat").read_text().rpartition(") ")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if entry.name.isdigit() and b"enrich.work.reader" in words and parent == os.getpid():
            found.append(int(entry.name))
    return found


def strike(with_: signal.Signals, times: int = 1, at: str = "/team") -> Callable[[Request], None]:
    """Strike down whoever is reading when a page is asked for, so many times."""
    left = iter(range(times))

    def before(request: Request) -> None:
        if request.url.endswith(at) and next(left, None) is not None:
            struck = reading_processes()
            assert struck, "there is a process to strike"
            for process in struck:
                os.kill(process, with_)

    return before


async def test_a_process_reads_what_would_be_read_here() -> None:
    here, there = await ask_all(0, Web()), await ask_all(2, Web())
    assert [set(asked.statements) for asked in there] == [set(asked.statements) for asked in here]
    assert all(asked.outcome.state is State.FOUND for asked in there)
    assert reading_processes() == []


async def test_a_process_that_dies_between_two_pages_costs_nothing_but_time() -> None:
    web = Web(before=strike(signal.SIGKILL))
    (asked,) = await ask_all(1, web, SITES[:1])
    assert asked.outcome.state is State.FOUND
    assert "Ingrid Sandell" in {s.value for s in asked.statements}
    assert web.asked.count("https://www.linnea-pumpar.example/") == 2


async def test_a_page_that_kills_every_process_is_given_up_and_the_next_is_read() -> None:
    web = Web(before=strike(signal.SIGKILL, times=99))
    async with asking(1, web) as ask:
        lost = await ask(SITES[0])
        web.before = lambda request: None
        read = await ask(SITES[1])
    assert (lost.outcome.state, lost.outcome.cause) == (State.UNKNOWN, Cause.ERROR)
    assert lost.statements == ()
    assert read.outcome.state is State.FOUND


async def test_a_page_that_hangs_is_given_up_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web()
    async with asking(1, web) as ask:
        assert (await ask(SITES[1])).outcome.state is State.FOUND  # the process is up
        monkeypatch.setattr(pool, "LONGEST_READ", 0.2)
        web.before = strike(signal.SIGSTOP)
        lost = await ask(SITES[0])
        monkeypatch.undo()
        read = await ask(SITES[1])
    assert (lost.outcome.state, lost.outcome.cause) == (State.UNKNOWN, Cause.ERROR)
    assert "not read within" in lost.outcome.detail
    assert read.outcome.state is State.FOUND


async def test_of_many_askings_in_one_process_at_most_one_is_lost_with_it() -> None:
    hosts = SITES * 4
    found = await ask_all(1, Web(before=strike(signal.SIGKILL)), hosts)
    lost = [asked.outcome for asked in found if asked.outcome.state is not State.FOUND]
    assert len(lost) <= 1
    assert {outcome.cause for outcome in lost} <= {Cause.ERROR}


class Slow(Web):
    """The small web, whose team pages come only when so many are asked for at once.

    Then whoever was reading is struck down, and the pages come one by one: each when one more was asked for again.
    """

    def __init__(self, at_once: int) -> None:
        super().__init__(before=strike(signal.SIGKILL, at=f"/team#{at_once}"))
        self.at_once = at_once
        self.turns = [asyncio.Event() for _ in range(at_once)]
        self.teams = 0

    async def fetch(self, request: Request, source: object) -> object:  # type: ignore[override]
        answer = await super().fetch(request, source)
        if request.url.endswith("/team"):
            self.teams += 1
            self.before(Request(f"{request.url}#{self.teams}"))
            if self.teams >= self.at_once:
                await asyncio.sleep(0)
                self.turns[min(self.teams - self.at_once, self.at_once - 1)].set()
            if self.teams <= self.at_once:
                await self.turns[self.teams - 1].wait()
        return answer


async def test_what_a_dead_process_held_is_begun_again_and_kills_no_other(
    capfd: pytest.CaptureFixture[str],
) -> None:
    web = Slow(at_once=8)
    found = await ask_all(1, web, SITES[:1] * 8)
    assert [asked.outcome.state for asked in found] == [State.FOUND] * 8
    assert web.asked.count("https://www.linnea-pumpar.example/") == 16
    assert "Traceback" not in capfd.readouterr().err


async def test_nothing_of_a_dying_process_reaches_the_user(capfd: pytest.CaptureFixture[str]) -> None:
    await ask_all(1, Web(before=strike(signal.SIGKILL)), SITES * 2)
    assert "Traceback" not in capfd.readouterr().err


async def test_processes_end_with_the_pool() -> None:
    async with asking(2, Web()) as ask:
        await asyncio.gather(*(ask(host) for host in SITES))
        assert len(reading_processes()) == 2
    assert reading_processes() == []
