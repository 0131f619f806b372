"""How lately a lead showed interest, and how much: hot, warm or cold. It says when to call, not whom."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from icp.table import Table

_DAY = 86_400.0


class Temperature(StrEnum):
    """Hot and warm need both points and a recent act; whatever else is so, the rest is cold."""

    HOT = "hot"
    WARM = "warm"
    COLD = "cold"


@dataclass(frozen=True)
class Degrees:
    """Points, and how many days ago the last act may be."""

    hot: float = 50.0
    hot_days: float = 14.0
    warm: float = 15.0
    warm_days: float = 60.0


def read_degrees(table: Table) -> Degrees:
    """The `[temperature]` of a file; what it does not say is as shipped."""
    said = {field.name: table.number(field.name, field.default) for field in fields(Degrees)}  # type: ignore[arg-type]
    table.ordered("warm", said["warm"], "hot", said["hot"])
    table.ordered("hot_days", said["hot_days"], "warm_days", said["warm_days"])
    table.finish()
    return Degrees(**{name: float(value) for name, value in said.items() if value is not None})


def temperature(deciding: float, last: float | None, degrees: Degrees, now: float) -> Temperature:
    """How warm a lead is, by its deciding points and its last act, both times in seconds since 1970."""
    if last is None:
        return Temperature.COLD
    days = (now - last) / _DAY
    if deciding >= degrees.hot and days <= degrees.hot_days:
        return Temperature.HOT
    return Temperature.WARM if deciding >= degrees.warm and days <= degrees.warm_days else Temperature.COLD
