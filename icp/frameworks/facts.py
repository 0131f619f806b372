"""The facts that deals hang on, what a person said of each, and where researched evidence leans it.

The facts are `facts.toml`, with a rubric of five levels each; the leans are `leans.toml`. A person's answer that is
fresh is the level; one that is stale leans like any old evidence; a lean is evidence with a direction, and nothing here
makes a level of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from connectors.fields import FIELDS
from connectors.statement import PERSON, Statement
from icp.answer import PRIOR
from icp.claims import OLD_EVIDENCE
from icp.known import Ground
from icp.questions import Known
from matching.nouns import Company

LOWEST, HIGHEST = 1, 5
MIDDLE = LOWEST + PRIOR * (HIGHEST - LOWEST)


@dataclass(frozen=True)
class Fact:
    """One thing a deal hangs on. `levels` is its rubric, from level 1 to level 5."""

    key: str
    name: str
    levels: tuple[str, ...]

    @property
    def field(self) -> str:
        """The field it is kept as."""
        return f"deal.{self.key}"

    @property
    def stale_days(self) -> int:
        """For how long an answer holds."""
        return FIELDS[self.field].stale_days

    @property
    def researchable(self) -> bool:
        """Whether anything that sources say can lean it; every other can only be asked."""
        return any(rule.fact == self.key and rule.known for rule in _rules())


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact, by its key."""
    rows = _read("facts.toml")["fact"]
    return {row["key"]: Fact(row["key"], row["name"], tuple(row["levels"])) for row in rows}


def fact_of(key: str) -> Fact:
    """A fact by its key.

    Raises:
        KeyError: where there is none.
    """
    return facts()[key]


# -- what a person said ------------------------------------------------------------------------------------


class Said(NamedTuple):
    """A person's answer: a level, by which statement, and whether it is fresh enough to settle the fact."""

    level: int
    statement: Statement
    fresh: bool

    @property
    def by(self) -> str:
        return self.statement.url.removeprefix(f"{PERSON}:")

    @property
    def note(self) -> str:
        """Their own words, if any."""
        return "" if self.statement.quote == self.statement.value else self.statement.quote


def said_of(company: Company, now: datetime) -> dict[str, Said]:
    """What persons said last of each fact, by its key."""
    passports = ((key, company.passports.get(fact.field)) for key, fact in facts().items())
    last = ((key, passport.chosen[0].statements) for key, passport in passports if passport)
    newest = ((key, max(statements, key=lambda s: s.seen)) for key, statements in last)
    return {key: Said(int(s.value), s, s.expires >= now) for key, s in newest}


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
    return tuple(map(_rule, _read("leans.toml")["lean"]))


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
    """A stale answer leans half as far as it said; see `icp/claims.py`."""
    level = MIDDLE + OLD_EVIDENCE * (word.level - MIDDLE)
    text = f"was {word.level}, {fact.levels[word.level - 1]}, and that is older than {fact.stale_days} days"
    return Lean(level, text, (word.statement,))


def expected(leans: tuple[Lean, ...]) -> float:
    """The level that is expected by what leans it: the middle where nothing does."""
    return sum(lean.level for lean in leans) / len(leans) if leans else MIDDLE


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
