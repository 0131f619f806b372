"""How sure a difference between two shares is, and how much it tells: exact sums over small counts, no draws.

Nothing here knows what is counted. A share of nothing is no share: callers ask only where something is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, comb, exp, lgamma, log, sqrt
from typing import NamedTuple, TypeVar

from icp.discoveries import standing

T = TypeVar("T")
_HALF = 0.5  # added to both sides of a share, so that none is quite 0 or 1 (Haldane 1956, Anscombe 1956)


class Share(NamedTuple):
    """So many of those of which it is known."""

    yes: int
    known: int

    @property
    def rate(self) -> float:
        return self.yes / self.known if self.known else 0.0


def doubt(own: Share, other: Share) -> float:
    """How likely it is, for all that was seen, that the own rate is no higher than the other.

    The one-sided exact test of Fisher. It is at the same time 1 - P(own rate > other rate) under the Beta priors that
    are least in favour of the claim (Altham, J. R. Statist. Soc. B 31, 1969), so it can be shown as a probability and
    be held to a rate of false discoveries.
    """
    drawn, marked, total = own.known, own.yes + other.yes, own.known + other.known
    if own.yes == 0 or total == 0:
        return 1.0
    most = min(drawn, marked)
    base = _log_choose(total, drawn)
    terms = (
        exp(_log_choose(marked, n) + _log_choose(total - marked, drawn - n) - base)
        for n in range(own.yes, most + 1)
        if drawn - n <= total - marked
    )
    return min(sum(terms), 1.0)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def chance_above(share: Share, rate: float) -> float:
    """How likely the true rate is at least `rate`: the posterior Beta(yes + 1, no + 1), from all rates being alike."""
    n = share.known + 1
    return min(sum(comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in range(share.yes + 1)), 1.0)


def gain(own: Share, other: Share) -> float:
    """How much likelier the own count is by its own rate than by the other, in nats; below 0 where the rate is lower.

    The log of the likelihood ratio of two binomials, each rate drawn in by half a company on either side.
    """
    a = (own.yes + _HALF) / (own.known + 1)
    b = (other.yes + _HALF) / (other.known + 1)
    told = own.known * (a * log(a / b) + (1 - a) * log((1 - a) / (1 - b)))
    return told if a > b else -told


def log_odds_ratio(own: Share, other: Share) -> float:
    """What a yes is worth against a no, in nats, where everything else is left aside (naive Bayes)."""
    odds = [log((s.yes + _HALF) / (s.known - s.yes + _HALF)) for s in (own, other)]
    return odds[0] - odds[1]


def standard_score(own: Share, other: Share) -> float:
    """The log of the odds ratio in units of its own uncertainty (Monroe et al., Political Analysis 16, 2008).

    It ranks what many have above what two have and hardly anybody else.
    """
    cells = (own.yes, own.known - own.yes, other.yes, other.known - other.yes)
    return log_odds_ratio(own, other) / sqrt(sum(1 / (cell + _HALF) for cell in cells))


def discoveries(doubts: Mapping[T, float], rate: float) -> list[T]:
    """Those of many claims that may stand together, the surest first, if `rate` of them may be false."""
    ranked = sorted(doubts, key=lambda claim: doubts[claim])
    return ranked[: standing(doubts.values(), rate)]


def reached_by(values: Iterable[float], share: float) -> float:
    """The greatest number that at least this share of some values reach; 0 where there are none."""
    ranked = sorted(values, reverse=True)
    needed = max(1, ceil(len(ranked) * share))
    return ranked[needed - 1] if ranked else 0.0
