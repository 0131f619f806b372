"""Which column of an export of events, or of a list of leads, holds what: by its name, unless the user says so.

Columns without a role are kept for rules that ask for them by name. How names are compared is `icp/headings.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from icp.headings import UnknownHeading, headings, parts

EVENTS, LEADS = "columns.tsv", "lead_columns.tsv"
NEEDED = {EVENTS: ("lead", "event"), LEADS: ()}


def roles(table: str = EVENTS) -> list[str]:
    """Every role that a column may have."""
    return parts(__package__, table)


def roles_of(columns: Sequence[str], overrides: Mapping[str, str], table: str = EVENTS) -> dict[str, int]:
    """The place of the column of each role that there is.

    Args:
        overrides: role → column, as the user says.
        table: `EVENTS`, or `LEADS` for a list of leads.

    Raises:
        UnknownHeading: for an override that fits nothing, and where one that is needed has no column.
    """
    found = headings(columns, __package__, overrides, table)
    if missing := [role for role in NEEDED[table] if role not in found]:
        listed = ", ".join(repr(column) for column in columns if column) or "none"
        raise UnknownHeading(
            f"no column is recognised as {' or '.join(missing)}. Columns are: {listed}. "
            f"Say which one is which: {' '.join(f'--map {role}=COLUMN' for role in missing)}"
        )
    return found
