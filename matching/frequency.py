"""How much an agreement is worth: the rarer what two records share, the less likely it is chance.

Rarity is minus the binary logarithm of how often a word or value is met among other subjects. It is counted in the
input itself, where it is large enough to tell, and blended with what is known beforehand (a word of a dictionary, a
surname of many countries, a coined word) where it is not. This is the term-frequency adjustment of record linkage
(Newcombe and Kennedy 1962, "Record linkage: making maximum use of the discriminating power of identifying
information"; Winkler 1989). Subjects are counted, not records: once it is known roughly which records are copies,
each counts for its part of its subject. What the two records in question hold themselves is never counted.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from connectors.lexicon import words
from connectors.lexicon.names import locales
from matching.name_pairs import Judged
from matching.names import NameBook
from matching.normalise.companies import is_generic, is_number, is_sector, place_of
from matching.records import OTHER
from matching.table import Ints, Table

Floats = NDArray[np.float32]
# The prior knowledge of a trait weighs as much as so many records, and expects this rarity in bits.
_PRIORS = {
    "domain": (2000, 17.0), "employer_domain": (500, 12.0), "employer": (500, 12.0), "email": (2000, 19.0),
    "phone": (2000, 19.0), "birth_date": (500, 14.5), "postal_code": (50, 12.0), "street": (200, 14.0),
    "city": (50, 9.0), "region": (30, 5.0), "country": (20, 5.0), "linkedin": (2000, 19.0),
    "title": (50, 7.0), "industry": (30, 5.0),
}  # fmt: skip
_DEFAULT_PRIOR = (2000, 18.0)
_OWN_PRIOR = (50, 4.0)
_WORD_WEIGHT, _NAME_WEIGHT, _WHOLE_WEIGHT = 1000, 300, 300
# So many records with one value may be one subject that is there twice; more than that show that many share it.
_COPIES = 2


class Frequencies:
    """Rarities in bits of the words and values of one table.

    Args:
        parts: what part of its subject each record is; 1 for each as long as nothing is known of copies.
        counted: whether the table is large and unchosen enough to count in. Candidates that were chosen for being
            like one another are not: then only what is known beforehand speaks.
    """

    def __init__(
        self,
        table: Table,
        book: NameBook,
        parts: NDArray[np.float64] | None = None,
        counted: bool = True,
        priors: NDArray[np.float64] | None = None,
    ) -> None:
        self._table, self._counted = table, counted
        self._first_pass = parts is None
        self._parts = np.ones(len(table)) if parts is None else parts
        self._held: dict[str, NDArray[np.float64]] = {}
        self._size: dict[str, float] = {}
        for trait, column in table.columns.items():
            records, codes = column.held()
            weights = self._parts[records]
            self._held[trait] = np.bincount(codes, weights, len(column.values)).astype(np.float64)
            self._size[trait] = float(self._parts[column.first >= 0].sum())
        self._book = book
        self._priors = np.array([self._prior(word) for word in book.words]) if priors is None else priors
        self._whole = self._by_name()
        self._words, self._word_size = self._count_words()
        self.word_bits = np.array(self._words, np.float32)
        self.name_bits = self._name_bits()

    def of_subjects(self, parts: NDArray[np.float64]) -> Frequencies:
        """The same, counted anew when it is known what part of its subject each record is."""
        return Frequencies(self._table, self._book, parts, self._counted, self._priors)

    def shared(self, trait: str, codes: Ints, left: Ints, right: Ints) -> Floats:
        """Rarity of the values that pairs of records share; of a value that only the two hold what is expected."""
        weight, prior = _OWN_PRIOR if trait.startswith(OTHER) else _PRIORS.get(trait, _DEFAULT_PRIOR)
        others, size = self._others(self._held[trait][codes], left, right), self._size[trait]
        return _bits(others, size, weight, np.full(len(codes), prior))

    def names(self, codes: Ints, left: Ints, right: Ints) -> Floats:
        """Rarity of whole names that pairs of records share."""
        others = self._others(self._whole[codes], left, right)
        return _bits(others, float(self._parts.sum()), _WHOLE_WEIGHT, self.name_bits[codes])

    def agreed(self, pairs: Judged) -> Floats:
        """Rarity of what two names share in part: words, words but for a slip, parts of people's names, initials."""
        met, place = np.unique(pairs.parts, return_inverse=True)
        bits = np.array([self._part(*pairs.known[n]) for n in met.tolist()], np.float64)
        of_pair = np.repeat(np.arange(len(pairs.counts)), pairs.counts)
        return np.bincount(of_pair, bits[place], len(pairs.counts)).astype(np.float32)

    def word(self, word: str) -> float:
        """Rarity of one word of names."""
        found = self._book.words.get(word)
        return self._words[found] if found is not None else self._unmet(word)

    def _others(self, held: NDArray[np.float64], left: Ints, right: Ints) -> NDArray[np.float64]:
        if not self._counted:
            return np.zeros(len(held))
        return np.maximum(0.0, held - self._parts[left] - self._parts[right])

    def _by_name(self) -> NDArray[np.float64]:
        """How many subjects have each name."""
        codes = self._book.codes
        weights = self._parts[np.nonzero(codes >= 0)[0]]
        return np.bincount(codes[codes >= 0], weights, len(self._book.packed)).astype(np.float64)

    def _count_words(self) -> tuple[list[float], float]:
        """Rarity of every word. A name written alike in many records counts once, until copies are known."""
        book = self._book
        weights = np.ones(len(book.packed)) if self._first_pass else self._whole
        size = float(weights.sum()) if self._counted else 0.0
        counts = np.bincount(book.word_codes, np.repeat(weights, book.word_counts), len(book.words))
        others = np.maximum(0.0, counts - _COPIES) if self._counted else np.zeros(len(counts))
        return _bits(others, size, self._word_weight(), self._priors).tolist(), size

    def _word_weight(self) -> int:
        return _WORD_WEIGHT if self._book.kind == "company" else _NAME_WEIGHT

    def _prior(self, word: str) -> float:
        return word_prior(word) if self._book.kind == "company" else name_prior(word)

    def _unmet(self, word: str) -> float:
        return float(
            _bits(np.zeros(1), self._word_size, self._word_weight(), np.array([self._prior(word)]))[0]
        )

    def _name_bits(self) -> Floats:
        """Rarity of each whole name by its words."""
        book = self._book
        places = np.repeat(np.arange(len(book.packed)), book.word_counts)
        bits = np.asarray(self._words, np.float64)[book.word_codes]
        return np.bincount(places, bits, len(book.packed)).astype(np.float32)

    def _part(self, sort: str, word: str) -> float:
        if sort == "slip":  # short words have many neighbours that are one slip away
            return max(0.0, self.word(word) - max(1.0, 9.0 - len(word)))
        if sort == "initials":
            return min(13.0, 3.6 * len(word))
        return 3.5 if len(word) == 1 and self._book.kind == "person" else self.word(word)


def _bits(others: NDArray[np.float64], size: float, weight: float, prior: NDArray[np.floating]) -> Floats:
    return np.asarray(-np.log2((others + weight * np.exp2(-prior)) / (size + weight)), np.float32)


@lru_cache(maxsize=65_536)
def name_prior(word: str) -> float:
    """What is known of a word of people's names before any input is seen, in bits."""
    if len(word) == 1:
        return 3.5
    spread = max(locales(word))
    return 12.5 - 1.0 * math.log2(1 + spread) - (1.0 if spread else 0.0)


@lru_cache(maxsize=65_536)
def word_prior(token: str) -> float:
    """What is known of a word of company names before any input is seen, in bits."""
    if is_generic(token):
        return 3.0
    if is_sector(token) or is_number(token):
        return 6.0
    if place_of(token) or token in words("cities.tsv"):
        return 7.0
    if token in words("common_words.tsv") or token in words("page_words.tsv"):
        return 9.0
    if len(token) <= 3 or max(locales(token)) > 8:
        return 10.5
    return 12.0 if max(locales(token)) > 1 else min(17.0, 9.0 + len(token))
