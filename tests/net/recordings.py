"""What the tests of archives share: runs that are recorded, and replays of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from connectors.connector import Connector, Request
from connectors.page import Page
from connectors.statement import Outcome
from enrich.net.archive import Archive, Exchange, Recorder
from enrich.net.fetch import Fetcher, Manners
from tests.loopback import Handler, Server
from tests.net.door import MANNERS, NOW, Memory, Time, door

LATER = NOW + timedelta(days=400)


def recorder(path: Path) -> Recorder:
    return Recorder(path, "Enrich/test", NOW)


def exchange(url: str, wire: bytes = b"<p>hello</p>", at: datetime = NOW, **headers: str) -> Exchange:
    return Exchange(url, 200, {"content-type": "text/html", **headers}, wire, at)


def recorded(path: Path, *exchanges: Exchange) -> bytes:
    """The bytes of an archive of these exchanges."""
    writer = recorder(path)
    for one in exchanges:
        writer.keep(one, {"User-Agent": "Enrich/test"})
    writer.close()
    return path.read_bytes()


def replayed(path: Path, manners: Manners = MANNERS) -> Fetcher:
    return Fetcher(None, manners=manners, clock=lambda: LATER, archive=Archive(path), store=Memory())


@asynccontextmanager
async def recording(
    path: Path, handlers: dict[str, Handler], manners: Manners = MANNERS, **more: object
) -> AsyncIterator[tuple[Fetcher, Server]]:
    async with door(handlers, manners, recorder=recorder(path), pace=Time().pace(1_000.0), **more) as opened:
        yield opened


async def every(fetcher: Fetcher, origin: str, source: Connector, *paths: str) -> dict[str, Page | Outcome]:
    return {path: await fetcher.fetch(Request(origin + path), source) for path in paths}


def boundaries(whole: bytes) -> set[int]:
    """Where one record ends and the next begins: a file cut there is a shorter whole file."""
    ends, iterator = {len(whole)}, ArchiveIterator(BytesIO(whole))
    for _ in iterator:
        ends.add(iterator.get_record_offset())
    return ends
