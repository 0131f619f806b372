"""Keys on their way out: where they are sent, what they are changed for, and where they never stand."""

from __future__ import annotations

import asyncio
import base64
import gzip
import html
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, quote, quote_plus

import pytest

from connectors.connector import Connector, Grant, Key, Request, post
from connectors.page import Page
from connectors.price import Price
from connectors.statement import Cause, Outcome
from enrich.net.exchange import Exchange, crossed_out, without_key
from tests.loopback import Exchange as Asked
from tests.loopback import Handler, says, serving
from tests.net.door import API, NOW, ONCE, Memory, Time, body, cause, door
from tests.net.recordings import recording, replayed
from tests.net.test_recording import text_of_archive

SECRET = "s3cret/key+of=the&user"
ESCAPED = "s3cret/key%2Bof%3Dthe%26user"  # in a query "/" stands for itself


def keyed(key: Key) -> Connector:
    return replace(API, key=key)


IN_HEADER = keyed(Key("K", "X-Their-Token", "Token {}"))
BASIC = keyed(Key("K", "Authorization", "Basic {basic}"))
IN_QUERY = keyed(Key("K", query="api_key"))


# ---- how it is sent


async def test_a_key_is_sent_as_its_source_declares() -> None:
    async with door({"/": says()}, keys={"K": SECRET}) as (fetcher, server):
        for source in (IN_HEADER, BASIC):
            await fetcher.fetch(Request(f"{server.origin}/"), source)
        one, two = (seen.headers for seen in server.seen)
    assert one["x-their-token"] == f"Token {SECRET}"
    scheme, _, word = two["authorization"].partition(" ")
    assert (scheme, base64.b64decode(word)) == ("Basic", f"{SECRET}:".encode())


@pytest.mark.parametrize(("path", "sent"), [("/v1", "/v1?api_key="), ("/v1?q=a", "/v1?q=a&api_key=")])
async def test_a_key_in_the_address_is_escaped_and_the_page_does_not_know_it(path: str, sent: str) -> None:
    sent += ESCAPED
    store = Memory()
    async with door({sent: says(b"ok")}, keys={"K": SECRET}, store=store) as (fetcher, server):
        page = await fetcher.fetch(Request(server.origin + path), IN_QUERY)
        assert isinstance(page, Page)
        assert (page.url, page.asked) == (server.origin + path,) * 2
        assert list(store.kept) == [server.origin + path]


async def test_a_question_by_post_carries_its_key_too() -> None:
    async with door({"/": says(b"ok")}, keys={"K": SECRET}) as (fetcher, server):
        await fetcher.fetch(post(f"{server.origin}/", {"q": 1}), IN_HEADER)
        (seen,) = server.seen
        assert (seen.method, seen.sent, seen.headers["x-their-token"]) == (
            "POST",
            '{"q": 1}',
            f"Token {SECRET}",
        )


async def test_no_key_is_sent_where_none_is_set_or_it_is_another_sources() -> None:
    async with door({"/": says()}, keys={"K": "  ", "OTHER": SECRET}) as (fetcher, server):
        for source in (IN_HEADER, IN_QUERY, API):
            await fetcher.fetch(Request(f"{server.origin}/"), source)
        assert server.asked == {"/": 3}
        assert all("x-their-token" not in seen.headers for seen in server.seen)


@pytest.mark.parametrize("source", [IN_HEADER, BASIC, IN_QUERY])
async def test_a_key_does_not_follow_a_redirect_to_another_origin(source: Connector) -> None:
    async with serving({"/there": says(b"ok")}) as other:
        moved = says(status=302, location=f"{other.origin}/there")
        handlers = {"/": moved, f"/?api_key={ESCAPED}": moved}
        async with door(handlers, keys={"K": SECRET}) as (fetcher, server):
            assert body(await fetcher.fetch(Request(f"{server.origin}/"), source)) == b"ok"
        (seen,) = other.seen
    assert seen.path == "/there"
    assert not {"x-their-token", "authorization"} & set(seen.headers)


# ---- where it never stands


async def echoes(asked: Asked) -> None:
    """An error page that quotes the request, in every form in which a server may write a key."""
    key = SECRET
    told = json.dumps({"message": f"unknown key {key}", "escaped": key.replace("/", "\\/")}).replace(
        "\\\\", "\\"
    )
    text = "\n".join((told, asked.path, *asked.headers.values())).encode()
    status = 403 if asked.path.startswith("/refused") else 500 if asked.path.startswith("/broken") else 200
    await asked.answer(gzip.compress(text), status, content_encoding="gzip", x_you_sent=key, etag=f'"{key}"')


@pytest.mark.parametrize("source", [IN_HEADER, BASIC, IN_QUERY])
@pytest.mark.parametrize("path", ["/fine", "/refused", "/broken"])
async def test_a_key_that_an_answer_repeats_is_crossed_out_everywhere(
    tmp_path: Path, source: Connector, path: str
) -> None:
    warc, store = tmp_path / "a.warc.gz", Memory()
    forms = (
        SECRET,
        ESCAPED,
        quote(SECRET, safe=""),
        base64.b64encode(f"{SECRET}:".encode()).decode(),
        SECRET.replace("/", "\\/"),
    )
    handlers = {path: echoes, f"{path}?api_key={ESCAPED}": echoes}
    async with recording(warc, handlers, store=store, keys={"K": SECRET}) as (fetcher, server):
        answer = await fetcher.fetch(Request(server.origin + path), source)
    kept = repr(answer) + repr(store.kept) + text_of_archive(warc).decode("latin-1")
    assert "unknown key" in kept
    assert [form for form in forms if form in kept] == []
    assert await replayed(warc).fetch(Request(server.origin + path), source) == answer


async def test_a_message_of_the_wire_says_no_key() -> None:
    source = keyed(Key("K", query="api_key"))
    async with door({}, ONCE, keys={"K": SECRET}) as (fetcher, _):
        answer = await fetcher.fetch(Request("http://no-such-host.invalid/v1"), source)
    assert isinstance(answer, Outcome)
    assert quote(SECRET, safe="") not in answer.detail


@pytest.mark.parametrize(
    "escaped",
    [quote(SECRET), quote(SECRET, safe="").lower(), quote_plus(SECRET), html.escape(SECRET), SECRET.replace("/", r"\/"),
     SECRET.replace("=", r"\u003d").replace("&", r"\u0026"), SECRET.replace("+", "&#43;").replace("/", "&#x2F;")],
)  # fmt: skip
def test_a_key_is_crossed_out_however_it_is_escaped(escaped: str) -> None:
    assert crossed_out(f"<{escaped}>", (SECRET,)) == f"<{'x' * len(escaped)}>"


def test_what_only_looks_like_a_key_is_left_alone() -> None:
    near = "s3cret/key-of=the&user, s3cretxkey+of=the&user, s3cret/key+of=the&use"
    assert crossed_out(near, (SECRET,)) == near


def test_what_is_too_short_to_be_a_secret_is_left_alone() -> None:
    assert crossed_out("a page about keys", ("a", "page")) == "a page about keys"
    exchange = Exchange("https://a.example/", 200, {"server": "page"}, b"page", NOW)
    assert without_key(exchange, ("page",), 100) is exchange


def test_an_answer_that_holds_no_key_is_kept_as_it_came() -> None:
    packed = gzip.compress(b"nothing of the sort")
    exchange = Exchange("https://a.example/", 200, {"content-encoding": "gzip"}, packed, NOW)
    assert without_key(exchange, (SECRET,), 1_000) == exchange


def test_a_body_that_cannot_be_looked_through_is_not_kept() -> None:
    exchange = Exchange("https://a.example/", 200, {"content-encoding": "gzip"}, b"no gzip", NOW)
    assert without_key(exchange, (SECRET,), 1_000).wire == b""


# ---- changed for a token

TOKEN = "token-of-an-hour"


def granted(server_origin: str) -> Connector:
    return keyed(Key("SECRET", "Authorization", "Bearer {}", grant=Grant(f"{server_origin}/token", "CLIENT")))


PAIR = {"CLIENT": "the-client-id", "SECRET": SECRET}


def gives(token: object = TOKEN, status: int = 200) -> Handler:
    return says(json.dumps({"access_token": token, "expires_in": 3600}).encode(), status)


async def test_a_key_is_changed_for_a_token_that_is_sent_in_its_place() -> None:
    async with door({"/token": gives(), "/v1": says(b"ok")}, keys=PAIR) as (fetcher, server):
        assert body(await fetcher.fetch(Request(f"{server.origin}/v1"), granted(server.origin))) == b"ok"
        asked, used = server.seen
    assert (asked.method, asked.path) == ("POST", "/token")
    assert parse_qs(asked.sent) == {
        "grant_type": ["client_credentials"], "client_id": ["the-client-id"], "client_secret": [SECRET],
    }  # fmt: skip
    assert used.headers["authorization"] == f"Bearer {TOKEN}"
    assert "authorization" not in asked.headers


async def test_a_token_is_asked_for_once_however_many_wait_for_it() -> None:
    begun, arrived = asyncio.Event(), asyncio.Event()

    async def slow(asked: Asked) -> None:
        begun.set()
        await arrived.wait()
        await gives()(asked)

    handlers = {"/token": slow, **{f"/{n}": says(b"ok") for n in range(8)}}
    async with door(handlers, keys=PAIR) as (fetcher, server):
        source = granted(server.origin)
        asking = [
            asyncio.create_task(fetcher.fetch(Request(f"{server.origin}/{n}"), source)) for n in range(8)
        ]
        await begun.wait()
        arrived.set()
        assert {body(answer) for answer in await asyncio.gather(*asking)} == {b"ok"}
        assert server.asked["/token"] == 1


async def test_who_gives_up_waiting_for_a_token_takes_it_from_nobody_else() -> None:
    begun, arrived = asyncio.Event(), asyncio.Event()

    async def slow(asked: Asked) -> None:
        begun.set()
        await arrived.wait()
        await gives()(asked)

    async with door({"/token": slow, "/v1": says(b"ok")}, keys=PAIR) as (fetcher, server):
        request, source = Request(f"{server.origin}/v1"), granted(server.origin)
        first = asyncio.create_task(fetcher.fetch(request, source))
        second = asyncio.create_task(fetcher.fetch(request, source))
        await begun.wait()
        first.cancel()
        arrived.set()
        assert body(await second) == b"ok"
        assert first.cancelled()
        assert server.asked["/token"] == 1


@pytest.mark.parametrize(
    ("life", "tokens"), [(7_200, 1), ("7200", 1), (3_600, 2), (None, 2), ("soon", 2), (10**12, 1)]
)
async def test_a_token_is_used_for_as_long_as_it_lives_and_then_changed(life: object, tokens: int) -> None:
    passed = timedelta(0)
    token = says(json.dumps({"access_token": TOKEN, "expires_in": life}).encode())
    handlers = {"/token": token, "/1": says(), "/2": says()}
    async with door(handlers, keys=PAIR, clock=lambda: NOW + passed) as (fetcher, server):
        source = granted(server.origin)
        await fetcher.fetch(Request(f"{server.origin}/1"), source)
        passed = timedelta(hours=1)
        await fetcher.fetch(Request(f"{server.origin}/2"), source)
        assert server.asked == {"/token": tokens, "/1": 1, "/2": 1}


async def test_a_token_that_was_refused_once_is_asked_for_again() -> None:
    statuses = iter([500, 200])

    async def recovers(asked: Asked) -> None:
        await gives(status=next(statuses))(asked)

    async with door({"/token": recovers, "/v1": says(b"ok")}, ONCE, keys=PAIR) as (fetcher, server):
        request, source = Request(f"{server.origin}/v1"), granted(server.origin)
        assert cause(await fetcher.fetch(request, source)) is Cause.ERROR
        assert body(await fetcher.fetch(request, source)) == b"ok"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (says(b'{"error": "invalid_client"}', 401), Cause.NO_KEY),
        (says(b'{"error": "invalid_client"}', 400), Cause.NO_KEY),
        (says(b"", 403), Cause.NO_KEY),
        (says(b"", 402), Cause.BUDGET),
        (says(b"", 404), Cause.ERROR),
        (says(b"", 500), Cause.ERROR),
        (says(b"", 429), Cause.RATE_LIMITED),
        (says(b"<p>Sign in</p>"), Cause.CHANGED),
        (says(b"[]"), Cause.CHANGED),
        (says(b"[" * 60_000), Cause.CHANGED),
        (says(b'{"token": "x"}'), Cause.CHANGED),
        (gives(None), Cause.CHANGED),
        (gives(""), Cause.CHANGED),
        (gives(["x"]), Cause.CHANGED),
        (gives("two\nlines"), Cause.CHANGED),
        (says(b"", 302, location="/elsewhere"), Cause.ERROR),
    ],
)
async def test_where_no_token_is_given_nothing_is_asked_and_the_cause_is_told(
    answer: Handler, expected: Cause
) -> None:
    handlers = {"/token": answer, "/v1": says(b"ok")}
    async with door(handlers, ONCE, keys=PAIR, pace=Time().pace()) as (fetcher, server):
        told = await fetcher.fetch(Request(f"{server.origin}/v1"), granted(server.origin))
        assert cause(told) is expected
        assert SECRET not in repr(told)
        assert server.asked["/v1"] == server.asked["/elsewhere"] == 0


@pytest.mark.parametrize("client", ["", "  ", "an ellipsis…"])
async def test_a_secret_without_its_client_is_named_and_nobody_is_asked(client: str) -> None:
    async with door({"/token": gives()}, keys={**PAIR, "CLIENT": client}) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/v1"), granted(server.origin))
        assert cause(answer) is Cause.NO_KEY
        assert "CLIENT" in repr(answer)
        assert not server.seen


async def test_nothing_of_the_exchange_for_a_token_is_kept(tmp_path: Path) -> None:
    async def echo(asked: Asked) -> None:
        await asked.answer(f"you sent {asked.headers['authorization']}".encode(), etag=f'"{TOKEN}"')

    warc, store = tmp_path / "a.warc.gz", Memory()
    handlers = {"/token": gives(), "/v1": echo}
    async with recording(warc, handlers, store=store, keys=PAIR) as (fetcher, server):
        source = granted(server.origin)
        answer = await fetcher.fetch(Request(f"{server.origin}/v1"), source)
    said = text_of_archive(warc).decode("latin-1")
    assert body(answer) == b"you sent Bearer " + b"x" * len(TOKEN)
    for word in (TOKEN, SECRET, quote(SECRET, safe=""), "the-client-id", "/token"):
        assert word not in said + repr(store.kept) + repr(answer)
    assert await replayed(warc).fetch(Request(f"{server.origin}/v1"), source) == answer


@pytest.mark.parametrize("status", [400, 429, 500])
async def test_a_refusal_of_a_token_that_repeats_the_secret_shows_it_to_nobody(
    tmp_path: Path, status: int
) -> None:
    async def scolds(asked: Asked) -> None:
        await asked.answer(json.dumps({"message": f"no such pair: the-client-id, {SECRET}"}).encode(), status)

    warc = tmp_path / "a.warc.gz"
    async with recording(warc, {"/token": scolds}, keys=PAIR) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/v1"), granted(server.origin))
    assert isinstance(answer, Outcome)
    assert "no such pair" in answer.detail
    assert SECRET not in answer.detail + text_of_archive(warc).decode("latin-1")


@pytest.mark.parametrize("token", ["the-client-id:8c1f", "client_credentials-8c1f", "x" + SECRET])
async def test_a_token_that_contains_what_it_was_changed_for_is_sent_whole(token: str) -> None:
    async with door({"/token": gives(token), "/v1": says(b"ok")}, keys=PAIR) as (fetcher, server):
        await fetcher.fetch(Request(f"{server.origin}/v1"), granted(server.origin))
        assert server.seen[-1].headers["authorization"] == f"Bearer {token}"


async def test_a_paid_source_is_not_charged_for_its_token() -> None:
    statuses = iter([503, 200])

    async def recovers(asked: Asked) -> None:
        await gives(status=next(statuses))(asked)

    async with door({"/token": recovers, "/v1": says(b"ok")}, keys=PAIR, pace=Time().pace()) as (
        fetcher,
        server,
    ):
        source = replace(granted(server.origin), price=Price(1.0))
        assert body(await fetcher.fetch(Request(f"{server.origin}/v1"), source)) == b"ok"


async def test_a_replay_asks_for_no_token(tmp_path: Path) -> None:
    warc = tmp_path / "a.warc.gz"
    async with recording(warc, {"/token": gives(), "/v1": says(b"ok")}, keys=PAIR) as (fetcher, server):
        source = granted(server.origin)
        live = await fetcher.fetch(Request(f"{server.origin}/v1"), source)
    assert await replayed(warc).fetch(Request(f"{server.origin}/v1"), source) == live
