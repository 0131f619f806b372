"""Recording: continued after a kill, whole on a full disk, and never with a key in it."""

from __future__ import annotations

import gzip
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from connectors.connector import Key, Request
from connectors.page import Page
from connectors.statement import ABSENT, Cause, Outcome
from enrich.errors import BadArchive
from enrich.net.archive import Archive
from tests.loopback import Exchange as Asked
from tests.loopback import says, serving
from tests.net.door import API, Memory, body, door
from tests.net.recordings import boundaries, every, exchange, recorded, recorder, recording, replayed

SECRET = "s3cret-key-of-the-user"


def test_a_recording_is_continued_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    first = recorded(path, exchange("https://a.example/1"))
    both = recorded(path, exchange("https://a.example/2"))
    assert both.startswith(first)
    assert len(Archive(path)) == 2


def test_what_a_killed_run_left_of_a_record_is_cut_away_before_it_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    whole = recorded(path, exchange("https://a.example/1"), exchange("https://a.example/2"))
    ends = sorted(boundaries(whole))
    for length in (*range(0, len(whole), 37), *ends):
        path.write_bytes(whole[:length])
        recorded(path, exchange("https://a.example/3"))
        archive = Archive(path)
        assert archive.find("https://a.example/3") is not None
        assert (archive.find("https://a.example/1") is not None) == (length >= ends[2])


@pytest.mark.parametrize("content", [b"my notes", gzip.compress(b"my notes"), b"WARC/1.0\r\n\r\n"])
def test_a_file_that_is_no_recording_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.gz"
    path.write_bytes(content)
    with pytest.raises(BadArchive, match="nothing is added to it"):
        recorder(path)
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadArchive, match="cannot be written"):
        recorder(tmp_path / "file" / "a.warc.gz")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes: to whoever writes, a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_is_full_leaves_whole_records_only(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    writer = recorder(path)
    writer.keep(exchange("https://a.example/1"), {})
    room = path.stat().st_size + 300
    with files_of_at_most(room), pytest.raises(BadArchive, match="cannot be written"):
        writer.keep(exchange("https://a.example/2", bytes(range(256)) * 4), {})
    writer.keep(exchange("https://a.example/3"), {})
    writer.close()
    archive = Archive(path)
    assert [archive.find(f"https://a.example/{n}") is not None for n in (1, 2, 3)] == [True, False, True]


# -- keys -------------------------------------------------------------------------------------------------


def text_of_archive(path: Path) -> bytes:
    """All that an archive says: headers, and bodies both packed and unpacked."""
    said = gzip.decompress(path.read_bytes())
    for record in ArchiveIterator(path.open("rb")):
        said += record.content_stream().read()
    return said


async def echoes(asked: Asked) -> None:
    text = f"<p>your key {asked.headers['x-their-token']} is known</p>".encode()
    if asked.path == "/packed":
        await asked.answer(gzip.compress(text), content_encoding="gzip", etag=f'"{SECRET}"')
    else:
        await asked.answer(text, 200 if asked.path == "/plain" else 403, x_you_sent=SECRET)


@pytest.mark.parametrize("path", ["/plain", "/packed", "/refused"])
async def test_a_key_stands_in_no_archive_no_store_and_no_message(tmp_path: Path, path: str) -> None:
    keyed = replace(API, key=Key("THEIR_KEY", "X-Their-Token", "Token {}"))
    store, keys = Memory(), {"THEIR_KEY": SECRET + "\n", "OTHER": "unused"}
    handlers = {path: echoes, "/cookie": says(set_cookie="session=abc123session")}
    warc = tmp_path / "a.warc.gz"
    async with recording(warc, handlers, store=store, keys=keys) as (fetcher, server):
        answers = await every(fetcher, server.origin, keyed, path, "/missing", "/cookie")
        assert server.seen[0].headers["x-their-token"] == f"Token {SECRET}"
    kept = repr(answers) + repr(store.kept) + text_of_archive(warc).decode("latin-1")
    assert SECRET not in kept
    assert "abc123session" not in text_of_archive(warc).decode("latin-1")
    if path != "/refused":
        assert body(answers[path]) == b"<p>your key Token " + b"x" * len(SECRET) + b" is known</p>"
    assert await every(replayed(warc), server.origin, keyed, path) == {path: answers[path]}


async def test_a_key_goes_to_the_server_that_was_asked_and_to_none_it_points_to() -> None:
    keyed = replace(API, key=Key("K", "X-Their-Token"), headers={"Authorization": "Basic abc"})
    async with serving({"/there": says(b"ok")}) as other:
        handlers = {"/near": says(status=302, location="/here"), "/here": says(b"ok")}
        handlers["/far"] = says(status=302, location=f"{other.origin}/there")
        async with door(handlers, keys={"K": SECRET}) as (fetcher, server):
            await every(fetcher, server.origin, keyed, "/near", "/far")
            assert all(seen.headers["x-their-token"] == SECRET for seen in server.seen)
            assert not {"x-their-token", "authorization"} & set(other.seen[0].headers)


@pytest.mark.parametrize("key", ["two\nlines", "an ellipsis\u2026", "bell\x07"])
async def test_a_key_that_cannot_be_sent_is_named_and_not_shown(key: str) -> None:
    keyed = replace(API, key=Key("THEIR_KEY", "Authorization"))
    async with door({"/": says()}, keys={"THEIR_KEY": key}) as (fetcher, server):
        answer = await fetcher.fetch(Request(f"{server.origin}/"), keyed)
        assert isinstance(answer, Outcome)
        assert (answer.cause, server.seen) == (Cause.NO_KEY, [])
        assert "THEIR_KEY" in answer.detail
        assert key not in answer.detail


async def test_a_source_without_its_key_asks_without_one() -> None:
    keyed = replace(API, key=Key("K", "X-Their-Token", required=False))
    async with door({"/": says(), "/missing": says(b"", 404)}) as (fetcher, server):
        assert isinstance(await fetcher.fetch(Request(f"{server.origin}/"), keyed), Page)
        assert await fetcher.fetch(Request(f"{server.origin}/missing"), keyed) == ABSENT
        assert all("x-their-token" not in seen.headers for seen in server.seen)
