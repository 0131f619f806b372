"""Which sources are one witness: those that are wrong together, in the same words.

That two sources are right together tells little, since there is one truth; that they share mistakes which nobody else
makes tells much, and any mistake they do not share tells against it (Dong, Berti-Equille & Srivastava, "Integrating
conflicting data: the role of source dependence", PVLDB 2009). Differing from that paper, the rate of copying is not
assumed but inferred over a grid, a mistake counts by how rare the value is in its field and how seldom mistakes of that
field agree, and whether it is one is judged by the other sources alone: a clique must not vouch for itself.

Who copied whom is not decided, and need not be: either way the two are heard once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]

_RATES = (0.25, 0.5, 0.75, 0.95)
# How likely two sources share anything at all, before anything is known of them.
_PRIOR = 0.02
_LEAST = 0.05
_DIFFER = tuple(log(1.0 - rate) for rate in _RATES)


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


class Ties:
    """How well each rate of copying between two sources explains what they stated side by side. Sums of log odds."""

    def __init__(self) -> None:
        self._odds: dict[tuple[Pair, str], list[float]] = {}

    def differ(self, pair: Pair, group: str, weight: float) -> None:
        """They stated different values of one thing."""
        self._add(pair, group, weight, _DIFFER)

    def agree(self, pair: Pair, group: str, weight: float, ratio: float) -> None:
        """They stated the same value. `ratio` is how much likelier that is where one of them took it from the other."""
        self._add(pair, group, weight, [log(1.0 - rate + rate * ratio) for rate in _RATES])

    def _add(self, pair: Pair, group: str, weight: float, logs: Sequence[float]) -> None:
        odds = self._odds.setdefault((pair, group), [0.0] * len(_RATES))
        for n, one in enumerate(logs):
            odds[n] += weight * one

    def rates(self) -> Mapping[tuple[Pair, str], float]:
        """The expected rate of copying of each pair with one worth counting: for each group of fields, and for all."""
        everything: dict[tuple[Pair, str], list[float]] = {}
        for (pair, _), odds in sorted(self._odds.items()):
            total = everything.setdefault((pair, ""), [0.0] * len(_RATES))
            for n, one in enumerate(odds):
                total[n] += one
        found = {key: _expected(odds) for key, odds in (*self._odds.items(), *everything.items())}
        # A group is named beside "" even where it has no copying: two sources may share their numbers alone.
        shared = {pair for (pair, _), rate in found.items() if rate >= _LEAST}
        return {key: rate for key, rate in found.items() if key[0] in shared}


def _expected(odds: list[float]) -> float:
    """The mean rate of copying by Bayes: none at all against each rate of the grid."""
    logs = [log(1.0 - _PRIOR), *(log(_PRIOR / len(_RATES)) + one for one in odds)]
    most = max(logs)
    weights = [exp(one - most) for one in logs]
    return sum(rate * weight for rate, weight in zip((0.0, *_RATES), weights, strict=True)) / sum(weights)


def likelier_copied(one: float, other: float, others: float, popular: float) -> float:
    """How much likelier two sources state the same value if one took it from the other than if each found it.

    Args:
        one, other: how often each is right.
        others: by how much all but these two make the value likelier to be true; 1 where nobody else speaks of it.
        popular: how likely a mistake is this very value.
    """
    mean = (one + other) / 2
    return (others * mean + 1.0 - mean) / (others * one * other + (1.0 - one) * (1.0 - other) * popular)
