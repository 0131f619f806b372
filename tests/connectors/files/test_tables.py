"""Tables of any dialect come back cell by cell, and what is no table says what to do."""

from __future__ import annotations

import codecs

import pytest

from connectors.files.tables import NotATable, delimiter_of
from tests.connectors.files.lists import cells, table

LIST = "Company{0}Country\r\nKältetechnik Söhne{0}DE\r\nØrsta{0}NO\r\n"
ROWS = [("Kältetechnik Söhne", "DE"), ("Ørsta", "NO")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    read = table(LIST.format(delimiter))
    assert read.columns == ("Company", "Country")
    assert list(read.rows) == ROWS


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_charset_is_found_out_and_shown(encoding: str, shown: str) -> None:
    read = table(LIST.format(";"), encoding)
    assert read.columns == ("Company", "Country")
    assert list(read.rows) == ROWS
    assert read.form == f"CSV, {shown}, semicolon"


def test_utf16_is_read_in_both_orders_of_its_bytes() -> None:
    text = LIST.format("\t")
    little = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    big = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    assert cells(little) == cells(big) == ROWS


def test_a_charset_is_judged_by_the_whole_file_and_not_by_its_beginning() -> None:
    body = b"Company,Country\n" + b"Acme,US\n" * 300_000 + "Café,FR\n".encode("cp1252")
    read = table(body)
    assert read.form == "CSV, cp1252, comma"
    *_, last = read.rows
    assert last == ("Café", "FR")


def test_a_line_that_tells_excel_the_delimiter_is_obeyed_and_is_no_row() -> None:
    read = table('sep=;\r\nCompany\r\n"Acme; Sons"\r\n')
    assert read.columns == ("Company",)
    assert list(read.rows) == [("Acme; Sons",)]


def test_commas_inside_prose_do_not_outvote_semicolons() -> None:
    assert delimiter_of("Company;Notes\nAcme;a, b, c, d\nBeta;nothing\nGamma;x, y\n") == ";"


def test_a_single_column_is_a_table_too() -> None:
    read = table("Company\nAcme\nBeta\n")
    assert read.columns == ("Company",)
    assert list(read.rows) == [("Acme",), ("Beta",)]


def test_blank_short_and_long_rows_come_back_as_they_are() -> None:
    assert cells("Company,Country,City\nAcme,US\n\n,,\nBeta,DE,Kiel,extra,more\n") == [
        ("Acme", "US"),
        (),
        ("", "", ""),
        ("Beta", "DE", "Kiel", "extra", "more"),
    ]


def test_line_breaks_quotes_and_delimiters_inside_quotes_belong_to_their_cell() -> None:
    assert cells('Company,Notes\nAcme,"one\r\ntwo, three"\nBeta,"says ""hi"""\n') == [
        ("Acme", "one\r\ntwo, three"),
        ("Beta", 'says "hi"'),
    ]


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+1 415 555 0132", "-2", "=cmd|' /C calc'!A0", "=HYPERLINK(1)"]
)
def test_a_formula_is_text_like_any_other(cell: str) -> None:
    assert cells(f"Company,Country,Notes\nAcme,US,{cell}\n") == [("Acme", "US", cell)]


@pytest.mark.parametrize("cell", ["007", "1e5", "2019-03-01", "TRUE", " padded ", "1,000.50"])
def test_no_cell_is_turned_into_a_number_or_a_date(cell: str) -> None:
    assert cells(f'Company,Country,Notes\nAcme,US,"{cell}"\n') == [("Acme", "US", cell)]


def test_null_bytes_are_dropped_from_a_text_that_has_few() -> None:
    assert cells(b"Company,Country\nAc\x00me,US\n") == [("Acme", "US")]


def test_rows_above_the_names_of_the_columns_are_passed_over() -> None:
    read = table("Export of 1 October\n\nOwner: sales\nCompany,Country,Owner\nAcme,US,me\n")
    assert read.columns == ("Company", "Country", "Owner")
    assert read.preamble == 3
    assert list(read.rows) == [("Acme", "US", "me")]


def test_names_of_columns_that_nobody_knows_are_in_the_first_row_that_is_filled() -> None:
    read = table("\nAlpha,Beta\n1,2\n")
    assert read.columns == ("Alpha", "Beta")
    assert list(read.rows) == [("1", "2")]


def test_columns_of_one_name_and_without_a_name_all_stay() -> None:
    read = table("Company,Email,Email,\nAcme,a@a.example,b@a.example,note\n")
    assert read.columns == ("Company", "Email", "Email", "")
    assert list(read.rows) == [("Acme", "a@a.example", "b@a.example", "note")]


@pytest.mark.parametrize("body", [b"", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_table(body: bytes) -> None:
    read = table(body)
    assert read.columns == ()
    assert list(read.rows) == []


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        (b"%PDF-1.7\n", "Save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Save it as CSV"),
        (b"\x1f\x8b\x08\x00rest", "Save it as CSV"),
        (b"PK\x03\x04 and no more", "Open it and save it again"),
        (bytes(range(256)) * 64 + b"\x00" * 64, "not a text file"),
        (b'[{"company": "Acme"}]', "one object a line"),
        (b"<html><table><tr><td>Acme", "web page"),
        (b'<?xml version="1.0"?><Workbook>', "XML"),
    ],
)
def test_what_is_no_table_says_what_to_do(body: bytes, remedy: str) -> None:
    with pytest.raises(NotATable, match=remedy):
        table(body)
