"""What of a field can be a trait."""

from __future__ import annotations

import pytest

from icp.calibration.board import Kind, column_of
from icp.calibration.levels import EMPTY, OTHER, Levels, levels_of
from icp.calibration.numbers import number_of


def levels(*cells: str) -> Levels:
    made = levels_of("Field", column_of(cells))
    assert isinstance(made, Levels)
    return made


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("50", 50), ("1,250", 1250), ("1,250.5", 1250.5), ("1.250.000", 1_250_000), ("1.250,5", 1250.5), ("0,5", 0.5),
        ("€ 1.2M", 1_200_000), ("12.5 %", 12.5), ("-3", -3), ("1 250", 1250), ("$40k", 40_000), ("0", 0),
        ("11-50", None), ("50+", None), ("2024-01-15", None), ("v2", None), ("", None), ("1,2,3", None),
    ],
)  # fmt: skip
def test_a_number_is_read_only_where_it_can_be_read_one_way(text: str, number: float | None) -> None:
    assert number_of(text) == number


def test_spellings_of_one_level_are_one_and_the_commonest_names_it() -> None:
    made = levels(*["Logistics"] * 30, *["LOGISTICS "] * 20, *["Retail"] * 25)
    assert made.labels == ("Logistics", "Retail")
    assert made.places("logistics") == (0,)


def test_rare_levels_are_pooled_and_empty_cells_are_a_level_of_their_own() -> None:
    made = levels(*["A"] * 40, *["B"] * 40, "C", "D", "n/a", "")
    assert made.labels == ("A", "B", OTHER, EMPTY)
    assert made.places("C") == made.places("never seen") == (2,)
    assert made.places("") == (3,)


def test_a_field_of_names_has_no_levels_and_says_why() -> None:
    assert "its own" in str(levels_of("Company", column_of(f"Company {n}" for n in range(300))))
    assert "empty" in str(levels_of("Fax", column_of([""] * 300)))
    assert "same" in str(levels_of("Country", column_of(["DE"] * 300)))


def test_numbers_fall_into_bins_of_like_size_and_every_number_into_one() -> None:
    made = levels(*(str(n) for n in range(1, 501)))
    assert made.kind is Kind.NUMBER
    assert made.labels == ("under 101", "101 to 200", "201 to 300", "301 to 400", "401 or more")
    for number, place in (("1", 0), ("100", 0), ("101", 1), ("500", 4), ("9000", 4), ("-4", 0), ("150.5", 1)):
        assert made.places(number) == (place,)
    assert made.span(1) == (101, 200)
    assert made.span(0) == (None, 100)
    assert made.span(4) == (401, None)


def test_many_noughts_are_a_bin_of_their_own() -> None:
    made = levels(*["0"] * 200, *(str(n) for n in range(1, 101)))
    assert made.labels[0] == "under 1"


def test_few_numbers_are_categories() -> None:
    assert levels(*["1"] * 50, *["2"] * 50).kind is Kind.CATEGORY


def test_a_list_in_a_cell_has_each_of_its_levels() -> None:
    made = levels(*["Java;Python"] * 30, *["Python"] * 30, *["Rust"] * 40)
    assert made.kind is Kind.SEVERAL
    assert {made.labels[n] for n in made.places("python; JAVA")} == {"Java", "Python"}
