"""Rows in, lines of JSON out: a verdict for each row, put together from what each criterion remembers.

Answers that bear on the verdict alike are weighed once. The name of a company stands in its questions alone, and is
read only for those.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from connectors.files.columns import Mapped
from connectors.files.rows import standing_of
from enrich.store.records import Standing
from enrich.work.checking.company import Reading, ReadRow, RowCompany
from enrich.work.checking.remembered import Heard, Remembered
from enrich.work.checking.shown import decision_shown, outlook_shown
from icp.profile import Profile
from icp.verdict import Verdict, weigh

_MOST_WEIGHED = 65_536
Numbered = tuple[int, tuple[str, ...], bool]
"""A row: its number, its cells, and whether it stands in the block below the list."""


@dataclass(frozen=True)
class Job:
    """What rows are held against: the list that they are of, the profile, and the time."""

    file: str
    columns: tuple[str, ...]
    mapping: tuple[Mapped, ...]
    profile: Profile
    now: datetime


class Checker:
    """One job, and what was learned while doing it."""

    def __init__(self, job: Job) -> None:
        self._columns, self._scale = job.columns, job.profile.scale
        self._reading = Reading(job.file, job.mapping, job.now)
        self._clauses = [
            Remembered(clause, worth)
            for clause, worth in zip(self._scale.clauses, self._scale.worths, strict=True)
        ]
        self._weighed: dict[tuple[Hashable, ...], Verdict] = {}

    def lines(self, rows: Iterable[Numbered]) -> Iterator[str]:
        """A line of JSON for each row; of rows that name no company, what they are."""
        for n, cells, below in rows:
            row = ReadRow(self._reading, n, cells)
            standing = Standing.FOOTER if below else standing_of(cells, self._columns, row.says)
            if standing == Standing.COMPANY:
                yield self._line(row)
            else:
                yield _json({"row": n, "verdict": None, "standing": str(standing)})

    def _line(self, row: ReadRow) -> str:
        heard = [clause.of(row) for clause in self._clauses]
        verdict = self._weigh(heard)
        before = _json({"row": row.n, **decision_shown(verdict)})
        reasons = ", ".join([one.reason for one in heard])
        name = RowCompany(row).name if verdict.questions else ""
        after = _json(outlook_shown(verdict, name))
        return f'{before[:-1]}, "reasons": [{reasons}], {after[1:]}'

    def _weigh(self, heard: Sequence[Heard]) -> Verdict:
        key = tuple([one.bearing for one in heard])
        verdict = self._weighed.get(key)
        if verdict is None:
            if len(self._weighed) >= _MOST_WEIGHED:
                self._weighed.clear()
            verdict = weigh("", self._scale, tuple([one.answer for one in heard]))
            self._weighed[key] = verdict
        return verdict


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
