"""How much of a quota is there, and what it would take to fill the rest, counted backwards through the stages.

What is missing is turned into deals by the average deal, and deals into leads of each stage by how many of those that
entered it win in the end. Where those figures rest on too few, no need is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from icp.pipeline.deal import Deal
from icp.pipeline.periods import Period
from icp.pipeline.proportion import Rate
from icp.pipeline.stage import OPEN_STAGES, Stage


@dataclass(frozen=True)
class Quota:
    """A quota for a period, in one currency.

    Attributes:
        won: what was won in the period until today.
        expected: what open deals are worth, each by how many win from its stage; None where that is not known.
        elapsed: the part of the period that is over.
        deals: how many average deals are missing.
        needed: stage → how many deals would have to enter it to win as many.
    """

    goal: Decimal
    currency: str
    period: Period
    won: Decimal
    deals_won: int
    expected: Decimal | None
    elapsed: float
    deals: int | None
    needed: Mapping[Stage, int]
    stock: Mapping[Stage, int]

    @property
    def missing(self) -> Decimal:
        return max(self.goal - self.won, Decimal())

    @property
    def attained(self) -> float:
        return float(self.won / self.goal)


def quota(
    deals: Sequence[Deal],
    goal: Decimal,
    currency: str,
    period: Period,
    now: date,
    average: Decimal | None,
    wins: Mapping[Stage, Rate],
) -> Quota:
    """How a quota stands.

    Args:
        average: the worth of an average won deal, if it is known.
        wins: stage → the part of those that enter it that win in the end.
    """
    own = [deal for deal in deals if deal.currency == currency and deal.amount is not None]
    won = [deal for deal in own if deal.stage is Stage.WON and period.holds(deal.closed)]
    total = sum((deal.amount for deal in won if deal.amount), Decimal())
    missing = max(goal - total, Decimal())
    count = ceil(missing / average) if average else None
    needed = {
        stage: ceil(count / share)
        for stage in OPEN_STAGES
        if count is not None and (share := wins[stage].value)
    }
    stock = {stage: sum(deal.stage is stage for deal in own) for stage in OPEN_STAGES}
    elapsed = ((now - period.first).days + 1) / (period.after - period.first).days
    return Quota(goal, currency, period, total, len(won), _expected(own, wins), elapsed, count, needed, stock)


def _expected(deals: Sequence[Deal], wins: Mapping[Stage, Rate]) -> Decimal | None:
    total = Decimal()
    for deal in deals:
        if deal.stage.open and deal.amount:
            share = wins[deal.stage].value
            if share is None:
                return None
            total += deal.amount * Decimal(share)
    return total
