"""A lead as an export tells of it, and how old it must be before its silence counts as a no.

A lead of yesterday that is not a customer says nothing yet: its outcome is still to come (right censoring). Leads
younger than the time in which nearly all winners win are therefore left out, the quick winners among them too, because
keeping those alone would make every young lead look good.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import NamedTuple

QUARTER = 91
"""Days; also how long a lead is given where no dates tell how long winning takes."""
_SETTLED = 0.9
_LEAST_DATED = 20


class Outcome(StrEnum):
    """How a lead ended, or that it did not."""

    WON = "won"
    LOST = "lost"
    OPEN = "open"


class Happening(NamedTuple):
    """Something a lead did, and on which day."""

    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead: when it came in, how and when it ended, its cells in the order of the fields, and what it did."""

    created: date
    outcome: Outcome
    closed: date | None
    cells: tuple[str, ...]
    did: tuple[Happening, ...] = ()
    row: int = 0

    @property
    def won(self) -> bool:
        return self.outcome is Outcome.WON

    @property
    def decided(self) -> bool:
        return self.outcome is not Outcome.OPEN

    @property
    def order(self) -> tuple[object, ...]:
        """By day, then by content: a file sorted otherwise gives the same model, to the last digit."""
        return (self.created, self.outcome, self.closed or date.max, self.cells, self.did)


def days_to_settle(leads: Iterable[Lead]) -> int:
    """In how many days nine of ten winners had won; a quarter where too few winners are dated to tell."""
    took = sorted((lead.closed - lead.created).days for lead in leads if lead.won and lead.closed)
    took = [days for days in took if days >= 0]
    if len(took) < _LEAST_DATED:
        return QUARTER
    return max(1, took[ceil(_SETTLED * len(took)) - 1])


def grown_up(leads: Sequence[Lead], as_of: date, days: int) -> tuple[list[Lead], list[Lead]]:
    """The leads that have had so many days to be won by `as_of`, in order, and those that have not."""
    old: list[Lead] = []
    young: list[Lead] = []
    for lead in sorted(leads, key=lambda lead: lead.order):
        (old if (as_of - lead.created).days >= days else young).append(lead)
    return old, young
