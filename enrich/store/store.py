"""The store: what a run writes and what questions read. Every write is one transaction, whole or not at all.

An asking and all it said are written together, so that after a kill an asking either happened or did not. Nothing
here decides anything: no believing, no matching, no planning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from connectors.statement import FOUND, State, Statement
from enrich.store.database import WriterLock, open_database, transaction
from enrich.store.faults import named
from enrich.store.records import Asked, AskRecord, Row, RunRecord, Sight, Standing, ask_record
from enrich.store.schema import MIGRATIONS
from enrich.store.sql import sql

_FIELDS = ("id", "subject", "field", "value", "source", "url", "at", "quote", "seen", "expires", "confidence")
_BATCH = 1_000


class Store:
    """One SQLite file. Reading needs no lock; writing runs hold `writing()`.

    Raises:
        BadStore: see `open_database`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = open_database(path, MIGRATIONS)

    def writing(self) -> WriterLock:
        """The right to write, held as a context."""
        return WriterLock(self.path)

    def close(self) -> None:
        self.db.conn.close()

    # -- runs, rows, jobs ----------------------------------------------------------------------------

    def begin_run(self, run: RunRecord) -> RunRecord:
        """Note a run, or find it as an earlier, perhaps killed, process left it."""
        with transaction(self.db) as c:
            c.execute(
                sql("begin_run"),
                {
                    "key": run.key,
                    "world": run.world,
                    "input": run.input,
                    "settings": run.settings,
                    "started": run.started,
                },
            )
        found = self.find_run(run.key)
        assert found is not None
        return found

    def find_run(self, key: str = "") -> RunRecord | None:
        """A run by its key, or the latest one."""
        rows = list(self.query("find_run", key=key) if key else self.query("latest_run"))
        return RunRecord(**rows[0]) if rows else None

    def finish_run(self, key: str, at: datetime) -> None:
        with transaction(self.db) as c:
            c.execute(sql("finish_run"), {"key": key, "finished": at.isoformat()})

    def add_rows(self, run: str, rows: Iterable[Row]) -> None:
        """Keep the user's rows as they are read; a row that is there stays."""
        batch: list[dict[str, object]] = []
        for row in rows:
            cells = json.dumps(row.cells, ensure_ascii=False)
            batch.append(
                {
                    "run": run,
                    "n": row.n,
                    "cells": cells,
                    "subject": row.subject,
                    "standing": row.standing.value,
                }
            )
            if len(batch) >= _BATCH:
                self._many("add_row", batch)
                batch = []
        self._many("add_row", batch)

    def is_prepared(self, run: str) -> bool:
        """Whether the rows of a run were all kept and made into accounts."""
        return any(row["prepared"] for row in self.query("prepared", run=run))

    def reopen(self, run: str, accounts: Sequence[int]) -> None:
        """Have accounts worked on again."""
        with transaction(self.db) as c:
            for account in accounts:
                c.execute(sql("reopen_job"), {"run": run, "account": account})
            if accounts:
                c.execute(sql("unsettle"), {"run": run})

    def is_settled(self, run: str) -> bool:
        """Whether accounts that turned out to be one were brought together."""
        return any(row["settled"] for row in self.query("settled", run=run))

    def learned(self, run: str) -> str:
        """What the accounts of a run taught of its sources, as it was kept; empty until they are settled."""
        return "".join(row["learned"] for row in self.query("learned", run=run))

    def movers(self, run: str, account: int) -> list[int]:
        """The accounts between which and this one somebody changed jobs."""
        return [row["other"] for row in self.query("movers", run=run, account=account)]

    def settle(
        self,
        run: str,
        merged: Iterable[tuple[int, int]],
        learned: str = "",
        moves: Iterable[tuple[int, int]] = (),
    ) -> None:
        """Make accounts one, as (account, the one it is part of): rows, askings and their cost move, the job goes.

        Args:
            learned: what the accounts taught of their sources, to be kept with the run.
            moves: the accounts between which somebody changed jobs.
        """
        with transaction(self.db) as c:
            for account, into in merged:
                values = {"run": run, "account": account, "into": into}
                for name in (
                    "move_rows",
                    "move_also_rows",
                    "move_asks",
                    "move_entries",
                    "drop_asks",
                    "drop_job",
                ):
                    c.execute(sql(name), values)
            c.execute(sql("forget_moves"), {"run": run})
            for account, other in dict.fromkeys(
                end for left, joined in moves for end in ((left, joined), (joined, left))
            ):
                c.execute(sql("add_move"), {"run": run, "account": account, "other": other})
            c.execute(sql("mark_settled"), {"run": run, "learned": learned})

    def rows(self, run: str, account: int | None = None) -> Iterator[Row]:
        """The rows of a run, or those of one account, in the user's order."""
        found = (
            self.query("rows", run=run)
            if account is None
            else self.query("rows_of_account", run=run, account=account)
        )
        for row in found:
            yield Row(
                row["n"],
                tuple(json.loads(row["cells"])),
                row["subject"],
                Standing(row["standing"]),
                row["account"],
            )

    def place_rows(self, run: str, placed: Iterable[tuple[int, int]]) -> None:
        """Say which account each row belongs to, as (row, account), and make a job of each account."""
        pairs = list(placed)
        with transaction(self.db) as c:
            c.executemany(
                sql("place_row"), [{"run": run, "n": n, "account": account} for n, account in pairs]
            )
            accounts = sorted({account for _, account in pairs})
            c.executemany(sql("add_job"), [{"run": run, "account": account} for account in accounts])
            c.execute(sql("mark_prepared"), {"run": run})

    def waiting(self, run: str) -> list[int]:
        """Accounts that are still to be worked on."""
        return [row["account"] for row in self.query("waiting_jobs", run=run)]

    def jobs(self, run: str) -> Iterator[dict[str, Any]]:
        """Every account of a run: state, why its asking stopped, which sources and how much money that spared."""
        for row in self.query("jobs", run=run):
            yield {**row, "spared": json.loads(row["spared"])}

    def finish_job(self, run: str, account: int, stopped: str, spared: Sequence[str], saved: int = 0) -> None:
        """Note that an account is done: why its asking stopped, whom that spared, and the money it saved."""
        with transaction(self.db) as c:
            c.execute(
                sql("finish_job"),
                {
                    "run": run,
                    "account": account,
                    "stopped": stopped,
                    "spared": json.dumps(list(spared)),
                    "saved": saved,
                },
            )

    def keep_result(self, run: str, account: int, cells: Sequence[str]) -> None:
        """The cells that stand beside the user's rows of an account."""
        with transaction(self.db) as c:
            c.execute(sql("keep_result"), {"run": run, "account": account, "cells": json.dumps(list(cells))})

    def result(self, run: str, account: int) -> list[str]:
        """The cells kept for an account."""
        return [
            cell
            for row in self.query("result", run=run, account=account)
            for cell in json.loads(row["cells"])
        ]

    def keep_drafts(self, run: str, account: int, drafts: Sequence[str]) -> None:
        """The drafts of an account, in place of those kept before."""
        with transaction(self.db) as c:
            c.execute(sql("drop_drafts"), {"run": run, "account": account})
            rows = [
                {"run": run, "account": account, "n": n, "draft": draft} for n, draft in enumerate(drafts)
            ]
            c.executemany(sql("keep_draft"), rows)

    def drafts(self, run: str, account: int) -> list[str]:
        """The drafts kept for an account."""
        return [row["draft"] for row in self.query("drafts", run=run, account=account)]

    # -- askings and statements ------------------------------------------------------------------------

    def record(
        self, run: str, account: int, step: int, world: str, asked: Sequence[Asked], again: Iterable[int] = ()
    ) -> None:
        """Keep a round of an account in one transaction: askings with all they said, and those that serve again."""
        with transaction(self.db) as c:
            for one in asked:
                ask = c.execute(sql("add_ask"), _ask_values(world, one)).fetchall()[0][0]
                c.execute(sql("unsay"), {"ask": ask})
                c.executemany(sql("add_statement"), [_statement_values(world, s) for s in one.statements])
                c.executemany(sql("tell"), _told_values(world, one))
                c.executemany(sql("add_said"), [{"ask": ask, "statement": s.id} for s in one.statements])
                c.execute(sql("add_asked_for"), {"run": run, "account": account, "ask": ask, "step": step})
                c.executemany(sql("add_ended"), _ended_values(world, one))
                c.executemany(sql("add_yielded"), _yielded_values(world, one))
                c.executemany(sql("add_answer_key"), _key_values(world, one))
            for ask in again:
                c.execute(sql("add_asked_for"), {"run": run, "account": account, "ask": ask, "step": step})

    def requests_since(self, world: str, source: str, since: datetime) -> int:
        """How many requests a source was sent since a moment, as far as its askings are kept."""
        return sum(
            row["requests"]
            for row in self.query("requests_since", world=world, source=source, since=since.isoformat())
        )

    def yields(self, world: str) -> list[dict[str, Any]]:
        """How often each source, having answered about a kind of company, stated each field."""
        return list(self.query("yields", world=world))

    def answer_keys(self, world: str) -> list[dict[str, Any]]:
        """Every key that sources' answers ever had, and since when."""
        return list(self.query("answer_keys", world=world))

    def histories(self, world: str) -> list[dict[str, Any]]:
        """How askings of each source ended, day by day and for each kind of company."""
        return list(self.query("histories", world=world))

    def find_ask(self, world: str, source: str, target: str) -> AskRecord | None:
        """How asking this source about this target ended last time."""
        rows = list(self.query("find_ask", world=world, source=source, target=target))
        return ask_record(rows[0]) if rows else None

    def asks(self, run: str, account: int) -> list[AskRecord]:
        """What was asked for an account, in order."""
        return [ask_record(row) for row in self.query("asks_of_account", run=run, account=account)]

    def statements(self, run: str, account: int) -> list[Statement]:
        """All that sources said when asked for an account, in a fixed order."""
        return [_statement(row) for row in self.query("said_for_account", run=run, account=account)]

    def told(self, world: str, subject: str) -> tuple[datetime, datetime] | None:
        """When complete answers first and last spoke of a company's subject; None where none did."""
        for row in self.query("told", world=world, subject=subject):
            if row["first"]:
                return datetime.fromisoformat(row["first"]), datetime.fromisoformat(row["last"])
        return None

    def history(self, world: str, subject: str) -> list[Sight]:
        """All that was ever said of a company's subject and of its roles and people, in a fixed order."""
        return [
            Sight(_statement(row), row["owner"], _moment(row["first_told"]), _moment(row["last_told"]))
            for row in self.query("history", world=world, subject=subject)
        ]

    # -- inside ------------------------------------------------------------------------------------------

    def query(self, name: str, **values: object) -> Iterator[dict[str, Any]]:
        """The rows of a named query, as dictionaries."""
        with named(self.path):
            cursor = self.db.execute(sql(name), values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def _many(self, name: str, values: Sequence[dict[str, object]]) -> None:
        if values:
            with transaction(self.db) as c:
                c.executemany(sql(name), values)


def _ask_values(world: str, asked: Asked) -> dict[str, object]:
    outcome = asked.outcome
    return {
        "world": world,
        "source": asked.source,
        "target": asked.target,
        "outcome": outcome.state.value,
        "cause": outcome.cause.value if outcome.cause else None,
        "detail": outcome.detail[:500],
        "retry_at": outcome.retry_at.isoformat() if outcome.retry_at else None,
        "asked_at": asked.asked_at.isoformat(),
        "requests": asked.requests,
        "bytes": asked.bytes,
        "cost": asked.cost,
    }


def _ended_values(world: str, asked: Asked) -> list[dict[str, object]]:
    """How an asking ended, for its source's history. One for which no request left says nothing of its source."""
    outcome = asked.outcome
    ended: dict[str, object] = {
        "world": world,
        "source": asked.source,
        "segment": asked.segment,
        "day": asked.asked_at.astimezone(UTC).date().isoformat(),
        "outcome": outcome.state.value,
        "cause": outcome.cause.value if outcome.cause else "",
    }
    return [ended] if asked.requests else []


def _told_values(world: str, asked: Asked) -> list[dict[str, object]]:
    """The statements of a complete answer. What an incomplete one leaves out may be there all the same."""
    told = asked.asked_at.isoformat()
    statements = asked.statements if asked.outcome == FOUND else ()
    return [{"world": world, "id": s.id, "told": told} for s in statements]


def _yielded_values(world: str, asked: Asked) -> list[dict[str, object]]:
    """What an answer teaches of its source. An asking that was not answered teaches nothing of what it knows."""
    if asked.outcome.state is State.UNKNOWN or not asked.segment or not asked.requests:
        return []
    stated = {statement.field for statement in asked.statements}
    told = [("", bool(stated)), *((field, field in stated) for field in asked.yields)]
    return [
        {
            "world": world,
            "source": asked.source,
            "segment": asked.segment,
            "field": field,
            "found": int(found),
        }
        for field, found in told
    ]


def _key_values(world: str, asked: Asked) -> list[dict[str, object]]:
    seen = asked.asked_at.isoformat()
    return [{"world": world, "source": asked.source, "path": path, "seen": seen} for path in asked.keys]


def _statement_values(world: str, s: Statement) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(s, name) for name in _FIELDS}
    return values | {"world": world, "seen": s.seen.isoformat(), "expires": s.expires.isoformat()}


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _statement(row: dict[str, Any]) -> Statement:
    values = {name: row[name] for name in _FIELDS if name != "id"}
    values |= {"seen": datetime.fromisoformat(row["seen"]), "expires": datetime.fromisoformat(row["expires"])}
    return Statement(**values)
