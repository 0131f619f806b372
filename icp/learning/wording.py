"""The words and short phrases of texts about companies, from which keywords are chosen.

A phrase is one to three words that stand side by side in one text, folded as `icp/words.py` searches for them, so that
what is counted here is what the profile will find. It does not judge: how telling a phrase is, counts say elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files

from connectors.lexicon import rows
from connectors.text import fold

LONGEST = 3
_MOST_LETTERS = 30  # a longer word is a text of a script without spaces, or a key
_LEAST_LETTERS = 2
_MOST_WORDS = 600  # of one text; what a company is stands at its beginning


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in files(__package__).joinpath("stop_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sort, _, words = line.split("\t")
            found.setdefault(sort, set()).update(words.split())
    return {sort: frozenset(words) for sort, words in found.items()}


@cache
def _common() -> frozenset[str]:
    """The commonest words of the languages at hand, and those that any company writes about itself."""
    return frozenset(word for word, *_ in rows("common_words.tsv")) | _stop_words()["says"]


def phrases(texts: Iterable[str]) -> set[str]:
    """All phrases of some folded texts."""
    joins = _stop_words()["joins"]
    return {phrase for text in texts for phrase in _of(text.split()[:_MOST_WORDS], joins)}


def _of(words: list[str], joins: Collection[str]) -> Iterator[str]:
    ends = [_is_word(word) and word not in joins for word in words]
    for start, word in enumerate(words):
        if not ends[start]:
            continue
        if not word.isdigit():
            yield word
        for stop in range(start + 1, min(start + LONGEST, len(words))):
            if ends[stop]:
                yield " ".join(words[start : stop + 1])


def _is_word(word: str) -> bool:
    return _LEAST_LETTERS <= len(word) <= _MOST_LETTERS


def is_common(phrase: str) -> bool:
    """Whether a phrase has only words that texts of any sort have."""
    return all(word in _common() for word in fold(phrase).split())
