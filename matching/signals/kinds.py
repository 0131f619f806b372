"""The kinds of signals: what each says of growth, and how fast it loses its worth. Read from `kinds.tsv`.

A kind that a source names and the table does not is "news": kept, and taken for no sign of growth or decline.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.statement import Statement
from matching.nouns import Direction, Entity, Signal

STATED = "-"
OTHER = "news"


class Sort(NamedTuple):
    """One line of the table."""

    direction: Direction
    half_life_days: int
    why: str


@cache
def kinds() -> dict[tuple[str, str], Sort]:
    """Every kind, by its name and its turn; the turn of what sources state themselves is "-"."""
    return {
        (kind, turn): Sort(Direction(direction), int(days), why)
        for kind, turn, direction, days, why in rows("kinds.tsv", __package__)
    }


def noticed(kind: str, turn: str, key: str, day: date, text: str, evidence: Sequence[Statement]) -> Signal:
    """A signal that no source states: it follows from what is cited.

    Args:
        key: what tells it from others of its kind and turn.
    """
    sort = kinds()[kind, turn]
    return Signal(
        id=f"{kind}:{turn}:{key}",
        kind=kind,
        date=day,
        text=text,
        direction=sort.direction,
        half_life_days=sort.half_life_days,
        evidence=tuple(evidence),
    )


def stated(kind: str, entity: Entity, day: date, text: str, evidence: Sequence[Statement]) -> Signal:
    """A signal that a source states, with the passports of what it states."""
    known = kind if (kind, STATED) in kinds() else OTHER
    sort = kinds()[known, STATED]
    return Signal(
        id=entity.id,
        passports=entity.passports,
        subjects=entity.subjects,
        kind=known,
        date=day,
        text=text,
        direction=sort.direction,
        half_life_days=sort.half_life_days,
        evidence=tuple(evidence),
        stated=True,
    )
