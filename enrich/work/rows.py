"""The user's list: read, understood as far as possible, kept as it is, and grouped into accounts.

No row is lost. A blank line, a repeated header, a total and a row that names nothing come back as they came, with
what they are; the others become accounts, two rows of one company one account.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from connectors.files.columns import Mapped, UnknownColumn, detect
from connectors.files.families import family_of
from connectors.files.footer import with_footer
from connectors.files.rows import row_statements, standing
from connectors.files.tables import NotATable, Table, read_table
from connectors.statement import Statement
from enrich.errors import BadInput
from enrich.store.records import Row, Standing
from matching.records import Record, record_of
from matching.resolve import resolve

_SAMPLE = 200


@dataclass(frozen=True)
class Listing:
    """An open list: its columns, what they hold, and its rows, once.

    `preamble` is how many lines stood above the columns; `broken`, which grows while rows are read, the lines that were
    not well-formed and were kept as they stand; `called` is its name where another file of the run has the same.
    """

    path: Path
    columns: tuple[str, ...]
    mapping: tuple[Mapped, ...]
    form: str
    rows: Iterator[tuple[str, ...]]
    preamble: int = 0
    broken: Sequence[str] = ()
    called: str = ""

    @property
    def name(self) -> str:
        return self.called or self.path.name


def open_any(path: Path) -> Listing:
    """Open a list of whatever kind, its columns not yet understood.

    Raises:
        BadInput: when the file is missing, no table, or empty.
    """
    try:
        table: Table = read_table(path.open("rb"), path.name)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except NotATable as error:
        raise BadInput(str(error)) from error
    if not any(table.columns):
        raise BadInput(f"{path} is empty. Its first line must name the columns, such as: Company,Website")
    rows = _read(path, table.rows)
    return Listing(path, table.columns, (), table.form, rows, table.preamble, table.broken)


def open_listing(path: Path, overrides: Mapping[str, str]) -> Listing:
    """Open a list and find out what its columns hold.

    Raises:
        BadInput: when the file is missing, no table, or has no column that names a company or a person.
    """
    table = open_any(path)
    sample = list(islice(table.rows, _SAMPLE))
    try:
        mapping = tuple(detect(table.columns, sample, overrides))
    except UnknownColumn as error:
        raise BadInput(str(error)) from error
    if not mapping:
        columns = ", ".join(repr(column) for column in table.columns if column) or "none"
        raise BadInput(
            f"{path}: no column is recognised as a company's name or website. Columns are: {columns}. "
            f"Say which one is which: --map company.name=COLUMN --map company.website=COLUMN"
        )
    family = family_of(table.columns)
    form = f"{table.form}; columns as in {family.name}" if family else table.form
    return replace(table, mapping=mapping, form=form, rows=chain(sample, table.rows))


def without_earlier(listing: Listing, ours: Sequence[str]) -> Listing:
    """A list without the columns that an earlier run of one command appended to it: they are written anew.

    What a command appends stands together and in its order. Columns of these names that stand otherwise are the user's,
    or another command's, and stay.
    """
    width = len(ours)
    earlier = {
        place
        for n in range(len(listing.columns) - width + 1)
        if listing.columns[n : n + width] == tuple(ours)
        for place in range(n, n + width)
    }
    if not earlier:
        return listing
    stay = [n for n in range(len(listing.columns)) if n not in earlier]

    def cut(cells: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cells[n] for n in stay if n < len(cells))

    return replace(listing, columns=cut(listing.columns), rows=map(cut, listing.rows))


def _read(path: Path, rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Rows as they are read. What makes a file no table may stand far down in it."""
    try:
        yield from rows
    except NotATable as error:
        raise BadInput(f"{path}: {error}") from error


def rows_of(listing: Listing, seen: datetime) -> Iterator[Row]:
    """Every row with its standing, numbered from 1 below the names of the columns."""
    for n, (cells, below) in enumerate(with_footer(listing.rows), 1):
        row = Row(n, cells, f"file:{listing.name}:{n}", Standing.FOOTER if below else Standing.COMPANY)
        if below:
            yield row
            continue
        said = said_by(listing.name, row, listing.mapping, seen)
        yield replace(row, standing=Standing(standing(cells, listing.columns, said)))


def said_by(file: str, row: Row, mapping: Sequence[Mapped], seen: datetime) -> list[Statement]:
    """What a row says itself."""
    return row_statements(file, row.n, row.cells, mapping, seen)


def file_key(path: Path) -> str:
    """What tells this content from others."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()[:16]


def group(rows: Iterable[Row], said: Callable[[Row], list[Statement]]) -> Iterator[tuple[int, int]]:
    """Which account each row belongs to, as (row, account): rows of one company share the number of the first."""
    records: list[Record] = []
    numbers: dict[str, int] = {}
    for row in rows:
        if row.standing is not Standing.COMPANY:
            continue
        own = [s for s in said(row) if s.subject == row.subject and s.kind == "company"]
        numbers[row.subject] = row.n
        records.append(record_of(row.subject, own) if own else Record(row.subject, "company"))
    for cluster in resolve(records).clusters if records else ():
        first = min(numbers[subject] for subject in cluster)
        for subject in cluster:
            yield numbers[subject], first
