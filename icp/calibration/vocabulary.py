"""The words of a list of leads: which column holds the outcome and the days, and what an outcome is called.

Only whole names and whole cells are known; a stage that is neither won nor lost ("Proposal sent") is open. What is not
known is asked for, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from connectors.lexicon import rows
from connectors.text import fold
from icp.calibration.lead import Outcome
from icp.headings import candidates


def columns_for(role: str, columns: Sequence[str]) -> list[int]:
    """The columns that may play a role (a name of roles.tsv), the most likely first."""
    return candidates(columns, role, __package__, "roles.tsv")


def outcome_of(cell: str, won: frozenset[str] = frozenset()) -> Outcome:
    """How a lead ended, by its cell. `won`, folded, are the only words for winning where they are given."""
    word = fold(cell)
    if won:
        return Outcome.WON if word in won else Outcome.LOST if word in _words(Outcome.LOST) else Outcome.OPEN
    return next((outcome for outcome in (Outcome.WON, Outcome.LOST) if word in _words(outcome)), Outcome.OPEN)


def says_won(cells: Iterable[str]) -> bool:
    """Whether any of these cells is a word for winning."""
    return any(outcome_of(cell) is Outcome.WON for cell in cells)


@cache
def _words(outcome: Outcome) -> frozenset[str]:
    named = dict(rows("outcomes.tsv", __package__))
    return frozenset(fold(word) for word in named[outcome].split("|"))
