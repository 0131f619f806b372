"""One source asked about one target: its wishes fetched, its pages read, its end recorded.

The asking lives in a reading process; the network lives here. What they exchange are requests and pages.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from connectors.connector import Connector, Request, Target
from connectors.conversation import outcome_of
from connectors.page import Page
from connectors.price import MICRO
from connectors.statement import Cause, Outcome, State, Statement, unknown
from enrich.errors import EnrichError
from enrich.net.fetch import Fetcher
from enrich.store.records import Asked
from enrich.work.frames import Wants
from enrich.work.readers import InPlace, Readers, Reading, Restart, Stuck
from enrich.work.spending import Meter

_BEGIN_AGAIN = 3
# What a provider says of a key, or of a day's quota, it says of every request: the run asks it no more.
_CLOSING = frozenset({Cause.NO_KEY, Cause.BUDGET})
# When asking again may help, where the answer itself does not say.
_RETRY = {
    Cause.RATE_LIMITED: timedelta(hours=1),
    Cause.TIMEOUT: timedelta(hours=6),
    Cause.ERROR: timedelta(hours=6),
    Cause.ROBOTS: timedelta(days=1),
    Cause.CHANGED: timedelta(days=1),
    Cause.BLOCKED: timedelta(days=7),
    Cause.NEEDS_RENDERING: timedelta(days=30),
}


def target_key(source: Connector, target: Target) -> str:
    """What tells one target from another for a source: all that it is told."""
    known = {name: sorted(values) for name, values in target.known.items() if values}
    people = [[p.name, p.title, p.email, p.linkedin] for p in target.people] if source.about_people else []
    text = json.dumps([source.name, known, *people], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Asker:
    """Asks sources. Safe to use from many tasks at once."""

    def __init__(
        self,
        fetcher: Fetcher,
        readers: Readers,
        clock: Callable[[], datetime],
        keys: Mapping[str, str] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Args:
        keys: the values of the variables that sources declare; None where none is needed, in a replay: its answers
            are paid for, and none of them is waited for.
        sleep: what waits for an answer that is still being made.
        """
        self._fetcher = fetcher
        self._readers = readers
        self._clock = clock
        self._keys = keys
        self._sleep = sleep
        self._closed: dict[str, Outcome] = {}
        self._shared: dict[str, asyncio.Task[Page | Outcome]] = {}

    def lacks(self, source: Connector) -> Outcome | None:
        """What keeps a source from being asked at all: a key it cannot do without, or one that was refused or used up
        earlier in this run. That is not "absent"."""
        if source.name in self._closed:
            return self._closed[source.name]
        key = source.key
        if key is None or not key.required or self._keys is None or self._keys.get(key.variable):
            return None
        where = f" Get one: {key.get}" if key.get else ""
        return unknown(Cause.NO_KEY, f"{source.name} needs a key, and {key.variable} is not set.{where}")

    async def ask(self, source: Connector, target: Target) -> Asked:
        """Ask one source. Whatever goes wrong is in the outcome; what was sent and may have cost is counted."""
        meter = Meter(source.price, self._clock())
        asked = await self._ask(source, target, meter)
        cost = 0.0 if self._keys is None else meter.charged / MICRO
        return replace(asked, requests=meter.sent, cost=cost)

    async def _ask(self, source: Connector, target: Target, meter: Meter) -> Asked:
        suspected = False
        for _ in range(_BEGIN_AGAIN):
            try:
                async with self._readers.reading() as reading:
                    return await self._converse(reading, source, target, meter)
            except Restart as restart:
                if restart.suspect and suspected:
                    return self._asked(
                        source, target, unknown(Cause.ERROR, "a page broke the reading process, twice")
                    )
                suspected = suspected or restart.suspect
            except Stuck as stuck:
                return self._asked(source, target, unknown(Cause.ERROR, f"a page was {stuck}"))
            except EnrichError:
                raise  # a full disk or a broken archive is no answer of any source
            except Exception as error:  # noqa: BLE001 - the boundary: a fault of ours costs this asking, not the run
                fault = f"a fault of this program: {type(error).__name__}: {error}"
                return self._asked(source, target, unknown(Cause.ERROR, fault[:300]))
        return self._asked(source, target, unknown(Cause.ERROR, "the reading process went down repeatedly"))

    async def _converse(
        self, reading: Reading | InPlace, source: Connector, target: Target, meter: Meter
    ) -> Asked:
        faults: list[Outcome] = []
        size = 0
        step = await reading.begin(source.name, target)
        while isinstance(step, Wants):
            answers = await asyncio.gather(*(self._get(request, source, meter) for request in step.requests))
            faults += [a for a in answers if isinstance(a, Outcome) and a.state is State.UNKNOWN]
            pages = [a if isinstance(a, Page) else None for a in answers]
            size += sum(len(page.body) for page in pages if page)
            keys = [request.url if request.shared else "" for request in step.requests]
            step = await reading.go_on(pages, keys)
        statements = tuple(s for s in step.statements if _is_text(s))
        if len(statements) < len(step.statements):
            faults.append(unknown(Cause.CHANGED, f"{source.name} states half a character, which is no text"))
        outcome = outcome_of(bool(statements), step.troubles, faults)
        asked = self._asked(source, target, outcome, statements, size)
        return replace(asked, keys=step.keys)

    async def _get(self, request: Request, source: Connector, meter: Meter) -> Page | Outcome:
        """One answer, if the credits reserved for the asking allow it; what it says of the key is remembered."""
        if not meter.takes(request):
            return unknown(
                Cause.BUDGET, f"{source.name} wanted more than the {source.price.most} credits it declares"
            )
        if request.pause and self._keys is not None:
            await self._sleep(request.pause)
        answer = await self._fetch(request, source)
        meter.count(request, answer)
        # A site that wants money (HTTP 402) says nothing of the next company's.
        counted = self._keys is not None and (source.key is not None or source.per_day > 0)
        if counted and isinstance(answer, Outcome) and answer.cause in _CLOSING:
            self._closed[source.name] = answer
        return answer

    def _asked(
        self,
        source: Connector,
        target: Target,
        outcome: Outcome,
        statements: tuple[Statement, ...] = (),
        size: int = 0,
    ) -> Asked:
        now = self._clock()
        outcome = replace(outcome, detail=outcome.detail.encode("utf-8", "replace").decode())
        if outcome.cause in _RETRY and outcome.retry_at is None:
            outcome = replace(outcome, retry_at=now + _RETRY[outcome.cause])
        return Asked(
            source=source.name,
            target=target_key(source, target),
            outcome=outcome,
            statements=statements,
            asked_at=now,
            bytes=size,
            yields=source.yields,
        )

    async def _fetch(self, request: Request, source: Connector) -> Page | Outcome:
        """One answer; what serves every target is fetched once, however many wait for it."""
        if not request.shared or request.body:
            return await self._fetcher.fetch(request, source)
        waiting = self._shared.get(request.url)
        if waiting is None:
            waiting = asyncio.create_task(self._fetcher.fetch(request, source))
            self._shared[request.url] = waiting
        return await asyncio.shield(waiting)


def _is_text(statement: Statement) -> bool:
    """Whether a statement can be kept and written: JSON can hold half of a character ("\\ud83d"), a file cannot."""
    try:
        "".join((statement.subject, statement.value, statement.at, statement.quote)).encode()
    except UnicodeEncodeError:
        return False
    return True
