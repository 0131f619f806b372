"""Answers that rows share: what one criterion says of a row, asked once for all rows that agree in what it looked at.

A criterion is a function of the fields it asks for, and asks in an order that only the values so far decide. So its
answers make a tree: at each node the cells that it looks at next, below it a branch for each of their contents, at the
end the answer. A row is walked down the tree; where no branch is, the criterion itself is asked and its way is kept.
Nothing here knows a kind of criterion, and no answer is guessed: a row that differs in any cell that was looked at is
asked anew. This is memoisation by what was read (Acar, Blelloch, Harper: Selective Memoization, POPL 2003).

Memory is bounded: a full tree is forgotten and begins again, and long texts, which hardly repeat, are not kept.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from enrich.work.checking.company import Cells, Columns, ReadRow, RowCompany, repeats
from enrich.work.checking.shown import as_json, reason_shown
from icp.answer import Answer
from icp.interval import Clause
from icp.verdict import Reason

MOST_KEPT = 16_384


@dataclass(frozen=True, slots=True)
class Heard:
    """What a criterion said: its answer without its evidence, which is of one row, and its reason as JSON.

    `bearing` is all of it that bears on the verdict: answers that are equal in it are weighed alike.
    """

    answer: Answer
    reason: str
    bearing: Hashable


@dataclass(slots=True)
class _Node:
    columns: Columns
    branches: dict[Cells, _Tree] = field(default_factory=dict)


_Tree: TypeAlias = "_Node | Heard"


class Remembered:
    """One clause of a profile, asked about the rows of one list."""

    def __init__(self, clause: Clause, of: float, most: int = MOST_KEPT) -> None:
        self._clause, self._of, self._most = clause, of, most
        self._tree: _Tree | None = None
        self._kept = 0

    def of(self, row: ReadRow) -> Heard:
        """What the clause's criterion says of a row."""
        tree = self._tree
        while type(tree) is _Node:
            tree = tree.branches.get(row.cells_of(tree.columns))
        return tree if isinstance(tree, Heard) else self._ask(row)

    def _ask(self, row: ReadRow) -> Heard:
        row.begin()
        answer = self._clause.criterion.answer(RowCompany(row), row.reading.now)
        answer = answer._replace(evidence=())
        reason = as_json(reason_shown(Reason(self._clause, answer, self._of)))
        bearing = (answer.low, answer.high, answer.likely, answer.otherwise, answer.needs)
        heard = Heard(answer, reason, bearing)
        if not row.wholly:
            self._keep(row, heard)
        return heard

    def _keep(self, row: ReadRow, heard: Heard) -> None:
        ways = [(columns, row.cells_of(columns)) for columns in row.took if columns]
        if not all(repeats(cells) for _, cells in ways):
            return
        if self._kept >= self._most:
            self._tree, self._kept = None, 0
        self._kept += 1
        self._tree = _grown(self._tree, ways, heard)


def _grown(tree: _Tree | None, ways: list[tuple[Columns, Cells]], heard: Heard) -> _Tree:
    """A tree with one more way in it."""
    if not ways:
        return heard
    columns, cells = ways[0]
    node = tree if isinstance(tree, _Node) else _Node(columns)
    node.branches[cells] = _grown(node.branches.get(cells), ways[1:], heard)
    return node
