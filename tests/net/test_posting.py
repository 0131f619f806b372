"""Questions asked by POST, answers that mean what their source declares, and requests that may cost money."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from connectors.answers import Meaning, Means
from connectors.connector import Key, Request, form, post
from connectors.page import Page
from connectors.price import Price
from connectors.statement import ABSENT, Cause, Outcome
from enrich.net.retry import TRY_AGAIN
from enrich.store.pages import Pages
from tests.loopback import Exchange, Handler, says
from tests.net.door import API, CRAWLER, MANNERS, ONCE, Memory, Time, body, cause, door
from tests.net.recordings import recording, replayed

PAID = replace(API, price=Price(0.1))


async def repeats(asked: Exchange) -> None:
    await asked.answer(f"{asked.method} {asked.sent}".encode(), content_type="application/json")


# ---- what is sent


async def test_a_question_with_a_body_is_posted_and_one_without_is_not() -> None:
    async with door({"/": repeats}) as (fetcher, server):
        url = f"{server.origin}/"
        assert (
            body(await fetcher.fetch(post(url, {"name": "Škoda"}), API)).decode() == 'POST {"name": "Škoda"}'
        )
        assert body(await fetcher.fetch(form(url, {"q": "a&b"}), API)) == b"POST q=a%26b"
        assert body(await fetcher.fetch(Request(url), API)) == b"GET "
        kinds = [seen.headers.get("content-type") for seen in server.seen]
    assert kinds == ["application/json", "application/x-www-form-urlencoded", None]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_question_answered_by_a_redirect_is_asked_of_nobody_else(status: int) -> None:
    handlers = {"/": says(b"", status, location="/there"), "/there": repeats}
    async with door(handlers) as (fetcher, server):
        answer = await fetcher.fetch(post(f"{server.origin}/", {"name": "Acme"}), API)
        assert cause(answer) is Cause.ERROR
        assert server.asked == {"/": 1}


async def test_a_site_whose_rules_forbid_it_is_posted_nothing() -> None:
    handlers = {"/robots.txt": says(b"User-agent: *\nDisallow: /"), "/": repeats}
    async with door(handlers) as (fetcher, server):
        assert cause(await fetcher.fetch(post(f"{server.origin}/", {}), CRAWLER)) is Cause.ROBOTS
        assert [seen.method for seen in server.seen] == ["GET"]


# ---- what is kept


async def test_answers_to_different_questions_at_one_address_are_kept_apart(tmp_path: Path) -> None:
    store = Pages(tmp_path / "pages.db")
    async with door({"/": repeats}, store=store) as (fetcher, server):
        url = f"{server.origin}/"
        asked = [Request(url), post(url, {"q": 1}), post(url, {"q": 2})]
        first = [body(await fetcher.fetch(request, API)) for request in asked]
        store.flush()
        again = [body(await fetcher.fetch(request, API)) for request in asked]
        assert first == again == [b"GET ", b'POST {"q": 1}', b'POST {"q": 2}']
        assert len(server.seen) == 3
    store.close()


async def test_the_page_of_a_question_names_its_address_and_nothing_of_the_store() -> None:
    store = Memory()
    async with door({"/": repeats}, store=store) as (fetcher, server):
        url = f"{server.origin}/"
        for _ in range(2):
            page = await fetcher.fetch(post(url, {"q": 1}), API)
            assert isinstance(page, Page)
            assert (page.url, page.asked) == (url, url)


async def test_a_replay_tells_questions_at_one_address_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    async with recording(path, {"/": repeats}) as (fetcher, server):
        url = f"{server.origin}/"
        live = [await fetcher.fetch(post(url, {"q": n}), API) for n in (1, 2)]
        live.append(await fetcher.fetch(Request(url), API))
    again = replayed(path)
    assert [await again.fetch(post(url, {"q": n}), API) for n in (1, 2)] == live[:2]
    assert await again.fetch(Request(url), API) == live[2]
    assert cause(await again.fetch(post(url, {"q": 3}), API)) is Cause.NOT_RECORDED


async def test_a_question_that_was_recorded_alone_does_not_answer_for_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    async with recording(path, {"/": repeats}) as (fetcher, server):
        url = f"{server.origin}/"
        await fetcher.fetch(post(url, {"q": 1}), API)
    assert cause(await replayed(path).fetch(Request(url), API)) is Cause.NOT_RECORDED


async def test_an_archive_holds_what_was_asked_as_it_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    async with recording(path, {"/": repeats}) as (fetcher, server):
        await fetcher.fetch(post(f"{server.origin}/", {"q": 1}), API)
    with path.open("rb") as file:
        sent = [
            (r.http_headers.protocol, r.http_headers.statusline, r.raw_stream.read())
            for r in ArchiveIterator(file)
            if r.rec_type == "request"
        ]
    assert sent == [("POST", "/ HTTP/1.1", b'{"q": 1}')]


async def drops(asked: Exchange) -> None:
    asked.writer.close()


async def test_a_question_that_nobody_answered_is_replayed_as_unanswered(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    async with recording(path, {"/": drops}, ONCE) as (fetcher, server):
        url = f"{server.origin}/"
        live = await fetcher.fetch(post(url, {"q": 1}), API)
        assert cause(live) is Cause.ERROR
    again = replayed(path)
    assert await again.fetch(post(url, {"q": 1}), API) == live
    assert cause(await again.fetch(post(url, {"q": 2}), API)) is Cause.NOT_RECORDED


# ---- what may cost money


async def hangs(asked: Exchange) -> None:
    await asyncio.Event().wait()


BRIEF = replace(MANNERS, deadline=0.2)
UNCLEAR: dict[str, Handler] = {
    "silence": drops,
    "no end": hangs,
    **{str(status): says(b"", status) for status in sorted(TRY_AGAIN - {429})},
    "504 with a wait": says(b"", 504, retry_after="1"),
}


@pytest.mark.parametrize("trouble", UNCLEAR)
async def test_what_may_have_been_charged_is_not_asked_again(trouble: str) -> None:
    async with door({"/": UNCLEAR[trouble]}, BRIEF, pace=Time().pace()) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), PAID)
        assert cause(answer) in (Cause.ERROR, Cause.TIMEOUT)
        assert server.asked["/"] == 1


@pytest.mark.parametrize("trouble", ["silence", "500", "503"])
@pytest.mark.parametrize("free", [lambda r: (r, API), lambda r: (replace(r, credits=0), PAID)])
async def test_what_costs_nothing_is_asked_again(
    trouble: str, free: Callable[[Request], tuple[Request, object]]
) -> None:
    async with door({"/": UNCLEAR[trouble]}, BRIEF, pace=Time().pace()) as (fetcher, server):
        assert isinstance(await fetcher.fetch(*free(Request(f"{server.origin}/"))), Outcome)  # type: ignore[arg-type]
        assert server.asked["/"] == MANNERS.attempts


@pytest.mark.parametrize("turned_away", [says(b"", 429), says(b"", 503, retry_after="3")])
async def test_a_paid_question_that_was_turned_away_is_asked_again(turned_away: Handler) -> None:
    times = 0

    async def busy(asked: Exchange) -> None:
        nonlocal times
        times += 1
        await (turned_away if times < 3 else repeats)(asked)

    async with door({"/": busy}, pace=Time().pace()) as (fetcher, server):
        assert body(await fetcher.fetch(post(f"{server.origin}/", {"q": 1}), PAID)) == b'POST {"q": 1}'
        assert [seen.sent for seen in server.seen] == ['{"q": 1}'] * 3


# ---- what an answer means

MANNERED = replace(
    API,
    key=Key("K", "X-Key"),
    answers=(
        Means(Meaning.NOTHING, 400, "code", "no_match"),
        Means(Meaning.READ, 422),
        Means(Meaning.NO_CREDIT, 200, "Errors[0].Code", "-3"),
        Means(Meaning.BAD_KEY, 200, "Errors[0].Code", "-4"),
        Means(Meaning.WAIT, 200, "Errors[0].Code", "-5"),
        Means(Meaning.NO_CREDIT, 503, "reason", "plan"),
    ),
)


def answers(value: object, status: int = 200) -> Handler:
    return says(json.dumps(value).encode(), status, content_type="application/json")


MEANT: dict[str, tuple[Handler, str]] = {
    "/no-match": (answers({"code": "no_match"}, 400), "absent"),
    "/bad-question": (answers({"code": "bad"}, 400), "unknown (error)"),
    "/candidates": (answers({"candidates": ["Acme"]}, 422), "a page"),
    "/fine": (answers({"Errors": []}), "a page"),
    "/no-calls-left": (answers({"Errors": [{"Code": -3}]}), "unknown (budget)"),
    "/bad-key": (answers({"Errors": [{"Code": -4}]}), "unknown (no_key)"),
    "/too-fast": (answers({"Errors": [{"Code": -5}]}), "unknown (rate_limited)"),
    "/plan": (answers({"reason": "plan"}, 503), "unknown (budget)"),
    "/quota": (answers({"message": "Monthly quota exceeded"}, 429), "unknown (budget)"),
    "/busy": (answers({"message": "Slow down"}, 429), "unknown (rate_limited)"),
    "/refused": (answers({"message": "wrong key"}, 401), "unknown (no_key)"),
}
AGAIN = {"/too-fast", "/busy"}


@pytest.mark.parametrize("keys", [{"K": "the-key-of-the-user"}, {}])
async def test_what_a_source_declares_is_what_its_answers_mean_live_and_in_a_replay(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    path = tmp_path / "a.warc.gz"
    handlers = {asked: handler for asked, (handler, _) in MEANT.items()}
    live: dict[str, Page | Outcome] = {}
    async with recording(path, handlers, keys=keys) as (fetcher, server):
        for asked in MEANT:
            live[asked] = await fetcher.fetch(Request(server.origin + asked), MANNERED)
        tried = {asked for asked, times in server.asked.items() if times > 1}
    assert {k: str(v) if isinstance(v, Outcome) else "a page" for k, v in live.items()} == {
        asked: meant for asked, (_, meant) in MEANT.items()
    }
    assert tried == AGAIN
    again = replayed(path)
    for asked, answer in live.items():
        assert await again.fetch(Request(server.origin + asked), MANNERED) == answer, asked


async def test_a_manner_of_one_source_is_none_of_another() -> None:
    async with door({"/": answers({"code": "no_match"}, 400)}) as (fetcher, server):
        assert cause(await fetcher.fetch(Request(f"{server.origin}/"), API)) is Cause.ERROR
        assert await fetcher.fetch(Request(f"{server.origin}/"), MANNERED) == ABSENT


async def test_an_error_inside_a_success_is_not_kept_as_a_page() -> None:
    store = Memory()
    async with door({"/": MEANT["/no-calls-left"][0]}, store=store) as (fetcher, server):
        await fetcher.fetch(Request(f"{server.origin}/"), MANNERED)
    assert not store.kept


@pytest.mark.parametrize("text", [b"[" * 60_000, b"\xff\xfe{", b'{"Errors":' * 20_000])
@pytest.mark.parametrize("status", [200, 400, 500])
async def test_json_made_to_break_its_reader_breaks_no_fetch(text: bytes, status: int) -> None:
    async with door({"/": says(text, status)}, ONCE) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), MANNERED)
        assert isinstance(answer, Page) if status == 200 else cause(answer) is Cause.ERROR


# ---- an origin that the user may set

MOVABLE = replace(API, base="THEIR_BASE_URL")


@pytest.mark.parametrize("ending", ["", "/", "/mirror/", "/mirror"])
async def test_a_source_is_asked_at_the_origin_the_user_sets(ending: str) -> None:
    prefix = ending.rstrip("/")
    async with door({f"{prefix}/search?q=1": says(b"here")}) as (fetcher, server):
        fetcher._keys = {"THEIR_BASE_URL": f" {server.origin}{ending} "}
        official = Request("https://public.acme.example/search?q=1")
        assert body(await fetcher.fetch(official, MOVABLE)) == b"here"
        assert server.asked == {f"{prefix}/search?q=1": 1}


async def test_a_source_that_declares_no_such_switch_is_asked_where_it_is() -> None:
    async with door({"/": says(b"here")}, keys={"": "http://127.0.0.1:9", "B": "http://127.0.0.1:9"}) as (
        fetcher,
        server,
    ):
        assert body(await fetcher.fetch(Request(f"{server.origin}/"), API)) == b"here"


@pytest.mark.parametrize("url", ["https://public.acme.example", "https://public.acme.example?q=1"])
async def test_an_address_without_a_path_is_moved_too(url: str) -> None:
    async with door({"/": says(b"here"), "/?q=1": says(b"here")}) as (fetcher, server):
        fetcher._keys = {"THEIR_BASE_URL": server.origin}
        assert body(await fetcher.fetch(Request(url), MOVABLE)) == b"here"


@pytest.mark.parametrize("base", ["no address", "https://www.linkedin.com", "file:///etc"])
async def test_an_origin_that_is_none_or_is_never_dialled_is_an_outcome(base: str) -> None:
    async with door({}, ONCE, keys={"THEIR_BASE_URL": base}) as (fetcher, _):
        answer = await fetcher.fetch(Request("https://public.acme.example/search"), MOVABLE)
        assert isinstance(answer, Outcome)
        assert fetcher.requests == 0


async def test_what_was_asked_at_another_origin_is_replayed_without_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    official = Request("https://public.acme.example/search")
    async with recording(path, {"/search": says(b"here")}) as (fetcher, server):
        fetcher._keys = {"THEIR_BASE_URL": server.origin}
        live = await fetcher.fetch(official, MOVABLE)
        assert body(live) == b"here"
    assert await replayed(path).fetch(official, MOVABLE) == live
