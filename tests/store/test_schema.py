"""Migrations lose nothing; queries are found, used, understood by SQLite, and search instead of scanning."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from enrich.errors import BadStore
from enrich.store.database import open_database
from enrich.store.engine import sqlite3
from enrich.store.ledger import Ledger
from enrich.store.schema import MIGRATIONS, PAGES
from enrich.store.sql import queries, sql
from enrich.store.store import Store
from tests.store.making import NOW, RUN, asked, begun, keep_round

NAMES = [migration.name for migration in MIGRATIONS._migrations]
# A run has one row, a constant is one row, and of this view only what an account has was searched for before; whatever
# else a query scans grows with the user's list.
SMALL = {"run", "CONSTANT", "asked_under"}
# SQLite writes a search for orphans into every upsert of a table that others refer to, and passes over it while
# there are none: see the test that counts instructions.
NOT_RUN = {("add_ask", "asked_for")}


def old_database(path: Path, known: int) -> Database:
    """A file as the version with only the first so many migrations left it."""
    db = Database(sqlite3.connect(path, isolation_level=None))
    MIGRATIONS.apply(db, stop_before=NAMES[known:])
    return db


def fill(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Three rows in every table, a value of its kind in every column; the rows, by table."""
    for table in (t for t in db.table_names() if t != Migrations.migrations_table):
        columns = [(c.name, c.type) for c in db[table].columns]  # type: ignore[union-attr]
        for n in range(3):
            values = [
                n if kind == "INTEGER" else n / 2 if kind == "REAL" else f"{name} {n}"
                for name, kind in columns
            ]
            marks = ", ".join("?" * len(values))
            db.execute(
                f"INSERT INTO {table} ({', '.join(name for name, _ in columns)}) VALUES ({marks})", values
            )
    return rows_of(db)


def rows_of(db: Database, like: dict[str, list[str]] | None = None) -> dict[str, list[tuple[object, ...]]]:
    tables = like or {t: [c.name for c in db[t].columns] for t in db.table_names()}  # type: ignore[union-attr]
    return {
        table: sorted(db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall())
        for table, columns in tables.items()
        if table != Migrations.migrations_table
    }


@pytest.mark.parametrize("known", range(1, len(NAMES)))
def test_a_file_of_every_earlier_version_is_brought_up_to_date_without_losing_a_row(
    tmp_path: Path, known: int
) -> None:
    path = tmp_path / "enrich.db"
    old = old_database(path, known)
    before = fill(old)
    columns = {t: [c.name for c in old[t].columns] for t in before}  # type: ignore[union-attr]
    old.conn.close()
    assert before
    db = open_database(path, MIGRATIONS)
    assert rows_of(db, columns) == before
    assert [m.name for m in MIGRATIONS.applied(db)] == NAMES
    backup = Database(str(path.with_name("enrich.db.backup-0001")))
    assert rows_of(backup, columns) == before
    assert [m.name for m in MIGRATIONS.applied(backup)] == NAMES[:known]


def test_the_history_of_sources_begins_with_how_askings_ended_last(tmp_path: Path) -> None:
    old = old_database(tmp_path / "enrich.db", NAMES.index("m008_ended"))
    for n, (outcome, cause, requests) in enumerate([("found", None, 2), ("found", None, 1), ("unknown", "error", 1),
                                                    ("unknown", "no_key", 0)]):  # fmt: skip
        old.execute(
            "INSERT INTO ask (world, source, target, outcome, cause, detail, asked_at, requests, bytes, cost) "
            "VALUES ('', 'gleif', ?, ?, ?, '', '2026-09-30T23:00:00+00:00', ?, 0, 0)",
            (f"t{n}", outcome, cause, requests),
        )
    old.conn.close()
    told = {"source": "gleif", "segment": "", "day": "2026-09-30"}
    assert Store(tmp_path / "enrich.db").histories("") == [
        told | {"outcome": "found", "cause": "", "times": 2},
        told | {"outcome": "unknown", "cause": "error", "times": 1},
    ]


def test_a_new_file_and_one_that_is_up_to_date_are_not_backed_up(tmp_path: Path) -> None:
    for _ in range(2):
        begun(tmp_path / "enrich.db").close()
    assert not list(tmp_path.glob("*backup*"))


def test_the_last_three_backups_are_kept(tmp_path: Path) -> None:
    path, grown = tmp_path / "enrich.db", Migrations("enrich")
    for n in range(6):
        grown(name=f"m{n:03}")(lambda db, n=n: db.execute(f"CREATE TABLE t{n} (x)"))  # type: ignore[misc]
        open_database(path, grown).conn.close()
    kept = sorted(p.name for p in tmp_path.glob("enrich.db.*backup*"))
    assert kept == [f"enrich.db.backup-000{n}" for n in (3, 4, 5)]
    assert "t4" not in Database(str(tmp_path / "enrich.db.backup-0004")).table_names()


def test_a_migration_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path, grown = tmp_path / "enrich.db", Migrations("enrich")
    grown(name="m1")(lambda db: db.execute("CREATE TABLE old (x)"))  # type: ignore[arg-type,return-value]
    open_database(path, grown).conn.close()
    grown(name="m2")(lambda db: db.executescript("CREATE TABLE new (x); CREATE TABLE new (x)"))  # type: ignore[arg-type,return-value]
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        open_database(path, grown)
    db = Database(str(path))
    assert [m.name for m in grown.applied(db)] == ["m1"]
    assert "new" not in db.table_names()


def test_a_file_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    begun(path).close()
    db = Database(str(path))
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('enrich', 'm999_later', '')"
    )
    db.conn.commit()
    db.conn.close()
    before = path.read_bytes()
    with pytest.raises(BadStore, match=r"newer version of Enrich \(m999_later\)\. Update this program"):
        Store(path)
    assert path.read_bytes() == before


def test_every_query_is_named_and_used() -> None:
    package = Path(__file__).parents[2] / "enrich" / "store"
    code = "".join(file.read_text(encoding="utf-8") for file in package.glob("*.py"))
    assert len(queries()) > 20
    assert [name for name in queries() if f'"{name}"' not in code] == []
    with pytest.raises(KeyError):
        sql("no_such_query")


def bound(query: str) -> dict[str, object]:
    return dict.fromkeys(re.findall(r":(\w+)", query), 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return begun(tmp_path_factory.mktemp("store") / "enrich.db", accounts=3)


def plan(db: Database, query: str) -> list[str]:
    return [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {query}", bound(query)).fetchall()]


def scans(steps: list[str]) -> set[str]:
    found = {match[1] for step in steps if (match := re.match(r"SCAN (\w+)", step))}
    return found - SMALL


@pytest.mark.parametrize("name", sorted(queries()))
def test_no_query_scans_a_table_that_grows(store: Store, name: str) -> None:
    assert {(name, table) for table in scans(plan(store.db, sql(name)))} <= NOT_RUN


def walks(steps: list[str]) -> list[str]:
    """The steps that go through all there is of a run or of a world."""
    return [step for step in steps if re.search(r"\((run|world)=\?\)", step)]


@pytest.mark.parametrize(
    "name", sorted(n for n, q in queries().items() if re.search(r":(account|n|ask|target|subject)\b", q))
)
def test_what_is_asked_of_one_account_is_not_looked_for_among_all(store: Store, name: str) -> None:
    assert walks(plan(store.db, sql(name))) == []


def test_a_walk_would_be_noticed(store: Store) -> None:
    assert walks(plan(store.db, "SELECT * FROM row WHERE run = :run AND subject = :subject"))


def test_a_scan_would_be_noticed(store: Store) -> None:
    assert scans(plan(store.db, "SELECT * FROM statement WHERE value = :value")) == {"statement"}


def instructions(store: Store, work: Callable[[], object]) -> int:
    """How many instructions SQLite carries out for some work."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    store.db.conn.set_progress_handler(count, 1)
    try:
        work()
    finally:
        store.db.conn.set_progress_handler(None, 1)
    return steps


def costs_of_an_account(store: Store, n: int) -> list[int]:
    """The instructions of each thing that a run does for one account."""
    return [
        instructions(store, lambda: keep_round(store, n)),
        instructions(store, lambda: store.asks(RUN.key, n)),
        instructions(store, lambda: store.statements(RUN.key, n)),
        instructions(store, lambda: store.find_ask("", "gleif", f"target-{n}")),
        instructions(store, lambda: list(store.rows(RUN.key, account=n))),
        instructions(store, lambda: store.finish_job(RUN.key, n, "", ())),
        instructions(store, lambda: store.keep_result(RUN.key, n, ["x"])),
        instructions(store, lambda: store.keep_drafts(RUN.key, n, ["x"])),
        instructions(store, lambda: store.settle(RUN.key, [(n, n + 1)])),
    ]


def test_an_account_costs_no_more_work_in_a_long_list_than_in_a_short_one(tmp_path: Path) -> None:
    costs = []
    for accounts in (20, 2_000):
        store = begun(tmp_path / f"{accounts}.db", accounts)
        for n in range(accounts):
            store.record(RUN.key, n, 1, "", [asked(n, said=1)])
        costs.append(costs_of_an_account(store, accounts // 2))
    assert all(few > 10 and many < 1.3 * few for few, many in zip(*costs, strict=True)), costs


def test_reserving_costs_no_more_work_after_many_askings_than_after_few(tmp_path: Path) -> None:
    few, many = (cost_of_reserving(tmp_path / f"{askings}.db", askings) for askings in (20, 2_000))
    assert 10 < many < 1.3 * few, (few, many)


def cost_of_reserving(path: Path, askings: int) -> int:
    """The instructions of one more reservation after so many askings were paid."""
    store = begun(path, 1)
    ledger = Ledger(store, RUN.key, 10**9, 10**6)
    for way in ("'budget', 'reserved'", "'reserved', 'spent'"):
        store.db.conn.executemany(
            f"INSERT INTO ledger VALUES (NULL, ?, ?, 'paid', 0, {way}, 1, '', '')",
            [(RUN.key, account) for account in range(askings)],
        )
    assert ledger.balance.spent == askings
    steps = instructions(store, lambda: ledger.reserve(askings, "paid", 1, NOW))
    assert ledger.balance.reserved == 1
    return steps


@pytest.mark.parametrize(
    "query", ["SELECT body FROM page WHERE url = :url", "DELETE FROM page WHERE seen < :seen"]
)
def test_pages_are_found_and_forgotten_by_an_index(tmp_path: Path, query: str) -> None:
    db = open_database(tmp_path / "pages.db", PAGES)
    assert all(step.startswith("SEARCH page") for step in plan(db, query))
