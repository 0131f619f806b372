"""How far a level and a field answer to a seat in a company of a size: `seat_levels.tsv` and `seat_fields.tsv`.

The tables hold figures for a company of ten and for one of a thousand; what lies between is read off by the order of
magnitude, as in `matching.deciders`. They are priors: what is known of the people themselves is weighed elsewhere.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from connectors.lexicon import rows
from connectors.lexicon.posts import BuyingRole, Function, Seniority
from matching.deciders import largeness

_Pair = tuple[float, float]
_SEATS = tuple(BuyingRole)


class Relation(StrEnum):
    """What somebody's field is to the purchase."""

    WHOLE = "whole"
    UNIT = "unit"
    SOLD = "sold"
    NEAR = "near"
    TECHNICAL = "technical"
    FINANCE = "finance"
    PROCUREMENT = "procurement"
    LEGAL = "legal"
    OTHER = "other"


def level_prior(level: Seniority, seat: BuyingRole, size: int | None) -> float:
    """How far a level answers to a seat, 0 to 1."""
    return _between(_table("seat_levels.tsv")[level.value, seat], size)


def field_prior(field: Relation, seat: BuyingRole, size: int | None) -> float:
    """How far a field answers to a seat, 0 to 1."""
    return _between(_table("seat_fields.tsv")[field.value, seat], size)


def unknown_prior(seat: BuyingRole, size: int | None) -> float:
    """The weight of whoever holds a seat and is not known, beside that of the people who are."""
    return _between(_table("seat_fields.tsv")["nobody", seat], size)


def near(one: Function, other: Function) -> bool:
    """Whether two fields stand so near that a company without one often has the other do its work."""
    return frozenset((one, other)) in _neighbours()


def _between(pair: _Pair, size: int | None) -> float:
    small, large = pair
    return small + (large - small) * largeness(size)


@cache
def _table(name: str) -> dict[tuple[str, BuyingRole], _Pair]:
    return {
        (first, seat): _pair(cell)
        for first, *cells in rows(name, __package__)
        for seat, cell in zip(_SEATS, cells, strict=True)
    }


def _pair(cell: str) -> _Pair:
    small, large = cell.split(" ")
    return float(small), float(large)


@cache
def _neighbours() -> frozenset[frozenset[Function]]:
    return frozenset(
        frozenset((Function(one), Function(other))) for one, other in rows("fields_near.tsv", __package__)
    )
