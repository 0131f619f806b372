"""Readers to compare ours with: the answer that is most frequent, and the labels of the nearest title known.

Both know the titles that the tables were developed on, with their labels, and nothing else. When they are asked about
one of these they must not look at it: the nearest is the nearest other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process, utils

from benchmarks.titling.labelled import Answer, Labelled

_TWINS = 5  # so many languages at most share a title to the letter
Reader = Callable[[str], Answer]


def majority(known: Sequence[Labelled]) -> Reader:
    """Answers the most frequent of each kind of label, whatever is asked."""

    def most(labels: Sequence[str]) -> str:
        return Counter(labels).most_common(1)[0][0]

    answer = Answer(
        (most([title.functions[0] for title in known]),),
        most([title.seniority for title in known]),
        most([title.decision_maker for title in known]),
        most([title.buying_role for title in known]),
    )
    return lambda _: answer


def nearest(known: Sequence[Labelled]) -> Reader:
    """Answers as the known title does that shares the most words and letters with the one that is asked about."""
    texts = [title.text for title in known]

    def read(title: str) -> Answer:
        found = process.extract(
            title, texts, scorer=fuzz.token_sort_ratio, processor=utils.default_process, limit=_TWINS
        )
        place = next(place for text, _, place in found if text != title)
        like = known[place]
        return Answer(like.functions, like.seniority, like.decision_maker, like.buying_role)

    return read
