"""What lookalikes are held against: the usual ways of ranking texts by examples, each given the same cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.lookalikes import encoder
from benchmarks.lookalikes.directories import Directory
from icp.lookalike.companies import Companies, learn_lens
from icp.lookalike.ranking import rank

Scorer = Callable[[np.ndarray], np.ndarray]


def ours(companies: Companies) -> Scorer:
    """`icp/lookalike` as the command uses it."""
    return lambda seeds: rank(companies, companies.take(seeds)).scores


def tfidf(texts: Sequence[str], **settings: object) -> Scorer:
    """scikit-learn's TF-IDF with dampened counts and its English stop words; cosine to the mean of the seeds."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english", **settings).fit_transform(texts)
    return lambda seeds: rows @ np.asarray(rows[seeds].mean(axis=0)).ravel()


def bm25(texts: Sequence[str], saturation: float = 1.2, by_length: float = 0.75) -> Scorer:
    """Okapi BM25 (Robertson & Zaragoza 2009), all seeds' words as the query; English stop words left out."""
    from sklearn.feature_extraction.text import CountVectorizer

    counts = CountVectorizer(stop_words="english").fit_transform(texts).tocsr().astype(float)
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log(1 + (len(texts) - spread + 0.5) / (spread + 0.5))
    length = np.asarray(counts.sum(axis=1)).ravel()
    owner = np.repeat(np.arange(len(texts)), np.diff(counts.indptr))
    dampened = saturation * (1 - by_length + by_length * length[owner] / length.mean())
    weights = counts.copy()
    weights.data = counts.data * (saturation + 1) / (counts.data + dampened) * rarity[counts.indices]
    return lambda seeds: weights @ np.asarray(counts[seeds].sum(axis=0)).ravel()


def scorers(directory: Directory) -> dict[str, Scorer]:
    """Everything measured, ours first. Peers get the words alone, and all cells as well."""
    wordy = [
        n for n, field in enumerate(directory.fields) if field in ("company.description", "company.keyword")
    ]
    words = [" ".join(row[n] for n in wordy if row[n]) for row in directory.rows]
    companies = learn_lens(directory.told, directory.rows).see(directory.rows)
    encoded = {"ours and wordllama": ours(encoder.beside(companies, words))} if encoder.installed() else {}
    return {
        "ours": ours(companies),
        **encoded,
        "TF-IDF centroid": tfidf(words),
        "TF-IDF centroid, word pairs too": tfidf(words, ngram_range=(1, 2), min_df=2),
        "TF-IDF centroid, all cells": tfidf(directory.texts()),
        "BM25": bm25(words),
        "BM25, all cells": bm25(directory.texts()),
    }
