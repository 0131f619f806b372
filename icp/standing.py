"""Whether a company still goes on, as registers and directories say it in many languages.

The words stand in `statuses.tsv`. The longest word that a status holds counts ("active - proposal to strike off" is not
simply active); a word that leaves two readings open has both, and a text with none says nothing. Nothing is concluded
from silence: a company that no source calls anything is neither active nor gone.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache

from connectors.lexicon import rows
from connectors.text import fold
from icp.spans import date_span

STATUS, DISSOLVED = "company.status", "company.dissolved"


class Standing(StrEnum):
    """How it stands with a company, in the order of its end."""

    ACTIVE = "active"
    INSOLVENT = "insolvent"
    LIQUIDATION = "liquidation"
    INACTIVE = "inactive"
    DISSOLVED = "dissolved"
    ACQUIRED = "acquired"


GONE = frozenset((Standing.LIQUIDATION, Standing.INACTIVE, Standing.DISSOLVED))
"""Where nobody is left to buy. Who is insolvent may recover; who was acquired goes on under another roof."""


@cache
def _words() -> tuple[tuple[str, frozenset[Standing]], ...]:
    """Every word with what it leaves open, the longest first."""
    found: dict[str, set[Standing]] = {}
    for status, words in rows("statuses.tsv", __package__):
        for word in words.split("|"):
            found.setdefault(fold(word), set()).add(Standing(status))
    return tuple((word, frozenset(found[word])) for word in sorted(found, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=4_096)
def standings_named(text: str) -> frozenset[Standing]:
    """What a status leaves open: "Struck off" one, "Active - Proposal to Strike off" two; none if it says nothing."""
    folded = fold(text)
    words = f" {folded} "
    return next((s for word, s in _words() if f" {word} " in words or _unparted(word, folded)), frozenset())


def _unparted(word: str, text: str) -> bool:
    """Whether a word of a script that parts no words stands in a text."""
    return not word.isascii() and word[0] >= "\u3000" and word in text


def ended(value: str, now: datetime) -> bool:
    """Whether a day on which a company ceased to exist is past."""
    span = date_span(value)
    return span is not None and span[1] <= now
