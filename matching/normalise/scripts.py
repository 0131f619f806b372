"""Names of other scripts in Latin letters, so that "Газпром" and "Gazprom" can meet.

Letters become letters (anyascii), words are not translated: Toyota's kana are found, Honda's kanji are not. Chinese
characters that sound alike become alike; `spelt_apart` tells where that has hidden a difference. What romanisations
do differently ("Mueller", "Müller"; "Gasprom", "Gazprom") is united only for comparing, by `respelt` and `reread`,
and for counting: a name is shown as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from connectors.text import fold

_HAN = re.compile("[\u3400-\u9fff]+")
_APOSTROPHES = frozenset("'’‘ʼ`´＇")


class _Letters(dict[int, str]):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = written = _written(character)
        return written


def _written(character: str) -> str:
    """One character in Latin letters: empty for what takes no room in a word, a space for what ends one."""
    from anyascii import anyascii

    if unicodedata.category(character).startswith("M"):
        return fold(anyascii(character)).replace(" ", "")
    if folded := fold(character):
        return fold(anyascii(folded)).replace(" ", "")
    return "" if character in _APOSTROPHES else " "


_LETTERS = _Letters()


def latin_words(text: str) -> list[str]:
    """The words of a text, folded, and written in Latin letters where they are in another script."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_LETTERS).split()


def latin(text: str) -> str:
    """A text folded, and written in Latin letters where it is in another script."""
    return " ".join(latin_words(text))


def in_characters(text: str) -> bool:
    """Whether a text holds Chinese characters, whose Latin letters tell less than they do."""
    return not text.isascii() and _HAN.search(text) is not None


def spelt_apart(left: str, right: str) -> bool:
    """Whether two names that read alike in Latin letters are written with different Chinese characters.

    They may still be one: traditional and simplified characters differ, too.
    """
    if left.isascii() or right.isascii():
        return False
    ours, theirs = "".join(_HAN.findall(left)), "".join(_HAN.findall(right))
    return bool(ours and theirs) and latin(left) == latin(right) and ours != theirs


# Behind a vowel or a q, and at the end of a word, an e is rarely half an umlaut: Bauer, Vasquez, blue.
_UMLAUT = re.compile("(?<![aeiouq])([aou])e(?=.)|a(?=a)")
# Letters and groups that the romanisations of one name write differently; the first that fits counts.
_READINGS = (
    ("sch", "s"), ("shch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("kh", "h"), ("zh", "z"), ("ph", "f"),
    ("th", "t"), ("gh", "g"), ("ck", "k"), ("ks", "x"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ou", "u"), ("oo", "u"),
    ("eo", "u"), ("ee", "i"), ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("ye", "e"), ("ie", "e"),
    ("ae", "e"), ("ai", "e"), ("ei", "e"), ("ay", "e"), ("ey", "e"), ("oe", "o"), ("ue", "u"), ("w", "v"), ("j", "i"),
    ("y", "i"), ("c", "k"), ("q", "k"), ("z", "s"),
)  # fmt: skip
_READING = dict(_READINGS)
_READ = re.compile("|".join(sorted(_READING, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=16_384)
def respelt(word: str) -> str:
    """A folded word without what German and Nordic keyboards add: "mueller" is "muller", "aarhus" is "arhus"."""
    return _UMLAUT.sub(r"\1", word)


@lru_cache(maxsize=16_384)
def reread(word: str) -> str:
    """A folded word as its romanisations agree on it: "gasprom" is "gazprom", "hyeondae" is "hyundai"."""
    return _DOUBLED.sub(r"\1", _READ.sub(lambda group: _READING[group.group()], word))
