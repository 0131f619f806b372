"""Rows of the files a user gave beside the list, and which account each turned out to be about.

They are kept like the rows of the list, so that a run can be taken up again and looked at without the files. A row
belongs to one account at most, and makes none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from enrich.store.database import transaction
from enrich.store.records import Row, Standing
from enrich.store.sql import sql
from enrich.store.store import Store


@dataclass(frozen=True, slots=True)
class AlsoRow:
    """A row of file number `file`; how many accounts it fits; and the one that it may be about, where it fits none.

    It belongs to an account only where it fits no other.
    """

    file: int
    row: Row
    fits: int = 0
    perhaps: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """The accounts a row is about, and those it may be about."""

    accounts: tuple[int, ...] = ()
    perhaps: tuple[int, ...] = ()


@dataclass(frozen=True)
class AlsoRows:
    """Those rows, in the store."""

    store: Store
    run: str

    def add(self, file: int, rows: Iterable[Row]) -> None:
        """Keep the rows of a file; a row that is there stays."""
        with transaction(self.store.db) as c:
            c.executemany(
                sql("add_also_row"),
                (
                    {
                        "run": self.run,
                        "file": file,
                        "n": row.n,
                        "cells": json.dumps(row.cells, ensure_ascii=False),
                        "subject": row.subject,
                        "standing": row.standing.value,
                    }
                    for row in rows
                ),
            )

    def all(self) -> Iterator[AlsoRow]:
        """Every row, file by file."""
        return map(_also_row, self.store.query("also_rows", run=self.run))

    def of(self, account: int) -> list[AlsoRow]:
        """The rows that belong to an account."""
        return [*map(_also_row, self.store.query("also_rows_of_account", run=self.run, account=account))]

    def attach(self, found: Iterable[tuple[AlsoRow, Fit]]) -> None:
        """Say which accounts rows fit."""
        with transaction(self.store.db) as c:
            c.executemany(
                sql("attach_also_row"),
                [
                    {
                        "run": self.run,
                        "file": also.file,
                        "n": also.row.n,
                        "fits": len(fit.accounts),
                        "account": fit.accounts[0] if len(fit.accounts) == 1 else None,
                        "perhaps": fit.perhaps[0] if len(fit.perhaps) == 1 and not fit.accounts else None,
                    }
                    for also, fit in found
                ],
            )


def _also_row(row: dict[str, Any]) -> AlsoRow:
    cells = tuple(json.loads(row["cells"]))
    kept = Row(row["n"], cells, row["subject"], Standing(row["standing"]), row["account"])
    return AlsoRow(row["file"], kept, row["fits"], row["perhaps"])
