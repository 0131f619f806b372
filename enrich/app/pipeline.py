"""`enrich pipeline`: a report from an export of deals.

An export is read whole, because the order of day and month in a column is only known at its end. What could not be
read is part of the answer: a report that left it out would be about other deals than the user thinks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

from connectors.files.dates import iso_day, month_order
from enrich.app.pages import text_of
from enrich.errors import BadInput
from enrich.work.rows import Listing, open_any
from icp.headings import UnknownHeading, headings
from icp.pipeline import DealTable, Goal, Kind, Report, Stage, Trouble, read_deals, read_words, report
from icp.pipeline.columns import PACKAGE
from icp.pipeline.endings import ends_elsewhere
from icp.pipeline.reading import Change
from icp.pipeline.stage import stage_named
from icp.table import ProfileError

MOST_ROWS = 2_000_000
_NEEDS = "Say which one is which: --map stage=COLUMN"


@dataclass(frozen=True)
class PipelineOptions:
    """What a user may say.

    Attributes:
        stages: a file with their own words for stages.
        history: a file with every change of stage.
        columns: part → column, where it is not guessed rightly.
        currency: that of amounts which name none, and of the quota.
        goal: the quota for the period of today.
    """

    deals: Path
    stages: Path | None = None
    history: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    goal: Decimal | None = None
    kind: Kind = Kind.QUARTER
    day: date | None = None


@dataclass(frozen=True)
class Piped:
    """The report, and how the export was understood.

    Attributes:
        elsewhere: where no deal is won: columns not in use that say won or lost, and in how many rows.
    """

    report: Report
    table: DealTable
    listing: Listing
    elsewhere: Mapping[int, Counter[Stage]] = field(default_factory=dict)


def pipeline(options: PipelineOptions) -> Piped:
    """Read an export and report on it.

    Raises:
        BadInput: for files that cannot be read, and for an export without stages.
    """
    now = options.day or datetime.now(UTC).date()
    words = _words(options.stages) if options.stages else {}
    listing = open_any(options.deals)
    rows = list(islice(enumerate(listing.rows, 1), MOST_ROWS))
    filled = [(n, cells) for n, cells in rows if any(cell.strip() for cell in cells)]
    changes, odd = _history(options.history, words) if options.history else ([], [])
    try:
        table = read_deals(listing.columns, filled, now, options.columns, words, options.currency, changes)
    except UnknownHeading as error:
        raise BadInput(str(error)) from error
    _need_stages(options.deals, listing, table)
    goal = _goal(options, table) if options.goal is not None else None
    found = report(table.deals, now, options.kind, goal)
    used = {*table.places.values(), *table.beside, *table.entered.values()}
    elsewhere = {} if found.won else ends_elsewhere(listing.columns, filled, used, words)
    return Piped(found, replace(table, troubles=(*table.troubles, *odd)), listing, elsewhere)


def _words(path: Path) -> dict[str, Stage]:
    try:
        return read_words(text_of(path), path.name)
    except ProfileError as error:
        raise BadInput(str(error)) from error


def _need_stages(path: Path, listing: Listing, table: DealTable) -> None:
    columns = ", ".join(repr(column) for column in listing.columns if column)
    if "stage" not in table.places and "outcome" not in table.places:
        raise BadInput(
            f"{path}: no column is recognised as the stage of a deal. Columns are: {columns}. {_NEEDS}"
        )
    if not table.deals:
        words = f" Its words for stages are not known: {own_words(table)}" if table.unknown else ""
        raise BadInput(f"{path}: no row is a deal.{words}")


def own_words(table: DealTable) -> str:
    """The stages that nobody knows, as the file that would tell of them."""
    lines = "".join(
        f'\n  "{word}" = "in_contact"  # {deals}' for word, deals in list(table.unknown.items())[:20]
    )
    return f"write each into a file, with one of {', '.join(Stage)}, and give it with --stages FILE:{lines}"


def _goal(options: PipelineOptions, table: DealTable) -> Goal:
    """The quota in its currency: the one named, or the only one there is."""
    assert options.goal is not None
    known = sorted({deal.currency for deal in table.deals if deal.amount is not None})
    if not options.currency and len(known) > 1:
        named = ", ".join(code or "none named" for code in known)
        raise BadInput(
            f"deals are in several currencies ({named}), so say which one the quota is in: --currency EUR"
        )
    return Goal(options.goal, options.currency or (known[0] if known else ""))


# -- the history of stages -------------------------------------------------------------------------------------


def _history(path: Path, words: Mapping[str, Stage]) -> tuple[list[Change], list[Trouble]]:
    """Every change of stage, and what could not be read."""
    listing = open_any(path)
    places = headings(listing.columns, PACKAGE, table="history.tsv")
    if missing := [part for part in ("deal", "stage", "changed") if part not in places]:
        columns = ", ".join(repr(column) for column in listing.columns if column)
        raise BadInput(
            f"{path}: no column is recognised as: {', '.join(missing)}. Columns are: {columns}. "
            "Call them Deal ID, Stage and Date."
        )
    rows = list(islice(enumerate(listing.rows, 1), MOST_ROWS))
    order = month_order(cells[places["changed"]] for _, cells in rows if places["changed"] < len(cells))
    found = list(_changes(path.name, rows, places, order, words))
    return [one for one in found if not isinstance(one, Trouble)], [
        one for one in found if isinstance(one, Trouble)
    ]


def _changes(
    name: str,
    rows: list[tuple[int, tuple[str, ...]]],
    places: Mapping[str, int],
    order: bool | None,
    words: Mapping[str, Stage],
) -> Iterator[Change | Trouble]:
    for n, cells in rows:
        key, word, text = (
            cells[places[part]].strip() if places[part] < len(cells) else ""
            for part in ("deal", "stage", "changed")
        )
        stage, iso = stage_named(word, words), iso_day(text, order)
        if stage and iso and key:
            yield key, date.fromisoformat(iso), stage
        elif any(cell.strip() for cell in cells):
            bad = (
                f'stage "{word[:60]}" is not known'
                if not stage
                else f'"{text[:60]}" is no day, or may be two'
            )
            yield Trouble(n, f"{name}: {bad if key else 'no deal is named'}; left out")
