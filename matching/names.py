"""All names of a table, each distinct one once, and how far two of them agree.

Records by the million have far fewer names, and fewer pairs of names still: so names are compared by number, each
pair once. How two names compare is the business of `compare_companies.py` and `compare_people.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from connectors.lexicon.legal_forms import NONE, LegalForm, known_forms
from matching.normalise.companies import CompanyName, is_generic
from matching.normalise.company_words import united
from matching.normalise.people import PersonName
from matching.packed import company_of, person_of
from matching.table import Column, Ints, Table

# What two names share, each with the kind of rarity it has: ("word", "acme").
Agreed = tuple[tuple[str, str], ...]
# Who compares names: of a kind and packed names, pair by pair, the number of the level and what they share.
Judge = Callable[[str, Sequence[str], Sequence[str]], Sequence[tuple[int, Agreed]]]
_MOST_WORDS = 6
LONGEST_ACRONYM = 6
_NONE = Column(np.empty((0, 0), np.int32), [], [])


class NameBook:
    """The distinct names of a table.

    Attributes:
        packed, shown: each name as `packed.py` writes it, and as a record did.
        codes: shape (records, k): the numbers of each record's names, then -1; its former names are not among them.
        former: the same of its former names; of width 0 where nobody tells any.
        judge: who compares two names.
        judged: how far two names agree that were compared, by the numbers of both in one.
        words: every word of a name, by number; `word_codes` those of all names in order, `word_counts` how many each.
    """

    def __init__(self, table: Table, judge: Judge) -> None:
        self.kind = table.kind
        self.judge = judge
        current, former = (table.columns.get(trait, _NONE) for trait in ("name", "former"))
        numbers = {value: number for number, value in enumerate(current.values)}
        moved = [numbers.setdefault(value, len(numbers)) for value in former.values]
        self.packed = list(numbers)
        told = zip(former.shown, moved, strict=True)
        self.shown = [*current.shown, *(shown for shown, number in told if number >= len(current.values))]
        self.codes = current.codes if current is not _NONE else np.full((len(table), 1), -1, np.int32)
        self.former = _renumbered(former, moved, len(table))
        guessed = table.columns.get("guessed")
        self.guessed = guessed.first >= 0 if guessed else np.zeros(len(table), bool)
        self.judged: dict[int, tuple[int, Agreed]] = {}
        self.words: dict[str, int] = {}
        self._read_words()

    def _read_words(self) -> None:
        words, codes, counts = self.words, list[int](), list[int]()
        for packed in self.packed:
            own = dict.fromkeys(self._words_of(packed))
            codes += [words.setdefault(word, len(words)) for word in own]
            counts.append(len(own))
        self.word_codes, self.word_counts = np.array(codes, np.int32), np.array(counts, np.int32)

    def _words_of(self, packed: str) -> Iterable[str]:
        """The words by which a name is told from others: a company's as they are united, general ones and all."""
        if self.kind == "person":
            return words_of_person(packed)
        return united(tuple(packed.split("\t", 1)[0].split()))

    @cached_property
    def whole(self) -> list[str]:
        """Each name's words in one."""
        if self.kind == "company":
            return [packed.split("\t", 1)[0].replace(" ", "") for packed in self.packed]
        return ["".join(words_of_person(packed)) for packed in self.packed]

    @cached_property
    def givens(self) -> list[str]:
        """Of people's names what is given, in one."""
        return [packed.partition("\t")[0].replace(" ", "") for packed in self.packed]

    @cached_property
    def families(self) -> list[str]:
        """Of people's names what is the family's, in one."""
        return [packed.split("\t", 2)[1].replace(" ", "") for packed in self.packed]

    @cached_property
    def word_starts(self) -> NDArray[np.int64]:
        return np.concatenate(([0], np.cumsum(self.word_counts, dtype=np.int64)))

    @cached_property
    def word_matrix(self) -> Ints:
        """The first words of every name, by number, then -1; shape (names, _MOST_WORDS)."""
        places = np.arange(len(self.word_codes)) - np.repeat(self.word_starts[:-1], self.word_counts)
        kept = places < _MOST_WORDS
        found = np.full((len(self.packed), _MOST_WORDS), -1, np.int32)
        found[np.repeat(np.arange(len(self.packed)), self.word_counts)[kept], places[kept]] = self.word_codes[
            kept
        ]
        return found

    @cached_property
    def short(self) -> NDArray[np.bool_]:
        """Which names have one telling word, and that a short one, so that they may abbreviate another."""
        telling = np.array([not (is_generic(word) and self.kind == "company") for word in self.words], bool)
        brief = np.array([len(word) <= LONGEST_ACRONYM for word in self.words], bool)
        places = np.repeat(np.arange(len(self.packed)), self.word_counts)
        many = np.bincount(places, telling[self.word_codes], len(self.packed))
        small = np.bincount(places, (telling & brief)[self.word_codes], len(self.packed))
        return np.asarray((many == 1) & (small == 1))

    @cached_property
    def known_forms(self) -> tuple[LegalForm, ...]:
        return (NONE, *known_forms())

    @cached_property
    def forms(self) -> Ints:
        """The legal form of each record's first name that has one, by its place in `known_forms`."""
        of_names = np.array(
            [int(form) + 1 if (form := p.split("\t", 2)[1]) else 0 for p in self.packed] + [0], np.int32
        )
        held = of_names[self.codes]
        first = (held > 0).argmax(axis=1)
        return np.asarray(held[np.arange(len(held)), first])

    def company(self, number: int) -> CompanyName:
        return company_of(self.packed[number])

    def person(self, number: int) -> PersonName:
        return person_of(self.packed[number])


def _renumbered(column: Column, numbers: list[int], size: int) -> Ints:
    if column is _NONE:
        return np.empty((size, 0), np.int32)
    moved = np.array([*numbers, -1], np.int32)
    return moved[column.codes]


def words_of_person(packed: str) -> list[str]:
    """The words of a person's packed name, given ones first."""
    given, family, _ = packed.split("\t", 2)
    return [*given.split(), *family.split()]
