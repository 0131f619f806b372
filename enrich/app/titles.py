"""`enrich titles`: what the job titles of a table or of a text mean.

A text has one title a line and no columns: commas belong to titles ("Director, Finance"), so it is not read as a table
unless its first line heads a column of titles. What a title does not say is null.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from connectors.files.columns import detect
from connectors.files.tables import NotATable, encoding_of, read_table
from enrich.errors import BadInput
from matching.titles import read_title


def read_titles(path: Path, column: str | None) -> Iterator[dict[str, Any]]:
    """What each title of a table's column, or of a text file with one a line, means."""
    for title in _titles(path, column):
        reading = read_title(title)
        yield {
            "title": title,
            "functions": [str(function) for function in reading.functions],
            "seniority": str(reading.seniority) if reading.seniority else None,
            "decision_maker": reading.decision_maker,
            "buying_role": str(reading.buying_role) if reading.buying_role else None,
            "confidence": reading.confidence,
            "because": reading.because,
        }


def _titles(path: Path, column: str | None) -> Iterator[str]:
    if column is None and path.suffix.lower() == ".txt" and not _begins_a_table(path):
        yield from _lines(path)
        return
    try:
        table = read_table(path.open("rb"), path.name)
    except NotATable as error:
        raise BadInput(str(error)) from error
    if not any(table.columns):
        raise BadInput(
            f"{path} is empty. It should hold one title a line, or a table with a column of titles."
        )
    if column is None and len(table.columns) == 1 and not _is_title_column(table.columns[0]):
        yield table.columns[0]
        yield from (row[0] if row else "" for row in table.rows)
        return
    rows = list(table.rows)
    place = _place(table.columns, column, rows)
    yield from (row[place] if place < len(row) else "" for row in rows)


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        encoding = encoding_of(file)
        file.seek(0)
        yield from (line.strip() for line in io.TextIOWrapper(file, encoding, errors="replace"))


def _begins_a_table(path: Path) -> bool:
    """Whether a text's first line heads a column of titles, or is not there. Titles hold commas too."""
    first = next(_lines(path), "")
    return not first or any(_is_title_column(name.strip()) for name in re.split("[,;\t|]", first))


def _is_title_column(name: str) -> bool:
    return any(mapped.field == "person.title" for mapped in detect([name], []))


def _place(columns: tuple[str, ...], column: str | None, rows: list[tuple[str, ...]]) -> int:
    if column is not None:
        wanted = [n for n, name in enumerate(columns) if name.strip().lower() == column.strip().lower()]
        if not wanted:
            raise BadInput(
                f"there is no column {column!r}. Columns are: {', '.join(c for c in columns if c)}"
            )
        return wanted[0]
    for mapped in detect(columns, rows[:50]):
        if mapped.field == "person.title":
            return mapped.column
    raise BadInput(
        f"which column holds the titles? Say --column NAME, one of: {', '.join(c for c in columns if c)}"
    )
