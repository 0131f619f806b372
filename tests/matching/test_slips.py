"""Near words that are one, mistyped, and near words that are two: what typing does, and what parents do."""

from __future__ import annotations

import pytest

from matching.slips import families_apart, forenames_apart, words_apart


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("lena", "lina"), ("jana", "hana"), ("patrick", "patricia"), ("alexander", "alexandra"), ("amara", "amaka"),
        ("minh", "binh"), ("elena", "elina"), ("lara", "laura"),
    ],
)  # fmt: skip
def test_two_forenames_that_people_bear_are_no_slip_of_each_other(left: str, right: str) -> None:
    assert forenames_apart(left, right)
    assert forenames_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("michael", "micharl"), ("robert", "rober6"), ("william", "wiliam"), ("anna", "abna"), ("thomas", "tohmas"),
        ("lyonel", "ltonel"), ("edward", "wdward"), ("george", "goerge"), ("arnulph", "arnul0h"), ("neve", "nefe"),
    ],
)  # fmt: skip
def test_what_typing_makes_of_a_forename_is_still_that_forename(left: str, right: str) -> None:
    assert not forenames_apart(left, right)
    assert not forenames_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("lesley", "leslie"), ("berta", "bertha"), ("justin", "justyn"), ("vivian", "vivien")]
)
def test_two_spellings_of_one_forename_are_one_however_many_bear_each(left: str, right: str) -> None:
    assert not forenames_apart(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("zhang", "zheng"), ("lee", "lim"), ("kohn", "kuhn"), ("barton", "burton"), ("hansen", "jansen"),
        ("ollerton", "allerton"), ("eastwell", "westwell"), ("kazlauskiene", "kazlauskaite"),
    ],
)  # fmt: skip
def test_two_families_are_no_slip_of_each_other(left: str, right: str) -> None:
    assert families_apart(left, right)
    assert families_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("smith", "smyth"), ("clark", "clarke"), ("andersen", "anderson"), ("gray", "grey"), ("muller", "mueller"),
        ("zhang", "chang"), ("covino", "covio"), ("rundle", "runlde"), ("lockhart", "oockhart"), ("harrow", "arrow"),
    ],
)  # fmt: skip
def test_a_family_is_spelt_and_mistyped_in_many_ways(left: str, right: str) -> None:
    assert not families_apart(left, right)
    assert not families_apart(right, left)


def test_one_changed_consonant_makes_another_word_of_a_short_one_only() -> None:
    assert families_apart("skelm", "skedm")
    assert not families_apart("skelmarton", "skedmarton")
    assert not families_apart("skelm", "skekm")  # the keys are neighbours


def test_the_first_letter_is_mistyped_by_a_neighbouring_key_and_by_nothing_else() -> None:
    assert families_apart("vorlomquist", "dorlomquist")
    assert not families_apart("vorlomquist", "corlomquist")


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("wealth", "health", True),
        ("motors", "mortars", False),  # of two known words one may still be the other with a letter more
        ("chase", "chace", False),  # or the other by ear
        ("moters", "motors", False),
        ("harrow", "arrow", True),
        ("nvidivia", "vidivia", False),
        ("kestrel", "gestrel", False),
        ("kestrel", "bestrel", True),
    ],
)
def test_two_known_words_that_differ_in_a_letter_are_two(left: str, right: str, apart: bool) -> None:
    dictionary = {"wealth", "health", "motors", "mortars", "chase", "chace"}
    assert words_apart(left, right, dictionary.__contains__) is apart
    assert words_apart(right, left, dictionary.__contains__) is apart
