"""Scrapy at the same work: the same pages, the same reader in its callback, the same kind of store in its pipeline.

    python -m benchmarks.fetching.peer WHAT --port PORT --pages N --folder FOLDER

WHAT is `all` or `fetch`. Settings are those its documentation recommends for broad crawls, with as many requests at
once as ours and no delay; robots.txt is obeyed, as by ours. It is told the address of every page, where ours find
them by reading. What it stores is written ten pages to a transaction, which is how ours come to be written.
"""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer

from benchmarks.fetching.meter import metered
from benchmarks.fetching.web import PATHS, hosts
from connectors.connector import Asking, Read, Target
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.statement import FOUND
from connectors.website import CONNECTOR as WEBSITE
from enrich.store.pages import Pages
from enrich.store.records import Asked
from enrich.store.store import Store

SETTINGS = {
    "LOG_LEVEL": "ERROR",
    "ROBOTSTXT_OBEY": True,
    "CONCURRENT_REQUESTS": 100,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_TIMEOUT": 30,
    "COOKIES_ENABLED": False,
    "RETRY_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DNS_RESOLVER": "benchmarks.fetching.peer.Table",
    "USER_AGENT": "bench (+https://enrich.example; bench@enrich.example)",
}


class Table(CachingThreadedResolver):
    """Every name is this machine."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Any:
        del name, timeout
        return defer.succeed("127.0.0.1")


@dataclass
class Reading:
    """What one page said: an item on its way to the pipeline."""

    page: Page
    asked: Asked


def read(page: Page, site: str) -> Asked:
    """Read one page through the boundary that every page of ours passes: stamped, and each quote found again."""

    def ask(_: Target) -> Asking:
        yield Read(page, {"site": site, "countries": ()})

    conversation = Conversation(replace(WEBSITE, ask=ask), Target())
    conversation.advance()
    statements = tuple(conversation.statements.values())
    return Asked(
        source=WEBSITE.name,
        target=page.url,
        outcome=FOUND,
        statements=statements,
        asked_at=page.seen,
        requests=1,
    )


class Spider(scrapy.Spider):
    """Fetches every page and, unless told to fetch only, reads it."""

    name = "works"
    custom_settings = {}  # noqa: RUF012 - Scrapy's own form

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for host in hosts(self.sites):
            for path in PATHS:
                yield scrapy.Request(f"http://{host}:{self.port}{path}", cb_kwargs={"host": host})

    def parse(self, response: Response, host: str) -> Iterator[Reading]:
        self.crawler.stats.inc_value("pages")
        if self.reads:
            kept = {"content-type": response.headers["content-type"].decode("latin-1")}
            page = Page(response.url, response.body, datetime.now(UTC), response.status, kept)
            yield Reading(page, read(page, host))


class Keeper:
    """The pipeline: pages and statements into SQLite, ten pages to a transaction."""

    @classmethod
    def from_crawler(cls, crawler: scrapy.crawler.Crawler) -> Keeper:
        return cls(Path(crawler.settings["KEEP_IN"]))

    def __init__(self, folder: Path) -> None:
        self._store, self._pages = Store(folder / "enrich.db"), Pages(folder / "enrich.pages.db")
        self._waiting: list[Asked] = []

    def process_item(self, item: Reading) -> Reading:
        self._pages.put(item.page.url, item.page)
        self._waiting.append(item.asked)
        if len(self._waiting) == len(PATHS):
            self._write()
        return item

    def close_spider(self) -> None:
        self._write()
        self._pages.close()
        self._store.close()

    def _write(self) -> None:
        self._store.record("bench", 1, 1, "", self._waiting)
        self._waiting = []


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("all", "fetch"))
    parser.add_argument("--port", type=int)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--kb", type=int)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    keeps = {"ITEM_PIPELINES": {Keeper: 100}, "KEEP_IN": str(options.folder)} if options.what == "all" else {}
    process = CrawlerProcess(SETTINGS | keeps)
    crawler = process.create_crawler(Spider)
    given = {"port": options.port, "sites": options.pages // len(PATHS), "reads": options.what == "all"}
    with metered(options.pages):
        process.crawl(crawler, **given)
        process.start()
    got = crawler.stats.get_value("pages")
    assert got == options.pages, f"{got} pages of {options.pages}"


if __name__ == "__main__":
    main()
