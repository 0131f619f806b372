"""Money in double entry: a cap that holds whatever happens, and books that add up."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from enrich.store.ledger import UNCLEAR, Balance, Ledger
from enrich.store.store import Store
from tests.store.making import NOW, RUN, begun
from tests.store.test_kill import child, heard

PURSES = ("budget", "reserved", "spent")
FRESH = count(1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    kept = begun(tmp_path_factory.mktemp("ledger") / "enrich.db")
    yield kept
    kept.close()


def a_run() -> str:
    return f"run-{next(FRESH)}"


def purses(store: Store, run: str, budget: int) -> dict[str, int]:
    """What is in each purse, by adding up every row."""
    found = dict.fromkeys(PURSES, 0) | {"budget": budget}
    for debit, credit, amount in store.db.execute(
        "SELECT debit, credit, amount FROM ledger WHERE run = ?", [run]
    ).fetchall():
        found[debit] -= amount
        found[credit] += amount
    return found


def ends(store: Store, run: str) -> list[tuple[int, int, int]]:
    """Of every entry: what was reserved, spent and given back."""
    return store.db.execute(
        "SELECT sum(amount * (credit = 'reserved')), sum(amount * (credit = 'spent')), "
        "sum(amount * (credit = 'budget')) FROM ledger WHERE run = ? GROUP BY entry ORDER BY entry",
        [run],
    ).fetchall()


def reconciles(store: Store, run: str, budget: int) -> None:
    """Every reservation ended spent or given back, no purse is overdrawn, and all of them hold the budget."""
    assert all(reserved == spent + back for reserved, spent, back in ends(store, run))
    held = purses(store, run, budget)
    assert held["reserved"] == 0
    assert min(held.values()) >= 0
    assert sum(held.values()) == budget


# ---- entries


def test_what_an_asking_may_cost_is_held_until_it_is_settled(store: Store) -> None:
    run = a_run()
    ledger = Ledger(store, run, cap=1_000)
    entry = ledger.reserve(7, "paid", 300, NOW)
    assert entry is not None
    assert (ledger.balance, ledger.left_for(7)) == (Balance(reserved=300), 700)
    ledger.settle(entry, 7, "paid", 300, 120, NOW)
    assert (ledger.balance, ledger.left_for(7)) == (Balance(0, 120, 180), 880)
    reconciles(store, run, 1_000)


@pytest.mark.parametrize(("spent", "balance"), [(0, Balance(0, 0, 300)), (300, Balance(0, 300, 0))])
def test_an_asking_may_cost_nothing_or_all_that_is_held(store: Store, spent: int, balance: Balance) -> None:
    run = a_run()
    ledger = Ledger(store, run, cap=300)
    entry = ledger.reserve(1, "paid", 300, NOW)
    assert entry is not None
    ledger.settle(entry, 1, "paid", 300, spent, NOW)
    assert ledger.balance == balance
    reconciles(store, run, 300)


@pytest.mark.parametrize("spent", [301, -1])
def test_more_than_is_held_cannot_be_spent_and_nothing_is_written(store: Store, spent: int) -> None:
    ledger = Ledger(store, a_run(), cap=1_000)
    entry = ledger.reserve(1, "paid", 300, NOW)
    assert entry is not None
    with pytest.raises(ValueError, match="at most 300"):
        ledger.settle(entry, 1, "paid", 300, spent, NOW)
    assert ledger.balance == Balance(reserved=300)


def test_an_entry_is_settled_once_and_for_what_it_holds(store: Store) -> None:
    ledger = Ledger(store, a_run(), cap=1_000)
    entry, other = (ledger.reserve(1, "paid", 300, NOW) for _ in range(2))
    assert entry is not None
    assert other is not None
    with pytest.raises(ValueError, match="does not hold 500"):
        ledger.settle(entry, 1, "paid", 500, 400, NOW)
    ledger.settle(entry, 1, "paid", 300, 100, NOW)
    with pytest.raises(ValueError, match="does not hold 300"):
        ledger.settle(entry, 1, "paid", 300, 100, NOW)
    with pytest.raises(ValueError, match="does not hold 300"):
        ledger.settle(other, 2, "paid", 300, 100, NOW)
    assert ledger.balance == Balance(300, 100, 200)


def test_rows_are_only_ever_added_and_say_whose_they_are(store: Store) -> None:
    run = a_run()
    ledger = Ledger(store, run, cap=1_000)
    entry = ledger.reserve(4, "paid", 300, NOW)
    assert entry is not None
    ledger.settle(entry, 4, "paid", 300, 100, NOW)
    rows = store.db.execute(
        "SELECT entry, account, source, debit, credit, amount, at, note FROM ledger WHERE run = ? ORDER BY id",
        [run],
    ).fetchall()
    same = (NOW.isoformat(), "")
    assert rows == [
        (entry, 4, "paid", "budget", "reserved", 300, *same),
        (entry, 4, "paid", "reserved", "spent", 100, *same),
        (entry, 4, "paid", "reserved", "budget", 200, *same),
    ]


# ---- caps


def test_what_would_pass_the_cap_is_not_reserved_and_what_just_fits_is(store: Store) -> None:
    ledger = Ledger(store, a_run(), cap=500)
    assert ledger.reserve(1, "paid", 501, NOW) is None
    assert ledger.reserve(1, "paid", 200, NOW) is not None
    assert ledger.reserve(2, "paid", 301, NOW) is None
    assert ledger.reserve(2, "paid", 300, NOW) is not None
    assert (ledger.balance.bound, ledger.left_for(3)) == (500, 0)


def test_what_was_given_back_can_be_reserved_again_and_what_was_spent_can_not(store: Store) -> None:
    ledger = Ledger(store, a_run(), cap=300)
    entry = ledger.reserve(1, "paid", 300, NOW)
    assert entry is not None
    ledger.settle(entry, 1, "paid", 300, 100, NOW)
    assert ledger.reserve(1, "paid", 201, NOW) is None
    assert ledger.reserve(1, "paid", 200, NOW) is not None


def test_an_account_has_a_cap_of_its_own_below_that_of_the_run(store: Store) -> None:
    ledger = Ledger(store, a_run(), cap=500, cap_each=200)
    assert ledger.reserve(1, "paid", 201, NOW) is None
    assert ledger.reserve(1, "paid", 150, NOW) is not None
    assert (ledger.left_for(1), ledger.left_for(2)) == (50, 200)
    assert ledger.reserve(1, "other", 51, NOW) is None
    assert [ledger.reserve(n, "paid", 200, NOW) is None for n in (2, 3)] == [False, True]
    assert ledger.left_for(3) == 150


def test_without_money_nothing_is_reserved(store: Store) -> None:
    ledger = Ledger(store, a_run(), cap=0)
    assert ledger.reserve(1, "paid", 1, NOW) is None
    assert ledger.left_for(1) == 0


def test_a_budget_that_was_lowered_since_lets_nothing_more_through_and_owes_nothing(store: Store) -> None:
    run = a_run()
    assert Ledger(store, run, cap=1_000).reserve(1, "paid", 900, NOW) is not None
    lower = Ledger(store, run, cap=500)
    assert (lower.left_for(1), lower.reserve(1, "paid", 1, NOW)) == (0, None)


def test_runs_have_purses_of_their_own(store: Store) -> None:
    one, two = Ledger(store, a_run(), cap=300), Ledger(store, a_run(), cap=300)
    assert one.reserve(1, "paid", 300, NOW) is not None
    assert two.reserve(1, "paid", 300, NOW) is not None
    one.close_open(NOW)
    assert (one.balance, two.balance) == (Balance(spent=300, unclear=300), Balance(reserved=300))


def test_whoever_looks_at_a_purse_sees_what_others_moved_meanwhile(store: Store) -> None:
    run = a_run()
    one, two, other = (Ledger(store, name, cap=1_000) for name in (run, run, a_run()))
    for ledger, amount in ((one, 100), (two, 200), (other, 400), (one, 300)):
        entry = ledger.reserve(1, "paid", amount, NOW)
        assert entry is not None
        ledger.settle(entry, 1, "paid", amount, amount // 2, NOW)
    assert one.balance == two.balance == Ledger(store, run, 1_000).balance == Balance(0, 300, 300)
    assert other.balance == Balance(0, 200, 200)


# ---- what a stopped run leaves


def test_what_was_left_reserved_counts_as_spent_and_says_that_it_is_unclear(store: Store) -> None:
    run = a_run()
    ledger = Ledger(store, run, cap=1_000)
    settled = ledger.reserve(1, "paid", 100, NOW)
    assert settled is not None
    ledger.settle(settled, 1, "paid", 100, 40, NOW)
    for account in (1, 2):
        ledger.reserve(account, "paid", 200, NOW)
    assert ledger.close_open(NOW) == 400
    assert ledger.balance == Balance(0, 440, 60, unclear=400)
    notes = store.db.execute(
        "SELECT account, amount FROM ledger WHERE run = ? AND note = ? ORDER BY account", [run, UNCLEAR]
    ).fetchall()
    assert notes == [(1, 200), (2, 200)]
    reconciles(store, run, 1_000)


def test_a_run_taken_up_twice_counts_what_was_left_once(store: Store) -> None:
    run = a_run()
    ledger = Ledger(store, run, cap=1_000)
    ledger.reserve(1, "paid", 200, NOW)
    assert [ledger.close_open(NOW) for _ in range(3)] == [200, 0, 0]
    reconciles(store, run, 1_000)


def test_a_late_answer_to_what_was_closed_moves_nothing(store: Store) -> None:
    ledger = Ledger(store, a_run(), cap=1_000)
    entry = ledger.reserve(1, "paid", 200, NOW)
    assert entry is not None
    ledger.close_open(NOW)
    with pytest.raises(ValueError, match="does not hold"):
        ledger.settle(entry, 1, "paid", 200, 0, NOW)
    assert ledger.balance == Balance(spent=200, unclear=200)


def test_money_that_was_held_when_a_run_was_killed_is_still_held_and_then_spent(tmp_path: Path) -> None:
    path = tmp_path / "enrich.db"
    with child("reserve", path) as program:
        assert int(heard(program)) > 0
        program.kill()
    store = Store(path)
    ledger = Ledger(store, RUN.key, cap=1_000)
    assert ledger.balance == Balance(reserved=300)
    assert ledger.reserve(2, "paid", 701, NOW) is None
    assert ledger.close_open(NOW) == 300
    assert ledger.left_for(2) == 700
    reconciles(store, RUN.key, 1_000)


def test_a_run_killed_anywhere_leaves_books_that_add_up_and_hide_no_asking(tmp_path: Path) -> None:
    path, reserved, settled = tmp_path / "enrich.db", 0, 0
    for lines in (1, 6, 15):
        with child("spend", path) as program:
            for _ in range(lines):
                word = heard(program)
                reserved, settled = reserved + (word == "reserved"), settled + (word == "settled")
            program.kill()
        store = Store(path)
        ledger = Ledger(store, RUN.key, cap=10**9)
        assert ledger.balance.reserved in (0, 100)
        ledger.close_open(NOW)
        reconciles(store, RUN.key, 10**9)
        found = ends(store, RUN.key)
        assert {spent for _, spent, _ in found} <= {30, 100}
        assert len(found) >= reserved
        assert [spent for _, spent, _ in found].count(30) >= settled
        assert ledger.balance.spent >= 30 * settled
        store.close()
    assert settled >= 9


# ---- many at once


def test_a_cap_holds_for_many_threads_that_reserve_from_one_purse(tmp_path: Path) -> None:
    path, cap, each = tmp_path / "enrich.db", 4_000, 1_500
    begun(path).close()
    started, most, refused = threading.Barrier(4), [0] * 4, [0] * 4

    def spends(me: int) -> None:
        dice, store = random.Random(me), Store(path)
        ledger = Ledger(store, RUN.key, cap, each)
        started.wait()
        for _ in range(25):
            account, amount = dice.randrange(4), dice.choice((50, 100, 250))
            entry = ledger.reserve(account, "paid", amount, NOW)
            most[me] = max(most[me], ledger.balance.bound)
            if entry is None:
                refused[me] += 1
            elif dice.random() < 0.9:  # the others are left as a kill leaves them
                ledger.settle(entry, account, "paid", amount, dice.randint(amount // 2, amount), NOW)
        store.close()

    threads = [threading.Thread(target=spends, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Store(path)
    ledger = Ledger(store, RUN.key, cap, each)
    assert sum(refused) > 0, "the cap was never reached"
    assert max(most) <= cap
    assert all(ledger.left_for(n) >= 0 for n in range(4))
    moved = "CASE debit WHEN 'budget' THEN amount ELSE -amount * (credit = 'budget') END"
    spent = store.db.execute(f"SELECT account, sum({moved}) FROM ledger GROUP BY account").fetchall()
    assert all(bound <= each for _, bound in spent)
    ledger.close_open(NOW)
    reconciles(store, RUN.key, cap)


async def test_a_cap_holds_for_many_tasks_whose_answers_come_in_any_order(store: Store) -> None:
    run, cap, dice = a_run(), 1_000, random.Random(7)
    ledger = Ledger(store, run, cap, cap_each=400)
    bounds: list[int] = []

    async def asks(account: int) -> bool:
        entry = ledger.reserve(account, "paid", 100, NOW)
        bounds.append(ledger.balance.bound)
        for _ in range(dice.randrange(5)):
            await asyncio.sleep(0)
        if entry is not None:
            ledger.settle(entry, account, "paid", 100, dice.choice((0, 60, 100)), NOW)
        return entry is not None

    reserved = await asyncio.gather(*(asks(n % 5) for n in range(60)))
    assert {True, False} == set(reserved)
    assert cap - 100 < max(bounds) <= cap
    assert 0 < ledger.balance.spent <= cap
    reconciles(store, run, cap)


# ---- whatever happens

askings = some.tuples(
    some.integers(0, 2),
    some.integers(0, 60),
    some.none() | some.floats(0, 1),
    some.sampled_from([False] * 9 + [True]),
)


@given(some.integers(0, 200), some.none() | some.integers(0, 100), some.lists(askings, max_size=12))
def test_no_order_of_askings_and_kills_passes_a_cap_or_loses_a_cent(
    store: Store, cap: int, each: int | None, order: list[tuple[int, int, float | None, bool]]
) -> None:
    run = a_run()
    ledger = Ledger(store, run, cap, each)
    bound = dict.fromkeys(range(3), 0)
    for account, amount, share, killed in order:
        fits = sum(bound.values()) + amount <= cap and (each is None or bound[account] + amount <= each)
        assert (amount <= ledger.left_for(account)) == fits
        entry = ledger.reserve(account, "paid", amount, NOW)
        assert (entry is not None) == fits
        if entry is not None:
            spent = amount if share is None else round(amount * share)
            if share is not None:
                ledger.settle(entry, account, "paid", amount, spent, NOW)
            bound[account] += spent
        if killed:
            ledger = Ledger(store, run, cap, each)
            ledger.close_open(NOW)
        assert ledger.balance.bound == sum(bound.values()) <= cap
        assert sum(purses(store, run, cap).values()) == cap
    ledger.close_open(NOW)
    assert ledger.balance.spent == sum(bound.values())
    reconciles(store, run, cap)
