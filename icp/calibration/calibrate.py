"""The whole of it: leave out what is too young and what leaks, put both models on trial, fit them to all leads.

Refuses where too few leads became customers, or too few did not: a rate of three leads is no rate, and a score that
looks exact would be believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from icp.calibration.board import Board, Window, board_of, too_late
from icp.calibration.coding import learn_coding
from icp.calibration.control import DEMANDED
from icp.calibration.fit import Fitted, TooFewOutcomes, fit
from icp.calibration.lead import QUARTER, Lead, Outcome, days_to_settle, grown_up
from icp.calibration.leaks import Leak, by_closing, by_name, by_telling, by_time
from icp.calibration.trial import Trial, trial
from icp.calibration.vocabulary import columns_for

LEAST_OF_EACH = 40
"""So many customers and so many others: 30 to learn from, 10 to test on, and intervals of a width worth showing."""


@dataclass(frozen=True)
class Wishes:
    """What the user says beside the leads.

    Attributes:
        allow: fields to use though they look like leaks.
        ignore: fields to leave out though they look fair.
        quarters: of how many of the latest quarters the control is taken; as few as hold enough if left out.
        settle: after how many days a lead that is not won counts as not won; learnt from the winners if left out.
        window: within how many days of its coming in something a lead did counts.
        demanded: P(r > c) that a trait must reach to earn points.
    """

    allow: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    quarters: int | None = None
    settle: int | None = None
    window: int = QUARTER
    demanded: float = DEMANDED


@dataclass(frozen=True)
class Counts:
    """How the leads were counted: those that could be learnt from, and those left out for being too young."""

    leads: int
    won: int
    still_open: int
    young: int
    settle: int
    since: date
    until: date
    late: int


@dataclass(frozen=True)
class Calibration:
    """What was learnt, how good it was on later leads, and what was left out and why."""

    counts: Counts
    leaks: tuple[Leak, ...]
    allowed: tuple[Leak, ...]
    without: Mapping[str, str]
    trial: Trial
    fitted: Fitted
    wishes: Wishes


def calibrate(leads: Sequence[Lead], fields: Sequence[str], as_of: date, wishes: Wishes) -> Calibration:
    """Learn from leads.

    Args:
        leads: in any order; `cells` of each in the order of `fields`.
        as_of: the day of the export: how old leads are is counted to it.

    Raises:
        TooFewOutcomes: where too few leads have ended to learn from.
    """
    settle = wishes.settle if wishes.settle is not None else days_to_settle(leads)
    old, young = grown_up(leads, as_of, settle)
    _enough(old, len(young), settle)
    everybody = [*old, *young]
    board = board_of(everybody, fields, Window(wishes.window))
    leaks, allowed = _guard(everybody, old, fields, board, wishes)
    persons = {fields[n] for n in columns_for("person", fields)} - wishes.allow
    out = {leak.field for leak in leaks} | wishes.ignore | persons
    fair = _first(board, len(old)).only(name for name in board.columns if name not in out)
    ignored = dict.fromkeys(sorted(persons), "it is a person's name, and nobody is likelier to buy by it")
    ignored |= dict.fromkeys(sorted(wishes.ignore & set(board.columns)), "you said so")
    counts = Counts(
        len(old),
        sum(lead.won for lead in old),
        sum(lead.outcome is Outcome.OPEN for lead in old),
        len(young),
        settle,
        old[0].created,
        old[-1].created,
        too_late(old),
    )
    tried = trial(fair, wishes.quarters, wishes.demanded)
    fitted = fit(fair, wishes.quarters, wishes.demanded)
    return Calibration(counts, leaks, allowed, {**ignored, **learn_coding(fair)[1]}, tried, fitted, wishes)


def _first(board: Board, rows: int) -> Board:
    return board.at(np.arange(rows))


def _enough(old: Sequence[Lead], young: int, settle: int) -> None:
    won = sum(lead.won for lead in old)
    missing = [
        f"{LEAST_OF_EACH - count} more {name}"
        for count, name in ((won, "that became customers"), (len(old) - won, "that did not"))
        if count < LEAST_OF_EACH
    ]
    if missing:
        waiting = f", and {young:,} are younger than {settle} days and may still be won" if young else ""
        raise TooFewOutcomes(
            f"too few leads have ended: {won:,} became customers and {len(old) - won:,} did not{waiting}. "
            f"Learning from them needs {' and '.join(missing)}. Until then keep points that people agreed on."
        )


def _guard(
    everybody: Sequence[Lead], old: Sequence[Lead], fields: Sequence[str], board: Board, wishes: Wishes
) -> tuple[tuple[Leak, ...], tuple[Leak, ...]]:
    """The leaks that are left out, and those that the user allows."""
    found: dict[str, Leak] = {}
    for leak in (
        *by_name(board.columns),
        *by_time(everybody, fields),
        *by_telling(_first(board, len(old))),
        *by_closing(everybody, fields, board.columns),
    ):
        if leak.field not in wishes.ignore:
            found.setdefault(leak.field, leak)
    leaks = tuple(leak for leak in found.values() if leak.field not in wishes.allow)
    return leaks, tuple(leak for leak in found.values() if leak.field in wishes.allow)
