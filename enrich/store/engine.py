"""The SQLite that sqlite-utils uses. Where a wheel of pysqlite3 exists that is a current SQLite, else Python's own."""

from __future__ import annotations

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

SAFE = (3, 51, 3)


def version() -> tuple[int, ...]:
    """The version of the SQLite in use; below `SAFE` two writing processes may corrupt a file."""
    return tuple(int(part) for part in sqlite3.sqlite_version.split("."))


__all__ = ["SAFE", "sqlite3", "version"]
