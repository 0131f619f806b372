"""The numbers that rules may ask for, and which of them there can be."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from icp.routing.axes import Scale
from icp.routing.bands import Band

# Scores that add up points may pass 100 or fall below 0, and deals may be credits: whoever has such says so.
BOUNDED = ("score", "deal_value")
_SIZE, _SCORE, _CHANCE, _VALUE = (
    Band(1, inf, True, False),
    Band(0, 100),
    Band(0, 1),
    Band(0, inf, True, False),
)


def scales(bounds: Mapping[str, Band], currency: str) -> dict[str, Scale]:
    """The scale of each key of a rule that asks for numbers. A company has at least one person."""
    return {
        "size": Scale("size", _SIZE, whole=True),
        "score": Scale("score", bounds.get("score", _SCORE), held=True),
        "win_probability": Scale("win_probability", _CHANCE, percent=True),
        "deal_value": Scale("deal_value", bounds.get("deal_value", _VALUE), unit=currency),
    }
