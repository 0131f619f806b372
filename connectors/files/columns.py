"""Which column of a list holds what: as somebody's export, by its name, or by what stands in it.

The mapping is shown to the user before anything is done with it, and `--map field=Column` overrules it. A column
that means nothing here is kept and handed back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from connectors.files.families import Family, family_of, holdings, left_alone
from connectors.hosts import parse
from connectors.lexicon.places import country_code
from connectors.text import fold

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$", re.I)
_GENERIC_NAME = frozenset(
    {"name", "names", "bezeichnung", "nom", "nombre", "nome", "navn", "namn", "naam", "nimi", "nev", "nama"}
)
_PERSON_MARKS = ("person.given_name", "person.family_name", "person.title", "person.connected")
_OTHER_HALF = {"person.given_name": "person.family_name", "person.family_name": "person.given_name"}
# A column of addresses is often just called "URL" or "LinkedIn"; whose addresses they are only its cells tell.
_PROFILES = frozenset({"person.linkedin", "company.linkedin"})
_ADDRESSES = _PROFILES | {"company.website"}
_LEAST_SHARE = 0.6
# What people.csv holds beside the addresses of sources: read back as one it would confirm itself.
_OUR_GUESS = "enrich email guess"
_LEAST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column that is used: what it holds, where it is, and how that was known.

    Attributes:
        label: the column that says of each value whether it is one of work or of home, where there is one.
        mixed: whether private things stand in the file beside business ones, so that a value must be of business.
    """

    field: str
    column: int
    name: str
    because: str
    label: int | None = None
    mixed: bool = False


class UnknownColumn(ValueError):
    """A --map option that names a column or a field that does not exist. The message lists what does."""


@cache
def _names() -> dict[str, str]:
    text = files(__package__).joinpath("columns.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            field, names = line.split("\t")
            for name in names.split("|"):
                found.setdefault(fold(name), field)
    return found


def fields() -> list[str]:
    """The fields a column can hold."""
    return list(dict.fromkeys(_names().values()))


def recognised(row: Sequence[str]) -> int:
    """How many cells of a row are names of columns that are known."""
    known = {
        _names().get(fold(cell)) or ("company.name" if fold(cell) in _GENERIC_NAME else None) for cell in row
    } - {None}
    family = family_of(row)
    return max(len(known), len({held.field for held in holdings(family, row)}) if family else 0)


def detect(
    columns: Sequence[str], sample: Sequence[Sequence[str]], overrides: Mapping[str, str] = {}
) -> list[Mapped]:
    """What each column of a list holds, as far as it can be told.

    Args:
        sample: some rows below the names.
        overrides: field → column, as the user says.

    Raises:
        UnknownColumn: for an override that fits nothing.
    """
    said = list(_overridden(columns, overrides))
    family = family_of(columns)
    known = [*said, *(_of_family(family, columns, said) if family else ())]
    if not (family and family.closed):
        known += _guessed(columns, sample, known, left_alone(family, columns) if family else set())
    first: dict[str, int] = {}
    for m in known:
        first[m.field] = min(m.column, first.get(m.field, m.column))
    return sorted(known, key=lambda m: first[m.field])


def _of_family(family: Family, columns: Sequence[str], said: Sequence[Mapped]) -> Iterable[Mapped]:
    """What the columns of somebody's export hold, the more telling of a field first."""
    taken = {m.column for m in said}
    because = f"as in {family.name}"
    for held in holdings(family, columns):
        if held.column not in taken and held.field not in {m.field for m in said}:
            yield Mapped(held.field, held.column, columns[held.column], because, held.label, family.mixed)


def _guessed(
    columns: Sequence[str], sample: Sequence[Sequence[str]], known: Sequence[Mapped], never: set[int]
) -> Iterable[Mapped]:
    """What columns hold that nobody vouches for: by their names, then by what stands in them."""
    found = {m.field: m for m in known}
    guessed: list[Mapped] = []
    contents = [_by_content([row[n] for row in sample if n < len(row)]) for n in range(len(columns))]
    taken = {m.column for m in known} | never

    def take(field: str, n: int, because: str) -> None:
        if field and n not in taken and field not in found:
            found[field] = Mapped(field, n, columns[n] or f"column {n + 1}", because)
            guessed.append(found[field])
            taken.add(n)

    for n, name in enumerate(columns):
        field = _names().get(fold(name), "") if fold(name) not in _GENERIC_NAME else ""
        if field in _ADDRESSES and contents[n] in _PROFILES and contents[n] != field:
            take(contents[n], n, "by what stands in it")
        else:
            take(field, n, "by its name")
    for n, name in enumerate(columns):
        if n not in taken and fold(name) in _GENERIC_NAME:
            take(_whose_name(name, found), n, "by its name")
    for n, content in enumerate(contents):
        if fold(columns[n]) != _OUR_GUESS:
            take(content, n, "by what stands in it")
    return guessed


def _overridden(columns: Sequence[str], overrides: Mapping[str, str]) -> Iterable[Mapped]:
    for field, name in overrides.items():
        if field not in fields():
            raise UnknownColumn(f"--map {field}=…: no such field. Fields are: {', '.join(fields())}")
        places = [n for n, column in enumerate(columns) if column == name] or [
            n for n, column in enumerate(columns) if fold(name) and fold(column) == fold(name)
        ]
        if not places:
            raise UnknownColumn(
                f"--map {field}={name}: no such column. Columns are: {', '.join(c for c in columns if c)}"
            )
        yield Mapped(field, places[0], columns[places[0]], "as you said")


def _whose_name(name: str, found: Mapping[str, Mapped]) -> str:
    """A column called just "Name" holds the companies, or the people where the list is one of people.

    "Nom" and "Nombre" are such columns too, and the one half of a name where a column for the other half stands by.
    """
    if "company.name" not in found and not any(mark in found for mark in _PERSON_MARKS):
        return "company.name"
    half = _names().get(fold(name), "")
    return half if _OTHER_HALF.get(half, "") in found else "person.name"


def _by_content(cells: Sequence[str]) -> str:
    """What nearly all cells of a column are: addresses of sites, e-mail addresses, countries."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < _LEAST_CELLS:
        return ""
    tests = (
        ("person.email", lambda c: bool(_EMAIL.match(c))),
        ("person.linkedin", lambda c: "linkedin.com/in/" in c),
        ("company.linkedin", lambda c: "linkedin.com/company/" in c),
        ("company.website", lambda c: " " not in c and not c[0].isdigit() and parse(c) is not None),
        ("company.country", lambda c: bool(country_code(c))),
    )
    for field, test in tests:
        if sum(map(test, filled)) >= _LEAST_SHARE * len(filled):
            return field
    return ""
