"""What is not in a learnt profile, and why: so that nobody takes silence for a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from icp.learning.chances import Share
from icp.learning.contrast import Contrast, known
from icp.learning.lines import Line, Weighed
from icp.learning.proposing import Slot, known_enough
from icp.learning.traits import CHOICES, MEASURES, Choice, Measure

_RESPECTS: tuple[Measure | Choice, ...] = (*MEASURES, *CHOICES)


@dataclass(frozen=True)
class LeftOut:
    """A respect that gave no line, and why."""

    what: str
    because: str


def left_out_of(
    contrast: Contrast, suggested: Mapping[Slot, Line], idle: Iterable[Weighed]
) -> tuple[LeftOut, ...]:
    """Every respect without a line: too little known, a line that did not hold, or nothing to say."""
    return (*_unknown(contrast), *map(_idle, idle), *_silent(contrast, suggested))


def _unknown(contrast: Contrast) -> list[LeftOut]:
    """The respects in which too few customers are known; of several that compete for a place the best known."""
    best: dict[str, tuple[str, int]] = {}
    for one in _RESPECTS:
        count = known(contrast.own, one).bit_count()
        place = one.place or one.kind
        if place not in best or count > best[place][1]:
            best[place] = one.name, count
    best["keywords"] = "texts", contrast.own.described.bit_count()
    customers = len(contrast.own)
    few = [f"{name} {count}" for name, count in best.values() if not known_enough(Share(count, customers))]
    return [LeftOut("known of too few", f"{', '.join(few)} of {customers}")] if few else []


def _idle(one: Weighed) -> LeftOut:
    """A line that does not hold of customers it was not learnt from, or of no more of them than of others."""
    apart, other = one.backing.apart, one.backing.other
    beside = f", and {other.rate:.0%} of the comparison list" if other else ""
    return LeftOut(
        one.line.kind, f"{one.line.wish} fits {apart.yes} of {apart.known} when learnt without them{beside}"
    )


def _silent(contrast: Contrast, suggested: Mapping[Slot, Line]) -> list[LeftOut]:
    """The kinds that are known and in which customers are not alike, or no more alike than others."""
    names: dict[str, str] = {}
    for one in _RESPECTS:
        if known_enough(Share(known(contrast.own, one).bit_count(), len(contrast.own))):
            names.setdefault(one.place or one.kind, one.name)
    if known_enough(Share(contrast.own.described.bit_count(), len(contrast.own))):
        names["keywords"] = "words of their texts"
    silent = [name for place, name in names.items() if (place, 0) not in suggested]
    what = "nothing sets customers apart in" if contrast.other else "customers differ too much in"
    return [LeftOut(what, ", ".join(silent))] if silent else []
