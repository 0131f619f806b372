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
        ("VAN DER BERG Jan", ("jan",), ("berg",)),
        ("Gabriela GARCÍA MÁRQUEZ", ("gabriela",), ("garcia", "marquez")),
        ("José Ortega y Gasset", ("jose",), ("ortega", "gasset")),
        ("Kovács János", ("janos",), ("kovacs",)),
        ("Orlov Sergey Viktorovich", ("sergey", "viktorovich"), ("orlov",)),
        ("Kim Min-su", ("minsu",), ("kim",)),
        ("Jae Hyun Kim", ("jaehyun",), ("kim",)),
        ("Kim Marie Davis", ("kim", "marie"), ("davis",)),
        ("Lee Harvey", ("lee",), ("harvey",)),
        ("Nguyễn Thị Lan", ("thi", "lan"), ("nguyen",)),
        ("김민수", ("minsu",), ("gim",)),
        ("JP Morgan", ("j", "p"), ("morgan",)),
        ("Morgan JP", ("j", "p"), ("morgan",)),
        ("Anna K.", ("anna",), ("k",)),
        ("Pieter VOS", ("pieter",), ("vos",)),
        ("van DIJK", ("van",), ("dijk",)),
        ("Mary D. Harrow", ("mary", "d"), ("harrow",)),
        ("Ben John Miller", ("ben", "john"), ("miller",)),
        ("phil harrow", ("phil",), ("harrow",)),
        ("Abd al-Rahman Sayed", ("abdrahman",), ("sayed",)),
        ("Abdul Harrow", ("abdul",), ("harrow",)),
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


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Anna Harrow",
        "Prof. Dr. med. Anna Harrow",
        "Dipl.-Ing. Anna Harrow",
        "Sayın Anna Harrow",
        "Ibu Anna Harrow",
        "Rt. Hon. Anna Harrow",
        "Mrs Anna Harrow, MBA, CFA",
        "Anna Harrow Ph.D.",
        "Anna Harrow, Ph. D.",
        "Anna Harrow-san",
        "Anna Harrow KCB",
        'Anna "Annie" Harrow',
    ],
)
def test_titles_degrees_and_honorifics_are_set_aside(text: str) -> None:
    name = person_name(text)
    assert (name.given, name.family) == (("anna",), ("harrow",))


@pytest.mark.parametrize("text", ["Wei Meng", "Max Born", "Earl Harrow", "Mary King"])
def test_a_title_that_is_a_name_stays(text: str) -> None:
    assert len(person_name(text).words) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Anna Schmitz geb. Müller",
        "Anna Schmitz (née Müller)",
        "Anna Schmitz, geb. Müller",
        "Anna Schmitz roz. Müller",
    ],
)
def test_the_name_at_birth_is_kept_apart(text: str) -> None:
    name = person_name(text)
    assert (name.given, name.family, name.former) == (("anna",), ("schmitz",), ("muller",))


@pytest.mark.parametrize(
    ("text", "generation"),
    [("Antônio Luna Filho", "jr"), ("Robert Miller III", "3"), ("Robert Miller, Jnr.", "jr"), ("Neto", "")],
)
def test_generations_are_told_in_several_languages(text: str, generation: str) -> None:
    assert person_name(text).generation == generation


@pytest.mark.parametrize("text", ["", " ", ",", "...", "()", "-", "- san", ", , ,", "Jr.", "Dr."])
def test_what_is_no_name_breaks_nothing(text: str) -> None:
    assert person_name(text).text == text.strip()
    assert name_of_parts(text, text).sure
