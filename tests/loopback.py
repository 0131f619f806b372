"""A real HTTP server on loopback whose answers a test writes itself, byte by byte where it must."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Handler = Callable[["Exchange"], Awaitable[None]]


@dataclass
class Exchange:
    """One request, and the means to answer it."""

    path: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter
    method: str = "GET"
    sent: str = ""

    async def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """A whole, well-formed answer. Header names are given with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("content-type", "text/html; charset=utf-8")
        named["content-length"] = str(len(body))
        await self.raw(
            f"HTTP/1.1 {status} x\r\n".encode() + b"".join(f"{k}: {v}\r\n".encode() for k, v in named.items())
        )
        await self.raw(b"\r\n" + body)

    async def raw(self, data: bytes) -> None:
        """Any bytes at all."""
        self.writer.write(data)
        await self.writer.drain()


@dataclass
class Server:
    """What a test knows of its server."""

    origin: str
    port: int
    seen: list[Exchange] = field(default_factory=list)

    @property
    def asked(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(exchange.path for exchange in self.seen)


@asynccontextmanager
async def serving(handlers: dict[str, Handler], host: str = "127.0.0.1") -> AsyncIterator[Server]:
    """Serve paths by their handlers; everything else is a 404. 127.0.0.2 is another host on the same machine."""
    server = Server("", 0)

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, path = head[0].split(" ")[:2]
                headers = {
                    k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)
                }
                sent = await reader.readexactly(int(headers.get("content-length", 0)))
                exchange = Exchange(path, headers, writer, method, sent.decode())
                server.seen.append(exchange)
                handler = handlers.get(path)
                if handler is None:
                    await exchange.answer(b"nothing here", 404)
                else:
                    await handler(exchange)
        with contextlib.suppress(ConnectionError):
            writer.close()

    listening = await asyncio.start_server(connection, host, 0)
    server.port = listening.sockets[0].getsockname()[1]
    server.origin = f"http://{host}:{server.port}"
    try:
        yield server
    finally:
        listening.close()


def says(body: bytes = b"<p>hello</p>", status: int = 200, **headers: str) -> Handler:
    """A handler that always answers the same."""

    async def handler(exchange: Exchange) -> None:
        await exchange.answer(body, status, **headers)

    return handler
