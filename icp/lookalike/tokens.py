"""Words of a description, in any script, as they are compared; and the pieces of a word.

A word is what stands between spaces, folded. Scripts that write no spaces give overlapping pairs of letters instead,
the usual stand-in for words there (Nie, Gao, Zhou & Ren 2000, "On the use of words and n-grams for Chinese information
retrieval"). No list of stop words is kept: what is common says little by its share in the pool, in every language.
"""

from __future__ import annotations

import re
from zlib import crc32

from connectors.text import fold

_WORD = re.compile(r"[^\W\d_][\w]+")
_UNPARTED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_LONGEST_TEXT = 6_000
_LONGEST_WORD = 40
_PIECES = (3, 4, 5)
BUCKETS = 1 << 15
"""Into how many columns the pieces of words are hashed."""


def words(text: str) -> list[str]:
    """The words of a text in their order, folded; of numbers and single letters none. What is overlong is cut."""
    found: list[str] = []
    for word in _WORD.findall(fold(text[:_LONGEST_TEXT])):
        if word.isascii() or not _UNPARTED.search(word):
            found.append(word[:_LONGEST_WORD])
        else:
            found += _pairs(word)
    return found


def _pairs(word: str) -> list[str]:
    """Letters of a script without spaces, two by two, and the words of other scripts among them."""
    found, end = [], 0
    for run in _UNPARTED.finditer(word):
        between, letters = word[end : run.start()], run.group()
        found += [between] if len(between) > 1 and not between.isdigit() else []
        found += [letters[n : n + 2] for n in range(len(letters) - 1)] or [letters]
        end = run.end()
    return found + ([word[end:]] if len(word) - end > 1 else [])


def pieces(word: str) -> list[int]:
    """The buckets of a word's pieces of 3 to 5 letters, its ends marked: what "logistics" and "logistik" share.

    Hashed with CRC-32, the same in every process and on every machine (Bojanowski et al. 2017, "Enriching word vectors
    with subword information", hash their pieces likewise).
    """
    marked = f"<{word}>".encode("utf-32-le")
    letters = len(marked) // 4
    return [
        crc32(marked[4 * start : 4 * (start + size)]) % BUCKETS
        for size in _PIECES
        for start in range(letters - size + 1)
        if size < letters
    ]
