"""A deal and its way through the stages: which it entered, on which day, and how it left each.

A deal that falls back is still in the furthest stage it reached: stages are counted when they are first reached, and
one that is jumped over was not entered. Nothing is filled in: a day nobody wrote down stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from icp.pipeline.stage import Stage


class Ended(StrEnum):
    """How a stay ended, or that it has not."""

    ON = "on"
    LOST = "lost"
    OPEN = "open"


@dataclass(frozen=True)
class Deal:
    """One deal of an export.

    Attributes:
        stage: where it stands: an open stage, won or lost.
        left: the stage it was lost from, or won from, where that is known.
        entered: stage → the day on which it was first reached, as far as it is known.
        amount: what it is worth; None where nobody says, or where what is said cannot be read.
        currency: its ISO 4217 code; empty where the export names none.
    """

    row: int
    key: str
    stage: Stage
    left: Stage | None = None
    entered: Mapping[Stage, date] = field(default_factory=dict)
    created: date | None = None
    closed: date | None = None
    amount: Decimal | None = None
    currency: str = ""
    owner: str = ""
    source: str = ""
    mql: date | None = None
    sql: date | None = None

    @property
    def reached(self) -> Stage | None:
        """The furthest open stage it is known to have been in."""
        here = self.stage if self.stage.open else self.left
        known = [stage for stage in (*self.entered, here) if stage and stage.open]
        return max(known, key=lambda stage: stage.rank, default=None)


class Stay(NamedTuple):
    """One deal in one stage. `days` is None where its beginning or its end is not known."""

    deal: Deal
    stage: Stage
    entered: date | None
    days: int | None
    ended: Ended


def first_reached(visits: Iterable[tuple[date, Stage]]) -> dict[Stage, date]:
    """The day on which each stage was first reached, of all changes of stage in any order. Falling back is not."""
    found: dict[Stage, date] = {}
    furthest = -1
    for day, stage in sorted((visit for visit in visits if visit[1].open), key=lambda v: (v[0], v[1].rank)):
        if stage.rank > furthest:
            found[stage], furthest = day, stage.rank
    return found


def stays(deal: Deal, now: date) -> Iterator[Stay]:
    """Its stays, in order. Of a lost deal that does not say where it was lost the last one is missing."""
    steps = sorted(deal.entered.items(), key=lambda step: step[0].rank)
    here = deal.reached
    if here is not None and here not in deal.entered:
        yield from _between(deal, steps)
        yield Stay(deal, here, None, None, _ending(deal))
        return
    yield from _between(deal, steps[:-1], steps[-1:])
    if steps and (deal.stage.open or deal.stage is Stage.WON or deal.left):
        stage, day = steps[-1]
        end = now if deal.stage.open else deal.closed
        yield Stay(deal, stage, day, _days(day, end), _ending(deal))


def _between(
    deal: Deal, steps: Sequence[tuple[Stage, date]], last: Sequence[tuple[Stage, date]] = ()
) -> Iterator[Stay]:
    """The stays that ended by moving on. Where the next stage's day is not known, neither is the stay's length."""
    following = [*steps[1:], *last]
    for n, (stage, day) in enumerate(steps):
        end = following[n][1] if n < len(following) else None
        yield Stay(deal, stage, day, _days(day, end), Ended.ON)


def _ending(deal: Deal) -> Ended:
    if deal.stage.open:
        return Ended.OPEN
    return Ended.ON if deal.stage is Stage.WON else Ended.LOST


def _days(first: date, last: date | None) -> int | None:
    """Days from one day to another; None where they are not in that order."""
    return (last - first).days if last and last >= first else None
