"""What a description is about, as a place in a space learned from the pool itself. Nothing is downloaded.

Two halves. The *topical* half is latent semantic analysis (Deerwester et al. 1990) of words and the
pieces of words, so that "logistics", "logistic" and "Logistik" lie together. The *contextual* half averages vectors of
words by the company they keep: positive pointwise mutual information, factorised (Levy, Goldberg & Dagan 2015,
"Improving distributional similarity"), so that "clinic" and "hospital" lie together though they share no piece. They
err in different ways; together they are better than either (docs/lookalikes.md).

A description is a sum over its words, so what is learned from some thousands of companies places a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from icp.lookalike.factors import factors
from icp.lookalike.tokens import BUCKETS, pieces
from icp.lookalike.vocabulary import Vocabulary, learn_vocabulary, most_companies

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TOPICAL, CONTEXTUAL = 192, 160
"""Dimensions of the two halves, at most."""
CONTEXT_WEIGHT = 0.8
"""Length of the contextual half, where that of the topical is 1."""

# Rows of the topical half weigh words by the square of their surprisal, those of the contextual half by itself.
_POWERS = (2.0, 1.0)
_LEAST_WORDS = 8
# In more descriptions than this a word's company is everybody.
_MOST_SHARE = 0.1
_LEAST_COMPANIES = 3
# Contexts are drawn from a flattened distribution: rare words gain less by chance (Levy et al. 2015, 3.2).
_FLATTENED = 0.75
# So many words at most are looked at as company, which bounds memory: words × contexts.
_CONTEXTS = 4_000


@dataclass(frozen=True)
class Space:
    """Where words lie.

    Attributes:
        vectors: float32 (words × dimensions), of each half the weights by surprisal included.
        halves: how many dimensions the topical half has, and how many the contextual.
        centre: float32 (dimensions), the mean company, which is taken away: everybody's words say nothing.
    """

    vocabulary: Vocabulary
    vectors: np.ndarray
    halves: tuple[int, int]
    centre: np.ndarray

    def place(self, texts: Sequence[str]) -> np.ndarray:
        """Where these texts lie: float32 (texts × dimensions), of unit length; at 0 where no word is known."""
        bags = self.vocabulary.bags(texts)
        placed = self.unit(bags @ self.vectors)
        placed[np.diff(bags.indptr) == 0] = 0
        return placed

    def unit(self, sums: np.ndarray) -> np.ndarray:
        """Sums of vectors of words as places: from the centre, the halves weighed, of unit length."""
        placed = _of_unit_length(_of_unit_length(sums, self.halves) - self.centre, self.halves)
        placed[:, self.halves[0] :] *= CONTEXT_WEIGHT
        return _of_unit_length(placed, (placed.shape[1], 0))


def learn_space(texts: Sequence[str]) -> Space:
    """Learn a space from descriptions. The same texts give the same space.

    With too few words to learn from, it has no dimensions and says nothing.
    """
    vocabulary = learn_vocabulary(texts)
    if len(vocabulary.words) < _LEAST_WORDS:
        return Space(
            vocabulary, np.zeros((len(vocabulary.words), 0), np.float32), (0, 0), np.zeros(0, np.float32)
        )
    bags = vocabulary.bags(texts)
    topical = _topical(bags, vocabulary)
    contextual = _contextual(bags, vocabulary)
    halves = (topical.shape[1], contextual.shape[1])
    vectors = np.ascontiguousarray(np.hstack([topical, contextual]), dtype=np.float32)
    centre = _of_unit_length(bags @ vectors, halves).mean(axis=0)
    return Space(vocabulary, vectors, halves, centre.astype(np.float32))


def _topical(bags: csr_matrix, vocabulary: Vocabulary) -> np.ndarray:
    from sklearn.preprocessing import normalize

    weights = (vocabulary.surprisal ** _POWERS[0]).astype(np.float32)
    spelled = _spelled(vocabulary)
    told = normalize(bags.multiply(weights).tocsr())
    rank = _rank(TOPICAL, told.shape)
    strengths, axes = factors((told, spelled), rank)
    found: np.ndarray = weights[:, None] * (spelled @ axes.T) / np.sqrt(np.maximum(strengths, 1e-9))
    return found


def _spelled(vocabulary: Vocabulary) -> csr_matrix:
    """Each word as itself and, with as much weight, as its pieces, rare ones more: words × (words + buckets)."""
    from scipy.sparse import csr_matrix, diags, hstack, identity
    from sklearn.preprocessing import normalize

    count = len(vocabulary.words)
    held = [sorted(set(pieces(word))) for word in vocabulary.words]
    ends = np.cumsum([0, *map(len, held)])
    columns = np.fromiter((bucket for buckets in held for bucket in buckets), np.int32, int(ends[-1]))
    cut = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(count, BUCKETS))
    spread = np.bincount(columns, minlength=BUCKETS)
    rarity = np.log(count / (1 + spread)).clip(0).astype(np.float32)
    return hstack([identity(count, np.float32), normalize(cut @ diags(rarity))]).tocsr()


def _contextual(bags: csr_matrix, vocabulary: Vocabulary) -> np.ndarray:
    from sklearn.preprocessing import normalize

    mutual = _mutual_information(bags.astype(bool).astype(np.float32), *_telling(vocabulary))
    rank = _rank(CONTEXTUAL, mutual.shape)
    strengths, axes = factors((mutual,), rank)
    vectors = normalize(mutual @ axes.T / np.sqrt(np.maximum(strengths, 1e-9)))
    found: np.ndarray = vectors * (vocabulary.surprisal ** _POWERS[1])[:, None]
    return found


def _telling(vocabulary: Vocabulary) -> tuple[np.ndarray, np.ndarray]:
    """Words whose company is looked at, and the commonest of them, which are the company that is looked at."""
    counts = vocabulary.shares * vocabulary.companies
    telling = (counts <= most_companies(vocabulary.companies, _MOST_SHARE)) & (counts >= _LEAST_COMPANIES)
    commonest = np.argsort(-counts * telling, kind="stable")[:_CONTEXTS]
    return np.flatnonzero(telling), np.sort(commonest[telling[commonest]])


def _mutual_information(present: csr_matrix, words: np.ndarray, contexts: np.ndarray) -> csr_matrix:
    """Positive pointwise mutual information of words that stand in one description: all words × contexts."""
    from scipy.sparse import csr_matrix

    pairs = (present[:, words].T @ present[:, contexts]).tocoo()
    rows, columns = words[pairs.row], pairs.col
    apart = rows != contexts[columns]
    rows, columns, counts = rows[apart], columns[apart], pairs.data[apart].astype(np.float64)
    shape = (present.shape[1], len(contexts))
    total = np.bincount(rows, counts, minlength=shape[0])
    flat = np.bincount(columns, counts, minlength=shape[1]) ** _FLATTENED
    said = np.log(counts * flat.sum() / (total[rows] * flat[columns]))
    kept = said > 0
    return csr_matrix((said[kept].astype(np.float32), (rows[kept], columns[kept])), shape=shape)


def _rank(wanted: int, shape: tuple[int, int]) -> int:
    """As many dimensions as wanted, but of few companies or words no more than half as many as these."""
    return max(0, min(wanted, min(shape) // 2))


def _of_unit_length(rows: np.ndarray, halves: tuple[int, int]) -> np.ndarray:
    """Rows with each half scaled to length 1; what is 0 stays 0."""
    parts = []
    for half in np.split(np.asarray(rows, dtype=np.float32), [halves[0]], axis=1):
        length = np.linalg.norm(half, axis=1, keepdims=True)
        parts.append(np.divide(half, length, out=np.zeros_like(half), where=length > 0))
    return np.hstack(parts)
