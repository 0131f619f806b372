"""Customers asked by lines that were learnt without them: what a line is worth on customers it has not seen.

A line fits the customers it was made from better than the next one. So each customer is left out once (in at most
twenty groups, where there are more), the lines are learnt again from the rest, and it is asked by those. Weights, gates
and the threshold are set by what comes of it, never by the counts on the customers learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from icp.answer import UNMET, Answer
from icp.learning.chances import Share
from icp.learning.contrast import Contrast, known
from icp.learning.lines import Line
from icp.learning.proposing import Slot, suggest

_MOST_FOLDS = 20


@dataclass(frozen=True)
class Fold:
    """Customers that were left out, as bits, and the lines learnt from the rest, by their place."""

    out: int
    lines: Mapping[Slot, Line]


class HeldOut:
    """The folds of a contrast, learnt once and read often."""

    def __init__(self, contrast: Contrast) -> None:
        self._contrast = contrast
        self.folds = [Fold(out, suggest(contrast.without(out))) for out in _folds(len(contrast.own))]

    def share(self, line: Line) -> Share:
        """How many customers fit the line of this place that was learnt without them, of those known in its respect.

        Where none was learnt without them, they do not fit.
        """
        fitting = 0
        for fold in self.folds:
            if line.slot in fold.lines:
                fitting |= self._contrast.own.met(fold.lines[line.slot]) & fold.out
        who = known(self._contrast.own, line.respect)
        return Share((fitting & who).bit_count(), who.bit_count())

    def answers(self, lines: Sequence[Line]) -> Iterator[list[Answer]]:
        """What the lines of these places, learnt without it, answer of each customer, in the order of the customers."""
        own = self._contrast.own
        for n in range(len(own)):
            fold = next(fold for fold in self.folds if fold.out >> n & 1)
            learnt = [fold.lines.get(line.slot) for line in lines]
            yield [own.answers(line)[n] if line else UNMET for line in learnt]


def _folds(customers: int) -> list[int]:
    """Every customer in one of at most twenty groups, as bits; neighbours in the list in different ones."""
    count = min(customers, _MOST_FOLDS)
    return [sum(1 << n for n in range(start, customers, count)) for start in range(count)]
