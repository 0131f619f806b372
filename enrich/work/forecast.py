"""What a run may cost, said before it begins: a bound that cannot be passed, and what is to be expected.

The bound is arithmetic: the caps, or every paid source asked about every account, whichever is less. The expectation is
a guess and says so: paid sources are asked one after another, the thriftiest first, and about half the accounts need no
further one after each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.connector import Connector
from connectors.price import MICRO
from enrich.work.odds import Odds

_GO_ON = 0.5


@dataclass(frozen=True)
class Forecast:
    """What a run may cost, in millionths of a US dollar; nothing where no paid source can be asked."""

    accounts: int
    sources: tuple[str, ...]
    bound: int
    expected: int

    def __str__(self) -> str:
        if not self.bound:
            return f"{', '.join(self.sources)}: asked only with --budget; without it, none of them costs anything."
        return (
            f"{', '.join(self.sources)} may cost ${self.bound / MICRO:.2f} for {self.accounts} accounts at most; "
            f"about ${self.expected / MICRO:.2f} is to be expected."
        )


def forecast(
    accounts: int, paid: Sequence[Connector], cap: int, cap_each: int | None = None, odds: Odds | None = None
) -> Forecast:
    """What working on so many accounts may cost.

    Args:
        paid: the sources that cost money and can be asked.
        cap: the most the run may spend, in millionths of a dollar; cap_each the most for one account.
    """
    odds = odds or Odds()
    each = sum(source.price.bound for source in paid)
    if cap_each is not None:
        each = min(each, cap_each)
    bound = min(cap, accounts * each)
    costs = sorted(source.price.expected(odds.chance(source, "", "")) for source in paid)
    usual = sum(cost * _GO_ON ** (n + 1) for n, cost in enumerate(costs))
    return Forecast(
        accounts, tuple(source.name for source in paid), bound, min(bound, round(accounts * usual))
    )
