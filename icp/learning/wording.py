"""The words and short phrases of texts about companies, from which keywords are chosen.

A phrase is one to three words that stand side by side in one text, folded as `icp/words.py` searches for them, so that
what is counted here is what the profile will find. It does not judge: how telling a phrase is, counts say elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files

from connectors.lexicon import rows
from connectors.text import fold

LONGEST = 3
_WORD = re.compile(r"\w+")
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


def folded(phrase: str) -> str:
    """A phrase as texts are searched for it; the mark of a beginning stays."""
    return fold(phrase) + ("*" if phrase.endswith("*") else "")


def as_written(phrase: str, texts: Iterable[str]) -> str:
    """A phrase as texts write it, accents and all: "abfüllanlage*" for "abfullanlage*"; itself where none has it."""
    length = len(phrase.split())
    star = "*" if phrase.endswith("*") else ""
    for text in texts:
        words = _WORD.findall(text.lower())
        for start in range(len(words) - length + 1):
            written = " ".join(words[start : start + length]) + star
            if folded(written) == phrase:
                return written
    return phrase


def is_common(phrase: str) -> bool:
    """Whether a phrase has only words that texts of any sort have."""
    return all(word in _common() for word in fold(phrase).split())
