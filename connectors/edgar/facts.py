"""What a filer took in, earned and owns: the figures of its newest annual report, as it tagged them in XBRL.

One figure is filed many times: again in next year's report, and again when it is corrected. The year and period that
stand beside it are those of the report, and a report holds quarters and earlier years too. So only the dates of a
figure tell what it is: a year is a period of about 52 weeks, and of several filings of one the last holds. Figures of
the newest such year are stated and no others; where two tags say revenue, the total is meant, not a part of it.

https://www.sec.gov/search-filings/edgar-application-programming-interfaces
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

FACTS = "https://data.sec.gov/api/xbrl/companyfacts/CIK{:010d}.json"
MOST_BYTES = 40_000_000
# Annual reports: of US companies, of foreign ones, and what corrects them.
ANNUAL = frozenset({"10-K", "10-K/A", "10-KT", "10-KT/A", "20-F", "20-F/A", "40-F", "40-F/A"})
_YEAR = range(350, 381)
_CURRENCY = re.compile(r"[A-Z]{3}")
# The tags of each figure, the one that says most first.
_FLOWS = {
    "company.revenue": (
        ("us-gaap", "Revenues"),
        ("us-gaap", "RevenueFromContractWithCustomerExcludingAssessedTax"),
        ("us-gaap", "RevenueFromContractWithCustomerIncludingAssessedTax"),
        ("us-gaap", "SalesRevenueNet"),
        ("ifrs-full", "Revenue"),
    ),
    "company.profit": (
        ("us-gaap", "NetIncomeLoss"),
        ("us-gaap", "ProfitLoss"),
        ("ifrs-full", "ProfitLossAttributableToOwnersOfParent"),
        ("ifrs-full", "ProfitLoss"),
    ),
}
_STOCKS = {"company.assets": (("us-gaap", "Assets"), ("ifrs-full", "Assets"))}


class Figure(NamedTuple):
    """One filing of a figure: for a year, or for the day on which one ended."""

    end: str
    filed: str
    amount: Part
    currency: str


def read(page: Page) -> Iterator[Finding]:
    """Read the newest year of one filer."""
    answer = Part.of(page)
    subject = f"cik:{answer['cik'].number:010d}"
    facts = answer["facts"]
    flows = {field: [_figures(facts, *tag, _is_year) for tag in tags] for field, tags in _FLOWS.items()}
    newest = max(
        (figure.end for tags in flows.values() for figures in tags for figure in figures), default=""
    )
    stocks = {field: [_figures(facts, *tag, _is_day) for tag in tags] for field, tags in _STOCKS.items()}
    for field, tags in (flows | stocks).items():
        of_year = [[figure for figure in figures if figure.end == newest] for figures in tags]
        for figures in [figures for figures in of_year if figures][:1]:
            last = max(figures, key=lambda figure: figure.filed)
            money = f"{int(Decimal(last.amount.text))} {last.currency}"
            yield last.amount.says(subject, field, money, as_of=last.end)


def _figures(facts: Part, taxonomy: str, tag: str, fits: Callable[[Part], bool]) -> list[Figure]:
    """The filings of a tag in annual reports, in the currency that the filer reports in."""
    units = facts.opt(taxonomy, tag, "units")
    currencies = [unit for unit in units.value if _CURRENCY.fullmatch(unit)] if units else []
    if units is None or not currencies:
        return []
    # Some add a translation into dollars of the latest year: the currency with most figures is their own.
    own = max(currencies, key=lambda unit: len(units[unit].value))
    return [
        Figure(fact["end"].text, fact["filed"].text, fact["val"], own)
        for fact in units[own].each()
        if fact["form"].text in ANNUAL and fits(fact)
    ]


def _is_day(fact: Part) -> bool:
    return fact.opt("start") is None


def _is_year(fact: Part) -> bool:
    start = fact.opt("start")
    if start is None:
        return False
    return (date.fromisoformat(fact["end"].text) - date.fromisoformat(start.text)).days in _YEAR
