"""One case worked on as a run is, in a process of its own that is killed, and taken up again until it is done.

What asks, keeps the books and stores is the product's own, over real sockets and a real SQLite file. Three things are
made smaller, so that a thousand runs take minutes: pages are read in the process that asks, a deadline is a fraction of
a second, and pauses between attempts are a fiftieth of what they are.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from json import loads
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.fetching.ours import Table
from benchmarks.spending.case import Case, case
from connectors.price import MICRO
from enrich.net.fetch import Fetcher, Manners, closing
from enrich.net.pace import Pace
from enrich.net.transport import GuardedTransport
from enrich.store.ledger import UNCLEAR
from enrich.store.pages import Pages
from enrich.store.store import Store
from enrich.work.asker import Asker
from enrich.work.readers import Readers
from enrich.work.rows import file_key, open_listing
from enrich.work.run import Order, Run

DEADLINE, LONGEST_WAIT, HASTE = 0.12, 2.0, 50.0
PROFILE = '[[must]]\nkind = "size"\nlabel = "40 or more"\nmin = 40\n'
_LATER = timedelta(days=8)
_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Place:
    """Where a run is at home, and where its provider listens."""

    folder: Path
    port: int

    def file(self, number: int, suffix: str) -> Path:
        return self.folder / f"run-{number}.{suffix}"


def _order(case: Case, path: Path) -> Order:
    listing = open_listing(path, {})
    return Order(
        input=path.name, digest=file_key(path), form=listing.form, columns=listing.columns, mapping=listing.mapping,
        profile=PROFILE, profile_name="icp.toml", sources=tuple(case.vendor), everything=case.everything,
        wanted=tuple(vendor.field for vendor in case.vendors), budget=case.budget / MICRO,
        budget_each=case.each / MICRO, worth=(500.0, 100.0),
    )  # fmt: skip


async def _hurried(seconds: float) -> None:
    await asyncio.sleep(seconds / HASTE)


async def _enrich(
    case: Case, place: Place, clock: Callable[[], datetime], began: Connection | _Nobody
) -> None:
    """The run, from its list to the last account."""
    store, pages = Store(place.file(case.number, "db")), Pages(place.file(case.number, "pages.db"))
    path = place.file(case.number, "csv")
    manners = Manners(user_agent="Enrich/bench", deadline=DEADLINE, private=True, attempts=case.attempts,
                      longest_wait=LONGEST_WAIT)  # fmt: skip
    transport = GuardedTransport(private=True, resolver=Table(place.port))
    pace = Pace(LONGEST_WAIT, sleep=_hurried)
    with store.writing():
        sources = case.sources
        run = Run.begin(store, _order(case, path), sources, clock())
        run.prepare(open_listing(path, {}))
        run.renew()
        async with closing(
            Fetcher(transport, manners=manners, clock=clock, pace=pace, store=pages)
        ) as fetcher:
            began.send("asking")
            await run.enrich(Asker(fetcher, Readers(sources, 0), clock, {}), at_once=case.at_once)
        store.finish_run(run.key, clock())
    pages.close()
    store.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _in_a_week() -> datetime:
    return _now() + _LATER


def _work(seed: int, number: int, place: Place, later: bool, began: Connection | _Nobody) -> None:
    asyncio.run(_enrich(case(seed, number), place, _in_a_week if later else _now, began))


def _once(seed: int, number: int, place: Place, later: bool, kill: tuple[float, bool] | None) -> bool:
    """Work on a case in a fresh process, and kill it when that is due. Whether it was killed."""
    told, began = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(seed, number, place, later, began))
    process.start()
    began.close()
    if kill:
        after, from_asking = kill
        if from_asking:
            told.poll(30)
        process.join(after)
        if process.is_alive() and process.pid:
            os.kill(process.pid, signal.SIGKILL)
    process.join()
    told.close()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"run {number} ended with {process.exitcode}")
    return process.exitcode != 0


class _Nobody:
    """Who is told that asking begins, where nobody waits for it."""

    def send(self, word: str) -> None:
        del word


def rehearse(seed: int, place: Place) -> None:
    """Work on one case here, so that the processes made from this one find loaded what is loaded when first used."""
    number = -os.getpid()
    place.file(number, "csv").write_text(case(seed, number).listing, encoding="utf-8")
    _work(seed, number, place, False, _Nobody())


def finished(seed: int, number: int, place: Place) -> dict[str, Any]:
    """Work on a case until it is done; what its ledger says then, and what its provider says."""
    drawn = case(seed, number)
    place.file(number, "csv").write_text(drawn.listing, encoding="utf-8")
    kills, killed = iter(drawn.kills), 0
    for later in (False, True) if drawn.again else (False,):
        while _once(seed, number, place, later, next(kills, None)):
            killed += 1
    books = _books(place.file(number, "db"))
    for suffix in ("db", "db-wal", "db-shm", "db.lock", "pages.db", "pages.db-wal", "pages.db-shm", "csv"):
        place.file(number, suffix).unlink(missing_ok=True)
    return {
        "run": number,
        "cap": drawn.budget,
        "each": drawn.each,
        "killed": killed,
        **books,
        **_truth(place.port, number),
    }


def _truth(port: int, number: int) -> dict[str, Any]:
    """What the provider would charge for a run, by account (their domains), and how its requests ended."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"/-/{number}")
    told: dict[str, Any] = loads(connection.getresponse().read())
    connection.close()
    return told


def _books(path: Path) -> dict[str, Any]:
    """The ledger of a run as it lies on the disk, added up by plain SQL and none of the product's code."""
    with sqlite3.connect(path) as db:
        moved = {
            f"{debit}>{credit}": amount
            for debit, credit, amount in db.execute(
                "SELECT debit, credit, sum(amount) FROM ledger GROUP BY 1, 2"
            )
        }
        spent = dict(
            db.execute(
                "SELECT json_extract(r.cells, '$[1]'), sum(l.amount) FROM ledger AS l"
                " JOIN row AS r ON r.account = l.account WHERE l.credit = 'spent' GROUP BY 1"
            )
        )
        (unclear,) = db.execute("SELECT count(*) FROM ledger WHERE note = ?", (UNCLEAR,)).fetchone()
        (refused,) = db.execute(
            "SELECT count(*) FROM ask WHERE cause = 'budget' AND detail LIKE '%may cost%'"
        ).fetchone()
        (waiting,) = db.execute("SELECT count(*) FROM job WHERE state <> 'done'").fetchone()
    return {"moved": moved, "spent": spent, "unclear": unclear, "refused": refused, "waiting": waiting}
