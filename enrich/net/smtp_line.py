"""The wire to one mail server: a command out, a reply in, within bounds. What the replies mean is decided elsewhere."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from connectors.statement import Cause
from enrich.net.faults import Fault, Refused, TryAgain

MOST_LINE = 2_048
# Seconds after which a server that said "not now" may say something else (RFC 6647, 4.1 asks for minutes to hours).
GREYLISTED = 900.0
_MOST_LINES = 64
_REPLY = re.compile(r"\d{3}(?:[ -]|$)")


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: its code and its words."""

    code: int
    text: str

    @property
    def words(self) -> str:
        return f"{self.code} {self.text}".strip()

    @property
    def refused(self) -> bool:
        """Whether it is a final no; what is neither good nor that may be different later."""
        return self.code >= 500

    @property
    def good(self) -> bool:
        return 200 <= self.code < 300


@dataclass
class Line:
    """An open connection to a mail server."""

    host: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def say(self, command: str) -> Reply:
        """Give one command and read what the server says to it."""
        self.writer.write(f"{command}\r\n".encode())
        await self.writer.drain()
        return await self.read()

    async def read(self) -> Reply:
        """A reply, which may have several lines (RFC 5321, 4.2.1)."""
        said: list[str] = []
        for _ in range(_MOST_LINES):
            line = (await self.reader.readuntil(b"\n")).decode("utf-8", "replace").rstrip()
            if not _REPLY.match(line):
                raise Fault(Cause.CHANGED, f"{self.host} does not speak SMTP: {line[:80]!r}")
            said.append(line[4:])
            if line[3:4] != "-":
                return Reply(int(line[:3]), " ".join(said)[:300])
        raise Fault(Cause.CHANGED, f"{self.host} answers without end")

    def expect(self, reply: Reply, what: str) -> None:
        """Go on only where the server lets us. That it does not says nothing of any address."""
        if reply.good:
            return
        detail = f"{self.host} refuses {what}: {reply.words}"
        if not reply.refused:
            raise TryAgain(Cause.RATE_LIMITED, detail, GREYLISTED)
        raise Refused(detail)
