"""Patience and persistence: what is tried again, how often, after how long, and what is not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.connector import Request
from connectors.page import Page
from connectors.price import Price
from connectors.statement import Cause, Outcome
from enrich.net.retry import LONGEST, TRY_AGAIN, retry_after
from tests.loopback import Exchange, Handler, says, serving
from tests.net.door import API, MANNERS, NOW, Time, body, cause, door


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("2.5", 2.5),
        ("-5", 0.0),
        ("Thu, 01 Oct 2026 12:01:00 GMT", 60.0),
        ("Thu, 01 Oct 2026 14:01:00 +0200", 60.0),
        ("Thu, 01 Oct 2026 12:01:00 -0000", 60.0),
        ("Thursday, 01-Oct-26 12:01:00 GMT", 60.0),
        ("Thu Oct  1 12:01:00 2026", 60.0),
        ("Thu, 01 Oct 2020 12:00:00 GMT", 0.0),
        ("1000000000000", LONGEST),
        ("1" * 400, LONGEST),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST),
    ],
)
def test_retry_after_is_read_in_both_its_forms_and_capped(header: str, seconds: float) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize(
    "header", ["", "  ", "soon", "-", "1e3", "²", "12 minutes", "Thu, 01 Oct 99999999999999 12:00:00 GMT"]
)
def test_a_retry_after_that_says_nothing_is_none(header: str) -> None:
    assert retry_after(header, NOW) is None


@given(some.one_of(some.text(max_size=40), some.from_regex(r"\w{3}, \d+ \w{3} \d+ \d+:\d+:\d+ [+-]?\w*")))
def test_whatever_a_server_writes_the_wait_is_within_bounds(header: str) -> None:
    waits = retry_after(header, NOW)
    assert waits is None or 0.0 <= waits <= LONGEST


def after(*statuses: int, **headers: str) -> Handler:
    """A handler that answers with these statuses in turn, then 200."""
    left = iter(statuses)

    async def handler(exchange: Exchange) -> None:
        status = next(left, 200)
        await exchange.answer(b"ok", status, **(headers if status != 200 else {}))

    return handler


@pytest.mark.parametrize("status", sorted(TRY_AGAIN))
async def test_what_may_pass_is_tried_again(status: int) -> None:
    time = Time()
    async with door({"/": after(status, status)}, pace=time.pace()) as (fetcher, server):
        assert body(await fetcher.fetch(Request(f"{server.origin}/"), API)) == b"ok"
        assert server.asked["/"] == 3
    assert [wait for wait in time.slept if wait >= 1] == [1.0, 2.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 410, 418, 451, 501, 505, 511])
async def test_what_will_not_pass_is_asked_once(status: int) -> None:
    async with door({"/": says(b"", status)}, pace=Time().pace()) as (fetcher, server):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/"), API), Outcome)
        assert server.asked["/"] == 1


@pytest.mark.parametrize("attempts", [1, 2, 5])
async def test_the_attempts_are_as_many_as_the_setting_says(attempts: int) -> None:
    manners = replace(MANNERS, attempts=attempts)
    async with door({"/": says(b"", 503)}, manners, pace=Time().pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, answer.detail) == (Cause.ERROR, "HTTP 503")
        assert server.asked["/"] == attempts


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header", ["90", "Thu, 01 Oct 2026 12:01:30 GMT"])
async def test_the_wait_is_exactly_what_was_asked_for(status: int, header: str) -> None:
    time = Time()
    async with door({"/": after(status, retry_after=header)}, pace=time.pace()) as (fetcher, server):
        assert body(await fetcher.fetch(Request(f"{server.origin}/"), API)) == b"ok"
        assert server.asked["/"] == 2
    assert [wait for wait in time.slept if wait >= 1] == [90.0]


async def test_the_whole_host_is_left_alone_and_not_only_the_address() -> None:
    time = Time()
    handlers = {"/busy": says(b"", 429, retry_after="120"), "/other": says(b"ok")}
    async with door(handlers, replace(MANNERS, attempts=1), pace=time.pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/busy"), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, answer.retry_at) == (Cause.RATE_LIMITED, NOW + timedelta(seconds=120))
        assert time.slept == []
        assert body(await fetcher.fetch(Request(f"{server.origin}/other"), API)) == b"ok"
    assert time.slept == [120.0]


async def test_a_wait_beyond_the_run_is_put_off_and_not_sat_out() -> None:
    time = Time()
    async with door({"/": says(b"", 503, retry_after="301")}, pace=time.pace(300.0)) as (fetcher, server):
        for path in ("/", "/elsewhere"):
            answer = await fetcher.fetch(Request(f"{server.origin}{path}"), API)
            assert isinstance(answer, Outcome)
            assert (answer.cause, answer.retry_at) == (Cause.RATE_LIMITED, NOW + timedelta(seconds=301))
        assert server.asked.total() == 1
    assert time.slept == []


async def test_a_wall_clock_that_jumps_changes_no_wait() -> None:
    time = Time()
    moments = iter([NOW, NOW + timedelta(days=3650), NOW - timedelta(hours=1)])

    def jumping() -> datetime:
        return next(moments, datetime(2020, 1, 1, tzinfo=UTC))

    async with door({"/": after(429, retry_after="5")}, pace=time.pace(), clock=jumping) as (fetcher, server):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/"), API), Page)
    assert [wait for wait in time.slept if wait >= 1] == [5.0]


async def test_a_connection_that_breaks_off_is_tried_again() -> None:
    left = iter(["break", "break"])

    async def breaking(exchange: Exchange) -> None:
        if next(left, ""):
            await exchange.raw(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")
            exchange.writer.close()
        else:
            await exchange.answer(b"whole")

    async with door({"/": breaking}, pace=Time().pace()) as (fetcher, server):
        assert body(await fetcher.fetch(Request(f"{server.origin}/"), API)) == b"whole"
        assert server.asked["/"] == 3


@pytest.mark.parametrize("before", [0, 1])
async def test_nothing_below_sends_a_request_again_that_broke_off_before_its_answer(before: int) -> None:
    """aiohttp would, on a fresh connection and on a kept one, and a provider would charge twice."""
    left = iter(["answer"] * before)

    async def breaking(exchange: Exchange) -> None:
        if next(left, ""):
            await exchange.answer(b"whole")
        else:
            exchange.writer.transport.abort()

    async with door({"/": breaking}, replace(MANNERS, attempts=1), pace=Time().pace()) as (fetcher, server):
        for _ in range(before):
            assert body(await fetcher.fetch(Request(f"{server.origin}/"), API)) == b"whole"
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), API)) is Cause.ERROR
        assert server.asked["/"] == fetcher.requests == before + 1


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_paid_question_is_asked_again_only_where_the_server_says_it_did_nothing(status: int) -> None:
    paid = replace(API, price=Price(credit=0.1))
    handlers = {"/": after(status, status, retry_after="5"), "/busy": after(503, 503, retry_after="5")}
    async with door(handlers, pace=Time().pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), paid)
        assert isinstance(answer, Outcome)
        assert (answer.cause, answer.retry_at) == (Cause.ERROR, NOW + timedelta(seconds=5))
        assert body(await fetcher.fetch(Request(f"{server.origin}/busy"), paid)) == b"ok"
        assert (server.asked["/"], server.asked["/busy"]) == (1, 3)


async def test_a_port_that_is_closed_is_tried_again_and_then_given_up() -> None:
    async with serving({}) as closed:
        origin = closed.origin
    async with door({}, pace=Time().pace()) as (fetcher, _):
        answer = await fetcher.fetch(Request(f"{origin}/"), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, fetcher.requests) == (Cause.ERROR, 3)
        assert "cannot connect" in answer.detail


async def reading_to_the_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


async def test_a_certificate_that_is_not_theirs_is_refused_once_and_never_passed_over() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("selfsigned.pem"))
    listening = await asyncio.start_server(reading_to_the_end, "127.0.0.1", 0, ssl=context)
    port = listening.sockets[0].getsockname()[1]
    async with listening, door({}, pace=Time().pace()) as (fetcher, _):
        answer = await fetcher.fetch(Request(f"https://127.0.0.1:{port}/"), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, fetcher.requests) == (Cause.ERROR, 1)
        assert "TLS" in answer.detail


def headers_without_end(exchange: Exchange) -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + b"".join(b"a%d: b\r\n" % n for n in range(100_000))


def one_header_without_end(exchange: Exchange) -> bytes:
    return b"HTTP/1.1 200 OK\r\na: " + b"b" * 1_000_000


def no_http(exchange: Exchange) -> bytes:
    return b"SSH-2.0-OpenSSH\r\n\r\n"


@pytest.mark.parametrize("spoken", [headers_without_end, one_header_without_end, no_http])
async def test_a_server_that_speaks_no_http_is_asked_once(spoken: Callable[[Exchange], bytes]) -> None:
    async def handler(exchange: Exchange) -> None:
        await exchange.raw(spoken(exchange) + b"\r\n\r\n")

    async with door({"/": handler}, pace=Time().pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, server.asked["/"]) == (Cause.ERROR, 1)
        assert "no HTTP that can be read" in answer.detail
        assert len(answer.detail) < 200


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 64 + ".example", "xn--a.example"])
async def test_a_name_that_cannot_be_is_asked_for_once(host: str) -> None:
    async with door({}, pace=Time().pace()) as (fetcher, _):
        assert cause(await fetcher.fetch(Request(f"http://{host}/"), API)) in (Cause.ERROR, Cause.BLOCKED)
        assert fetcher.requests <= 1


async def test_an_address_too_long_to_send_is_an_outcome() -> None:
    async with door({}, pace=Time().pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/{'x' * 100_000}"), API)
        assert cause(answer) is Cause.ERROR
