"""A list of companies turned into columns: who shows which value, who is known in which respect, who fits which line.

Sets of companies are whole numbers, a bit for each company, so that counting a candidate, or leaving a customer out, is
one operation whatever the length of the list. Nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from connectors.text import fold
from icp.answer import Answer
from icp.claims import claims_of
from icp.learning.lines import Line
from icp.learning.traits import Choice, Measure
from icp.learning.wording import as_written, phrases
from matching.nouns import Company

_LEAST_STEM = 5  # letters; shorter beginnings are shared by words of quite other meanings
_TEXTS = ("company.description", "company.own_words", "company.keyword", "company.industry")


class Column(NamedTuple):
    """One respect: who is known in it, and who shows each value, as bits."""

    known: int
    holders: dict[str, int]


class Crowd:
    """Companies, all seen at one time. Bit n stands for the nth of them."""

    def __init__(self, companies: Sequence[Company], now: datetime) -> None:
        self.companies, self.now = tuple(companies), now
        self._columns: dict[tuple[str, str], Column] = {}
        self._numbers: dict[str, tuple[float | None, ...]] = {}
        self._answers: dict[str, tuple[Answer, ...]] = {}
        self._met: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.companies)

    @cached_property
    def all(self) -> int:
        return (1 << len(self.companies)) - 1

    def column(self, choice: Choice) -> Column:
        place = (choice.kind, choice.key)
        if place not in self._columns:
            self._columns[place] = _column(_sayable(choice.shown(one, self.now)) for one in self.companies)
        return self._columns[place]

    def numbers(self, measure: Measure) -> tuple[float | None, ...]:
        """The number of each company; None where it is not known."""
        if measure.name not in self._numbers:
            self._numbers[measure.name] = tuple(measure.shown(one, self.now) for one in self.companies)
        return self._numbers[measure.name]

    @cached_property
    def _written(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(_texts_of(one, self.now)) for one in self.companies)

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(filter(None, map(fold, texts))) for texts in self._written)

    def as_written(self, phrase: str) -> str:
        """A phrase as these companies write it."""
        return as_written(phrase, chain.from_iterable(self._written))

    @cached_property
    def described(self) -> int:
        """Those of which any text is known."""
        return sum(1 << n for n, texts in enumerate(self._texts) if texts)

    @cached_property
    def phrases(self) -> dict[str, int]:
        """Every phrase of their texts, and every beginning that several of their words share, with who has it."""
        found = _column(map(phrases, self._texts)).holders
        return found | families(found)

    def having(self, wanted: Collection[str]) -> dict[str, int]:
        """Some of such phrases, with who has each: the same for a long list, of which not all phrases are kept."""
        asked = frozenset(wanted)
        begun = [phrase for phrase in asked if phrase.endswith("*")]
        found = _column(
            {one for one in phrases(texts) if one in asked or " " not in one} for texts in self._texts
        ).holders
        words = sorted(word for word in found if " " not in word)
        found |= {phrase: _joined(phrase[:-1], words, found) for phrase in begun}
        return {phrase: found.get(phrase, 0) for phrase in asked}

    def answers(self, line: Line) -> tuple[Answer, ...]:
        """What a line answers of each company."""
        if line.body not in self._answers:
            ask = line.clause.criterion.answer
            self._answers[line.body] = tuple([ask(one, self.now) for one in self.companies])
        return self._answers[line.body]

    def met(self, line: Line) -> int:
        """Those that surely fit a line."""
        if line.body not in self._met:
            self._met[line.body] = sum(
                1 << n for n, answer in enumerate(self.answers(line)) if answer.low == 1.0
            )
        return self._met[line.body]


def _column(shown: Iterable[Collection[str]]) -> Column:
    known, holders = 0, dict[str, int]()
    for n, values in enumerate(shown):
        bit = 1 << n
        known |= bit if values else 0
        for value in values:
            holders[value] = holders.get(value, 0) | bit
    return Column(known, holders)


def _sayable(values: Collection[str]) -> set[str]:
    """Those that can stand in a profile: a word in letters that can be seen."""
    return {value for value in values if value.isprintable() and fold(value)}


def families(holders: dict[str, int]) -> dict[str, int]:
    """For words that others begin with ("clinic", "clinics", "clinical"): the beginning as a term, with who has any."""
    words = sorted(word for word in holders if " " not in word)
    found = {}
    for word in words:
        if len(word) >= _LEAST_STEM and (joined := _joined(word, words, holders)) != holders[word]:
            found[f"{word}*"] = joined
    return found


def _joined(beginning: str, words: Sequence[str], holders: dict[str, int]) -> int:
    """Who has any of some sorted words that begin so."""
    bits = 0
    for n in range(bisect_left(words, beginning), len(words)):
        if not words[n].startswith(beginning):
            break
        bits |= holders[words[n]]
    return bits


def _texts_of(company: Company, now: datetime) -> Iterator[str]:
    for name in _TEXTS:
        for claim in claims_of(company, name, now)[0]:
            yield claim.value
