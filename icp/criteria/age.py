"""How old a company is, from the date of its foundation at the precision that is known.

"2019" leaves a year open: where a limit falls inside it, the answer is unknown and leans by the part of it inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import inf

from icp.answer import Answer
from icp.claims import Reading, judge_one
from icp.criteria.criterion import Ready
from icp.spans import date_span
from icp.table import Table
from matching.nouns import Company

FIELD = "company.founded"
_YEAR = 365.2425 * 86_400


@dataclass(frozen=True)
class Age(Ready):
    """At least `least` and at most `most` years since foundation; `most` may be infinite."""

    least: float
    most: float
    kind = "age"

    @cached_property
    def wish(self) -> str:
        return f"an age of {self._range}"

    @cached_property
    def contrary(self) -> str:
        return f"an age other than {self._range}"

    @property
    def question(self) -> str:
        return "When was {} founded?"

    @cached_property
    def _range(self) -> str:
        if self.most == inf:
            return f"{self.least:g} years or more"
        return f"{self.least:g}-{self.most:g} years" if self.least else f"{self.most:g} years or less"

    def answer(self, company: Company, now: datetime) -> Answer:
        def test(value: str) -> Reading | None:
            return self._test(value, now)

        return judge_one(company, FIELD, now, test, "no source says when it was founded")

    def _test(self, value: str, now: datetime) -> Reading | None:
        span = date_span(value)
        if span is None or span[0] > now:
            return None
        oldest = (now - span[0]).total_seconds() / _YEAR
        youngest = max((now - span[1]).total_seconds() / _YEAR, 0.0)
        what = f"founded {value}"
        if self.least <= youngest and oldest <= self.most:
            return Reading(1, 1, 1, what, f"is {self._range} old", self.contrary)
        if oldest < self.least:
            return Reading(
                0,
                0,
                0,
                what,
                f"is younger than {self.least:g} years",
                f"at least {self.least:g} years of age",
            )
        if youngest > self.most:
            return Reading(
                0, 0, 0, what, f"is older than {self.most:g} years", f"at most {self.most:g} years of age"
            )
        inside = min(oldest, self.most) - max(youngest, self.least)
        share = min(max(inside / (oldest - youngest), 0.01), 0.99)
        return Reading(0, 1, share, what, f"may or may not be {self._range} old")


def read(table: Table) -> Age | None:
    """`min_years`, `max_years`: numbers, at least one of them."""
    least, most = table.number("min_years", 3), table.number("max_years", 20)
    table.need("min_years", "max_years")
    table.ordered("min_years", least, "max_years", most)
    return Age(least or 0, most or inf) if table.sound else None
