"""What a company takes in a year, as a sum or a band, in one currency.

Nothing is converted, because rates change and this package has no clock: revenue in another currency is unknown. A
list often names no currency at all; whether its sums are in the one asked for only its owner knows, and may say
(`without_currency = "same"`). Revenue is never estimated from the number of employees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from math import inf

from icp.answer import PRIOR, Answer
from icp.claims import Reading, Test, judge_one
from icp.criteria.criterion import Ready
from icp.criteria.sums import read_currency, sum_between, sum_in_words
from icp.spans import Span, money_span
from icp.table import Table
from matching.nouns import Company

FIELD = "company.revenue"


class Unmarked(StrEnum):
    """What an amount without a currency counts as."""

    UNKNOWN = "unknown"
    SAME = "same"


@dataclass(frozen=True)
class Revenue(Ready):
    """At least `least` and at most `most` a year in `currency`; `most` may be infinite."""

    least: float
    most: float
    currency: str
    unmarked: Unmarked
    kind = "revenue"
    question = "What is the yearly revenue of {}?"

    @cached_property
    def wish(self) -> str:
        return f"a yearly revenue of {self._range}"

    @cached_property
    def contrary(self) -> str:
        return f"a yearly revenue other than {self._range}"

    @cached_property
    def _range(self) -> str:
        return f"{sum_between(self.least, self.most)} {self.currency}"

    def answer(self, company: Company, now: datetime) -> Answer:
        return judge_one(company, FIELD, now, self._test, "no source says what its revenue is")

    @cached_property
    def _test(self) -> Test:
        return lru_cache(maxsize=16_384)(self._read)

    def _read(self, value: str) -> Reading | None:
        sold = money_span(value)
        if sold is None:
            return None
        span, currency = sold
        what = f"a revenue of {_in_words(span, currency)}"
        if currency != self.currency and (currency or self.unmarked is Unmarked.UNKNOWN):
            why = f"is not in {self.currency}, and nothing is converted"
            return Reading(0, 1, PRIOR, what, why if currency else f"may or may not be in {self.currency}")
        share = span.share_within(self.least, self.most)
        if share == 1.0:
            return Reading(1, 1, 1, what, f"is {self._range}", self.contrary)
        if share == 0.0:
            below = span.high < self.least
            way = sum_between(self.least, inf) if below else sum_between(0, self.most)
            return Reading(
                0, 0, 0, what, f"is not {self._range}", f"a yearly revenue of {way} {self.currency}"
            )
        return Reading(0, 1, share, what, f"may or may not be {self._range}")


def _in_words(span: Span, currency: str) -> str:
    if span.high == inf:
        figures = f"{sum_in_words(span.low)} or more"
    else:
        figures = "-".join(dict.fromkeys(map(sum_in_words, span)))
    return f"{figures} {currency}" if currency else f"{figures} in a currency that is not named"


def read(table: Table) -> Revenue | None:
    """`min`, `max`: numbers, at least one of them, in `currency`; `without_currency`."""
    least, most = table.number("min", 1_000_000), table.number("max", 50_000_000)
    table.need("min", "max")
    table.ordered("min", least, "max", most)
    currency = read_currency(table)
    unmarked = Unmarked(table.choice("without_currency", list(Unmarked), Unmarked.UNKNOWN))
    return Revenue(least or 0.0, most or inf, currency, unmarked) if table.sound else None
