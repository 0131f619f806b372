"""One exchange: over the wire, in its turn, within its bounds, again where that may help; or out of an archive.

Nothing here decides what may be asked or what an answer means: the address was checked and the site's rules were
obeyed before, and a status is read after. What a server demands of everybody (patience, by 429 or 503) is heeded here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import httpx
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

from connectors.answers import Judged, Meaning
from connectors.connector import digest
from connectors.statement import Cause
from enrich.net.address import Address
from enrich.net.archive import Archive
from enrich.net.body import TooLarge, read_wire
from enrich.net.exchange import Exchange, crossed_out, without_key
from enrich.net.faults import Fault, Refused, TryAgain
from enrich.net.keys import NO_SECRET, Secret
from enrich.net.manners import Manners
from enrich.net.pace import Pace
from enrich.net.recorder import Recorder
from enrich.net.retry import TRY_AGAIN, pause, retry_after
from enrich.net.transport import Hopeless


def _no_judgement(exchange: Exchange) -> None:
    """Every answer is a page."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms one exchange is made.

    Attributes:
        headers: all that is sent.
        limit: the most bytes of an answer.
        cut: be content with so many bytes of a larger one.
        gap: seconds before the next request to the same host.
        secret: the user's key, as it goes with the request.
        body: what is sent by POST; empty is a GET.
        dialled: where it is asked, when that is not at its own address.
        charged: its provider may take money for an answer, so only a plain "not yet" is tried again: after silence
            or a server's fault nobody knows whether it was charged.
        judge: what an answer means, where it is no page.
    """

    headers: Mapping[str, str]
    limit: int
    cut: bool = False
    gap: float = 0.0
    secret: Secret = NO_SECRET
    body: str = ""
    dialled: Address | None = None
    charged: bool = False
    judge: Callable[[Exchange], Judged | None] = _no_judgement


class Wire:
    """What asks. See `Fetcher` for its arguments; `requests` and `bytes` count what went over it."""

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport | None,
        manners: Manners,
        clock: Callable[[], datetime],
        pace: Pace,
        archive: Archive | None,
        recorder: Recorder | None,
    ) -> None:
        self.requests = 0
        self.bytes = 0
        self._transport = transport
        self._manners = manners
        self._clock = clock
        self._pace = pace
        self._archive = archive
        self._recorder = recorder

    async def exchange(self, address: Address, terms: Terms) -> Exchange:
        """The answer to one request, redirects and refusals as they are.

        Raises:
            Fault: when there is none.
        """
        if self._archive:
            return self._recorded(self._archive, address, terms)
        try:
            return await self._in_turn(address, terms)
        except Fault as fault:
            if self._recorder and not fault.answered:
                self._recorder.fail(address.url, fault, self._clock(), terms.body)
            raise

    def _recorded(self, archive: Archive, address: Address, terms: Terms) -> Exchange:
        found = archive.find(address.url, digest(terms.body))
        if found is None:
            raise Refused(f"{address.url} is not in the archive", Cause.NOT_RECORDED, silent=True)
        return self._judged(found, terms)

    async def _in_turn(self, address: Address, terms: Terms) -> Exchange:
        """Tried as often as may help, each time in the turn of its host."""
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self._manners.attempts),
            wait=pause,
            retry=retry_if_exception(partial(self._worth_waiting, terms)),
            sleep=self._pace.sleep,
            reraise=True,
        )
        async for attempt in retrying:
            with attempt:
                async with self._pace.turn((terms.dialled or address).host, terms.gap):
                    exchange = await self._dial(address, terms)
                return self._heeded(exchange, address, terms)
        raise AssertionError("tenacity gives up by raising")

    def _worth_waiting(self, terms: Terms, error: BaseException) -> bool:
        if not isinstance(error, TryAgain) or (terms.charged and not _turned_away(error)):
            return False
        return (error.wait or 0.0) <= self._manners.longest_wait

    def _heeded(self, exchange: Exchange, address: Address, terms: Terms) -> Exchange:
        """The exchange, if it is an answer. A host that asks for patience is parked, whatever else is asked of it."""
        try:
            return self._judged(exchange, terms)
        except TryAgain as failure:
            if failure.wait:
                self._pace.park((terms.dialled or address).host, failure.wait)
            raise

    def _judged(self, exchange: Exchange, terms: Terms) -> Exchange:
        """The exchange, if it is an answer. Raises TryAgain when the server asks for patience or fails."""
        judged = terms.judge(exchange)
        waits = judged is not None and judged.meaning is Meaning.WAIT
        if not waits and (exchange.status not in TRY_AGAIN or _is_final(judged)):
            return exchange
        wait = retry_after(exchange.headers.get("retry-after", ""), self._clock())
        # Another fault with a Retry-After (a gateway that gave up) may have come after the work was done.
        patience = waits or exchange.status == 429 or (exchange.status == 503 and wait)
        cause = Cause.RATE_LIMITED if patience else Cause.ERROR
        raise TryAgain(cause, judged.detail if judged else f"HTTP {exchange.status}", wait, answered=True)

    async def _dial(self, address: Address, terms: Terms) -> Exchange:
        """One attempt, within the deadline."""
        if self._transport is None:
            raise Refused("this run has no network", Cause.NOT_RECORDED, silent=True)
        self.requests += 1
        words = terms.secret.words
        try:
            async with asyncio.timeout(self._manners.deadline):
                exchange = await self._ask(self._transport, address, terms)
        except TimeoutError as error:
            detail = f"no answer within {self._manners.deadline:.0f} s"
            raise TryAgain(Cause.TIMEOUT, detail) from error
        except httpx.TimeoutException as error:
            raise TryAgain(Cause.TIMEOUT, crossed_out(str(error), words) or "timed out") from error
        except (Hopeless, httpx.InvalidURL, UnicodeError) as error:  # the last: no name in the DNS can be so
            raise Refused(crossed_out(str(error), words)[:200], Cause.ERROR, silent=True) from error
        except httpx.TransportError as error:
            raise TryAgain(Cause.ERROR, crossed_out(str(error), words)[:200], silent=True) from error
        self.bytes += len(exchange.wire)
        exchange = without_key(exchange, words, terms.limit)
        if self._recorder:
            self._recorder.keep(exchange, terms.headers)
        return exchange

    async def _ask(self, transport: httpx.AsyncBaseTransport, address: Address, terms: Terms) -> Exchange:
        sent = {**terms.headers, **terms.secret.headers}
        url, query = (terms.dialled or address).url, terms.secret.query
        if query:
            url += ("&" if "?" in url else "?") + query
        if terms.body:
            request = httpx.Request("POST", url, headers=sent, content=terms.body.encode())
        else:
            request = httpx.Request("GET", url, headers=sent)
        response = await transport.handle_async_request(request)
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            wire = await _body(response, terms)
        finally:
            await response.aclose()
        return Exchange(address.url, response.status_code, headers, wire, self._clock(), terms.body)


def _turned_away(error: TryAgain) -> bool:
    """Whether a server said that it did nothing, so that nothing was charged."""
    return error.answered and error.cause is Cause.RATE_LIMITED


def _is_final(judged: Judged | None) -> bool:
    """Whether an answer says by its words what its status does not: used up, refused, nothing there."""
    return judged is not None and judged.meaning not in (Meaning.WAIT, Meaning.ERROR)


async def _body(response: httpx.Response, terms: Terms) -> bytes:
    """The body as it came. Only that of an answer is wanted; of a refusal, nothing that is too much to read."""
    try:
        return await read_wire(_chunks(response), terms.limit, cut=terms.cut)
    except TooLarge:
        if response.is_success:
            raise
        return b""


async def _chunks(response: httpx.Response) -> AsyncIterator[bytes]:
    stream = response.stream
    assert isinstance(stream, httpx.AsyncByteStream)
    async for chunk in stream:
        yield chunk
