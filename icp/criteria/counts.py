"""Counts of a company between limits: what its size and the number of its users have in common.

A band that a limit cuts ("11-50" against at least 20) is unknown and leans by the part of the band inside; 0 is what
directories write where they know nothing, and says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from math import inf
from typing import ClassVar

from icp.answer import Answer
from icp.claims import Reading, Test, judge_one
from icp.criteria.criterion import Ready
from icp.spans import Span, number_span
from icp.table import Table
from matching.nouns import Company

_LONG = 10_000  # figures from here on are easier to read with commas


@dataclass(frozen=True)
class Count(Ready):
    """At least `least` and at most `most`; `most` may be infinite.

    Attributes:
        field: where the count stands.
        one, many: what is counted, in words.
        nothing: the sentence where no source says how many.
    """

    least: float
    most: float
    kind: ClassVar[str]
    field: ClassVar[str]
    one: ClassVar[str]
    many: ClassVar[str]
    question: ClassVar[str]
    nothing: ClassVar[str]

    @cached_property
    def wish(self) -> str:
        if self.most == inf:
            return f"at least {_figure(self.least)} {self.many}"
        if self.least <= 1:
            return f"at most {_figure(self.most)} {self.many}"
        return f"{_figure(self.least)} to {_figure(self.most)} {self.many}"

    @cached_property
    def contrary(self) -> str:
        below = f"fewer than {_figure(self.least)}" if self.least > 1 else ""
        above = f"more than {_figure(self.most)}" if self.most < inf else ""
        return " or ".join(part for part in (below, above) if part) + f" {self.many}"

    def answer(self, company: Company, now: datetime) -> Answer:
        return judge_one(company, self.field, now, self._test, self.nothing)

    @cached_property
    def _test(self) -> Test:
        return lru_cache(maxsize=16_384)(self._read)

    @cached_property
    def _range(self) -> str:
        if self.most == inf:
            return f"{_figure(self.least)} or more"
        return (
            f"{_figure(self.least)}-{_figure(self.most)}"
            if self.least > 1
            else f"{_figure(self.most)} or fewer"
        )

    def _read(self, value: str) -> Reading | None:
        span = number_span(value)
        if span is None:
            return None
        what = self._counted(value, span)
        share = span.share_within(self.least, self.most)
        if share == 1.0:
            return Reading(1, 1, 1, what, f"is within {self._range}", self.contrary)
        if share == 0.0:
            way = (
                f"at least {_figure(self.least)}"
                if span.high < self.least
                else f"at most {_figure(self.most)}"
            )
            return Reading(0, 0, 0, what, f"is outside {self._range}", f"{way} {self.many}")
        return Reading(0, 1, share, what, f"may be in or out of {self._range}")

    def _counted(self, value: str, span: Span) -> str:
        if span.low == span.high:
            return f"{span.low:,.0f} {self.one if span.low == 1 else self.many}"
        return f"{value} {self.many}" if value[-1:] not in "abcdefghijklmnopqrstuvwxyz" else value


def _figure(number: float) -> str:
    """A limit in a sentence; %g would write a million as 1e+06."""
    return f"{number:,.0f}" if number >= _LONG else f"{number:.0f}"


def limits(table: Table, least: int, most: int) -> tuple[float, float] | None:
    """`min`, `max`: whole numbers, at least one of them. The arguments are examples of what would be right."""
    low, high = table.whole("min", least, least=1), table.whole("max", most, least=1)
    table.need("min", "max")
    table.ordered("min", low, "max", high)
    return (low or 1, high or inf) if table.sound else None
