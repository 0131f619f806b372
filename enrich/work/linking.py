"""A list of people and one of companies, read once each; each person linked to the company their row places them at.

As in `matching.py` rows are not kept. Of a row of a person nothing is kept but what it tells of the employer, and that
it says of somebody that they have left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

from connectors.files.columns import Mapped, UnknownColumn
from connectors.files.list_columns import OWN, id_column, list_columns
from connectors.text import fold
from enrich.errors import BadInput
from enrich.work.crew import Crew, crew
from enrich.work.matching import Stages, judge_of, resolved, table_of
from enrich.work.rows import Listing, open_any
from matching.departures import TITLE, departure, departure_columns
from matching.employers import employer_columns
from matching.encode import is_compared
from matching.links import Links, link
from matching.resolve import Resolution
from matching.table import Table

_SAMPLE = 500


@dataclass(frozen=True)
class Opened:
    """A list that is understood as far as it is needed.

    Attributes:
        ids: the column of unique ids.
        leaving: the columns that say whether somebody has left, each with what it says of it.
    """

    listing: Listing
    ignored: tuple[str, ...]
    ids: int | None
    leaving: tuple[tuple[int, str], ...] = ()

    @property
    def id_name(self) -> str:
        return self.listing.columns[self.ids] if self.ids is not None else ""


@dataclass(frozen=True)
class Linked:
    """People and companies, linked.

    Attributes:
        left: of the rows of people that say that somebody has left, by their place in the list, how.
    """

    companies: Resolution
    people: Table
    links: Links
    left: Mapping[int, str] = field(default_factory=dict)


def linked(people: Opened, companies: Opened, today: date, stages: Stages) -> Linked:
    """Resolve the companies, and find the one that each person's row places them at.

    Raises:
        BadInput: for ids that stand twice in a list.
    """
    left: dict[int, str] = {}
    stages.begin("reading")
    with crew() as team:
        firms = _table(companies, companies.listing.rows, companies.listing.mapping, team)
        found = resolved(firms, (), 0.0, stages, team)
        stages.begin("reading people")
        rows = _noting(people, today, left)
        employers = _table(people, rows, employer_columns(people.listing.mapping), team)
        links = link(firms, found.home, employers, judge_of(team), stages.begin)
    stages.end()
    return Linked(found, employers, links, left)


def opened(path: Path, kind: str, overrides: Mapping[str, str], id_name: str, told_as: str) -> Opened:
    """Open a list of companies or of people, and find out what its columns tell of companies.

    Args:
        overrides: field → column, as the user says; those of columns that only the other list has are left to it.
        told_as: the option by which the column of ids is told.

    Raises:
        BadInput: for a list that cannot be read, tells nothing of companies, or lacks a column.
    """
    listing = open_any(path)
    sample = list(islice(listing.rows, _SAMPLE))
    listing = replace(listing, rows=chain(sample, listing.rows))
    if id_name and id_name not in listing.columns:
        known = ", ".join(c for c in listing.columns if c)
        raise BadInput(f"{told_as} {id_name}: {path.name} has no such column. Columns are: {known}")
    ids = listing.columns.index(id_name) if id_name else id_column(listing.columns, sample)
    here = set(map(fold, listing.columns))
    own = {name: column for name, column in overrides.items() if fold(column) in here}
    try:
        mapping, _ = list_columns(listing.columns, sample, kind, own, ids)
    except UnknownColumn as error:
        raise BadInput(f"{path.name}: {error}") from error
    telling = [m for m in mapping if _tells(m, kind)]
    if not telling:
        names = ", ".join(c for c in listing.columns if c)
        raise BadInput(
            f"{path}: no column tells which company {'it' if kind == 'company' else 'somebody'} is"
            f"{'' if kind == 'company' else ' at'}. Columns are: {names}. Say which: --map FIELD=COLUMN"
        )
    leaving = departure_columns(listing.columns, [m.column for m in telling]) if kind == "person" else []
    titles = [(m.column, TITLE) for m in mapping if m.field == "person.title"]
    used = {m.column for m in telling} | {n for n, _ in (*leaving, *titles)} | {ids}
    ignored = [name for n, name in enumerate(listing.columns) if n not in used and name]
    return Opened(replace(listing, mapping=tuple(telling)), tuple(ignored), ids, (*leaving, *titles))


def _tells(mapped: Mapped, kind: str) -> bool:
    """Whether a column tells one company from another."""
    if kind == "person":
        return bool(employer_columns([mapped]))
    return is_compared(mapped.field) and not mapped.field.startswith(OWN)


def _table(of: Opened, rows: Iterator[tuple[str, ...]], mapping: Sequence[Mapped], team: Crew) -> Table:
    try:
        return table_of(rows, "company", mapping, of.ids, team)
    except ValueError as error:
        raise BadInput(f"{of.listing.path}: {error}") from error


def _noting(people: Opened, today: date, left: dict[int, str]) -> Iterator[tuple[str, ...]]:
    """The rows of a list of people; while they pass it is noted who has left."""
    for n, row in enumerate(people.listing.rows):
        cells = ((sort, row[column]) for column, sort in people.leaving if column < len(row))
        if said := departure(cells, today):
            left[n] = said
        yield row
