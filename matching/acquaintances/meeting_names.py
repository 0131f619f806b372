"""How the name that an export writes compares with those of a company: the pair that agrees best speaks.

The comparison itself is that of matching. A name that merely stands inside another does not meet it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from matching.compare_companies import LEVELS, compare_name
from matching.normalise.companies import CompanyName
from matching.normalise.company_words import filler_words

SAME = frozenset(("same", "reordered"))
CUT_SHORT = frozenset(("shortened", "contained"))


class Met(NamedTuple):
    """How two names compare: the level, the words on which it rests, and the two."""

    level: str
    words: tuple[str, ...]
    ours: CompanyName
    theirs: CompanyName


def is_same(met: Met) -> bool:
    return met.level in SAME or (met.level == "generic" and _but_for_fillers(met))


def _but_for_fillers(met: Met) -> bool:
    """Whether two names differ by words that say nothing at all: group, company, com."""
    fillers = filler_words()
    return [w for w in met.ours.tokens if w not in fillers] == [
        w for w in met.theirs.tokens if w not in fillers
    ]


def is_cut(met: Met) -> bool:
    """Whether the export's name is the account's with words less. With words more it is mostly another company's."""
    return len(met.theirs.tokens) < len(met.ours.tokens)


def best(theirs: Iterable[CompanyName], ours: Iterable[CompanyName]) -> Met | None:
    """The pair of names that agrees best; None where no pair agrees in anything."""
    ours = list(ours)
    met = [
        Met(level, tuple(word for _, word in agreed), mine, other)
        for other in theirs
        for mine in ours
        for level, agreed in [compare_name(mine, other)]
        if level != "differs"
    ]
    return min(met, key=lambda one: (LEVELS.index(one.level), one.theirs.key), default=None)
