"""Fetching over a real socket: bounds, redirects, refusals, patience, manners."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import time
import zlib
from dataclasses import replace

import pytest

from connectors.connector import Key, Request
from connectors.page import Page
from connectors.statement import Cause, Outcome, State
from enrich.net.fetch import Fetcher
from enrich.net.transport import GuardedTransport
from tests.loopback import Exchange, says, serving
from tests.net.door import API, CRAWLER, MANNERS, NOW, ONCE, cause, door


async def test_a_page_arrives_with_its_provenance() -> None:
    async with door({"/a": says(b"<p>hi</p>", etag='"1"')}) as (fetcher, server):
        page = await fetcher.fetch(Request(f"{server.origin}/a"), API)
        assert isinstance(page, Page)
        assert (page.body, page.status, page.seen) == (b"<p>hi</p>", 200, NOW)
        assert server.seen[0].headers["user-agent"] == MANNERS.user_agent
        assert server.seen[0].headers["accept-encoding"] == "gzip, deflate"
        assert "cookie" not in server.seen[0].headers


async def test_not_found_is_an_answer_and_a_failure_is_not() -> None:
    async with door({"/broken": says(b"", 500), "/gone": says(b"", 410)}, ONCE) as (
        fetcher,
        server,
    ):
        absent = await fetcher.fetch(Request(f"{server.origin}/missing"), API)
        assert isinstance(absent, Outcome)
        assert absent.state is State.ABSENT
        assert cause(await fetcher.fetch(Request(f"{server.origin}/broken"), API)) is Cause.ERROR
        unexpected = await fetcher.fetch(Request(f"{server.origin}/gone", absent=(404,)), API)
        assert cause(unexpected) is Cause.ERROR


@pytest.mark.parametrize(
    ("status", "expected"),
    [(401, Cause.BLOCKED), (403, Cause.BLOCKED), (402, Cause.BUDGET), (451, Cause.BLOCKED)],
)
async def test_a_refusal_is_recorded_and_never_asked_again(status: int, expected: Cause) -> None:
    async with door({"/no": says(b"no", status)}) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/no"), API)) is expected
        assert server.asked["/no"] == 1


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate"])
async def test_bombs_stop_at_the_limit(encoding: str) -> None:
    huge = b"\0" * (64 * 1024 * 1024)
    body = gzip.compress(huge) if encoding == "gzip" else zlib.compress(huge)
    if encoding == "raw deflate":
        body = zlib.compress(huge, wbits=-15)
    name = encoding.rpartition(" ")[2]
    async with door({"/bomb": says(body, content_encoding=name)}) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/bomb"), API)
        assert cause(answer) is Cause.ERROR
        assert "larger than" in str(getattr(answer, "detail", ""))


async def test_an_encoding_that_was_not_offered_is_refused() -> None:
    async with door({"/br": says(b"\x1b\x00", content_encoding="br")}) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/br"), API)) is Cause.ERROR


async def test_an_endless_body_is_cut_at_the_limit() -> None:
    async def endless(exchange: Exchange) -> None:
        await exchange.raw(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
        for _ in range(1_000):
            await exchange.raw(b"x" * 100_000)

    async with door({"/endless": endless}) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/endless"), API)) is Cause.ERROR
        assert fetcher.bytes < 10_000_000


async def test_gzip_is_read() -> None:
    async with door({"/z": says(gzip.compress(b"<p>packed</p>"), content_encoding="gzip")}) as (
        fetcher,
        server,
    ):
        page = await fetcher.fetch(Request(f"{server.origin}/z"), API)
        assert isinstance(page, Page)
        assert page.body == b"<p>packed</p>"


async def test_redirects_are_followed_a_few_times_and_loops_end() -> None:
    handlers = {
        "/1": says(status=301, location="/2"),
        "/2": says(b"there"),
        "/loop": says(status=302, location="/loop"),
    }
    async with door(handlers, ONCE) as (fetcher, server):
        page = await fetcher.fetch(Request(f"{server.origin}/1"), API)
        assert isinstance(page, Page)
        assert (page.url, page.asked) == (f"{server.origin}/2", f"{server.origin}/1")
        assert cause(await fetcher.fetch(Request(f"{server.origin}/loop"), API)) is Cause.ERROR
        assert server.asked["/loop"] <= 7


@pytest.mark.parametrize(
    "location", ["https://www.linkedin.com/company/acme", "ftp://a.example/", "http://a:b@c.example/"]
)
async def test_a_redirect_passes_every_rule_again(location: str) -> None:
    async with door({"/r": says(status=302, location=location)}) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/r"), API)) is Cause.BLOCKED


async def test_without_leave_no_loopback_address_is_dialled_by_any_path() -> None:
    hops = {"/hop": says(status=302, location="http://127.0.0.1/secret")}
    async with serving(hops | {"/secret": says(b"secret")}) as server:
        fetcher = Fetcher(GuardedTransport(), manners=replace(MANNERS, private=False), clock=lambda: NOW)
        try:
            for url in (f"{server.origin}/secret", "http://localtest.invalid/", "http://127.0.0.1/secret"):
                assert isinstance(await fetcher.fetch(Request(url), API), Outcome)
            assert not server.seen
        finally:
            await fetcher.close()


async def test_robots_are_asked_once_and_obeyed() -> None:
    rules = b"User-agent: *\nDisallow: /private\nAllow: /private/open\n"
    handlers = {"/robots.txt": says(rules), "/": says(), "/private/x": says(), "/private/open": says()}
    async with door(handlers) as (fetcher, server):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER), Page)
        assert cause(await fetcher.fetch(Request(f"{server.origin}/private/x"), CRAWLER)) is Cause.ROBOTS
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/private/open"), CRAWLER), Page)
        assert server.asked["/robots.txt"] == 1
        assert server.asked["/private/x"] == 0


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (500, False), (503, False), (401, False), (403, False), (410, True)]
)
async def test_what_a_missing_or_refused_robots_file_means(status: int, allowed: bool) -> None:
    async with door({"/robots.txt": says(b"", status, retry_after="0"), "/": says()}, ONCE) as (
        fetcher,
        server,
    ):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)
        assert isinstance(answer, Page) is allowed
        assert server.asked["/"] == (1 if allowed else 0)


async def test_an_api_is_not_crawled_so_robots_do_not_matter_to_it() -> None:
    async with door({"/robots.txt": says(b"User-agent: *\nDisallow: /"), "/v1": says(b"{}")}) as (
        fetcher,
        server,
    ):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/v1"), API), Page)
        assert server.asked["/robots.txt"] == 0


async def test_requests_to_one_host_keep_their_distance() -> None:
    moments: list[float] = []

    async def noted(exchange: Exchange) -> None:
        moments.append(time.monotonic())
        await exchange.answer(b"ok")

    async with door({f"/{n}": noted for n in range(4)}, replace(MANNERS, gap=0.2)) as (fetcher, server):
        await asyncio.gather(*(fetcher.fetch(Request(f"{server.origin}/{n}"), CRAWLER) for n in range(4)))
    gaps = [b - a for a, b in itertools.pairwise(moments)]
    assert min(gaps) >= 0.2 * 0.8


async def test_a_key_is_sent_and_does_not_follow_a_redirect_to_another_host() -> None:
    keyed = replace(API, key=Key("THEIR_KEY", "Authorization", "Bearer {}"))
    async with serving({"/there": says(b"ok")}, host="127.0.0.2") as other:
        moved = says(status=302, location=f"{other.origin}/there")
        async with door({"/here": moved}, keys={"THEIR_KEY": "s3cret"}) as (fetcher, server):
            assert isinstance(await fetcher.fetch(Request(f"{server.origin}/here"), keyed), Page)
            assert server.seen[0].headers["authorization"] == "Bearer s3cret"
            assert "authorization" not in other.seen[0].headers


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\r\n\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"SSH-2.0-x\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: " + b"b" * 100_000 + b"\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_an_error_and_nothing_more(garbage: bytes) -> None:
    async def handler(exchange: Exchange) -> None:
        await exchange.raw(garbage)
        exchange.writer.close()

    async with door({"/g": handler}, ONCE) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/g"), API)) is Cause.ERROR
