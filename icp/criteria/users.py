"""How many users, customers or members a company has, as it says itself or a list does.

Companies count as users what flatters them: accounts, seats, downloads. What is counted is not compared, only how many.
"""

from __future__ import annotations

from dataclasses import dataclass

from icp.criteria.counts import Count, limits
from icp.table import Table


@dataclass(frozen=True)
class Users(Count):
    """So many users."""

    kind = "users"
    field = "company.users"
    one, many = "user", "users"
    question = "How many users or customers does {} have?"
    nothing = "no source says how many users it has"


def read(table: Table) -> Users | None:
    """`min`, `max`: whole numbers, at least one of them."""
    found = limits(table, 1_000, 1_000_000)
    return Users(*found) if found else None
