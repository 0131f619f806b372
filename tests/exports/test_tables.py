"""Tables as files: whole or not at all, safe for a spreadsheet, and no cell changed that is not ours."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from connectors.files.cells import unescaped
from enrich.errors import BadInput
from enrich.exports import tables
from enrich.exports.tables import (
    CsvTable,
    Escape,
    Sheet,
    folder,
    keys,
    safe,
    whole,
    wide,
    widest,
    write_json_lines,
    write_xlsx,
)
from tests.office import read_csv

CREATED = datetime(2026, 10, 1, 12, tzinfo=UTC)
HOSTILE = [
    "=1+1", "=cmd|' /C calc'!A0", "+49 30 23125 0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\x00=1",
    "＝1+1", "＋1", "－1", "＠A1", '=HYPERLINK("https://evil.example";"x")', "'=1+1", "''+1",
]  # fmt: skip
HARMLESS = ["", "Acme", "'tis", "a=1", " =1", "1-2", "o'clock", "<b>", "\n=1", "'", "''"]


# ---- formulas


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_cell_that_would_run_is_made_safe_and_can_be_taken_back(cell: str) -> None:
    assert safe(cell) == "'" + cell
    assert unescaped(safe(cell)) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_a_cell_that_would_not_run_stays_as_it_is(cell: str) -> None:
    assert safe(cell) == cell
    assert unescaped(cell) == cell


@given(st.text(alphabet="'=+-@\t\r aé1＝", max_size=6))
def test_whatever_stands_in_a_cell_comes_back(cell: str) -> None:
    assert unescaped(safe(cell)) == cell
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def written(path: Path, escape: Escape) -> list[list[str]]:
    with whole(path) as file:
        table = CsvTable(file, ("=theirs", "=ours"), escape, own=1)
        table.write(("=1", "=2"))
    return read_csv(path)


@pytest.mark.parametrize(
    ("escape", "expected"),
    [
        (Escape.OURS, [["=theirs", "'=ours"], ["=1", "'=2"]]),
        (Escape.ALL, [["'=theirs", "'=ours"], ["'=1", "'=2"]]),
        (Escape.NONE, [["=theirs", "=ours"], ["=1", "=2"]]),
    ],
)
def test_whose_cells_are_made_safe_is_the_users_choice(
    tmp_path: Path, escape: Escape, expected: list[list[str]]
) -> None:
    assert written(tmp_path / "a.csv", escape) == expected


def test_line_breaks_quotes_and_delimiters_survive(tmp_path: Path) -> None:
    cells = ['a "quoted", b', "two\nlines", "two\r\nlines", "lone\rreturn", ";|\t"]
    with whole(tmp_path / "a.csv") as file:
        CsvTable(file, cells, Escape.NONE).write(cells)
    assert read_csv(tmp_path / "a.csv") == [cells, cells]


# ---- whole files


def test_a_file_that_was_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def interrupted() -> None:
        with whole(path) as file:
            file.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    with whole(tmp_path / "a" / "b" / "c.csv") as file:
        file.write("x")
    assert (tmp_path / "a" / "b" / "c.csv").read_text() == "x"


def test_a_place_that_cannot_be_written_to_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"file cannot be written \(File exists\)\. .* choose another place"):
        folder(tmp_path / "file")
    with pytest.raises(BadInput, match=r"below cannot be written \(Not a directory\)"):
        folder(tmp_path / "file" / "below")


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    def fill() -> None:
        with whole(tmp_path / "a.csv") as file:
            file.write("x")

    with pytest.raises(BadInput, match=r"No space left on device\)\. Free some space"):
        fill()
    assert list(tmp_path.iterdir()) == []


# ---- JSON lines


def test_every_line_is_an_object_that_holds_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_json_lines(path, ("Company", "Notes", "", "Notes"), [("Ä\n=1", "a", "b", "c")])
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"Company": "Ä\n=1", "Notes_2": "a", "column_3": "b", "Notes": "c"}


def test_of_columns_of_one_name_the_last_keeps_it_as_for_a_reader_of_csv() -> None:
    assert keys(("a", "enrich_verdict", "b", "enrich_verdict")) == [
        "a",
        "enrich_verdict_2",
        "b",
        "enrich_verdict",
    ]


def test_a_name_that_is_made_up_takes_nobodys() -> None:
    assert keys(("a", "a", "a_1", "")) == ["a_1_", "a", "a_1", "column_4"]
    assert keys(("", "column_1")) == ["column_1_", "column_1"]


@given(st.lists(st.sampled_from(["", "a", "a_1", "a_2", "column_1", "column_2"]), max_size=7))
def test_no_two_columns_share_a_key(columns: list[str]) -> None:
    assert len(set(keys(columns))) == len(columns)


# ---- workbooks


def workbook(path: Path, *sheets: Sheet) -> dict[str, list[list[str]]]:
    write_xlsx(path, sheets, CREATED)
    book = CalamineWorkbook.from_path(str(path))
    return {
        name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


@pytest.mark.parametrize("escape", list(Escape))
def test_a_workbook_holds_every_cell_as_it_was_before_it_was_made_safe(
    tmp_path: Path, escape: Escape
) -> None:
    cells = [
        [cell, cell] for cell in (*HOSTILE, *HARMLESS, "1", "2026-10-01", "_x000D_", "https://a.example")
    ]
    path = tmp_path / "a.csv"
    with whole(path) as file:
        table = CsvTable(file, ("theirs", "ours"), escape, own=1)
        for row in cells:
            table.write(row)
    read = workbook(tmp_path / "a.xlsx", Sheet("accounts", path, escape.first(1)))
    kept = [row for row in read["accounts"][1:] if any(row)]
    strip = lambda text: text.replace("\x00", "")  # noqa: E731 - XML cannot hold it
    assert [[strip(c) for c in row] for row in kept] == [[strip(c) for c in row] for row in cells if any(row)]


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.csv"
    with whole(path) as file:
        CsvTable(file, ("a",), Escape.NONE).write(("=1+1",))
    write_xlsx(tmp_path / "a.xlsx", [Sheet("a", path, None)], CREATED)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_list_too_long_for_a_sheet_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_XLSX_ROWS", 3)
    path = tmp_path / "a.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["n"], *([str(n)] for n in range(5))])
    read = workbook(tmp_path / "a.xlsx", Sheet("evidence", path))
    assert read == {
        "evidence": [["n"], ["0"], ["1"]],
        "evidence 2": [["n"], ["2"], ["3"]],
        "evidence 3": [["n"], ["4"]],
    }


def test_a_cell_too_long_for_a_workbook_says_that_it_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("n\n" + "x" * 40_000)
    ((_, (cell,)),) = workbook(tmp_path / "a.xlsx", Sheet("a", path)).values()
    assert len(cell) == 32_767
    assert cell.endswith("(cut: the whole cell is in the CSV file)")


def test_two_workbooks_of_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("n\n1\n")

    def books() -> Iterator[bytes]:
        for name in ("a.xlsx", "b.xlsx"):
            write_xlsx(tmp_path / name, [Sheet("a", path)], CREATED)
            yield (tmp_path / name).read_bytes()

    assert len(set(books())) == 1


def test_a_row_with_more_cells_than_there_are_names_keeps_them_all() -> None:
    rows = (("a", "b", "c"), ("d",))
    width = widest(("A", "B"), rows)
    assert [wide(row, width) for row in (("A", "B"), *rows)] == [
        ("A", "B", ""),
        ("a", "b", "c"),
        ("d", "", ""),
    ]
