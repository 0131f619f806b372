"""A store as text, to be compared byte for byte."""

from __future__ import annotations

from pathlib import Path
from sqlite3.dump import _iterdump  # type: ignore[import-not-found]
from typing import Any

from enrich.store.engine import sqlite3
from enrich.store.store import Store


def dump(store: Store | Path) -> str:
    """Everything in a store as SQL: every table, row and row id.

    It is read through the same SQLite that wrote it: two libraries at one file in one process undo each other's locks.
    """
    connection = sqlite3.connect(store.path if isinstance(store, Store) else store)
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        ids = [f"{table}: {_row_ids(connection, table)}" for (table,) in tables]
        return "\n".join([*_iterdump(connection), *ids])
    finally:
        connection.close()


def _row_ids(connection: Any, table: str) -> list[int]:
    try:
        return [n for (n,) in connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
    except sqlite3.OperationalError:  # a table WITHOUT ROWID has none
        return []
