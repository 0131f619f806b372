"""A CRM's export as leads: which columns hold outcome and days. What leads did is read in `calibrate_events`.

Rows that cannot be used are counted and the others go on. A column is taken for what it is called only if its cells
agree; what was taken is told, so that a wrong guess is seen and overruled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from connectors.files.dates import iso_day, month_order
from connectors.text import fold
from enrich.app.calibrate_events import happenings
from enrich.errors import BadInput
from enrich.exports.tables import keys, wide, widest
from enrich.work.rows import open_any, without_earlier
from icp.calibration.lead import Happening, Lead, Outcome
from icp.calibration.vocabulary import columns_for, outcome_of, says_won
from icp.table import did_you_mean

_MOST_ROWS = 2_000_000
_READABLE = 0.5
_SHOWN = 6
# What a model's chances are called in the file of leads that comes back.
FORETOLD = (
    "enrich_win_probability", "enrich_win_low", "enrich_win_high", "enrich_win_points", "enrich_win_because",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Which columns the user named. What is left out is found out."""

    outcome: str = ""
    won: tuple[str, ...] = ()
    created: str = ""
    closed: str = ""
    events: Path | None = None
    lead: str = ""


@dataclass
class Sheet:
    """A file of leads as it was read: its columns, its rows, and what each row says as a lead.

    `numbers` are the rows that became leads, counted from 1 below the names of the columns; `remarks` tell how the
    columns were understood and how many rows were left out.
    """

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    fields: tuple[str, ...] = ()
    leads: list[Lead] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _days: dict[int, list[date | None]] = field(default_factory=dict, repr=False)

    def days(self, place: int) -> list[date | None]:
        """The day in a column of each row, read once; None where none can be read."""
        if place not in self._days:
            order = month_order(row[place] for row in self.rows)
            read = {text: iso_day(text, order) for text in {row[place] for row in self.rows}}
            known = {text: date.fromisoformat(day) if day else None for text, day in read.items()}
            self._days[place] = [known[row[place]] for row in self.rows]
        return self._days[place]

    @property
    def latest(self) -> date:
        """The latest day of anything that happened."""
        days = [lead.created for lead in self.leads]
        days += [lead.closed for lead in self.leads if lead.decided and lead.closed]
        return max(days + [happening.day for lead in self.leads for happening in lead.did])


def opened(path: Path) -> Sheet:
    """The rows of a file, of any form, each as wide as the names of its columns, without what we foretold before."""
    listing = without_earlier(open_any(path), FORETOLD)
    rows: list[tuple[str, ...]] = []
    for row in listing.rows:
        if len(rows) >= _MOST_ROWS:
            raise BadInput(
                f"{path} has more than {_MOST_ROWS:,} rows. Give the leads of the last years only."
            )
        rows.append(row)
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise BadInput(f"{path} has no rows. It needs one for each lead, won, lost or open.")
    width = widest(listing.columns, rows)
    return Sheet(tuple(keys(wide(listing.columns, width))), [wide(row, width) for row in rows])


def history(path: Path, asked: Asked) -> Sheet:
    """The leads of a file with their outcomes.

    Raises:
        BadInput: where no column says how leads ended or when they came in, and for columns that are not there.
    """
    sheet = opened(path)
    outcome, created = _outcome_column(sheet, asked), _created_column(sheet, asked)
    closed = _closed_columns(sheet, asked, {outcome, created})
    did, lead = _did(sheet, asked)
    _tell(sheet, outcome, created, closed)
    places = _fields(sheet, {outcome, created, lead, *closed})
    won = frozenset(fold(word) for word in asked.won)
    came, ends = sheet.days(created), [sheet.days(n) for n in closed]
    unread: list[str] = []
    for n, row in enumerate(sheet.rows):
        day = came[n]
        if day is not None:
            ended = outcome_of(row[outcome], won)
            end = next((days[n] for days in ends if days[n]), None) if ended is not Outcome.OPEN else None
            cells = tuple(row[place] for place in places)
            sheet.leads.append(Lead(day, ended, end, cells, did.get(n, ()), n + 1))
        elif any(cell.strip() for cell in row):
            unread.append(f"row {n + 1} {row[created]!r}")
    _tell_unread(sheet, unread, sheet.columns[created])
    return sheet


def newcomers(path: Path, asked: Asked, today: date) -> Sheet:
    """The leads of a file whose outcome is to come. A row without a day came in today."""
    sheet = opened(path)
    found = [_named(sheet, asked.created)] if asked.created else columns_for("created", sheet.columns)
    did, _ = _did(sheet, asked)
    days = sheet.days(found[0]) if found else [None] * len(sheet.rows)
    sheet.fields = sheet.columns
    sheet.leads = [
        Lead(days[n] or today, Outcome.OPEN, None, row, did.get(n, ()), n + 1)
        for n, row in enumerate(sheet.rows)
    ]
    return sheet


def _did(sheet: Sheet, asked: Asked) -> tuple[dict[int, tuple[Happening, ...]], int]:
    """What each row's lead did, by the place of the row, and the column by which leads and events meet (-1: none)."""
    own = [_named(sheet, asked.lead)] if asked.lead else columns_for("lead", sheet.columns)
    if asked.events is None:
        return {}, own[0] if asked.lead else -1
    did, column, remarks = happenings(asked.events, sheet.rows, own)
    sheet.remarks += remarks
    return did, column


def _fields(sheet: Sheet, taken: set[int]) -> list[int]:
    places = [n for n, name in enumerate(sheet.columns) if n not in taken and not name.startswith("column_")]
    sheet.fields = tuple(sheet.columns[n] for n in places)
    return places


# -- which column is which -------------------------------------------------------------------------------------


def _named(sheet: Sheet, name: str) -> int:
    for n, column in enumerate(sheet.columns):
        if fold(column) == fold(name):
            return n
    raise BadInput(f"there is no column {name!r}; {did_you_mean(name, sheet.columns)}")


def _outcome_column(sheet: Sheet, asked: Asked) -> int:
    words = frozenset(fold(word) for word in asked.won)
    found = [_named(sheet, asked.outcome)] if asked.outcome else columns_for("outcome", sheet.columns)
    for n in found:
        cells = {row[n] for row in sheet.rows}
        if any(fold(cell) in words for cell in cells) if words else says_won(cells):
            return n
    if not found:
        raise BadInput(
            "which column says how a lead ended? Say --outcome COLUMN, one of: "
            f"{', '.join(name for name in sheet.columns if name)}"
        )
    common = Counter(row[found[0]].strip() for row in sheet.rows).most_common(_SHOWN)
    said = ", ".join(repr(cell) for cell, _ in common)
    raise BadInput(
        f"no cell of {sheet.columns[found[0]]!r} says that a lead was won. It says {said}. "
        "Say which of its words do: --won VALUE; or another column: --outcome COLUMN."
    )


def _created_column(sheet: Sheet, asked: Asked) -> int:
    found = [_named(sheet, asked.created)] if asked.created else columns_for("created", sheet.columns)
    for n in found:
        filled = sum(bool(row[n].strip()) for row in sheet.rows)
        if sum(day is not None for day in sheet.days(n)) >= _READABLE * filled:
            return n
    raise BadInput(
        "which column says when a lead came in? Leads are learnt from and tested in the order of time. "
        f"Say --date COLUMN, one of: {', '.join(name for name in sheet.columns if name)}"
    )


def _closed_columns(sheet: Sheet, asked: Asked, taken: set[int]) -> list[int]:
    if asked.closed:
        return [_named(sheet, asked.closed)]
    found = [n for n in columns_for("closed", sheet.columns) if n not in taken]
    return [n for n in dict.fromkeys(found) if any(day is not None for day in sheet.days(n))]


def _tell(sheet: Sheet, outcome: int, created: int, closed: Sequence[int]) -> None:
    ended = ", ".join(repr(sheet.columns[n]) for n in closed) or "no column"
    sheet.remarks.append(
        f"outcome: {sheet.columns[outcome]!r} (--outcome) · came in: {sheet.columns[created]!r} (--date) · "
        f"ended: {ended} (--closed)"
    )


def _tell_unread(sheet: Sheet, unread: Sequence[str], column: str) -> None:
    if unread:
        first = "; ".join(unread[:_SHOWN])
        more = f" and {len(unread) - _SHOWN:,} more" if len(unread) > _SHOWN else ""
        sheet.remarks.append(
            f"left out, because {column!r} holds no day that can be read: {first}{more}. Write days as 2026-01-31."
        )
