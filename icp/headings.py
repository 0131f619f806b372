"""Which column of a table plays which part, by the names that people and programs give to columns.

Each kind of report has its own packaged table of names (`part`, then names separated by "|", the more telling first). A
column is taken by its whole name, folded, and never by its cells; one that two parts might claim goes to the part that
stands first in the table. Some programs write the kind of record before each name ("Deal - Wert", "Person - Telefon"):
where no column has the whole name, what stands behind that is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from connectors.lexicon import rows
from connectors.text import fold

# The kind of record that Pipedrive writes before the name of each column: one word and a dash between spaces.
_RECORD = re.compile(r"^\s*[^\W\d_]+\s+[-–]\s+(?=\S)")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class UnknownHeading(ValueError):
    """What the user says of a column fits none. The message lists what there is."""


@cache
def _names(package: str, table: str) -> dict[str, tuple[str, ...]]:
    return {
        part: tuple(dict.fromkeys(fold(name) for name in names.split("|")))
        for part, names in rows(table, package)
    }


def parts(package: str, table: str = "columns.tsv") -> list[str]:
    """The parts that columns may play."""
    return list(_names(package, table))


def candidates(columns: Sequence[str], part: str, package: str, table: str = "columns.tsv") -> list[int]:
    """The places of all columns that may play a part, the most telling first; whole names before parts of names."""
    whole = [_forms(column) for column in columns]
    behind = [_forms(without_record(column)) for column in columns]
    names = _names(package, table)[part]
    found = (n for forms in (whole, behind) for name in names for n, form in enumerate(forms) if name in form)
    return list(dict.fromkeys(found))


def without_record(column: str) -> str:
    """A column's name without the kind of record before it: "Deal - Value" is "Value"."""
    return _RECORD.sub("", column)


def folded(name: str) -> str:
    """A name as it is compared: "IsWon", "is_won" and "Is won?" are one."""
    return fold(_HUMP.sub(" ", name))


def _forms(column: str) -> set[str]:
    words = folded(column)
    return {fold(column), words, words.replace(" ", "")} - {""}


def headings(
    columns: Sequence[str], package: str, said: Mapping[str, str] = {}, table: str = "columns.tsv"
) -> dict[str, int]:
    """The place of the column that plays each part; the most telling of those that might.

    Args:
        said: part → name of its column, as the user says.

    Raises:
        UnknownHeading: for a part or a column that is not there.
    """
    found = {part: place_of(columns, part, name, parts(package, table)) for part, name in said.items()}
    for part in parts(package, table):
        free = (n for n in candidates(columns, part, package, table) if n not in found.values())
        if part not in found and (place := next(free, None)) is not None:
            found[part] = place
    return found


def place_of(columns: Sequence[str], part: str, name: str, known: Sequence[str]) -> int:
    """The place of a column that the user names. Raises UnknownHeading where it is not there."""
    if part not in known:
        raise UnknownHeading(f"--map {part}=…: no such field. Fields are: {', '.join(known)}")
    for same in (str.strip, fold):
        if places := [n for n, column in enumerate(columns) if same(name) and same(column) == same(name)]:
            return places[0]
    listed = ", ".join(column for column in columns if column)
    raise UnknownHeading(f"--map {part}={name}: no such column. Columns are: {listed}")
