"""Names of people made comparable: given names, family names, initials, in whatever order they are written.

"Dr. von der Leyen, Ursula", "URSULA VON DER LEYEN" and "U. von der Leyen" share a family name and may share a given
one. Where the order cannot be told (Hungarian, Vietnamese, lists that mix), nothing is decided: a name keeps its
words in order, and whoever compares may read it both ways. Titles and degrees are set aside, never compared.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from connectors.lexicon import names as lexicon
from connectors.text import fold, squash
from matching.normalise.scripts import latin

_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}


class PersonName(NamedTuple):
    """One name, taken apart; all words folded and in Latin letters, particles left out.

    Attributes:
        given: forenames and initials in order; empty when only a family name is known.
        family: family names; of "García Márquez" both, of "Anna Müller-Lüdenscheidt" both.
        generation: "jr", "sr", "2" …, which tells father from son.
        sure: whether the source itself said which part is which.
    """

    text: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: str = ""
    sure: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, *self.family)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Each forename with every name that shares a full form with it."""
    full: dict[str, set[str]] = defaultdict(set)
    for line in files(__package__).joinpath("nicknames.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            short, name = line.split("\t")
            full[short].add(name)
            full[name].add(name)
    return {name: frozenset(forms) for name, forms in full.items()}


def full_forenames(word: str) -> frozenset[str]:
    """The forenames that a word is or may be short for: "bob" is "robert"; any other name is itself."""
    return _nicknames().get(word) or frozenset((word,))


def same_forename(left: str, right: str) -> bool:
    """Whether two forenames are one by custom: Bob and Robert, Paco and Francisco, Bob and Rob."""
    if left == right:
        return True
    return bool(full_forenames(left) & full_forenames(right))


@lru_cache(maxsize=16_384)
def person_name(text: str) -> PersonName:
    """Take apart a full name as it is printed, in the order that its writing shows."""
    text = squash(text)
    head, comma, tail = text.partition(",")
    words, generation = _bare_words(head)
    behind, later = _bare_words(tail)
    generation = generation or later
    if comma and behind and not all(lexicon.is_suffix(word) for word in behind):
        return PersonName(text, _comparable(behind), _comparable(words), generation, True)
    given, family = _divide(words)
    return PersonName(text, _comparable(given), _comparable(family), generation)


@lru_cache(maxsize=16_384)
def name_of_parts(given: str, family: str) -> PersonName:
    """A name whose parts the source keeps apart. Either may be empty."""
    first, _ = _bare_words(given)
    last, generation = _bare_words(family)
    text = squash(f"{given} {family}")
    return PersonName(text, _comparable(first), _comparable(last), generation, True)


def _bare_words(text: str) -> tuple[list[str], str]:
    """The words without titles, degrees and what stands in brackets, and the generation among them."""
    words = [w for w in text.replace(".", ". ").split() if not w.startswith(("(", '"', "“", "'"))]
    generation = ""
    while len(words) > 1 and lexicon.is_title(words[0]):
        words = words[1:]
    while len(words) > 1 and (fold(words[-1]) in _GENERATIONS or lexicon.is_suffix(words[-1])):
        last = fold(words.pop())
        generation = generation or _GENERATIONS.get(last, "")
    if len(words) == 1 and fold(words[0]) in ("jr", "sr", "ii", "iii", "iv"):
        return [], _GENERATIONS[fold(words[0])]
    return words, generation


def _divide(words: list[str]) -> tuple[list[str], list[str]]:
    """Given and family names of words in running order."""
    if len(words) < 2:
        return [], words
    if _family_first(words):
        return words[1:], words[:1]
    for index, word in enumerate(words[1:], 1):
        if lexicon.is_particle(word) and index < len(words) - 1:
            return words[:index], words[index:]
    return words[:-1], words[-1:]


def _family_first(words: list[str]) -> bool:
    """Whether writing shows that the family name leads: capitals ("MÜLLER Hans"), or an East Asian script."""
    if not words[0].isascii() and any(ord(c) > 0x2E7F for c in words[0]):
        return True
    shouted = len(words[0]) > 2 and words[0].isupper() and words[0].isalpha()
    return shouted and not any(word.isupper() for word in words[1:] if len(word) > 2)


def _comparable(words: list[str]) -> tuple[str, ...]:
    parts = [part for word in words for part in latin(word).split()]
    return tuple([part for part in parts if not lexicon.is_particle(part)] or parts)
