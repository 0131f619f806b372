"""Finding words in texts, whole and in the order given.

A term matches words and not letters: "Java" is not in "JavaScript". A final `*` takes all words that begin so
("logisti*"). Only in scripts that write no spaces between words is a term looked for anywhere in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from connectors.text import fold

_UNPARTED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@lru_cache(maxsize=4_096)
def pattern(term: str) -> re.Pattern[str]:
    """A pattern to be searched in folded text. A term without a letter or digit never matches."""
    folded = fold(term)
    if not folded:
        return re.compile(r"(?!)")
    if _UNPARTED.search(folded):
        return re.compile(re.escape(folded))
    return re.compile(rf"(?<!\w){re.escape(folded)}" + ("" if term.rstrip().endswith("*") else r"(?!\w)"))
