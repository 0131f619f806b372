"""Which column of an export of deals holds what, and its cells as they stand there.

Dates of numbers ("03/04/26") are read by the order that the other dates of their column prove; one that might be two
days is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from connectors.files.cells import is_nothing
from connectors.files.dates import iso_day, month_order
from icp.headings import candidates, headings
from icp.pipeline.endings import ENDS, Rows, ends_beside, most_telling, stages_in
from icp.pipeline.stage import Stage, stage_entered

PACKAGE = "icp.pipeline"
LONGEST = 60  # of a cell that is quoted
_DAYS = ("created", "won", "closed", "changed", "mql", "sql")
# What a column of outcomes holds beside the words for won and lost.
OUTCOMES = {
    "true": Stage.WON, "yes": Stage.WON, "1": Stage.WON, "ja": Stage.WON,
    "false": None, "no": None, "0": None, "nein": None,
}  # fmt: skip
# Where a 0 is something and not a cell that is filled only to be filled.
_ZERO_COUNTS = ("deal", "amount", "outcome")
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)


class Columns:
    """The columns of an export, with the order of day and month in each."""

    def __init__(
        self, columns: Sequence[str], rows: Rows, said: Mapping[str, str], words: Mapping[str, Stage]
    ) -> None:
        self.places = headings(columns, PACKAGE, said)
        self.words = words
        self.beside: dict[int, frozenset[Stage]] = {}
        if "stage" in self.places and "stage" not in said and not self._outcomes(rows):
            self._choose_stage(columns, rows)
        self.entered: dict[Stage, int] = {}
        for n, column in enumerate(columns):
            used = {*self.places.values(), *self.beside}
            stage = stage_entered(column, words) if n not in used else None
            if stage:
                self.entered.setdefault(stage, n)
        dated = [*(self.places[part] for part in _DAYS if part in self.places), *self.entered.values()]
        self._order = {n: month_order(cells[n] for _, cells in rows if n < len(cells)) for n in dated}

    def _choose_stage(self, columns: Sequence[str], rows: Rows) -> None:
        others = {n for part, n in self.places.items() if part != "stage"}
        free = [n for n in candidates(columns, "stage", PACKAGE) if n not in others]
        self.places["stage"], *rest = most_telling(free, rows, self.words)
        self.beside = ends_beside(self.places["stage"], rest, rows, self.words)

    def _outcomes(self, rows: Rows) -> bool:
        """Whether a column of outcomes says how deals end, so that none of stages need do it."""
        n = self.places.get("outcome", -1)
        told = any(cells[n].strip().lower() in OUTCOMES for _, cells in rows if 0 <= n < len(cells))
        return told or (n >= 0 and any(end in ENDS for end in stages_in(rows, n, self.words)))

    def cell(self, cells: Sequence[str], part: str) -> str:
        n = self.places.get(part, -1)
        text = cells[n].strip() if 0 <= n < len(cells) else ""
        return "" if part not in _ZERO_COUNTS and is_nothing(text) else text

    def day(self, cells: Sequence[str], n: int) -> tuple[date | None, str]:
        """The day in a column, and the cell where it holds something that is none."""
        text = cells[n].strip() if n < len(cells) else ""
        if not text or is_nothing(text):
            return None, ""
        iso = iso_day(text, self._order[n])
        day = date.fromisoformat(iso) if iso else None
        return (day, "") if day and _EARLIEST <= day < _LATEST else (None, text[:LONGEST])
