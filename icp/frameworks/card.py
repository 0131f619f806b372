"""The card of a framework: each factor with its level or what leans it, and the score as an interval.

    low, high   the least and the most that any completion of the unknown facts gives
    likely      as if each unknown were settled half-way from the middle to where the evidence leans it, as far as old
                evidence leans a criterion

From that follows what the rest relies on: an answer never widens the interval, and a higher level never lowers a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from icp.claims import OLD_EVIDENCE as _KEPT
from icp.frameworks.facts import HIGHEST, LOWEST, MIDDLE, Fact, Said, fact_of
from icp.frameworks.framework import Factor, Framework
from icp.frameworks.leans import Lean, leaning


@dataclass(frozen=True)
class Line:
    """One factor as it stands: what a person said, what leans it, and what it is worth at worst, at best, expected."""

    factor: Factor
    said: Said | None
    leans: tuple[Lean, ...]
    low: float
    high: float
    likely: float

    @property
    def fact(self) -> Fact:
        return fact_of(self.factor.fact)

    @property
    def level(self) -> int | None:
        """The level a person gave, while it is fresh."""
        return self.said.level if self.said and self.said.fresh else None

    @property
    def settled(self) -> bool:
        return self.level is not None


@dataclass(frozen=True)
class Card:
    """A framework held against what is known of one company."""

    framework: Framework
    lines: tuple[Line, ...]

    @property
    def low(self) -> float:
        return sum(line.low for line in self.lines)

    @property
    def high(self) -> float:
        return sum(line.high for line in self.lines)

    @property
    def likely(self) -> float:
        return round(sum(line.likely for line in self.lines), 1)

    @cached_property
    def unknown(self) -> tuple[Line, ...]:
        """The factors that nobody answered, or not lately."""
        return tuple(line for line in self.lines if not line.settled)

    @property
    def met(self) -> tuple[int, int]:
        """How many factors are worth the most, surely and at best."""
        most = self.framework.points[-1]
        return sum(line.low == most for line in self.lines), sum(line.high == most for line in self.lines)

    @property
    def passed(self) -> bool | None:
        """Whether enough factors are met by the rule of the framework's authors; None while open, or without a rule."""
        needed, (surely, perhaps) = self.framework.met, self.met
        if not needed or surely < needed <= perhaps:
            return None
        return surely >= needed


def card_of(framework: Framework, said: Mapping[str, Said], leans: Mapping[str, tuple[Lean, ...]]) -> Card:
    """The card of a framework, by what persons said of facts and by what leans them."""
    return Card(
        framework,
        tuple(_line(framework, f, said.get(f.fact), leans.get(f.fact, ())) for f in framework.factors),
    )


def _line(framework: Framework, factor: Factor, said: Said | None, leans: tuple[Lean, ...]) -> Line:
    low, middle, high = map(framework.worth, (LOWEST, MIDDLE, HIGHEST))
    if said and said.fresh:
        low = likely = high = framework.worth(said.level)
    else:
        likely = middle + _KEPT * (framework.worth(leaning(leans)) - middle)
    return Line(factor, said, leans, low, high, likely)
