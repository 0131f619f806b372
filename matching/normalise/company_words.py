"""The vocabulary of company names: general words, their spellings and translations, places and numbers.

Words that many companies share tell them little apart, and are what people abbreviate, translate and leave out:
Group, Bank, Versicherung, 銀行. The table beside this file gives each one canonical word, whatever the language. It
lists no company and no word that is a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from connectors.lexicon import rows, words
from connectors.lexicon.names import known
from connectors.lexicon.places import country_code
from matching.normalise.scripts import latin, respelt

LINK_WORDS = frozenset(
    "the and und et of for e og och en i y de du des der die das dem den del della dello delle dei degli di la le il"
    " el los las da do dos das van von vom het ve oraz ja ir und kai im am a".split()
)
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_ORDINALS = {"1st": "first", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
             "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th"}  # fmt: skip
_ROMAN_DIGITS = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_ROMAN_LETTERS = {"i": "1", "v": "5", "x": "10"}
_LARGEST_ROMAN = 39
# What is counted with Roman numerals, even with those of a single letter.
_COUNTED = frozenset(
    ("fund", "partner", "capital", "trust", "series", "portfolio", "investment", "phase", "venture")
)
# What makes another body's name of one that says already what it is: "X University", "X University Hospital".
_BODIES = frozenset(
    "academy association broker church clinic club college council foundation fund hospital institute library ministry"
    " museum press school society trust university".split()
)
# What makes another body's name of any name.
_ENDOWED = frozenset(("foundation",))
# A shorter word may be letters that speak: AEP, BOE.
_SHORTEST_RESPELT = 5
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _roman(number: int) -> str:
    written = ""
    for letters, worth in _ROMAN_DIGITS:
        written += letters * (number // worth)
        number %= worth
    return written


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Canonical words by spelling, those of scripts that write no spaces, and the kinds of canonical words."""
    spaced = {_roman(n): str(n) for n in range(2, _LARGEST_ROMAN + 1)}
    spaced |= {word: str(n) for word, n in (_ONES | _TENS).items()} | _ORDINALS
    spaced = {word: canonical for word, canonical in spaced.items() if len(word) > 1}
    unspaced, kinds = {}, {}
    for word, canonical, kind in rows("company_words.tsv", __package__):
        kinds[canonical] = kind
        if _UNSPACED.search(word):
            unspaced[word] = canonical
        else:
            spaced[latin(word)] = canonical
    return spaced, unspaced, kinds


@cache
def canonical_words() -> dict[str, str]:
    """The canonical word of each known spelling, both folded and in Latin letters."""
    return _table()[0]


def _of_kind(*kinds: str) -> frozenset[str]:
    """All canonical words of some kinds, and their spellings."""
    spaced, _, kind_of = _table()
    spellings = {word for word, canonical in spaced.items() if kind_of.get(canonical) in kinds}
    return frozenset(spellings | {word for word, kind in kind_of.items() if kind in kinds})


@cache
def generic_words() -> frozenset[str]:
    """Words that companies often leave out of their names: group, technology, com; in all their spellings."""
    return _of_kind("filler", "generic")


@cache
def filler_words() -> frozenset[str]:
    """Generic words that say nothing at all, not even roughly what is done: group, holding, company, com."""
    return _of_kind("filler")


@cache
def _sector_words() -> frozenset[str]:
    return _of_kind("sector")


@cache
def _in_unspaced() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_table()[1], key=lambda word: (-len(word), word))))


def translated(text: str) -> str:
    """A text with the general words of scripts that write no spaces in Latin letters, and set apart."""
    if not _UNSPACED.search(text):
        return text
    unspaced = _table()[1]
    return _in_unspaced().sub(lambda word: f" {unspaced[word.group()]} ", text)


def is_generic(token: str) -> bool:
    """Whether a token is one that companies often leave out of their names: group, technology, com."""
    return token in generic_words()


def is_sector(token: str) -> bool:
    """Whether a token says what a company does, which tells little about who it is and much about who it is not."""
    return token in _sector_words()


@lru_cache(maxsize=16_384)
def is_city(word: str) -> bool:
    """Whether a folded word is one of the world's larger cities."""
    return word in words("cities.tsv")


def place_of(token: str) -> str:
    """The country that a token of a name is, or an empty text. Short tokens are never read as country codes."""
    return country_code(token) if len(token) > 3 else ""


def is_number(token: str) -> bool:
    """Whether a token counts or dates: 2, 1st, 2004; not a name that begins with a number: 3m, 500friends."""
    return token.isdigit() or (token[:1].isdigit() and _ORDINAL.fullmatch(token) is not None)


def is_body(token: str) -> bool:
    """Whether a token names a body that is often somebody's and never that somebody itself: hospital, foundation."""
    return token in _BODIES


def is_endowed(token: str) -> bool:
    """Whether a token names a body that is another than whom it is called after, whatever that is: foundation."""
    return token in _ENDOWED


@lru_cache(maxsize=16_384)
def is_known_word(word: str) -> bool:
    """Whether a folded word stands in a dictionary, on a map or in a list of names, and so is hardly a misspelling."""
    spellings = canonical_words()
    return (
        word in spellings
        or word in words("common_words.tsv")
        or word in words("cities.tsv")
        or known(word) != (0, 0)
    )


@lru_cache(maxsize=65_536)
def canonical_word(word: str) -> str:
    """A folded word in its canonical spelling; digraphs as umlauts are folded."""
    spellings = canonical_words()
    if found := spellings.get(word):
        return found
    if len(word) < _SHORTEST_RESPELT:
        return word
    plain = respelt(word)
    return spellings.get(plain, plain)


def united(words: tuple[str, ...], canonical: Callable[[str], str] = canonical_word) -> tuple[str, ...]:
    """Folded words, each in its canonical spelling, numerals as digits.

    Args:
        canonical: `canonical_word`, or what remembers more of its answers.
    """
    tokens = tuple(map(canonical, words))
    if tokens == words:
        tokens = words  # one object for both, as with most names
    if words and words[-1] in _ROMAN_LETTERS and not _COUNTED.isdisjoint(tokens):
        return (*tokens[:-1], _ROMAN_LETTERS[tokens[-1]])
    return tokens


def counted(words: list[str]) -> list[str]:
    """Words with numbers of two words made one: forty, four is 44."""
    if _TENS.keys().isdisjoint(words):
        return words
    found: list[str] = []
    after_ten = False
    for word in words:
        if after_ten and 0 < _ONES.get(word, 0) < 10:
            found[-1] = str(_TENS[found[-1]] + _ONES[word])
            after_ten = False
        else:
            found.append(word)
            after_ten = word in _TENS
    return found
