"""What is kept and found again: statements once, rounds whole, drafts replaced, accounts brought together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from connectors.statement import ABSENT, Cause, unknown
from enrich.store.database import transaction
from enrich.store.engine import sqlite3
from enrich.store.records import Row, Standing
from enrich.store.store import Store
from tests.store.making import EACH, NOW, RUN, WHOLE, asked, begun, integrity, keep_round, rounds, statement


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return begun(tmp_path / "folder" / "enrich.db", accounts=3)


def count(store: Store, table: str) -> int:
    return int(store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_what_was_kept_is_found_again_word_for_word(store: Store) -> None:
    odd = statement("gleif:ümlaut", "Straße \U0001f3ed 'quoted' \x00 \u202e", quote="“q”", confidence=1 / 3)
    later = NOW + timedelta(hours=5, microseconds=7)
    kept = replace(
        asked(0, outcome=unknown(Cause.RATE_LIMITED, "HTTP 429", later)), statements=(odd,), cost=0.25
    )
    store.record(RUN.key, 0, 4, "", [kept])
    reopened = Store(store.path)
    assert reopened.statements(RUN.key, 0) == [odd]
    (record,) = reopened.asks(RUN.key, 0)
    assert (record.source, record.outcome, record.asked_at) == (kept.source, kept.outcome, kept.asked_at)
    assert (record.requests, record.cost, record.step) == (2, 0.25, 4)
    assert reopened.find_ask("", "gleif", "target-0") == replace(record, step=0)
    assert reopened.find_run(RUN.key) == RUN == reopened.find_run()


def test_rows_come_back_in_the_users_order_and_as_they_were(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    cells = [("=1+1", "", "x\ny"), ("ünïcode", "'", '"'), ()]
    rows = [Row(n, c, f"s{n}", Standing.COMPANY) for n, c in enumerate(cells)]
    store.add_rows(RUN.key, reversed(rows))
    store.add_rows(RUN.key, [Row(1, ("another",), "s", Standing.BLANK)])
    assert list(store.rows(RUN.key)) == rows


def test_the_same_statement_is_one_row_however_often_and_by_whomever_it_is_said(store: Store) -> None:
    for account, step in ((0, 1), (1, 1), (0, 2)):
        store.record(RUN.key, account, step, "", [asked(0)])
    assert count(store, "statement") == EACH
    assert store.statements(RUN.key, 0) == store.statements(RUN.key, 1)


def test_seen_again_it_is_renewed_and_an_older_sight_changes_nothing(store: Store) -> None:
    fresh = statement(
        seen=NOW + timedelta(days=9), expires=NOW + timedelta(days=900), quote="Acme Ltd of Ulm"
    )
    older = statement(
        seen=NOW - timedelta(days=9), expires=NOW + timedelta(days=700), quote="once", confidence=0.1
    )
    for seen, kept in ((statement(), statement()), (fresh, fresh), (older, fresh)):
        store.record(RUN.key, 0, 1, "", [replace(asked(0), statements=(seen,))])
        assert store.statements(RUN.key, 0) == [kept]


def test_a_new_answer_takes_the_place_of_the_old_one(store: Store) -> None:
    store.record(RUN.key, 0, 1, "", [asked(0, said=3)])
    store.record(RUN.key, 0, 2, "", [asked(0, outcome=ABSENT, said=0)])
    assert store.statements(RUN.key, 0) == []
    assert [record.outcome for record in store.asks(RUN.key, 0)] == [ABSENT]


def test_worlds_are_kept_apart(store: Store) -> None:
    for world, value in (("", "live"), ("archive", "recorded")):
        store.record(RUN.key, 0, 1, world, [replace(asked(0), statements=(statement(value=value),))])
    assert count(store, "ask") == 2
    assert store.find_ask("elsewhere", "gleif", "target-0") is None
    assert [s.value for s in store.statements(RUN.key, 0)] == ["live", "recorded"]


def test_an_answer_of_an_earlier_run_serves_again(store: Store) -> None:
    store.record(RUN.key, 0, 1, "", [asked(0)])
    earlier = store.find_ask("", "gleif", "target-0")
    assert earlier is not None
    store.begin_run(replace(RUN, key="run-2"))
    store.record("run-2", 5, 1, "", [], again=[earlier.id])
    assert store.statements("run-2", 5) == store.statements(RUN.key, 0)
    assert [record.id for record in store.asks("run-2", 5)] == [earlier.id]


def test_a_round_that_fails_half_way_leaves_nothing_of_itself(store: Store) -> None:
    keep_round(store, 0)
    broken = replace(asked(1), statements=(statement("gleif:target-1"), statement(confidence=None)))
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        store.record(RUN.key, 1, 1, "", [asked(1, "wikidata"), broken])
    assert rounds(store) == {0: WHOLE}
    assert count(store, "ask") == 2
    keep_round(store, 1)
    assert rounds(store) == {0: WHOLE, 1: WHOLE}


def test_an_error_inside_a_transaction_undoes_it_and_the_next_one_works(store: Store) -> None:
    def stopped() -> None:
        with transaction(store.db) as connection:
            connection.execute("UPDATE run SET input = 'half done'")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert store.find_run() == RUN
    with transaction(store.db) as connection:
        connection.execute("UPDATE run SET input = 'other.csv'")
    assert Store(store.path).find_run() == replace(RUN, input="other.csv")


def test_a_run_begun_again_is_found_as_it_was_left(store: Store) -> None:
    store.finish_job(RUN.key, 1, "qualified", ["gleif"])
    again = Store(store.path)
    assert again.begin_run(replace(RUN, started="later")) == RUN
    assert (again.is_prepared(RUN.key), again.is_prepared("unheard of")) == (True, False)
    assert again.waiting(RUN.key) == [0, 2]
    assert [(job["account"], job["state"], job["spared"]) for job in again.jobs(RUN.key)] == [
        (0, "waiting", []),
        (1, "done", ["gleif"]),
        (2, "waiting", []),
    ]
    again.finish_run(RUN.key, NOW)
    assert store.find_run(RUN.key) == replace(RUN, finished=NOW.isoformat())


def test_accounts_that_turn_out_to_be_one_bring_their_rows_and_askings(store: Store) -> None:
    for n in range(3):
        keep_round(store, n)
    store.record(RUN.key, 2, 2, "", [asked(0)])
    assert not store.is_settled(RUN.key)
    store.settle(RUN.key, [(2, 0)])
    assert [row.n for row in store.rows(RUN.key, account=0)] == [0, 2]
    assert (len(store.asks(RUN.key, 0)), store.asks(RUN.key, 2)) == (4, [])
    assert [job["account"] for job in store.jobs(RUN.key)] == [0, 1]
    assert store.is_settled(RUN.key)


def test_results_and_drafts_are_replaced_and_kept_in_order(store: Store) -> None:
    for drafts in (["one", "two", "three"], ["four", "five"]):
        store.keep_drafts(RUN.key, 0, drafts)
        store.keep_result(RUN.key, 0, [f"{len(drafts)} drafts", ""])
    assert (store.drafts(RUN.key, 0), store.drafts(RUN.key, 1)) == (["four", "five"], [])
    assert (store.result(RUN.key, 0), store.result(RUN.key, 1)) == (["2 drafts", ""], [])


def test_a_statement_says_until_when_it_may_be_used(store: Store) -> None:
    keep_round(store, 0)
    assert {s.expires for s in store.statements(RUN.key, 0)} == {NOW + timedelta(days=730)}
    assert integrity(store) == "ok"
