"""The levels of agreement, and what each is worth before anything is learned: the table of `levels.tsv`, read.

For every level it says how often it is seen in two records of one subject, of kindred subjects (parent and
subsidiary, colleagues, one household), of namesakes, and of any two. The last is what record linkage has always had
(Fellegi and Sunter 1969); the two between are why no heap of shared switchboards, streets and employers makes two
people one, nor a rare name alone. Nothing here knows how a level is found, nor what records it will be met in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Force(IntEnum):
    """What a level of evidence does to clusters, beyond its odds."""

    NONE = 0
    DOUBT = 1  # speaks against a join as much as its odds say
    CONFLICT = 2  # two records that differ so are not put into one cluster by way of a third
    BAR = 3  # nor by any other evidence; only by a person


class Level(NamedTuple):
    """One level: how often it is seen in two records of one subject, of kindred ones, of namesakes, of any two.

    Where `namesake` is None namesakes show it as any two do. `of` is the column without which it is never seen, where
    that is not the field itself.
    """

    name: str
    one: float
    kin: float
    namesake: float | None
    any: float
    share: float = 0.0
    force: Force = Force.NONE
    says: str = ""
    of: str = ""

    @property
    def differs(self) -> bool:
        return self.name.endswith("differs")


# Identifiers of which a company has one: two different ones are two companies.
EXCLUSIVE = ("lei", "cik", "ein", "wikidata")
# A column of somebody's own, of which nothing is known but what its values say.
_OWN = (Level("same", 0.75, 0.5, None, 1.0, 1.0, says="the same {field} {left}"),
        Level("differs", 0.25, 0.5, None, 1.0, says="{field} differs ({left}, {right})"))  # fmt: skip


@cache
def levels_of(kind: str) -> dict[str, tuple[Level, ...]]:
    """The levels of every field on which two records of a kind can be compared."""
    found: dict[str, list[Level]] = {}
    text = files(__package__).joinpath("levels.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        of, field, name, one, kin, namesake, chance, share, column, force, says = line.split("\t")
        if of == kind:
            alike = None if namesake == "-" else float(namesake)
            usual = (float(one), float(kin), alike, float(chance), float(share))
            level = Level(name, *usual, Force[force.upper() or "NONE"], says, column)
            found.setdefault(field, []).append(level)
    return {field: tuple(levels) for field, levels in found.items()}


def levels_of_own(column: str) -> tuple[Level, ...]:
    """The levels of a column of somebody's own."""
    called = column.replace("{", "{{").replace("}", "}}")
    return tuple(level._replace(says=level.says.replace("{field}", called)) for level in _OWN)


def shown_with(levels: tuple[Level, ...], columns: Collection[str]) -> tuple[Level, ...]:
    """The levels of a field, with the shares that they have where columns are missing.

    What is told of places stands from the finest column to the coarsest. Two in one street are in one city where
    streets are not told, and two in different cities are in different streets where cities are not.
    """
    lost = [level for level in levels if level.of and level.of not in columns]
    if not lost or len(lost) == len(levels):
        return levels
    shown = {level: level for level in levels if level not in lost}
    for level in lost:
        heirs = _heirs(level, levels, list(shown))
        one, kin = sum(heir.one for heir in heirs), sum(heir.kin for heir in heirs)
        for heir in heirs:
            was = shown[heir]
            shown[heir] = was._replace(
                one=was.one + level.one * heir.one / one, kin=was.kin + level.kin * heir.kin / kin
            )
    return tuple(shown.get(level, level._replace(one=0.0, kin=0.0)) for level in levels)


def _heirs(lost: Level, levels: tuple[Level, ...], shown: Sequence[Level]) -> list[Level]:
    """Of the levels that can be shown those at which pairs are seen that would be at one that cannot."""
    columns = list(dict.fromkeys(level.of for level in levels))
    place = columns.index(lost.of)
    agree = [level for level in shown if not level.differs and columns.index(level.of) > place]
    differ = [level for level in shown if level.differs and columns.index(level.of) < place]
    return (lost.differs and differ) or agree or list(shown)


def number_of(kind: str, field: str, level: str) -> int:
    """The number by which a level is meant in arrays; 0 is for what was not compared."""
    return _numbers(kind)[field, level]


@cache
def _numbers(kind: str) -> dict[tuple[str, str], int]:
    return {
        (field, level.name): number
        for field, levels in levels_of(kind).items()
        for number, level in enumerate(levels, 1)
    }
