"""What place each line has in the profile: a gate, a weight, or none; and from which score a company qualifies.

A line weighs what it tells on customers it was not learnt from. It is a gate only where it is known of nearly all of
them, nearly all fit, and there are enough of them to be sure of that: a gate that is shut on one good customer in five
does more harm than it is worth. Words are no gate, for who describes a company chooses them. Without a comparison list
weights are kept small: nobody knows what others are like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from icp.interval import Group, Interval, Scale
from icp.learning.chances import Share, chance_above, doubt, log_odds_ratio, reached_by
from icp.learning.contrast import Contrast
from icp.learning.growing import even_spread
from icp.learning.holding_out import HeldOut
from icp.learning.lines import Backing, Line, Weighed
from icp.learning.traits import Choice

LEAST_WEIGHT = 0.5
_MOST_WEIGHT, _MOST_WEIGHT_ALONE = 5.0, 2.0
_PLAIN = 1.0  # the weight of a range that nothing is compared with
_DOUBTFUL = 0.05
_GATE_RATE, _GATE_SURE = 0.85, 0.9  # nine chances in ten that more than 85 of 100 further customers fit
_GATE_KNOWN = 0.8
_GATE_OTHERS = 0.8  # a gate that more others than these pass keeps too few out
_ALL_GATES = 0.95  # so many of the customers, at least, pass all gates together
_GATE_WEIGHT = 3.0
_MOST_GATES = 3
MOST_LINES = 8
PASSING = 0.9  # of the customers that are known well enough
_WELL_KNOWN = 25.0  # points: whose interval is wider is not known well enough to be counted
_STEP = 5
_SEVERAL = 3


def weigh(contrast: Contrast, lines: Iterable[Line], held: HeldOut) -> tuple[list[Weighed], list[Weighed]]:
    """The lines that are worth their place, the weightiest first; and those that are not."""
    kept: list[Weighed] = []
    idle: list[Weighed] = []
    for line in lines:
        own, apart = contrast.fitting(line, contrast.kept), held.share(line)
        other = contrast.others_fitting(line)
        weight = _weight(contrast, line, apart, other)
        backing = Backing(own, apart, other, doubt(apart, other) if other else 1.0)
        worth = weight >= LEAST_WEIGHT and (other is None or backing.doubt <= _DOUBTFUL)
        (kept if worth else idle).append(Weighed(Group.NICE, weight, line, backing))
    kept.sort(key=lambda one: (-one.weight, one.line.kind))
    return kept[:MOST_LINES], [*idle, *kept[MOST_LINES:]]


def _weight(contrast: Contrast, line: Line, apart: Share, other: Share | None) -> float:
    """The log of the odds ratio, to a half, within bounds."""
    if other is not None:
        told = log_odds_ratio(apart, other)
        return min(_halves(told), _MOST_WEIGHT)
    if not isinstance(line.respect, Choice):
        return min(_halves(4 * apart.rate), _PLAIN if line.respect else _MOST_WEIGHT_ALONE)
    spread = even_spread(line.keys[line.respect.key], line.respect.of, line.respect.breadth)
    told = log_odds_ratio(apart, Share(sum(b.bit_count() for b in spread.holders.values()), line.respect.of))
    return min(_halves(told), _MOST_WEIGHT_ALONE)


def _halves(number: float) -> float:
    return round(2 * number) / 2


def with_gates(contrast: Contrast, weighed: Sequence[Weighed], held: HeldOut) -> list[Weighed]:
    """The same lines, those that can bear it made gates, as long as nearly all customers pass all of them."""
    gates: list[Weighed] = []
    for one in sorted(weighed, key=lambda one: -one.backing.apart.rate):
        if (
            len(gates) < _MOST_GATES
            and _can_be_gate(one, len(contrast.own))
            and _pass_all([*gates, one], held) >= _ALL_GATES
        ):
            gates.append(one)
    return [
        Weighed(Group.MUST, _GATE_WEIGHT, one.line, one.backing) if one in gates else one for one in weighed
    ]


def _can_be_gate(one: Weighed, customers: int) -> bool:
    apart, other = one.backing.apart, one.backing.other
    return (
        one.line.respect is not None
        and apart.known >= _GATE_KNOWN * customers
        and chance_above(apart, _GATE_RATE) >= _GATE_SURE
        and (other is None or other.rate <= _GATE_OTHERS)
    )


def _pass_all(gates: Sequence[Weighed], held: HeldOut) -> float:
    """Of the customers of whom every gate is known, how many pass all, by gates learnt without them."""
    asked = list(held.answers([one.line for one in gates]))
    settled = [answers for answers in asked if all(answer.settled for answer in answers)]
    passing = sum(all(answer.low == 1.0 for answer in answers) for answers in settled)
    return passing / len(settled) if settled else 0.0


def intervals(weighed: Sequence[Weighed], held: HeldOut) -> list[Interval]:
    """The scores of the customers, each by lines learnt without it."""
    scale = scale_of(weighed, 100.0)
    return [scale.interval(answers) for answers in held.answers([one.line for one in weighed])]


def scale_of(weighed: Sequence[Weighed], threshold: float) -> Scale:
    return Scale([one.clause for one in weighed], threshold)


def well_known(scores: Iterable[Interval]) -> list[Interval]:
    """Those whose score is known well enough to say whether they should pass."""
    return [score for score in scores if score.high - score.low <= _WELL_KNOWN]


def threshold(weighed: Sequence[Weighed], scores: Sequence[Interval]) -> float:
    """The greatest multiple of five that nine in ten of the well-known reach at worst.

    Where fewer than nine in ten have any points, the greatest that all of those with points reach; and among several
    that are nice, one may always be missing.

    Args:
        scores: of the customers, each by lines learnt without it.
    """
    lows = [score.low for score in well_known(scores)]
    reached = reached_by(lows, PASSING) or min((low for low in lows if low > 0), default=0.0)
    scale = scale_of(weighed, 100.0)
    if len(scale.nices) >= _SEVERAL:
        reached = min(reached, scale.score(scale.total - min(weight for _, weight in scale.nices)))
    return max(_STEP, _STEP * (reached // _STEP))
