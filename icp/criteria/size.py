"""How many people a company employs."""

from __future__ import annotations

from dataclasses import dataclass

from icp.criteria.counts import Count, limits
from icp.table import Table


@dataclass(frozen=True)
class Size(Count):
    """So many employees."""

    kind = "size"
    field = "company.employees"
    one, many = "employee", "employees"
    question = "How many people does {} employ?"
    nothing = "no source says how many people it employs"


def read(table: Table) -> Size | None:
    """`min`, `max`: whole numbers, at least one of them."""
    found = limits(table, 20, 500)
    return Size(*found) if found else None
