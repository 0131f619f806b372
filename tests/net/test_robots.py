"""Robots rules by RFC 9309: what a file allows, what a missing, broken, moved or endless one means."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from connectors.connector import Request
from connectors.page import Page
from connectors.statement import Cause, Outcome
from enrich.net.address import check
from enrich.net.fetch import Manners
from enrich.net.robots import PARSED_BYTES, Rules, rules_of
from tests.loopback import Exchange, says, serving
from tests.net.door import CRAWLER, MANNERS, NOW, ONCE, Memory, Time, body, cause, door


def rules(text: str | bytes) -> Rules:
    raw = text.encode() if isinstance(text, str) else text
    return rules_of(Page("https://a.example/robots.txt", raw, NOW))


def allowed(text: str | bytes, path: str, agent: str = "Enrich") -> bool:
    return rules(text).allows(check(f"https://a.example{path}"), agent)


@pytest.mark.parametrize(
    ("text", "path", "answer"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /A", "/a", True),
        ("User-agent: *\nDisallow: /*/private", "/team/private/x", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", True),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /\u00fcber", "/%C3%BCber-uns", False),
        ("User-agent: *\nDisallow: /team?", "/team?page=2", False),
        ("User-agent: *\nDisallow: /team?", "/team", True),
        ("USER-AGENT : *\r\ndisallow:/x # why\r\n", "/x", False),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
        ("User-agent: *\rDisallow: /x\r", "/x", False),
        ("Disallow: /x", "/x", True),
        ("<!doctype html><title>Not found</title>", "/x", True),
    ],
)
def test_the_longest_rule_wins_and_allow_on_a_tie(text: str, path: str, answer: bool) -> None:
    assert allowed(text, path) is answer


@pytest.mark.parametrize("named", ["enrich", "ENRICH", "Enrich"])
def test_a_group_of_our_own_name_replaces_that_of_everybody(named: str) -> None:
    text = f"User-agent: *\nDisallow: /\n\nUser-agent: {named}\nDisallow: /a\n\nUser-agent: {named}\nDisallow: /b"
    assert [path for path in ("/a", "/b", "/c") if allowed(text, path)] == ["/c"]


def test_several_names_share_the_rules_below_them() -> None:
    text = "User-agent: Other\nUser-agent: Enrich\nDisallow: /a\n\nUser-agent: *\nAllow: /"
    assert not allowed(text, "/a")


def test_a_name_that_only_contains_ours_is_somebody_else() -> None:
    assert allowed("User-agent: EnrichmentBot\nDisallow: /", "/x")


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [
        ("Enrich/0.1 (+https://enrich.example/; a@enrich.example)", "Enrich"),
        ("Acme-Research/2.0 (+https://acme.example)", "Acme-Research"),
        ("Mozilla/5.0 (compatible; AcmeBot/1.0; +https://acme.example/bot)", "AcmeBot"),
        ("AcmeBot (research@acme.example)", "AcmeBot"),
        ("1 2 3", "Enrich"),
    ],
)
def test_the_name_in_the_rules_is_the_one_we_send(user_agent: str, token: str) -> None:
    assert Manners(user_agent=user_agent).agent == token


async def test_a_user_agent_of_ones_own_is_bound_by_the_rules_for_it() -> None:
    text = b"User-agent: *\nAllow: /\n\nUser-agent: AcmeBot\nDisallow: /"
    manners = replace(MANNERS, user_agent="AcmeBot/1.0 (a@acme.example)")
    async with door({"/robots.txt": says(text), "/": says()}, manners) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)) is Cause.ROBOTS


def test_what_lies_beyond_the_size_that_is_read_is_not_read() -> None:
    text = b"User-agent: *\nDisallow: /early\n" + b"#" * PARSED_BYTES + b"\nDisallow: /late\n"
    assert not allowed(text, "/early")
    assert allowed(text, "/late")


WORDS = [
    *(
        b"User-agent",
        b"Disallow",
        b"Allow",
        b"Crawl-delay",
        b"Request-rate",
        b"Visit-time",
        b"Sitemap",
        b"Enrich",
    ),
    *(b":", b"*", b"$", b"/", b"%", b"%zz", b"\n", b"\r", b"\xff", b"\x00", b" ", b"1e999", b"nan", b"-1"),
]


@settings(max_examples=60, deadline=None)
@given(some.one_of(some.binary(max_size=300), some.lists(some.sampled_from(WORDS)).map(b"".join)))
def test_no_file_of_rules_breaks_the_reader(text: bytes) -> None:
    found = rules(text)
    assert found.allows(check("https://a.example/x"), "Enrich") in (True, False)
    assert found.delay("Enrich") >= 0.0


@pytest.mark.parametrize("target", ["/", "/rules/real.txt"])
async def test_rules_that_have_moved_are_read_where_they_are(target: str) -> None:
    text = b"User-agent: *\nDisallow: /private"
    handlers = {
        "/robots.txt": says(status=301, location=target),
        target: says(text),
        "/open": says(b"open"),
        "/private": says(),
    }
    async with door(handlers) as (fetcher, server), asyncio.timeout(5):
        assert body(await fetcher.fetch(Request(f"{server.origin}/open"), CRAWLER)) == b"open"
        assert cause(await fetcher.fetch(Request(f"{server.origin}/private"), CRAWLER)) is Cause.ROBOTS


async def test_two_hosts_that_point_at_each_other_for_their_rules_end() -> None:
    first: dict[str, str] = {}

    async def elsewhere(exchange: Exchange) -> None:
        await exchange.answer(b"", 302, location=first["origin"] + "/x")

    async with serving({"/robots.txt": elsewhere, "/x": elsewhere}, host="127.0.0.2") as other:
        there = says(status=302, location=f"{other.origin}/x")
        async with door({"/robots.txt": there, "/x": there, "/": says()}, ONCE) as (fetcher, server):
            first["origin"] = server.origin
            async with asyncio.timeout(5):
                assert cause(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)) is Cause.ERROR
            assert server.asked["/"] == 0


async def test_five_redirects_of_the_rules_are_followed_also_to_another_host() -> None:
    async with serving({"/rules": says(b"User-agent: *\nDisallow: /private")}, host="127.0.0.2") as other:
        hops = {f"/{n}": says(status=302, location=f"/{n + 1}") for n in range(1, 4)}
        hops["/4"] = says(status=307, location=f"{other.origin}/rules")
        handlers = {"/robots.txt": says(status=308, location="/1"), "/private": says(), **hops}
        async with door(handlers) as (fetcher, server):
            assert cause(await fetcher.fetch(Request(f"{server.origin}/private"), CRAWLER)) is Cause.ROBOTS
            assert len(other.seen) == 1


async def test_a_large_file_of_rules_is_read_as_far_as_the_bound_and_closes_nothing() -> None:
    text = b"User-agent: *\nDisallow: /private\n" + b"# filler\n" * 400_000
    for encoded, headers in ((text, {}), (gzip.compress(text), {"content_encoding": "gzip"})):
        handlers = {"/robots.txt": says(encoded, **headers), "/": says(b"home"), "/private": says()}
        async with door(handlers) as (fetcher, server):
            assert body(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)) == b"home"
            assert cause(await fetcher.fetch(Request(f"{server.origin}/private"), CRAWLER)) is Cause.ROBOTS


@pytest.mark.parametrize("path", ["/private?next=/robots.txt", "/private/robots.txt", "/private#/robots.txt"])
async def test_an_address_that_only_ends_like_the_rules_is_bound_by_them(path: str) -> None:
    handlers = {"/robots.txt": says(b"User-agent: *\nDisallow: /private"), path: says(), "/private": says()}
    async with door(handlers) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(server.origin + path), CRAWLER)) is Cause.ROBOTS
        assert set(server.asked) == {"/robots.txt"}


async def test_the_rules_themselves_may_always_be_read() -> None:
    text = b"User-agent: *\nDisallow: /\nSitemap: https://a.example/sitemap.xml"
    async with door({"/robots.txt": says(text)}) as (fetcher, server):
        assert body(await fetcher.fetch(Request(f"{server.origin}/robots.txt"), CRAWLER)) == text


async def test_the_rules_are_asked_for_once_however_many_wait_for_them() -> None:
    pages = {f"/{n}": says() for n in range(20)}
    async with door({"/robots.txt": says(b""), **pages}) as (fetcher, server):
        asking = (fetcher.fetch(Request(f"{server.origin}{path}"), CRAWLER) for path in pages)
        assert all(isinstance(answer, Page) for answer in await asyncio.gather(*asking))
        assert server.asked["/robots.txt"] == 1


async def test_each_authority_has_its_own_rules() -> None:
    async with serving({"/": says(b"there")}, host="127.0.0.2") as other:
        closed = says(b"User-agent: *\nDisallow: /")
        async with door({"/robots.txt": closed, "/": says()}) as (fetcher, server):
            assert cause(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)) is Cause.ROBOTS
            assert body(await fetcher.fetch(Request(f"{other.origin}/"), CRAWLER)) == b"there"


async def test_a_redirect_is_bound_by_the_rules_of_where_it_leads() -> None:
    closed = {"/robots.txt": says(b"User-agent: *\nDisallow: /in"), "/in": says()}
    async with serving(closed, host="127.0.0.2") as other:
        handlers = {
            "/far": says(status=302, location=f"{other.origin}/in"),
            "/near": says(status=302, location="/private"),
            "/private": says(),
            "/robots.txt": says(b"User-agent: *\nDisallow: /private"),
        }
        async with door(handlers) as (fetcher, server):
            for path in ("/far", "/near"):
                assert cause(await fetcher.fetch(Request(server.origin + path), CRAWLER)) is Cause.ROBOTS
            assert (server.asked["/private"], other.asked["/in"]) == (0, 0)


async def test_rules_that_cannot_be_reached_close_the_site() -> None:
    async def silent(exchange: Exchange) -> None:
        await asyncio.Event().wait()

    manners = replace(ONCE, deadline=0.2)
    async with door({"/robots.txt": silent, "/": says()}, manners) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)) is Cause.TIMEOUT
        assert server.asked["/"] == 0


@pytest.mark.parametrize(("status", "opens"), [(401, True), (403, True), (500, False), (503, False)])
async def test_leniency_opens_what_is_refused_and_not_what_is_broken(status: int, opens: bool) -> None:
    handlers = {"/robots.txt": says(b"", status), "/": says()}
    async with door(handlers, replace(ONCE, strict_robots=False)) as (fetcher, server):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER), Page) is opens


async def test_rules_that_ask_for_patience_close_the_site_for_now() -> None:
    handlers = {"/robots.txt": says(b"", 429, retry_after="900"), "/": says()}
    async with door(handlers, ONCE, pace=Time().pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)
        assert isinstance(answer, Outcome)
        assert (answer.cause, answer.retry_at) == (Cause.RATE_LIMITED, NOW + timedelta(seconds=900))
        assert server.asked["/"] == 0


async def test_a_crawl_delay_is_kept_between_requests() -> None:
    time = Time()
    handlers = {
        "/robots.txt": says(b"User-agent: *\nCrawl-delay: 12"),
        "/a": says(),
        "/b": says(),
        "/c": says(),
    }
    async with door(handlers, pace=time.pace()) as (fetcher, server):
        for path in ("/a", "/b", "/c"):
            assert isinstance(await fetcher.fetch(Request(server.origin + path), CRAWLER), Page)
    assert time.slept == [12.0, 12.0]


async def test_our_own_gap_is_kept_where_a_site_asks_for_less() -> None:
    time = Time()
    handlers = {"/robots.txt": says(b"User-agent: *\nCrawl-delay: 0.1"), "/a": says(), "/b": says()}
    async with door(handlers, replace(MANNERS, gap=3.0), pace=time.pace()) as (fetcher, server):
        for path in ("/a", "/b"):
            await fetcher.fetch(Request(server.origin + path), CRAWLER)
    assert time.slept == [3.0]


async def test_a_site_that_asks_for_more_patience_than_we_have_is_not_read() -> None:
    handlers = {"/robots.txt": says(b"User-agent: *\nCrawl-delay: 31"), "/": says()}
    async with door(handlers) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), CRAWLER)
        assert isinstance(answer, Outcome)
        assert (answer.cause, server.asked["/"]) == (Cause.ROBOTS, 0)
        assert "31 s between requests" in answer.detail


async def test_rules_are_kept_for_a_day_and_asked_for_again_after_it() -> None:
    store = Memory()
    handlers = {"/robots.txt": says(b"User-agent: *\nDisallow: /x"), "/": says()}
    async with door(handlers, store=store) as (first, server):
        await first.fetch(Request(f"{server.origin}/"), CRAWLER)
        rules_url = f"{server.origin}/robots.txt"
        for days, asked in ((0.9, 1), (1.1, 2)):
            store.kept[rules_url] = replace(store.kept[rules_url], seen=NOW - timedelta(days=days))
            async with door({}, store=store) as (later, _):
                await later.fetch(Request(f"{server.origin}/", fresh_days=0), CRAWLER)
            assert server.asked["/robots.txt"] == asked
