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

from connectors.lexicon.names import locales, person_likeness
from connectors.lexicon.posts import BuyingRole, Function, Seniority
from connectors.lexicon.title_tables import FUNCTION, GROUP, HEADING, OF, POST, RANK, SPEECH, THING, Sense
from connectors.lexicon.title_words import Word, meanings, recognise

__all__ = ["LONGEST", "BuyingRole", "Function", "Seniority", "looks_like_title"]

LONGEST = 110
_MOST_WORDS = 14
# Addresses, amounts, times, years, questions and exclamations. A number of one digit may rank: "Engineer 2".
_FOREIGN = re.compile(
    r"[@?!$€£¥©®™=<>\[\]{}^~_…]|\d\d|\d[.:]\d|\d ?[ap]\.?m\b|\w\.(?:com|net|org|\w\w)\b|\.\s+\w+\s+\w+\s+\w+\s+\w+"
)
_APART = re.compile(r"[,;/|(:·•–—]|\s-|-\s")
# Languages that put what a phrase is about first, and those that put it last. The others do either.
_FIRST_LEADS = frozenset("fr es pt it ro id ar".split())
_LAST_LEADS = frozenset("en fi hu tr ja zh ko".split())
# Ranks that name somebody as soon as a field stands beside them ("Head, Sales"); "senior" does not.
_NOUN_RANKS = frozenset((Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD, Seniority.LEAD))


@lru_cache(maxsize=16_384)  # a site repeats its menus on every page
def looks_like_title(text: str) -> float:
    """How much a short text looks like a job title and nothing else, from 0 to 1; 0.5 is worth believing."""
    if not 2 <= len(text) <= LONGEST:
        return 0.0
    if not text.replace(" ", "").isalpha() and _FOREIGN.search(text):
        return 0.0
    words = recognise(text)
    return _likeness(text, words) if 0 < len(words) <= _MOST_WORDS else 0.0


def _likeness(text: str, words: list[Word]) -> float:
    posts, senses, unknown = _sorted(words)
    if SPEECH in senses:
        return 0.1
    last = words[-1].entry
    if last and last.sense is HEADING and OF not in senses:
        return 0.2
    known = 1.0 - unknown / len(words)
    if not posts:
        return _of_ranks(words, senses, known)
    if GROUP in senses and not _governed(words, posts[-1], senses):
        return 0.3
    if unknown and not _leads(words, posts, text):
        return 0.3
    if len(words) < 4 and _may_be_a_name(words, posts) and person_likeness(text) >= 0.5:
        return 0.3
    at_edge = posts[0] == 0 or posts[-1] == len(words) - 1
    return 0.35 + 0.4 * known + (0.25 if at_edge else 0.1 * known)


def _sorted(words: list[Word]) -> tuple[list[int], set[Sense], int]:
    """The places of posts, the senses of modifiers, and how many words are unknown."""
    posts: list[int] = []
    senses: set[Sense] = set()
    unknown = 0
    for place, (_, entry) in enumerate(words):
        if entry is None:
            unknown += 1
        elif entry.kind is POST:
            posts.append(place)
        elif entry.sense:
            senses.add(entry.sense)
    return posts, senses, unknown


def _governed(words: list[Word], post: int, senses: set[Sense]) -> bool:
    """Whether a group is what a post is over ("Director of the Sales Team") and not what the text is about."""
    groups = [n for n, word in enumerate(words) if word.entry and word.entry.sense is GROUP]
    return post > groups[-1] or (post < groups[0] and OF in senses)


def _leads(words: list[Word], posts: list[int], text: str) -> bool:
    """Whether a post stands where its language puts what a text is about, unknown words around it notwithstanding.

    "Dealer Locator" is about a locator, "inventario físico" about an inventory, and a "Foot Controller" about a thing.
    """
    if _APART.search(text):
        return True
    if all(_is_thing(words[place]) for place in posts):
        return False
    first, last = words[posts[0]].entry, words[posts[-1]].entry
    if first and first.language in _FIRST_LEADS:
        return posts[0] == 0 or words[posts[0] - 1].entry is not None
    behind = words[posts[-1] + 1 :]
    if not behind or behind[0].entry is not None or last is None or last.language not in _LAST_LEADS:
        return True
    return last.seniority is not None and last.seniority.rank <= Seniority.MANAGER.rank


def _is_thing(word: Word) -> bool:
    return any(entry.sense is THING for entry in meanings(word.text))


def _may_be_a_name(words: list[Word], posts: list[int]) -> bool:
    """Whether every post is somebody's name too, as in "James Baker", or ends like one, as in "Anna Neubauer"."""
    return len(words) > 1 and all(
        locales(words[place].text) != (0, 0) or not meanings(words[place].text) for place in posts
    )


def _of_ranks(words: list[Word], senses: set[Sense], known: float) -> float:
    """Likeness without a post: a rank with a field may be a title, a bare field is a department."""
    entries = [word.entry for word in words if word.entry]
    functions = any(entry.kind is FUNCTION for entry in entries)
    ranks = {entry.seniority for entry in entries if entry.kind is RANK}
    if ranks & _NOUN_RANKS and (functions or OF in senses) and GROUP not in senses:
        return max(0.5, 0.5 + 0.4 * known)
    return 0.3 if functions or ranks else 0.0
