"""The store works on Python's own SQLite as on the newer one that a wheel brings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from enrich.store import engine

ON_PYTHONS_OWN = """
import sys
sys.modules["pysqlite3"] = None  # as where there is no wheel of it
from pathlib import Path
from enrich.errors import BadStore
from enrich.store import engine
from enrich.store.store import Store
from tests.store.making import begun, integrity, keep_round, rounds
assert engine.sqlite3.__name__ == "sqlite3", engine.sqlite3
folder = Path(sys.argv[1])
store = begun(folder / "enrich.db")
keep_round(store, 0)
print(rounds(store), integrity(store))
(folder / "no.db").write_bytes(b"no database " * 99)
try:
    Store(folder / "no.db")
except BadStore as told:
    print(told)
"""


def test_without_the_wheel_pythons_own_sqlite_serves(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ON_PYTHONS_OWN, str(tmp_path)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    kept, told = done.stdout.splitlines()
    assert kept == "{0: (2, 14)} ok"
    assert told.startswith(f"{tmp_path / 'no.db'} cannot be used as a store: file is not a database.")


def test_the_version_in_use_can_be_held_against_the_safe_one() -> None:
    assert engine.version() == engine.sqlite3.sqlite_version_info
    assert engine.version() > (3, 7, 0)
    assert engine.SAFE == (3, 51, 3)
