"""Is a company worth a call? The verdict, its interval, its reasons, and what would change it.

A verdict is settled or says what to ask next. It never treats what nobody knows as a no, and never hides that it did
not know: qualified means that the company passes even if every unknown turns out badly, rejected that it fails even
if every unknown turns out well, and everything between needs research.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from connectors.statement import Statement
from icp.answer import Answer, Word
from icp.counterfactual import sentence, smallest_change
from icp.interval import Clause, Decision, Group, Scale
from icp.profile import Profile
from matching.nouns import Company


class Reason(NamedTuple):
    """What one criterion said, and what that is worth: `points` of `of`, both out of 100; nothing for an exclude."""

    clause: Clause
    answer: Answer
    of: float

    @property
    def group(self) -> Group:
        return self.clause.group

    @property
    def kind(self) -> str:
        return self.clause.criterion.kind

    @property
    def label(self) -> str:
        return self.clause.label

    @property
    def word(self) -> Word:
        return self.answer.word

    @property
    def points(self) -> float:
        """The points it has; those expected, while it is unknown."""
        return round(self.of * self.answer.likely, 1)

    @property
    def because(self) -> str:
        return self.answer.because

    @property
    def evidence(self) -> tuple[Statement, ...]:
        return self.answer.evidence


class Question(NamedTuple):
    """The unknown that can change the verdict most. `text` asks a human, `needs` are the fields that would tell."""

    text: str
    label: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """The verdict on one company: decided at once, explained when asked.

    Attributes:
        low, high, score: 0 to 100, to a tenth: at worst, at best, expected.
    """

    company: str
    scale: Scale
    answers: tuple[Answer, ...]
    decision: Decision
    score: float
    low: float
    high: float

    @property
    def settled(self) -> bool:
        """Whether no unknown can change the verdict any more."""
        return self.decision is not Decision.NEEDS_RESEARCH

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What each criterion said, in the order of the profile."""
        return tuple(map(Reason, self.scale.clauses, self.answers, self.scale.worths))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that could still change the verdict, what matters most first; nothing, once it is settled."""
        return tuple(map(self._question, () if self.settled else self.scale.deciding(self.answers)))

    def _question(self, n: int) -> Question:
        clause = self.scale.clauses[n]
        text = clause.criterion.question.replace("{}", self.company or "this company")
        return Question(text, clause.label, self.answers[n].needs)

    @property
    def next_question(self) -> Question | None:
        return self.questions[0] if self.questions else None

    @cached_property
    def counterfactual(self) -> str:
        """The smallest change that would turn it around, as a sentence."""
        change = smallest_change(self.scale, self.answers, self.decision)
        return sentence(change, self.scale.clauses, self.answers) if change else ""


def judge(company: Company, profile: Profile, now: datetime) -> Verdict:
    """Hold a company against a profile, by what is known of it at that time."""
    scale = profile.scale_for(company, now)
    answers = tuple([clause.criterion.answer(company, now) for clause in scale.clauses])
    low, high, likely = interval = scale.interval(answers)
    return Verdict(company.name, scale, answers, scale.decide(interval), likely, low, high)
