"""Rows in, lines of JSON out: a verdict for each row, put together from what each criterion remembers.

Answers that bear on the verdict alike are weighed once. The name of a company is each row's own: it is no part of what
is remembered, and was read already to see that the row names one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from connectors.files.columns import Mapped
from connectors.files.rows import standing_of
from enrich.store.records import Standing
from enrich.work.checking.company import Reading, ReadRow, RowCompany
from enrich.work.checking.doors import Doors
from enrich.work.checking.remembered import Heard, Remembered
from enrich.work.checking.shown import as_json, decision_shown, outlook_shown
from enrich.work.sources import catalogue
from icp.interval import Scale
from icp.profile import Profile
from icp.verdict import Verdict, weigh

_MOST_WEIGHED = 65_536
Numbered = tuple[int, tuple[str, ...], bool]
"""A row: its number, its cells, and whether it stands in the block below the list."""


@dataclass(frozen=True)
class Job:
    """What rows are held against: the list that they are of, the profile, and the time.

    `sources` are those that might be asked what is open, `prices` what a credit of them costs the user.
    """

    file: str
    columns: tuple[str, ...]
    mapping: tuple[Mapped, ...]
    profile: Profile
    now: datetime
    sources: tuple[str, ...] = ()
    prices: Mapping[str, float] = field(default_factory=dict)


class Line(NamedTuple):
    """What is written of a row, and the verdict that it says: an empty text for a row that names no company."""

    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A verdict on a company of no name, and what stands around its reasons; nothing behind them where it asks."""

    verdict: Verdict
    before: str
    after: str


class Checker:
    """One job, and what was learned while doing it."""

    def __init__(self, job: Job) -> None:
        self._columns, self._profile = job.columns, job.profile
        self._reading = Reading(job.file, job.mapping, job.now)
        scale = job.profile.scale
        self._clauses = [
            Remembered(clause, worth) for clause, worth in zip(scale.clauses, scale.worths, strict=True)
        ]
        self._presumed = Remembered(job.profile.presumed, 0.0) if job.profile.presumed else None
        catalog = catalogue(prices=job.prices) if job.sources else {}
        self._doors = Doors([catalog[name] for name in job.sources])
        self._weighed: dict[tuple[Hashable, ...], _Weighed] = {}

    def lines(self, rows: Iterable[Numbered]) -> Iterator[Line]:
        """A line of JSON for each row; of rows that name no company, what they are."""
        for n, cells, below in rows:
            row = ReadRow(self._reading, n, cells)
            standing = Standing.FOOTER if below else standing_of(cells, self._columns, row.says)
            if standing == Standing.COMPANY:
                yield self._line(row)
            else:
                yield Line(
                    "", as_json({"row": n, "company": None, "verdict": None, "standing": str(standing)})
                )

    def _line(self, row: ReadRow) -> Line:
        heard, scale = [clause.of(row) for clause in self._clauses], self._profile.scale
        if self._presumed and (gone := self._presumed.of(row)).answer.low == 1.0:
            heard, scale = [*heard, gone], self._profile.guarded
        weighed = self._weigh(heard, scale)
        after = weighed.after or self._asking(weighed.verdict, row)
        reasons = ", ".join([one.reason for one in heard])
        name = as_json(row.says("company.name") or RowCompany(row).name)
        text = f'{{"row": {row.n}, "company": {name}, {weighed.before}, "reasons": [{reasons}], {after}}}'
        return Line(str(weighed.verdict.decision), text)

    def _weigh(self, heard: Sequence[Heard], scale: Scale) -> _Weighed:
        key = tuple([one.bearing for one in heard])
        weighed = self._weighed.get(key)
        if weighed is None:
            if len(self._weighed) >= _MOST_WEIGHED:
                self._weighed.clear()
            verdict = weigh("", scale, tuple([one.answer for one in heard]))
            after = "" if verdict.questions else _inner(outlook_shown(verdict, "", None))
            weighed = self._weighed[key] = _Weighed(verdict, _inner(decision_shown(verdict)), after)
        return weighed

    def _asking(self, verdict: Verdict, row: ReadRow) -> str:
        way = self._doors.way(verdict.questions[0], row)
        return _inner(outlook_shown(verdict, RowCompany(row).name, way))


def _inner(value: dict[str, Any]) -> str:
    """The keys and values of an object as JSON, without its braces."""
    return as_json(value)[1:-1]
