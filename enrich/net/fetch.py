"""Fetching: one request in, a page or an outcome out. Every rule of this door is applied here, in this order.

    address    may this host be dialled at all? (again at every redirect)
    store      a stored answer that is fresh serves; a stale one is offered back with its validators
    robots     for pages meant for people: does the site allow it?
    archive    in a replay the answer comes from the file, or is unknown
    pace       one request at a time to a host, with a gap
    exchange   bounded in size, in time and in redirects
    retry      only what may succeed, when the server says so

A fault is never an exception for the caller: it is an `Outcome` with its cause.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from urllib.parse import parse_qsl

import httpx

from connectors.answers import Judged, Meaning, judge
from connectors.connector import Connector, Request
from connectors.hosts import join
from connectors.page import Page
from connectors.statement import Cause, Outcome, unknown
from enrich.net.address import Address, check
from enrich.net.archive import Archive
from enrich.net.body import ACCEPT_ENCODING, unpack
from enrich.net.exchange import SECRET_HEADERS, Exchange, without_key
from enrich.net.faults import Fault
from enrich.net.keys import NO_SECRET, Ring, Secret
from enrich.net.manners import Manners
from enrich.net.pace import Pace
from enrich.net.recorder import Recorder
from enrich.net.robots import ABSENT_STATUSES, PARSED_BYTES, PATH, RuleBook, Rules, rules_of
from enrich.net.wire import Terms, Wire

MOST_REDIRECTS = 5
# How much of a refusal is read for its words.
_MOST_WORDS = 64 * 1024
_KEPT_HEADERS = frozenset(
    {"content-type", "content-language", "etag", "last-modified", "link", "server", "x-powered-by", "x-generator",
     "x-robots-tag", "tdm-reservation", "via"}
)  # fmt: skip


class PageStore(Protocol):
    """Where answers are kept between runs, by `_Errand.kept_as`. The store of `enrich.store` is one."""

    def get(self, url: str) -> Page | None: ...

    def put(self, url: str, page: Page) -> None: ...


@dataclass(frozen=True, slots=True)
class _Errand:
    """One request under way: who asks, the address before any redirect, an answer of an earlier day to offer back."""

    request: Request
    source: Connector
    address: Address
    stored: Page | None = None

    @property
    def kept_as(self) -> str:
        """Under what its answer is kept: its address, and what is sent there."""
        return _kept_as(self.address, self.request)

    @property
    def for_rules(self) -> bool:
        """Whether it asks for a site's rules. No rules hold for that, on any hop of it."""
        return self.address.url == self.address.origin + PATH


class Fetcher:
    """The one object that dials.

    Args:
        transport: an httpx transport; see `enrich.net.transport` for the guarded one.
        clock: the wall clock, for what is stamped on pages. Waiting uses the monotonic clock.
        store: where answers are kept between runs. A recording run reads none of them, so that its archive holds
            everything that a replay will ask for.
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
        self._transport = transport
        self._clock = clock
        self._archive = archive
        self._recorder = recorder
        self._store = None if archive else store
        pace = pace or Pace(manners.longest_wait)
        self._wire = Wire(transport, manners, clock, pace, archive, recorder)
        self._unkept = Wire(transport, manners, clock, pace, None, None)
        self._keys = keys or {}
        self._ring = Ring(self._keys, self._change, clock)
        self._rules = RuleBook(self._ask_rules)

    @property
    def requests(self) -> int:
        """How many requests went over the wire."""
        return self._wire.requests

    @property
    def bytes(self) -> int:
        """How many bytes of bodies came back."""
        return self._wire.bytes

    async def fetch(self, request: Request, source: Connector) -> Page | Outcome:
        """A page, `ABSENT`, or an unknown outcome with its cause. Never raises for what the network does."""
        try:
            return await self._fetch(request, source)
        except Fault as fault:
            if fault.silent and request.or_else:
                following, *others = request.or_else
                return await self.fetch(replace(request, url=following, or_else=tuple(others)), source)
            return self._outcome(fault)

    async def _fetch(self, request: Request, source: Connector) -> Page | Outcome:
        address = self._check(request.url)
        kept_as = _kept_as(address, request)
        stored = self._store.get(kept_as) if self._store and not self._recorder else None
        if stored and self._is_fresh(stored, request):
            return stored
        errand = _Errand(request, source, address, stored)
        return self._page(await self._answer(errand), errand)

    def _dialled(self, errand: _Errand, address: Address) -> Address:
        """Where an address is dialled: at the origin that the user set, for a source whose operator wants that.

        Its answer is known by its own address all the same, so that a replay finds it whatever is set then.
        """
        base = self._keys.get(errand.source.base, "").strip().rstrip("/") if errand.source.base else ""
        if not base or self._archive or address.origin != errand.address.origin:
            return address
        return self._check(base + address.url.removeprefix(address.origin))

    def _check(self, url: str) -> Address:
        return check(url, private=self.manners.private)

    def _is_fresh(self, page: Page, request: Request) -> bool:
        """Whether a stored page still serves. One from the future was stamped by a clock that was wrong."""
        return timedelta(0) <= self._clock() - page.seen < timedelta(days=request.fresh_days)

    def _outcome(self, fault: Fault) -> Outcome:
        retry_at = self._clock() + timedelta(seconds=fault.wait) if fault.wait else None
        return unknown(fault.cause, fault.detail, retry_at)

    # -- asking --------------------------------------------------------------------------------------

    async def _answer(self, errand: _Errand) -> Exchange:
        """Follow redirects to an answer. Each hop passes every rule again."""
        address = errand.address
        for _ in range(MOST_REDIRECTS + 1):
            exchange = await self._wire.exchange(address, await self._terms(errand, address))
            redirected = 300 <= exchange.status < 400 and exchange.status != 304
            target = exchange.headers.get("location", "") if redirected else ""
            if not target:
                return exchange
            if errand.request.body:
                raise Fault(Cause.ERROR, f"{address.url} answers a question with a redirect", answered=True)
            address = self._check(join(address.url, target) or target)
        raise Fault(Cause.ERROR, f"{errand.request.url}: more than {MOST_REDIRECTS} redirects")

    async def _terms(self, errand: _Errand, address: Address) -> Terms:
        """On what terms one hop is asked for. Raises Refused for what the site's rules do not allow."""
        gap = await self._gap(errand, address)
        secret = await self._secret(errand, address)
        return Terms(
            dialled=self._dialled(errand, address),
            headers=self._headers(errand, address),
            limit=self._limit(errand),
            cut=errand.for_rules,
            gap=gap,
            secret=secret,
            body=errand.request.body,
            charged=not errand.source.price.free and errand.request.credits > 0,
            judge=partial(self._judge, errand),
        )

    def _limit(self, errand: _Errand) -> int:
        return PARSED_BYTES if errand.for_rules else errand.request.max_bytes or self.manners.max_bytes

    async def _secret(self, errand: _Errand, address: Address) -> Secret:
        """The user's key for a source: sent to the server that was asked, and to nobody it points to."""
        if self._archive or errand.source.key is None or address.origin != errand.address.origin:
            return NO_SECRET
        return await self._ring.secret(errand.source)

    async def _change(self, request: Request, source: Connector) -> Page | Outcome:
        """Change a key for a token. No archive, no store and no message sees anything of it.

        A token may contain what it was changed for, so only what a refusal says is looked through for that.
        """
        errand = _Errand(request, source, self._check(request.url))
        gap = 1.0 / source.per_second / self.manners.haste
        words = [value for name, value in parse_qsl(request.body) if name.startswith("client_")]

        def judged(exchange: Exchange) -> Judged | None:
            return self._judge(errand, without_key(exchange, words, self._limit(errand)))

        terms = Terms(self._headers(errand, errand.address), self._limit(errand), gap=gap, body=request.body,
                      judge=judged)  # fmt: skip
        exchange = await self._unkept.exchange(errand.address, terms)
        refused = judged(exchange)
        return refused.outcome if refused else self._page(exchange, errand, keep=False)

    def _headers(self, errand: _Errand, address: Address) -> dict[str, str]:
        request, source, stored = errand.request, errand.source, errand.stored
        headers = {
            "Accept": "text/html,application/xhtml+xml,application/json,*/*;q=0.5",
            **source.headers,
            **request.headers,
            "User-Agent": self.manners.user_agent,
            "Accept-Encoding": ACCEPT_ENCODING,
        }
        if address.origin != errand.address.origin:
            headers = {name: value for name, value in headers.items() if name.lower() not in SECRET_HEADERS}
        if stored and stored.url == address.url:
            headers |= _validators(stored)
        return headers

    # -- manners -------------------------------------------------------------------------------------

    async def _gap(self, errand: _Errand, address: Address) -> float:
        """Seconds to keep between two requests to a host, by our manners and its own wish."""
        if not errand.source.crawls:
            return 1.0 / errand.source.per_second / self.manners.haste
        if errand.for_rules:
            return 0.0
        rules = await self._rules.rules_for(address, errand.source)
        rules.obey(address, self.manners.agent)
        return max(self.manners.gap, rules.delay(self.manners.agent)) / self.manners.haste

    async def _ask_rules(self, address: Address, source: Connector) -> Rules:
        request = Request(address.origin + PATH, absent=ABSENT_STATUSES, fresh_days=1)
        strict = self.manners.strict_robots
        try:
            return rules_of(await self._fetch(request, source), strict=strict)
        except Fault as fault:
            if self._archive and fault.cause is Cause.NOT_RECORDED:
                return Rules()  # the page itself was recorded, so it was allowed then
            return rules_of(fault, strict=strict)

    # -- what it means -------------------------------------------------------------------------------

    def _judge(self, errand: _Errand, exchange: Exchange) -> Judged | None:
        """What an answer means where it is no page. Of a refusal so much is read as its words take.

        A source that declares a key is taken to have been sent it: a replay, which sends none, must judge the same.
        A page of a source that means by its answers what HTTP does is not looked into.
        """
        manners = errand.source.answers
        fine = 200 <= exchange.status < 300
        if exchange.status == 304 or (fine and not manners):
            return None
        limit = self._limit(errand) if fine else _MOST_WORDS
        encoding = exchange.headers.get("content-encoding", "")
        try:
            body = unpack(exchange.wire, encoding, limit, cut=not fine)
        except Fault:
            body = b""
        page = Page(exchange.url, body, exchange.at, exchange.status, exchange.headers)
        return judge(page, errand.request.absent, manners, errand.source.key is not None)

    def _page(self, exchange: Exchange, errand: _Errand, *, keep: bool = True) -> Page | Outcome:
        """What an answer is: a page, nothing, or a refusal. Only the body of a page is unpacked."""
        request, stored = errand.request, errand.stored
        kept = {name: value for name, value in exchange.headers.items() if name in _KEPT_HEADERS}
        if exchange.status == 304 and stored and stored.url == exchange.url:
            renewed = dict(stored.headers) | {n: v for n, v in kept.items() if n != "content-type"}
            return self._keep(errand, replace(stored, seen=exchange.at, headers=renewed))
        judged = self._judge(errand, exchange)
        if judged:
            return judged.outcome
        if not 200 <= exchange.status < 300 and exchange.status not in _read(errand.source):
            return unknown(Cause.ERROR, f"HTTP {exchange.status}")
        encoding = exchange.headers.get("content-encoding", "")
        body = unpack(exchange.wire, encoding, self._limit(errand), cut=errand.for_rules)
        page = Page(exchange.url, body, exchange.at, exchange.status, kept, request.url)
        return self._keep(errand, page) if keep else page

    def _keep(self, errand: _Errand, page: Page) -> Page:
        if self._store and not _asks_not_to_be_kept(page):
            self._store.put(errand.kept_as, page)
        return page

    async def close(self) -> None:
        if self._transport:
            await self._transport.aclose()
        if self._recorder:
            self._recorder.close()


def _kept_as(address: Address, request: Request) -> str:
    return f"{address.url}#{request.digest}" if request.body else address.url


def _read(source: Connector) -> frozenset[int]:
    """Statuses other than success whose words a source declares worth reading."""
    return frozenset(means.status for means in source.answers if means.meaning is Meaning.READ)


def _validators(stored: Page) -> dict[str, str]:
    """The headers that offer a stored answer back (RFC 9110, 13.1)."""
    named = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    return {name: stored.headers[header] for name, header in named.items() if stored.headers.get(header)}


def _asks_not_to_be_kept(page: Page) -> bool:
    tag = page.headers.get("x-robots-tag", "").lower()
    return any(word in tag for word in ("noindex", "nosnippet", "noarchive", "noai"))


@asynccontextmanager
async def closing(fetcher: Fetcher) -> AsyncIterator[Fetcher]:
    """A fetcher that is closed at the end, whatever happens."""
    try:
        yield fetcher
    finally:
        await fetcher.close()


__all__ = ["Fetcher", "Manners", "PageStore", "closing"]
