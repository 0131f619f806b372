"""Two programs at one file: one writes, the other is told or waits, and everybody may look meanwhile."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from enrich.errors import BadStore
from enrich.store.database import transaction
from enrich.store.store import Store
from tests.store.making import NOW, RUN, WHOLE, begun, keep_round, rounds
from tests.store.test_kill import child, heard


def test_a_second_run_is_told_who_writes_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "my.enrich.db"
    first, second = begun(path), Store(path)
    with first.writing():
        with pytest.raises(BadStore) as told, second.writing():
            pytest.fail("two wrote at once")
        assert str(told.value) == (
            f"{path} is being written by process {os.getpid()}. "
            "Wait until it is done, or give this run its own: --store FILE"
        )
    with second.writing():
        keep_round(second, 0)


def test_the_right_to_write_is_given_back_after_an_error(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    with pytest.raises(RuntimeError), store.writing():
        raise RuntimeError
    with store.writing():
        pass


def test_one_store_locks_no_other(tmp_path: Path) -> None:
    with begun(tmp_path / "a.db").writing(), begun(tmp_path / "b.db").writing():
        pass


def test_many_programs_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    with ExitStack() as stack:
        programs = [stack.enter_context(child("opening", tmp_path / "enrich.db")) for _ in range(4)]
        assert {heard(program) for program in programs} == {"ready"}
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("\n")
            program.stdin.flush()
        assert [heard(program) for program in programs] == ["0"] * 4
        assert [program.wait() for program in programs] == [0] * 4


def test_looking_needs_no_lock_and_sees_only_what_is_finished(tmp_path: Path) -> None:
    store, looking = begun(tmp_path / "enrich.db"), Store(tmp_path / "enrich.db")
    keep_round(store, 0)
    with store.writing(), transaction(store.db) as connection:
        connection.execute("DELETE FROM asked_for")
        assert rounds(looking) == {0: WHOLE}
        assert rounds(store) == {}
    assert rounds(looking) == {}


def test_a_short_write_of_another_is_waited_for(tmp_path: Path) -> None:
    store, other = begun(tmp_path / "enrich.db"), Store(tmp_path / "enrich.db")
    waiting = threading.Thread(target=lambda: keep_round(Store(tmp_path / "enrich.db"), 0))
    with transaction(other.db):
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive()
    waiting.join(10)
    assert rounds(store) == {0: WHOLE}


def test_a_long_one_is_not_sat_out_but_named(tmp_path: Path) -> None:
    store, other = begun(tmp_path / "enrich.db"), Store(tmp_path / "enrich.db")
    store.db.execute("PRAGMA busy_timeout=1")
    with transaction(other.db), pytest.raises(BadStore, match="Another program is using it"):
        keep_round(store, 0)
    keep_round(store, 0)
    assert rounds(store) == {0: WHOLE}


def test_a_transaction_has_the_right_to_write_before_it_reads(tmp_path: Path) -> None:
    """A deferred one that reads first fails at once when another wrote in between, whatever the timeout."""
    store, other = begun(tmp_path / "enrich.db"), Store(tmp_path / "enrich.db")
    other.db.execute("PRAGMA busy_timeout=1")
    with transaction(store.db) as connection:
        connection.execute("SELECT count(*) FROM run").fetchone()
        with pytest.raises(BadStore):
            other.finish_run(RUN.key, NOW)
        connection.execute("UPDATE run SET input = 'written'")
    found = other.find_run()
    assert found is not None
    assert found.input == "written"
