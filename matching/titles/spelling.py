"""Misspelt words of titles: "Gechäftsführer", "Marketting Manager", "Buisness Development".

A long word that no table knows, and that differs by one letter from one that they do know in the language of the words
around it, is read as that one, and the reading says so. A letter may be missing, added or swapped with its neighbour,
in very long words also be another. Short words are left alone, for too many are one letter from another ("planter",
"planner"); so are words that differ in their first letter, or only by one more or less at their end, which is another
form or another word ("directory"), and words that lie as near to two different meanings. Page readers never ask here:
whether a line of a page is a title is decided by words that are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from connectors.lexicon.title_tables import GROUP, HEADING, MODIFIER, PLACE, SPEECH, Entry, tables
from connectors.lexicon.title_words import Word, meanings
from connectors.text import fold

SHORTEST = 8  # letters of the word that is meant
SHORTEST_CHANGED = 10  # the same, where a letter is another
_WORD = re.compile(rf"\w{{{SHORTEST - 1},}}")
_NOT_OF_TITLES = frozenset((SPEECH, HEADING, GROUP, PLACE))
_FIRST_UNCASED = (
    "\u0590"  # Hebrew, Arabic, Indic and East Asian scripts begin here; one letter there is a word
)


def repairs(words: Sequence[Word]) -> dict[str, str]:
    """The misspelt among the words of a title, folded, each with the word that it stands for.

    Looked for are words that are not understood: unknown ones, and those of which only an end like "-führer" is known.
    """
    doubtful = {
        text for text, entry in words if len(text) >= SHORTEST - 1 and not _is_understood(text, entry)
    }
    if not doubtful:
        return {}
    languages = frozenset(entry.language for _, entry in words if entry and entry.sense is not PLACE)
    return {text: meant for text in doubtful if (meant := spelt(text, languages))}


def mended(title: str, meant: Mapping[str, str]) -> str:
    """A title with its misspelt words replaced by those they stand for."""
    return _WORD.sub(lambda word: meant.get(fold(word[0]), word[0]), title)


def _is_understood(text: str, entry: Entry | None) -> bool:
    return text in tables().phrases or (entry is not None and bool(entry.functions))


@lru_cache(maxsize=16_384)
def spelt(token: str, languages: frozenset[str]) -> str | None:
    """The word of the tables, in one of these languages if any are given, that a folded word stands for, if any."""
    if token >= _FIRST_UNCASED or not token.isalpha() or token in _words():
        return None
    near = [known for known in _near(token) if not languages or languages & _words()[known]]
    if not near or any(meanings(near[0]) != meanings(other) for other in near[1:]):
        return None
    return near[0]


def _near(token: str) -> Iterator[str]:
    for length in (len(token) - 1, len(token), len(token) + 1):
        words = _by_shape().get((token[0], length), ())
        for word, _, _ in process.extract(token, words, scorer=OSA.distance, score_cutoff=1, limit=3):
            if token.startswith(word) or word.startswith(token):
                continue
            if length >= SHORTEST_CHANGED or length != len(token) or sorted(word) == sorted(token):
                yield word


@cache
def _words() -> dict[str, frozenset[str]]:
    """The long words of the tables that belong to titles, those within phrases too, each with its languages."""
    found: dict[str, frozenset[str]] = {}
    for phrase, entries in tables().phrases.items():
        if any(entry.kind is not MODIFIER or entry.sense not in _NOT_OF_TITLES for entry in entries):
            languages = frozenset(entry.language for entry in entries)
            for word in phrase.split():
                if len(word) >= SHORTEST:
                    found[word] = found.get(word, frozenset()) | languages
    return found


@cache
def _by_shape() -> dict[tuple[str, int], list[str]]:
    """Words by first letter and length: what is one letter away differs in length by one at most."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in sorted(_words()):
        if word < _FIRST_UNCASED:
            found.setdefault((word[0], len(word)), []).append(word)
    return found
