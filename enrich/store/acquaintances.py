"""Whom ours know, kept in a file of its own beside the store, readable by its owner alone, until a day.

Statements, runs and exports are elsewhere, and so are their backups: nothing that reads those can meet anybody in here,
and erasing all of it is removing one file. What one of ours brought can be erased alone, and is overwritten then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from sqlite_utils import Database, Migrations

from enrich.store.database import open_database, transaction
from enrich.store.faults import backups, named

ACQUAINTANCES = Migrations("enrich-acquaintances")
_ONLY_OWNER = 0o600


@ACQUAINTANCES()
def a001_acquaintances(db: Database) -> None:
    """Exports of our own people, and whom they name."""
    db.executescript(
        """
        -- `day` is the one an export speaks of; after `expires` it is erased.
        CREATE TABLE export (
            owner TEXT NOT NULL, file TEXT NOT NULL, day TEXT NOT NULL, expires TEXT NOT NULL,
            private INTEGER NOT NULL, PRIMARY KEY (owner, file)
        ) WITHOUT ROWID;
        -- `said` is JSON: name, title, workplace, profile, addresses, days.
        CREATE TABLE acquaintance (
            owner TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL, said TEXT NOT NULL,
            PRIMARY KEY (owner, file, row), FOREIGN KEY (owner, file) REFERENCES export ON DELETE CASCADE
        ) WITHOUT ROWID;
        """
    )


class KeptRow(NamedTuple):
    """Somebody whom an export names. `said` is what it says, as whoever keeps it writes it."""

    owner: str
    file: str
    row: int
    private: bool
    said: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An export that is kept: whose, of which day, until when, and how many people it names."""

    owner: str
    file: str
    day: str
    expires: str
    private: bool
    people: int = 0


class AcquaintanceBook:
    """The file. What has expired is erased when it is opened.

    Raises:
        BadStore: see `open_database`.
    """

    def __init__(self, store: Path, today: date) -> None:
        self.path = book_path(store)
        fresh = not self.path.exists()
        self._db = open_database(self.path, ACQUAINTANCES)
        if fresh:
            self.path.chmod(_ONLY_OWNER)
        self._db.execute("PRAGMA secure_delete=ON")
        self._erase("DELETE FROM export WHERE expires < ?", today.isoformat())

    def __enter__(self) -> AcquaintanceBook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.conn.close()

    def keep(self, export: Kept, people: Iterable[tuple[int, str]]) -> None:
        """Keep what an export says of people, row by row, in place of an earlier one of that owner and that name."""
        whose = (export.owner, export.file)
        with transaction(self._db) as c:
            c.execute("DELETE FROM export WHERE owner = ? AND file = ?", whose)
            c.execute(
                "INSERT INTO export VALUES (?, ?, ?, ?, ?)",
                (*whose, export.day, export.expires, export.private),
            )
            c.executemany(
                "INSERT INTO acquaintance VALUES (?, ?, ?, ?)", [(*whose, row, said) for row, said in people]
            )

    def all(self) -> list[KeptRow]:
        """Everybody, export by export."""
        with named(self.path):
            rows = self._db.execute(
                "SELECT a.owner, a.file, a.row, e.private, a.said FROM acquaintance AS a"
                " JOIN export AS e USING (owner, file) ORDER BY a.owner, a.file, a.row"
            ).fetchall()
        return [KeptRow(owner, file, row, bool(private), said) for owner, file, row, private, said in rows]

    def exports(self) -> list[Kept]:
        """The exports that are kept."""
        with named(self.path):
            rows = self._db.execute(
                "SELECT e.owner, e.file, e.day, e.expires, e.private, count(a.row) FROM export AS e"
                " LEFT JOIN acquaintance AS a USING (owner, file) GROUP BY e.owner, e.file"
            ).fetchall()
        return [
            Kept(owner, file, day, until, bool(private), people)
            for owner, file, day, until, private, people in rows
        ]

    def forget(self, owner: str) -> int:
        """Erase what one of ours brought; how many people it named."""
        people = sum(kept.people for kept in self.exports() if kept.owner == owner)
        self._erase("DELETE FROM export WHERE owner = ?", owner)
        return people

    def _erase(self, statement: str, value: str) -> None:
        with transaction(self._db) as c:
            gone = c.execute(statement, [value]).rowcount
        if gone:  # what was erased stands in the log until that is written back
            with named(self.path):
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def book_path(store: Path) -> Path:
    """Where the acquaintances of those who use a store are kept."""
    return store.with_suffix(".acquaintances.db")


def erase_book(store: Path) -> bool:
    """Remove everything; whether there was anything."""
    path = book_path(store)
    found = [
        file
        for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
        if file.exists()
    ]
    for file in (*found, *backups(path)):
        file.unlink()
    return bool(found)
