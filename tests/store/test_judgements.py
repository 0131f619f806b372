"""Words of persons: kept as they were said, taken back without a trace, and never in the place of what was found."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from enrich.store.judgements import Judgements, Output, Replaced, Word, later_stands
from enrich.store.ledger import Ledger
from enrich.store.store import Store
from tests.store.making import NOW, RUN, asked, begun
from tests.work.dumps import dump


def word(left: str = "a", right: str = "b", verdict: str = "same", **more: object) -> Word:
    values = {
        "world": "", "kind": "company", "verdict": verdict, "by": "anna", "because": "one house", "at": NOW,
        "about": (left, right), "run": RUN.key, "pairs": ((left, right),),
    }  # fmt: skip
    return Word(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return begun(tmp_path / "enrich.db", accounts=4)


@pytest.fixture
def judgements(store: Store) -> Judgements:
    return Judgements(store)


def test_a_word_comes_back_as_it_was_said_and_in_its_order(judgements: Judgements) -> None:
    first = word(pairs=(("a", "b"), ("a", "c")), about=("A", "B", "ünï"), at=NOW + timedelta(microseconds=7))
    numbers = [judgements.say(first), judgements.say(word(verdict="different", because=""))]
    kept = judgements.words("")
    assert [found.n for found in kept] == numbers == [1, 2]
    assert (kept[0].pairs, kept[0].about, kept[0].at, kept[0].by) == (
        first.pairs,
        first.about,
        first.at,
        "anna",
    )
    assert kept[0].sentence == "merged by anna on 01 Oct 2026: one house"
    assert kept[1].sentence == "split by anna on 01 Oct 2026"


def test_worlds_do_not_hear_each_others_words(judgements: Judgements) -> None:
    judgements.say(word(world="archive"))
    assert judgements.words("") == []


def test_of_two_words_on_a_pair_the_later_stands_and_without_it_the_earlier(judgements: Judgements) -> None:
    judgements.say(word())
    later = judgements.say(word(verdict="different", by="ben"))
    assert later_stands(judgements.words(""), "company")["a", "b"].by == "ben"
    assert later_stands(judgements.words(""), "person") == {}
    judgements.take_back(later)
    assert later_stands(judgements.words(""), "company")["a", "b"].by == "anna"


def test_taking_back_leaves_not_a_byte(store: Store, judgements: Judgements) -> None:
    before = dump(store)
    for said in (word(), word(verdict="different"), word("b", "c")):
        judgements.say(said)
    assert dump(store) != before
    for number in (3, 2, 1):
        judgements.take_back(number)
    assert dump(store) == before
    assert judgements.say(word()) == 1


def placed(store: Store) -> dict[int, list[int]]:
    accounts = [job["account"] for job in store.jobs(RUN.key)]
    return {account: [row.n for row in store.rows(RUN.key, account=account)] for account in accounts}


def test_accounts_that_words_join_bring_their_rows_askings_and_money(
    store: Store, judgements: Judgements
) -> None:
    for n in (1, 3):
        store.record(RUN.key, n, 1, "", [asked(n)])
        entry = Ledger(store, RUN.key, 1_000).reserve(n, "paid", 100, NOW)
        assert entry is not None
    alone = store.statements(RUN.key, 1)
    judgements.place(RUN.key, {1: 1, 3: 1}, {})
    assert placed(store) == {0: [0], 1: [1, 3], 2: [2]}
    assert store.waiting(RUN.key) == [0, 1, 2]
    assert [row.account for row in store.rows(RUN.key)] == [0, 1, 2, 1]
    assert len(store.asks(RUN.key, 1)) == 2
    assert len(store.statements(RUN.key, 1)) == 2 * len(alone)
    assert Ledger(store, RUN.key, 1_000, 250).left_for(1) == 50
    assert Ledger(store, RUN.key, 1_000, 250).left_for(2) == 250
    judgements.place(RUN.key, {}, {})
    assert placed(store) == {n: [n] for n in range(4)}
    assert store.statements(RUN.key, 1) == alone


def test_what_was_asked_for_an_account_that_is_split_is_known_to_both_parts_and_each_is_worked_on(
    store: Store, judgements: Judgements
) -> None:
    store.settle(RUN.key, [(3, 1)])
    store.record(RUN.key, 1, 1, "", [asked(1)])
    store.finish_job(RUN.key, 1, "enough", ())
    judgements.place(RUN.key, {1: 1, 3: 3}, {})
    assert placed(store) == {0: [0], 1: [1], 2: [2], 3: [3]}
    assert store.statements(RUN.key, 3) == store.statements(RUN.key, 1) != []
    assert 3 in store.waiting(RUN.key)
    store.record(RUN.key, 3, 2, "", [asked(3)])
    store.finish_job(RUN.key, 3, "enough", ())
    assert 3 not in store.waiting(RUN.key)
    judgements.place(RUN.key, {}, {})
    assert placed(store) == {0: [0], 1: [1, 3], 2: [2]}
    assert len(store.asks(RUN.key, 1)) == 2  # what was paid for meanwhile is not lost


def test_what_follows_is_replaced_whole(judgements: Judgements) -> None:
    judgements.place(RUN.key, {1: 1, 3: 1}, {"row:x": "file:accounts.csv:1"})
    judgements.place(RUN.key, {2: 2}, {"row:y": "file:accounts.csv:2"})
    assert judgements.placed(RUN.key) == {2: 2}
    assert judgements.names(RUN.key) == {"row:y": "file:accounts.csv:2"}


def test_what_a_word_replaced_is_put_back_and_is_forgotten_when_the_run_is_written_anew(
    store: Store, judgements: Judgements
) -> None:
    store.keep_result(RUN.key, 1, ["x"])
    store.keep_drafts(RUN.key, 1, ["one", "two"])
    number = judgements.say(word())
    before = dump(store)
    was = {n: judgements.replacing(RUN.key, n) for n in (1, 3)}
    assert was == {1: Replaced(["x"], ["one", "two"]), 3: Replaced([], [])}
    judgements.keep_replaced(number, was)
    for n in (1, 3):
        store.keep_result(RUN.key, n, ["y"])
        store.keep_drafts(RUN.key, n, ["three"])
    replaced = judgements.replaced(number, RUN.key)
    assert replaced == was
    assert judgements.replaced(number, "another") is None
    judgements.put_back(RUN.key, replaced)
    judgements.forget_replaced("", RUN.key)
    assert judgements.replaced(number, RUN.key) is None
    assert dump(store) == before


def test_where_files_were_written_is_known_and_written_elsewhere_they_are_there(
    judgements: Judgements,
) -> None:
    assert judgements.output(RUN.key) is None
    for output in (Output("/a", "ours", True, False), Output("/b", "all", False, True)):
        judgements.keep_output(RUN.key, output)
        assert judgements.output(RUN.key) == output


def test_a_subject_is_known_when_a_source_spoke_of_it(store: Store, judgements: Judgements) -> None:
    store.record(RUN.key, 1, 1, "", [asked(1)])
    assert judgements.speaks_of("", "gleif:target-1")
    assert not judgements.speaks_of("", "gleif:target-9")
    assert not judgements.speaks_of("archive", "gleif:target-1")
