"""Forenames that are one by custom, and those that only look so."""

from __future__ import annotations

import pytest

from matching.normalise.forenames import full_forenames, is_forename, other_gender, same_forename


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sasha", "aleksandr"), ("sasha", "aleksandra"), ("pepe", "jose"), ("kasia", "katarzyna"), ("ayse", "aisha"),
        ("wojtek", "wojciech"), ("giovanni", "john"), ("jean", "john"), ("jean", "jane"), ("mohammed", "muhammad"),
        ("gianni", "ivan"), ("christin", "christina"), ("gerd", "gerhard"),
    ],
)  # fmt: skip
def test_short_forms_and_cognates_are_one(left: str, right: str) -> None:
    assert same_forename(left, right)
    assert same_forename(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("jan", "jana"), ("mario", "maria"), ("olaf", "olga"), ("paul", "paula"), ("hannah", "anna"),
        ("james", "john"), ("anna", "xqz"),
    ],
)  # fmt: skip
def test_siblings_names_are_two(left: str, right: str) -> None:
    assert not same_forename(left, right)
    assert not same_forename(right, left)


def test_a_short_form_stands_for_its_full_ones_and_a_stranger_for_itself() -> None:
    assert full_forenames("bob") == {"robert"}
    assert full_forenames("gianni") == {"john"}
    assert full_forenames("xqzlo") == {"xqzlo"}


def test_a_womans_name_made_of_a_mans_is_another() -> None:
    assert other_gender("daniel", "danielle")
    assert other_gender("julia", "julio")
    assert not other_gender("anna", "anne")
    assert not other_gender("xqzl", "xqzla")  # nobody's name: as well a slip


def test_forenames_are_known_from_every_table() -> None:
    assert is_forename("kasia")
    assert not is_forename("impressum")
