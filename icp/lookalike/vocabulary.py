"""The words of a pool and how much each says there: rare words much, words of every other company little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from icp.lookalike.tokens import words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_WORDS = 50_000
_LEAST_COMPANIES = 2
# What stands in more than this share of all descriptions is grammar or small talk, whatever the language. Of few
# companies half may share the word of their trade.
_MOST_SHARE, _MOST_SHARE_OF_FEW, _FEW = 0.15, 0.5, 200


def most_companies(companies: int, share: float = _MOST_SHARE) -> float:
    """In how many descriptions of so many a word may stand and still tell something."""
    return max(share * companies, _MOST_SHARE_OF_FEW * min(companies, _FEW))


@dataclass(frozen=True)
class Vocabulary:
    """Words in alphabetical order, with the share of companies whose description holds them.

    Attributes:
        shares: float64, one for each word.
        companies: how many descriptions they were counted in.
    """

    words: tuple[str, ...]
    shares: np.ndarray
    companies: int

    @cached_property
    def place(self) -> dict[str, int]:
        return {word: n for n, word in enumerate(self.words)}

    @cached_property
    def surprisal(self) -> np.ndarray:
        """How much a word says: -ln of its share, in nats, smoothed (inverse document frequency, Spärck Jones 1972)."""
        count = self.shares * self.companies
        found: np.ndarray = np.log((1 + self.companies) / (1 + count))
        return found

    def bags(self, texts: Iterable[str]) -> csr_matrix:
        """Texts as counts of known words, dampened: 1 + ln(count). One row a text, one column a word."""
        from scipy.sparse import csr_matrix

        ends = [0]
        columns: list[int] = []
        counts: list[int] = []
        known = self.place
        for text in texts:
            bag = Counter(known[word] for word in words(text) if word in known)
            columns += bag.keys()
            counts += bag.values()
            ends.append(len(columns))
        weights = 1 + np.log(np.asarray(counts, dtype=np.float32))
        shape = (len(ends) - 1, len(self.words))
        return csr_matrix((weights, np.asarray(columns, dtype=np.int32), np.asarray(ends)), shape=shape)


def learn_vocabulary(texts: Sequence[str]) -> Vocabulary:
    """The words that stand in at least two of these texts and are in no language's small change.

    Of more than `MOST_WORDS` the commonest are kept.
    """
    spread: Counter[str] = Counter()
    filled = 0
    for text in texts:
        found = set(words(text))
        filled += bool(found)
        spread.update(found)
    most = most_companies(filled)
    kept = [(word, n) for word, n in spread.items() if _LEAST_COMPANIES <= n <= most]
    kept = sorted(sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS])
    shares = np.array([n for _, n in kept], dtype=np.float64) / max(filled, 1)
    return Vocabulary(tuple(word for word, _ in kept), shares, filled)
