"""What to ask next: the question whose answers narrow the score of a framework most.

A question of the bank names the facts it fills. It narrows the score by as much as these can still move it; where two
narrow it alike, the one on which less is known comes first, then one that an event gives rise to, then the earlier
factor, then the one that fits the talk. A question is asked once in an interview, and what somebody could not answer is
not asked in other words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from icp.frameworks.card import Card, Line
from icp.frameworks.facts import MIDDLE
from icp.frameworks.leans import leaning
from icp.questions import Question, is_occasioned


class Next(NamedTuple):
    """A question to ask, the facts its answer fills, and by how many points it narrows the score."""

    question: Question
    facts: tuple[str, ...]
    narrows: float


def next_question(
    card: Card, questions: Iterable[Question], asked: Collection[str] = (), skipped: Collection[str] = ()
) -> Next | None:
    """The question to ask next; None where nothing is left to ask.

    Args:
        questions: those that fit the company, in the order of the bank.
        asked: keys of questions that were asked in this talk.
        skipped: keys of facts for which no answer was to be had in it.
    """
    lines = unasked(card, skipped)
    found = [_next(q, lines) for q in questions if q.key not in asked]
    fitting = [(n, one) for n, one in enumerate(found) if one.narrows > 0]
    if not fitting:
        return None
    return min(fitting, key=lambda pair: (*_rank(pair[1], lines), pair[0]))[1]


def unasked(card: Card, skipped: Collection[str] = ()) -> list[Line]:
    """The factors that an answer would settle, without those that somebody could not answer."""
    return [line for line in card.unknown if line.factor.fact not in skipped]


def _next(question: Question, lines: Iterable[Line]) -> Next:
    filled = [line for line in lines if line.factor.fact in question.fills]
    facts = tuple(dict.fromkeys(line.factor.fact for line in filled))
    return Next(question, facts, sum(line.high - line.low for line in filled))


def _rank(one: Next, lines: list[Line]) -> tuple[float, float, bool, int, int]:
    """The smallest is asked first."""
    places = [n for n, line in enumerate(lines) if line.factor.fact in one.facts]
    leans = sum(abs(leaning(lines[n].leans) - MIDDLE) for n in places)
    beside = len(one.question.fills) - len(one.facts)
    return -one.narrows, leans, not is_occasioned(one.question), min(places), beside
