"""A framework as a table: its factors, the fact each asks for, and what each of the five levels is worth.

The six that are in use stand in `tables/`, each with where it comes from; somebody else's is a table like them. No
framework has a line of code of its own, and none has a threshold that nobody published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from icp.frameworks.facts import HIGHEST, LOWEST, facts
from icp.table import Table, did_you_mean
from icp.toml_text import read_toml

NAMES = ("bant", "champ", "anum", "meddpicc", "gpctba", "minda")
_LEVELS = HIGHEST - LOWEST + 1
_MOST_FACTORS = 30


@dataclass(frozen=True)
class Factor:
    """One letter of a framework, and the fact it asks for."""

    letter: str
    name: str
    fact: str


@dataclass(frozen=True)
class Framework:
    """A framework.

    Attributes:
        points: what levels 1 to 5 are worth; never falling.
        words: what they are called, where that is not their points: "no", "partly", "yes".
        met: how many factors must be worth the most for it to be passed, where its authors say so; else 0.
    """

    key: str
    name: str
    about: str
    source: str
    points: tuple[int, ...]
    factors: tuple[Factor, ...]
    words: tuple[str, ...] = ()
    met: int = 0

    @property
    def most(self) -> int:
        """The highest score."""
        return self.points[-1] * len(self.factors)

    def worth(self, level: float) -> float:
        """What a level is worth, in proportion where it lies between two."""
        below = min(int(level), HIGHEST - 1)
        low, high = self.points[below - 1], self.points[below]
        return low + (level - below) * (high - low)


@cache
def frameworks() -> Mapping[str, Framework]:
    """Those that are in use, by their keys."""
    tables = files(__package__).joinpath("tables")
    texts = {name: tables.joinpath(f"{name}.toml").read_text(encoding="utf-8") for name in NAMES}
    return {name: parse_framework(text, name) for name, text in texts.items()}


def parse_framework(text: str, key: str) -> Framework:
    """Read a framework.

    Args:
        key: what messages call it.

    Raises:
        ProfileError: with every mistake, each with its line.
    """
    return read_toml(text, key, lambda top: _framework(top, key))


def _framework(top: Table, key: str) -> Framework:
    name, about, source = (top.text(word, word.title()) for word in ("name", "about", "source"))
    points = _points(top)
    words = _listed(top, "words", ("no", "no", "partly", "yes", "yes"), str)
    factors = tuple(_factor(table) for table in top.tables("factor")[:_MOST_FACTORS])
    if not factors:
        top.wrong("", "there is no factor", 'add one: [[factor]], with fact = "money" below it')
    met = top.whole("met", 3, 1, max(len(factors), 1)) if top.has("met") else 0
    top.finish()
    return Framework(key, name or key, about, source, points, factors, words, met or 0)


def _points(top: Table) -> tuple[int, ...]:
    points = _listed(top, "points", tuple(range(LOWEST, HIGHEST + 1)), int) or tuple(
        range(LOWEST, HIGHEST + 1)
    )
    if list(points) != sorted(points) or points[0] < 0 or points[0] == points[-1]:
        top.wrong(
            "points", f'"points" are {list(points)}', "a higher level is worth as much or more, from 0 on"
        )
    return points


def _listed(top: Table, key: str, example: tuple[int | str, ...], kind: type) -> tuple[Any, ...]:
    """One value for each level, from 1 to 5; none where the key is not there."""
    values = top.items(key, str(list(example)))
    if values and (len(values) != _LEVELS or any(type(value) is not kind for value in values)):
        top.wrong(key, f'"{key}" is {list(values)}', f"give one for each of the five levels: {list(example)}")
        return tuple(example)
    return tuple(values)


def _factor(table: Table) -> Factor:
    fact = table.text("fact", "money")
    if fact not in facts():
        table.wrong("fact", f'"fact" is "{fact}"', did_you_mean(fact, facts()))
        fact = next(iter(facts()))
    name = table.text("name", "Budget") or facts()[fact].name
    letter = table.text("letter", "B") or name[0]
    table.finish()
    return Factor(letter, name, fact)
