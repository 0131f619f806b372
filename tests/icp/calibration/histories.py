"""Leads made up for tests: exact counts, no chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from icp.calibration.board import Board, Window, board_of
from icp.calibration.lead import Happening, Lead, Outcome

START = date(2025, 1, 1)
AS_OF = date(2026, 6, 30)


def lead(
    day: int, won: bool | None, *cells: str, did: Sequence[str] = (), closed: int = 10, row: int = 0
) -> Lead:
    """A lead of that day after the start; `won` is None where it is open."""
    created = START + timedelta(day)
    outcome = Outcome.OPEN if won is None else Outcome.WON if won else Outcome.LOST
    ended = None if won is None else created + timedelta(closed)
    return Lead(created, outcome, ended, cells, tuple(Happening(kind, created) for kind in did), row)


def spread(groups: Mapping[tuple[str, ...], tuple[int, int]], days: int = 360) -> list[Lead]:
    """Leads with given cells, so many won and so many lost of each, evenly over the days."""
    leads = []
    for cells, (won, lost) in groups.items():
        total = won + lost
        for n in range(total):
            wins = (n * won) // total != ((n + 1) * won) // total
            leads.append(lead(n * days // total, wins, *cells))
    return leads


def board(leads: Sequence[Lead], *fields: str, window: int = 91) -> Board:
    return board_of(sorted(leads, key=lambda one: one.order), fields, Window(window))


def ordinary(times: int = 1) -> list[Lead]:
    """Leads of two fields: one that tells ("Source"), one that does not ("Colour"); three in ten win."""
    groups = {
        ("Referral", "red"): (50, 50), ("Referral", "blue"): (50, 50),
        ("Search", "red"): (20, 80), ("Search", "blue"): (20, 80),
        ("Fair", "red"): (20, 80), ("Fair", "blue"): (20, 80),
    }  # fmt: skip
    return spread({cells: (won * times, lost * times) for cells, (won, lost) in groups.items()})
