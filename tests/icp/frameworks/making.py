"""Short ways to say how far a fact has come, and to get the card that follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from connectors.fields import FIELDS
from connectors.statement import PERSON, Statement
from icp.frameworks import Card, card_of, frameworks, leans_of, said_of
from icp.frameworks.leans import Lean
from matching.nouns import Company
from tests.matching.firms import assembled
from tests.matching.statements import NOW


def word(field: str, value: str, *, days: float = 0, by: str = "ben", note: str = "") -> Statement:
    """What a person said of Acme so many days ago."""
    seen = NOW - timedelta(days=days)
    return Statement(
        subject="website:acme.example", field=field, value=value, source=PERSON, url=f"{PERSON}:{by}", at="answer 1",
        quote=note or value, seen=seen, expires=seen + timedelta(days=FIELDS[field].stale_days), confidence=1.0,
    )  # fmt: skip


def told(answers: Mapping[str, int], days: float = 0) -> Company:
    """Acme, of which a person said how far these facts have come."""
    return assembled([word(f"deal.{key}", str(level), days=days) for key, level in answers.items()])


def card(
    name: str, answers: Mapping[str, int], *, days: float = 0, leans: Mapping[str, tuple[Lean, ...]] = {},
    now: datetime = NOW,
) -> Card:  # fmt: skip
    """The card of a framework by these answers."""
    said = said_of(told(answers, days), now)
    return card_of(frameworks()[name], said, {**leans_of({}, said), **leans})
