"""Fields that tell the outcome instead of foretelling it. A model that may look at one is perfect, and worthless.

Four grounds, each explained to the user, who may allow any field by name:
    name        it is called like a field that is written with or after the outcome (leak_names.py)
    time        most of its dates lie on or after the day of the outcome
    prediction  alone it tells winners from others nearly perfectly, or one of its levels hardly ever fails to win
    filling     it is filled hardly for anyone but customers, or only once a lead has been won or lost

The last two are demanded with 99 % confidence and set so high that a strong but honest trait (nine of ten win) passes.
An empty cell is never a leak by itself: leads about which little is known do convert less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from icp.calibration.board import Board, Column, Flags, column_of, days_in
from icp.calibration.lead import Lead
from icp.calibration.leak_names import BECAUSE, leak_by_name
from icp.calibration.levels import EMPTY, LEAST_LEADS, levels_of
from icp.calibration.measures import auc
from icp.calibration.posterior import quantile

_SURE = 0.99
_TENTH = 0.1
_FIFTH = 0.2
_PERFECT = 0.95
_NORMAL_99 = 2.3263478740408408
_HALF = 0.5
_LEAST_OPEN = 15
_LEAST_DATED = 10


@dataclass(frozen=True)
class Leak:
    """A field that is left out, on which ground, and why in a sentence."""

    field: str
    ground: str
    because: str


def by_name(fields: Iterable[str]) -> list[Leak]:
    """Fields that leak by their names. The kind of an event is a name too."""
    return [
        Leak(field, "name", BECAUSE[ground])
        for field in fields
        if (ground := leak_by_name(field.removeprefix("event: ")))
    ]


def by_time(leads: Sequence[Lead], fields: Sequence[str]) -> list[Leak]:
    """Fields of dates that lie on or after the outcome more often than not."""
    decided = [lead for lead in leads if lead.decided and lead.closed]
    found = []
    for n, field in enumerate(fields):
        column = column_of([lead.cells[n] for lead in decided])
        days = days_in(column)
        if days is None:
            continue
        dated = [
            (days[code], lead.closed) for code, lead in zip(column.codes, decided, strict=True) if days[code]
        ]
        late = sum(date.fromisoformat(day) >= closed for day, closed in dated if closed)
        if len(dated) >= _LEAST_DATED and late > _HALF * len(dated):
            because = f"{late:,} of its {len(dated):,} dates lie on or after the day on which the lead was won or lost"
            found.append(Leak(field, "time", because))
    return found


def by_telling(board: Board) -> list[Leak]:
    """Fields that alone tell too much. `board` holds leads old enough to have an outcome."""
    found = []
    for field, column in board.columns.items():
        because = _filled_by_winners(column, board.won)
        if because:
            found.append(Leak(field, "filling", because))
        elif because := _nearly_perfect(field, column, board.won):
            found.append(Leak(field, "prediction", because))
    return found


def _filled_by_winners(column: Column, won: Flags) -> str:
    """Why a field is suspect for being filled where leads were won; empty where it is not."""
    filled = column.filled
    had, winners, control = int(filled.sum()), int(won[filled].sum()), float(won.mean())
    if column.kind.happens or had == len(won) or had < LEAST_LEADS:
        return ""
    if _hardly_fails(winners, had, control):
        return f"{winners:,} of the {had:,} leads in which it is filled became customers"
    losers = had - winners >= _HALF * float((~won).sum())
    if _hardly_wins(winners, had, control, _FIFTH if losers else _TENTH):
        return f"only {winners:,} of the {had:,} leads in which it is filled became customers: it is filled on losing"
    return ""


def _nearly_perfect(field: str, column: Column, won: Flags) -> str:
    levels = levels_of(field, column)
    if isinstance(levels, str):
        return ""
    flags = levels.flags(column)
    had, winners = flags.sum(axis=0), flags[won].sum(axis=0)
    for label, leads, customers in zip(levels.labels, had.tolist(), winners.tolist(), strict=True):
        if label != EMPTY and leads >= LEAST_LEADS and _hardly_fails(customers, leads, float(won.mean())):
            return f"{customers:,} of the {leads:,} leads with {label!r} became customers, which foretells too well"
    rates = winners / np.maximum(had, 1)
    middle, error = auc(np.where(flags, rates, 0.0).max(axis=1), won)
    if middle - _NORMAL_99 * error >= _PERFECT:
        return f"alone it tells customers from others with an AUC of {middle:.2f}, which foretells too well"
    return ""


def _hardly_fails(won: int, had: int, control: float) -> bool:
    """Whether leads surely fail at most a tenth as often as all leads do."""
    return bool(quantile(np.array(float(won)), np.array(float(had)), 1 - _SURE) >= 1 - _TENTH * (1 - control))


def _hardly_wins(won: int, had: int, control: float, share: float) -> bool:
    """Whether leads surely win at most that share as often as all leads do."""
    return bool(quantile(np.array(float(won)), np.array(float(had)), _SURE) <= share * control)


def by_closing(
    leads: Sequence[Lead], fields: Sequence[str], board_fields: Mapping[str, Column]
) -> list[Leak]:
    """Fields filled for leads that were won or lost, and hardly for any that is open.

    `board_fields` are the columns of these same leads, in their order.
    """
    decided = np.array([lead.decided for lead in leads], dtype=bool)
    if min(decided.sum(), (~decided).sum()) < _LEAST_OPEN:
        return []
    found = []
    for field in fields:
        column = board_fields[field]
        if column.kind.happens:
            continue
        share = float(column.filled[decided].mean())
        open_filled, open_all = float(column.filled[~decided].sum()), float((~decided).sum())
        most = float(quantile(np.array(open_filled), np.array(open_all), _SURE))
        if share > 0 and most <= _FIFTH * share and share >= _HALF:
            still = f"{open_filled / open_all:.0%} of those still open"
            because = f"it is filled for {share:.0%} of the leads won or lost and {still}"
            found.append(Leak(field, "filling", because))
    return found
