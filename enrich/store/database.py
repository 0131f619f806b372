"""Opening the file: in WAL mode, with migrations, backups before them, and one writer at a time.

SQLite before 3.51.3 can corrupt a database that two processes write in WAL mode (sqlite.org/wal.html#walresetbug).
A lock file held for as long as a run writes keeps them apart on every version. Every writing transaction begins
IMMEDIATE: a transaction that reads first and writes later fails at once when another wrote in between, whatever
the busy timeout says.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from enrich.errors import BadStore
from enrich.store.engine import sqlite3
from enrich.store.faults import backups, named

_BACKUPS = 3
_BUSY_MS = 10_000


def open_database(path: Path, migrations: Migrations) -> Database:
    """Open or make a database file and bring it up to date.

    Raises:
        BadStore: when the file is damaged, not ours, written by a newer program, in use, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadStore(
            f"{path} cannot be opened ({error.strerror}). Choose another place with --store FILE."
        ) from error
    with named(path):
        db = Database(sqlite3.connect(path, isolation_level=None, timeout=_BUSY_MS / 1000))
        try:
            _check_ours(db, path, migrations)
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute("PRAGMA foreign_keys=ON")
            _migrate(db, path, migrations)
        except BaseException:
            db.conn.close()
            raise
    return db


def _check_ours(db: Database, path: Path, migrations: Migrations) -> None:
    """Refuse, before a byte of it is changed, a database that other hands or a later version made."""
    applied = {migration.name for migration in migrations.applied(db)}
    if not applied and db.table_names():
        raise BadStore(f"{path} is the database of another program. Choose another file with --store FILE.")
    if newer := applied - {migration.name for migration in migrations._migrations}:
        names = ", ".join(sorted(newer))
        raise BadStore(f"{path} was written by a newer version of Enrich ({names}). Update this program.")


def _migrate(db: Database, path: Path, migrations: Migrations) -> None:
    """All that is pending in one transaction: a killed upgrade leaves the old file, a second program waits."""
    if not migrations.pending(db):
        return
    if migrations.applied(db):
        _back_up(db, path)
    with transaction(db):
        migrations.apply(db)


def _back_up(db: Database, path: Path) -> None:
    """A copy before the file changes shape; the last three are kept. One under its name is whole."""
    old = backups(path)
    number = int(old[-1].suffix.rpartition("-")[2]) + 1 if old else 1
    unfinished = path.with_name(f"{path.name}.unfinished-backup")
    unfinished.unlink(missing_ok=True)
    db.execute("VACUUM INTO ?", [str(unfinished)])
    unfinished.rename(path.with_name(f"{path.name}.backup-{number:04d}"))
    for extra in old[: max(0, len(old) + 1 - _BACKUPS)]:
        extra.unlink()


def path_of(db: Database) -> Path:
    """The file of an open database."""
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def transaction(db: Database) -> Iterator[Any]:
    """All or nothing, and the right to write from the first statement on.

    Raises:
        BadStore: when the disk or the file does not let it; nothing of it was written then.
    """
    connection = db.conn
    with named(path_of(db)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself rolls back when the disk is full
                connection.execute("ROLLBACK")
            raise


class WriterLock:
    """Held while a run writes. A second run is told who holds it instead of waiting without a word."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file: Any = None

    def __enter__(self) -> WriterLock:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+")
        except OSError as error:
            raise BadStore(
                f"{self._path} cannot be opened ({error.strerror}). Choose another place with --store FILE."
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.seek(0)
            holder = self._file.read().strip() or "another process"
            self._file.close()
            store = self._path.with_suffix("")
            raise BadStore(
                f"{store} is being written by {holder}. Wait until it is done, or give this run its own: --store FILE"
            ) from error
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"process {os.getpid()}")
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
