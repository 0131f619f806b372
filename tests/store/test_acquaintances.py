"""Acquaintances in a file of their own: kept, replaced, expired, erased; and nowhere in the store."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

from enrich.store.acquaintances import AcquaintanceBook, Kept, KeptRow, book_path, erase_book
from enrich.store.store import Store

TODAY = date(2026, 11, 22)
ADA = Kept("Ada", "c.csv", "2026-10-01", "2027-11-22", private=False)
BOB = Kept("Bob", "c.csv", "2026-10-01", "2026-12-01", private=True)


def book(folder: Path, today: date = TODAY) -> AcquaintanceBook:
    return AcquaintanceBook(folder / "store.db", today)


def test_what_is_kept_comes_back_export_by_export(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        opened.keep(BOB, [(1, "one"), (2, "two")])
        opened.keep(ADA, [(7, "seven")])
    with book(tmp_path) as opened:
        assert opened.all() == [
            KeptRow("Ada", "c.csv", 7, False, "seven"),
            KeptRow("Bob", "c.csv", 1, True, "one"),
            KeptRow("Bob", "c.csv", 2, True, "two"),
        ]
        assert [(kept.owner, kept.people) for kept in opened.exports()] == [("Ada", 1), ("Bob", 2)]


def test_a_file_of_the_same_owner_and_name_takes_the_place_of_the_former(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        opened.keep(ADA, [(1, "old"), (2, "older")])
        opened.keep(ADA, [(1, "new")])
        assert [row.said for row in opened.all()] == ["new"]


def test_only_who_runs_the_program_can_read_it(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        assert stat.S_IMODE(opened.path.stat().st_mode) == 0o600


def test_what_has_expired_is_erased_when_it_is_opened(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        opened.keep(ADA, [(1, "ada's")])
        opened.keep(BOB, [(1, "bob's secret")])
    with book(tmp_path, date(2026, 12, 1)) as opened:
        assert len(opened.all()) == 2
    with book(tmp_path, date(2026, 12, 2)) as opened:
        assert [row.owner for row in opened.all()] == ["Ada"]
    assert not _traces(tmp_path, b"bob's secret")


def test_what_one_brought_is_erased_from_the_file_itself(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        opened.keep(ADA, [(n, f"ada's secret {n}") for n in range(500)])
        opened.keep(BOB, [(1, "bob's")])
    assert _traces(tmp_path, b"ada's secret")
    with book(tmp_path) as opened:
        assert opened.forget("Ada") == 500
        assert not _traces(tmp_path, b"ada's secret")
        assert [row.owner for row in opened.all()] == ["Bob"]


def test_erasing_everything_leaves_no_file(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        opened.keep(ADA, [(1, "ada's")])
    assert erase_book(tmp_path / "store.db")
    assert not list(tmp_path.iterdir())
    assert not erase_book(tmp_path / "store.db")


def test_it_is_no_part_of_the_store_nor_of_its_backups(tmp_path: Path) -> None:
    with book(tmp_path) as opened:
        opened.keep(ADA, [(1, "ada's secret")])
    store = Store(tmp_path / "store.db")
    tables = store.db.table_names()
    store.close()
    assert book_path(tmp_path / "store.db") != tmp_path / "store.db"
    assert not [table for table in tables if "acquaintance" in table or "export" in table]
    assert b"ada's secret" not in (tmp_path / "store.db").read_bytes()


def _traces(folder: Path, text: bytes) -> list[str]:
    """The files in which a text stands."""
    return [path.name for path in folder.iterdir() if text in path.read_bytes()]
