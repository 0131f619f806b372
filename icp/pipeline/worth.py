"""What deals are worth: sums and averages for each currency, and how fast they come in.

Two currencies are never added: which rate would be right depends on a day and a bank that no export names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from icp.pipeline.conversion import Duration
from icp.pipeline.deal import Deal
from icp.pipeline.proportion import LEAST, Rate
from icp.pipeline.stage import Stage

_LATELY = 91


def sums(deals: Iterable[Deal]) -> dict[str, Decimal]:
    """The worth of deals by currency, the commonest first; "" for those whose currency nobody names."""
    totals: defaultdict[str, Decimal] = defaultdict(Decimal)
    counts: Counter[str] = Counter()
    for deal in deals:
        if deal.amount is not None:
            totals[deal.currency] += deal.amount
            counts[deal.currency] += 1
    return {currency: totals[currency] for currency, _ in counts.most_common()}


@dataclass(frozen=True)
class Velocity:
    """How much a pipeline yields a day, in one currency.

    opportunities x win rate x average deal value / days, as the trade has it (Salesforce and HubSpot define it so).
    The opportunities are those open now, and the days are the mean time until a deal is closed, won or lost: so the
    quotient is the deals that close a day, by Little's law. The time that only won deals take is another, and so is
    any median; with either the formula gives what no pipeline yields. `lately` is what did come in a day in the last
    quarter.

    Attributes:
        won: on how many won deals the average rests.
    """

    currency: str
    opportunities: int
    won: int
    average: Decimal | None
    middle: Decimal | None
    a_day: float | None
    lately: float


def velocities(deals: Sequence[Deal], now: date, rate: Rate, lifetime: Duration) -> list[Velocity]:
    """One for each currency in which something is open or was won."""
    return [_velocity(deals, currency, now, rate, lifetime) for currency in sums(deals)]


def _velocity(deals: Sequence[Deal], currency: str, now: date, rate: Rate, lifetime: Duration) -> Velocity:
    own = [deal for deal in deals if deal.amount is not None and deal.currency == currency]
    won = [deal for deal in own if deal.stage is Stage.WON]
    amounts = [deal.amount for deal in won if deal.amount is not None]
    opportunities = sum(deal.stage.open for deal in own)
    average = sum(amounts, Decimal()) / len(amounts) if len(amounts) >= LEAST else None
    known = average is not None and rate.value is not None and lifetime.mean
    a_day = opportunities * (rate.value or 0) * float(average or 0) / (lifetime.mean or 1) if known else None
    since = now - timedelta(days=_LATELY)
    lately = sums(deal for deal in won if deal.closed and since < deal.closed <= now).get(currency, Decimal())
    middle = median(amounts) if average is not None else None
    return Velocity(currency, opportunities, len(amounts), average, middle, a_day, float(lately) / _LATELY)
