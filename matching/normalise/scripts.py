"""Names of other scripts in Latin letters, so that "Газпром" and "Gazprom" can meet.

Letters become letters (anyascii), words are not translated: Toyota's kana are found, Honda's kanji are not. Chinese
characters that sound alike become alike; `spelt_apart` tells where that has hidden a difference.
"""

from __future__ import annotations

import re
from functools import lru_cache

from connectors.text import fold

_HAN = re.compile("[\u3400-\u9fff]+")


@lru_cache(maxsize=16_384)
def latin(text: str) -> str:
    """A text folded, and written in Latin letters where it is in another script."""
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii

    return fold(anyascii(folded))


def spelt_apart(left: str, right: str) -> bool:
    """Whether two names that read alike in Latin letters are written with different Chinese characters.

    They may still be one: traditional and simplified characters differ, too.
    """
    if left.isascii() or right.isascii():
        return False
    ours, theirs = "".join(_HAN.findall(left)), "".join(_HAN.findall(right))
    return bool(ours and theirs) and latin(left) == latin(right) and ours != theirs
