"""A list matched from its file to its clusters: read once, made comparable in several processes, resolved as columns.

The rows themselves are not kept: a million of them are a few hundred megabytes as columns and several times that as
rows. Who wants to see a row again reads the file again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, compress, islice, repeat
from time import perf_counter

from connectors.files.columns import Mapped
from enrich.work.crew import Crew
from matching.bundles import Bundle, bundled, unbundled
from matching.cluster import Judgement
from matching.compare_names import judge_packed
from matching.encode import Chunk, Sheet, encode
from matching.name_pairs import Judged, together
from matching.names import Judge
from matching.resolve import Resolution, resolve_table
from matching.table import Table, gather

Rows = list[tuple[str, ...]]
# A list shorter than one chunk is made comparable before another process has begun.
_ROWS_A_CHUNK = 20_000
_NAMES_AT_ONCE = 20_000


@dataclass
class Stages:
    """How long each stage took, in seconds; told to whoever watches as it begins."""

    watch: Callable[[str], None] = lambda stage: None
    seconds: dict[str, float] = field(default_factory=dict)
    _name: str = ""
    _begun: float = 0.0

    def begin(self, name: str) -> None:
        self.end()
        self._name, self._begun = name, perf_counter()
        self.watch(name)

    def end(self) -> None:
        if self._name:
            took = perf_counter() - self._begun
            self.seconds[self._name] = round(self.seconds.get(self._name, 0.0) + took, 3)
            self._name = ""


@dataclass(frozen=True)
class Part:
    """Some rows of a list as they are sent to another process.

    Attributes:
        start: the number of the first row.
        fields: of each column that is matched on; several may be of one field.
        has_ids: whether a column of unique ids stands behind them.
        cells: those of these columns, row by row.
    """

    kind: str
    start: int
    fields: Sequence[str]
    has_ids: bool
    cells: Bundle


def table_of(
    rows: Iterable[tuple[str, ...]], kind: str, mapping: Sequence[Mapped], ids: int | None, team: Crew
) -> Table:
    """The rows of a list as a table.

    Args:
        ids: the column of unique ids; without one rows are numbered from 1.
        team: who makes long lists comparable.

    Raises:
        ValueError: for an id that stands twice.
    """
    parts = _parts(iter(rows), kind, [(mapped.field, mapped.column) for mapped in mapping], ids)
    first = list(islice(parts, 2))
    if len(first) < 2 or team.size < 2:
        return gather(map(sheet_of, chain(first, parts)), kind)
    return gather(team.map(sheet_of, ((part,) for part in chain(first, parts))), kind)


def _parts(
    rows: Iterator[tuple[str, ...]], kind: str, columns: Sequence[tuple[str, int]], ids: int | None
) -> Iterator[Part]:
    """The rows a few thousand at a time."""
    start = 1
    while held := list(islice(rows, _ROWS_A_CHUNK)):
        yield part_of(start, held, kind, columns, ids)
        start += len(held)


def part_of(start: int, rows: Rows, kind: str, columns: Sequence[tuple[str, int]], ids: int | None) -> Part:
    """Some rows, of which the first has this number."""
    wanted = [column for _, column in columns] + ([] if ids is None else [ids])
    return Part(kind, start, [name for name, _ in columns], ids is not None, bundled(_cells(rows, wanted)))


def _cells(rows: Rows, wanted: Sequence[int]) -> list[str]:
    """The cells of these columns, row by row; empty where a row is too short."""
    try:
        return [row[column] for row in rows for column in wanted]
    except IndexError:
        return [row[column] if column < len(row) else "" for row in rows for column in wanted]


def sheet_of(part: Part) -> Sheet:
    """Some rows of a list, made comparable. What runs in another process."""
    return encode(chunk_of_part(part))


def chunk_of_part(part: Part) -> Chunk:
    """Some rows as the values of each field; empty cells are no values."""
    told, width = unbundled(part.cells), len(part.fields) + part.has_ids
    cells: dict[str, tuple[list[int], list[str]]] = {}
    for n, name in enumerate(part.fields):
        column = list(map(str.strip, told[n::width]))
        rows, values = cells.setdefault(name, ([], []))
        rows += compress(range(len(column)), column)
        values += filter(None, column)
    called = map(str.strip, told[width - 1 :: width]) if part.has_ids else repeat("", len(told) // width)
    ids = [name or str(number) for number, name in enumerate(called, part.start)]
    return Chunk(part.kind, ids, {name: _by_row(*both) for name, both in cells.items()})


def _by_row(rows: list[int], values: list[str]) -> tuple[list[int], list[str]]:
    """Values of several columns in the order of the rows."""
    if rows == sorted(rows):
        return rows, values
    order = sorted(range(len(rows)), key=rows.__getitem__)
    return [rows[n] for n in order], [values[n] for n in order]


def resolved(
    table: Table, judgements: Sequence[Judgement], same_bits: float, stages: Stages, team: Crew
) -> Resolution:
    """The clusters of a table, each stage timed; many pairs are shared among several processes and threads."""
    with ThreadPoolExecutor(team.size) as threads:
        found = resolve_table(table, judgements, same_bits, stages.begin, judge_of(team), threads.map)
    stages.end()
    return found


def judge_of(team: Crew) -> Judge:
    """Who compares names: many at once are shared among several processes."""

    def judge(kind: str, left: Sequence[str], right: Sequence[str]) -> Judged:
        if len(left) < _NAMES_AT_ONCE or team.size < 2:
            return judge_packed(kind, left, right)
        parts = (slice(start, start + _NAMES_AT_ONCE) for start in range(0, len(left), _NAMES_AT_ONCE))
        return together(team.map(judge_packed, ((kind, left[p], right[p]) for p in parts)))

    return judge


def peak_megabytes() -> int | None:
    """The most memory that this process has held so far; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1024**2 if sys.platform == "darwin" else 1024))
