"""One name in several romanisations."""

from __future__ import annotations

import pytest

from matching.normalise.romanised import (
    consonants,
    east_asian_family,
    gendered_families,
    respelling,
    respelt,
    vowelless,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("tchaikin", "chaikin"), ("wolodymyr", "volodymyr"), ("selensk", "zelensk"), ("mahmoud", "mahmood"),
        ("moammar", "muammar"), ("mikhail", "mihail"), ("yuri", "jurij"), ("mueller", "muller"), ("meyer", "meier"),
        ("alexander", "aleksander"), ("philip", "filip"), ("zhang", "chang"), ("hsu", "xu"), ("li", "lee"),
    ],
)  # fmt: skip
def test_one_name_is_recognised_in_two_spellings(left: str, right: str) -> None:
    assert respelling(left, right)
    assert respelling(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("hassan", "hussein"), ("marta", "martin"), ("wang", "zhang"), ("chen", "cheng")]
)
def test_other_names_stay_other(left: str, right: str) -> None:
    assert not respelling(left, right)


def test_respelling_twice_changes_nothing_more() -> None:
    for word in ("tchaikin", "mahmoud", "yevgeny", "schmidt", "mueller"):
        assert respelt(respelt(word).lower()) == respelt(respelt(respelt(word).lower()).lower())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("novak", "novakova"), ("svoboda", "svobodova"), ("kowalski", "kowalska"), ("ivanov", "ivanova"),
        ("orlovsky", "orlovskaya"), ("pappos", "pappou"), ("jonsson", "jonsdottir"),
    ],
)  # fmt: skip
def test_a_family_name_has_a_mans_and_a_womans_form(left: str, right: str) -> None:
    assert gendered_families(left, right)
    assert gendered_families(right, left)


def test_other_endings_make_other_families() -> None:
    assert not gendered_families("novak", "novakovic")
    assert not gendered_families("luna", "lunar")


def test_family_names_of_east_asia_are_known_with_their_language() -> None:
    assert [east_asian_family(word) for word in ("nguyen", "kim", "zhang", "harrow")] == [
        "vi",
        "ko",
        "zh",
        "",
    ]


def test_scripts_without_vowels_are_compared_by_consonants() -> None:
    assert vowelless("محمد")
    assert not vowelless("Иван")
    assert not vowelless("Anna")
    assert consonants("mhmd") == consonants("mohammed")
