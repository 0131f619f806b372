"""One request at a time to a host, and never sooner after the last than its manners ask.

A host that says "later" is parked as a whole, not only the address that was asked for. Time here is the monotonic
clock, so that a corrected wall clock makes nobody wait or hurry. What is idle is forgotten, so that memory does not
grow with the number of hosts.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from connectors.statement import Cause
from enrich.net.faults import Fault

_MOST_IDLE = 4_096


class Parked(Fault):
    """The host asked to be left alone for longer than this run waits. `wait` in seconds."""

    def __init__(self, host: str, wait: float) -> None:
        super().__init__(Cause.RATE_LIMITED, f"{host} asks to wait {wait:.0f} s", wait)


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
        clock: what tells monotonic seconds; the event loop, if nothing is named.
        sleep: what waits for so many of them.
    """

    def __init__(
        self,
        longest_wait: float = 300.0,
        *,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.longest_wait = longest_wait
        self.sleep = sleep
        self._clock = clock
        self._lanes: dict[str, _Lane] = {}

    @property
    def hosts(self) -> int:
        """How many hosts are remembered."""
        return len(self._lanes)

    def _now(self) -> float:
        return self._clock() if self._clock else asyncio.get_running_loop().time()

    @asynccontextmanager
    async def turn(self, host: str, gap: float) -> AsyncIterator[None]:
        """Wait for this host's turn, hold it while the request runs, and keep `gap` seconds before the next.

        Raises:
            Parked: when the host asked for a longer wait than this run is ready for.
        """
        lane = self._lanes.setdefault(host, _Lane())
        lane.users += 1
        try:
            async with lane.lock:
                wait = lane.free_at - self._now()
                if wait > self.longest_wait:
                    raise Parked(host, wait)
                if wait > 0:
                    await self.sleep(wait)
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
