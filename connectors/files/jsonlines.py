"""JSON lines: one object a line. Keys are the columns, in the order in which they first appear in the whole file."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator

from connectors.files.trouble import NotATable

# Half of a character that was cut in two; no file can hold it.
_SURROGATE = re.compile("[\ud800-\udfff]")


def json_lines(
    text: io.TextIOWrapper, name: str, most_columns: int
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """The columns and the rows. The file is read twice: every line is understood before the first row is given.

    A blank line is a row of empty cells. Values that are lists or objects are cells of JSON.

    Raises:
        NotATable: for a line that is no object, by its number.
    """
    columns: dict[str, None] = {}
    for record in _objects(text, name):
        columns.update(dict.fromkeys(record))
    text.seek(0)
    names = tuple(columns)[:most_columns]
    rows = (tuple(_cell(record.get(column)) for column in names) for record in _objects(text, name))
    return tuple(_SURROGATE.sub("\ufffd", column) for column in names), rows


def _objects(text: Iterable[str], name: str) -> Iterator[dict[str, object]]:
    for number, line in enumerate(text, 1):
        if not line.strip("\ufeff \t\r\n"):
            yield {}
            continue
        try:
            record = json.loads(line.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            raise NotATable(
                f"{name}, line {number}: not JSON ({error}). Mend the line or remove it."
            ) from error
        if not isinstance(record, dict):
            raise NotATable(
                f"{name}, line {number}: {line.strip()[:40]} is not an object of names and values."
            )
        yield record


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _SURROGATE.sub("\ufffd", text)
