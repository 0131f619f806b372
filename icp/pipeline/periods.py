"""Months, quarters and years, and what fell into each: leads that came, were qualified, and were won.

A period's leads are a cohort: what is said of them is what became of those very leads, some of which are still open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from icp.pipeline.deal import Deal
from icp.pipeline.stage import Stage


class Kind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


@dataclass(frozen=True)
class Period:
    """A month, quarter or year: its first day, and the first one behind it."""

    kind: Kind
    first: date
    after: date

    @property
    def name(self) -> str:
        if self.kind is Kind.YEAR:
            return f"{self.first.year}"
        if self.kind is Kind.QUARTER:
            return f"{self.first.year} Q{(self.first.month + 2) // 3}"
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        return self.after - timedelta(days=1)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.after


def period_of(day: date, kind: Kind) -> Period:
    """The period that holds a day. Years are calendar years."""
    first = day.month - (day.month - 1) % kind.months
    month, year = first + kind.months, day.year
    after = date(year + 1, 1, 1) if month > 12 else date(year, month, 1)
    return Period(kind, date(year, first, 1), after)


def periods_until(day: date, kind: Kind, count: int) -> Iterator[Period]:
    """The period of a day and those before it, the earliest first."""
    found = [period_of(day, kind)]
    for _ in range(count - 1):
        found.append(period_of(found[-1].first - timedelta(days=1), kind))
    yield from reversed(found)


@dataclass(frozen=True)
class Intake:
    """One period. `mql` and `sql` are None where the export has no such days at all.

    Attributes:
        won_of, lost_of, open_of: what became of the leads that were created in it.
        won: how many deals were won in it, whenever they were created.
    """

    period: Period
    created: int
    mql: int | None
    sql: int | None
    won_of: int
    lost_of: int
    open_of: int
    won: int


def intakes(deals: Sequence[Deal], now: date, kind: Kind, count: int) -> list[Intake]:
    """The latest periods, from the first in which anything was created."""
    first = min((deal.created for deal in deals if deal.created), default=now)
    has_mql, has_sql = any(deal.mql for deal in deals), any(deal.sql for deal in deals)
    return [
        _intake(deals, period, has_mql, has_sql)
        for period in periods_until(now, kind, count)
        if period.after > first
    ]


def _intake(deals: Sequence[Deal], period: Period, has_mql: bool, has_sql: bool) -> Intake:
    cohort = [deal for deal in deals if period.holds(deal.created)]
    return Intake(
        period,
        len(cohort),
        sum(period.holds(deal.mql) for deal in deals) if has_mql else None,
        sum(period.holds(deal.sql) for deal in deals) if has_sql else None,
        sum(deal.stage is Stage.WON for deal in cohort),
        sum(deal.stage is Stage.LOST for deal in cohort),
        sum(deal.stage.open for deal in cohort),
        sum(deal.stage is Stage.WON and period.holds(deal.closed) for deal in deals),
    )
