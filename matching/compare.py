"""Pairs of records, field by field: on which level do they agree? What one of two lacks is no evidence.

Facts that are one fact are compared once: all parts of a place are one place; the employer of a person, its domain
and the e-mail address are one affiliation. Otherwise one coincidence would count three times. Pairs are compared by
the array, each distinct pair of values once; what two values mean to each other stands with the values' own files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from matching.compare_companies import alike
from matching.compare_names import compare_forms, compare_names, judge_packed
from matching.compare_places import compare_places
from matching.compare_values import compare_dates, compare_emails, compare_numbers, mirrors
from matching.frequency import Floats, Frequencies
from matching.levels import number_of
from matching.names import Judge, NameBook
from matching.normalise.keys import domain_label
from matching.records import OTHER
from matching.table import DIFFERS, SAME, Column, Ints, Levels, Table, equal

# What is equal or not; what a difference means differs from one to the next (levels.tsv).
PLAIN = (
    "lei cik ein wikidata opencorporates registration vat uei ror duns isin linkedin crunchbase github board profile "
    "phone title industry"
).split()
_NEAR_MAILBOX = 2
_NEAR_ADDRESSES = ("close", "alias", "moved")
_UNLIKE_NAMES = ("typo", "two_typos", "family_only", "given_only", "middle_differs", "resembles")
# Employers' names less alike than this are no slip of each other.
_UNLIKE = 0.75


@dataclass
class Compared:
    """Levels and rarities by field, an entry a pair; level 0 is for what was not compared."""

    levels: dict[str, Levels] = field(default_factory=dict)
    rarity: dict[str, Floats] = field(default_factory=dict)

    def add(self, name: str, levels: Levels, rarity: Floats | None = None) -> None:
        if levels.any():
            self.levels[name] = levels
            if rarity is not None:
                self.rarity[name] = rarity


@dataclass(frozen=True)
class Comparer:
    """Compares records of one table."""

    table: Table
    book: NameBook
    frequencies: Frequencies

    @classmethod
    def of(cls, table: Table, counted: bool = True, judge: Judge = judge_packed) -> Comparer:
        """The comparer of a table of which nothing is known yet; `counted` as `Frequencies` takes it."""
        book = NameBook(table, judge)
        return cls(table, book, Frequencies(table, book, counted=counted))

    def compare(self, left: Ints, right: Ints) -> Compared:
        """Everything that can be compared of these pairs of records."""
        found = self.values(left, right)
        found.add("name", *compare_names(self.book, self.frequencies, left, right))
        if "email" in found.levels and "name" in found.levels and self.table.kind == "person":
            self._tell_mirrored(found, left, right)
        return found

    def _tell_mirrored(self, found: Compared, left: Ints, right: Ints) -> None:
        """Names and mailboxes of one host that differ in the same letters are two people's: a slip occurs once."""
        near = np.isin(
            found.levels["email"], [number_of("person", "email", name) for name in _NEAR_ADDRESSES]
        )
        unlike = np.isin(found.levels["name"], [number_of("person", "name", name) for name in _UNLIKE_NAMES])
        column, names = self.table.columns["email"], self.book.codes[:, 0]
        for n in np.nonzero(near & unlike & (names[left] >= 0) & (names[right] >= 0))[0].tolist():
            a, b = (column.values[column.first[side[n]]] for side in (left, right))
            ours, theirs = (self.book.person(int(names[side[n]])).words for side in (left, right))
            if a.partition("@")[2] == b.partition("@")[2] and mirrors(ours, theirs, a, b):
                found.levels["email"][n] = number_of("person", "email", "colleague")

    def values(self, left: Ints, right: Ints) -> Compared:
        """Everything but the names."""
        found = Compared()
        columns = self.table.columns
        for trait in PLAIN:
            if trait in columns:
                found.add(trait, *self._equal(trait, left, right))
        (self._of_people if self.table.kind == "person" else self._of_companies)(found, left, right)
        found.add("place", *compare_places(self.table, self.frequencies, left, right))
        for trait in columns:
            if trait.startswith(OTHER):
                found.add(trait, *self._equal(trait, left, right))
        return found

    def _equal(self, trait: str, left: Ints, right: Ints) -> tuple[Levels, Floats]:
        """Whether records share a value of a trait that both have, and how rare it is."""
        levels, codes = equal(self.table.columns[trait], left, right)
        return levels, self._rarity(trait, levels, codes, left, right)

    def _rarity(self, trait: str, levels: Levels, codes: Ints, left: Ints, right: Ints) -> Floats:
        found = np.zeros(len(left), np.float32)
        same = levels == SAME
        found[same] = self.frequencies.shared(trait, codes[same], left[same], right[same])
        return found

    def _of_companies(self, found: Compared, left: Ints, right: Ints) -> None:
        if "domain" in self.table.columns:
            levels, rarity = self._equal("domain", left, right)
            column = self.table.columns["domain"]
            labels = column.made(domain_label)
            one_label = (levels == DIFFERS) & (labels[column.first[left]] == labels[column.first[right]])
            levels[levels == DIFFERS] = number_of("company", "domain", "differs")
            levels[one_label] = number_of("company", "domain", "same_label")
            found.add("domain", levels, rarity)
        if "email" in self.table.columns:
            levels, rarity = self._equal("email", left, right)
            # A company has many addresses: two different ones tell nothing. One address at its domain tells no more
            # than the domain did.
            told = found.levels.get("domain")
            levels[(levels == DIFFERS) | ((told == SAME) if told is not None else False)] = 0
            found.add("email", levels, rarity)
        found.add("legal_form", compare_forms(self.book, left, right))

    def _of_people(self, found: Compared, left: Ints, right: Ints) -> None:
        columns = self.table.columns
        for trait, compared in (("birth_date", compare_dates), ("id_number", compare_numbers)):
            if trait in columns:
                levels, rarity = self._equal(trait, left, right)
                found.add(trait, self._graded(trait, levels, left, right, compared), rarity)
        employers, rarity = self._affiliation(left, right)
        if "email" in columns:
            levels, rarities = self._emails(left, right)
            differs = levels == number_of("person", "email", "differs")
            # One fact is told once: an address tells of the employer, unless it is another one at the same employer.
            employers[(levels > 0) & (~differs | (employers == DIFFERS))] = 0
            found.add("email", levels, rarities)
        found.add("affiliation", employers, rarity)

    def _graded(
        self, trait: str, levels: Levels, left: Ints, right: Ints, compared: Callable[[str, str], str]
    ) -> Levels:
        """Tell slips from differences where two values are not equal."""
        places = np.nonzero(levels == DIFFERS)[0]
        column = self.table.columns[trait]
        a, b = column.first[left[places]], column.first[right[places]]
        values = column.values

        def judged(a: Ints, b: Ints) -> Levels:
            found = (compared(values[x], values[y]) for x, y in zip(a.tolist(), b.tolist(), strict=True))
            return np.fromiter((number_of("person", trait, level) for level in found), np.uint8, len(a))

        levels[places] = column.judged.levels(a, b, judged)
        return levels

    def _emails(self, left: Ints, right: Ints) -> tuple[Levels, Floats]:
        column = self.table.columns["email"]
        levels, rarity = self._equal("email", left, right)
        places = np.nonzero(levels == DIFFERS)[0]
        a, b = column.first[left[places]], column.first[right[places]]
        levels[places] = column.judged.levels(a, b, partial(_near_addresses, column))
        alias = np.nonzero(levels == number_of("person", "email", "alias"))[0]
        if len(alias) and "employer_domain" in self.table.columns:
            shared, codes = equal(self.table.columns["employer_domain"], left[alias], right[alias])
            rarity[alias] = self._rarity("employer_domain", shared, codes, left[alias], right[alias])
        return levels, rarity

    def _affiliation(self, left: Ints, right: Ints) -> tuple[Levels, Floats]:
        """Whether two people are placed at one company, by the first of these that both tell.

        Sources call one company differently: only the same subject tells something, not a different one.
        """
        levels, rarity = np.zeros(len(left), np.uint8), np.zeros(len(left), np.float32)
        for trait in ("employer_subject", "employer_domain", "employer"):
            column = self.table.columns.get(trait)
            if column is None:
                continue
            open_ = np.nonzero(levels != SAME)[0]
            told, codes = equal(column, left[open_], right[open_])
            same = told == SAME
            rarity[open_[same]] = self.frequencies.shared(
                trait, codes[same], left[open_[same]], right[open_[same]]
            )
            levels[open_[same]] = SAME
            if trait != "employer_subject":
                differ = open_[(told == DIFFERS) & (levels[open_] == 0)]
                levels[differ] = DIFFERS
                levels[_near_employers(column, differ, left, right)] = 0
        return levels, rarity


def _near_addresses(column: Column, a: Ints, b: Ints) -> Levels:
    """Levels of pairs of addresses that are not equal; those of unlike mailboxes and hosts need no closer look."""
    values, hosts = column.values, column.made(_host)
    mailboxes = ([values[n].partition("@")[0] for n in codes.tolist()] for codes in (a, b))
    near = (
        process.cpdist(*mailboxes, scorer=OSA.distance, score_cutoff=_NEAR_MAILBOX, workers=-1)
        <= _NEAR_MAILBOX
    )
    levels = np.full(len(a), number_of("person", "email", "differs"), np.uint8)
    for n in np.flatnonzero((hosts[a] == hosts[b]) | near).tolist():
        levels[n] = number_of("person", "email", compare_emails(values[a[n]], values[b[n]]))
    return levels


def _host(address: str) -> str:
    return address.partition("@")[2]


def _near_employers(column: Column, places: NDArray[np.intp], left: Ints, right: Ints) -> NDArray[np.intp]:
    """Which of these pairs have employers whose names differ by a slip, or of which one is the other cut short."""
    a, b = column.first[left[places]], column.first[right[places]]
    return np.asarray(places[column.judged.levels(a, b, partial(_slips, column)) > 0])


def _slips(column: Column, a: Ints, b: Ints) -> Levels:
    """1 for pairs of employers' names that are near."""
    values = column.values
    texts = ([values[n] for n in codes.tolist()] for codes in (a, b))
    met = np.asarray(process.cpdist(*texts, scorer=JaroWinkler.similarity, workers=-1) >= _UNLIKE)
    for n in np.flatnonzero(met).tolist():
        met[n] = alike(values[a[n]], values[b[n]])
    return met.astype(np.uint8)
