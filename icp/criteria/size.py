"""How many people a company employs.

A band that a limit cuts ("11-50" against at least 20) is unknown and leans by the part of the band inside; 0 is what
directories write where they know nothing, and says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from math import inf

from icp.answer import Answer
from icp.claims import Reading, Test, judge_one
from icp.criteria.criterion import Ready
from icp.spans import Span, number_span
from icp.table import Table
from matching.nouns import Company

FIELD = "company.employees"


@dataclass(frozen=True)
class Size(Ready):
    """At least `least` and at most `most` people; `most` may be infinite."""

    least: float
    most: float
    kind = "size"

    @cached_property
    def wish(self) -> str:
        if self.most == inf:
            return f"at least {self.least:g} employees"
        if self.least <= 1:
            return f"at most {self.most:g} employees"
        return f"{self.least:g} to {self.most:g} employees"

    @cached_property
    def contrary(self) -> str:
        below = f"fewer than {self.least:g}" if self.least > 1 else ""
        above = f"more than {self.most:g}" if self.most < inf else ""
        return " or ".join(part for part in (below, above) if part) + " employees"

    @property
    def question(self) -> str:
        return "How many people does {} employ?"

    def answer(self, company: Company, now: datetime) -> Answer:
        return judge_one(company, FIELD, now, self._test, "no source says how many people it employs")

    @cached_property
    def _test(self) -> Test:
        return lru_cache(maxsize=16_384)(self._read)

    @cached_property
    def _range(self) -> str:
        if self.most == inf:
            return f"{self.least:g} or more"
        return f"{self.least:g}-{self.most:g}" if self.least > 1 else f"{self.most:g} or fewer"

    def _read(self, value: str) -> Reading | None:
        span = number_span(value)
        if span is None:
            return None
        what = _people(value, span)
        share = span.share_within(self.least, self.most)
        if share == 1.0:
            return Reading(1, 1, 1, what, f"is within {self._range}", self.contrary)
        if share == 0.0:
            return Reading(0, 0, 0, what, f"is outside {self._range}", self._enough(span))
        return Reading(0, 1, share, what, f"may be in or out of {self._range}", self._enough(span))

    def _enough(self, span: Span) -> str:
        """What would just do for a company whose size is somewhere in a range: the limit that the range crosses."""
        if span.high <= self.most:
            return f"at least {self.least:g} employees"
        return f"at most {self.most:g} employees" if span.low >= self.least else ""


def _people(value: str, span: Span) -> str:
    if span.low == span.high:
        return f"{span.low:,.0f} employee{'s' if span.low != 1 else ''}"
    return f"{value} employees" if value[-1:] not in "abcdefghijklmnopqrstuvwxyz" else value


def read(table: Table) -> Size | None:
    """`min`, `max`: whole numbers, at least one of them."""
    least, most = table.whole("min", 20, least=1), table.whole("max", 500, least=1)
    table.need("min", "max")
    table.ordered("min", least, "max", most)
    return Size(least or 1, most or inf) if table.sound else None
