"""How many requests a day a source may still be sent, where its key or its host allows only so many.

Counted from what the store knows of today (UTC, as the providers count) and from what this process sends, so that two
runs on one day share the day. A source whose day is over is unknown until the next, never absent.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from connectors.connector import Connector
from connectors.statement import Cause, Outcome, unknown


class Quota:
    """The daily quotas of a run.

    Args:
        sent: how many requests a source was sent since a moment, as far as the store knows; None where nobody is
            sent any, in a replay.
    """

    def __init__(self, sent: Callable[[str, datetime], int] | None = None) -> None:
        self._sent = sent
        self._today: dict[tuple[str, datetime], int] = {}

    def take(self, source: Connector, now: datetime) -> Outcome | None:
        """Count one asking; the outcome, where the day's requests are used up."""
        if self._sent is None or not source.per_day:
            return None
        day = _day(now)
        used = self._today.get((source.name, day))
        if used is None:
            used = self._sent(source.name, day)
        if used + source.requests > source.per_day:
            detail = f"{source.name} may be sent {source.per_day} requests a day, and today's are used up"
            return unknown(Cause.RATE_LIMITED, detail, day + timedelta(days=1))
        self._today[source.name, day] = used + source.requests
        return None

    def give_back(self, source: Connector, now: datetime) -> None:
        """Uncount an asking that something else kept from being sent."""
        day = _day(now)
        if (source.name, day) in self._today:
            self._today[source.name, day] -= source.requests


def _day(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
