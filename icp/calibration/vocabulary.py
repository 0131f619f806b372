"""The words of a list of leads: which column holds the outcome and the days, and what an outcome is called.

Only whole names and whole cells are known; a stage that is neither won nor lost ("Proposal sent") is open. What is not
known is asked for, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from connectors.text import fold
from icp.calibration.lead import Outcome
from icp.calibration.leak_names import folded


@cache
def _table(file: str) -> dict[str, tuple[str, ...]]:
    lines = files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(dict.fromkeys(fold(word) for word in words.split("|"))) for name, words in pairs}


def columns_for(role: str, columns: Sequence[str]) -> list[int]:
    """The columns that may play a role (a name of roles.tsv), the most likely first."""
    known = _table("roles.tsv")[role]
    names = [folded(column) for column in columns]
    return [n for wanted in known for n, name in enumerate(names) if wanted in (name, name.replace(" ", ""))]


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
    return frozenset(_table("outcomes.tsv")[outcome])
