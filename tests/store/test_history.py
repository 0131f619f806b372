"""When complete answers said a statement: kept for ever, whether it is still said or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from connectors.statement import FOUND, Cause, Outcome, Statement, unknown
from enrich.store.engine import sqlite3
from enrich.store.records import Sight
from enrich.store.schema import MIGRATIONS
from enrich.store.store import Store
from tests.store.making import NOW, RUN, asked, begun, statement

BOARD = "board:acme"
INCOMPLETE = replace(FOUND, detail="incomplete: HTTP 500")
WEEK = timedelta(days=7)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return begun(tmp_path / "enrich.db", accounts=1)


def answer(
    store: Store, at: datetime, *said: Statement, outcome: Outcome = FOUND, world: str = "", target: str = "t"
) -> None:
    seen = tuple(replace(s, seen=at, source="board") for s in said)
    one = replace(asked(0, "board", outcome), target=target, statements=seen, asked_at=at)
    store.record(RUN.key, 0, 1, world, [one])


def role(n: int, title: str = "Fitter") -> list[Statement]:
    subject = f"{BOARD}/{n}"
    return [
        statement(subject, title, field="role.title"),
        statement(subject, BOARD, field="role.employer", quote=title),
    ]


def times(sights: list[Sight]) -> dict[str, tuple[datetime | None, datetime | None]]:
    return {s.statement.value: (s.first, s.last) for s in sights}


NAME, OLD, NEW = (
    statement(BOARD, "Acme"),
    statement(BOARD, "9", field="company.open_roles"),
    statement(BOARD, "4", field="company.open_roles"),
)


def test_what_is_said_again_has_its_first_and_its_last_time_and_what_is_not_keeps_its_own(
    store: Store,
) -> None:
    answer(store, NOW, NAME, OLD)
    answer(store, NOW + WEEK, NAME, NEW)
    assert times(store.history("", BOARD)) == {
        "Acme": (NOW, NOW + WEEK),
        "9": (NOW, NOW),
        "4": (NOW + WEEK, NOW + WEEK),
    }
    assert [s.value for s in store.statements(RUN.key, 0)] == ["Acme", "4"]


@pytest.mark.parametrize("outcome", [INCOMPLETE, unknown(Cause.TIMEOUT, "half of it")])
def test_an_incomplete_answer_renews_the_sight_and_tells_nothing(store: Store, outcome: Outcome) -> None:
    answer(store, NOW, NAME)
    answer(store, NOW + WEEK, NAME, OLD, outcome=outcome)
    assert times(store.history("", BOARD)) == {"Acme": (NOW, NOW), "9": (None, None)}
    assert {s.statement.seen for s in store.history("", BOARD)} == {NOW + WEEK}


def test_an_older_answer_that_comes_late_moves_the_first_time_and_not_the_last(store: Store) -> None:
    answer(store, NOW, NAME)
    answer(store, NOW - WEEK, NAME, target="other")
    assert times(store.history("", BOARD)) == {"Acme": (NOW - WEEK, NOW)}


def test_roles_that_are_not_advertised_any_more_are_found_by_their_employer(store: Store) -> None:
    answer(store, NOW, NAME, *role(1), *role(2, "Clerk"))
    answer(store, NOW + WEEK, NAME, *role(1))
    titles = {
        s.statement.value: s.last for s in store.history("", BOARD) if s.statement.field == "role.title"
    }
    assert titles == {"Fitter": NOW + WEEK, "Clerk": NOW}
    assert {sight.owner for sight in store.history("", BOARD)} == {BOARD}


def test_when_a_company_was_looked_at_counts_its_roles_and_complete_answers_only(store: Store) -> None:
    assert store.told("", BOARD) is None
    answer(store, NOW, NAME, outcome=INCOMPLETE)
    assert store.told("", BOARD) is None
    answer(store, NOW, NAME)
    assert store.told("", BOARD) == (NOW, NOW)
    answer(store, NOW + WEEK, *role(1))
    assert store.told("", BOARD) == (NOW, NOW + WEEK)
    assert store.told("archive", BOARD) is None


def test_of_people_nothing_is_given_back_but_names_titles_and_profiles(store: Store) -> None:
    subject = f"{BOARD}/people/ada"
    told = {"name": "Ada Voss", "title": "CEO", "employer": BOARD, "email": "ada@acme.example",
            "linkedin": "https://www.linkedin.com/in/ada"}  # fmt: skip
    answer(store, NOW, *(statement(subject, v, field=f"person.{k}", quote=v) for k, v in told.items()))
    assert {s.statement.field for s in store.history("", BOARD)} == {
        "person.name",
        "person.title",
        "person.linkedin",
    }


def test_a_namesakes_and_another_worlds_history_stay_their_own(store: Store) -> None:
    answer(store, NOW, NAME)
    answer(store, NOW, OLD, world="archive", target="u")
    answer(store, NOW, statement("board:acme-2", "Acme Two"), target="v")
    assert times(store.history("", BOARD)) == {"Acme": (NOW, NOW)}


def test_history_of_an_older_file_begins_with_its_last_complete_answers(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    db = Database(sqlite3.connect(path, isolation_level=None))
    MIGRATIONS.apply(db, stop_before="m005_told")
    for n, (outcome, detail) in enumerate([("found", ""), ("found", "incomplete: x"), ("unknown", "x")]):
        db.execute(
            "INSERT INTO ask VALUES (?, '', 'board', ?, ?, NULL, ?, NULL, ?, 1, 0, 0)",
            [n, f"t{n}", outcome, detail, NOW.isoformat()],
        )
        db.execute("INSERT INTO said VALUES (?, ?)", [n, f"s{n}"])
    for n in range(4):
        cells = [
            "",
            f"s{n}",
            BOARD,
            "company.name",
            f"Name {n}",
            "board",
            "u",
            "",
            "",
            *[NOW.isoformat()] * 2,
            1.0,
        ]
        db.execute(f"INSERT INTO statement VALUES ({', '.join('?' * len(cells))})", cells)
    db.conn.close()
    found = times(Store(path).history("", BOARD))
    assert found == {"Name 0": (NOW, NOW)} | {f"Name {n}": (None, None) for n in (1, 2, 3)}
