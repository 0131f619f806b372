"""The lines that a list of customers suggests, at most one for each kind of criterion.

A choice is grown from the values that customers show more often than others; a measure is the range that nearly all
of them lie in; keywords are grown from the phrases of their texts. Nothing is weighed yet: how far a line holds of
customers it was not learnt from, and what it is worth, is found out afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import ceil, inf
from typing import NamedTuple, TypeAlias

from icp.learning.chances import Share, gain
from icp.learning.contrast import Contrast
from icp.learning.crowd import Crowd
from icp.learning.growing import foremost, grow
from icp.learning.lines import Line
from icp.learning.ranges import Range, ranges
from icp.learning.traits import CHOICES, MEASURES, Measure

_FEW = 20  # customers, whose sizes and ages do not show how far the next one may be out
_LEAST_KNOWN = 4  # one less than the fewest customers, of whom each is left out once
_LEAST_KNOWN_RATE = 0.25
_MOST_VALUES = 6
_MOST_TIERS, _OF_TIER, _LEAST_OF_TIER = 3, 8, 3
_LEAST_RATE = 0.2  # of the customers that are known
_LEAST_RATE_ALONE = (
    0.5  # the same without a comparison list, where only what most of them share is worth saying
)
_IDLE_LIMIT = 0.05  # a limit beyond which fewer others lie says nothing of customers


Slot: TypeAlias = tuple[str, int]


class Suggested(NamedTuple):
    """A line and how much it tells, in nats."""

    line: Line
    gain: float


def suggest(contrast: Contrast) -> dict[Slot, Line]:
    """At most one line for each kind, the most telling; of keywords several, of which the first tells most."""
    best: dict[Slot, Suggested] = {}
    for one in _suggested(contrast):
        slot = one.line.slot
        if slot not in best or one.gain > best[slot].gain:
            best[slot] = one
    return {slot: one.line for slot, one in best.items()}


def known_enough(share: Share) -> bool:
    """Whether enough customers are known in a respect to learn from it; the share is that of those known among all."""
    return share.yes >= max(_LEAST_KNOWN, _LEAST_KNOWN_RATE * share.known)


def _suggested(contrast: Contrast) -> Iterator[Suggested]:
    customers, few = contrast.kept.bit_count(), len(contrast.own) < _FEW
    for measure in MEASURES:
        own, other = contrast.numbers(measure)
        if known_enough(Share(len(own), customers)) and (limits := _limits(own, other, few)):
            yield _measured(measure, *limits)
    for choice in CHOICES:
        mine, theirs = contrast.columns(choice)
        if known_enough(Share(mine.known.bit_count(), customers)):
            chosen = grow(mine, theirs, _MOST_VALUES)
            if chosen and _common_enough(chosen.own, contrast):
                keys = {choice.key: list(chosen.values), **choice.further}
                yield Suggested(Line(choice.kind, keys, choice), chosen.gain)
    yield from _worded(contrast)


def _worded(contrast: Contrast) -> Iterator[Suggested]:
    """Lines of keywords, the most telling words in the first: a text with words of several is worth more."""
    mine, theirs = contrast.wording()
    if not known_enough(Share(mine.known.bit_count(), contrast.kept.bit_count())):
        return
    phrases = foremost(mine, theirs, _MOST_TIERS * _OF_TIER)
    size = max(_LEAST_OF_TIER, min(_OF_TIER, ceil(len(phrases) / _MOST_TIERS)))
    for tier, start in enumerate(range(0, len(phrases), size)):
        line = Line("keywords", {"any": phrases[start : start + size]}, None, tier)
        if _common_enough(contrast.fitting(line, contrast.kept), contrast):
            yield Suggested(line, 0.0)


def as_spelt(line: Line, crowd: Crowd) -> Line:
    """A line of words with the accents that the customers write; any other line as it is."""
    if line.respect is not None:
        return line
    return replace(line, keys={"any": [crowd.as_written(phrase) for phrase in line.keys["any"]]})


def _common_enough(own: Share, contrast: Contrast) -> bool:
    return own.rate >= (_LEAST_RATE if contrast.other else _LEAST_RATE_ALONE)


def _limits(own: list[float], other: list[float], few: bool) -> tuple[Range, float] | None:
    """The range that tells most; its limits without those that say nothing, and None where neither is left."""
    rated = []
    for low, high in product(*ranges(own, few)):
        limits = _telling(Range(low, high), other)
        rated.append((_told(limits, own, other), limits))
    told, limits = max(rated)
    if limits == Range(0, inf):
        return None
    return limits, told


def _telling(limits: Range, other: list[float]) -> Range:
    if not other:
        return limits
    below = sum(number < limits.least for number in other) / len(other)
    above = sum(number > limits.most for number in other) / len(other)
    return Range(limits.least if below >= _IDLE_LIMIT else 0, limits.most if above >= _IDLE_LIMIT else inf)


def _told(limits: Range, own: list[float], other: list[float]) -> float:
    mine = Share(sum(map(limits.holds, own)), len(own))
    if not other:
        return float(mine.yes)
    return gain(mine, Share(sum(map(limits.holds, other)), len(other)))


def _measured(measure: Measure, limits: Range, told: float) -> Suggested:
    keys = dict(measure.further)
    if limits.least > 1:
        keys[measure.least] = int(limits.least)
    if limits.most < inf:
        keys[measure.most] = int(limits.most)
    return Suggested(Line(measure.kind, keys, measure), told)
