"""Several reports of one event, brought together: one signal with all its sources.

Two reports are of one event when they are of one kind, about the same days, and alike: of the same sum, or in words
that mostly agree. Two sums are two events, however alike the words are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from connectors.text import fold
from matching.nouns import Signal
from matching.signals.stated import amount

_NEAR_DAYS = 30  # a filing and the press about it, an event and the day on which it is noticed
_SAME_SUM = 0.05
_SAME_WORDS = 0.75
_SHORT = 3  # letters; "in", "of" and their like agree by chance


def one_of_each(signals: Iterable[Signal], names: Collection[str]) -> list[Signal]:
    """Every event once. What a source states goes before what was merely noticed, and the first report before others.

    Args:
        names: what the company is called; that its name is in two headlines makes them no more alike.
    """
    own = frozenset(word for name in names for word in fold(name).split())
    kept: list[Signal] = []
    for signal in sorted(signals, key=lambda s: (not s.stated, s.date, s.id)):
        place = next((n for n, one in enumerate(kept) if _one_event(one, signal, own)), None)
        if place is None:
            kept.append(signal)
        else:
            kept[place] = _with(kept[place], signal)
    return kept


def _one_event(one: Signal, other: Signal, own: frozenset[str]) -> bool:
    same_kind = (one.kind, one.direction) == (other.kind, other.direction)
    if not same_kind or abs((one.date - other.date).days) > _NEAR_DAYS:
        return False
    left, right = amount(one), amount(other)
    if left and right:
        return left[1] == right[1] and abs(left[0] - right[0]) <= _SAME_SUM * max(left[0], right[0])
    return _alike(_telling(one.text) - own, _telling(other.text) - own)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words of the shorter report stand in the longer one."""
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one & other) >= _SAME_WORDS * fewer


@lru_cache(maxsize=4_096)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if len(word) >= _SHORT or word.isdecimal())


def _with(one: Signal, other: Signal) -> Signal:
    """A signal that another report of the same event stands behind too."""
    evidence = {s.id: s for s in (*one.evidence, *other.evidence)}
    return replace(
        one,
        evidence=tuple(evidence.values()),
        subjects=tuple(dict.fromkeys((*one.subjects, *other.subjects))),
    )
