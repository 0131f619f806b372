"""A pipeline whose truth is known: leads come at random, go on with known chances, take known times. All invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from icp.pipeline.deal import Deal
from icp.pipeline.stage import OPEN_STAGES, Stage

NOW = date(2026, 9, 30)


@dataclass(frozen=True)
class Truth:
    """What is put in. The lost ones linger: they stay longer than those that go on, which fools a plain ratio.

    Attributes:
        arrivals: leads a day.
        onward: the chance to go on from each stage.
        days, lost_days: the mean of an exponential stay that ends by going on, or by being lost.
        slow: by how much stays of one stage that begin lately are longer.
    """

    days_watched: int = 540
    arrivals: float = 2.0
    onward: Mapping[Stage, float] = field(
        default_factory=lambda: dict(zip(OPEN_STAGES, (0.6, 0.7, 0.6, 0.9, 0.5), strict=True))
    )
    days: float = 8.0
    lost_days: float = 24.0
    slow: Stage | None = None
    slower: float = 3.0
    lately: int = 91
    amount: int = 10_000

    @property
    def wins(self) -> float:
        total = 1.0
        for share in self.onward.values():
            total *= share
        return total


def simulated(truth: Truth, seed: int) -> list[Deal]:
    """The export of such a pipeline on `NOW`, which has run since `days_watched`."""
    chance = Random(seed)
    found, day = [], 0.0
    while True:
        day += chance.expovariate(truth.arrivals)
        if day >= truth.days_watched:
            return found
        found.append(_deal(truth, chance, len(found), day))


def _deal(truth: Truth, chance: Random, n: int, begun: float) -> Deal:
    day, entered, left = begun, dict[Stage, date](), None
    end = Stage.WON
    for stage in OPEN_STAGES:
        if day >= truth.days_watched:
            break
        entered[stage], left = _on(truth, day), stage
        goes_on = chance.random() < truth.onward[stage]
        mean = truth.days if goes_on else truth.lost_days
        lately = stage is truth.slow and day > truth.days_watched - truth.lately
        day += chance.expovariate(1 / (mean * (truth.slower if lately else 1)))
        if not goes_on:
            end = Stage.LOST
            break
    open_still = day >= truth.days_watched
    stage = left if open_still and left else end
    amount = Decimal(round(truth.amount * chance.uniform(0.5, 1.5)))
    return Deal(
        n, f"deal {n}", stage, None if open_still else left, entered, _on(truth, begun),
        None if open_still else _on(truth, day), amount, "EUR", ("Ada Stern", "Ben Okoye")[n % 2], "fair",
    )  # fmt: skip


def _on(truth: Truth, day: float) -> date:
    return NOW - timedelta(days=truth.days_watched) + timedelta(days=int(day))
