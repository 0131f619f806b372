"""Tables as people keep them, read without losing a cell: CSV in any dialect, TSV, JSON lines, XLSX, exports.

The charset, the delimiter and the row with the names of the columns are found out, not asked for. Rows come back as
they are: blank ones, too long ones, too short ones, broken ones; what they mean is decided elsewhere. Cells are text
and stay text: nothing here is a formula, a number or a date. Records, JSON lines and sheets are taken apart by the
files beside this one; so are address books in vCard and the ZIP file that LinkedIn gives.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from operator import methodcaller
from typing import BinaryIO

from connectors.files.columns import recognised
from connectors.files.jsonlines import json_lines
from connectors.files.linkedin import export
from connectors.files.records import records
from connectors.files.sheets import sheet_rows
from connectors.files.table import Table
from connectors.files.trouble import NotATable
from connectors.files.vcards import BEGINS, vcards
from connectors.text import visible

__all__ = ["NotATable", "Table", "delimiter_of", "encoding_of", "read_table"]

MOST_COLUMNS = 1_000
_HEADER_WITHIN = 30
_SAMPLE = 256 * 1024
_NAMED = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# The line by which Excel is told the delimiter; it is no row of the table.
_SEPARATOR_LINE = re.compile(r"^\ufeff?\"?sep=(?P<delimiter>[,;\t|])\"?\r?\n", re.I)
_OBJECT = re.compile(r"^\ufeff?\s*\{\s*[\"}]")
_LIST = re.compile(r"^\ufeff?\s*\[\s*[\[{\"\]]")
_HTML = re.compile(r"^\ufeff?\s*<(?:!doctype|html|head|body|table|\?xml)\b", re.I)


def read_table(file: BinaryIO, name: str) -> Table:
    """Read a file of any supported form, recognised by its content and not by its name.

    Raises:
        NotATable: for anything else, and for an XLSX file where the extra `xlsx` is not installed.
    """
    start = file.read(8)
    file.seek(0)
    if start.startswith(b"PK\x03\x04"):
        if table := export(file, name, read_table):
            return table
        form, sheet = sheet_rows(file, name)
        return _with_header(sheet, form, [])
    if start.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")):
        raise NotATable(f"{name} is no table that can be read here. Save it as CSV or XLSX and try again.")
    encoding = encoding_of(file)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    sample = text.read(_SAMPLE)
    text.seek(0)
    if _OBJECT.match(sample):
        columns, rows = json_lines(text, name, MOST_COLUMNS)
        return Table(columns, rows, "JSON lines")
    if BEGINS.match(sample):
        return vcards(text, name, encoding.removesuffix("-sig"))
    _refuse_other_text(sample, name)
    return _csv(text, sample, encoding)


def _refuse_other_text(sample: str, name: str) -> None:
    if _LIST.match(sample):
        raise NotATable(f"{name} is one JSON list. Write one object a line: jq -c '.[]' {name}")
    if _HTML.match(sample):
        raise NotATable(
            f"{name} is a web page or XML, whatever its name. Open it and save it as CSV or XLSX."
        )
    if "\x00" in sample.replace("\x00", "", 8):
        raise NotATable(f"{name} is not a text file. Save it as CSV or XLSX and try again.")


def _csv(text: io.TextIOWrapper, sample: str, encoding: str) -> Table:
    delimiter = delimiter_of(sample)
    lines = _cleaned(text)
    stated = _SEPARATOR_LINE.match(sample) is not None
    if stated:
        next(lines)
    broken: list[str] = []
    form = f"CSV, {encoding.removesuffix('-sig')}, {_NAMED[delimiter]}"
    return _with_header(records(lines, delimiter, broken, int(stated)), form, broken)


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
    """The delimiter a first line names ("sep=;"), else the one that splits the first rows most evenly, else a comma."""
    if stated := _SEPARATOR_LINE.match(sample):
        return stated.group("delimiter")
    best, best_score = ",", 0.0
    for delimiter in _NAMED:
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
    return map(methodcaller("replace", "\x00", ""), lines)


def _with_header(rows: Iterator[tuple[str, ...]], form: str, broken: list[str]) -> Table:
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

    return Table(columns, below(), form, best, broken)


def _first_full(rows: list[tuple[str, ...]]) -> int:
    return next((n for n, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
