"""Names become the words that addresses are made of, with the choices that their spelling takes."""

from __future__ import annotations

import pytest

from matching.emails.patterns import MOST_LOCAL, OTHER, published, shares, written
from matching.emails.spelling import Reading, readings


def locals_of(name: str, pattern: str = "{first}.{last}") -> set[str]:
    return {written(pattern, reading) for reading in readings(name)} - {""}


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ada Lovelace", "ada.lovelace"),
        ("Lovelace, Ada", "ada.lovelace"),
        ("Dr. Ada Lovelace, MBA", "ada.lovelace"),
        ("Jörg Müller", "jorg.muller"),
        ("Jörg Müller", "joerg.mueller"),
        ("Søren Åberg", "soren.aberg"),
        ("Łukasz Żółć", "lukasz.zolc"),
        ("Sinéad O'Brien", "sinead.obrien"),
        ("Jan van den Berg", "jan.vandenberg"),
        ("Jan van den Berg", "jan.berg"),
        ("Jan van den Berg", "jan.vdberg"),
        ("Anne-Marie Dupont", "annemarie.dupont"),
        ("Anne-Marie Dupont", "anne-marie.dupont"),
        ("Anne-Marie Dupont", "anne.dupont"),
        ("Eva Roe-Stern", "eva.roe-stern"),
        ("Eva Roe-Stern", "eva.roestern"),
        ("Eva Roe-Stern", "eva.roe"),
        ("Gabriel García Márquez", "gabriel.garcia"),
        ("Robert Miller", "bob.miller"),
        ('Robert "Skip" Miller', "skip.miller"),
        ("Владимир Петров", "vladimir.petrov"),
        ("Kim Jong-un", "jongun.kim"),
        ("Xiao Ming Wang", "xiaoming.wang"),
        ("Wang Xiaoming", "xiaoming.wang"),
        ("Kovács Péter", "peter.kovacs"),
        ("Abdul Rahman Khan", "abdulrahman.khan"),
    ],
)
def test_a_name_is_spelt_as_addresses_spell_it(name: str, made: str) -> None:
    assert made in locals_of(name)


def test_initials_follow_the_halves_of_a_double_forename() -> None:
    assert {"alovelace", "aqlovelace"} >= locals_of("Ada Q. Lovelace", "{f}{last}")
    assert {"pyroe", "proe"} <= locals_of("Pierre-Yves Roe", "{f}{last}")


def test_a_forename_that_is_also_a_family_name_of_asia_does_not_turn_a_western_name() -> None:
    assert {local.partition(".")[2] for local in locals_of("Bo Hansen")} == {"hansen"}


@pytest.mark.parametrize("name", ["Madonna", "", "محمد علي", "דוד כהן", "???"])
def test_what_cannot_be_spelt_in_an_address_has_no_reading(name: str) -> None:
    assert readings(name) == ()


def test_of_a_mere_initial_no_forename_is_made() -> None:
    assert locals_of("J. Smith") == set()
    assert locals_of("J. Smith", "{f}{last}") == {"jsmith"}


def test_a_pattern_with_a_middle_initial_makes_do_without_one() -> None:
    with_middle, without = (Reading("ada", "a", middle, "lovelace") for middle in ("q", ""))
    assert written("{first}.{m}.{last}", with_middle) == "ada.q.lovelace"
    assert written("{first}.{m}.{last}", without) == "ada.lovelace"


def test_a_local_part_is_never_longer_than_mail_allows() -> None:
    assert written("{first}.{last}", Reading("a" * 40, "a", "", "b" * 40)) == ""
    assert len(written("{first}.{last}", Reading("a" * 30, "a", "", "b" * 33))) == MOST_LOCAL


@pytest.mark.parametrize("employees", [None, 1, 8, 50, 51, 400, 900, 20_000])
def test_shares_add_up_and_leave_room_for_what_fits_no_pattern(employees: int | None) -> None:
    table = shares(employees)
    assert sum(table.values()) == pytest.approx(1)
    assert table[OTHER] > 0
    assert min(table.values()) > 0
    assert sum(published(employees).values()) <= 1 + 1e-9


def test_small_companies_go_by_forenames_and_large_ones_by_whole_names() -> None:
    assert max(shares(5), key=lambda p: shares(5)[p]) == "{first}"
    assert max(shares(5_000), key=lambda p: shares(5_000)[p]) == "{first}.{last}"
