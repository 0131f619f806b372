"""Which columns of a list tell its records apart: for matching, where every column may help and none must mislead.

A list that is only to be matched holds more than companies' names and sites: dates of birth, streets, numbers, and
columns nobody has heard of. Those that are known by name or content are read as what they are. Of the others each is
its own field, whose worth is learned from the list; what cannot help (ids, notes, columns that repeat the names or
hold one value) is ignored. Which was taken for what is always said. Nothing here reads more than a sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from connectors.files.columns import Mapped, detect
from connectors.text import fold

OWN = "other:"
# Columns that one kind of list calls by what another calls its own.
_PERSON = {
    "company.name": "person.company_name", "company.phone": "person.phone", "company.city": "person.city",
    "company.region": "person.region", "company.postal_code": "person.postal_code", "company.street": "person.street",
    "company.country": "person.country", "company.linkedin": "person.linkedin", "company.email": "person.email",
}  # fmt: skip
_COMPANY = {"person.phone": "company.phone", "person.email": "company.email", "person.name": "company.name"}
_ID_NAMES = frozenset(
    "id unique id record id rec id row id uid uuid guid key record number row number identifier pk index".split(
        " "
    )
) | {"unique id", "record id", "rec id", "row id", "record number", "row number", "source id", "cluster id"}
# Fields of which several columns may tell.
_MANY = frozenset(("company.phone", "company.website", "person.phone", "person.email", "company.email"))
_LONGEST_VALUE = 40
_LEAST_FILLED = 0.05
_MOST_DISTINCT = 0.95
_REPEATS = 0.6


def id_column(columns: Sequence[str], sample: Sequence[Sequence[str]]) -> int | None:
    """The column of unique ids, by its name and because no value of the sample stands twice."""
    for n, name in enumerate(columns):
        cells = [row[n].strip() if n < len(row) else "" for row in sample]
        if fold(name) in _ID_NAMES and cells and all(cells) and len(set(cells)) == len(cells):
            return n
    return None


def list_columns(
    columns: Sequence[str],
    sample: Sequence[Sequence[str]],
    kind: str,
    overrides: Mapping[str, str],
    ids: int | None,
) -> tuple[list[Mapped], list[str]]:
    """What each column of a list of companies or people is to matching, and the names of those that are ignored.

    Args:
        overrides: field → column, as the user says.
        ids: the column of unique ids, which tells nothing.

    Raises:
        UnknownColumn: for an override that fits nothing.
    """
    found: dict[int, Mapped] = {}
    if ids is not None:
        taken = {ids}
    else:
        taken = set()
    for mapped in detect(columns, sample, overrides):
        field = (_PERSON if kind == "person" else _COMPANY).get(mapped.field, mapped.field)
        if field.startswith(f"{kind}.") and mapped.column not in taken:
            found.setdefault(mapped.column, Mapped(field, mapped.column, mapped.name, mapped.because))
    for n, field in _by_name(columns, kind, {*found, *taken}, {m.field for m in found.values()}):
        found[n] = Mapped(field, n, columns[n], "by its name")
    names = [n for n, mapped in found.items() if "name" in mapped.field]
    for n, name in enumerate(columns):
        if n not in found and n not in taken and _may_help(n, sample, names):
            found[n] = Mapped(OWN + name, n, name, "as a column of its own, weighed by how it agrees")
    ignored = [name for n, name in enumerate(columns) if n not in found and n not in taken and name]
    return [found[n] for n in sorted(found)], ignored


def _by_name(
    columns: Sequence[str], kind: str, taken: set[int], fields: set[str]
) -> Iterator[tuple[int, str]]:
    """Columns whose name is, or holds, one that is known; the longest such name counts, a whole one first."""
    claims = []
    for n, column in enumerate(columns):
        if n in taken or not fold(column):
            continue
        if claim := max(_claims(fold(column), kind), default=None):
            claims.append((-claim[0], -claim[1], n, claim[2]))
    told = set(fields)
    for _, _, n, field in sorted(claims):
        if field not in told or field in _MANY:
            told.add(field)
            yield n, field


def _claims(name: str, kind: str) -> Iterator[tuple[bool, int, str]]:
    """The fields a column's name speaks for: whether all of it does, and by how many letters."""
    for known, field in _names(kind).items():
        if known == name or f" {known} " in f" {name} ":
            yield known == name, len(known), field


@cache
def _names(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in files(__package__).joinpath("list_columns.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            of, field, names = line.split("\t")
            if of == kind:
                found.update((fold(name), field) for name in reversed(names.split("|")))
    return found


def _may_help(n: int, sample: Sequence[Sequence[str]], names: Sequence[int]) -> bool:
    """Whether a column of its own may tell records apart: short values, neither all alike nor all different."""
    cells = [row[n].strip() for row in sample if n < len(row)]
    filled = [cell for cell in cells if cell]
    if len(filled) < max(2, _LEAST_FILLED * len(cells)) or sum(map(len, filled)) > _LONGEST_VALUE * len(
        filled
    ):
        return False
    distinct = len({fold(cell) for cell in filled})
    return 1 < distinct <= _MOST_DISTINCT * len(filled) and not _repeats(n, sample, names)


def _repeats(n: int, sample: Sequence[Sequence[str]], names: Sequence[int]) -> bool:
    """Whether a column mostly says again what the names say."""
    told = again = 0
    for row in sample:
        words = set(fold(row[n]).split()) if n < len(row) else set()
        if words:
            told += 1
            again += words <= {word for m in names if m < len(row) for word in fold(row[m]).split()}
    return bool(told) and again >= _REPEATS * told
