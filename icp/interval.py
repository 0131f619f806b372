"""The arithmetic of verdicts: answers in, an interval of scores out. No company, no text, no time.

A profile's clauses are demands with weights. The score of a company whose every answer is known is

    100 x (sum of weight x credit) / (sum of weights), over must and nice; and 0 if a gate is shut

where the gates are: every must is met wholly, no exclude is. With unknowns the score is an interval: the least and the
greatest that any completion of them gives. From that follow the properties the rest relies on: learning an answer can
only narrow the interval, and a verdict is settled exactly when both ends lie on one side of the threshold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from icp.answer import Answer
from icp.criteria.criterion import Criterion

_MOST_SUMS = 4_096
_TENTH = 1


class Group(StrEnum):
    MUST = "must"
    NICE = "nice"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Clause:
    """One criterion with its place in the profile. An exclude has no weight: it decides or it does not."""

    group: Group
    weight: float
    label: str
    criterion: Criterion


class Interval(NamedTuple):
    """Scores from 0 to 100, to a tenth: at worst, at best, and expected."""

    low: float
    high: float
    likely: float


class Decision(StrEnum):
    QUALIFIED = "qualified"
    REJECTED = "rejected"
    NEEDS_RESEARCH = "needs_research"


SHUT = Interval(0.0, 0.0, 0.0)


class Scale:
    """Clauses and a threshold, made ready to weigh answers: one answer for each clause, in their order."""

    def __init__(self, clauses: Sequence[Clause], threshold: float) -> None:
        self.clauses, self.threshold = tuple(clauses), threshold
        self.musts = [n for n, clause in enumerate(clauses) if clause.group is Group.MUST]
        self.excludes = [n for n, clause in enumerate(clauses) if clause.group is Group.EXCLUDE]
        self.nices = [(n, clause.weight) for n, clause in enumerate(clauses) if clause.group is Group.NICE]
        self.base = sum(clauses[n].weight for n in self.musts)  # what the musts give while the gates are open
        self.total = self.base + sum(weight for _, weight in self.nices)
        self.worths = tuple(100.0 * clause.weight / (self.total or 1.0) for clause in clauses)

    def score(self, points: float) -> float:
        """Points out of 100, to a tenth; everything, where nothing has a weight."""
        return round(100.0 * points / self.total, _TENTH) if self.total else 100.0

    def interval(self, answers: Sequence[Answer]) -> Interval:
        """The scores still possible. Expected: as if each unknown were settled by itself, as is likely of it."""
        chance = self.chance_open(answers)
        if chance == 0.0:
            return SHUT
        low = high = likely = self.base
        for n, weight in self.nices:
            answer = answers[n]
            low += weight * answer[0]
            high += weight * answer[1]
            likely += weight * answer[2]
        worst, best = self.score(low) if chance == 1.0 else 0.0, self.score(high)
        expected = round(chance * (100.0 * likely / self.total if self.total else 100.0), _TENTH)
        return Interval(worst, best, min(max(expected, worst), best))

    def chance_open(self, answers: Sequence[Answer]) -> float:
        """How likely all gates are open; 1 only if they surely are, 0 only if one is surely shut."""
        chance = 1.0
        for n in self.musts:
            answer = answers[n]
            if answer[1] < 1.0:
                return 0.0
            if answer[0] < 1.0:
                chance *= _chance_high(answer)
        for n in self.excludes:
            answer = answers[n]
            if answer[0] == 1.0:
                return 0.0
            if answer[1] == 1.0:
                chance *= 1.0 - _chance_high(answer)
        return chance

    def decide(self, interval: Interval) -> Decision:
        """Decided with the numbers that are shown, so that a shown 60.0 passes a threshold of 60."""
        if interval.low >= self.threshold:
            return Decision.QUALIFIED
        return Decision.REJECTED if interval.high < self.threshold else Decision.NEEDS_RESEARCH

    def shut_gates(self, answers: Sequence[Answer]) -> list[int]:
        """The gates that are not surely open: musts that may be unmet, excludes that may be met."""
        musts = [n for n in self.musts if answers[n].low < 1.0]
        return sorted([*musts, *(n for n in self.excludes if answers[n].high == 1.0)])

    def deciding(self, answers: Sequence[Answer]) -> list[int]:
        """The unknowns that can still change a verdict that needs research, the one that moves its score most first.

        Every gate that is not surely open can; a nice-to-have can when the others leave some total that it alone
        lifts over the threshold.
        """
        likely = self.base + sum(weight * answers[n].likely for n, weight in self.nices)
        low = self.base + sum(weight * answers[n].low for n, weight in self.nices)
        gains = {
            n: weight * (answers[n].high - answers[n].low)
            for n, weight in self.nices
            if not answers[n].settled
        }
        swings = {n: gain for n, gain in gains.items() if self._lifts(n, low, gains)}
        for n in self.shut_gates(answers):
            chance = _chance_high(answers[n])
            swings[n] = likely / (chance if self.clauses[n].group is Group.MUST else 1.0 - chance)
        return sorted(swings, key=lambda n: (-swings[n], n))

    def _lifts(self, n: int, low: float, gains: Mapping[int, float]) -> bool:
        """Whether some total that the other gains leave fails without the nth and passes with it.

        Where they leave too many totals to try, it is taken to.
        """
        if self.score(low) >= self.threshold:
            return False
        best_without = low + sum(gains.values()) - gains[n]
        if self.score(low + gains[n]) >= self.threshold or self.score(best_without) < self.threshold:
            return True
        sums = {low}
        for m, gain in gains.items():
            if m != n:
                sums |= {points + gain for points in sums}
                if len(sums) > _MOST_SUMS:
                    return True
        return any(self.score(points) < self.threshold <= self.score(points + gains[n]) for points in sums)


def _chance_high(answer: Answer) -> float:
    """How likely an unknown ends at its best: never quite 0 or 1, because what is unknown is open."""
    low, high, likely = answer[:3]
    return min(max((likely - low) / (high - low), 0.001), 0.999)
