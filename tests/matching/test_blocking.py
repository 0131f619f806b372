"""Which pairs are compared: copies meet in spite of slips, and large blocks do not explode."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import blocking
from matching.blocking import WINDOW, BlockReport, candidate_pairs
from matching.compare_names import judge_packed
from matching.frequency import Frequencies
from matching.names import NameBook
from matching.records import Record
from matching.table import gather
from tests.matching.records import company, person
from tests.matching.tables import table_of


def paired(*records: Record) -> tuple[list[tuple[str, str]], BlockReport]:
    """The pairs that are compared, by their ids, and the report."""
    table = table_of(*records)
    book = NameBook(table, judge_packed)
    left, right, report = candidate_pairs(table, book, Frequencies(table, book))
    return [(table.ids[a], table.ids[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)], report


def meet(*records: Record) -> bool:
    """Whether the records "a" and "b" are paired."""
    return ("a", "b") in paired(*records)[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (company("a", "Corwick"), company("b", "Corwikc")),
        (company("a", "Genral Mortors"), company("b", "General Mortors Company")),
        (company("a", "Corwick"), company("b", "CORWICK ENERGY GMBH")),
        (company("a", "TSMX"), company("b", "Thule Semiconductor Marine Xylophones")),
        (company("a", "Oldname", domain="acme.example"), company("b", "Newname", domain="www.acme.example")),
        (company("a", "Newname", former_name="Oldname"), company("b", "Oldname")),
        (
            company("a", "Acme", phone="+1 202 555 0132"),
            company("b", "Zenobia", phone="(202) 555-0132", country="US"),
        ),
        (person("a", "Anna Harrow"), person("b", "HAROW Anna")),
        (person("a", "Anna Harrow"), person("b", "A. Harrow")),
        (person("a", "Robert Harrow"), person("b", "Bob Harrow", city="Turin")),
        (person("a", "Anna Harrow", email="a@x.test"), person("b", "Ana Fontaine", email="a@x.test")),
    ],
)
def test_copies_of_one_subject_meet(left: Record, right: Record) -> None:
    assert meet(left, right)


def test_strangers_are_not_compared() -> None:
    assert not meet(company("a", "Corwick"), company("b", "Zenobia"))
    assert not meet(person("a", "Anna Harrow"), person("b", "Boris Fontaine"))


def coined(n: int) -> str:
    """A name that shares no key with those of its neighbours."""
    letters = [chr(97 + (n * k + n // k) % 26) for k in (7, 11, 17, 19, 23)]
    return f"{''.join(letters)}{letters[::-1][0]}q"


def test_a_large_block_is_paired_with_neighbours_only_and_reported() -> None:
    size = 700
    records = [company(f"{n:03}", coined(n), phone="+1 202 555 0132") for n in range(size)]
    pairs, report = paired(*records)
    alone, _ = paired(*(company(f"{n:03}", coined(n)) for n in range(size)))
    assert report.cap < size
    assert report.large_blocks["phone"] == 1
    assert (size - WINDOW) * (size - WINDOW - 1) // 2 <= report.lost["phone"] <= size * (size - 1) // 2
    assert 0 < len(set(pairs) - set(alone)) <= size * WINDOW
    assert all(left < right for left, right in pairs)
    assert (report.records, report.pairs) == (size, len(pairs))


def test_a_large_block_is_paired_in_full_where_more_is_shared_besides() -> None:
    records = [company(f"{n:03}", coined(n), phone="+1 202 555 0132") for n in range(700)]
    there, back = (
        company(f"{id_}", name, phone="+1 202 555 0132", city="Turin")
        for id_, name in (("a", "Aaqo"), ("b", "Zzyx"))
    )
    assert meet(*records, there, back)
    lone = (company("a", "Aaqo", phone="+1 202 555 0132"), company("b", "Zzyx", phone="+1 202 555 0132"))
    assert not meet(*records, *lone)


def test_what_there_was_no_room_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [company(f"{n:03}", coined(n), phone="+1 202 555 0132", city="Turin") for n in range(60)]
    assert not paired(*records)[1].left_out
    monkeypatch.setattr(blocking, "_PAIRS_AT_LEAST", 0)
    monkeypatch.setattr(blocking, "_PAIRS_PER_RECORD", 0)
    pairs, report = paired(*records)
    assert not pairs
    assert any("phone" in sort for sort in report.left_out)


def test_no_more_pairs_are_made_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "_PAIRS_AT_LEAST", 0)
    monkeypatch.setattr(blocking, "_PAIRS_PER_RECORD", 2)
    records = [company(f"{n:03}", coined(n), phone="+1 202 555 0132") for n in range(700)]
    assert 0 < len(paired(*records)[0]) <= 2 * len(records)


def test_a_block_that_all_can_afford_is_paired_in_full() -> None:
    records = [company(f"{n:03}", coined(n), phone="+1 202 555 0132") for n in range(60)]
    pairs, report = paired(*records)
    assert len(pairs) == 60 * 59 // 2
    assert not report.large_blocks


def test_large_blocks_of_one_sort_are_all_counted() -> None:
    """A family name of two words has a key by the sound of each, and here both blocks are too large."""
    people = [
        person(f"{n:03}", given_name=f"A{coined(n)}", family_name="Fontaine Kestrel") for n in range(300)
    ]
    assert paired(*people)[1].large_blocks["sound"] == 2


def test_pairs_grow_with_the_records_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    def pairs_of(size: int) -> int:
        return len(
            paired(*(company(f"{n:04}", f"Corwick {coined(n)} Energy", city="Turin") for n in range(size)))[0]
        )

    monkeypatch.setattr(blocking, "_PAIRS_AT_LEAST", 0)  # what a short list may cost besides
    assert 0 < pairs_of(1600) < 2.6 * pairs_of(800)


def test_a_pair_is_named_once_and_in_order() -> None:
    records = [
        company(str(n), "Corwick", domain="corwick.example", phone="+1 202 555 0132") for n in range(5)
    ]
    assert paired(*records)[0] == [(str(a), str(b)) for a in range(5) for b in range(a + 1, 5)]


def test_a_record_that_says_nothing_meets_nobody() -> None:
    pairs, _ = paired(company("a"), company("b"), company("c", "Corwick"), company("d", "Corwick"))
    assert pairs == [("c", "d")]


@pytest.mark.parametrize("records", [[], [company("a", "Corwick")]])
def test_none_and_one_make_no_pair(records: list[Record]) -> None:
    table = table_of(*records) if records else gather((), "company")
    book = NameBook(table, judge_packed)
    left, right, report = candidate_pairs(table, book, Frequencies(table, book))
    assert len(left) == len(right) == report.pairs == 0


NAMES = st.sampled_from(["Corwick", "Corwikc", "Corwick Energy", "Zenobia", "Zenobia Bank", "TSMX", ""])
CITIES = st.sampled_from(["Turin", "Bari", ""])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NAMES, CITIES), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_in_which_records_come_makes_no_difference(
    told: list[tuple[str, str]], chance: object
) -> None:
    records = [company(f"{n:02}", name, city=city) for n, (name, city) in enumerate(told)]
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert paired(*shuffled) == paired(*records)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NAMES, CITIES), min_size=2, max_size=12))
def test_equal_names_always_meet_in_a_small_list(told: list[tuple[str, str]]) -> None:
    records = [company(f"{n:02}", name, city=city) for n, (name, city) in enumerate(told)]
    pairs, _ = paired(*records)
    assert all(left < right for left, right in pairs)
    assert len(set(pairs)) == len(pairs)
    for a, (name, _) in enumerate(told):
        for b in range(a + 1, len(told)):
            assert not name or name != told[b][0] or (f"{a:02}", f"{b:02}") in pairs
