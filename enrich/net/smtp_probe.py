"""Asking a mail server whether it would take an address, without sending anything. Off unless the user turns it on.

It is never free: servers that see many unknown names block the address they come from, for all of its mail; many
delay strangers at first (greylisting), and many take every name, so that taking one says nothing. Hence:

    one connection to a host at a time, few names in it, and a bound on all waiting
    a name that nobody can have comes first: who takes that takes everything
    the message is never begun (no DATA), whatever the server says
    a refusal of *us* (a block list, a policy) is no refusal of the address
    only addresses of the open internet are dialled, checked as everywhere in this folder

RFC 5321; enhanced status codes RFC 3463; greylisting RFC 6647.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakValueDictionary

from aiohttp.abc import AbstractResolver

from connectors.mailbox import normal
from connectors.statement import Cause
from enrich.net.faults import Fault, Refused, TryAgain
from enrich.net.guard import GuardedResolver
from enrich.net.smtp_line import GREYLISTED, MOST_LINE, Line, Reply

PORT = 25
MOST_NAMES = 3
_PARTING = 1.0
# What a refusal of the asker, not of the address, is called: X.7.X, or in words.
_POLICY = re.compile(
    r"\b[45]\.7\.\d+\b|block(?:ed|list)|black ?list|spam|\brbl\b|reputation|polic(?:y|ies)|not allowed|denied|"
    r"authenticat|banned|dynamic|reverse dns|\bptr\b|rejected due",
    re.I,
)
_NO_SUCH = re.compile(r"\b5\.1\.(?:1|0|2|3|6|10)\b")


class Answer(StrEnum):
    """What a server says of an address."""

    TAKEN = "taken"
    REFUSED = "refused"
    CATCH_ALL = "takes everything"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Probed:
    """One address, asked about.

    Attributes:
        cause: why nothing was learned, exactly where the answer is unknown.
        detail: the server's words, or what went wrong.
        wait: seconds after which asking again may help, where that is known.
    """

    address: str
    answer: Answer
    detail: str
    cause: Cause | None = None
    wait: float | None = None


class SmtpProbe:
    """Asks mail servers about addresses, one connection to a host at a time.

    Args:
        sender: the address that asks; its owner answers for it, and its domain greets.
        port: where mail servers listen.
        deadline: seconds for one conversation, from dialling to the last answer.
        private: dial anything; for one's own servers on loopback in tests.
        resolver: who looks names up; what it answers is checked all the same.

    Raises:
        ValueError: for a sender that is no address.
    """

    def __init__(
        self,
        sender: str,
        *,
        port: int = PORT,
        deadline: float = 30.0,
        private: bool = False,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._sender = normal(sender)
        if not self._sender:
            raise ValueError(f"{sender!r} is no address; mail servers are told who asks")
        self._port, self._deadline, self._private = port, deadline, private
        self._resolver = resolver
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def ask(self, host: str, addresses: Sequence[str]) -> list[Probed]:
        """Ask a mail server about addresses of one domain, at most `MOST_NAMES`; the answers in their order.

        Args:
            host: the mail exchanger, by name.

        Raises:
            ValueError: for addresses of several domains, or too many.
        """
        domains = {address.rpartition("@")[2].lower() for address in addresses}
        if len(domains) != 1 or len(addresses) > MOST_NAMES:
            raise ValueError(f"one domain and at most {MOST_NAMES} addresses are asked about at once")
        if not all(address.isascii() and normal(address) for address in addresses):
            raise ValueError("only well-formed addresses without accents are asked about")
        lock = self._turns.setdefault(host, asyncio.Lock())
        async with lock:
            talk = _Talk(tuple(addresses))
            try:
                async with asyncio.timeout(self._deadline):
                    await self._converse(host, domains.pop(), talk)
            except TimeoutError:
                talk.fail(Cause.TIMEOUT, f"{host} did not answer within {self._deadline:g} seconds")
            except Fault as fault:
                talk.fail(fault.cause, fault.detail, fault.wait)
            except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
                talk.fail(Cause.ERROR, f"{host}: {str(error) or type(error).__name__}")
            return talk.answers

    async def _converse(self, host: str, domain: str, talk: _Talk) -> None:
        async with self._line(host) as line:
            line.expect(await line.read(), "the greeting")
            line.expect(await line.say(f"EHLO {self._sender.rpartition('@')[2]}"), "EHLO")
            line.expect(await line.say(f"MAIL FROM:<{self._sender}>"), "the sender")
            nobody = await line.say(f"RCPT TO:<{_nobody()}@{domain}>")
            talk.nobody(nobody)
            for address in talk.open:
                talk.hear(address, await line.say(f"RCPT TO:<{address}>"))
            with suppress(OSError, Fault, asyncio.IncompleteReadError):
                await line.say("RSET")
                await line.say("QUIT")

    @asynccontextmanager
    async def _line(self, host: str) -> AsyncIterator[Line]:
        reader, writer = await asyncio.open_connection(await self._address(host), self._port, limit=MOST_LINE)
        try:
            yield Line(host, reader, writer)
        finally:
            writer.close()
            with suppress(OSError, TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), _PARTING)

    async def _address(self, host: str) -> str:
        """The address to dial for a host: looked up once, checked, and dialled as it is."""
        if self._private:
            return host
        resolver = GuardedResolver(self._resolver)
        try:
            found = await resolver.resolve(host.rstrip("."), self._port, socket.AF_UNSPEC)
        finally:
            await resolver.close()
        return found[0]["host"]


def _nobody() -> str:
    """A name that nobody has: long, and different each time, so that no server can know it."""
    return f"nobody-{secrets.token_hex(8)}"


class _Talk:
    """What one conversation has taught so far."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._asked = addresses
        self._learned: dict[str, Probed] = {}

    @property
    def open(self) -> list[str]:
        return [address for address in self._asked if address not in self._learned]

    @property
    def answers(self) -> list[Probed]:
        return [self._learned[address] for address in self._asked]

    def nobody(self, reply: Reply) -> None:
        """What the server said to a name that nobody has."""
        if reply.good:
            for address in self.open:
                said = f"the server takes names that nobody has: {reply.words}"
                self._learned[address] = Probed(address, Answer.CATCH_ALL, said)
        elif not reply.refused or _refuses_us(reply):
            self._raise(reply)

    def hear(self, address: str, reply: Reply) -> None:
        """What the server said to an address."""
        if reply.good:
            self._learned[address] = Probed(address, Answer.TAKEN, reply.words)
        elif not reply.refused or _refuses_us(reply):
            self._raise(reply)
        else:
            self._learned[address] = Probed(address, Answer.REFUSED, reply.words)

    def _raise(self, reply: Reply) -> None:
        if not reply.refused:
            raise TryAgain(Cause.RATE_LIMITED, f"not now: {reply.words}", GREYLISTED)
        raise Refused(f"it refuses us, not the address: {reply.words}")

    def fail(self, cause: Cause, detail: str, wait: float | None = None) -> None:
        """What is still open stays unknown."""
        for address in self.open:
            self._learned[address] = Probed(address, Answer.UNKNOWN, detail, cause, wait)


def _refuses_us(reply: Reply) -> bool:
    """Whether a refusal is of the asker. "550 5.1.1 no such user" is of the address, whatever else it says."""
    return not _NO_SUCH.search(reply.text) and _POLICY.search(reply.text) is not None
