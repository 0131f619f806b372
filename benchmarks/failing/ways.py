"""The ways in which a server fails, byte by byte where it must. Each is a function that makes one."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections.abc import Mapping
from functools import cache

from benchmarks.failing.world import Exchange, Way

FIRST_LINES = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_BOMB = 64 * 1024 * 1024


def says(
    body: bytes = b"", status: int = 200, headers: Mapping[str, str] | None = None, length: int | None = None
) -> Way:
    """Always the same answer."""

    async def way(exchange: Exchange) -> None:
        await exchange.answer(body, status, headers, length)
        if length is not None and length > len(body):
            exchange.writer.close()

    return way


def silent(after: bytes = b"") -> Way:
    """Some bytes, and then nothing more."""

    async def way(exchange: Exchange) -> None:
        await exchange.raw(after)
        await asyncio.sleep(60)

    return way


def dripping(body: bytes, seconds: float = 1.0) -> Way:
    """A body a byte at a time."""

    async def way(exchange: Exchange) -> None:
        await exchange.raw(FIRST_LINES + f"Content-Length: {len(body)}\r\n\r\n".encode())
        for byte in body:
            await exchange.raw(bytes((byte,)))
            await asyncio.sleep(seconds)

    return way


def endless(first: bytes, again: bytes) -> Way:
    """Something, for as long as somebody listens."""

    async def way(exchange: Exchange) -> None:
        await exchange.raw(first)
        while not exchange.writer.is_closing():
            await exchange.raw(again)
            await asyncio.sleep(0)  # writing alone never lets the loop see that nobody listens any more

    return way


def breaks(after: bytes = b"") -> Way:
    """Some bytes, and then the end of the connection, as after a program that ended."""

    async def way(exchange: Exchange) -> None:
        await exchange.raw(after)
        exchange.writer.close()

    return way


def resets() -> Way:
    """The connection is reset after the request was read."""

    async def way(exchange: Exchange) -> None:
        raw = exchange.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        exchange.writer.transport.abort()

    return way


def leads(to: str, status: int = 302) -> Way:
    """A redirect; {} in its target is the next number, from 1 to 101 and then the end."""

    async def way(exchange: Exchange) -> None:
        last = exchange.path.rpartition("/")[2]
        number = int(last) + 1 if last.isdigit() else 1
        if number > 101:
            await exchange.answer(b"{}")
        else:
            await exchange.answer(b"", status, {"Location": to.format(number)})

    return way


@cache
def bomb(layers: int) -> bytes:
    """64 MiB of nothing, packed so many times."""
    body = gzip.compress(bytes(_BOMB), 1)
    for _ in range(layers - 1):
        body = gzip.compress(body)
    return body
