"""How much an agreement is worth: the rarer what two records share, the less likely it is chance.

Rarity is minus the binary logarithm of how often a word or value occurs among the subjects matched. It is counted
in the input itself, where it is large enough to tell, and blended with what is known beforehand (a word of a
dictionary, a surname of many countries, a coined word) where it is not. This is the term-frequency adjustment of
record linkage (Winkler 1989; Newcombe and Kennedy 1962, "Record linkage: making maximum use of the discriminating
power of identifying information").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from connectors.lexicon import words
from connectors.lexicon.names import locales
from matching.normalise.companies import CompanyName, is_generic, is_number, is_sector, place_of
from matching.normalise.sounds import sound
from matching.traits import Traits

# The prior knowledge of a trait weighs as much as so many records, and expects this rarity in bits.
_PRIORS = {
    "domain": (2000, 17.0), "employer_domain": (500, 12.0), "employer": (500, 12.0), "email": (2000, 19.0),
    "phone": (2000, 19.0), "birth_date": (500, 14.5), "postal_code": (50, 12.0), "street": (200, 14.0),
    "city": (50, 9.0), "region": (30, 5.0), "country": (20, 5.0), "linkedin": (2000, 19.0),
}  # fmt: skip
_DEFAULT_PRIOR = (2000, 18.0)
# Of these, one subject's copies may hold many; that several subjects do shows in how differently they are called.
_HELD_BY_ONE = frozenset(("domain", "email", "phone", "linkedin", "profile", "id_number"))
_WORD_WEIGHT = 1000
_NAME_WEIGHT = 300
# So many records with one value may be one subject that is there twice; more than that show that many share it.
_COPIES = 2


class Rarity:
    """Rarities in bits of the words and values of one input."""

    def __init__(self, subjects: Iterable[Traits] = ()) -> None:
        self.size = 0
        self._values: Counter[tuple[str, str]] = Counter()
        self._given: Counter[str] = Counter()
        self._family: Counter[str] = Counter()
        names: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}
        holders: set[tuple[str, str, str]] = set()
        for subject in subjects:
            self.size += 1
            names.update({sound_of(n): (n.tokens, n.initials) for n in (*subject.companies, *subject.former)})
            self._given.update({word for name in subject.people for word in name.given})
            self._family.update({word for name in subject.people for word in name.family})
            called = _called(subject)
            for trait, keys in subject.keys.items():
                holder = called if trait in _HELD_BY_ONE else subject.id
                holders.update((trait, key, holder) for key in keys)
        self._values.update((trait, key) for trait, key, _ in holders)
        # A name written alike in many records counts once: copies of a company do not make its name common.
        self._names = len(names)
        self._words = Counter(word for tokens, _ in names.values() for word in set(tokens))
        self._initials = Counter(letters for _, initials in names.values() for letters in initials)

    def of(self, sort: str, value: str) -> float:
        """Rarity of what evidence says is shared: a word, a part of a name, initials, or a value of a trait."""
        by_sort = {
            "word": self.word,
            "slip": self.slip,
            "given": self.given,
            "family": self.family,
            "initials": self.initials,
        }
        return by_sort[sort](value) if sort in by_sort else self.value(sort, value)

    def word(self, token: str) -> float:
        """Rarity of a word of company names."""
        return _bits(self._words[token] - _COPIES, self._names, _WORD_WEIGHT, word_prior(token))

    def slip(self, token: str) -> float:
        """Rarity of words as near to this one as a slip makes them. Short words have many such neighbours."""
        return max(0.0, self.word(token) - max(1.0, 9.0 - len(token)))

    def initials(self, letters: str) -> float:
        """Rarity of names that abbreviate to these letters."""
        return _bits(self._initials[letters] - 1, self._names, 200, min(13.0, 3.6 * len(letters)))

    def given(self, word: str) -> float:
        """Rarity of a forename; an initial is worth what its letter is."""
        if len(word) == 1:
            return 3.5
        return _bits(
            self._given[word] - _COPIES, self.size, _NAME_WEIGHT, _name_prior(locales(word).forename, 12.0)
        )

    def family(self, word: str) -> float:
        """Rarity of a family name."""
        return _bits(
            self._family[word] - _COPIES, self.size, _NAME_WEIGHT, _name_prior(locales(word).surname, 13.0)
        )

    def value(self, trait: str, key: str) -> float:
        """Rarity of a value of any other trait."""
        weight, prior = _PRIORS.get(trait, _DEFAULT_PRIOR)
        return _bits(self._values[trait, key] - _COPIES, self.size, weight, prior)


def _called(subject: Traits) -> str:
    """A rough word for what a record is called, the same in spite of most slips."""
    if subject.people:
        return sound("".join(subject.people[0].family or subject.people[0].given))
    return sound(subject.companies[0].key) if subject.companies else ""


def sound_of(name: CompanyName) -> str:
    """A company's name as it roughly sounds, word by word."""
    return " ".join(sound(token) for token in name.tokens)


def _bits(others: int, size: int, weight: float, prior: float) -> float:
    return -math.log2((max(0, others) + weight * 2.0**-prior) / (size + weight))


def _name_prior(countries: int, most: float) -> float:
    return most - 1.0 * math.log2(1 + countries) - (1.0 if countries else 0.0)


@lru_cache(maxsize=16_384)
def word_prior(token: str) -> float:
    """What is known of a word of company names before any input is seen, in bits."""
    if is_generic(token):
        return 3.0
    if is_sector(token) or is_number(token):
        return 6.0
    if place_of(token) or token in words("cities.tsv"):
        return 7.0
    if token in words("common_words.tsv") or token in words("page_words.tsv"):
        return 9.0
    if len(token) <= 3 or max(locales(token)) > 8:
        return 10.5
    return 12.0 if max(locales(token)) > 1 else min(17.0, 9.0 + len(token))
