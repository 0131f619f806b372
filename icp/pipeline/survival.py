"""How long things take and how they end, when some have not ended yet.

Leaving open deals out makes a pipeline look quicker and better than it is; counting them as failures makes it look
worse. They are censored: they count for as long as they were watched. How long a stay lasts is Kaplan and Meier's
estimate (JASA 53, 1958); how it ends, by moving on or by being lost, is Aalen and Johansen's (Scand. J. Statist. 5,
1978), with the variance of Marubini and Valsecchi ("Analysing Survival Data from Clinical Trials", 1995, §10).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Watched(NamedTuple):
    """One thing that was watched for some days, and how it ended: "" for not yet."""

    days: int
    ended: str


class Step(NamedTuple):
    """A day on which something ended: how many were watched until then, how many ended in each way, who is left."""

    day: int
    at_risk: int
    ends: Counter[str]
    survival: float  # the part that has not ended after this day


@dataclass(frozen=True)
class Curve:
    """What was watched, day by day."""

    steps: tuple[Step, ...]
    n: int
    last: int

    def survival(self, day: float) -> float:
        """The part that lasts longer than so many days."""
        behind = bisect_right(self.steps, day, key=lambda step: step.day)
        return self.steps[behind - 1].survival if behind else 1.0

    def quantile(self, part: float) -> int | None:
        """The day by which this part has ended; None where it has not been seen to."""
        return next((step.day for step in self.steps if step.survival <= 1 - part + 1e-12), None)

    def area(self, first: float, last: float) -> float:
        """The days spent between two days, on average (restricted mean); the last level known goes on."""
        total, at, left = 0.0, first, self.survival(first)
        for step in self.steps:
            if first < step.day < last:
                total += left * (step.day - at)
                at, left = step.day, step.survival
        return total + left * max(last - at, 0.0)

    def incidence(self, ended: str) -> tuple[float, float]:
        """The part that ends in one way, by the last day watched, and the variance of that estimate."""
        levels = list(self._levels(ended))
        total = levels[-1] if levels else 0.0
        variance, before = 0.0, 1.0
        for step, level in zip(self.steps, levels, strict=True):
            n, all_ends, of_them = step.at_risk, sum(step.ends.values()), step.ends[ended]
            rest = total - level
            if n > all_ends:
                variance += rest**2 * all_ends / (n * (n - all_ends))
            variance += before**2 * (n - of_them) * of_them / n**3
            variance -= 2 * rest * before * of_them / n**2
            before = step.survival
        return total, max(variance, 0.0)

    def _levels(self, ended: str) -> Iterable[float]:
        total, before = 0.0, 1.0
        for step in self.steps:
            total += before * step.ends[ended] / step.at_risk
            before = step.survival
            yield total

    def among(self, ended: str) -> list[tuple[int, float]]:
        """Of those that end in one way: on which day which part of them does, as (day, part). They add up to 1."""
        levels = list(self._levels(ended))
        if not levels or not levels[-1]:
            return []
        parts = [level - (levels[n - 1] if n else 0.0) for n, level in enumerate(levels)]
        return [(step.day, part / levels[-1]) for step, part in zip(self.steps, parts, strict=True) if part]


def curve(watched: Sequence[Watched]) -> Curve:
    """The curve of what was watched."""
    by_day: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one in watched:
        by_day[one.days][one.ended] += 1
    steps, at_risk, left = [], len(watched), 1.0
    for day in sorted(by_day):
        ends = Counter({ended: count for ended, count in by_day[day].items() if ended})
        if ends:
            left *= 1 - sum(ends.values()) / at_risk
            steps.append(Step(day, at_risk, ends, left))
        at_risk -= sum(by_day[day].values())
    return Curve(tuple(steps), len(watched), max(by_day, default=0))
