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


def turn_of(signal: Signal) -> str:
    """How a signal that nobody states was noticed: "growth", "new"; empty for one that a source states."""
    return "" if signal.stated else signal.id.split(":", 2)[1]


def half_life(kind: str, turn: str) -> int:
    """After how many days a kind is worth half; of a kind without that turn, the longest of its turns."""
    if sort := kinds().get((kind, turn)):
        return sort.half_life_days
    return max(sort.half_life_days for (named, _), sort in kinds().items() if named == kind)


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
