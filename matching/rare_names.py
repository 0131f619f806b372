"""How rare a person's name is: how many others among so many people would bear it by chance?

Two people of one name at two companies are one who moved, or two namesakes; with John Smith it is nothing, with
Hildegard Wintersteiger much. The share of people who bear a word is what is counted in the store, blended with what is
known beforehand: in how many locales the lexicon has it as a forename or surname, and how long it is, since the short
words of a language are shared by many (the lexicon has Zhang in three locales and Wintersteiger in none). It errs on
the side of common: a move that is not seen is found again, two people made one are not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from connectors.lexicon.names import locales
from matching.normalise.people import PersonName

# The rarest that a word is taken to be without having been counted, in bits, and what each of its letters is worth.
_RAREST = {"given": 12.0, "family": 13.0}
_PER_LETTER = 1.7
# What is known beforehand weighs as much as so many people.
_WEIGHT = 300
# In a small store a namesake is no likelier than in a large one, but neither is the person who moved.
_FEWEST = 10_000


class RareNames:
    """The names of all people of a store. A name that many mentions bear counts once: they may be one person."""

    def __init__(self, people: Iterable[Iterable[PersonName]]) -> None:
        self.size = 0
        borne: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        for names in people:
            self.size += 1
            borne.update((name.given[:1], name.family) for name in names)
        self._borne = Counter(("given", word) for given, _ in borne for word in given)
        self._borne.update(("family", word) for _, family in borne for word in family)

    def namesakes(self, agreed: Iterable[tuple[str, str]]) -> float:
        """How many people of the store would bear these words together by chance, beside those who do.

        Args:
            agreed: words with what they are, as `compare_name` gives them: ("given", "jane").
        """
        return max(self.size, _FEWEST) * math.prod(self._share(kind, word) for kind, word in set(agreed))

    def _share(self, kind: str, word: str) -> float:
        others = max(0, self._borne[kind, word] - 1)
        return float((others + _WEIGHT * 2.0 ** -_bits(kind, word)) / (self.size + _WEIGHT))


def _bits(kind: str, word: str) -> float:
    """Rarity of a word before anything is counted."""
    known = locales(word)
    spread = known.forename if kind == "given" else known.surname
    widespread = math.log2(1 + spread) + (1.0 if spread else 0.0)
    return max(0.0, min(_RAREST[kind] - widespread, _PER_LETTER * len(word)))
