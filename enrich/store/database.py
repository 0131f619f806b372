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

_BACKUPS = 3
_BUSY_MS = 10_000


def open_database(path: Path, migrations: Migrations) -> Database:
    """Open or make a database file and bring it up to date.

    Raises:
        BadStore: when the file is damaged, not a database, written by a newer program, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_MS / 1000)
        db = Database(connection)
        db.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("PRAGMA foreign_keys=ON")
        _migrate(db, path, migrations)
    except sqlite3.DatabaseError as error:
        raise BadStore(_advice(path, error)) from error
    except OSError as error:
        raise BadStore(
            f"{path} cannot be opened ({error.strerror}). Choose another place with --store."
        ) from error
    return db


def _migrate(db: Database, path: Path, migrations: Migrations) -> None:
    known = {migration.name for migration in migrations.pending(db)} | {
        m.name for m in migrations.applied(db)
    }
    ours = {migration.name for migration in migrations._migrations}
    if newer := known - ours:
        raise BadStore(
            f"{path} was written by a newer version of Enrich ({', '.join(sorted(newer))}). Update this program."
        )
    pending = migrations.pending(db)
    if pending and migrations.applied(db):
        _back_up(db, path)
    if pending:
        migrations.apply(db)


def _back_up(db: Database, path: Path) -> None:
    """A copy before the file changes shape; the last three are kept."""
    old = sorted(path.parent.glob(f"{path.name}.backup-*"))
    number = int(old[-1].suffix.rpartition("-")[2]) + 1 if old else 1
    db.execute("VACUUM INTO ?", [str(path.with_name(f"{path.name}.backup-{number:04d}"))])
    for extra in old[: max(0, len(old) + 1 - _BACKUPS)]:
        extra.unlink()


def _advice(path: Path, error: Exception) -> str:
    backups = sorted(path.parent.glob(f"{path.name}.backup-*"))
    mend = (
        f"Restore the newest backup, {backups[-1].name}."
        if backups
        else f"Move it away and run again: mv {path} {path}.broken"
    )
    return f"{path} cannot be used as a store: {error}. {mend}"


@contextmanager
def transaction(db: Database) -> Iterator[Any]:
    """All or nothing, and the right to write from the first statement on."""
    connection = db.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class WriterLock:
    """Held while a run writes. A second run is told who holds it instead of waiting without a word."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file: Any = None

    def __enter__(self) -> WriterLock:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a+")
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
