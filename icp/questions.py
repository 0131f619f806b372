"""What to ask a buyer, by topic and by its place in a talk, in the language of the buyer: the bank, and what is open.

The bank is `questions.toml`, sentences to be said aloud. A question is open as long as what it would settle is not
known; one that rests on an event (money raised, people sought) is asked only where that event is known. Nothing here
answers a question, and no sentence is put together from parts: each stands in the bank whole, in every language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "es", "pl", "tr", "id")


class Topic(StrEnum):
    """What an answer settles, as budget, authority, need and time ("BANT") have it; in the order of a talk."""

    NEED = "need"
    AUTHORITY = "authority"
    BUDGET = "budget"
    TIME = "time"


class Stage(StrEnum):
    """Where a question stands in a talk (Neil Rackham, SPIN Selling, 1988)."""

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    PAYOFF = "payoff"


class Known(StrEnum):
    """What may be known of a company that makes a question fit, or settles it."""

    HIRING = "hiring"
    FUNDING = "funding"
    GROWTH = "growth"
    DECLINE = "decline"
    ACQUISITION = "acquisition"
    CONTRACT = "contract"
    OFFICE = "office"
    LEADERSHIP = "leadership"
    PARENT = "parent"
    SMALL = "small"
    LARGE = "large"
    ECONOMIC_BUYER = "economic_buyer"
    CHAMPION = "champion"
    TECHNICAL_EVALUATOR = "technical_evaluator"
    USER = "user"
    PROCUREMENT = "procurement"
    REVENUE = "revenue"


_EVENTS = frozenset(
    (Known.HIRING, Known.FUNDING, Known.GROWTH, Known.DECLINE, Known.ACQUISITION, Known.CONTRACT, Known.OFFICE,
     Known.LEADERSHIP)
)  # fmt: skip
_SEATS = frozenset(
    (Known.ECONOMIC_BUYER, Known.CHAMPION, Known.TECHNICAL_EVALUATOR, Known.USER, Known.PROCUREMENT)
)


@dataclass(frozen=True)
class Question:
    """One question of the bank; see the head of `questions.toml` for what its parts mean."""

    key: str
    topic: Topic
    stage: Stage
    texts: Mapping[str, str]
    when: frozenset[Known] = frozenset()
    unless: frozenset[Known] = frozenset()
    settles: frozenset[str] = frozenset()
    fills: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """The sentence in one of `LANGUAGES`."""
        return self.texts[language]


@cache
def bank() -> tuple[Question, ...]:
    """Every question, in the order in which the bank has them."""
    text = files("icp").joinpath("questions.toml").read_text(encoding="utf-8")
    return tuple(
        Question(
            key=entry["key"],
            topic=Topic(entry["topic"]),
            stage=Stage(entry["stage"]),
            texts={language: entry[language] for language in LANGUAGES},
            when=frozenset(map(Known, entry.get("when", ()))),
            unless=frozenset(map(Known, entry.get("unless", ()))),
            settles=frozenset(entry.get("settles", ())),
            fills=tuple(entry.get("fills", ())),
        )
        for entry in tomllib.loads(text)["question"]
    )


def fitting(
    known: Collection[Known], unsettled: Collection[str], answered: Collection[str] = ()
) -> list[Question]:
    """The questions that fit a company and are open, in the order of the bank; see `open_questions`."""
    return [q for q in bank() if _is_open(q, known, unsettled, answered)]


def open_questions(
    known: Collection[Known],
    unsettled: Collection[str],
    waits: Collection[str] = (),
    most: int = 8,
    answered: Collection[str] = (),
) -> list[Question]:
    """What to ask, in the order of a talk: never what is known already.

    First what a verdict waits for; then, a topic at a time, what an event gives rise to, what nobody is known for, and
    what is always worth asking; no two of one topic at one stage, as long as there are others.

    Args:
        known: what is known of the company.
        unsettled: fields of the vocabulary of which no value is known, or none that is fresh and undisputed.
        waits: those of them that could still change the verdict.
        most: so many questions, or fewer.
        answered: facts of `frameworks/facts.toml` that a person answered lately.
    """
    fit = fitting(known, unsettled, answered)
    chosen = [q for q in fit if q.settles & set(waits)][:most]
    rest = {topic: [q for q in fit if q.topic is topic and q not in chosen] for topic in Topic}
    for topic in _in_turn(rest):
        if len(chosen) >= most:
            break
        stages = {q.stage for q in chosen if q.topic is topic}
        best = min(rest[topic], key=lambda q: (q.stage in stages, _rank(q)))
        rest[topic].remove(best)
        chosen.append(best)
    places = {topic: place for place, topic in enumerate((*Topic, *Stage))}
    return sorted(chosen, key=lambda q: (places[q.topic], places[q.stage], q.key))


def is_occasioned(question: Question) -> bool:
    """Whether an event gives rise to it."""
    return not question.when.isdisjoint(_EVENTS)


def _is_open(
    question: Question, known: Collection[Known], unsettled: Collection[str], answered: Collection[str]
) -> bool:
    fits = not question.when or not question.when.isdisjoint(known)
    settled = bool(question.settles) and question.settles.isdisjoint(unsettled)
    filled = bool(question.fills) and set(answered).issuperset(question.fills)
    return fits and question.unless.isdisjoint(known) and not settled and not filled


def _rank(question: Question) -> int:
    """What an event gives rise to comes first, then a gap in the committee, then what is always worth asking."""
    if is_occasioned(question):
        return 0
    return 1 if question.unless & _SEATS else 2


def _in_turn(rest: Mapping[Topic, list[Question]]) -> Iterator[Topic]:
    """Topics one after the other, as long as one has questions left."""
    while any(rest.values()):
        yield from (topic for topic in rest if rest[topic])
