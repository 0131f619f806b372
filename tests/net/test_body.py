"""Bodies within bounds: on the wire, unpacked, nested, cut, broken, slow, endless."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.connector import Request
from connectors.statement import ABSENT, Cause, Outcome
from enrich.net.body import BadEncoding, TooLarge, read_wire, unpack
from tests.loopback import Exchange, says
from tests.net.door import API, MANNERS, ONCE, body, cause, door

LIMIT = 1_000_000


def raw_deflate(text: bytes) -> bytes:
    return zlib.compress(text, wbits=-15)


PACK = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "identity": bytes}


@given(some.binary(max_size=2_000), some.lists(some.sampled_from(sorted(PACK)), max_size=3))
def test_what_was_packed_is_unpacked_also_in_layers(text: bytes, layers: list[str]) -> None:
    wire = text
    for name in layers:
        wire = PACK[name](wire)
    assert unpack(wire, ", ".join(layers), LIMIT) == text


def test_deflate_is_read_with_and_without_its_wrapper() -> None:
    assert unpack(zlib.compress(b"<p>hi"), "deflate", LIMIT) == b"<p>hi"
    assert unpack(raw_deflate(b"<p>hi"), "Deflate", LIMIT) == b"<p>hi"


def test_a_gzip_body_of_several_members_is_read_whole() -> None:
    assert unpack(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", LIMIT) == b"one two"


def test_a_body_exactly_at_the_limit_passes_and_one_byte_more_does_not() -> None:
    for size, fits in ((LIMIT, True), (LIMIT + 1, False)):
        text = bytes(size)
        for wire, encoding in ((text, ""), (gzip.compress(text), "gzip"), (raw_deflate(text), "deflate")):
            if fits:
                assert len(unpack(wire, encoding, LIMIT)) == LIMIT
            else:
                with pytest.raises(TooLarge):
                    unpack(wire, encoding, LIMIT)
                assert len(unpack(wire, encoding, LIMIT, cut=True)) == LIMIT


@pytest.mark.parametrize("layers", ["gzip", "deflate", "gzip, gzip", "gzip, deflate"])
def test_a_bomb_costs_no_more_memory_than_its_limit(layers: str) -> None:
    wire = bytes(40_000_000)
    for name in layers.split(", "):
        wire = PACK[name](wire)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            unpack(wire, layers, LIMIT)
        assert tracemalloc.get_traced_memory()[1] < 5 * LIMIT
    finally:
        tracemalloc.stop()


def test_many_members_that_unpack_to_nothing_do_not_cost_our_time() -> None:
    with pytest.raises(BadEncoding):
        unpack(gzip.compress(b"") * 1_000, "gzip", LIMIT)


def test_a_thousand_layers_are_refused_before_the_first_is_opened() -> None:
    with pytest.raises(BadEncoding):
        unpack(b"", ", ".join(["gzip"] * 1_000), LIMIT)


def test_half_a_page_is_a_page() -> None:
    text = "".join(f"<p>{n}</p>" for n in range(10_000)).encode()
    wire = gzip.compress(text)
    half = unpack(wire[: len(wire) // 2], "gzip", LIMIT)
    assert text.startswith(half)
    assert len(half) > len(text) // 4


@pytest.mark.parametrize(
    ("wire", "encoding"),
    [
        (b"not gzip at all", "gzip"),
        (gzip.compress(b"x" * 50)[:-8] + b"12345678", "gzip"),
        (b"\xff\xff\xff", "deflate"),
        (b"\x1b\x03", "br"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"x", "gzip, br"),
    ],
)
def test_what_is_not_as_its_header_says_is_refused(wire: bytes, encoding: str) -> None:
    with pytest.raises(BadEncoding):
        unpack(wire, encoding, LIMIT)


async def chunks(*sizes: int) -> AsyncIterator[bytes]:
    for size in sizes:
        yield bytes(size)


async def test_reading_stops_at_the_first_byte_too_many() -> None:
    read = 0

    async def counted() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(1_000):
            read += 1
            yield bytes(100)

    with pytest.raises(TooLarge):
        await read_wire(counted(), 1_000)
    assert read == 11
    assert len(await read_wire(chunks(600, 600), 1_000, cut=True)) == 1_000
    assert len(await read_wire(chunks(500, 500), 1_000)) == 1_000


async def test_a_request_may_ask_for_more_than_the_setting_allows_and_gets_that() -> None:
    manners = replace(MANNERS, max_bytes=1_000)
    async with door({"/": says(bytes(5_000))}, manners) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), API)) is Cause.ERROR
        assert len(body(await fetcher.fetch(Request(f"{server.origin}/", max_bytes=5_000), API))) == 5_000


async def test_chunks_without_end_stop_at_the_limit() -> None:
    async def endless(exchange: Exchange) -> None:
        await exchange.raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
        for _ in range(10_000):
            await exchange.raw(b"1000\r\n" + bytes(0x1000) + b"\r\n")

    async with door({"/": endless}, replace(MANNERS, max_bytes=100_000)) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), API)
        assert isinstance(answer, Outcome)
        assert (answer.cause, answer.detail) == (Cause.ERROR, "larger than 100,000 bytes")


async def silent(exchange: Exchange) -> None:
    await asyncio.Event().wait()


async def stalled_headers(exchange: Exchange) -> None:
    await exchange.raw(b"HTTP/1.1 200 OK\r\nserver: slow\r\n")
    await asyncio.Event().wait()


async def stalled_body(exchange: Exchange) -> None:
    await exchange.raw(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of it")
    await asyncio.Event().wait()


async def drips(exchange: Exchange) -> None:
    await exchange.raw(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    for _ in range(1_000):
        await exchange.raw(b"x")
        await asyncio.sleep(0.01)


async def hints_without_end(exchange: Exchange) -> None:
    while True:
        await exchange.raw(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("slow", [silent, stalled_headers, stalled_body, drips, hints_without_end])
async def test_a_server_that_never_ends_is_left_at_the_deadline(slow: object) -> None:
    async with door({"/": slow, "/ok": says(b"ok")}, replace(ONCE, deadline=0.2)) as (fetcher, server):  # type: ignore[dict-item]
        async with asyncio.timeout(5):
            assert cause(await fetcher.fetch(Request(f"{server.origin}/"), API)) is Cause.TIMEOUT
        assert body(await fetcher.fetch(Request(f"{server.origin}/ok"), API)) == b"ok"


@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
async def test_nothing_found_is_an_answer_whatever_stands_on_that_page(encoding: str) -> None:
    handlers = {"/": says(bytes(5_000_000), 404, content_encoding=encoding)}
    async with door(handlers) as (fetcher, server):
        assert await fetcher.fetch(Request(f"{server.origin}/"), API) == ABSENT


async def test_a_refusal_is_a_refusal_whatever_stands_on_that_page() -> None:
    async with door({"/": says(b"\x1b", 403, content_encoding="br")}) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), API)) is Cause.BLOCKED
