"""Tables as people keep them, read without losing a cell: CSV in any of its dialects, TSV, JSON lines, XLSX.

The charset, the delimiter and the row with the names of the columns are found out, not asked for. Rows come back as
they are: blank ones, too long ones, too short ones; what they mean is decided elsewhere. Cells are text and stay
text: nothing here is a formula, a number or a date.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from connectors.files.columns import recognised
from connectors.text import visible

MOST_CELL = 1_000_000
MOST_COLUMNS = 1_000
MOST_XLSX = 512 * 1024 * 1024
_HEADER_WITHIN = 30
_SAMPLE = 256 * 1024
csv.field_size_limit(MOST_CELL)


class NotATable(ValueError):
    """A file that is not in any of the forms read here. The message says what it looks like."""


@dataclass
class Table:
    """The names of the columns, and the rows below them, once, as an iterator.

    `preamble` is how many rows stood above the names; `form` says what was recognised, for showing to the user.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[str, ...]]
    form: str
    preamble: int = 0
    dropped: list[str] = field(default_factory=list)


def read_table(file: BinaryIO, name: str) -> Table:
    """Read a file of any supported form, recognised by its content first and by its name last.

    Raises:
        NotATable: for anything else, and for an XLSX file where the extra `xlsx` is not installed.
    """
    start = file.read(8)
    file.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return _with_header(_xlsx(file, name), "XLSX")
    if start.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")):
        raise NotATable(f"{name} is no table that can be read here. Save it as CSV or XLSX and try again.")
    encoding = encoding_of(file)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    sample = text.read(_SAMPLE)
    text.seek(0)
    if _is_json_lines(sample):
        return _json_lines(text, name)
    if "\x00" in sample.replace("\x00", "", 8):
        raise NotATable(f"{name} is not a text file. Save it as CSV or XLSX and try again.")
    delimiter = delimiter_of(sample)
    rows = csv.reader(_cleaned(text), delimiter=delimiter, strict=False)
    named = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}[delimiter]
    return _with_header((tuple(row) for row in rows), f"CSV, {encoding.removesuffix('-sig')}, {named}")


def encoding_of(file: BinaryIO) -> str:
    """UTF-8 if all of the file is, UTF-16 by its mark, else windows-1252. The file is left at its beginning."""
    start = file.read(4)
    file.seek(0)
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(1 << 20):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8"


def delimiter_of(sample: str) -> str:
    """The delimiter that splits the first rows most evenly; a comma where none does."""
    best, best_score = ",", 0.0
    for delimiter in (",", ";", "\t", "|"):
        widths = [
            len(row)
            for _, row in zip(range(40), csv.reader(io.StringIO(sample), delimiter=delimiter), strict=False)
            if row
        ]
        if not widths or max(widths) < 2:
            continue
        usual = max(set(widths), key=widths.count)
        score = widths.count(usual) / len(widths) * min(usual, 20) if usual > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _cleaned(lines: Iterable[str]) -> Iterator[str]:
    return (line.replace("\x00", "") for line in lines)


def _with_header(rows: Iterator[tuple[str, ...]], form: str) -> Table:
    """Find the row that names the columns: the one among the first with the most names that are known."""
    first = [row for _, row in zip(range(_HEADER_WITHIN), rows, strict=False)]
    if not first:
        return Table((), iter(()), form)
    known = [recognised(row) for row in first]
    best = (
        max(range(len(first)), key=lambda n: (known[n] >= 2, known[n], -n))
        if max(known) >= 2
        else _first_full(first)
    )
    columns = tuple(visible(cell).strip() for cell in first[best][:MOST_COLUMNS])

    def below() -> Iterator[tuple[str, ...]]:
        yield from first[best + 1 :]
        yield from rows

    return Table(columns, below(), form, preamble=best)


def _first_full(rows: list[tuple[str, ...]]) -> int:
    return next((n for n, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def _is_json_lines(sample: str) -> bool:
    line = sample.lstrip("\ufeff \t\r\n").partition("\n")[0].strip()
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _json_lines(text: io.TextIOWrapper, name: str) -> Table:
    """One object a line. Columns are the keys in the order in which they first appear in the whole file."""
    columns: dict[str, None] = {}
    for number, record in _objects(text, name):
        del number
        columns.update(dict.fromkeys(record))
    text.seek(0)
    names = tuple(columns)[:MOST_COLUMNS]
    rows = (tuple(_cell(record.get(column)) for column in names) for _, record in _objects(text, name))
    return Table(names, rows, "JSON lines")


def _objects(text: Iterable[str], name: str) -> Iterator[tuple[int, dict[str, object]]]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            yield number, {}
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise NotATable(
                f"{name}, line {number}: not JSON ({error}). Mend the line or remove it."
            ) from error
        if not isinstance(record, dict):
            raise NotATable(
                f"{name}, line {number}: {line.strip()[:40]} is not an object of names and values."
            )
        yield number, record


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _xlsx(file: BinaryIO, name: str) -> Iterator[tuple[str, ...]]:
    import zipfile

    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise NotATable(
            f"{name} is an XLSX file; reading those needs an extra: pip install 'enrich[xlsx]'"
        ) from error
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise NotATable(f"{name} is a damaged XLSX file. Open it and save it again.") from error
    if size > MOST_XLSX:
        raise NotATable(f"{name} unpacks to {size:,} bytes, more than is read here. Save the sheet as CSV.")
    file.seek(0)
    try:
        sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
    except Exception as error:  # calamine raises its own family, which is not exported
        raise NotATable(f"{name} cannot be read as XLSX ({error}). Save it as CSV.") from error
    write: Callable[[object], str] = _sheet_cell
    return (tuple(write(cell) for cell in row) for row in sheet.to_python(skip_empty_area=False))


def _sheet_cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
