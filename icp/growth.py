"""In which stage of its growth a company is: what directories call it, and what its newest round leaves open.

A growth stage is where a company stands in its life, a funding stage (`rounds.py`) which money it took last; the two
are asked for apart because most companies never raise any. Words are read by `stages.tsv` and leave open what they
leave open. No stage is guessed from age, size or amounts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from connectors.lexicon import rows
from connectors.text import fold
from icp.rounds import Round

_MOVES_ON = timedelta(days=3 * 365)  # by then the next round would have come, or other money took its place


class GrowthStage(StrEnum):
    """The life of a company, in its order."""

    PRE_SEED = "pre_seed"
    EARLY = "early"
    GROWTH = "growth"
    LATE = "late"
    MATURE = "mature"
    PUBLIC = "public"


_ORDER = tuple(GrowthStage)
Stages = frozenset[GrowthStage]


@cache
def _words() -> tuple[tuple[str, Stages], ...]:
    found = {
        fold(word): frozenset(map(GrowthStage, stages.split()))
        for stages, words in rows("stages.tsv", __package__)
        for word in words.split("|")
    }
    return tuple((word, found[word]) for word in sorted(found, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=4_096)
def growth_stages_named(text: str) -> Stages:
    """The growth stages that a text leaves open: "Series B" one, "startup" two; none where it names none."""
    folded = f" {fold(text)} "
    return next((stages for word, stages in _words() if f" {word} " in folded), frozenset())


def stages_after(one: Round, now: datetime) -> Stages:
    """What the newest round leaves open: the stage of its kind, and the later ones if it is years ago or undated."""
    stages = growth_stages_named(one.kind)
    if not stages or (one.first and one.first >= now - _MOVES_ON):
        return stages
    return frozenset(_ORDER[min(map(_ORDER.index, stages)) :])
