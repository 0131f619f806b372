"""A profile learnt from good customers: lines, what they are worth, gates, a threshold, exclusions and buyers.

The proposal is for a person to read and change. It is refused where there is too little to learn from, and every
respect that says nothing is named with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from icp.interval import Interval
from icp.learning.buyers import Buyers, buyers_of
from icp.learning.contrast import Contrast
from icp.learning.crowd import Crowd
from icp.learning.excluding import exclusions
from icp.learning.holding_out import HeldOut
from icp.learning.left_out import LeftOut, left_out_of
from icp.learning.lines import Weighed
from icp.learning.proposing import as_spelt, suggest
from icp.learning.weighing import intervals, scale_of, threshold, weigh, well_known, with_gates
from matching.nouns import Company

LEAST_CUSTOMERS = 5


class TooFew(ValueError):
    """There is nothing to learn from these customers; the message says what is missing."""


@dataclass(frozen=True)
class Passing:
    """How many qualify, of those that are known well enough; `all` counts those that are not, too."""

    passing: int
    known: int
    all: int

    @property
    def rate(self) -> float:
        return self.passing / self.known if self.known else 0.0


@dataclass(frozen=True)
class Learnt:
    """A profile that is proposed, with all it rests on.

    Attributes:
        lines: must and nice, the weightiest first; `excludes` stand apart.
        customers: how many qualify by it; `apart`, each by a profile learnt without it.
        others: the same of the comparison list, in the half that nothing was learnt from where it was halved.
    """

    lines: tuple[Weighed, ...]
    excludes: tuple[Weighed, ...]
    qualified: float
    customers: Passing
    apart: Passing
    others: Passing | None
    halved: bool
    left_out: tuple[LeftOut, ...]
    buyers: Buyers
    contrast: Contrast


def learn(
    customers: Sequence[Company],
    now: datetime,
    others: Sequence[Company] = (),
    lost: Sequence[Company] = (),
) -> Learnt:
    """Propose a profile.

    Args:
        customers: good ones, each company once.
        others: companies to compare them with, such as all that could be customers; none of the customers among them.
        lost: companies that should not be like those that are wanted.

    Raises:
        TooFew: for fewer than five customers, or if nothing they have in common is known.
    """
    if len(customers) < LEAST_CUSTOMERS:
        raise TooFew(
            f"{len(customers)} of them are too few to learn from: at least {LEAST_CUSTOMERS} are needed"
        )
    contrast = Contrast.of(Crowd(customers, now), Crowd(others, now) if others else None)
    suggested = suggest(contrast)
    held = HeldOut(contrast)
    kept, idle = weigh(contrast, [as_spelt(line, contrast.own) for line in suggested.values()], held)
    lines = tuple(with_gates(contrast, kept, held))
    left_out = left_out_of(contrast, suggested, idle)
    if not lines:
        raise TooFew(
            "nothing was found that these customers share: "
            + "; ".join(f"{one.what}: {one.because}" for one in left_out)
        )
    excludes = tuple(exclusions(contrast, Crowd(lost, now))) if lost else ()
    return _judged(contrast, held, lines, excludes, left_out)


def _judged(
    contrast: Contrast,
    held: HeldOut,
    lines: tuple[Weighed, ...],
    excludes: tuple[Weighed, ...],
    left_out: tuple[LeftOut, ...],
) -> Learnt:
    apart = intervals(lines, held)
    qualified = threshold(lines, apart)
    everything = [*lines, *excludes]
    own = _scores(everything, contrast.own, contrast.own.all)
    others = _scores(everything, contrast.other, contrast.counted) if contrast.other else None
    return Learnt(
        lines=lines,
        excludes=excludes,
        qualified=qualified,
        customers=_passing(own, qualified),
        apart=_passing(apart, qualified),
        others=_passing(others, qualified) if others else None,
        halved=contrast.halved,
        left_out=left_out,
        buyers=buyers_of(contrast.own.companies),
        contrast=contrast,
    )


def _scores(weighed: Sequence[Weighed], crowd: Crowd, among: int) -> list[Interval]:
    scale = scale_of(weighed, 100.0)
    asked = zip(*(crowd.answers(one.line) for one in weighed), strict=True)
    return [scale.interval(answers) for n, answers in enumerate(asked) if among >> n & 1]


def _passing(scores: Sequence[Interval], qualified: float) -> Passing:
    sure = well_known(scores)
    return Passing(sum(score.low >= qualified for score in sure), len(sure), len(scores))
