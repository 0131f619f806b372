"""Which columns of a list tell its records apart: known ones, the list's own, and those that must not mislead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from connectors.files.columns import UnknownColumn
from connectors.files.list_columns import OWN, id_column, list_columns
from connectors.lexicon.places import country_code

ROWS = 40


def fields(
    columns: Sequence[str], rows: Sequence[Sequence[str]] = (), kind: str = "company", **asked: str
) -> dict[str, str]:
    """What each column that is used is taken for. An override is written with a double underscore for the dot."""
    overrides = {field.replace("__", "."): column for field, column in asked.items()}
    found, _ = list_columns(columns, rows, kind, overrides, None)
    return {mapped.name: mapped.field for mapped in found}


def ignored(
    columns: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "company", ids: int | None = None
) -> list[str]:
    return list_columns(columns, rows, kind, {}, ids)[1]


def beside_names(name: str, cells: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """A list of companies with one column more."""
    return ["Company", name], [[f"Corwick {chr(97 + n % 26)}{n}q", cell] for n, cell in enumerate(cells)]


@pytest.mark.parametrize(
    ("kind", "columns", "expected"),
    [
        (
            "company",
            "Supplier Name,Supplier ZIP code,Town,Register Number",
            "name,postal_code,city,registration_number",
        ),
        ("company", "Firma,PLZ,Ort,Telefon,Rechtsform", "name,postal_code,city,phone,legal_form"),
        ("company", "Site name,Address,Zip,Phone", "name,street,postal_code,phone"),
        (
            "person",
            "First Name,Surname,DOB,Street,Suburb,Postcode",
            "given_name,family_name,birth_date,street,city,postal_code",
        ),
        ("person", "fname,lname,soc_sec_id,state", "given_name,family_name,id_number,region"),
        ("person", "Vorname,Nachname,Geburtsdatum,Arbeitgeber", "given_name,family_name,birth_date"),
        ("person", "Full name,Employer,Job title,Work email", "name,company_name,title,email"),
        ("person", "Full name,Employer,Company website", "name,company_name,company_domain"),
        ("person", "Full name,Employer,Domain", "name,company_name,company_domain"),
    ],
)
def test_columns_are_known_by_their_names_or_a_part_of_them(kind: str, columns: str, expected: str) -> None:
    found = fields(columns.split(","), kind=kind)
    assert [field.removeprefix(f"{kind}.") for field in found.values()][
        : len(expected.split(","))
    ] == expected.split(",")


@pytest.mark.parametrize("kind", ["company", "person"])
def test_only_fields_of_the_kind_that_is_matched_are_taken(kind: str) -> None:
    columns = ["Company", "Website", "First name", "Last name", "Email", "Phone", "City", "Country"]
    row = [
        "Corwick",
        "corwick.example",
        "Anna",
        "Harrow",
        "anna@corwick.example",
        "+1 202 555 0132",
        "Turin",
        "IT",
    ]
    found = fields(columns, [row] * 3, kind)
    assert found
    assert all(field.startswith((f"{kind}.", OWN)) for field in found.values())


def test_of_two_columns_the_one_whose_whole_name_speaks_is_taken() -> None:
    for columns in (["Nearest suburb", "Suburb"], ["Suburb", "Nearest suburb"]):
        assert fields(columns) == {"Suburb": "company.city"}
    assert fields(["Nearest suburb"]) == {"Nearest suburb": "company.city"}


def test_a_field_of_which_one_is_told_is_taken_once_and_one_of_which_many_are_told_often() -> None:
    found = list(fields(["Company", "Town", "Suburb", "Office phone", "Mobile phone"]).values())
    assert found.count("company.city") == 1
    assert found.count("company.phone") == 2


def test_a_part_of_a_word_is_no_name() -> None:
    assert "company.city" not in fields(["Company", "Capacity"]).values()
    assert "company.phone" not in fields(["Company", "Headphone"]).values()


@pytest.mark.parametrize("name", ["id", "ID", "Unique ID", "rec_id", "Record-ID", "Row number"])
def test_the_column_of_ids_is_known_by_its_name(name: str) -> None:
    assert id_column(["Company", name], [["Corwick", "1"], ["Zenobia", "2"]]) == 1


@pytest.mark.parametrize(
    "cells",
    [["1", "1"], ["1", ""], [" 1", "1 "]],
    ids=["stands twice", "is missing", "differs in blanks"],
)
def test_what_does_not_tell_rows_apart_is_no_id(cells: list[str]) -> None:
    assert id_column(["id", "Company"], [[cell, "Corwick"] for cell in cells]) is None


def test_a_list_without_ids_or_rows_has_no_column_of_them() -> None:
    assert id_column(["Company", "Valid"], [["Corwick", "1"], ["Zenobia", "2"]]) is None
    assert id_column(["id"], []) is None
    assert id_column(["Company", "id"], [["Corwick"], ["Zenobia", "2"]]) is None


def test_the_column_of_ids_tells_nothing_and_is_not_called_ignored() -> None:
    columns, rows = ["id", "Company"], [[str(n % 7), f"Corwick{n}"] for n in range(ROWS)]
    found, left = list_columns(columns, rows, "company", {}, 0)
    assert [mapped.name for mapped in found] == ["Company"]
    assert left == []


def test_a_column_nobody_knows_is_a_field_of_its_own_and_says_so() -> None:
    columns, rows = beside_names("Ward", [f"Ward {n % 8}" for n in range(ROWS)])
    found, left = list_columns(columns, rows, "company", {}, None)
    assert [(mapped.field, mapped.column) for mapped in found] == [("company.name", 0), (f"{OWN}Ward", 1)]
    assert "of its own" in found[1].because
    assert left == []


@pytest.mark.parametrize(
    "cells",
    [
        ["always"] * ROWS,
        [f"case {n}" for n in range(ROWS)],
        ["", *[""] * (ROWS - 2), "x"],
        [
            f"A long remark on this supplier, of which there are many others like it {n % 5}"
            for n in range(ROWS)
        ],
        [f"Corwick {chr(97 + n % 26)}{n}q" if n % 4 else "Corwick" for n in range(ROWS)],
    ],
    ids=["one value", "all different", "hardly filled", "notes", "the names again"],
)
def test_a_column_that_cannot_help_is_ignored_and_named(cells: list[str]) -> None:
    columns, rows = beside_names("Ward", cells)
    assert fields(columns, rows) == {"Company": "company.name"}
    assert ignored(columns, rows) == ["Ward"]


def test_differences_of_case_and_blanks_are_no_differences() -> None:
    columns, rows = beside_names("Ward", ["Ward VII" if n % 2 else "WARD  vii" for n in range(ROWS)])
    assert ignored(columns, rows) == ["Ward"]


def test_every_column_is_used_or_ignored_and_none_twice() -> None:
    columns = ["id", "Company", "Town", "Ward", "Remarks", "", "Website"]
    rows = [
        [str(n), f"Corwick{n}", f"Town{n % 4}", f"W{n % 5}", f"remark {n}", "", f"c{n}.example"]
        for n in range(ROWS)
    ]
    found, left = list_columns(columns, rows, "company", {}, id_column(columns, rows))
    places = [mapped.column for mapped in found]
    assert places == sorted(set(places))
    assert sorted([*(mapped.name for mapped in found), *left]) == sorted({*columns} - {"id", ""})
    assert all(mapped.because for mapped in found)


def test_what_the_user_says_stands() -> None:
    columns, rows = ["Company", "Where"], [["Corwick", "Turin"]] * 3
    assert fields(columns, rows, company__city="Where")["Where"] == "company.city"
    with pytest.raises(UnknownColumn, match="Nowhere"):
        fields(columns, rows, company__city="Nowhere")


def test_short_rows_and_no_rows_are_read_too() -> None:
    columns = ["Company", "Ward", "Town"]
    assert fields(columns, [["Corwick"], [], ["Zenobia", "VII"]])["Company"] == "company.name"
    assert fields(columns) == {"Company": "company.name", "Town": "company.city"}


def test_known_countries_are_read_by_their_content() -> None:
    columns, rows = beside_names("X", ["Germany" if n % 2 else "France" for n in range(ROWS)])
    assert country_code("Germany")
    assert fields(columns, rows)["X"] == "company.country"
