"""What one criterion says of one company: yes, no, partly, or unknown, and why.

An answer is an interval of credit between 0 (not met) and 1 (met). A yes is [1, 1], a no is [0, 0]; unknown is an
interval with room in it, and `likely` says where in it the truth is expected. Unknown is never written as a no: what
nobody looked at, what is too old and what sources dispute all keep their room until something settles them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from connectors.statement import Statement

PRIOR = 0.5
"""What is expected of an unknown about which nothing at all is known."""


class Word(StrEnum):
    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNKNOWN = "unknown"


class Answer(NamedTuple):
    """One criterion's answer.

    Attributes:
        low, high: the credit at worst and at best, 0 to 1.
        likely: the credit expected, between them.
        because: one plain sentence with the value it rests on.
        evidence: the statements it rests on; empty where nothing is known.
        needs: fields of the vocabulary that would settle it; empty when it is settled.
        otherwise: what would just turn it around ("at least 20 employees"), when that is narrower than the whole
            criterion: meet it, where it is not met or not known to be; else end that.
    """

    low: float
    high: float
    likely: float
    because: str
    evidence: tuple[Statement, ...] = ()
    needs: tuple[str, ...] = ()
    otherwise: str = ""

    @property
    def word(self) -> Word:
        if self.low < self.high:
            return Word.UNKNOWN
        if self.low in (0.0, 1.0):
            return Word.YES if self.low else Word.NO
        return Word.PARTLY

    @property
    def settled(self) -> bool:
        return self.low == self.high


MET = Answer(1.0, 1.0, 1.0, "")
UNMET = Answer(0.0, 0.0, 0.0, "")
"""What an answer would be if it were settled for good or ill, for asking "what if"."""


def yes(because: str, evidence: tuple[Statement, ...] = (), otherwise: str = "") -> Answer:
    return Answer(1.0, 1.0, 1.0, because, evidence, (), otherwise)


def no(because: str, evidence: tuple[Statement, ...] = (), otherwise: str = "") -> Answer:
    return Answer(0.0, 0.0, 0.0, because, evidence, (), otherwise)


def unknown(
    because: str, needs: tuple[str, ...], likely: float = PRIOR, evidence: tuple[Statement, ...] = ()
) -> Answer:
    """Open between not met and met. `likely` leans where the evidence does, and decides nothing."""
    return Answer(0.0, 1.0, likely, because, evidence, needs)


def all_of(answers: Sequence[Answer]) -> Answer:
    """Several demands that must hold together. One plain no decides, whatever else is unknown."""
    if len(answers) == 1:
        return answers[0]
    low, high, likely = 1.0, 1.0, 1.0
    for answer in answers:
        if answer[1] == 0.0:
            return answer
        low, high, likely = min(low, answer[0]), min(high, answer[1]), likely * answer[2]
    return _joined(low, high, min(max(likely, low), high), answers)


def any_of(answers: Sequence[Answer]) -> Answer:
    """Several demands of which one is enough. One plain yes decides, whatever else is unknown."""
    if len(answers) == 1:
        return answers[0]
    low, high, unlikely = 0.0, 0.0, 1.0
    for answer in answers:
        if answer[0] == 1.0:
            return answer
        low, high, unlikely = max(low, answer[0]), max(high, answer[1]), unlikely * (1.0 - answer[2])
    return _joined(low, high, min(max(1.0 - unlikely, low), high), answers)


def _joined(low: float, high: float, likely: float, answers: Sequence[Answer]) -> Answer:
    """One answer of several; where some are unknown, their sentences alone are worth reading."""
    telling = [answer for answer in answers if not answer.settled] if low < high else answers
    because = "; ".join(dict.fromkeys([answer.because for answer in telling]))
    evidence = tuple([statement for answer in answers for statement in answer.evidence])
    needs = tuple(dict.fromkeys([field for answer in answers for field in answer.needs]))
    return Answer(low, high, likely, because, evidence, needs if low < high else ())
