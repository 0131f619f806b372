"""How a word roughly sounds: enough to file misspellings together, never to decide that two words are one."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = str.maketrans("kqzvdbgy", "ccsftpci")
_SILENT = str.maketrans("", "", "aeiouhwj")
_REPEATED = re.compile(r"(.)(?=\1)")
_LONGEST = 8


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """The first letter and the consonants of a folded word, those that are often confused made one.

    "genral" and "general" sound alike, and so do "schmidt", "schmitt" and "schmid".
    """
    rough = word.translate(_ALIKE)
    return rough[:1] + _REPEATED.sub("", rough[1:].translate(_SILENT))[:_LONGEST]
