"""Programs that tests start, stop and kill: `python -m tests.store.children TASK DATABASE`.

Each says on its standard output how far it is, a line a step, and waits on its standard input where it is to be held.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlite_utils import Database, Migrations

from enrich.store.database import open_database, transaction
from enrich.store.ledger import Ledger
from enrich.store.store import Store
from tests.store.making import NOW, RUN, begun, keep_round, rounds


def say(line: object) -> None:
    print(line, flush=True)  # noqa: T201 - the test reads it


def held() -> None:
    sys.stdin.readline()


def write(path: Path) -> None:
    """Rounds without end; each is said once it is kept."""
    store = begun(path)
    n = max(rounds(store), default=-1)
    while True:
        n += 1
        keep_round(store, n)
        say(n)


def tear(path: Path) -> None:
    """A round of which half is written when this says so."""
    store = begun(path)
    with transaction(store.db) as connection:
        connection.execute(
            "INSERT INTO run (key, world, input, settings, started) VALUES ('torn','','','','')"
        )
        say("half")
        held()


def lock(path: Path) -> None:
    """Hold the right to write, with a child that outlives a kill."""
    store = begun(path)
    with store.writing():
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        say(child.pid)
        held()


def reserve(path: Path) -> None:
    """Money held for an asking that is under way when this says so."""
    ledger = Ledger(begun(path), RUN.key, cap=1_000)
    say(ledger.reserve(1, "paid", 300, NOW))
    held()


def spend(path: Path) -> None:
    """Askings without end, each of them reserved and settled; each is said before and after."""
    ledger = Ledger(begun(path), RUN.key, cap=10**9)
    while entry := ledger.reserve(1, "paid", 100, NOW):
        say("reserved")
        ledger.settle(entry, 1, "paid", 100, 30, NOW)
        say("settled")


def opening(path: Path) -> None:
    """Open the file the moment everybody is ready."""
    say("ready")
    held()
    store = Store(path)
    say(store.db.execute("SELECT count(*) FROM run").fetchone()[0])


GROWN = Migrations("enrich")


@GROWN()
def m001_old(db: Database) -> None:
    """What there was before."""
    db.execute("CREATE TABLE old (n INTEGER PRIMARY KEY)")


def migrate(path: Path) -> None:
    """An upgrade of which half is done when this says so."""

    @GROWN()
    def m002_half(db: Database) -> None:
        db.execute("CREATE TABLE new (n INTEGER)")
        db.execute("UPDATE old SET n = n + 1000")
        say("half")
        held()

    open_database(path, GROWN)


if __name__ == "__main__":
    TASKS = {task.__name__: task for task in (write, tear, lock, reserve, spend, opening, migrate)}
    TASKS[sys.argv[1]](Path(sys.argv[2]))
