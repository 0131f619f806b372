"""What SQLite says when it cannot go on, in sentences that say what to do.

Only what the disk, the file or another program caused is named here. A wrong statement is a fault of this program and
passes as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enrich.errors import BadStore
from enrich.store.engine import sqlite3

# Primary result codes, https://www.sqlite.org/rescode.html
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26
_PLACE = "Make the file and its folder writable, or choose another place with --store FILE."
_BESIDE = {
    _FULL: "The disk is full. Nothing that was finished is lost: make room and give the same command again.",
    _BUSY: "Another program is using it. Wait until that is done and give the same command again.",
    _LOCKED: "Another program is using it. Wait until that is done and give the same command again.",
    _IOERR: "The disk under it fails. Nothing that was finished is lost: mend that and give the same command again.",
    _PERM: _PLACE,
    _READONLY: _PLACE,
    _CANTOPEN: _PLACE,
}


class Damaged(BadStore):
    """A file that holds no whole database."""


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn what SQLite raises for reasons outside this program into a `BadStore`.

    Raises:
        Damaged: for a file that is no database, or one that is broken.
        BadStore: for a full disk, a file in use, a place that cannot be written.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        # What the driver finds unreadable in a value bears no code of SQLite: it is damage as well.
        code = getattr(error, "sqlite_errorcode", _CORRUPT) & 0xFF
        if type(error) not in (sqlite3.DatabaseError, sqlite3.OperationalError):
            raise
        if code in (_CORRUPT, _NOTADB):
            raise Damaged(f"{path} cannot be used as a store: {error}. {_mending(path)}") from error
        if code not in _BESIDE:
            raise
        raise BadStore(f"{path} cannot be used as a store: {error}. {_BESIDE[code]}") from error


def backups(path: Path) -> list[Path]:
    """The backups of a database, oldest first."""
    return sorted(path.parent.glob(f"{path.name}.backup-*"))


def _mending(path: Path) -> str:
    found = backups(path)
    if found:
        return f"Restore the newest backup: cp {found[-1]} {path} && rm -f {path}-wal {path}-shm"
    return f"Move it away and run again: mv {path} {path}.broken"
