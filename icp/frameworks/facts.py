"""The facts that deals hang on, each with a rubric of five levels, and what a person said of them.

The facts are `facts.toml`. A person's answer is the level while it is fresh; a stale one is evidence and no more. What
sources say of a fact is in `leans.py`, and is never taken for an answer.
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


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact, by its key."""
    rows = table("facts.toml")["fact"]
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


def table(name: str) -> Mapping[str, Any]:
    """One of the tables of this folder."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
