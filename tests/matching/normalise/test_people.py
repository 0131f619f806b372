"""Names of people taken apart."""

from __future__ import annotations

import pytest

from matching.normalise.people import name_of_parts, person_name, same_forename


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Ursula von der Aue", ("ursula",), ("aue",)),
        ("Dr. von der Aue, Ursula", ("ursula",), ("aue",)),
        ("URSULA VON DER AUE", ("ursula",), ("aue",)),
        ("MÜLLER Hans", ("hans",), ("muller",)),
        ("J.R.R. Torkin", ("j", "r", "r"), ("torkin",)),
        ("García Márquez, Gabriela", ("gabriela",), ("garcia", "marquez")),
        ("守屋 貞男", ("zhennan",), ("shouwu",)),
        ("Иван Петров", ("ivan",), ("petrov",)),
        ("Anna Müller-Lüdke, MBA", ("anna",), ("muller", "ludke")),
        ("Robert (Bob) Miller", ("robert",), ("miller",)),
        ("O'Brien, Patrick", ("patrick",), ("obrien",)),
        ("Yusuf AL-SANAWI", ("yusuf",), ("sanawi",)),
        ("Madonna", (), ("madonna",)),
    ],
)
def test_given_and_family_names_are_found(text: str, given: tuple[str, ...], family: tuple[str, ...]) -> None:
    name = person_name(text)
    assert (name.given, name.family) == (given, family)


def test_father_and_son_are_kept_apart() -> None:
    assert person_name("Robert Miller Jr.").generation == "jr"
    assert person_name("Robert Miller, Sr.").generation == "sr"
    assert person_name("Robert Miller").generation == ""


def test_parts_that_the_source_keeps_apart_are_trusted() -> None:
    name = name_of_parts("Anna Maria", "da Silva")
    assert (name.given, name.family, name.sure) == (("anna", "maria"), ("silva",), True)
    assert name_of_parts("", "Silva").given == ()


@pytest.mark.parametrize(
    ("left", "right"), [("bob", "robert"), ("bob", "rob"), ("paco", "francisco"), ("anna", "anna")]
)
def test_short_forms_are_one_forename(left: str, right: str) -> None:
    assert same_forename(left, right)
    assert same_forename(right, left)


def test_other_forenames_are_not() -> None:
    assert not same_forename("anna", "eva")
    assert not same_forename("robert", "rupert")
