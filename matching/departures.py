"""Who has left, by what a list of people says itself: a day of leaving, a column for it, or a title that is past.

Somebody who has left is at no company of the list any more, however well the row fits one. Only plain words count
("former", "left", a day that is past); of a status that is about something else ("contacted") nothing is read, and a
day that may be two days, or is to come, makes nobody former.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from connectors.files.dates import iso_day
from connectors.text import fold
from matching.titles.parts import roles
from matching.titles.role import read_role

UNTIL, FORMER, CURRENT, STANDING, TITLE = "until", "former", "current", "standing", "title"
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[/.](\d{4})")
_MONTH = len("2024-05")
_YES = frozenset("yes y true 1 x ja oui si sim".split())
_NO = frozenset("no n false 0 nein non nao nee nej".split())
_GONE = frozenset(
    ("former", "ex", "left", "gone", "departed", "past", "former employee", "ex employee", "alumni", "alumnus",
     "alumna", "retired", "terminated", "resigned", "no longer there", "has left", "left company", "ehemalig",
     "ehemalige", "ehemaliger", "ausgeschieden", "ancien", "ancienne", "parti", "partie", "antiguo", "antigua")
)  # fmt: skip


def departure_columns(columns: Sequence[str], taken: Iterable[int] = ()) -> list[tuple[int, str]]:
    """The columns that say whether somebody has left, each with what it says of it.

    Args:
        taken: those that are known to be something else.
    """
    known, others = _names(), set(taken)
    found = ((n, known.get(fold(column), "")) for n, column in enumerate(columns) if n not in others)
    return [(n, sort) for n, sort in found if sort]


def departure(told: Iterable[tuple[str, str]], today: date) -> str:
    """How a row says that somebody has left ("left on 2024-05-31"); empty where it does not.

    Args:
        told: the cells that may say so, each with its sort; a title's is `TITLE`.
    """
    for sort, cell in told:
        cell = cell.strip()
        if cell and (said := _said(sort, cell, today)):
            return said
    return ""


def _said(sort: str, cell: str, today: date) -> str:
    if sort == TITLE:
        return f"the title says so, {cell}" if _is_past(cell) else ""
    if sort == UNTIL and (day := _day(cell)):
        return _left(day, today.isoformat())
    word = fold(cell)
    if word in _GONE or (sort in (FORMER, UNTIL) and word in _YES) or (sort == CURRENT and word in _NO):
        return "the row says so"
    return ""


def _left(day: str, today: str) -> str:
    """That somebody left on a day that is past; of a month or year that is not over nobody knows."""
    if len(day) <= _MONTH:
        return f"left in {day}" if day < today[: len(day)] else ""
    return f"left on {day}" if day <= today else ""


def _day(cell: str) -> str:
    """A day, month or year, ISO 8601 to the precision that is told; empty for what is none."""
    if whole := _YEAR_OR_MONTH.fullmatch(cell):
        return whole[0]
    if month := _MONTH_FIRST.fullmatch(cell):
        return f"{month[2]}-{int(month[1]):02d}"
    return iso_day(cell)


@lru_cache(maxsize=16_384)
def _is_past(title: str) -> bool:
    """Whether every role of a title is a former one: who is a former CTO and an adviser is still there."""
    read = [read_role(spoken) for spoken in roles(title)]
    return bool(read) and all(role.former for role in read)


@cache
def _names() -> dict[str, str]:
    """What columns are called, with what they say."""
    text = files(__package__).joinpath("departures.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        fold(name): sort
        for sort, names in (line.split("\t") for line in lines[1:])
        for name in names.split("|")
    }
