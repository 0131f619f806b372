"""Which columns of a list a field depends on, so that a row can be read as far as is asked and no further.

A list of a million rows is asked for five fields of twelve columns. What is read here is what reading the whole row
would state of those fields, no more and no less: nothing is guessed from a column's name. Whatever is about a person
depends on the whole row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from connectors.files.cells import MAY_STATE
from connectors.files.columns import Mapped

# A mailbox may name the company's domain, and so may a name that is a platform's.
_NAMING_DOMAINS = ("company.name", "company.website", "person.email")


def telling(fields: Collection[str], mapping: Sequence[Mapped]) -> tuple[Mapped, ...]:
    """The part of a mapping that states all that the whole states of these fields."""
    if any(not field.startswith("company.") for field in fields):
        return tuple(mapping)
    return tuple(m for m in mapping if _tells(m, fields) or _shifts(m))


def _tells(m: Mapped, fields: Collection[str]) -> bool:
    if "company.domain" in fields and m.field in _NAMING_DOMAINS:
        return True
    return m.field in fields or any(field in fields for field in MAY_STATE.get(m.field, ()))


def _shifts(m: Mapped) -> bool:
    """Whether a column shows that a row is shifted, which tells how far the row may be read at all."""
    return m.mixed and m.field == "person.email"


def columns_of(mapping: Iterable[Mapped]) -> tuple[int, ...]:
    """The columns whose cells a mapping reads, labels among them."""
    read = {m.column for m in mapping}
    return tuple(sorted(read.union(m.label for m in mapping if m.label is not None)))
