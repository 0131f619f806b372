"""Text as sources write it, made comparable. Pure functions; nothing here knows a field or a language rule.

`squash` is what quotes are made with: it changes white space and nothing else, so that a
quote can be found again. `fold` is what keys are made with: it throws away everything in
which two spellings of one name differ by accident.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

# Characters that take no room, or none of their own, and that `str.split` does not know.
_ROOMLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"
_INVISIBLE = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0), *range(0x200B, 0x2010),
     *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0x00AD]
)  # fmt: skip
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "＇": "'"})
# Accents only: the marks of Japanese and Indic scripts tell letters apart.
_MARKS = re.compile("[\u0300-\u036f]")
_TAG = re.compile(r"<[^>]*>")
_NOT_WORD = re.compile(r"[\W_]+")
# What folding makes of each character of ASCII: a small letter, a digit, nothing for an apostrophe, else a space.
_ASCII = {n: chr(n).lower() if chr(n).isalnum() else "" if chr(n) in "'`" else " " for n in range(128)}
# Letters that Unicode does not take apart into a base letter and a mark.
_LATIN = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
     "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "ĸ": "k"}
)  # fmt: skip


def squash(text: str) -> str:
    """One space between words, none around. Invisible characters go; everything visible stays as it is."""
    if not text.isascii():
        for character in _ROOMLESS:
            text = text.replace(character, " ")
    return " ".join(text.split())


def plain(html: str) -> str:
    """The words of a piece of HTML, tags gone and entities read, even those escaped once more than they should be."""
    return squash(unescape(_TAG.sub(" ", unescape(html))))


def visible(text: str) -> str:
    """Text without control and zero-width characters, which people paste without knowing."""
    return text if text.isprintable() else text.translate(_INVISIBLE)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Case, accents, width and punctuation removed: "Škoda-Auto, a.s." becomes "skoda auto a s".

    Scripts other than Latin keep their letters; only compatibility forms are united.
    """
    if text.isascii():  # the same, in a sixth of the time
        return " ".join(text.translate(_ASCII).split())
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).translate(_LATIN))
    text = _MARKS.sub("", text)
    text = unicodedata.normalize("NFC", text).casefold().replace("'", "")
    return _NOT_WORD.sub(" ", text).strip()


def slug(text: str, most: int = 60) -> str:
    """A name as a part of an identifier: "Zoë Kravitz" becomes "zoe-kravitz"."""
    return fold(text).replace(" ", "-")[:most] or "unnamed"


def clip(text: str, most: int) -> str:
    """At most so many characters, cut between words where that costs little."""
    if len(text) <= most:
        return text
    cut = text.rfind(" ", most - 30, most)
    return text[: cut if cut > 0 else most]
