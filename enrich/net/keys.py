"""The user's keys on their way out: into a header or an address, or changed for a token first.

A key goes to the origin that its source asked and to nobody that one points to. What carries it exists only while the
request is under way: addresses, pages, archives and messages know the question without it.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote

from connectors.connector import Connector, Grant, Key, Request, form
from connectors.page import Page
from connectors.statement import Cause, Outcome
from enrich.net.faults import Fault, Refused

Change = Callable[[Request, Connector], Awaitable[Page | Outcome]]


@dataclass(frozen=True, slots=True)
class Secret:
    """What is added to a request for its key's sake, and what must be crossed out wherever it comes back."""

    headers: Mapping[str, str]
    query: str = ""
    words: tuple[str, ...] = ()


NO_SECRET = Secret({})
# How long before its end a token is used no more, and how long one lives that does not say (RFC 6749, 5.1).
_SPARE = timedelta(minutes=1)
_USUAL_LIFE = 3_600
_LONGEST_LIFE = 86_400


class _Token(NamedTuple):
    word: str
    until: datetime


class Ring:
    """The keys of a run.

    Args:
        values: of the environment variables that sources declare.
        change: how a token is asked for; nothing of that exchange is kept.
        clock: tells when a token has lived its time.
    """

    def __init__(self, values: Mapping[str, str], change: Change, clock: Callable[[], datetime]) -> None:
        self._values = values
        self._change = change
        self._clock = clock
        self._tokens: dict[str, asyncio.Task[_Token]] = {}

    async def secret(self, source: Connector) -> Secret:
        """What goes with a request of this source.

        Raises:
            Fault: when the key cannot be sent, or no token is given for it.
        """
        key = source.key
        value = self._value(key.variable) if key else ""
        if key is None or not value:
            return NO_SECRET
        if key.grant:
            value = await self._token(key, key.grant, value, source)
        return _carried(key, value)

    def _value(self, variable: str) -> str:
        value = self._values.get(variable, "").strip()
        if not (value.isascii() and value.isprintable()):
            raise Refused(f"{variable} holds a character that cannot be sent", Cause.NO_KEY)
        return value

    async def _token(self, key: Key, grant: Grant, secret: str, source: Connector) -> str:
        """The token of a source, asked for once however many wait for it. A failure is not remembered."""
        waiting = self._tokens.get(source.name)
        if waiting is None or (waiting.done() and not self._serves(waiting)):
            waiting = asyncio.create_task(self._granted(key, grant, secret, source))
            self._tokens[source.name] = waiting
        return (await asyncio.shield(waiting)).word

    def _serves(self, asked: asyncio.Task[_Token]) -> bool:
        failed = asked.cancelled() or asked.exception() is not None
        return not failed and self._clock() < asked.result().until

    async def _granted(self, key: Key, grant: Grant, secret: str, source: Connector) -> _Token:
        client = self._value(grant.client)
        if not client:
            raise Refused(f"{source.name} needs {grant.client} beside {key.variable}", Cause.NO_KEY)
        fields = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
        answer = await self._change(form(grant.url, fields, absent=(), fresh_days=0), source)
        if not isinstance(answer, Page):
            refused = answer.detail.startswith(("HTTP 400", "HTTP 401", "HTTP 403"))
            cause = Cause.NO_KEY if refused else answer.cause or Cause.ERROR
            raise Fault(cause, f"{grant.url} gives no token for {key.variable} ({answer.detail})")
        return _read(answer, grant)


def _read(answer: Page, grant: Grant) -> _Token:
    """The token that an answer gives. Raises Fault for an answer that gives none."""
    try:
        said = answer.json()
        word, life = said["access_token"], str(said.get("expires_in"))
        seconds = min(int(life), _LONGEST_LIFE) if life.isdecimal() else _USUAL_LIFE
    except (ValueError, KeyError, TypeError) as error:
        raise Fault(Cause.CHANGED, f"{grant.url} answers without a token") from error
    if not (isinstance(word, str) and word and word.isascii() and word.isprintable()):
        raise Fault(Cause.CHANGED, f"{grant.url} answers with a token that cannot be sent")
    return _Token(word, answer.seen + timedelta(seconds=seconds) - _SPARE)


def _carried(key: Key, value: str) -> Secret:
    """A key as it is sent."""
    basic = base64.b64encode(f"{value}:".encode()).decode()
    headers = {key.header: key.form.format(value, basic=basic)} if key.header else {}
    query = f"{key.query}={quote(value, safe='')}" if key.query else ""
    return Secret(headers, query, (value, basic))
