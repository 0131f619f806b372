"""What each column of a pool can say of likeness: it tells in words, names things, counts something, or says nothing.

Known fields are read as what they are; of other columns the cells decide, so that a column nobody has heard of
("Stack", "Kundengruppe") counts too. How much each is worth is learned later, from the seeds. What identifies a
company (its name, address of its site, numbers) makes no two companies alike and is left aside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from connectors.lexicon import rows


class Role(StrEnum):
    """What a column is to likeness."""

    TEXT = "text"
    VALUES = "values"
    TOPICS = "topics"  # values that are words of a description as well
    NUMBER = "number"
    YEAR = "year"
    NAME = "name"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Told:
    """A column, how it is called, and its role."""

    column: int
    label: str
    role: Role


_PARTS = re.compile(r"[|;\n\r]+|,\s")
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\w", re.I)
_DIGITS = re.compile(r"[\d\s.,:/+\-TZ%$€£]+")
_MOST_PARTS = 200
# From so many words on, on average, a cell is a description.
_WORDS_OF_TEXT = 4
# Things that are named are named again: of all parts of a column so many at least stand in it before.
_REPEATED = 0.4
_MOSTLY = 0.6


@cache
def _of_field() -> dict[str, Role]:
    return {field: Role(role) for field, role in rows("roles.tsv", __package__)}


def role_of(field: str, cells: Sequence[str]) -> Role:
    """The role of a column.

    Args:
        field: of `connectors/fields.py`, empty where the column is none of them.
        cells: some of its cells.
    """
    if field:
        return _of_field().get(field, Role.ASIDE)
    filled = [cell for cell in cells if cell.strip()]
    if not filled or _most(filled, lambda cell: bool(_ADDRESS.match(cell) or _DIGITS.fullmatch(cell))):
        return Role.ASIDE
    named = [part.casefold() for cell in filled for part in parts(cell)]
    wordy = sum(len(part.split()) for part in named) >= _WORDS_OF_TEXT * len(named)
    if named and not wordy and 1 - len(set(named)) / len(named) >= _REPEATED:
        return Role.VALUES
    return (
        Role.TEXT if sum(len(cell.split()) for cell in filled) >= _WORDS_OF_TEXT * len(filled) else Role.ASIDE
    )


def _most(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) >= _MOSTLY * len(cells)


def parts(cell: str) -> list[str]:
    """The things a cell names: "React; Odoo | SAP", "Berlin, Germany" or a JSON list."""
    if cell.startswith("["):
        try:
            listed = json.loads(cell)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list):
            return [
                " ".join(str(one).split())
                for one in listed[:_MOST_PARTS]
                if isinstance(one, str | int | float)
            ]
    found = (" ".join(part.split()) for part in _PARTS.split(cell)[:_MOST_PARTS])
    return [part for part in found if part]
