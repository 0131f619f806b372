"""What is recorded answers a replay in the same way, with no socket; what is broken is said to be; no key is kept."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from connectors.connector import Request
from connectors.page import Page
from connectors.statement import Cause, Outcome
from enrich.errors import BadArchive
from enrich.net.archive import Archive
from enrich.net.fetch import Fetcher
from tests.loopback import Exchange as Asked
from tests.loopback import Handler, says
from tests.net.door import API, CRAWLER, MANNERS, NOW, ONCE, Memory, body, cause
from tests.net.recordings import LATER, boundaries, every, exchange, recorded, recording, replayed


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a socket was connected")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", refuse)


# -- the same answers -----------------------------------------------------------------------------------


async def drops(asked: Asked) -> None:
    asked.writer.close()


async def hangs(asked: Asked) -> None:
    await asyncio.Event().wait()


SITE: dict[str, Handler] = {
    "/page": says("<p>Café</p>".encode(), etag='"1"'),
    "/packed": says(gzip.compress(b"<p>packed</p>"), content_encoding="gzip"),
    "/empty": says(b""),
    "/q?a=1%262&b=%7C": says(b"escaped"),
    "/q?a=1&2&b=%7C": says(b"another question"),
    "/moved": says(status=301, location="/moved/again"),
    "/moved/again": says(status=302, location="/page"),
    "/loop": says(status=302, location="/loop"),
    "/away": says(status=302, location="https://www.linkedin.com/company/acme"),
    "/gone": says(b"", 410),
    "/refused": says(b"", 403),
    "/money": says(b"", 402),
    "/down": says(b"", 503),
    "/later": says(b"", 503, retry_after="2000"),
    "/strange": says(b"\x1b", content_encoding="br"),
    "/broken": says(b"no gzip", content_encoding="gzip"),
    "/huge": says(bytes(3_000_000)),
    "/bomb": says(gzip.compress(bytes(3_000_000)), content_encoding="gzip"),
    "/drops": drops,
    "/hangs": hangs,
}
BRIEF = replace(MANNERS, attempts=2, deadline=0.5, longest_wait=1_000.0)


async def test_a_replay_gives_the_same_answers_as_the_run_did(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "run.warc.gz"
    paths = [*(p for p in SITE if p != "/later"), "/missing", "/later"]
    async with recording(path, SITE, BRIEF) as (fetcher, server):
        live = await every(fetcher, server.origin, API, *paths)
    request.getfixturevalue("no_socket")
    again = replayed(path, BRIEF)
    for asked, answer in (await every(again, server.origin, API, *paths)).items():
        if isinstance(answer, Outcome) and answer.retry_at:
            answer = replace(answer, retry_at=answer.retry_at - (LATER - NOW))
        assert answer == live[asked], asked
    assert (again.requests, again.bytes) == (0, 0)
    assert {cause(a) for a in live.values() if isinstance(a, Outcome)} >= {
        None, Cause.BLOCKED, Cause.BUDGET, Cause.ERROR, Cause.RATE_LIMITED, Cause.TIMEOUT
    }  # fmt: skip


async def test_a_parked_host_and_a_name_that_does_not_exist_are_replayed_too(tmp_path: Path) -> None:
    path, handlers = tmp_path / "run.warc.gz", {"/busy": says(b"", 429, retry_after="5000")}
    async with recording(path, handlers) as (fetcher, server):
        live = await every(fetcher, server.origin, API, "/busy", "/other")
        missing = await fetcher.fetch(Request("http://no-such-host.invalid/"), API)
        assert server.asked.total() == 1
    again = replayed(path)
    for asked, answer in (await every(again, server.origin, API, "/busy", "/other")).items():
        assert (cause(answer), cause(live[asked])) == (Cause.RATE_LIMITED, Cause.RATE_LIMITED)
    assert await again.fetch(Request("http://no-such-host.invalid/"), API) == missing


async def test_an_answer_counts_for_more_than_a_later_failure_to_get_one(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    handlers = {"/": says(b"answer"), "/busy": says(b"", 429, retry_after="5000")}
    async with recording(path, handlers) as (fetcher, server):
        answers = [await fetcher.fetch(Request(server.origin + asked), API) for asked in ("/", "/busy", "/")]
        assert [isinstance(answer, Page) for answer in answers] == [True, False, False]
    assert body(await replayed(path).fetch(Request(f"{server.origin}/"), API)) == b"answer"


async def test_rules_and_their_absence_hold_in_a_replay(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    handlers = {"/robots.txt": says(b"User-agent: *\nDisallow: /private"), "/": says(), "/private": says()}
    async with recording(path, handlers) as (fetcher, server):
        live = await every(fetcher, server.origin, CRAWLER, "/", "/private")
    assert await every(replayed(path), server.origin, CRAWLER, "/", "/private") == live
    assert cause(live["/private"]) is Cause.ROBOTS


async def test_another_address_of_the_same_page_is_tried_in_a_replay_too(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    async with recording(path, {"/": says(b"at last")}) as (fetcher, server):
        request = Request("http://no-such-host.invalid/", or_else=(f"{server.origin}/",))
        assert body(await fetcher.fetch(request, API)) == b"at last"
    assert body(await replayed(path).fetch(request, API)) == b"at last"


@pytest.mark.usefixtures("no_socket")
async def test_what_is_not_in_the_archive_is_unknown_and_nobody_is_asked(tmp_path: Path) -> None:
    recorded(tmp_path / "a.warc.gz", exchange("https://acme.example/"))
    fetcher = replayed(tmp_path / "a.warc.gz")
    assert body(await fetcher.fetch(Request("https://acme.example/#part"), CRAWLER)) == b"<p>hello</p>"
    for url in ("https://acme.example/x", "http://acme.example/", "https://acme.example/?q=1"):
        assert cause(await fetcher.fetch(Request(url), API)) is Cause.NOT_RECORDED


async def test_a_recording_run_asks_for_what_is_stored_so_that_its_archive_is_complete(
    tmp_path: Path,
) -> None:
    store = Memory()
    async with recording(tmp_path / "a.warc.gz", {"/": says(etag='"1"')}, store=store) as (fetcher, server):
        url = f"{server.origin}/"
        store.put(url, Page(url, b"stored", NOW, headers={"etag": '"1"'}))
        assert body(await fetcher.fetch(Request(url), API)) == b"<p>hello</p>"
        assert "if-none-match" not in server.seen[0].headers
    assert body(await replayed(tmp_path / "a.warc.gz").fetch(Request(url), API)) == b"<p>hello</p>"


async def test_a_replay_reads_and_fills_no_store(tmp_path: Path) -> None:
    recorded(tmp_path / "a.warc.gz", exchange("https://acme.example/"))
    store = Memory()
    store.put("https://acme.example/", Page("https://acme.example/", b"stored", LATER))
    archive = Archive(tmp_path / "a.warc.gz")
    fetcher = Fetcher(None, manners=ONCE, clock=lambda: LATER, archive=archive, store=store)
    assert body(await fetcher.fetch(Request("https://acme.example/"), API)) == b"<p>hello</p>"
    assert [page.body for page in store.kept.values()] == [b"stored"]


def test_the_newest_of_several_answers_counts_and_the_clock_stands_at_the_newest_record(
    tmp_path: Path,
) -> None:
    url, path = "https://acme.example/", tmp_path / "a.warc.gz"
    days = [NOW, NOW + timedelta(days=9, microseconds=5), NOW + timedelta(days=3)]
    recorded(path, *(exchange(url, f"{day:%d}".encode(), day) for day in days))
    archive = Archive(path)
    found = archive.find(url)
    assert found is not None
    assert (found.wire, found.at, archive.as_of, len(archive)) == (b"10", days[1], days[1], 1)


def test_escapes_are_read_alike_and_delimiters_are_not(tmp_path: Path) -> None:
    recorded(tmp_path / "a.warc.gz", exchange("https://a.example/q?n=A%26B%7CC"))
    archive = Archive(tmp_path / "a.warc.gz")
    assert archive.find("https://a.example/q?n=A%26B|C") is not None
    assert archive.find("https://a.example/q?n=A&B|C") is None


def test_an_archive_is_known_by_its_bytes(tmp_path: Path) -> None:
    recorded(tmp_path / "a.warc.gz", exchange("https://a.example/"))
    (tmp_path / "b.warc.gz").write_bytes((tmp_path / "a.warc.gz").read_bytes())
    recorded(tmp_path / "c.warc.gz", exchange("https://c.example/"))
    a, b, c = (Archive(tmp_path / f"{name}.warc.gz").fingerprint for name in "abc")
    assert a == b != c


# -- archives that others wrote ---------------------------------------------------------------------------


def foreign(
    path: Path,
    wire: bytes,
    *,
    packed: bool,
    headers: list[tuple[str, str]],
    day: str = "2026-09-01T00:00:00Z",
) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        http = StatusAndHeaders("200 OK", headers, "HTTP/1.1")
        date = {"WARC-Date": day}
        for kind in ("response", "resource"):
            record = writer.create_warc_record(
                "https://a.example/", kind, BytesIO(wire), http_headers=http, warc_headers_dict=date
            )
            writer.write_record(record)
        name = writer.create_warc_record(
            "dns:a.example",
            "response",
            BytesIO(b"a.example. 60 IN A 8.8.8.8"),
            warc_content_type="text/dns",
            warc_headers_dict=date,
        )
        writer.write_record(name)


@pytest.mark.parametrize("packed", [True, False])
def test_transfer_framing_and_repeated_headers_of_other_recorders_are_read(
    tmp_path: Path, packed: bool
) -> None:
    chunked = b"5\r\n<p>he\r\n7\r\nllo</p>\r\n0\r\n\r\n"
    headers = [("Transfer-Encoding", "chunked"), ("X-Robots-Tag", "noarchive"), ("X-Robots-Tag", "nosnippet")]
    foreign(tmp_path / "f.warc", chunked, packed=packed, headers=headers)
    archive = Archive(tmp_path / "f.warc")
    found = archive.find("https://a.example/")
    assert found is not None
    assert (found.wire, found.headers["x-robots-tag"]) == (b"<p>hello</p>", "noarchive, nosnippet")
    assert (len(archive), archive.as_of) == (1, datetime(2026, 9, 1, tzinfo=UTC))


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine eleven hours ahead."""
    monkeypatch.setenv("TZ", "XXX-11")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    "written", ["2026-09-01T00:00:00", "2026-09-01T00:00:00Z", "2026-09-01T02:00:00+02:00"]
)
def test_the_date_of_a_record_means_the_same_on_every_machine(tmp_path: Path, written: str) -> None:
    foreign(tmp_path / "f.warc", b"", packed=True, headers=[], day=written)
    assert Archive(tmp_path / "f.warc").as_of == datetime(2026, 9, 1, tzinfo=UTC)


async def test_an_answer_beyond_the_bounds_is_too_large_in_a_replay_too(tmp_path: Path) -> None:
    recorded(tmp_path / "a.warc.gz", exchange("https://a.example/", bytes(5_000)))
    fetcher = replayed(tmp_path / "a.warc.gz", replace(MANNERS, max_bytes=4_999))
    assert cause(await fetcher.fetch(Request("https://a.example/"), API)) is Cause.ERROR
    assert len(body(await fetcher.fetch(Request("https://a.example/", max_bytes=5_000), API))) == 5_000


# -- archives that are broken -----------------------------------------------------------------------------


def test_a_file_cut_anywhere_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = recorded(tmp_path / "a.warc.gz", exchange("https://a.example/1"), exchange("https://a.example/2"))
    ends, cut = boundaries(whole), tmp_path / "cut.warc.gz"
    for length in range(1, len(whole)):
        cut.write_bytes(whole[:length])
        if length in ends:
            assert len(Archive(cut)) <= 2
        else:
            with pytest.raises(
                BadArchive, match=r"cut\.warc\.gz is (cut off|damaged) in the record that begins at"
            ):
                Archive(cut)


def test_a_file_with_any_byte_changed_is_refused_or_says_the_same(tmp_path: Path) -> None:
    pages = [exchange(f"https://a.example/{n}", bytes(range(256))) for n in range(2)]
    whole, bad = recorded(tmp_path / "a.warc.gz", *pages), tmp_path / "bad.warc.gz"
    refused: list[str] = []
    for at in range(0, len(whole), 3):
        bad.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            archive = Archive(bad)
        except BadArchive as error:
            refused.append(str(error))
            continue
        for page in pages:
            found = archive.find(page.url)
            assert found is not None
            assert found.wire == page.wire
    assert len(refused) > len(whole) // 3 * 0.9
    assert all(sentence.isprintable() for sentence in refused)


def test_an_unpacked_file_that_is_cut_is_refused_too(tmp_path: Path) -> None:
    whole = tmp_path / "f.warc"
    foreign(whole, b"<p>hello</p>", packed=False, headers=[("Content-Type", "text/html")])
    text = whole.read_bytes()
    for length in (3, 20, 200, len(text) - 20):
        (tmp_path / "cut.warc").write_bytes(text[:length])
        with pytest.raises(BadArchive):
            Archive(tmp_path / "cut.warc")


@pytest.mark.parametrize(
    ("content", "says_what"),
    [
        (b"", "holds no WARC record"),
        (b"PK\x03\x04 a zip file", "is damaged"),
        (b"<html></html>", "is damaged"),
        (gzip.compress(b"not a WARC record"), "is damaged"),
        (b"WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "is not a WARC file"),
    ],
)
def test_what_is_no_archive_is_said_to_be_none(tmp_path: Path, content: bytes, says_what: str) -> None:
    path = tmp_path / "odd.warc.gz"
    path.write_bytes(content)
    with pytest.raises(BadArchive, match=says_what):
        Archive(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.warc.gz", tmp_path):
        with pytest.raises(BadArchive, match=f"{path.name} cannot be read"):
            Archive(path)
