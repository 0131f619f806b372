"""A real mail server on loopback that says what a test tells it to, and remembers every command it was given."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

# What a command is answered with: a reply, or None to hang up without a word.
Says = Callable[[str], str | None]
NO_SUCH_USER = "550 5.1.1 no such user"


@dataclass
class MailServer:
    """What a test knows of its server."""

    port: int = 0
    heard: list[str] = field(default_factory=list)
    open: int = 0
    most_open: int = 0

    def commands(self, verb: str) -> list[str]:
        return [line for line in self.heard if line.startswith(verb)]


def mailboxes(*names: str) -> Says:
    """A server that knows these addresses and no others."""
    return lambda command: "250 ok" if command.partition("<")[2].rstrip(">") in names else NO_SUCH_USER


@asynccontextmanager
async def mail_server(
    recipient: Says, greeting: str | None = "220 ready", **others: str | None
) -> AsyncIterator[MailServer]:
    """Serve until the block ends.

    Args:
        recipient: what RCPT is answered with.
        greeting: its first words; None says nothing at all, and keeps the line open.
        others: what other verbs are answered with, by their name in small letters; None hangs up.
    """
    server = MailServer()

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.open += 1
        server.most_open = max(server.most_open, server.open)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await _serve(reader, writer, server, recipient, greeting, others)
        server.open -= 1
        writer.close()

    listening = await asyncio.start_server(connection, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


async def _serve(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    server: MailServer,
    recipient: Says,
    greeting: str | None,
    others: Mapping[str, str | None],
) -> None:
    if greeting is not None:
        writer.write(f"{greeting}\r\n".encode())
    while line := (await reader.readline()).decode().strip():
        server.heard.append(line)
        verb = line.split(maxsplit=1)[0].lower()
        reply = recipient(line) if verb == "rcpt" else others.get(verb, "250-mail.example\r\n250 ok")
        if reply is None:
            return
        writer.write(f"{reply}\r\n".encode())
        await writer.drain()
        if verb == "quit":
            return
