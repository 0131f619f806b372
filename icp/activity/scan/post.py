"""How long after a mail's delivery something happened, as far as the export tells, and whether it was opened before.

A mail that was sent but of which no delivery is noted is taken to be delivered when it was sent. Times that tell only
the day say nothing here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from connectors.files.moments import MINUTE, SECOND
from icp.activity.event import Event


class Post:
    """What one lead was sent and opened, by mail. Events without a mail are held against all of them."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._delivered: dict[str, list[float]] = defaultdict(list)
        self._sent: dict[str, list[float]] = defaultdict(list)
        self._opened: dict[str, float] = {}
        kept = {"delivered": self._delivered, "sent": self._sent}
        for event in events:
            if event.at is None or event.grain > MINUTE:
                continue
            if event.kind in kept:
                for mail in {event.message, ""}:
                    kept[event.kind][mail].append(event.at)
            elif event.kind == "open":
                self._opened[event.message] = min(event.at, self._opened.get(event.message, event.at))
        for times in (*self._delivered.values(), *self._sent.values()):
            times.sort()

    def elapsed(self, event: Event) -> float | None:
        """How many seconds after its mail's last delivery before it something came, at most.

        Below 0 where it came before the first delivery; None where nothing tells.
        """
        delivered = self._delivered.get(event.message)
        times = delivered or self._sent.get(event.message)
        if not times or event.at is None or event.grain > MINUTE:
            return None
        place = bisect_right(times, event.at)
        if place == 0 and (not delivered or not event.message):
            return None  # what was sent later, or belongs to another mail, says nothing
        return event.at - times[max(0, place - 1)] + (event.grain if event.grain > SECOND else 0.0)

    def unopened(self, event: Event) -> bool:
        """Whether a mail that is known was not opened before something in it was clicked."""
        opened = self._opened.get(event.message)
        return bool(event.message) and event.at is not None and (opened is None or opened > event.at)
