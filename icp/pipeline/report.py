"""The report on a pipeline: every figure with the number of deals it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from icp.pipeline.conversion import (
    Duration,
    sales_cycle,
    stage_rate,
    time_in_stage,
    time_until_closed,
    win_rate,
)
from icp.pipeline.deal import Deal, Stay, stays
from icp.pipeline.periods import Intake, Kind, intakes, period_of
from icp.pipeline.pileup import Stock, stock
from icp.pipeline.proportion import Rate
from icp.pipeline.quota import Quota, quota
from icp.pipeline.stage import OPEN_STAGES, Stage
from icp.pipeline.worth import Velocity, sums, velocities

_MOST_GROUPS = 12
_PERIODS = {Kind.MONTH: 6, Kind.QUARTER: 5, Kind.YEAR: 4}


@dataclass(frozen=True)
class StageLine:
    """One open stage: what it holds, and what becomes of those that enter it."""

    stage: Stage
    stock: Stock
    value: dict[str, Decimal]
    stay: Duration
    onward: Rate
    wins: Rate


@dataclass(frozen=True)
class Group:
    """The deals of one owner or one source."""

    name: str
    deals: int
    going_on: int
    won: int
    lost: int
    wins: Rate
    cycle: Duration
    value: dict[str, Decimal]


@dataclass(frozen=True)
class Report:
    """A pipeline on a day. `value_open` and `value_won` are by currency."""

    now: date
    kind: Kind
    deals: int
    going_on: int
    won: int
    lost: int
    value_open: dict[str, Decimal]
    value_won: dict[str, Decimal]
    stages: tuple[StageLine, ...]
    wins: Rate
    cycle: Duration
    lifetime: Duration
    velocities: tuple[Velocity, ...]
    intakes: tuple[Intake, ...]
    owners: tuple[Group, ...]
    sources: tuple[Group, ...]
    quota: Quota | None = None


@dataclass(frozen=True)
class Goal:
    """A quota as the user gives it."""

    amount: Decimal
    currency: str


def report(deals: Sequence[Deal], now: date, kind: Kind = Kind.QUARTER, goal: Goal | None = None) -> Report:
    """The report on deals, as of a day.

    Args:
        goal: what is to be won in the period of that day.
    """
    here = [stay for deal in deals for stay in stays(deal, now)]
    lines = tuple(_line(stage, deals, here, now) for stage in OPEN_STAGES)
    wins, cycle = win_rate(deals, now), sales_cycle(deals, now)
    lifetime = time_until_closed(deals, now)
    speeds = tuple(velocities(deals, now, wins, lifetime))
    won = [deal for deal in deals if deal.stage is Stage.WON]
    open_ones = [deal for deal in deals if deal.stage.open]
    return Report(
        now, kind, len(deals), len(open_ones), len(won), len(deals) - len(open_ones) - len(won),
        sums(open_ones), sums(won), lines, wins, cycle, lifetime, speeds,
        tuple(intakes(deals, now, kind, _PERIODS[kind])),
        _groups(deals, now, lambda deal: deal.owner),
        _groups(deals, now, lambda deal: deal.source),
        _quota(deals, now, kind, goal, speeds, lines) if goal else None,
    )  # fmt: skip


def _line(stage: Stage, deals: Sequence[Deal], here: Sequence[Stay], now: date) -> StageLine:
    own = [stay for stay in here if stay.stage is stage]
    unplaced = sum(_lost_here_perhaps(deal, stage) for deal in deals)
    return StageLine(
        stage,
        stock(stage, own, now),
        sums(deal for deal in deals if deal.stage is stage),
        time_in_stage(own),
        stage_rate(own, unplaced),
        win_rate(deals, now, stage),
    )


def _lost_here_perhaps(deal: Deal, stage: Stage) -> bool:
    """Whether a deal was lost in a stage that nobody names, and this may have been it."""
    if deal.stage is not Stage.LOST or deal.left:
        return False
    reached = max((step.rank for step in deal.entered), default=-1)
    return stage.rank >= reached


def _groups(deals: Sequence[Deal], now: date, of: Callable[[Deal], str]) -> tuple[Group, ...]:
    """Deals by owner or source, those with the most first. None where the export names nobody."""
    counts = Counter(map(of, deals))
    if set(counts) <= {""}:
        return ()
    names = [name for name, _ in sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))]
    found = [_group(name, [deal for deal in deals if of(deal) == name], now) for name in names[:_MOST_GROUPS]]
    if rest := set(names[_MOST_GROUPS:]):
        found.append(_group(f"{len(rest)} others", [deal for deal in deals if of(deal) in rest], now))
    return tuple(found)


def _group(name: str, deals: Sequence[Deal], now: date) -> Group:
    won = [deal for deal in deals if deal.stage is Stage.WON]
    return Group(
        name,
        len(deals),
        sum(deal.stage.open for deal in deals),
        len(won),
        sum(deal.stage is Stage.LOST for deal in deals),
        win_rate(deals, now),
        sales_cycle(deals, now),
        sums(won),
    )


def _quota(
    deals: Sequence[Deal],
    now: date,
    kind: Kind,
    goal: Goal,
    speeds: Sequence[Velocity],
    lines: Sequence[StageLine],
) -> Quota:
    average = next((speed.average for speed in speeds if speed.currency == goal.currency), None)
    wins = {line.stage: line.wins for line in lines}
    return quota(deals, goal.amount, goal.currency, period_of(now, kind), now, average, wins)
