"""How many go on, win, and how long that takes: by cohort, with open deals counted for as long as they were watched.

The ratio of two stages' stocks is no conversion: the deals in them are not the same ones. Here each deal is followed
from the day it entered a stage to the day it left it. Where an export holds no days, the ended stays are counted
plainly, and the open ones are said to be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from icp.pipeline.deal import Deal, Ended, Stay
from icp.pipeline.proportion import LEAST, Rate, rate
from icp.pipeline.stage import Stage
from icp.pipeline.survival import Curve, Watched, curve
from icp.wilson import wilson

# The part of ended things that may lack their days before the plain count is taken in place of the curve.
_UNDATED = 0.1
_WON, _LOST = "won", "lost"


class Duration(NamedTuple):
    """How many days something takes. None where too few ended, or fewer than half have been seen to end.

    Attributes:
        of: how many were watched; those still open among them.
    """

    median: int | None
    mean: float | None
    of: int
    going_on: int
    at_least: int | None = None  # where fewer than half have ended: the longest watched


def stage_rate(stays: Sequence[Stay], unplaced: int) -> Rate:
    """The part of those that enter a stage that go on from it.

    Args:
        stays: all stays in that stage.
        unplaced: deals that were lost nobody knows where, and may have been lost here.
    """
    met = sum(stay.ended is Ended.ON for stay in stays)
    lost = sum(stay.ended is Ended.LOST for stay in stays)
    watched = [
        Watched(stay.days, "" if stay.ended is Ended.OPEN else str(stay.ended))
        for stay in stays
        if stay.days is not None
    ]
    return _rate(watched, str(Ended.ON), met, lost, len(stays), unplaced)


def win_rate(deals: Iterable[Deal], now: date, since: Stage | None = None) -> Rate:
    """The part of deals that are won, from their creation on, or from the day they entered a stage."""
    met = lost = total = 0
    watched = []
    for deal in deals:
        begun = deal.created if since is None else deal.entered.get(since)
        if since is not None and begun is None:
            continue
        total += 1
        met, lost = met + (deal.stage is Stage.WON), lost + (deal.stage is Stage.LOST)
        if (one := _watched(deal, begun, now)) is not None:
            watched.append(one)
    return _rate(watched, _WON, met, lost, total, 0)


def _watched(deal: Deal, begun: date | None, now: date) -> Watched | None:
    """A deal from a day to its end, or to today."""
    end = now if deal.stage.open else deal.closed
    if begun is None or end is None or end < begun:
        return None
    return Watched((end - begun).days, "" if deal.stage.open else str(deal.stage))


def _rate(watched: Sequence[Watched], ended: str, met: int, lost: int, total: int, unplaced: int) -> Rate:
    """By the curve where days are known, else by plain count of what has ended."""
    dated = sum(one.ended != "" for one in watched)
    if met + lost < LEAST:
        return rate(met, met + lost)._replace(going_on=total - met - lost, unplaced=unplaced)
    share, n = met / (met + lost), float(met + lost)
    if dated >= (1 - _UNDATED) * (met + lost):
        share, n = _by_curve(curve(watched), ended, dated)
    worst = share * n / (n + unplaced)
    low, high = wilson(worst, n + unplaced)[0], wilson(share, n)[1]
    return Rate(share, low, high, total, met, total - met - lost, unplaced)


def _by_curve(seen: Curve, ended: str, dated: int) -> tuple[float, float]:
    """The share that ends in one way once all have ended, and of how many plain observations it is worth.

    What has not ended on the last day watched is taken to end as the rest did. The variance says how many
    uncensored observations would be as sure (the effective sample of Dorey and Korn, Statistics in Medicine 6, 1987).
    """
    part, variance = seen.incidence(ended)
    all_ended = 1 - seen.steps[-1].survival
    share = part / all_ended
    sure = part * (1 - part) / variance if variance > 0 and 0 < part < 1 else float(dated)
    return share, min(max(sure * all_ended, 1.0), float(seen.n))


def time_in_stage(stays: Sequence[Stay]) -> Duration:
    """How long deals stay in a stage, however they leave it."""
    watched = [
        Watched(stay.days, "" if stay.ended is Ended.OPEN else "left")
        for stay in stays
        if stay.days is not None
    ]
    return _lasting(watched)


def _lasting(watched: Sequence[Watched]) -> Duration:
    ended = sum(one.ended != "" for one in watched)
    seen, open_ones = curve(watched), len(watched) - ended
    if ended < LEAST:
        return Duration(None, None, len(watched), open_ones)
    median = seen.quantile(0.5)
    at_least = None if median is not None else seen.last
    return Duration(median, seen.area(0, seen.last), len(watched), open_ones, at_least)


def time_until_closed(deals: Iterable[Deal], now: date) -> Duration:
    """How long deals are open, however they end."""
    watched = [
        one._replace(ended=one.ended and "closed")
        for deal in deals
        if (one := _watched(deal, deal.created, now))
    ]
    return _lasting(watched)


def sales_cycle(deals: Iterable[Deal], now: date) -> Duration:
    """How long it takes to win a deal, from creation to close: of those that are won in the end.

    The quick ones are won first; of deals created lately only they are seen. So the days are weighted as the curve of
    all deals, open ones included, says.
    """
    watched = [one for deal in deals if (one := _watched(deal, deal.created, now))]
    won = sum(one.ended == _WON for one in watched)
    open_ones = sum(one.ended == "" for one in watched)
    if won < LEAST:
        return Duration(None, None, won, open_ones)
    parts = curve(watched).among(_WON)
    total, median = 0.0, None
    for day, part in parts:
        total += part
        if median is None and total >= 0.5 - 1e-12:
            median = day
    return Duration(median, sum(day * part for day, part in parts), won, open_ones)
