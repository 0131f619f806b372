"""What customers that were lost have and no good customer has: the exclusions of a learnt profile.

An exclusion rejects for good, so the evidence for it must be strong: at least five of the lost have it, not one good
customer does, there are enough good customers of whom it is known, and luck among all that was tried does not explain
it. What good customers have in common speaks in the other lines; that the lost lack it is no exclusion.
"""

from __future__ import annotations

from collections.abc import Iterator

from icp.interval import Group
from icp.learning.chances import Share, discoveries, doubt
from icp.learning.contrast import Contrast, known
from icp.learning.crowd import Column, Crowd
from icp.learning.growing import share
from icp.learning.lines import Backing, Line, Weighed
from icp.learning.traits import CHOICES, Choice

_FALSE = 0.01  # of what is excluded, so much may be there by luck
_LEAST_LOST = 5
_LEAST_GOOD = 15
_LEAST_GOOD_KNOWN = 0.8  # nobody is qualified before every exclusion is known not to hold
_MOST_VALUES = 4
_EXCLUDING = frozenset(
    (("industry", "any"), ("location", "countries"), ("funding", "stages"), ("legal_form", "any"))
)


def exclusions(contrast: Contrast, lost: Crowd) -> Iterator[Weighed]:
    """One line for each respect in which the lost stand out; usually none.

    Backing reads the other way round: `own` and `apart` are the lost, `other` the good customers.
    """
    for choice in CHOICES:
        good = contrast.own.column(choice)
        enough = good.known.bit_count() >= max(_LEAST_GOOD, _LEAST_GOOD_KNOWN * len(contrast.own))
        if (choice.kind, choice.key) not in _EXCLUDING or not enough:
            continue
        if values := _only_lost(good, lost.column(choice)):
            line = Line(choice.kind, {choice.key: values, **choice.further}, choice)
            yield _exclusion(line, contrast.own, lost)


def _only_lost(good: Column, lost: Column) -> list[str]:
    """Values that lost customers show and good ones never, the commonest first, none idle beside another."""
    doubts = {
        value: doubt(share(bits, lost.known), Share(0, good.known.bit_count()))
        for value, bits in lost.holders.items()
        if bits.bit_count() >= _LEAST_LOST and not good.holders.get(value)
    }
    chosen: list[str] = []
    covered = 0
    for value in sorted(
        discoveries(doubts, _FALSE), key=lambda value: (-lost.holders[value].bit_count(), len(value))
    ):
        if lost.holders[value] & ~covered and len(chosen) < _MOST_VALUES:
            chosen.append(value)
            covered |= lost.holders[value]
    return chosen


def _exclusion(line: Line, good: Crowd, lost: Crowd) -> Weighed:
    assert isinstance(line.respect, Choice)
    fits = share(lost.met(line), known(lost, line.respect))
    spared = share(good.met(line), known(good, line.respect))
    return Weighed(Group.EXCLUDE, 0.0, line, Backing(fits, fits, spared, doubt(fits, spared)))
