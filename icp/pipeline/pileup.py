"""Where leads pile up: a stage that holds more than its own former arrivals and pace would leave in it.

The former time is all before the last quarter (less where the export is young). From it come the arrivals a day, λ, and
the curve of stays, S. At that pace the stage would now hold λ ∫ S deals, from its first day to today, which is Little's
law (L = λW) before it has settled. Their number is Poisson (the M/G/∞ queue: whoever arrives is worked on beside the
others), and as λ and S are themselves estimated, negative binomial. A stock above its 99 % point is no chance. The same
is asked of the old ones: those that have stayed longer than nine in ten did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log, sqrt
from typing import NamedTuple

from icp.pipeline.deal import Ended, Stay
from icp.pipeline.stage import Stage
from icp.pipeline.survival import Curve, Watched, curve

_LATELY, _SHORTEST = 91, 28
_HISTORY = 365
_LEAST_ENTERED, _LEAST_ENDED = 20, 10
_SURE = 0.99
_Z_SURE = 2.326
_OLD = 0.9
_UNDATED = 0.1
_MOST = 1_000_000


@dataclass(frozen=True)
class Stock:
    """What a stage holds, beside what it would hold at its former pace.

    Attributes:
        usual, most: how many it would hold, and how many at most by chance; None where that cannot be said.
        old_after: the days after which a stay is an old one.
        reason: why it cannot be said, or what has changed: more came in, or they stay longer.
    """

    stage: Stage
    now: int
    usual: float | None = None
    most: int | None = None
    old_after: int | None = None
    old: int = 0
    usual_old: float | None = None
    most_old: int | None = None
    reason: str = ""

    @property
    def piled_up(self) -> bool:
        return self.most is not None and self.now > self.most

    @property
    def grown_old(self) -> bool:
        return self.most_old is not None and self.old > self.most_old


def stock(stage: Stage, stays: Sequence[Stay], now: date) -> Stock:
    """The stock of a stage, judged by its own history.

    Args:
        stays: all stays in that stage.
    """
    here = [stay for stay in stays if stay.ended is Ended.OPEN]
    undated = sum(stay.days is None for stay in here)
    if undated > _UNDATED * len(here):
        return Stock(stage, len(here), reason=f"{undated} of {len(here)} do not say since when they are here")
    dated = [stay for stay in stays if stay.days is not None and stay.entered]
    first = min((stay.entered for stay in dated if stay.entered), default=now)
    lately = min(_LATELY, max(_SHORTEST, (now - first).days // 4))
    cut = now - timedelta(days=lately)
    begun = max(first, cut - timedelta(days=_HISTORY))
    former = [one for stay in dated if (one := _as_of(stay, begun, cut))]
    ended = sum(one.ended != "" for one in former)
    if len(former) < _LEAST_ENTERED or ended < _LEAST_ENDED:
        return Stock(stage, len(here), reason=f"too few to judge by: {len(former)} entered before {cut}")
    pace = _Pace(curve(former), len(former) / max((cut - begun).days, 1), len(former))
    return _judged(Stock(stage, len(here)), dated, pace, _Window(now, begun, lately))


def _as_of(stay: Stay, begun: date, cut: date) -> Watched | None:
    """A stay as it was known on a former day; None where it had not begun, or began before what counts."""
    if stay.entered is None or stay.days is None or not begun <= stay.entered < cut:
        return None
    until = (cut - stay.entered).days
    over = stay.ended is not Ended.OPEN and stay.days <= until
    return Watched(min(stay.days, until), "left" if over else "")


@dataclass(frozen=True)
class _Pace:
    """How it was: how long stays lasted, how many began a day, and of how many that is known."""

    seen: Curve
    arrivals: float
    n: int

    def held(self, older_than: int, horizon: int) -> float:
        return self.arrivals * self.seen.area(older_than, max(horizon, older_than))


class _Window(NamedTuple):
    """Today, the first day that counts, and how many days are the last ones."""

    now: date
    begun: date
    lately: int


def _judged(bare: Stock, dated: Sequence[Stay], pace: _Pace, window: _Window) -> Stock:
    horizon = (window.now - window.begun).days
    here = [stay for stay in dated if stay.ended is Ended.OPEN]
    usual = pace.held(0, horizon)
    most = most_by_chance(usual, pace.n)
    old_after = pace.seen.quantile(_OLD)
    old = [stay for stay in here if old_after is not None and (stay.days or 0) > old_after]
    usual_old = pace.held(old_after, horizon) if old_after is not None else None
    most_old = most_by_chance(usual_old, pace.n) if usual_old is not None else None
    reason = _reason(dated, pace, window) if bare.now > most else ""
    return Stock(bare.stage, bare.now, usual, most, old_after, len(old), usual_old, most_old, reason)


def _reason(dated: Sequence[Stay], pace: _Pace, window: _Window) -> str:
    """What has changed: whether more came in, and whether of those that came fewer have left than used to."""
    ages = [(window.now - stay.entered).days for stay in dated if stay.entered]
    came, expected = sum(age <= window.lately for age in ages), pace.arrivals * window.lately
    staying = [pace.seen.survival(age) for age in ages]
    usual, variance = sum(staying), sum(part * (1 - part) for part in staying)
    here = sum(stay.ended is Ended.OPEN for stay in dated)
    told = []
    if came > most_by_chance(expected, pace.n):
        told.append(f"{came} came in the last {window.lately} days, where {expected:.0f} would be usual")
    if here > usual + _Z_SURE * sqrt(variance):
        told.append("they stay longer than they used to")
    return " and ".join(told) or "a little more come in, and they stay a little longer"


def most_by_chance(expected: float, n: int) -> int:
    """The 99 % point of a count with this mean, known from `n` others: negative binomial of shape n / 2.

    Arrivals and stays are both estimated from the same n, each with a relative variance of about 1 / n.
    """
    shape = n / 2
    total, count = 0.0, -1
    while total < _SURE and count < _MOST:
        count += 1
        total += exp(
            lgamma(count + shape) - lgamma(shape) - lgamma(count + 1)
            + shape * log(shape / (shape + expected)) + (count * log(expected / (shape + expected)) if count else 0.0)
        )  # fmt: skip
    return count
