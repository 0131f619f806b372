"""Workbooks: the sheet that is the list, its cells as a reader sees them, and no formula run."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter

from connectors.files import sheets
from connectors.files.tables import NotATable, Table, read_table


def workbook(**sheets: list[list[Any]]) -> Table:
    """A workbook with these sheets, opened."""
    body = io.BytesIO()
    book = xlsxwriter.Workbook(body, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(r, c, value, day)
                elif isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(r, c, value, None, 42)
                elif value is not None:
                    sheet.write(r, c, value)
        if name == "Hidden":
            sheet.hide()
    book.close()
    body.seek(0)
    return read_table(body, "accounts.xlsx")


def test_a_workbook_is_read_by_its_content_and_not_by_its_name() -> None:
    read = workbook(Accounts=[["Company", "Country"], ["Acme", "US"]])
    assert read.form == "XLSX"
    assert read.columns == ("Company", "Country")
    assert list(read.rows) == [("Acme", "US")]


def test_whole_numbers_have_no_decimals_and_dates_are_iso() -> None:
    rows = [["Company", "Employees", "Founded", "Share", "Active", "Zip"],
            ["Acme", 40, datetime(2019, 3, 1), 0.25, True, "01234"]]  # fmt: skip
    assert list(workbook(Accounts=rows).rows) == [("Acme", "40", "2019-03-01", "0.25", "TRUE", "01234")]


def test_a_formula_is_what_its_program_last_showed() -> None:
    assert list(workbook(Accounts=[["Company", "Country", "Sum"], ["Acme", "US", "=1+1"]]).rows) == [
        ("Acme", "US", "42")
    ]


def test_blank_rows_and_columns_stay_in_their_places() -> None:
    read = workbook(Accounts=[["Company", None, "Country"], [], ["Acme", None, "US"]])
    assert read.columns == ("Company", "", "Country")
    assert list(read.rows) == [("", "", ""), ("Acme", "", "US")]


def test_of_several_sheets_the_list_is_read_and_named() -> None:
    read = workbook(
        Cover=[["Our accounts"], ["made by sales"]],
        Accounts=[["Company", "Website"], ["Acme", "acme.example"]],
        Legend=[["A", "first choice"]],
    )
    assert read.form == 'XLSX, sheet "Accounts" of 3'
    assert list(read.rows) == [("Acme", "acme.example")]


def test_of_sheets_with_the_same_columns_the_first_counts_and_a_hidden_one_never() -> None:
    rows = [["Company", "Website"], ["Acme", "acme.example"]]
    old = [["Company", "Website", "Country", "Phone"], ["Old", "old.example", "US", "1"]]
    assert workbook(First=rows, Hidden=old, Second=rows).form == 'XLSX, sheet "First" of 2'


def test_an_empty_sheet_in_front_is_not_the_list() -> None:
    assert list(workbook(Empty=[], Names=[["Alpha"], ["1"]]).rows) == [("1",)]


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1_000)
    with pytest.raises(NotATable, match="more than is read here"):
        workbook(Accounts=[["Company"]])


def test_a_zip_that_is_no_workbook_says_so() -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("readme.txt", "hello")
    body.seek(0)
    with pytest.raises(NotATable, match="cannot be read as XLSX"):
        read_table(body, "accounts.xlsx")
