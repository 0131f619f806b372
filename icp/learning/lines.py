"""One line of a profile that is being learnt: a criterion as it will be written, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from icp.interval import Clause, Group
from icp.learning.chances import Share
from icp.learning.traits import Choice, Measure
from icp.profile import parse_profile

_ESCAPED = {'"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True, eq=False)
class Line:
    """A criterion by its kind and keys. Two lines are one where they would be written alike.

    Attributes:
        respect: what a company has to be known in to be counted; None for texts.
        tier: 0, and for further lines of a kind 1, 2 and so on, each telling less than the one before.
    """

    kind: str
    keys: Mapping[str, Any]
    respect: Choice | Measure | None = None
    tier: int = 0

    @property
    def slot(self) -> tuple[str, int]:
        """Its place among the lines of a profile, by which lines that were learnt from other customers are found."""
        return (self.respect.place if self.respect else "") or self.kind, self.tier

    @cached_property
    def body(self) -> str:
        """Its table without the heading."""
        keys = (f"{key} = {toml(value)}" for key, value in self.keys.items())
        return "\n".join((f'kind = "{self.kind}"', *keys))

    @cached_property
    def clause(self) -> Clause:
        """It as a profile has it, by the very reader of profiles: so what was counted is what will be asked."""
        return parse_profile(f"[[nice]]\n{self.body}\n", f"a learnt line of kind {self.kind}").clauses[0]

    @property
    def wish(self) -> str:
        return self.clause.criterion.wish


@dataclass(frozen=True)
class Backing:
    """What is known of a line.

    Attributes:
        own: the customers that fit, of those of which it is known.
        apart: the same, each customer asked by a line that was learnt without it.
        other: the comparison list; None without one.
        doubt: how likely customers fit no more often than others.
    """

    own: Share
    apart: Share
    other: Share | None
    doubt: float


@dataclass(frozen=True)
class Weighed:
    """A line with its place in the profile."""

    group: Group
    weight: float
    line: Line
    backing: Backing

    @property
    def clause(self) -> Clause:
        return Clause(self.group, self.weight, self.line.wish, self.line.clause.criterion)


def toml(value: object) -> str:
    """A value as TOML: text, a number, or a list of those."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) if isinstance(value, int) else quoted(str(value))


def quoted(text: str) -> str:
    """A text of one line as a basic string of TOML."""
    return f'"{"".join(_ESCAPED.get(character, character) for character in plain(text))}"'


def plain(text: str) -> str:
    """A text without what cannot be seen."""
    return "".join(character for character in text if character.isprintable()).strip()
