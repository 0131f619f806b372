"""SIGKILL at any moment: what was said to be kept is kept, what was half done is not there, and the run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from enrich.errors import BadStore
from enrich.store.store import Store
from tests.store.making import RUN, WHOLE, begun, integrity, keep_round, rounds

ROOT = Path(__file__).parents[2]


@contextmanager
def child(task: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program of `children.py` at work; killed at the end, if it still runs."""
    command = [sys.executable, "-m", "tests.store.children", task, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def heard(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_rounds_that_were_said_to_be_kept_survive_a_kill_and_no_torn_one_does(tmp_path: Path) -> None:
    path, said = tmp_path / "enrich.db", -1
    for kept_before_the_kill in (1, 13, 40):
        with child("write", path) as program:
            for _ in range(kept_before_the_kill):
                said = int(heard(program))
            program.kill()
        store = Store(path)
        assert integrity(store) == "ok"
        found = rounds(store)
        assert set(found.values()) == {WHOLE}
        assert list(found) == list(range(len(found)))
        assert len(found) > said
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
        store.close()
    assert said >= 53


def test_a_round_of_which_half_was_written_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    with child("tear", path) as program:
        assert heard(program) == "half"
        program.kill()
    store = Store(path)
    assert (store.find_run("torn"), integrity(store)) == (None, "ok")
    keep_round(store, 0)
    assert rounds(store) == {0: WHOLE}


def test_an_upgrade_that_is_killed_half_way_leaves_the_old_file_and_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    old = Database(str(path))
    with old.conn:
        old.execute("CREATE TABLE old (n INTEGER PRIMARY KEY)")
        old.execute("INSERT INTO old VALUES (1), (2)")
        old.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set, name, applied_at)"
        )
        old.execute("INSERT INTO _sqlite_migrations VALUES (1, 'enrich', 'm001_old', '')")
    old.conn.close()
    with child("migrate", path) as program:
        assert heard(program) == "half"
        program.kill()
    for file in (path, path.with_name("enrich.db.backup-0001")):
        db = Database(str(file))
        assert [row[0] for row in db.execute("SELECT n FROM old").fetchall()] == [1, 2]
        assert "new" not in db.table_names()
        db.conn.close()


def test_a_killed_run_leaves_the_right_to_write_to_the_next_also_when_its_readers_live_on(
    tmp_path: Path,
) -> None:
    path = tmp_path / "enrich.db"
    with child("lock", path) as program:
        reader = int(heard(program))
        try:
            with pytest.raises(BadStore, match=f"is being written by process {program.pid}"):
                Store(path).writing().__enter__()
            program.kill()
            program.wait()
            os.kill(reader, 0)  # it lives
            store = Store(path)
            with store.writing():
                keep_round(store, 0)
        finally:
            os.kill(reader, signal.SIGKILL)
    assert rounds(begun(path)) == {0: WHOLE}
    assert Store(path).find_run() == RUN
