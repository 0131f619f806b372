"""Short ways to write the records of a test."""

from __future__ import annotations

from matching.records import Record


def company(id_: str, name: str = "", **values: str) -> Record:
    """A company by its id, its name and further fields without their prefix."""
    return _record("company", id_, {"name": name, **values})


def person(id_: str, name: str = "", **values: str) -> Record:
    """A person by their id, name and further fields without their prefix."""
    return _record("person", id_, {"name": name, **values})


def _record(kind: str, id_: str, values: dict[str, str]) -> Record:
    return Record(id_, kind, {f"{kind}.{field}": (value,) for field, value in values.items() if value})
