"""Does this short text look like a job title? Asked of every heading, cell and line a page reader meets.

What decides is whether the text names a post ("manager", "notaire") or ranks a field ("head of growth"), where that
word stands, and how many of the other words belong to titles. Bare fields ("Sales", "Customer Service") are headings
of departments and stay below one half, as do groups ("Our team"), sentences and names. The answer is a likeness and
no fact: what a title means is read in `matching/titles`.

The vocabulary that the whole program uses for posts is exported here too: `Function`, `Seniority`, `BuyingRole`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from connectors.lexicon.names import person_likeness
from connectors.lexicon.posts import BuyingRole, Function, Seniority
from connectors.lexicon.title_words import Kind, Sense, Word, recognise
from connectors.text import fold

__all__ = ["LONGEST", "BuyingRole", "Function", "Seniority", "looks_like_title"]

LONGEST = 110
_MOST_WORDS = 14
# Addresses, amounts, times, years, questions and exclamations. A number of one digit may rank: "Engineer 2".
_FOREIGN = re.compile(r"[@?!$€£¥©®™=<>\[\]{}^~_…]|\d\d|\d[.:]\d|https?:|www\.|:$|\.\s+\w+\s+\w+\s+\w+\s+\w+")
# Ranks that name somebody as soon as a field stands beside them ("Head, Sales"); "senior" does not.
_NOUN_RANKS = frozenset((Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD, Seniority.LEAD))


@lru_cache(maxsize=65_536)  # a site repeats its menus on every page
def looks_like_title(text: str) -> float:
    """How much a short text looks like a job title and nothing else, from 0 to 1; 0.5 is worth believing."""
    if not 2 <= len(text) <= LONGEST or _FOREIGN.search(text):
        return 0.0
    words = recognise(fold(text))
    if not words or len(words) > _MOST_WORDS:
        return 0.0
    likeness = _likeness(words)
    if likeness >= 0.5 and len(words) < 5 and _unknown(words) and person_likeness(text) >= 0.5:
        return 0.3
    return likeness


def _unknown(words: list[Word]) -> int:
    return sum(word.entry is None for word in words)


def _likeness(words: list[Word]) -> float:
    """The likeness of the words alone, whoever they may be names of."""
    entries = [word.entry for word in words]
    senses = {entry.sense for entry in entries if entry}
    if Sense.SPEECH in senses:
        return 0.1
    if words[-1].entry and words[-1].entry.sense is Sense.HEADING and Sense.OF not in senses:
        return 0.2
    named = [n for n, entry in enumerate(entries) if entry and entry.kind is Kind.POST]
    if not named:
        return _of_ranks(words)
    if Sense.GROUP in senses and not _governed(words, named[0]):
        return 0.3
    known = 1.0 - _unknown(words) / len(words)
    at_edge = named[0] == 0 or named[-1] == len(words) - 1
    return 0.35 + 0.4 * known + (0.25 if at_edge else 0.1 * known)


def _governed(words: list[Word], post: int) -> bool:
    """Whether a group is what a post is over ("Director of the Sales Team") and not what the text is about."""
    groups = [n for n, word in enumerate(words) if word.entry and word.entry.sense is Sense.GROUP]
    return post < groups[0] or post > groups[-1]


def _of_ranks(words: list[Word]) -> float:
    """Likeness without a post: a rank with a field may be a title, a bare field is a department."""
    entries = [word.entry for word in words if word.entry]
    functions = sum(entry.kind is Kind.FUNCTION for entry in entries)
    ranks = {entry.seniority for entry in entries if entry.kind is Kind.SENIORITY}
    grouped = any(entry.sense is Sense.GROUP for entry in entries)
    joined = any(entry.sense is Sense.OF for entry in entries)
    if ranks & _NOUN_RANKS and (functions or joined) and not grouped:
        return max(0.5, 0.9 - 0.4 * _unknown(words) / len(words))
    return 0.3 if functions or ranks else 0.0
