"""Stored answers: served while fresh, offered back when stale, replaced when changed, and kept by nobody's error."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from connectors.connector import Request
from connectors.page import Page
from connectors.statement import ABSENT, Cause
from tests.loopback import Exchange, Handler, says, serving
from tests.net.door import API, MANNERS, NOW, ONCE, Memory, body, cause, door


def validated(text: bytes, **validator: str) -> Handler:
    """A page that answers 304 to whoever already has it."""
    asked_back = {"etag": "if-none-match", "last_modified": "if-modified-since"}

    async def handler(exchange: Exchange) -> None:
        if any(exchange.headers.get(asked_back[name]) == value for name, value in validator.items()):
            await exchange.answer(b"", 304, server="renewed")
        else:
            await exchange.answer(text, **validator)

    return handler


def aged(store: Memory, **age: float) -> None:
    for url, page in store.kept.items():
        store.kept[url] = replace(page, seen=NOW - timedelta(**age))


@pytest.mark.parametrize(
    "validator", [{"etag": 'W/"v1"'}, {"last_modified": "Tue, 01 Sep 2026 10:00:00 GMT"}]
)
async def test_a_stale_page_is_offered_back_and_its_body_used_again(validator: dict[str, str]) -> None:
    store = Memory()
    async with door({"/": validated(b"body", **validator)}, store=store) as (fetcher, server):
        request = Request(f"{server.origin}/", fresh_days=1)
        await fetcher.fetch(request, API)
        aged(store, days=2)
        page = await fetcher.fetch(request, API)
        assert isinstance(page, Page)
        assert (page.body, page.status, page.seen) == (b"body", 200, NOW)
        assert (page.headers["server"], store.kept[request.url]) == ("renewed", page)
        assert server.asked["/"] == 2


async def test_a_changed_page_replaces_what_was_kept() -> None:
    store, versions = Memory(), iter([b"old", b"new"])

    async def changing(exchange: Exchange) -> None:
        text = next(versions)
        await exchange.answer(text, etag=f'"{text.decode()}"')

    async with door({"/": changing}, store=store) as (fetcher, server):
        request = Request(f"{server.origin}/", fresh_days=1)
        await fetcher.fetch(request, API)
        aged(store, days=1)
        assert body(await fetcher.fetch(request, API)) == b"new"
        assert body(await fetcher.fetch(request, API)) == b"new"
        assert server.asked["/"] == 2


@pytest.mark.parametrize(
    ("age", "served"),
    [
        (timedelta(days=6, hours=23), True),
        (timedelta(days=7), False),
        (timedelta(days=-1), False),
        (timedelta(0), True),
    ],
)
async def test_a_page_serves_until_it_is_too_old_and_never_from_the_future(
    age: timedelta, served: bool
) -> None:
    store = Memory()
    async with door({"/": says(b"fetched")}, store=store) as (fetcher, server):
        url = f"{server.origin}/"
        store.put(url, Page(url, b"stored", NOW - age))
        answer = body(await fetcher.fetch(Request(url, fresh_days=7), API))
        assert answer == (b"stored" if served else b"fetched")


async def test_a_validator_is_shown_only_to_the_address_it_is_of() -> None:
    store = Memory()
    async with serving({"/new": says(b"another page", etag='"v1"')}) as other:
        places = iter(["/old", f"{other.origin}/new"])

        async def moving(exchange: Exchange) -> None:
            await exchange.answer(b"", 302, location=next(places))

        async with door({"/": moving, "/old": validated(b"body", etag='"v1"')}, store=store) as (
            fetcher,
            server,
        ):
            request = Request(f"{server.origin}/", fresh_days=0)
            assert body(await fetcher.fetch(request, API)) == b"body"
            assert body(await fetcher.fetch(request, API)) == b"another page"
            assert all("if-none-match" not in seen.headers for seen in (*server.seen, *other.seen))


async def test_a_page_behind_a_redirect_is_kept_under_what_was_asked_for() -> None:
    store = Memory()
    handlers = {"/": says(status=301, location="/home"), "/home": validated(b"home", etag='"h"')}
    async with door(handlers, store=store) as (fetcher, server):
        request = Request(f"{server.origin}/", fresh_days=1)
        await fetcher.fetch(request, API)
        assert list(store.kept) == [f"{server.origin}/"]
        aged(store, days=3)
        assert body(await fetcher.fetch(request, API)) == b"home"
        assert server.seen[-1].headers["if-none-match"] == '"h"'


@pytest.mark.parametrize("status", [404, 403, 500])
async def test_a_stale_page_hides_no_later_answer(status: int) -> None:
    store = Memory()
    async with door({"/": says(b"", status)}, ONCE, store=store) as (fetcher, server):
        url = f"{server.origin}/"
        store.put(url, Page(url, b"stored", NOW - timedelta(days=30)))
        answer = await fetcher.fetch(Request(url), API)
        assert answer == ABSENT if status == 404 else cause(answer) in (Cause.BLOCKED, Cause.ERROR)
        assert store.kept[url].body == b"stored"


async def test_a_304_that_nobody_asked_for_is_no_page() -> None:
    async with door({"/": says(b"", 304)}, store=Memory()) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), API)) is Cause.ERROR


@pytest.mark.parametrize("tag", ["noindex", "NoArchive", "googlebot: nosnippet", "noai, noimageai"])
async def test_a_page_that_comes_to_ask_not_to_be_kept_is_kept_no_more(tag: str) -> None:
    store = Memory()
    async with door({"/": says(x_robots_tag=tag)}, store=store) as (fetcher, server):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/"), API), Page)
    assert not store.kept


async def test_only_the_headers_that_are_used_are_kept() -> None:
    store = Memory()
    handlers = {"/": says(set_cookie="session=1", etag='"1"', x_request_id="42", x_powered_by="PHP")}
    async with door(handlers, store=store) as (fetcher, server):
        await fetcher.fetch(Request(f"{server.origin}/"), API)
    (page,) = store.kept.values()
    assert sorted(page.headers) == ["content-type", "etag", "x-powered-by"]


async def test_no_cookie_is_ever_sent_back() -> None:
    async with door({"/": says(set_cookie="session=1; Path=/")}) as (fetcher, server):
        for _ in range(2):
            await fetcher.fetch(Request(f"{server.origin}/"), API)
        assert [seen.headers.get("cookie") for seen in server.seen] == [None, None]


async def test_the_name_we_send_is_ours_whatever_a_source_declares() -> None:
    borrowed = replace(API, headers={"User-Agent": "A Browser/5.0", "Accept-Encoding": "br"})
    async with door({"/": says()}) as (fetcher, server):
        await fetcher.fetch(Request(f"{server.origin}/", headers={"User-Agent": "Another"}), borrowed)
        (seen,) = server.seen
        assert (seen.headers["user-agent"], seen.headers["accept-encoding"]) == (
            MANNERS.user_agent,
            "gzip, deflate",
        )


async def test_the_moment_of_a_page_is_that_of_its_answer() -> None:
    moments = iter([datetime(2026, 10, n, tzinfo=NOW.tzinfo) for n in (1, 2)])
    async with door({"/": says()}, clock=lambda: next(moments)) as (fetcher, server):
        seen = [await fetcher.fetch(Request(f"{server.origin}/"), API) for _ in range(2)]
        assert [page.seen.day for page in seen if isinstance(page, Page)] == [1, 2]
