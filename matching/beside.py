"""Two tables of one kind as one: the records of the first, then those of the second, so that they can be compared.

A value that both tables have gets one number. Nothing is encoded again, and nothing is compared here.
"""

from __future__ import annotations

import numpy as np

from matching.table import Column, Ints, Table


def beside(first: Table, second: Table) -> Table:
    """One table of both. Record n of the second is record `len(first) + n`; an id may stand in either.

    Raises:
        ValueError: for tables of two kinds.
    """
    if first.kind != second.kind:
        raise ValueError(
            f"records of one kind are put beside each other, not of {first.kind} and {second.kind}"
        )
    columns = {
        trait: _column(_of(first, trait), _of(second, trait))
        for trait in sorted({*first.columns, *second.columns})
    }
    given = np.concatenate((first.given, second.given + len(first)))
    return Table(first.kind, [*first.ids, *second.ids], given, columns)


def _of(table: Table, trait: str) -> Column:
    """A trait of a table, where it lacks it the empty one."""
    return table.columns.get(trait) or Column(np.full((len(table), 1), -1, np.int32), [], [])


def _column(first: Column, second: Column) -> Column:
    """One trait of both. What both have is shown as the first shows it."""
    numbers = {value: number for number, value in enumerate(first.values)}
    moved = [numbers.setdefault(value, len(numbers)) for value in second.values]
    told = zip(second.shown, moved, strict=True)
    shown = [*first.shown, *(spelling for spelling, number in told if number >= len(first.values))]
    width = max(first.width, second.width)
    codes = (_widened(first.codes, width), _widened(np.array([*moved, -1], np.int32)[second.codes], width))
    return Column(np.concatenate(codes), list(numbers), shown)


def _widened(codes: Ints, width: int) -> Ints:
    """The numbers of each record's values, with room for so many."""
    return np.pad(codes, ((0, 0), (0, width - codes.shape[1])), constant_values=-1)
