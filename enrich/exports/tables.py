"""Tables as files: CSV, XLSX, JSON lines. A file appears complete under its name, or the old one stays.

A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 5, 1.2.10). The user's own
cells are handed back as they came unless asked otherwise: they were in the user's list before, and a list that comes
back changed cannot be joined to the one it came from.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from enrich.errors import BadInput

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\x00")
_XLSX_CELL = 32_767


class Escape(StrEnum):
    """Whose cells are made safe for a spreadsheet."""

    OURS = "ours"  # the columns this program adds
    ALL = "all"  # the user's columns too: for files that go on to others
    NONE = "none"  # none: for programs that read the file, such as a CRM's import


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs. `unescaped` in connectors/files/cells.py takes it back."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


@contextmanager
def whole(path: Path, mode: str = "w") -> Iterator[IO[Any]]:
    """A file that takes its name only when it is complete: written beside, flushed to disk, renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    options: dict[str, Any] = {} if "b" in mode else {"encoding": "utf-8", "newline": ""}
    try:
        with beside.open(mode, **options) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadInput(
            f"{path} cannot be written ({error.strerror}). Free some space or choose another --out."
        ) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class CsvTable:
    """A CSV file with fixed columns. `own` is how many of the first columns are the user's."""

    def __init__(
        self, file: IO[str], columns: Sequence[str], escape: Escape = Escape.OURS, own: int = 0
    ) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._escape = escape
        self._own = own
        self._writer.writerow(self._cells(columns))

    def write(self, cells: Sequence[str]) -> None:
        self._writer.writerow(self._cells(cells))

    def _cells(self, cells: Sequence[str]) -> list[str]:
        if self._escape is Escape.NONE:
            return list(cells)
        first = 0 if self._escape is Escape.ALL else self._own
        return [cell if n < first else safe(cell) for n, cell in enumerate(cells)]


def write_json_lines(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """One object a line; columns without a name are called by their place."""
    names = [column or f"column_{n}" for n, column in enumerate(columns, 1)]
    with whole(path) as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")


def write_xlsx(path: Path, sheets: Iterable[tuple[str, Path]], created: datetime) -> None:
    """One workbook from CSV files that are already written, a sheet each. Cells are text; nothing is a formula.

    Raises:
        BadInput: where the extra `xlsx` is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise BadInput("writing XLSX needs an extra: pip install 'enrich[xlsx]'") from error
    beside = path.with_name(f".{path.name}.part")
    book = xlsxwriter.Workbook(
        str(beside), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": created.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1})
    for name, source in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        with source.open(encoding="utf-8", newline="") as file:
            for r, row in enumerate(csv.reader(file)):
                for c, cell in enumerate(row):
                    sheet.write_string(r, c, _plain(cell)[:_XLSX_CELL], bold if r == 0 else None)
    book.close()
    beside.replace(path)


def _plain(cell: str) -> str:
    """A cell without the apostrophe: in a workbook a text is a text."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
