"""A sign that loses its worth by the day: half of it after its half-life.

What was seen gives that credit for certain. A fresher sign that nobody saw may be there, so the credit has room above
it; `unseen = "no"` closes that room, and the answer is then met in part. Time only ever lowers it, and a fresher
sighting only raises it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from icp.answer import Answer
from icp.criteria.criterion import Ready
from icp.criteria.hires import Hires
from icp.criteria.signs import Happened, Publishes, Raised
from icp.criteria.unseen import LEAN, Unseen
from matching.nouns import Company

Lasting: TypeAlias = Happened | Raised | Publishes | Hires


@dataclass(frozen=True)
class Fading(Ready):
    """A sign at what is left of it."""

    sign: Lasting
    unseen: Unseen
    needs: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.sign.name

    @property
    def half_life(self) -> int:
        return self.sign.half_life

    def last(self, company: Company, now: datetime) -> date | None:
        return self.sign.last(company, now)

    def answer(self, company: Company, now: datetime) -> Answer:
        answer, day = self.sign.answer(company, now), self.last(company, now)
        if answer.low < 1.0 or day is None:
            return answer
        left = float(0.5 ** (max((now.date() - day).days, 0) / self.half_life))
        because = f"{answer.because}, {left:.0%} of which is left"
        if self.unseen is Unseen.NO:
            return Answer(left, left, left, because, answer.evidence)
        needs = self.needs if left < 1.0 else ()
        return Answer(left, 1.0, left + (1.0 - left) * LEAN, because, answer.evidence, needs)
