"""Families of exports: whose file a list is, told by the names of its columns and never by the name of the file.

A column called "Title" is a job in a CRM and "Dr." in an address book; "Location" is the person's in one export and
the company's in another; and an address book holds home numbers and birthdays beside business ones. So where a file is
recognised as somebody's export, what its columns hold follows from `families.tsv` and not from their names alone, and
what is private in it is left where it is. Every column read is shown, and `--map` overrules it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from connectors.text import fold


@dataclass(frozen=True, slots=True)
class Holding:
    """A field of a family, the patterns of its columns, and those of the columns with their labels."""

    field: str
    columns: tuple[str, ...]
    labels: tuple[str, ...] = ()


@dataclass
class Family:
    """One family of exports.

    Attributes:
        name: how it is shown to the user.
        closed: all its columns are known, so that none is guessed by its name or by what stands in it.
        mixed: private things stand in it beside business ones.
        told: sets of columns, each of which tells it.
        never: columns that are not read, whatever they are called.
    """

    key: str
    name: str
    closed: bool
    mixed: bool
    told: list[frozenset[str]] = field(default_factory=list)
    holds: list[Holding] = field(default_factory=list)
    never: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Held:
    """A column of a file of some family: what it holds, and which column says what kind of value that is."""

    field: str
    column: int
    label: int | None


@cache
def families() -> dict[str, Family]:
    """All families, by their keys."""
    found: dict[str, Family] = {}
    text = files(__package__).joinpath("families.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, key, *rest = line.split("\t")
        if kind == "family":
            found[key] = Family(key, rest[0], "closed" in rest[1], "mixed" in rest[1])
        elif kind == "told":
            found[key].told.append(frozenset(rest[0].split("|")))
        elif kind == "holds":
            found[key].holds.append(Holding(rest[0], *(tuple(names.split("|")) for names in rest[1:])))
        else:
            found[key].never.extend(rest[0].split("|"))
    return found


def family_of(columns: Iterable[str]) -> Family | None:
    """Whose export has these columns; the most telling set of names decides. None for a list of the user's own."""
    names = {fold(column) for column in columns}
    fits = [(len(told), family) for family in families().values() for told in family.told if told <= names]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def holdings(family: Family, columns: Sequence[str]) -> Iterator[Held]:
    """What the columns of a file hold, field by field; of several columns of a field the more telling come first."""
    names = [fold(column) for column in columns]
    for holding in family.holds:
        for pattern in holding.columns:
            for n, name in enumerate(names):
                if match := _pattern(pattern).fullmatch(name):
                    yield Held(holding.field, n, _label(holding, names, match.groups()))


def _label(holding: Holding, names: Sequence[str], numbers: Sequence[str]) -> int | None:
    """The column with the label of a value: the one of the same number."""
    for pattern in holding.labels:
        name = pattern.replace("#", numbers[0]) if numbers else pattern
        if name in names:
            return names.index(name)
    return None


def left_alone(family: Family, columns: Sequence[str]) -> set[int]:
    """Columns of a file that are not read."""
    return {
        n
        for n, column in enumerate(columns)
        if any(_pattern(pattern).fullmatch(fold(column)) for pattern in family.never)
    }


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text).replace(r"\#", r"(\d+)").replace(r"\*", ".*"))
