"""The keys under which records are filed: what two spellings of one subject share, and what strangers do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.block_keys import block_keys, deletions, mixed, narrowing
from matching.compare_names import judge_packed
from matching.frequency import Frequencies
from matching.names import NameBook
from matching.records import Record
from tests.matching.records import company, person
from tests.matching.tables import ints, table_of


def keys_of(*records: Record) -> list[dict[str, set[int]]]:
    """For each record, in the order of their ids, its keys by sort."""
    table = table_of(*records)
    book = NameBook(table, judge_packed)
    found: list[dict[str, set[int]]] = [{} for _ in records]
    for sort, held, keys in block_keys(table, book, Frequencies(table, book)):
        assert len(held) == len(keys)
        for record, key in zip(held.tolist(), keys.tolist(), strict=True):
            found[record].setdefault(sort, set()).add(key)
    return found


def shared(left: Record, right: Record) -> set[str]:
    """The sorts of keys that two records have in common."""
    ours, theirs = keys_of(left, right)
    return {sort for sort, keys in ours.items() if keys & theirs.get(sort, set())}


def slips(word: str) -> set[int]:
    places, keys = deletions([word])
    assert set(places.tolist()) <= {0}
    return set(keys.tolist())


@pytest.mark.parametrize(
    ("left", "right", "sort"),
    [
        (company("a", "Corwick GmbH"), company("b", "CORWICK Ltd"), "name"),
        (company("a", "Corwick"), company("b", "Corwikc"), "slip"),
        (company("a", "Corwick Energy"), company("b", "Energy by Corwick"), "word"),
        (company("a", "TSMX"), company("b", "Thule Semiconductor Marine Xylophones"), "acronym"),
        (company("a", "Zenobiatechnical Corwickers"), company("b", "Zenobiatechnical Harrowfields"), "head"),
        (company("a", "Zenobiatechnical Corwickers"), company("b", "Benobiatechnical Corwickers"), "tail"),
        (company("a", "X", domain="acme.example"), company("b", "Y", domain="www.acme.example"), "domain"),
        (company("a", "Newname", former_name="Oldname"), company("b", "Oldname"), "name"),
        (person("a", "Anna Harrow"), person("b", "Anna HARROW"), "name"),
        (person("a", "Anna Harrow"), person("b", "A. Harow"), "sound"),
        (person("a", "Harrow Anna"), person("b", "Anna Harow"), "turned"),
        (person("a", "Robert Harrow"), person("b", "Bob Harow"), "called"),
        (person("a", "Anna Harrow"), person("b", "Anna Farrow"), "slip"),
        (person("a", "Anna Harrow", city="Turin"), person("b", "Anna Fontaine", city="Torino"), "city+given"),
        (person("a", "A Harrow", birth_date="1971-06-24"), person("b", "B Harrow", birth_date="1971"), "year+family"),
        (person("a", "Anna X", email="a@acme.test"), person("b", "Ana Q", email="b@acme.test"),
         "employer_domain+given"),
    ],
)  # fmt: skip
def test_copies_share_a_key_of_the_sort_that_is_made_for_them(left: Record, right: Record, sort: str) -> None:
    assert sort in shared(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (company("a", "Corwick Energy"), company("b", "Zenobia Ltd")),
        (company("a", "Corwick Group"), company("b", "Zenobia Group")),
        (person("a", "Anna Harrow"), person("b", "Boris Fontaine")),
        (
            company("a", "Corwick", domain="facebook.com/corwick"),
            company("b", "Zenobia", domain="facebook.com/zenobia"),
        ),
    ],
)
def test_strangers_share_none(left: Record, right: Record) -> None:
    assert shared(left, right) == set()


def test_a_record_that_says_nothing_has_no_key() -> None:
    assert keys_of(company("a"), company("b", "Corwick"))[0] == {}
    assert keys_of(person("a"), person("b", "Anna Harrow"))[0] == {}


def test_two_words_one_slip_apart_share_a_key() -> None:
    for slip in ("corwck", "corrwick", "corwikc", "cormick", "orwick", "corwic"):
        assert slips("corwick") & slips(slip), slip
    assert not slips("corwick") & slips("zenobia")


@given(st.text("abcde", min_size=6, max_size=14), st.data())
def test_any_letter_may_be_left_out_or_mistaken(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    assert slips(word) & slips(word[:place] + word[place + 1 :])
    assert slips(word) & slips(word[:place] + data.draw(st.sampled_from("abcdexyz")) + word[place + 1 :])
    assert slips(word) & slips(word[:place] + word[place : place + 2][::-1] + word[place + 2 :])


@given(st.lists(st.text("abc", max_size=18), max_size=8))
def test_words_have_the_same_keys_in_any_company(words: list[str]) -> None:
    places, keys = deletions(words)
    assert {(words[place], key) for place, key in zip(places.tolist(), keys.tolist(), strict=True)} == {
        (word, key) for word in words for key in slips(word)
    }


def test_short_and_long_words_have_their_own_key_alone() -> None:
    assert len(slips("nova")) == len(slips("zenobiatechnicalcorwick")) == 1
    assert slips("") == set()
    assert len(slips("corwick")) == 8


def test_mixing_tells_the_order_of_numbers() -> None:
    one, other = mixed(ints(1), ints(2)), mixed(ints(2), ints(1))
    assert one.tolist() != other.tolist()
    assert mixed(ints(1), ints(2)).tolist() == one.tolist()
    assert one.dtype == np.uint64


def test_mixed_numbers_hardly_ever_meet() -> None:
    left, right = np.meshgrid(np.arange(300), np.arange(300))
    assert len(np.unique(mixed(left.ravel(), right.ravel()))) == 300 * 300


def test_what_narrows_a_block_has_a_number_for_each_record_and_none_for_what_it_lacks() -> None:
    table = table_of(
        company("a", "Corwick", city="Turin"),
        company("b", "CORWICK", city="Torino", country="IT"),
        company("c"),
    )
    found = dict(narrowing(table, NameBook(table, judge_packed)))
    assert {"name", "city", "country", "name+city"} <= set(found)
    for trait in ("name", "city", "name+city"):
        ours, theirs, lacks = found[trait].tolist()
        assert ours == theirs >= 0
        assert lacks == -1
    assert (found["country"] >= 0).tolist() == [False, True, False]


def test_people_are_narrowed_by_either_part_of_the_name() -> None:
    table = table_of(person("a", "Anna Harrow"), person("b", "Anna Fontaine"), person("c", "Boris Harrow"))
    found = {trait: numbers.tolist() for trait, numbers in narrowing(table, NameBook(table, judge_packed))}
    assert found["given"][0] == found["given"][1] != found["given"][2]
    assert found["family"][0] == found["family"][2] != found["family"][1]
