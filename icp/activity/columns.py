"""Which column of an export of events, or of a list of leads, holds what: by its name, unless the user says so.

Nothing is read from cells.

A column has one role and a role one column. Columns without a role are kept for rules that ask for them by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from connectors.lexicon import rows
from connectors.text import fold

EVENTS, LEADS = "columns.tsv", "lead_columns.tsv"
NEEDED = {EVENTS: ("lead", "event"), LEADS: ()}


@cache
def roles(table: str = EVENTS) -> dict[str, tuple[str, ...]]:
    """Each role with the names of columns that have it, folded, the more telling first."""
    return {role: tuple(names.split("|")) for role, names in rows(table, __package__)}


class UnknownRole(ValueError):
    """A wish that fits no column or no role. The message lists what there is."""


def roles_of(columns: Sequence[str], overrides: Mapping[str, str], table: str = EVENTS) -> dict[str, int]:
    """The place of the column of each role that there is.

    Args:
        overrides: role → column, as the user says.
        table: `EVENTS`, or `LEADS` for a list of leads.

    Raises:
        UnknownRole: for an override that fits nothing, and where one that is needed has no column.
    """
    found = {role: _named(role, name, columns, table) for role, name in overrides.items()}
    places = {fold(name): n for n, name in reversed(list(enumerate(columns))) if fold(name)}
    for role, names in roles(table).items():
        free = (places[name] for name in names if name in places and places[name] not in found.values())
        if role not in found and (place := next(free, None)) is not None:
            found[role] = place
    if missing := [role for role in NEEDED[table] if role not in found]:
        raise UnknownRole(
            f"no column is recognised as {' or '.join(missing)}. Columns are: {_listed(columns)}. "
            f"Say which one is which: {' '.join(f'--map {role}=COLUMN' for role in missing)}"
        )
    return found


def _named(role: str, name: str, columns: Sequence[str], table: str) -> int:
    if role not in roles(table):
        raise UnknownRole(f"--map {role}=…: no such role. Roles are: {', '.join(roles(table))}")
    exact = [n for n, column in enumerate(columns) if column == name]
    alike = [n for n, column in enumerate(columns) if fold(name) and fold(column) == fold(name)]
    if not exact and not alike:
        raise UnknownRole(f"--map {role}={name}: no such column. Columns are: {_listed(columns)}")
    return (exact or alike)[0]


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(repr(column) for column in columns if column) or "none"
