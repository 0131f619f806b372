"""All names of a table, each distinct one once, and how far two of them agree.

Records by the million have far fewer names, and fewer pairs of names still: so names are compared by number, each
pair once. How two names compare is the business of `compare_companies.py` and `compare_people.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from connectors.lexicon.legal_forms import NONE, LegalForm, known_forms
from matching.encode import numbering
from matching.name_pairs import Judged, NamePairs
from matching.normalise.companies import CompanyName, is_generic
from matching.normalise.company_words import canonical_word, united
from matching.normalise.people import PersonName
from matching.packed import company_of, person_of
from matching.table import Column, Ints, Table

# Many texts of which many at once are asked for.
Texts = NDArray[np.object_]
# Who compares names: of a kind, and packed, pair by pair.
Judge = Callable[[str, Sequence[str], Sequence[str]], Judged]
_MOST_WORDS = 6
LONGEST_ACRONYM = 6
_NONE = Column(np.empty((0, 0), np.int32), [], [])


class Words:
    """A word of each of many names, by number, each distinct one once.

    Attributes:
        codes: of each name the number of its word.
    """

    def __init__(self, words: Sequence[str]) -> None:
        known = numbering()
        self.codes = np.fromiter(map(known.__getitem__, words), np.int32, len(words))
        self.distinct = list(known)

    @property
    def held(self) -> tuple[Ints, Ints]:
        """Every name with the number of its word, as (names, words)."""
        return np.arange(len(self.codes), dtype=np.int32), self.codes

    def made(self, rule: Callable[[str], str]) -> Ints:
        """A number for what a rule makes of each name's word; -1 where that is nothing."""
        return numbered([rule(word) for word in self.distinct])[self.codes]

    @cached_property
    def initial(self) -> Ints:
        """The first letter of each name's word, as a number."""
        return np.array([ord(word[0]) if word else 0 for word in self.distinct], np.int32)[self.codes]


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
        self.judged = NamePairs()
        self.words, self.word_codes, self.word_counts = self._read_words()

    def _read_words(self) -> tuple[dict[str, int], Ints, Ints]:
        """The words by which names are told apart: a company's as they are united, general ones and all."""
        numbers, canonical = numbering(), cache(canonical_word)
        codes, counts = list[int](), list[int]()
        for packed in self.packed:
            if self.kind == "person":
                own = dict.fromkeys(words_of_person(packed))
            else:
                own = dict.fromkeys(united(tuple(packed.partition("\t")[0].split()), canonical))
            codes += map(numbers.__getitem__, own)
            counts.append(len(own))
        return dict(numbers), np.array(codes, np.int32), np.array(counts, np.int32)

    @cached_property
    def whole(self) -> Texts:
        """Each name's words in one."""
        if self.kind == "company":
            return _texts([packed.split("\t", 1)[0].replace(" ", "") for packed in self.packed])
        return _texts(["".join(words_of_person(packed)) for packed in self.packed])

    @cached_property
    def given(self) -> Words:
        """Of people's names the first that is given."""
        return Words([packed.partition("\t")[0].partition(" ")[0] for packed in self.packed])

    @cached_property
    def family(self) -> Words:
        """Of people's names what is the family's, in one."""
        return Words([packed.split("\t", 2)[1].replace(" ", "") for packed in self.packed])

    @cached_property
    def givens(self) -> Texts:
        """Of people's names all that is given, in one."""
        return _texts([packed.partition("\t")[0].replace(" ", "") for packed in self.packed])

    @cached_property
    def families(self) -> Texts:
        """`family`, spelt out for each name."""
        return _texts(self.family.distinct)[self.family.codes]

    @cached_property
    def in_one_part(self) -> NDArray[np.bool_]:
        """Which people's names lack what is given, or what is the family's."""
        return np.asarray((self.givens == "") | (self.families == ""))

    @cached_property
    def order(self) -> Ints:
        """The place of each record in the order of names; who has none stands last, in the order of records."""
        names = self.whole.tolist()
        rank = np.empty(len(names) + 1, np.int32)
        rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int32)
        rank[-1] = len(names)
        place = np.empty(len(self.codes), np.int32)
        place[np.argsort(rank[self.codes[:, 0]], kind="stable")] = np.arange(len(place), dtype=np.int32)
        return place

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


def numbered(texts: Iterable[str]) -> Ints:
    """A number for each text, equal ones alike; -1 for an empty one."""
    known = numbering()
    return np.array([known[text] if text else -1 for text in texts], np.int32)


def _texts(texts: list[str]) -> Texts:
    return np.array(texts, object)


def _renumbered(column: Column, numbers: list[int], size: int) -> Ints:
    if column is _NONE:
        return np.empty((size, 0), np.int32)
    moved = np.array([*numbers, -1], np.int32)
    return moved[column.codes]


def words_of_person(packed: str) -> list[str]:
    """The words of a person's packed name, given ones first."""
    return " ".join(packed.split("\t", 2)[:2]).split()
