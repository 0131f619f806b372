"""Which source would settle what is open for least: the one answer for lists, reports, briefs and tables.

`icp.asking` weighs; here it is told what is known of a company and what was learned of sources. Nobody is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from connectors.connector import Connector, Target
from enrich.work.account import Account, stated_of
from enrich.work.identity import target_of
from enrich.work.odds import Odds, segment_of
from icp.asking import Way, cheapest, ways
from icp.verdict import Question


def way_to(
    question: Question,
    sources: Iterable[Connector],
    target: Target,
    odds: Odds,
    segment: str,
    stated: Mapping[str, int],
) -> Way | None:
    """The cheapest way to an answer; None where a human is to be asked."""

    def likely(source: Connector, field: str) -> float:
        return odds.chance(source, field, segment)

    return cheapest(ways(question.needs, sources, target, likely, stated))


def way_of(
    account: Account, sources: Iterable[Connector], odds: Odds, asked: Collection[str] = ()
) -> Way | None:
    """The cheapest way to settle an account's verdict; None where nothing is open, or a human is to be asked.

    Args:
        sources: those that may be asked: a source without its key is none.
        asked: names of those that were asked about it already, which are not asked again.
    """
    question, company = account.verdict.next_question, account.company
    if question is None:
        return None
    target = target_of(company)
    segment = segment_of(target, company.value("company.employees"))
    left = [source for source in sources if source.name not in asked]
    return way_to(question, left, target, odds, segment, stated_of(company))


def way_shown(way: Way) -> dict[str, Any]:
    """A way in the shape that scripts rely on."""
    return {
        "source": way.source,
        "fields": list(way.fields),
        "chance": round(way.chance, 2),
        "cost": round(way.cost, 4),
        "requests": way.requests,
    }


def way_line(way: Way) -> str:
    """A way as people read it: "brreg (free, tells in 60 % of cases)"."""
    price = f"${way.cost:.3f}" if way.cost else "free"
    return f"{way.source} ({price}, tells in {100 * way.chance:.0f} % of cases)"
