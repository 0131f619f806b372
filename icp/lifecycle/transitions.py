"""Which stage follows which, by the table beside this file: read from the stage a lead is in until no line fits.

Judging again by the same facts changes nothing, since no two lines undo each other. Nobody falls back from a stage for
want of points: events may be missing from a file, and a list of last month's would undo a year's work. What a person
said is not judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows
from icp.lifecycle.facts import Facts, Limits, silent_days
from icp.lifecycle.stages import How, Stage

_OPEN = ("qualified", "needs_research")
Guard = Callable[[Facts, Limits, float], bool]


class Step(NamedTuple):
    """One change of stage: from where to where, how it was decided, and why."""

    before: Stage
    stage: Stage
    how: How
    because: str


class _Line(NamedTuple):
    sources: frozenset[Stage]
    stage: Stage
    guards: tuple[str, ...]
    how: How
    because: str


def _fits(facts: Facts, limits: Limits) -> bool:
    return limits.fit == "ignored" or facts.fit.verdict == "qualified"


def _silent(facts: Facts, limits: Limits, now: float) -> bool:
    days = silent_days(facts, now)
    return days is not None and days > limits.silence_days


def _enough(facts: Facts, limits: Limits) -> bool:
    return facts.deciding >= limits.mql


def _likely(facts: Facts, limits: Limits) -> bool:
    return facts.probability is not None and facts.probability >= limits.probability


def _listed(facts: Facts, now: float) -> bool:
    return facts.bought is not None and (facts.bought.since is None or facts.bought.since <= now)


GUARDS: Mapping[str, Guard] = {
    "fit": lambda facts, limits, now: _fits(facts, limits),
    "unfit": lambda facts, limits, now: limits.fit == "needed" and facts.fit.verdict == "rejected",
    "not_unfit": lambda facts, limits, now: limits.fit == "ignored" or facts.fit.verdict in _OPEN,
    "acted": lambda facts, limits, now: facts.acts > 0,
    "gave": lambda facts, limits, now: "gave" in facts.marks,
    "asked": lambda facts, limits, now: "asked" in facts.marks,
    "used": lambda facts, limits, now: "used" in facts.marks,
    "bought": lambda facts, limits, now: "bought" in facts.marks,
    "listed": lambda facts, limits, now: _listed(facts, now),
    "some": lambda facts, limits, now: facts.deciding >= limits.iql,
    "enough": lambda facts, limits, now: _enough(facts, limits),
    "likely": lambda facts, limits, now: _likely(facts, limits),
    "found": lambda facts, limits, now: facts.framework is not None and facts.framework >= limits.framework,
    "silent": _silent,
    "awake": lambda facts, limits, now: facts.last is not None and not _silent(facts, limits, now),
}


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(_sources(source, stage), Stage(stage), tuple(guards.split()), How(how), because)
        for source, stage, guards, how, because in rows("transitions.tsv", __package__)
    )


@cache
def _from(stage: Stage) -> tuple[_Line, ...]:
    return tuple(line for line in _lines() if stage in line.sources)


def _sources(text: str, stage: str) -> frozenset[Stage]:
    return frozenset(Stage) - {Stage(stage)} if text == "all" else frozenset(map(Stage, text.split("|")))


def judged(stage: Stage, facts: Facts, limits: Limits, now: float) -> list[Step]:
    """The way from a stage to the one that the facts ask for, step by step; empty where it stays.

    Args:
        now: seconds since 1970.
    """
    steps: list[Step] = []
    while step := _step(stage, facts, limits, now):
        stage = step.stage
        steps.append(step)
        assert len(steps) <= len(Stage), "lines of transitions.tsv undo each other"
    return steps


def _step(stage: Stage, facts: Facts, limits: Limits, now: float) -> Step | None:
    for line in _from(stage):
        if all(GUARDS[guard](facts, limits, now) for guard in line.guards):
            return Step(stage, line.stage, line.how, _because(line.because, facts, limits, now))
    return None


def _because(text: str, facts: Facts, limits: Limits, now: float) -> str:
    return text.format(
        verdict_by=facts.fit.by or "nobody says so", deciding=facts.deciding, iql=limits.iql, mql=limits.mql,
        listed=facts.bought.because if facts.bought else "",
        probability=facts.probability or 0.0, framework=facts.framework or 0.0, silent=silent_days(facts, now) or 0.0,
    )  # fmt: skip
