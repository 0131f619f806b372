"""One request at a time to a host, and never sooner after the last than its manners ask.

A host that says "later" is parked as a whole, not only the address that was asked for. Time here is the monotonic
clock, so that a corrected wall clock makes nobody wait or hurry. What is idle is forgotten, so that memory does not
grow with the number of hosts.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

_MOST_IDLE = 4_096


class Parked(Exception):
    """The host asked to be left alone for longer than this run waits. `wait` in seconds."""

    def __init__(self, host: str, wait: float) -> None:
        super().__init__(f"{host} asks to wait {wait:.0f} s")
        self.wait = wait


class _Lane:
    __slots__ = ("free_at", "lock", "users")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0
        self.users = 0


class Pace:
    """The queue before each host.

    Args:
        longest_wait: seconds a request waits for a parked host before it is given up for this run.
        unhurried: False turns all gaps off (replay, benchmarks against one's own server).
    """

    def __init__(
        self,
        longest_wait: float = 300.0,
        *,
        unhurried: bool = True,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._longest_wait = longest_wait
        self._unhurried = unhurried
        self._clock = clock

    def _now(self) -> float:
        return self._clock() if self._clock else asyncio.get_running_loop().time()

    @asynccontextmanager
    async def turn(self, host: str, gap: float) -> AsyncIterator[None]:
        """Wait for this host's turn, hold it while the request runs, and keep `gap` seconds before the next.

        Raises:
            Parked: when the host asked for a longer wait than this run is ready for.
        """
        if not self._unhurried:
            yield
            return
        lane = self._lanes.setdefault(host, _Lane())
        lane.users += 1
        try:
            async with lane.lock:
                wait = lane.free_at - self._now()
                if wait > self._longest_wait:
                    raise Parked(host, wait)
                if wait > 0:
                    await asyncio.sleep(wait)
                started = self._now()
                try:
                    yield
                finally:
                    lane.free_at = max(lane.free_at, started + gap)
        finally:
            lane.users -= 1
            if len(self._lanes) > _MOST_IDLE:
                self._forget_idle()

    def park(self, host: str, wait: float) -> None:
        """Leave a host alone for so many seconds."""
        lane = self._lanes.setdefault(host, _Lane())
        lane.free_at = max(lane.free_at, self._now() + wait)

    def _forget_idle(self) -> None:
        now = self._now()
        for host in [h for h, lane in self._lanes.items() if not lane.users and lane.free_at <= now]:
            del self._lanes[host]
