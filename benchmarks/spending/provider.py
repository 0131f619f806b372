"""A provider that fails in every way, and counts for itself what it would charge. Its count is the truth.

    python -m benchmarks.spending.provider --seed N      prints its port, serves until its standard input ends

It charges when it has done the work, whatever becomes of the answer: one that never leaves, or breaks off half-way, is
charged as the whole one would have been. What it never charges for is what it did not do: 429, 402, 503. Of a gateway's
fault (500, 502, 504), of silence and of a reset it is drawn whether the work was done. How often the same question was
asked is part of the draw, so asking again may end otherwise. `/-/N` tells what run N would pay, account by account.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import socket
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from email.utils import formatdate

from benchmarks.spending.case import VALUES, Vendor, case

# How it ends, and how often of a hundred.
ENDS = {
    "found": 42,
    "nothing": 20,
    "wait": 11,
    "fault": 10,
    "silence": 4,
    "reset": 6,
    "cut": 3,
    "garbled": 3,
    "used up": 1,
}
_NOTHING = {"404": (404, {"error": "no such company"}), "200": (200, {"found": []}),
            "400": (400, {"error": True, "error_code": "NO_MATCH"})}  # fmt: skip
_FAULTS = (500, 502, 503, 504)


def patience(draw: random.Random) -> dict[str, str]:
    """A Retry-After in one of its forms, or none."""
    form = draw.choice(("", "0.05", "0", "-5", "later", "date", "86400"))
    return {"Retry-After": formatdate(0, usegmt=True) if form == "date" else form} if form else {}


def is_charged(end: str, status: int, vendor: Vendor, done: bool) -> bool:
    """Whether it charges.

    Args:
        status: of a fault.
        done: whether the work was done, where the end does not say.
    """
    if end == "nothing":
        return vendor.misses
    if end in ("found", "cut", "garbled"):
        return True
    return done and (end in ("silence", "reset") or (end == "fault" and status != 503))


class Books:
    """What each run would pay, account by account, and how its requests ended."""

    def __init__(self) -> None:
        self.charged: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self.ends: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self.asked: Counter[tuple[int, str, str, str]] = Counter()

    def tell(self, run: int) -> bytes:
        return json.dumps({"charged": self.charged[run], "ends": self.ends[run]}).encode()


class _Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1: GET, keep-alive, one answer after the other; and ways to do it wrong."""

    def __init__(self, seed: int, books: Books) -> None:
        self._seed, self._books = seed, books
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while (end := self._waiting.find(b"\r\n\r\n")) >= 0:
            head, self._waiting = self._waiting[:end].decode("latin-1"), self._waiting[end + 4 :]
            path = head.split(" ", 2)[1]
            if path.startswith("/-/"):
                self._say(200, self._books.tell(int(path[3:])))
            else:
                host = next(line for line in head.split("\r\n") if line.lower().startswith("host:"))
                self._end(host[5:].strip().partition(".")[0], path)

    def _end(self, name: str, path: str) -> None:
        """End a question in a way that is drawn for it."""
        run_, company, page = path[1:].split("/")
        run = int(run_)
        vendor, key = case(self._seed, run).vendor[name], (run, name, company, page)
        self._books.asked[key] += 1
        draw = random.Random(f"{self._seed}:{key}:{self._books.asked[key]}")
        end = draw.choices(list(ENDS), list(ENDS.values()))[0]
        status, done = draw.choice(_FAULTS), draw.random() < 0.6
        self._books.ends[run][end] += 1
        if is_charged(end, status, vendor, done):
            self._books.charged[run][company] += vendor.price * vendor.credits[int(page)]
        ends: dict[str, Callable[[], None]] = {
            "found": lambda: self._tell(200, {"found": [VALUES.get(vendor.field, f"{company} {page}")]}),
            "nothing": lambda: self._tell(*_NOTHING[vendor.manner]),
            "wait": lambda: self._tell(429, {"error": "slow down"}, patience(draw)),
            "fault": lambda: self._tell(status, {"error": "upstream"}, patience(draw) if draw.random() < 0.4 else {}),
            "silence": lambda: None,
            "reset": self._reset,
            "cut": lambda: self._cut(draw.random()),
            "garbled": lambda: self._say(200, b"<html><title>Service</title></html>"),
            "used up": lambda: self._tell(402, {"error": "no credits left"}),
        }  # fmt: skip
        ends[end]()

    def _tell(self, status: int, value: object, headers: dict[str, str] | None = None) -> None:
        self._say(status, json.dumps(value).encode(), headers or {})

    def _say(self, status: int, body: bytes, headers: dict[str, str] | None = None, length: int = 0) -> None:
        named = {
            "Content-Type": "application/json",
            "Content-Length": str(length or len(body)),
            **(headers or {}),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        self._transport.write(f"HTTP/1.1 {status} x\r\n{lines}\r\n".encode() + body)

    def _cut(self, where: float) -> None:
        """An answer that breaks off: somewhere in its body, or before it."""
        body = json.dumps({"found": ["a value that does not arrive whole"]}).encode()
        self._say(200, body[: round(len(body) * where) - 1], length=len(body) + 1)
        self._transport.close()

    def _reset(self) -> None:
        """Reset the connection (RST, not FIN) after the request was read."""
        raw = self._transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()


async def _serve(seed: int) -> None:
    loop = asyncio.get_running_loop()
    books = Books()
    server = await loop.create_server(lambda: _Connection(seed, books), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(_serve(parser.parse_args().seed))


if __name__ == "__main__":
    main()
