"""Which column of an export of events holds what: by its name, unless the user says so. Nothing is read from cells.

A column has one role and a role one column. Columns without a role are kept for rules that ask for them by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from connectors.lexicon import rows
from connectors.text import fold

NEEDED = ("lead", "event")


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """Each role with the names of columns that have it, folded, the more telling first."""
    return {role: tuple(names.split("|")) for role, names in rows("columns.tsv", __package__)}


class UnknownRole(ValueError):
    """A wish that fits no column or no role. The message lists what there is."""


def roles_of(columns: Sequence[str], overrides: Mapping[str, str]) -> dict[str, int]:
    """The place of the column of each role that there is.

    Args:
        overrides: role → column, as the user says.

    Raises:
        UnknownRole: for an override that fits nothing, and where lead or event has no column.
    """
    found = {role: _named(role, name, columns) for role, name in overrides.items()}
    places = {fold(name): n for n, name in reversed(list(enumerate(columns))) if fold(name)}
    for role, names in roles().items():
        free = (places[name] for name in names if name in places and places[name] not in found.values())
        if role not in found and (place := next(free, None)) is not None:
            found[role] = place
    if missing := [role for role in NEEDED if role not in found]:
        raise UnknownRole(
            f"no column is recognised as {' or '.join(missing)}. Columns are: {_listed(columns)}. "
            f"Say which one is which: {' '.join(f'--map {role}=COLUMN' for role in missing)}"
        )
    return found


def _named(role: str, name: str, columns: Sequence[str]) -> int:
    if role not in roles():
        raise UnknownRole(f"--map {role}=…: no such role. Roles are: {', '.join(roles())}")
    exact = [n for n, column in enumerate(columns) if column == name]
    alike = [n for n, column in enumerate(columns) if fold(name) and fold(column) == fold(name)]
    if not exact and not alike:
        raise UnknownRole(f"--map {role}={name}: no such column. Columns are: {_listed(columns)}")
    return (exact or alike)[0]


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(repr(column) for column in columns if column) or "none"
