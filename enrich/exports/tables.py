"""Tables as files: CSV, XLSX, JSON lines. A file appears complete under its name, or the old one stays.

A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 5, 1.2.10). The user's own
cells are handed back as they came unless asked otherwise: they were in the user's list before, and a list that comes
back changed cannot be joined to the one it came from. In a workbook a text is a text, and no cell is changed.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import IO, Any

from connectors.files.cells import FORMULA, unescaped
from enrich.errors import BadInput

_XLSX_CELL = 32_767
_XLSX_ROWS = 1_048_576
_CUT = " … (cut: the whole cell is in the CSV file)"


class Escape(StrEnum):
    """Whose cells are made safe for a spreadsheet."""

    OURS = "ours"  # the columns this program adds
    ALL = "all"  # the user's columns too: for files that go on to others
    NONE = "none"  # none: for programs that read the file, such as a CRM's import

    def first(self, own: int) -> int | None:
        """The first column that is made safe, where the first `own` are the user's; None where no column is."""
        return {Escape.OURS: own, Escape.ALL: 0, Escape.NONE: None}[self]


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs. `unescaped` takes it back, exactly, also where it began with an apostrophe."""
    return "'" + cell if cell.lstrip("'").startswith(FORMULA) else cell


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say what to do when a file or folder cannot be written.

    Raises:
        BadInput: in place of the operating system's error.
    """
    try:
        yield
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written ({error.strerror}). Free some space or choose another place for it."
        ) from error


def folder(path: Path) -> Path:
    """A folder to write to, made where it is missing. Raises BadInput where that cannot be."""
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)
        if not os.access(path, os.W_OK | os.X_OK):
            raise PermissionError(None, "no permission")
    return path


@contextmanager
def whole(path: Path, mode: str = "w") -> Iterator[IO[Any]]:
    """A file that takes its name only when it is complete: written beside, flushed to disk, renamed."""
    beside = folder(path.parent) / f".{path.name}.part"
    options: dict[str, Any] = {} if "b" in mode else {"encoding": "utf-8", "newline": ""}
    try:
        with writing(path), beside.open(mode, **options) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class CsvTable:
    """A CSV file with fixed columns. `own` is how many of the first columns are the user's."""

    def __init__(
        self, file: IO[str], columns: Sequence[str], escape: Escape = Escape.OURS, own: int = 0
    ) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._first = escape.first(own)
        self.write(columns)

    def write(self, cells: Sequence[str]) -> None:
        first = len(cells) if self._first is None else self._first
        self._writer.writerow([cell if n < first else safe(cell) for n, cell in enumerate(cells)])


def widest(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """How many columns a user's list has: some row may have more cells than there are names, and none is lost."""
    return max(chain((len(columns),), map(len, rows)))


def wide(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """A row as wide as its list; what it lacks is empty."""
    return (*cells, *[""] * (width - len(cells)))


def write_json_lines(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """One object a line; columns without a name are called by their place."""
    names = keys(columns)
    with whole(path) as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")


def keys(columns: Sequence[str]) -> list[str]:
    """A key for each column, no two alike, so that an object holds them all.

    Of several columns of one name the last keeps it, as for any reader of CSV that makes objects of rows: that is
    ours where the user's list has a column called like one of ours. The others get their place behind their name.
    """
    left = Counter(columns)
    found: list[str] = []
    taken = set(columns)
    for place, name in enumerate(columns, 1):
        left[name] -= 1
        key = name if name and not left[name] else f"{name or 'column'}_{place}"
        while key != name and key in taken:
            key += "_"
        taken.add(key)
        found.append(key)
    return found


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, from a CSV file that is already written, whose cells are safe from column `first` on."""

    name: str
    source: Path
    first: int | None = 0

    def rows(self) -> Iterator[list[str]]:
        with self.source.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                first = len(row) if self.first is None else self.first
                yield [cell if n < first else unescaped(cell) for n, cell in enumerate(row)]


def write_xlsx(path: Path, sheets: Iterable[Sheet], created: datetime) -> None:
    """One workbook. Cells are text; nothing is a formula. What is too long for a sheet goes on in a further one.

    Raises:
        BadInput: where the extra `xlsx` is not installed, or the file cannot be written.
    """
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxWriterException
    except ImportError as error:
        raise BadInput("writing XLSX needs an extra: pip install 'enrich[xlsx]'") from error
    beside = path.with_name(f".{path.name}.part")
    book = xlsxwriter.Workbook(
        str(beside), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": created.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1})
    for sheet in sheets:
        _write_sheet(book, sheet, bold)
    with writing(path):
        try:
            book.close()
        except XlsxWriterException as error:
            raise OSError(None, str(error)) from error
        beside.replace(path)


def _write_sheet(book: Any, sheet: Sheet, bold: Any) -> None:
    rows = sheet.rows()
    names = next(rows)
    page, pages, line = _page(book, sheet.name, names, bold), 1, 1
    for row in rows:
        if line == _XLSX_ROWS:
            pages += 1
            page, line = _page(book, f"{sheet.name} {pages}", names, bold), 1
        _write_line(page, line, row)
        line += 1


def _page(book: Any, name: str, names: Sequence[str], bold: Any) -> Any:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    _write_line(page, 0, names, bold)
    return page


def _write_line(page: Any, line: int, cells: Sequence[str], form: Any = None) -> None:
    for column, cell in enumerate(cells):
        text = cell if len(cell) <= _XLSX_CELL else cell[: _XLSX_CELL - len(_CUT)] + _CUT
        page.write_string(line, column, text, form)
