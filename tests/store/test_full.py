"""Disks that are full, files that are none of ours, places that cannot be written: said in a sentence, nothing lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from enrich.errors import BadStore
from enrich.store.database import WriterLock, transaction
from enrich.store.engine import sqlite3
from enrich.store.faults import Damaged, named
from enrich.store.pages import Pages
from enrich.store.store import Store
from tests.store.making import RUN, WHOLE, begun, integrity, keep_round, rounds


def fill(store: Store, pages: int) -> int:
    """Keep rounds until the file may grow no more; how many were kept."""
    store.db.execute(f"PRAGMA max_page_count={pages}")
    for n in range(10_000):
        try:
            keep_round(store, n)
        except BadStore as told:
            full = str(told)
            break
    assert full.startswith(f"{store.path} cannot be used as a store")
    assert full.endswith(
        "The disk is full. Nothing that was finished is lost: make room and give the same command again."
    )
    return n


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    size = int(store.db.execute("PRAGMA page_count").fetchone()[0])
    kept = fill(store, size + 8)
    assert kept > 2
    for opened in (store, Store(store.path)):
        assert rounds(opened) == dict.fromkeys(range(kept), WHOLE)
        assert integrity(opened) == "ok"


def test_with_room_again_the_same_run_goes_on(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    kept = fill(store, int(store.db.execute("PRAGMA page_count").fetchone()[0]) + 4)
    store.db.execute("PRAGMA max_page_count=1000000")
    for n in range(kept, kept + 20):
        keep_round(store, n)
    assert rounds(store) == dict.fromkeys(range(kept + 20), WHOLE)


def test_a_full_disk_while_opening_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def small(*arguments: object, **more: object) -> object:
        connection = connect(*arguments, **more)
        connection.execute("PRAGMA max_page_count=3")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(BadStore, match="The disk is full"):
        Store(tmp_path / "enrich.db")
    monkeypatch.undo()
    assert begun(tmp_path / "enrich.db").find_run() == RUN


def no_database(path: Path) -> None:
    path.write_bytes(b"company,website\nAcme,acme.example\n" * 100)


def damaged_header(path: Path) -> None:
    begun(path).close()
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def damaged_schema(path: Path) -> None:
    begun(path).close()
    path.write_bytes(path.read_bytes()[:100] + os.urandom(3_996) + path.read_bytes()[4_096:])


@pytest.mark.parametrize("make", [no_database, damaged_header, damaged_schema])
def test_a_file_that_is_no_database_is_left_alone_and_the_remedy_named(tmp_path: Path, make: object) -> None:
    path = tmp_path / "enrich.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(Damaged, match=r"Move it away and run again: mv \S+enrich\.db \S+enrich\.db\.broken"):
        Store(path)
    assert path.read_bytes() == before


def test_the_remedy_for_a_damaged_file_works(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    store = begun(path)
    keep_round(store, 0)
    store.close()
    shutil.copy(path, tmp_path / "enrich.db.backup-0009")
    no_database(path)
    with pytest.raises(Damaged) as told:
        Store(path)
    assert os.system(str(told.value).partition("newest backup: ")[2]) == 0
    assert rounds(Store(path)) == {0: WHOLE}


def test_damage_that_shows_later_is_named_then(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    store = begun(path)
    for n in range(200):
        keep_round(store, n)
    store.close()
    size = 4_096
    whole = path.read_bytes()
    kept = len(whole) // size // 4 * size
    path.write_bytes(whole[:kept] + bytes([0xAA]) * (len(whole) - kept))
    store = Store(path)

    def look_at_all() -> None:
        for n in range(200):
            keep_round(store, n)
            store.statements(RUN.key, n)

    with pytest.raises(Damaged, match="Move it away"):
        look_at_all()


def test_a_database_of_another_program_gets_no_table_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    db = Database(str(path))
    db.execute("CREATE TABLE bookmarks (url)")
    db.conn.close()
    before = path.read_bytes()
    for opening in (Store, Pages):
        with pytest.raises(BadStore, match="is the database of another program"):
            opening(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["places.sqlite"]


def test_a_store_is_no_file_of_pages_and_the_other_way_round(tmp_path: Path) -> None:
    begun(tmp_path / "enrich.db").close()
    Pages(tmp_path / "pages.db").close()
    for opening, name in ((Pages, "enrich.db"), (Store, "pages.db")):
        with pytest.raises(BadStore, match="another program"):
            opening(tmp_path / name)


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user who may read everything here and write nothing."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder, with a store in it, that `without_rights` cannot write to."""
    folder = Path(tempfile.mkdtemp())
    begun(folder / "enrich.db").close()
    (folder / "enrich.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["enrich.db", "new.db", "deeper/new.db"])
def test_a_place_that_cannot_be_written_is_said_to_be_that(guarded: Path, name: str) -> None:
    with (
        without_rights(),
        pytest.raises(BadStore, match=r"[Cc]hoose another place with --store FILE"),
    ):
        Store(guarded / name)


def test_a_lock_that_cannot_be_taken_there_is_said_too(guarded: Path) -> None:
    with without_rights(), pytest.raises(BadStore, match="Choose another place"):
        WriterLock(guarded / "enrich.db").__enter__()


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path, tmp_path / "file" / "enrich.db"):
        with pytest.raises(BadStore, match="another place with --store FILE"):
            Store(path)


def test_a_wrong_statement_is_our_fault_and_passes_as_it_is(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), transaction(store.db) as connection:
        connection.execute("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), transaction(store.db) as connection:
        connection.execute("INSERT INTO run (key) VALUES ('x')")


def test_a_value_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    store.db.execute("UPDATE run SET input = CAST(x'ff' AS TEXT)")
    with pytest.raises(Damaged, match="UTF-8"), named(store.path):
        store.find_run()
