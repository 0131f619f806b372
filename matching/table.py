"""All records of one kind as columns: what a million records are matched on.

A trait is a list of distinct values and, for each record, the numbers of those it has. Whether two records share a
value is then whether two numbers are equal, and how rare it is stands in one place. Values that cannot be told apart
have one number, whichever chunk they came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from matching.encode import Coded, Sheet, numbering
from matching.records import unique
from matching.value_pairs import ValuePairs

Ints = NDArray[np.int32]
Levels = NDArray[np.uint8]
# How two records agree in a trait, where nothing finer is told; 0 is for what one of them lacks.
SAME, DIFFERS = 1, 2
# Of one trait so many values of a record are compared: the first that were told.
MOST_VALUES = 8


@dataclass
class Column:
    """One trait: `codes[n]` are the numbers of record n's values in the order told, then -1; shape (records, k).

    Attributes:
        judged: pairs of its values that were compared.
    """

    codes: Ints
    values: list[str]
    shown: list[str]
    judged: ValuePairs = field(default_factory=ValuePairs, compare=False)
    _made: dict[Callable[[str], str], Ints] = field(default_factory=dict, compare=False)

    def made(self, rule: Callable[[str], str]) -> Ints:
        """A number for what a rule makes of each value, equal ones alike; last is -1, for who has none."""
        if rule not in self._made:
            numbers = numbering()
            self._made[rule] = np.array([*(numbers[rule(value)] for value in self.values), -1], np.int32)
        return self._made[rule]

    @cached_property
    def first(self) -> Ints:
        """Each record's first value; -1 where it has none."""
        return np.ascontiguousarray(self.codes[:, 0])

    @cached_property
    def several(self) -> NDArray[np.bool_]:
        """Which records have more than one value."""
        return np.asarray((self.codes[:, 1:2] >= 0).any(axis=1))

    @property
    def width(self) -> int:
        """The most values that a record has."""
        return int(self.codes.shape[1])

    def held(self) -> tuple[Ints, Ints]:
        """Every value of every record, as (records, values)."""
        places = np.nonzero(self.codes >= 0)
        return places[0].astype(np.int32), self.codes[places]

    def of(self, record: int) -> list[str]:
        """The values of one record."""
        return [self.values[code] for code in self.codes[record] if code >= 0]


@dataclass
class Table:
    """Records of one kind, made comparable, in the order of their ids.

    `given[n]` is the place that record n had when they were given.
    """

    kind: str
    ids: list[str]
    given: NDArray[np.int64]
    columns: dict[str, Column] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)


@dataclass
class _Gathering:
    """One trait's values from all chunks so far. `shown` is empty where they are shown as they are, in every chunk."""

    known: defaultdict[str, int] = field(default_factory=numbering)
    shown: list[str] = field(default_factory=list)
    rows: list[Ints] = field(default_factory=list)
    codes: list[Ints] = field(default_factory=list)

    def add(self, coded: Coded, offset: int) -> None:
        numbers = np.fromiter(map(self.known.__getitem__, coded.values), np.int32, len(coded.values))
        self.rows.append(coded.rows + np.int32(offset))
        self.codes.append(numbers[coded.codes])
        if coded.shown is not coded.values:
            self._show(numbers, coded.shown)

    def _show(self, numbers: Ints, spellings: Sequence[str]) -> None:
        """Keep how values are written: new ones have the next numbers; of two spellings always the same is shown."""
        fresh = numbers >= len(self.shown)
        self.shown += compress(spellings, fresh.tolist())
        for place in np.flatnonzero(~fresh).tolist():
            number, spelling = numbers[place], spellings[place]
            if spelling < self.shown[number]:
                self.shown[number] = spelling

    def column(self, order: NDArray[np.int64]) -> Column:
        """The column of records in this order, its values numbered as they come in it."""
        codes = self._matrix(len(order))[order]
        numbers = _by_first(codes, len(self.known))
        renumbered = np.empty(len(numbers) + 1, np.int32)
        renumbered[numbers] = np.arange(len(numbers), dtype=np.int32)
        renumbered[-1] = -1
        known, places = list(self.known), numbers.tolist()
        values = [known[n] for n in places]
        shown = [self.shown[n] for n in places] if self.shown else values
        return Column(renumbered[codes], values, shown)

    def _matrix(self, size: int) -> Ints:
        """The numbers of each record's values in the order told, then -1; shape (records, k)."""
        rows, codes = np.concatenate(self.rows), np.concatenate(self.codes)
        begins = np.flatnonzero(np.diff(rows, prepend=-1))
        places = np.arange(len(rows)) - np.repeat(begins, np.diff(begins, append=len(rows)))
        width = min(MOST_VALUES, int(places.max()) + 1) if len(rows) else 1
        matrix = np.full((size, width), -1, np.int32)
        kept = places < width
        matrix[rows[kept], places[kept]] = codes[kept]
        return matrix


def gather(sheets: Iterable[Sheet], kind: str) -> Table:
    """One table of all chunks, its records in the order of their ids, so that no other order makes a difference.

    Raises:
        ValueError: for an id that stands twice.
    """
    ids: list[str] = []
    gathering: defaultdict[str, _Gathering] = defaultdict(_Gathering)
    for sheet in sheets:
        for trait, coded in sheet.traits.items():
            gathering[trait].add(coded, len(ids))
        ids += sheet.ids
    unique(ids)
    order = sorted(range(len(ids)), key=ids.__getitem__)
    given = np.array(order, np.int64)
    columns = {trait: gathering.pop(trait).column(given) for trait in sorted(gathering)}
    return Table(kind, [ids[n] for n in order], given, columns)


def _by_first(codes: Ints, size: int) -> NDArray[np.int64]:
    """The numbers of a matrix in the order in which they come in it, row by row; last those that are not in it."""
    flat = codes.ravel()
    held = np.flatnonzero(flat >= 0)[::-1]
    first = np.full(size, -1, np.int64)
    first[flat[held]] = (
        held  # of several places the last that is set stays: the first, as they are set backwards
    )
    begins = np.zeros(len(flat), bool)
    begins[first[first >= 0]] = True
    return np.concatenate((flat[begins], np.flatnonzero(first < 0)))


def equal(column: Column, left: Ints, right: Ints) -> tuple[Levels, Ints]:
    """Level 1 where two records share a value, 2 where both have values and none in common, else 0; and which."""
    ours, theirs = column.first[left], column.first[right]
    both = (ours >= 0) & (theirs >= 0)
    levels = np.where(both, np.where(ours == theirs, np.uint8(SAME), np.uint8(DIFFERS)), np.uint8(0))
    codes = np.where(levels == SAME, ours, np.int32(-1))
    if column.width > 1:
        _share_further(column, left, right, levels, codes)
    return levels, codes


def _share_further(column: Column, left: Ints, right: Ints, levels: Levels, codes: Ints) -> None:
    """Look for what records share among all their values, where one has several and the first are not equal."""
    places = np.flatnonzero((levels == DIFFERS) & (column.several[left] | column.several[right]))
    ours, theirs = column.codes[left[places]], column.codes[right[places]]
    found = np.full(len(places), -1, np.int32)
    for a in range(column.width):
        for b in range(column.width):
            met = (ours[:, a] == theirs[:, b]) & (ours[:, a] >= 0) & (found < 0)
            found[met] = ours[met, a]
    levels[places[found >= 0]] = SAME
    codes[places] = found
