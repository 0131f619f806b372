"""Invented leads and what they did, for the tests of points, scans and stages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from icp.activity.event import Event, kind_of
from icp.activity.scan import Discount, Limits, discounts
from icp.activity.score import Lead, Score, score
from icp.lifecycle.playbook import Playbook, shipped

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp()
DAY = 86_400.0
ADA = "ada@acme.example"


def event(
    row: int, said: str, at: float | None = None, lead: str = ADA, grain: float = 1.0, **more: object
) -> Event:
    """One event, told to the second where it has a time."""
    return Event(row, lead, kind_of(said), said, at, grain if at is not None else DAY, **more)  # type: ignore[arg-type]


def did(*said: str, days_ago: float = 1.0) -> list[Event]:
    """Events of one lead on one day of which no time is known."""
    return [event(n, what, NOW - days_ago * DAY, grain=DAY) for n, what in enumerate(said, 1)]


def found(
    events: Iterable[Event], playbook: Playbook | None = None, address: str = ADA, **traits: str
) -> Score:
    """The score of one lead by the shipped rules, or by others."""
    book = playbook or shipped()
    lead = Lead(address, address, {name.replace("_", " "): text for name, text in traits.items()})
    return score(lead, list(events), {}, book.rules, book.handicaps, NOW)


def machines(
    *events: Event, one_company: bool = True, roles: Iterable[str] = ("agent",), **limits: object
) -> dict[int, Discount]:
    """Which of some events a machine made."""
    people: dict[str, list[Event]] = {}
    for one in events:
        people.setdefault(one.lead, []).append(one)
    return discounts(people, Limits(**limits), one_company, set(roles))  # type: ignore[arg-type]
