"""How far a company's name, by itself, tells which company is meant: in bits, as everywhere in matching.

A name alone decides only where hardly two companies bear it. What is known of words beforehand is too kind for that
question: words that stand in no list of common words, and that thousands of firms are called by (Pioneer, Quantum,
Zenith), pass for coined ones. Hence a table of those, and a count of the names that are at hand. Nothing here compares
two names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import inf

from connectors.lexicon import rows
from matching.frequency import word_prior
from matching.normalise.companies import CompanyName, is_generic

# What a word is worth that unrelated companies like to be called by: as much as one of a dictionary.
_FAVOURED = 9.0
# A word of so many bits is coined, or a rare family's: five letters that no list knows have 14.
_COINED = 14.0
_TELLING = 15.0
_HINTING = 14.0
_PLAIN_BUT_MANY = 20.0
# One letter of twenty-six; so "Studio C" is one of some hundreds.
_PER_LETTER = 4.7
# Names that share a word are counted from so many on: fewer may be one company and its relatives.
_COUNTED = 4


class Telling:
    """How rare words are, by what is known beforehand and by the names at hand, each of which counts once."""

    def __init__(self, names: Iterable[CompanyName]) -> None:
        distinct = {name.tokens for name in names}
        self._size = len(distinct)
        self._borne = Counter(word for tokens in distinct for word in set(tokens))

    def word(self, word: str) -> float:
        """Rarity of a word, in bits."""
        known = min(_FAVOURED if word in _favoured() else inf, word_prior(word), _PER_LETTER * len(word))
        borne = self._borne[word]
        return min(known, math.log2((self._size + 1) / borne)) if borne >= _COUNTED else known

    def bits(self, words: Iterable[str]) -> float:
        """Rarity of words together, each counted once."""
        return sum(self.word(word) for word in set(words))

    def coined(self, words: Iterable[str]) -> bool:
        """Whether one of some words is such that hardly two unrelated companies have it."""
        return any(self.word(word) >= _COINED and not is_generic(word) for word in words)

    def decides(self, words: Iterable[str]) -> bool:
        """Whether hardly two companies are called by these words."""
        words = set(words)
        return self.bits(words) >= (_TELLING if self.coined(words) else _PLAIN_BUT_MANY)

    def hints(self, words: Iterable[str]) -> bool:
        """Whether few companies are called by these words."""
        return self.bits(words) >= _HINTING


@cache
def _favoured() -> frozenset[str]:
    return frozenset(word for word, *_ in rows("favoured_words.tsv", __package__))
