"""Short ways to make a table of a few records, and to compare two of them."""

from __future__ import annotations

import numpy as np

from matching.compare import Compared, Comparer
from matching.compare_names import judge_packed
from matching.encode import Sheet, chunk_of, encode, sheets
from matching.frequency import Frequencies
from matching.levels import levels_of, levels_of_own
from matching.names import NameBook
from matching.records import OTHER, Record
from matching.table import Ints, Table, gather


def sheet_of(*records: Record) -> Sheet:
    """Records of one kind as one chunk, made comparable."""
    return encode(chunk_of(records, records[0].kind))


def table_of(*records: Record) -> Table:
    """Records of one kind as a table, in the order of their ids."""
    return gather(sheets(records, records[0].kind), records[0].kind)


def comparer_of(*records: Record) -> Comparer:
    """What compares these records, the rarities counted in them alone."""
    table = table_of(*records)
    book = NameBook(table, judge_packed)
    return Comparer(table, book, Frequencies(table, book))


def ints(*numbers: int) -> Ints:
    """Numbers as an array."""
    return np.array(numbers, np.int32)


def all_pairs(size: int) -> tuple[Ints, Ints]:
    """Every pair of so many records, left before right."""
    left, right = np.triu_indices(size, 1)
    return left.astype(np.int32), right.astype(np.int32)


def compared(left: Record, right: Record) -> Compared:
    """Two records whose ids are in order, compared."""
    return comparer_of(left, right).compare(ints(0), ints(1))


def levels(left: Record, right: Record) -> dict[str, str]:
    """The levels by name on which two records agree; the same in both directions."""
    there = named(left.kind, comparer_of(left, right).compare(ints(0), ints(1)))
    assert there == named(left.kind, comparer_of(left, right).compare(ints(1), ints(0)))
    return there


def named(kind: str, found: Compared, pair: int = 0) -> dict[str, str]:
    """The levels of one pair by their names; what was not compared is not among them."""
    known = levels_of(kind)
    return {
        field: (levels_of_own(field) if field.startswith(OTHER) else known[field])[level[pair] - 1].name
        for field, level in found.levels.items()
        if level[pair]
    }
