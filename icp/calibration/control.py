"""The control-value method: a trait earns its own rate of customers in points where that is surely above the control.

Control c = customers / all leads of the last quarter; rate r = customers who had the trait / all who had it; points =
round(100 r) if r > c, else 0; a lead's total is kept within 0 and 100. Made statistical: "r > c" is a demanded
probability (posterior.py), for all traits together. The quarter is the latest one of the leads given, and is widened by
further quarters until it holds enough outcomes. An empty cell earns nothing, whatever its rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np

from icp.calibration.board import Board, Flags, Floats
from icp.calibration.lead import QUARTER
from icp.calibration.levels import EMPTY, LEAST_LEADS, Trait
from icp.calibration.posterior import PRIOR, discoveries, interval, larger

DEMANDED = 0.95
_INTERVAL = 0.9
_ENOUGH = 100
_MOST_POINTS = 100


@dataclass(frozen=True)
class Rate:
    """What one trait is worth.

    Attributes:
        won, had: customers who had it, all who had it.
        low, high: the 90 % interval of the rate.
        shrunk: the rate drawn towards the control by the weight of 20 leads: what to expect of the next quarter.
        above: P(r > c).
        points: 0 where it is not surely above the control.
    """

    trait: Trait
    won: int
    had: int
    low: float
    high: float
    shrunk: float
    above: float
    points: int

    @property
    def rate(self) -> float:
        return self.won / self.had if self.had else 0.0

    @property
    def doubt(self) -> float:
        """The variance of 100 r: of Beta(won + 1/2, others + 1/2)."""
        won, weight = self.won + PRIOR, self.had + 2 * PRIOR
        return 100**2 * won * (weight - won) / (weight**2 * (weight + 1))


@dataclass(frozen=True)
class Control:
    """The control value, over how many quarters it was taken, and the rate of each trait beside it."""

    won: int
    leads: int
    quarters: int
    rates: tuple[Rate, ...]

    @property
    def value(self) -> float:
        return self.won / self.leads

    @property
    def points(self) -> Floats:
        return np.array([rate.points for rate in self.rates], dtype=float)

    @property
    def doubts(self) -> Floats:
        """The variance of the points of each trait, by the posterior of its rate; 0 where it earns none."""
        return np.array([rate.doubt if rate.points else 0.0 for rate in self.rates], dtype=float)


def points_for(rate: float, control: float) -> int:
    """round(100 r) if r > c, else 0. A half rounds up, as people round."""
    return floor(100 * rate + 0.5) if rate > control else 0


def total(flags: Flags, points: Floats) -> Floats:
    """The points of each lead, within 0 and 100. `flags` is leads x traits."""
    return np.clip(flags.astype(float) @ points, 0, _MOST_POINTS)


def recent(board: Board, quarters: int | None) -> tuple[Board, int]:
    """The leads of the latest quarters and how many quarters they are: those asked for, or as few as hold enough."""
    age = (board.created[-1] - board.created) // QUARTER
    if quarters is not None:
        return board.at(age < quarters), quarters
    for wide in range(1, int(age[0]) + 1):
        won = board.won[age < wide]
        if min(won.sum(), (~won).sum()) >= _ENOUGH:
            return board.at(age < wide), wide
    return board, int(age[0]) + 1


def learn_control(
    board: Board, flags: Flags, traits: tuple[Trait, ...], quarters: int, demanded: float = DEMANDED
) -> Control:
    """Rates and points of all traits. `flags` is leads x traits, for the leads of `board`."""
    had = flags.sum(axis=0).astype(float)
    won = flags[board.won].sum(axis=0).astype(float)
    leads, customers = float(len(board)), float(board.won.sum())
    above = larger(won, had, customers - won, leads - had)
    low, high = interval(won, had, _INTERVAL)
    may = (had >= LEAST_LEADS) & np.array([trait.level != EMPTY for trait in traits], dtype=bool)
    stands = np.zeros(len(traits), dtype=bool)
    stands[may] = discoveries(above[may], demanded)
    control = customers / leads
    shrunk = (won + LEAST_LEADS * control) / (had + LEAST_LEADS)
    rates = tuple(
        Rate(
            trait,
            int(won[n]),
            int(had[n]),
            float(low[n]),
            float(high[n]),
            float(shrunk[n]),
            float(above[n]),
            points_for(won[n] / had[n], control) if stands[n] else 0,
        )
        for n, trait in enumerate(traits)
    )
    return Control(int(customers), int(leads), quarters, rates)
