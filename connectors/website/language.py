"""What language a page is in: as it declares, else by its commonest words, else by its script.

Good enough to read a phone number by the right country and to write a draft in the right language; it names no
language where it is not sure.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from connectors.website.document import Document

_LEAST_HITS = 6
_MOST_WORDS = 1_500
_SCRIPTS = (("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\uac00-\ud7a3]")),
            ("zh", re.compile("[\u4e00-\u9fff]")), ("ar", re.compile("[\u0600-\u06ff]")),
            ("he", re.compile("[\u0590-\u05ff]")), ("th", re.compile("[\u0e00-\u0e7f]")))  # fmt: skip


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """Word → the languages in which it is a commonest one."""
    text = files(__package__).joinpath("function_words.tsv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            language, words = line.split("\t")
            for word in words.split():
                found[word] = (*found.get(word, ()), language)
    return found


def language_of(document: Document) -> str:
    """A BCP 47 tag, "de" or "pt-BR"; empty when nothing tells."""
    return document.language or guess(document.lower)


def guess(text: str) -> str:
    """The language of a text, by its small words or its script; empty where two come close."""
    for language, script in _SCRIPTS:
        if len(script.findall(text, 0, 20_000)) > 20:
            return language
    table = _small_words()
    hits: dict[str, int] = {}
    for word in text.split()[:_MOST_WORDS]:
        for language in table.get(word, ()):
            hits[language] = hits.get(language, 0) + 1
    ranked = sorted(hits.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _LEAST_HITS:
        return ""
    if len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]:
        return ""
    return ranked[0][0]
