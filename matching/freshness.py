"""How much of a statement's weight its age leaves: half after the half-life of its field.

Statements are not told apart here by who made them, and none is ever too old to be kept: one that is very old merely
counts for nothing against a newer one.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from connectors.fields import FIELDS
from connectors.lexicon import rows
from connectors.statement import Statement

_DAY = 86_400


@cache
def _table() -> dict[str, int]:
    return {name: int(days) for name, days in rows("half_lives.tsv", "matching")}


@cache
def half_life(field: str) -> int:
    """After how many days a value of this field counts half: as many as it takes to go stale, unless the table says."""
    return _table().get(field, FIELDS[field].stale_days)


def freshness(statement: Statement, now: datetime) -> float:
    """1 for what speaks of now (or of later), one half for what is as old as its field's half-life."""
    age = max(0.0, (now - statement.as_of).total_seconds() / _DAY)
    return float(0.5 ** (age / half_life(statement.field)))
