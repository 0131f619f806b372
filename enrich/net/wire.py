"""One exchange: over the wire, in its turn, within its bounds, again where that may help; or out of an archive.

Nothing here decides what may be asked or what an answer means: the address was checked and the site's rules were
obeyed before, and a status is read after. What a server demands of everybody (patience, by 429 or 503) is heeded here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import httpx
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

from connectors.statement import Cause
from enrich.net.address import Address
from enrich.net.archive import Archive
from enrich.net.body import TooLarge, read_wire
from enrich.net.exchange import Exchange, without_key
from enrich.net.faults import Fault, Refused, TryAgain
from enrich.net.manners import Manners
from enrich.net.pace import Pace
from enrich.net.recorder import Recorder
from enrich.net.retry import TRY_AGAIN, pause, retry_after
from enrich.net.transport import Hopeless


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms one exchange is made.

    Attributes:
        headers: all that is sent.
        limit: the most bytes of an answer.
        cut: be content with so many bytes of a larger one.
        gap: seconds before the next request to the same host.
        key: the user's key, if one is among the headers.
    """

    headers: Mapping[str, str]
    limit: int
    cut: bool = False
    gap: float = 0.0
    key: str = ""


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
            return self._recorded(self._archive, address)
        try:
            return await self._in_turn(address, terms)
        except Fault as fault:
            if self._recorder and not fault.answered:
                self._recorder.fail(address.url, fault, self._clock())
            raise

    def _recorded(self, archive: Archive, address: Address) -> Exchange:
        found = archive.find(address.url)
        if found is None:
            raise Refused(f"{address.url} is not in the archive", Cause.NOT_RECORDED, silent=True)
        return self._judged(found)

    async def _in_turn(self, address: Address, terms: Terms) -> Exchange:
        """Tried as often as may help, each time in the turn of its host."""
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self._manners.attempts),
            wait=pause,
            retry=retry_if_exception(self._worth_waiting),
            sleep=self._pace.sleep,
            reraise=True,
        )
        async for attempt in retrying:
            with attempt:
                async with self._pace.turn(address.host, terms.gap):
                    exchange = await self._dial(address, terms)
                return self._heeded(exchange, address)
        raise AssertionError("tenacity gives up by raising")

    def _worth_waiting(self, error: BaseException) -> bool:
        return isinstance(error, TryAgain) and (error.wait or 0.0) <= self._manners.longest_wait

    def _heeded(self, exchange: Exchange, address: Address) -> Exchange:
        """The exchange, if it is an answer. A host that asks for patience is parked, whatever else is asked of it."""
        try:
            return self._judged(exchange)
        except TryAgain as failure:
            if failure.wait:
                self._pace.park(address.host, failure.wait)
            raise

    def _judged(self, exchange: Exchange) -> Exchange:
        """The exchange, if it is an answer. Raises TryAgain when the server asks for patience or fails."""
        if exchange.status not in TRY_AGAIN:
            return exchange
        wait = retry_after(exchange.headers.get("retry-after", ""), self._clock())
        cause = Cause.RATE_LIMITED if exchange.status == 429 or wait else Cause.ERROR
        raise TryAgain(cause, f"HTTP {exchange.status}", wait, answered=True)

    async def _dial(self, address: Address, terms: Terms) -> Exchange:
        """One attempt, within the deadline."""
        if self._transport is None:
            raise Refused("this run has no network", Cause.NOT_RECORDED, silent=True)
        self.requests += 1
        try:
            async with asyncio.timeout(self._manners.deadline):
                exchange = await self._ask(self._transport, address, terms)
        except TimeoutError as error:
            detail = f"no answer within {self._manners.deadline:.0f} s"
            raise TryAgain(Cause.TIMEOUT, detail) from error
        except httpx.TimeoutException as error:
            raise TryAgain(Cause.TIMEOUT, str(error) or "timed out") from error
        except (Hopeless, httpx.InvalidURL, UnicodeError) as error:  # the last: no name in the DNS can be so
            raise Refused(str(error)[:200], Cause.ERROR, silent=True) from error
        except httpx.TransportError as error:
            raise TryAgain(Cause.ERROR, str(error)[:200], silent=True) from error
        self.bytes += len(exchange.wire)
        exchange = without_key(exchange, terms.key, terms.limit)
        if self._recorder:
            public = {name: value for name, value in terms.headers.items() if terms.key not in value}
            self._recorder.keep(exchange, public if terms.key else terms.headers)
        return exchange

    async def _ask(self, transport: httpx.AsyncBaseTransport, address: Address, terms: Terms) -> Exchange:
        request = httpx.Request("GET", address.url, headers=dict(terms.headers))
        response = await transport.handle_async_request(request)
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            wire = await _body(response, terms)
        finally:
            await response.aclose()
        return Exchange(address.url, response.status_code, headers, wire, self._clock())


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
