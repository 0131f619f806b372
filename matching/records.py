"""What is to be matched: records of values by field, from statements or from the rows of any table.

A record is one subject as one source (or one row) tells of it. Its values are as they were written; making them
comparable is the business of `encode.py`. A record never holds what another record says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from connectors.fields import FIELDS
from connectors.statement import Statement

# Fields of people's lists that no source states and no store keeps: they serve to tell people apart, nothing else.
LIST_FIELDS = {
    "person.given_name": "given names",
    "person.family_name": "family name",
    "person.birth_date": "date of birth",
    "person.id_number": "a number that one person has",
    "person.company_domain": "domain of the employer",
    "person.street": "street and number",
    "person.postal_code": "postal code",
    "person.city": "city",
    "person.region": "state, province or region",
    "person.country": "country",
}
KINDS = ("company", "person")
# What a column of somebody's list is called here that no field is for: "other:Region code".
OTHER = "other:"


@dataclass(frozen=True, slots=True)
class Record:
    """One subject's values by field ("company.name"), as written. `id` is unique within what is matched at once."""

    id: str
    kind: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    @property
    def source(self) -> str:
        """Who told of it: "gleif" of "gleif:lei:5299…"."""
        return self.id.partition(":")[0]


def record_of(subject: str, statements: Iterable[Statement]) -> Record:
    """The record of one subject from its statements; values keep their first order, each once.

    Raises:
        ValueError: when the statements are about another subject, or about neither a company nor a person.
    """
    values: dict[str, dict[str, None]] = {}
    kind = ""
    for statement in statements:
        if statement.subject != subject:
            raise ValueError(f"a statement about {statement.subject} among those about {subject}")
        kind = kind or statement.kind
        values.setdefault(statement.field, {})[statement.value] = None
    if kind not in KINDS:
        raise ValueError(f"{subject}: only companies and people are matched, not {kind or 'nothing'!r}")
    return Record(subject, kind, {name: tuple(found) for name, found in values.items()})


def records_of_rows(
    rows: Iterable[Mapping[str, str]],
    kind: str,
    columns: Mapping[str, str | Sequence[str]],
    id_column: str = "",
) -> list[Record]:
    """Records from the rows of a table.

    Args:
        columns: for each field the column or columns that hold it; empty cells are no values.
        id_column: the column of unique ids; without it rows are numbered from 1.

    Raises:
        ValueError: for an unknown field, or an id that stands twice.
    """
    if strange := [name for name in columns if not _is_known(name)]:
        raise ValueError(f"fields that matching does not know: {', '.join(sorted(strange))}")
    records = [
        Record(row[id_column] if id_column else str(number), kind, _cells(row, columns))
        for number, row in enumerate(rows, 1)
    ]
    unique([record.id for record in records])
    return records


def _is_known(name: str) -> bool:
    return name in FIELDS or name in LIST_FIELDS or name.startswith(OTHER)


def _cells(row: Mapping[str, str], columns: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    values = {}
    for name, column in columns.items():
        names = (column,) if isinstance(column, str) else column
        if cells := tuple(cell.strip() for c in names if (cell := row.get(c) or "").strip()):
            values[name] = cells
    return values


def unique(ids: Sequence[str]) -> None:
    """Make sure that no id stands twice.

    Raises:
        ValueError: naming the first that does.
    """
    seen: set[str] = set()
    for id_ in ids if len(set(ids)) < len(ids) else ():
        if id_ in seen:
            raise ValueError(f"two records have the id {id_!r}; give each its own")
        seen.add(id_)
