"""Sheets of a spreadsheet: which of them is the list, and its cells as text.

Formulas are not run: a cell is what its program last showed there. A workbook may begin with a cover, notes or a
legend, so the list is the visible sheet whose first rows hold the most names of columns that are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from connectors.files.columns import recognised
from connectors.files.trouble import NotATable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_UNPACKED = 512 * 1024 * 1024
_NAMES_WITHIN = 30
Rows = Sequence[Sequence[object]]


def sheet_rows(file: BinaryIO, name: str) -> tuple[str, Iterator[tuple[str, ...]]]:
    """What was recognised, for showing to the user, and the rows of the list.

    Raises:
        NotATable: for a file that is damaged or too large, and where the extra `xlsx` is not installed.
    """
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise NotATable(
            f"{name} is an XLSX file; reading those needs an extra: pip install 'enrich[xlsx]'"
        ) from error
    _refuse_bomb(file, name)
    try:
        form, sheet = _list_of(CalamineWorkbook.from_filelike(file))
        rows: Rows = sheet.to_python(skip_empty_area=False)
    except Exception as error:  # calamine raises its own family, which is not exported
        raise NotATable(f"{name} cannot be read as XLSX ({error}). Save it as CSV.") from error
    return form, (tuple(map(_cell, row)) for row in rows)


def _refuse_bomb(file: BinaryIO, name: str) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise NotATable(f"{name} is a damaged XLSX file. Open it and save it again.") from error
    if size > MOST_UNPACKED:
        raise NotATable(f"{name} unpacks to {size:,} bytes, more than is read here. Save the sheet as CSV.")
    file.seek(0)


def _list_of(book: CalamineWorkbook) -> tuple[str, CalamineSheet]:
    """The sheet that is the list, the first of equals; one that is not empty before any that is."""
    shown = [s.name for s in book.sheets_metadata if str(s.visible).endswith(".Visible")] or book.sheet_names
    sheets = [(name, book.get_sheet_by_name(name)) for name in shown]
    name, best = max(sheets, key=lambda named: _likeness(named[1]))
    return ("XLSX" if len(shown) == 1 else f'XLSX, sheet "{name}" of {len(shown)}'), best


def _likeness(sheet: CalamineSheet) -> tuple[int, bool]:
    """How much a sheet looks like a list: how many known columns a row names, and whether there is anything at all."""
    rows: Rows = sheet.to_python(nrows=_NAMES_WITHIN)
    return max((recognised(tuple(map(_cell, row))) for row in rows), default=0), bool(rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
