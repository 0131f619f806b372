"""Customers beside others: the pair of lists that a profile is learnt from, or a part of it.

Customers can be left out one by one, and the others fall into two halves: what is learnt from one half is counted in
the other, so that the shares a reader sees were not chosen for being low.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from icp.learning.chances import Share
from icp.learning.crowd import Column, Crowd
from icp.learning.growing import even_spread, share
from icp.learning.lines import Line
from icp.learning.traits import Choice, Measure

_HALVED = 200  # others, from which on they are learnt from and counted in different halves
_LEAST_HOLDERS = 2
_TEXTS_OF = 50  # without a comparison list a phrase is taken to stand in every fiftieth text


@dataclass(frozen=True)
class Contrast:
    """Customers, and others or None. `kept` are the customers that are looked at, as bits."""

    own: Crowd
    other: Crowd | None
    kept: int

    @classmethod
    def of(cls, own: Crowd, other: Crowd | None) -> Contrast:
        return cls(own, other if other and len(other) else None, own.all)

    def without(self, left_out: int) -> Contrast:
        """The same, some customers left out."""
        part = replace(self, kept=self.kept & ~left_out)
        part.__dict__["_phrases"] = self._phrases  # the columns are those of the lists, whoever is left out
        return part

    @cached_property
    def learnt_from(self) -> int:
        """The others that lines are learnt from."""
        if self.other is None or len(self.other) < _HALVED:
            return self.other.all if self.other else 0
        return int("01" * (len(self.other) // 2 + 1), 2) & self.other.all

    @cached_property
    def counted(self) -> int:
        """The others in whom lines are counted; the same where they are few."""
        if self.other is None or self.learnt_from == self.other.all:
            return self.learnt_from
        return self.other.all & ~self.learnt_from

    @property
    def halved(self) -> bool:
        return self.learnt_from != self.counted

    def columns(self, choice: Choice) -> tuple[Column, Column]:
        """Who shows what, among the customers that are kept and the others that are learnt from."""
        mine = self.own.column(choice)
        kept = Column(mine.known & self.kept, mine.holders)
        if self.other is None:
            return kept, even_spread(mine.holders, choice.of, choice.breadth)
        theirs = self.other.column(choice)
        return kept, Column(theirs.known & self.learnt_from, theirs.holders)

    @cached_property
    def _phrases(self) -> tuple[dict[str, int], dict[str, int]]:
        """The phrases that some customers share, with who has them on either side."""
        from icp.learning.wording import is_common

        mine = {p: bits for p, bits in self.own.phrases.items() if bits.bit_count() >= _LEAST_HOLDERS}
        if self.other is None:
            mine = {phrase: bits for phrase, bits in mine.items() if not is_common(phrase)}
            return mine, even_spread(mine, _TEXTS_OF).holders
        return mine, self.other.having(mine)

    def wording(self) -> tuple[Column, Column]:
        """The same as `columns`, for the phrases of texts."""
        mine, theirs = self._phrases
        described = self.other.described & self.learnt_from if self.other else (1 << _TEXTS_OF) - 1
        return Column(self.own.described & self.kept, mine), Column(described, theirs)

    def numbers(self, measure: Measure) -> tuple[list[float], list[float]]:
        """The known numbers of the customers that are kept and of the others that are learnt from."""
        mine = _picked(self.own.numbers(measure), self.kept)
        theirs = _picked(self.other.numbers(measure), self.learnt_from) if self.other else []
        return mine, theirs

    def fitting(self, line: Line, among: int) -> Share:
        """How many of some customers fit a line, of those known in its respect."""
        return share(self.own.met(line), among & known(self.own, line.respect))

    def others_fitting(self, line: Line) -> Share | None:
        """How many of the others that are counted fit a line; None without a comparison list."""
        if self.other is None:
            return None
        return share(self.other.met(line), self.counted & known(self.other, line.respect))


def known(crowd: Crowd, respect: Choice | Measure | None) -> int:
    """Who of a list is known in a respect; None stands for texts."""
    if respect is None:
        return crowd.described
    if isinstance(respect, Choice):
        return crowd.column(respect).known
    return sum(1 << n for n, number in enumerate(crowd.numbers(respect)) if number is not None)


def _picked(numbers: tuple[float | None, ...], among: int) -> list[float]:
    return [number for n, number in enumerate(numbers) if number is not None and among >> n & 1]
