"""Leads as columns, so that thousands are counted at once: each distinct text of a field stands once, rows point to it.

What a lead did becomes columns too, one for each kind: "yes" where it happened in time. In time means within a window
from the day the lead came in, and before the day of its outcome: what a customer does as a customer foretells nothing.
A column of dates ("Demo held on") is read the same way, as something that happened on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from connectors.files.cells import is_nothing
from connectors.files.dates import iso_day, month_order
from connectors.text import fold, squash, visible
from icp.calibration.lead import Happening, Lead
from icp.calibration.numbers import number_of

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
_MOST_TEXT = 200
_DATES = 0.8
_NUMBERS = 0.9
_SEVERAL = 0.1
_FEW_NUMBERS = 6
YES = "yes"
EVENT = "event: "
"""Stands before the kind of an event where events and fields are named together."""


class Kind(StrEnum):
    """How the cells of a field are read."""

    CATEGORY = "category"
    NUMBER = "number"
    SEVERAL = "several"
    DATE = "date"
    EVENT = "event"

    @property
    def happens(self) -> bool:
        """Whether it is something that happened or did not, so that an empty cell is a no."""
        return self in (Kind.DATE, Kind.EVENT)


@dataclass(frozen=True)
class Column:
    """One field of many leads: its distinct texts, and for each lead the place of its text. Empty cells are ""."""

    kind: Kind
    texts: tuple[str, ...]
    codes: NDArray[np.int64]

    @property
    def filled(self) -> Flags:
        return np.array([bool(text) for text in self.texts], dtype=bool)[self.codes]

    def at(self, rows: NDArray[np.int64] | Flags) -> Column:
        return Column(self.kind, self.texts, self.codes[rows])

    def counts(self) -> dict[str, int]:
        """How many leads say each text."""
        return dict(zip(self.texts, np.bincount(self.codes, minlength=len(self.texts)).tolist(), strict=True))


@dataclass(frozen=True)
class Board:
    """Leads in order of their days: `created` as ordinal days, `won`, and the columns of the fields in use."""

    created: NDArray[np.int64]
    won: Flags
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.created)

    def at(self, rows: NDArray[np.int64] | Flags) -> Board:
        columns = {name: column.at(rows) for name, column in self.columns.items()}
        return Board(self.created[rows], self.won[rows], columns)

    def only(self, fields: Iterable[str]) -> Board:
        return Board(self.created, self.won, {name: self.columns[name] for name in fields})


def clean(cell: str) -> str:
    """A cell as it is compared and shown; empty where it is filled only to be filled. A nought is a number."""
    text = squash(visible(cell))[:_MOST_TEXT]
    return text if number_of(text) is not None or not is_nothing(text) else ""


def key(text: str) -> str:
    """What makes two spellings of a level one."""
    return fold(text) or text.casefold()


def column_of(cells: Iterable[str], kind: Kind | None = None) -> Column:
    """A column of cells. Its kind is told from the cells alone, never from how leads ended."""
    places: dict[str, int] = {"": 0}
    read: dict[str, int] = {"": 0}
    codes = []
    for cell in cells:
        place = read.get(cell)
        if place is None:
            place = read[cell] = places.setdefault(clean(cell), len(places))
        codes.append(place)
    return _ordered(kind, tuple(places), np.array(codes, dtype=np.int64))


def _ordered(kind: Kind | None, texts: tuple[str, ...], codes: NDArray[np.int64]) -> Column:
    """The same with its texts in alphabetical order, so that the order of rows leaves no trace."""
    order = sorted(range(len(texts)), key=lambda n: texts[n])
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    column = Column(kind or Kind.CATEGORY, tuple(texts[n] for n in order), place[codes])
    return column if kind else Column(_kind_of(column), column.texts, column.codes)


def _kind_of(column: Column) -> Kind:
    counts = {text: count for text, count in column.counts().items() if text}
    total = sum(counts.values())
    if not total:
        return Kind.CATEGORY
    numbers = [text for text in counts if number_of(text) is not None]
    if len(numbers) > _FEW_NUMBERS and sum(counts[text] for text in numbers) >= _NUMBERS * total:
        return Kind.NUMBER
    listed = sum(count for text, count in counts.items() if ";" in text)
    return Kind.SEVERAL if listed >= _SEVERAL * total else Kind.CATEGORY


def days_in(column: Column) -> list[str] | None:
    """For each text of a column its ISO day ("" for none), where it is a column of dates."""
    order = month_order(text for text in column.texts if text)
    days = [iso_day(text, order) if text else "" for text in column.texts]
    counts = np.bincount(column.codes, minlength=len(days))
    filled = sum(int(n) for n, text in zip(counts, column.texts, strict=True) if text)
    dated = sum(int(n) for n, day in zip(counts, days, strict=True) if day)
    return days if filled and dated >= _DATES * filled else None


@dataclass(frozen=True)
class Window:
    """Which happenings of a lead count: within so many days of the day it came in, and before its outcome."""

    days: int

    def holds(self, lead: Lead, day: date) -> bool:
        if lead.decided and lead.closed is not None and day >= lead.closed:
            return False
        return day <= lead.created + timedelta(self.days)


def board_of(leads: Sequence[Lead], fields: Sequence[str], window: Window) -> Board:
    """The columns of some leads: their fields, dates read as things that happened, and what they did."""
    columns: dict[str, Column] = {}
    for n, field in enumerate(fields):
        column = column_of([lead.cells[n] for lead in leads])
        days = days_in(column)
        columns[field] = column if days is None else _dated(column, days, leads, window)
    columns |= _activities(leads, window)
    created = np.array([lead.created.toordinal() for lead in leads], dtype=np.int64)
    return Board(created, np.array([lead.won for lead in leads], dtype=bool), columns)


def _dated(column: Column, days: Sequence[str], leads: Sequence[Lead], window: Window) -> Column:
    read = [date.fromisoformat(day) if day else None for day in days]
    told = (read[code] for code in column.codes)
    return _yes_or_not(
        Kind.DATE,
        (day is not None and window.holds(lead, day) for lead, day in zip(leads, told, strict=True)),
    )


def _activities(leads: Sequence[Lead], window: Window) -> dict[str, Column]:
    had = [{kind for kind, day in lead.did if window.holds(lead, day)} for lead in leads]
    kinds = sorted({happening.kind for lead in leads for happening in lead.did})
    return {f"{EVENT}{kind}": _yes_or_not(Kind.EVENT, (kind in did for did in had)) for kind in kinds}


def _yes_or_not(kind: Kind, had: Iterable[bool]) -> Column:
    return Column(kind, ("", YES), np.array([int(yes) for yes in had], dtype=np.int64))


def too_late(leads: Iterable[Lead]) -> int:
    """How many happenings lie on or after the day of the outcome, and are not counted for it."""

    def late(lead: Lead, happening: Happening) -> bool:
        return lead.decided and lead.closed is not None and happening.day >= lead.closed

    return sum(late(lead, happening) for lead in leads for happening in lead.did)
