"""What happened at a company lately that is worth acting on: its signals, the weightiest first.

Some are stated by sources with a date; others follow from two answers of one source at two times (`past.py`). Each has
a kind, a direction (does it speak for growth or against it), a half-life, and the statements it rests on. Nothing is
foretold, and nothing that a source failed to answer counts as a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from matching.nouns import Company, Entity, Signal
from matching.signals.hiring import hiring
from matching.signals.leadership import leadership
from matching.signals.merge import one_of_each
from matching.signals.past import NOTHING, Past, Told
from matching.signals.places import offices
from matching.signals.retitled import retitled
from matching.signals.stack import technologies
from matching.signals.stated import events, money_raised
from matching.signals.trend import headcount_trend, role_trend
from matching.signals.wording import rewording

__all__ = ["NOTHING", "Past", "Told", "by_weight", "signals_of"]

LEAST_WEIGHT = 0.05
"""What is worth less is past: more than four half-lives old."""


def signals_of(company: Company, told: Sequence[Entity], past: Past, now: datetime) -> tuple[Signal, ...]:
    """The signals of a company at a time.

    Args:
        told: the events that sources state of it.
        past: what sources said of it at earlier times; nothing where there is no record.
    """
    found = list(_all(company, told, past, now))
    if not found:  # nearly always, in lists
        return ()
    names = [name for field in _NAMES for name in company.values(field)]
    return by_weight(one_of_each(found, names), now)


def by_weight(signals: Iterable[Signal], now: datetime) -> tuple[Signal, ...]:
    """Those of the signals that are still worth something, the weightiest first."""
    today = now.date()
    worth = [signal for signal in signals if signal.weight(today) >= LEAST_WEIGHT]
    return tuple(sorted(worth, key=lambda s: (-s.weight(today), -s.date.toordinal(), s.kind, s.id)))


_NAMES = ("company.name", "company.legal_name", "company.other_name")


def _all(company: Company, told: Sequence[Entity], past: Past, now: datetime) -> Iterator[Signal]:
    today = now.date()
    yield from events(told, today)
    yield from money_raised(company.fundings, today)
    yield from hiring(company, past, now)
    yield from leadership(company, past, today)
    yield from headcount_trend(company, past)
    if past.told:
        yield from role_trend(past, now)
        yield from offices(company, past)
        yield from technologies(company, past)
        yield from rewording(past)
        yield from retitled(past)
