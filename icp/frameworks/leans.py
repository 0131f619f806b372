"""Where evidence leans the facts of a deal: what sources say, what the profile found, what was answered on other facts.

A lean is evidence with a direction. It moves what is expected, and settles nothing: that there was a funding round says
that there is money, not that there is money for this. The rules are `leans.toml`; beside them, a met criterion of the
profile that speaks of what a company does, uses or seeks leans its need, since whoever wrote the profile said so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from connectors.statement import Statement
from icp.answer import Word
from icp.frameworks.facts import HIGHEST, LOWEST, MIDDLE, Fact, Said, facts, table
from icp.interval import Group
from icp.known import Ground
from icp.questions import Known
from icp.verdict import Verdict

_NEED = "need"
# Kinds of criteria by which a profile says who needs what is sold, and the level to which one that is met leans.
_OF_NEED = frozenset(("keywords", "technologies", "hiring", "signals"))
_MET = 4


# -- what leans it -----------------------------------------------------------------------------------------


class Lean(NamedTuple):
    """Evidence with a direction: the level it leans to, why, and what it rests on."""

    level: float
    because: str
    evidence: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class _Rule:
    """A row of `leans.toml`: what is known, or which answer to which fact was given, and where that leans another."""

    fact: str
    known: Known | None
    answer: str
    least: int
    most: int
    level: float
    text: str


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(map(_rule, table("leans.toml")["lean"]))


def _rule(row: Mapping[str, Any]) -> _Rule:
    known = Known(row["known"]) if "known" in row else None
    least, most = row.get("at", (LOWEST, HIGHEST))
    return _Rule(row["fact"], known, row.get("answer", ""), least, most, row["level"], row["text"])


def leans_of(known: Mapping[Known, Ground], said: Mapping[str, Said]) -> dict[str, tuple[Lean, ...]]:
    """What leans each fact, by its key.

    Args:
        known: what is known of the company; one without a sentence leans nothing.
        said: what persons said: one fact may lean another.
    """
    found: dict[str, list[Lean]] = {}
    for rule in _rules():
        if lean := _lean(rule, known, said):
            found.setdefault(rule.fact, []).append(lean)
    for key, word in said.items():
        if not word.fresh:
            found.setdefault(key, []).append(_old(word, facts()[key]))
    return {key: tuple(leans) for key, leans in found.items()}


def _lean(rule: _Rule, known: Mapping[Known, Ground], said: Mapping[str, Said]) -> Lean | None:
    if rule.known:
        ground = known.get(rule.known)
        has = ground is not None and ground.text
        return (
            Lean(rule.level, rule.text.replace("{}", ground.text), ground.evidence)
            if ground and has
            else None
        )
    word = said.get(rule.answer)
    if word and word.fresh and rule.least <= word.level <= rule.most:
        return Lean(rule.level, rule.text, (word.statement,))
    return None


def _old(word: Said, fact: Fact) -> Lean:
    """A stale answer, which is evidence like any other."""
    text = f"was {word.level}, {fact.levels[word.level - 1]}, and that is older than {fact.stale_days} days"
    return Lean(word.level, text, (word.statement,))


def leans_of_verdict(verdict: Verdict) -> dict[str, tuple[Lean, ...]]:
    """What the profile's own criteria lean: need, where they find what those have who need it."""
    found = tuple(
        Lean(_MET, f"{reason.label}: {reason.because}", reason.evidence)
        for reason in verdict.reasons
        if reason.kind in _OF_NEED and reason.group is not Group.EXCLUDE and reason.word is Word.YES
    )
    return {_NEED: found} if found else {}


def researchable() -> frozenset[str]:
    """The facts that anything a source says can lean; all others can only be asked."""
    return frozenset(rule.fact for rule in _rules() if rule.known)


def leaning(leans: tuple[Lean, ...]) -> float:
    """The level to which all leans together point: the middle where there is none."""
    return sum(lean.level for lean in leans) / len(leans) if leans else MIDDLE
