"""Fetching: one request in, a page or an outcome out. Every rule of this door is applied here, in this order.

    address    may this host be dialled at all? (again at every redirect)
    archive    in a replay the answer comes from the file, or is unknown
    store      a stored answer that is fresh serves; a stale one is offered back with its validators
    robots     for pages meant for people: does the site allow it?
    pace       one request at a time to a host, with a gap
    exchange   bounded in size, in time and in redirects
    retry      only what may succeed, when the server says so

A fault is never an exception for the caller: it is an `Outcome` with its cause.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import httpx
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

from connectors.connector import Connector, Request
from connectors.hosts import join
from connectors.page import Page
from connectors.statement import ABSENT, Cause, Outcome, unknown
from enrich.net.address import Address, Refused, check
from enrich.net.archive import Archive, Exchange, Recorder
from enrich.net.body import ACCEPT_ENCODING, BadEncoding, TooLarge, read_wire, unpack
from enrich.net.pace import Pace, Parked
from enrich.net.retry import ATTEMPTS, TRY_AGAIN, TryAgain, pause, retry_after
from enrich.net.robots import LONGEST_DELAY, Rules, rules_of
from enrich.net.transport import Hopeless

MOST_REDIRECTS = 5
_REFUSALS = {
    401: Cause.BLOCKED,
    402: Cause.BUDGET,
    403: Cause.BLOCKED,
    407: Cause.BLOCKED,
    451: Cause.BLOCKED,
}
_NO_RULES = tuple(status for status in range(400, 500) if status not in (401, 403, 429))
_MOST_RULES = 4_096


@dataclass(frozen=True, slots=True)
class Manners:
    """How this program behaves on the network. Settings, not code.

    `haste` divides all gaps between requests; it is 1 but against a server of one's own.
    """

    agent: str = "Enrich"
    user_agent: str = "Enrich"
    max_bytes: int = 2 * 1024 * 1024
    deadline: float = 30.0
    gap: float = 1.0
    strict_robots: bool = True
    private: bool = False
    attempts: int = ATTEMPTS
    longest_wait: float = 300.0
    haste: float = 1.0


class PageStore(Protocol):
    """Where answers are kept between runs. The store of `enrich.store` is one; None keeps nothing."""

    def get(self, url: str) -> Page | None: ...

    def put(self, url: str, page: Page) -> None: ...


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer after redirects, decoded."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    at: datetime


class Fetcher:
    """The one object that dials.

    Args:
        transport: an httpx transport; see `enrich.net.transport` for the guarded one.
        clock: the wall clock, for what is stamped on pages. Waiting uses the monotonic clock.
        keys: values of the environment variables that connectors declare.
    """

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport | None,
        *,
        manners: Manners,
        clock: Callable[[], datetime],
        pace: Pace | None = None,
        store: PageStore | None = None,
        archive: Archive | None = None,
        recorder: Recorder | None = None,
        keys: Mapping[str, str] | None = None,
    ) -> None:
        self.manners = manners
        self.requests = 0
        self.bytes = 0
        self._transport = transport
        self._clock = clock
        self._pace = pace or Pace(manners.longest_wait)
        self._store = store
        self._archive = archive
        self._recorder = recorder
        self._keys = keys or {}
        self._rules: dict[str, asyncio.Future[Rules]] = {}

    async def fetch(self, request: Request, source: Connector) -> Page | Outcome:
        """A page, `ABSENT`, or an unknown outcome with its cause. Never raises for what the network does."""
        answer = await self._fetch(request, source)
        for url in request.or_else:
            if isinstance(answer, Page) or not _nobody_answered(answer):
                break
            answer = await self._fetch(replace(request, url=url, or_else=()), source)
        return answer

    async def _fetch(self, request: Request, source: Connector) -> Page | Outcome:
        try:
            address = check(request.url, private=self.manners.private)
            stored = self._stored(address.url, request)
            if isinstance(stored, Page) and self._is_fresh(stored, request):
                return stored
            answer = await self._answer(address, request, source, stored)
            return self._page(answer, request, stored)
        except Refused as refusal:
            return unknown(refusal.cause, refusal.detail)
        except TryAgain as failure:
            retry_at = self._clock() + timedelta(seconds=failure.wait) if failure.wait else None
            return unknown(failure.cause, failure.detail, retry_at)
        except Parked as parked:
            return unknown(Cause.RATE_LIMITED, str(parked), self._clock() + timedelta(seconds=parked.wait))
        except (TooLarge, BadEncoding) as error:
            return unknown(Cause.ERROR, f"{request.url}: {error}")

    async def sitemaps(self, url: str, source: Connector) -> list[str]:
        """The sitemaps a site's robots.txt names."""
        try:
            rules = await self._rules_for(check(url, private=self.manners.private), source)
        except Refused:
            return []
        return rules.sitemaps()

    # -- what is known already ---------------------------------------------------------------------

    def _stored(self, url: str, request: Request) -> Page | None:
        return self._store.get(url) if self._store and not self._archive else None

    def _is_fresh(self, page: Page, request: Request) -> bool:
        return self._clock() - page.seen < timedelta(days=request.fresh_days)

    # -- asking --------------------------------------------------------------------------------------

    async def _answer(
        self, address: Address, request: Request, source: Connector, stored: Page | None
    ) -> _Answer:
        """Follow redirects to an answer. Each hop passes every rule again."""
        headers = self._headers(request, source, stored)
        limit = request.max_bytes or self.manners.max_bytes
        for _ in range(MOST_REDIRECTS + 1):
            if source.crawls and not address.url.endswith("/robots.txt"):
                await self._obey(address, source)
            exchange = await self._exchange(address, headers, limit, source)
            target = exchange.headers.get("location", "") if 300 <= exchange.status < 400 else ""
            if exchange.status == 304 or not target:
                body = b"" if exchange.status == 304 else self._unpack(exchange, limit)
                return _Answer(address.url, exchange.status, exchange.headers, body, exchange.at)
            following = check(join(address.url, target) or target, private=self.manners.private)
            if following.host != address.host:
                headers = {k: v for k, v in headers.items() if not (source.key and k == source.key.header)}
            address = following
        raise TryAgain(Cause.ERROR, f"{request.url}: more than {MOST_REDIRECTS} redirects")

    @staticmethod
    def _unpack(exchange: Exchange, limit: int) -> bytes:
        return unpack(exchange.wire, exchange.headers.get("content-encoding", ""), limit)

    async def _exchange(
        self, address: Address, headers: Mapping[str, str], limit: int, source: Connector
    ) -> Exchange:
        if self._archive:
            found = self._archive.find(address.url)
            if found is None:
                raise Refused(f"{address.url} is not in the archive", Cause.NOT_RECORDED)
            return found
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self.manners.attempts),
            wait=pause,
            retry=retry_if_exception(self._worth_waiting),
            reraise=True,
        )
        gap = await self._gap(address, source)
        async for attempt in retrying:
            with attempt:
                async with self._pace.turn(address.host, gap):
                    exchange = await self._dial(address, headers, limit)
                return self._judged(exchange, address)
        raise AssertionError("tenacity gives up by raising")

    def _worth_waiting(self, error: BaseException) -> bool:
        return isinstance(error, TryAgain) and (error.wait or 0.0) <= self.manners.longest_wait

    def _judged(self, exchange: Exchange, address: Address) -> Exchange:
        """The exchange, if it is an answer. Raises TryAgain when the server asks for patience or fails."""
        if exchange.status not in TRY_AGAIN:
            return exchange
        wait = retry_after(exchange.headers.get("retry-after", ""), self._clock())
        if wait:
            self._pace.park(address.host, wait)
        cause = Cause.RATE_LIMITED if exchange.status == 429 or wait else Cause.ERROR
        raise TryAgain(cause, f"HTTP {exchange.status}", wait)

    async def _dial(self, address: Address, headers: Mapping[str, str], limit: int) -> Exchange:
        """One request over the wire, within the deadline."""
        if self._transport is None:
            raise Refused("this run has no network", Cause.NOT_RECORDED)
        self.requests += 1
        try:
            async with asyncio.timeout(self.manners.deadline):
                request = httpx.Request("GET", address.url, headers=dict(headers))
                response = await self._transport.handle_async_request(request)
                try:
                    answered = {k.lower(): v for k, v in response.headers.items()}
                    wire = await read_wire(_stream(response), limit)
                finally:
                    await response.aclose()
        except TimeoutError as error:
            raise TryAgain(Cause.TIMEOUT, f"no answer within {self.manners.deadline:.0f} s") from error
        except httpx.TimeoutException as error:
            raise TryAgain(Cause.TIMEOUT, str(error) or "timed out") from error
        except Hopeless as error:
            raise Refused(str(error), Cause.ERROR) from error
        except httpx.TransportError as error:
            raise TryAgain(Cause.ERROR, str(error)[:200]) from error
        self.bytes += len(wire)
        exchange = Exchange(address.url, response.status_code, answered, wire, self._clock())
        if self._recorder:
            self._recorder.keep(exchange, headers)
        return exchange

    def _headers(self, request: Request, source: Connector, stored: Page | None) -> dict[str, str]:
        headers = {
            "User-Agent": self.manners.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/json,*/*;q=0.5",
            "Accept-Encoding": ACCEPT_ENCODING,
            **source.headers,
            **request.headers,
        }
        if source.key and (secret := self._keys.get(source.key.variable)):
            headers[source.key.header] = source.key.form.format(secret)
        if stored:
            if etag := stored.headers.get("etag"):
                headers["If-None-Match"] = etag
            if modified := stored.headers.get("last-modified"):
                headers["If-Modified-Since"] = modified
        return headers

    # -- manners -------------------------------------------------------------------------------------

    async def _gap(self, address: Address, source: Connector) -> float:
        if not source.crawls:
            return 1.0 / source.per_second / self.manners.haste
        if address.url.endswith("/robots.txt"):
            return 0.0
        rules = await self._rules_for(address, source)
        return max(self.manners.gap, rules.delay(self.manners.agent)) / self.manners.haste

    async def _obey(self, address: Address, source: Connector) -> None:
        rules = await self._rules_for(address, source)
        if rules.fault is not None and rules.fault.cause is not None:
            raise Refused(f"{address.host}: {rules.fault.detail}", rules.fault.cause)
        if not rules.allows(address.url, self.manners.agent):
            raise Refused(f"{address.url}: {rules.closed or 'its robots.txt forbids it'}", Cause.ROBOTS)
        if rules.delay(self.manners.agent) > LONGEST_DELAY:
            raise Refused(
                f"{address.host} asks for {rules.delay(self.manners.agent):.0f} s between requests",
                Cause.ROBOTS,
            )

    async def _rules_for(self, address: Address, source: Connector) -> Rules:
        """The rules of one authority, asked for once however many wait for them."""
        waiting = self._rules.get(address.origin)
        if waiting is None:
            if len(self._rules) >= _MOST_RULES:
                self._rules = {o: f for o, f in self._rules.items() if not f.done()}
            waiting = asyncio.ensure_future(self._ask_rules(address, source))
            self._rules[address.origin] = waiting
        return await asyncio.shield(waiting)

    async def _ask_rules(self, address: Address, source: Connector) -> Rules:
        request = Request(address.origin + "/robots.txt", absent=_NO_RULES, fresh_days=1)
        answer = await self.fetch(request, source)
        if self._archive and isinstance(answer, Outcome) and answer.cause is Cause.NOT_RECORDED:
            return Rules()  # the page itself was recorded, so it was allowed then
        return rules_of(answer, strict=self.manners.strict_robots)

    # -- what it means -------------------------------------------------------------------------------

    def _page(self, answer: _Answer, request: Request, stored: Page | None) -> Page | Outcome:
        if answer.status == 304 and stored:
            return self._keep(request, replace(stored, seen=answer.at))
        if answer.status in request.absent:
            return ABSENT
        if 200 <= answer.status < 300:
            kept = {k: v for k, v in answer.headers.items() if k in _KEPT_HEADERS}
            page = Page(answer.url, answer.body, answer.at, answer.status, kept, request.url)
            return self._keep(request, page)
        cause = _REFUSALS.get(answer.status, Cause.ERROR)
        if answer.status == 403 and answer.headers.get("x-ratelimit-remaining") == "0":
            cause = Cause.RATE_LIMITED
        return unknown(cause, f"HTTP {answer.status}")

    def _keep(self, request: Request, page: Page) -> Page:
        if self._store and not self._archive and not _asks_not_to_be_kept(page):
            self._store.put(check(request.url, private=self.manners.private).url, page)
        return page

    async def close(self) -> None:
        if self._transport:
            await self._transport.aclose()
        if self._recorder:
            self._recorder.close()


_KEPT_HEADERS = frozenset(
    {"content-type", "content-language", "etag", "last-modified", "link", "server", "x-powered-by", "x-generator",
     "x-robots-tag", "tdm-reservation", "via"}
)  # fmt: skip


def _nobody_answered(outcome: Outcome) -> bool:
    """Whether no server spoke at all: the name, the port or the archive has nothing. A slow one or a refusal did."""
    if outcome.cause is Cause.ERROR:
        return not outcome.detail.startswith("HTTP ") and "larger than" not in outcome.detail
    return outcome.cause is Cause.NOT_RECORDED


def _asks_not_to_be_kept(page: Page) -> bool:
    tag = page.headers.get("x-robots-tag", "").lower()
    return any(word in tag for word in ("noindex", "nosnippet", "noarchive", "noai"))


async def _stream(response: httpx.Response) -> AsyncIterator[bytes]:
    stream = response.stream
    assert isinstance(stream, httpx.AsyncByteStream)
    async for chunk in stream:
        yield chunk


@asynccontextmanager
async def closing(fetcher: Fetcher) -> AsyncIterator[Fetcher]:
    """A fetcher that is closed at the end, whatever happens."""
    try:
        yield fetcher
    finally:
        await fetcher.close()
