"""A run, as steps that each can be interrupted and taken up again: keep the rows, form accounts, work on each.

Which run it is follows from what it is about: the list, the profile, the sources, the archive. The same command given
again finds the same run where it was left, needs no flag, and does again only what was not finished.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from connectors.connector import Connector
from connectors.statement import Statement
from enrich.store.records import Row, RunRecord
from enrich.store.store import Store
from enrich.work.account import Account, Desk, Purse, view, work
from enrich.work.asker import Asker
from enrich.work.planner import WANTED
from enrich.work.rows import Listing, file_key, group, open_listing, rows_of
from icp.profile import Profile

Progress = Callable[[str, int, int], None]


def silent(step: str, done: int, of: int) -> None:
    """Progress that nobody watches."""
    del step, done, of


@dataclass(frozen=True)
class Order:
    """What a run is asked to do. Everything that changes its outcome stands here, and makes its key."""

    input: Path
    profile: Profile
    profile_text: str
    sources: Mapping[str, Connector]
    columns: Mapping[str, str]
    world: str
    now: datetime
    wanted: Collection[str] = WANTED
    everything: bool = False
    decode: bool = False
    budget: float = 0.0
    drafts_each: int = 3
    sequence_text: str = ""

    def key(self) -> str:
        """What tells this run from others. The day is not part of it."""
        about = [
            self.input.name, file_key(self.input), self.profile_text, sorted(self.sources), sorted(self.columns.items()),
            self.world, sorted(self.wanted), self.everything, self.decode, self.budget, self.drafts_each, self.sequence_text,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(about, ensure_ascii=False).encode()).hexdigest()[:16]


class Run:
    """One run over one store. Use it inside `store.writing()`."""

    def __init__(self, store: Store, order: Order) -> None:
        self.store = store
        self.order = order
        self.key = order.key()
        self.listing: Listing = open_listing(order.input, order.columns)
        settings = json.dumps(
            {"sources": sorted(order.sources), "everything": order.everything}, ensure_ascii=False
        )
        begun = RunRecord(self.key, order.world, str(order.input), settings, order.now.isoformat())
        self.record = store.begin_run(begun)
        self.now = datetime.fromisoformat(self.record.started) if order.world else order.now

    def prepare(self) -> None:
        """Keep the rows and form the accounts, unless that was done before."""
        if self.store.is_prepared(self.key):
            return
        self.store.add_rows(self.key, rows_of(self.listing, self.now))
        rows = list(self.store.rows(self.key))
        self.store.place_rows(self.key, group(rows, self.listing, self.now))

    async def enrich(self, asker: Asker, at_once: int = 64, progress: Progress = silent) -> None:
        """Work on every account that is not done, so many at once."""
        desk = self.desk(asker)
        waiting = self.store.waiting(self.key)
        total = len(waiting)
        done = 0
        queue = iter(waiting)

        async def worker() -> None:
            nonlocal done
            for number in queue:
                rows, subjects = self.said_by_rows(number)
                await work(desk, number, rows, subjects)
                done += 1
                progress("accounts", done, total)

        progress("accounts", 0, total)
        async with asyncio.TaskGroup() as tasks:
            for _ in range(min(at_once, max(1, total))):
                tasks.create_task(worker())

    def desk(self, asker: Asker | None) -> Desk:
        """What working on accounts needs. Without an asker it can look, and not ask."""
        order = self.order
        return Desk(
            store=self.store,
            asker=asker,
            sources=order.sources,
            profile=order.profile,
            now=self.now,
            run=self.key,
            world=order.world,
            wanted=order.wanted,
            everything=order.everything,
            purse=Purse(order.budget),
        )

    def said_by_rows(self, number: int) -> tuple[list[Statement], list[str]]:
        """What the rows of an account say, and what they are called."""
        statements: list[Statement] = []
        subjects: list[str] = []
        for row in self.store.rows(self.key, account=number):
            subjects.append(row.subject)
            statements += self.listing.statements(row.n, row.cells, self.now)
        return statements, subjects

    def accounts(self) -> Iterator[Account]:
        """Every account as it stands now, in the order of the list. Each is made when it is asked for."""
        desk = self.desk(None)
        for job in self.store.jobs(self.key):
            number = job["account"]
            rows, subjects = self.said_by_rows(number)
            yield view(desk, number, rows, subjects, self.store.statements(self.key, number))

    def rows(self) -> Iterator[Row]:
        """The user's rows, in order."""
        return self.store.rows(self.key)
