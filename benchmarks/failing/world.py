"""A world on loopback in which one thing fails, and one source that is asked in it as in a run.

Names lead to this machine by a table; https is spoken with certificates that are really verified, and what is dialled,
sent and read is the product's own. Only the seconds between attempts are not sat out: they are told instead.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp.abc import AbstractResolver, ResolveResult

from connectors.connector import Connector, Target
from connectors.statement import Outcome
from enrich.net.fetch import Fetcher, Manners, closing
from enrich.net.pace import Pace
from enrich.net.transport import GuardedTransport
from enrich.work.asker import Asker
from enrich.work.readers import Readers

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
DEADLINE, STALL = 1.5, 1.0


@dataclass
class Exchange:
    """One request, and the means to answer it in any way."""

    path: str
    host: str
    writer: asyncio.StreamWriter

    async def raw(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(
        self,
        body: bytes = b"",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        """A whole answer; `length` is what it says that its body is long, where that is not so."""
        named = {
            "Content-Type": "application/json",
            "Content-Length": str(len(body) if length is None else length),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in (named | dict(headers or {})).items())
        await self.raw(f"HTTP/1.1 {status} x\r\n{lines}\r\n".encode("latin-1") + body)


Way = Callable[[Exchange], Awaitable[None]]
Lookup = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that goes wrong.

    Attributes:
        way: how the server answers; None for a good answer.
        lookup: how names are looked up; None for this machine, wherever they lead.
        tls: the certificate that is shown, by its name at the authority; "reset" and "silence" break the handshake.
        port: where https is dialled, if not at the server.
        robots: whether robots.txt fails so as well, and not only pages.
        valid: whether what arrives may be read as an answer all the same.
    """

    group: str
    name: str
    way: Way | None = None
    lookup: Lookup | None = None
    tls: str = "good"
    port: str = ""
    robots: bool = False
    valid: bool = False


@dataclass(frozen=True)
class Ended:
    """How asking ended: the outcome that is recorded, how often was asked, what was waited for in between."""

    source: str
    fault: Fault
    outcome: Outcome
    asked: int
    waited: tuple[float, ...]
    seconds: float


@dataclass
class Names(AbstractResolver):
    """A name server: every name is this machine, unless the fault knows better."""

    ports: Mapping[int, int]
    lookup: Lookup | None

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self.lookup(host, port) if self.lookup else ["127.0.0.1"]
        to = self.ports.get(port, port)
        return [
            ResolveResult(hostname=host, host=ip, port=to, family=socket.AF_INET, proto=0, flags=0)
            for ip in found
        ]

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class Time:
    """Monotonic seconds that pass when somebody sleeps, and are not sat out."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)


class Site:
    """The server of one fault: good answers by host and path, and the fault wherever it strikes."""

    def __init__(self, fault: Fault, good: Way) -> None:
        self._fault, self._good = fault, good
        self.asked = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        over = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError)
        with contextlib.suppress(*over):  # whoever asked is gone, or the whole world ends
            while True:
                lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                pairs = (line.partition(":") for line in lines[1:])
                headers = {name.lower(): value.strip() for name, _, value in pairs}
                await reader.readexactly(int(headers.get("content-length", 0)))
                await self._answer(Exchange(lines[0].split(" ")[1], headers.get("host", ""), writer))
        with contextlib.suppress(OSError):
            writer.close()

    async def _answer(self, exchange: Exchange) -> None:
        rules = exchange.path == "/robots.txt"
        if self._fault.way and rules == self._fault.robots:
            self.asked += 1
            await self._fault.way(exchange)
        elif rules:
            await exchange.answer(b"", 404)
        else:
            await self._good(exchange)


@asynccontextmanager
async def _broken(how: str) -> AsyncIterator[int]:
    """A port at which TLS is never reached: the handshake is reset, or nobody answers it."""

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        if how == "silence":
            await asyncio.sleep(DEADLINE * 2)
        writer.transport.abort()

    listening = await asyncio.start_server(connection, "127.0.0.1", 0)
    try:
        yield listening.sockets[0].getsockname()[1]
    finally:
        listening.close()


@asynccontextmanager
async def _unreachable(how: str) -> AsyncIterator[int]:
    """A port that refuses connections, or one whose queue is full, so that connecting takes for ever."""
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        if how == "full":
            listening.listen(0)
            for _ in range(4):
                waiting = stack.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]


@asynccontextmanager
async def _listening(site: Site, context: ssl.SSLContext | None) -> AsyncIterator[int]:
    listening = await asyncio.start_server(site.serve, "127.0.0.1", 0, ssl=context)
    try:
        yield listening.sockets[0].getsockname()[1]
    finally:
        listening.close()


@dataclass(frozen=True)
class World:
    """Where faults are played.

    Args:
        contexts: of TLS, by the names of certificates.
        keys: of sources that need one.
    """

    contexts: Mapping[str, ssl.SSLContext]
    keys: Mapping[str, str]

    async def ask(self, source: Connector, target: Target, good: Way, fault: Fault) -> Ended:
        """Ask a source while something goes wrong."""
        site, clock = Site(fault, good), Time()
        async with AsyncExitStack() as stack:
            enter = stack.enter_async_context
            plain = await enter(_listening(site, None))
            if fault.port:
                plain = secure = await enter(_unreachable(fault.port))
            elif fault.tls in self.contexts:
                secure = await enter(_listening(site, self.contexts[fault.tls]))
            else:
                secure = await enter(_broken(fault.tls))
            if fault.tls != "good":
                plain = await enter(_unreachable("closed"))  # or the website would be read without https
            transport = GuardedTransport(
                private=True, stall=STALL, resolver=Names({443: secure, 80: plain}, fault.lookup)
            )
            manners = Manners(
                user_agent="Enrich/bench", private=True, gap=0.0, haste=1000.0, deadline=DEADLINE
            )
            pace = Pace(manners.longest_wait, clock=clock, sleep=clock.sleep)
            fetcher = await enter(
                closing(Fetcher(transport, manners=manners, clock=lambda: NOW, pace=pace, keys=self.keys))
            )
            asker = Asker(fetcher, Readers({source.name: source}, 0), lambda: NOW, self.keys, clock.sleep)
            began = time.perf_counter()
            asked = await asker.ask(source, target)
            waited = tuple(seconds for seconds in clock.slept if seconds >= 0.1)
            return Ended(
                source.name,
                fault,
                asked.outcome,
                site.asked or fetcher.requests,
                waited,
                time.perf_counter() - began,
            )
