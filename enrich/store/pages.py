"""Pages kept between runs, so that nothing is asked for twice in a week. A convenience in a file of its own.

When the file is damaged it is set aside and begun anew: nothing in it cannot be fetched again.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import zstandard

from connectors.page import Page
from enrich.errors import BadStore
from enrich.store.database import open_database, transaction
from enrich.store.engine import sqlite3
from enrich.store.schema import PAGES

_BATCH = 64
_BATCH_BYTES = 16 * 1024 * 1024
_LEVEL = 1  # 0.2 ms for a page of 100 kB; the next levels take twice as long for a tenth less
_MOST_BODY = 256 * 1024 * 1024


class Pages:
    """A store of pages (see `enrich.net.fetch.PageStore`). Writes are gathered and written together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: dict[str, Page] = {}
        self._waiting_bytes = 0
        self._pack = zstandard.ZstdCompressor(level=_LEVEL)
        self._unpack = zstandard.ZstdDecompressor()
        self._open()

    def _open(self) -> None:
        try:
            self._db = open_database(self.path, PAGES)
            self._db.execute("SELECT count(*) FROM page WHERE url = ''").fetchone()
        except (BadStore, sqlite3.DatabaseError):
            self._set_aside()
            self._db = open_database(self.path, PAGES)

    def _set_aside(self) -> None:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.corrupt-{number}")).exists():
            number += 1
        self.path.rename(aside)
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def get(self, url: str) -> Page | None:
        """The stored answer to a request for this address, however old."""
        if url in self._waiting:
            return self._waiting[url]
        row = self._db.execute(
            "SELECT final, status, headers, seen, body FROM page WHERE url = ?", [url]
        ).fetchone()
        if row is None:
            return None
        final, status, headers, seen, body = row
        try:
            unpacked = self._unpack.decompress(body, max_output_size=_MOST_BODY)
        except zstandard.ZstdError:
            return None  # a damaged page is a page we do not have
        return Page(final, unpacked, datetime.fromisoformat(seen), status, json.loads(headers), url)

    def put(self, url: str, page: Page) -> None:
        """Keep an answer under the address that was asked for."""
        self._waiting[url] = page
        self._waiting_bytes += len(page.body)
        if len(self._waiting) >= _BATCH or self._waiting_bytes > _BATCH_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        rows = [
            (
                url,
                p.url,
                p.status,
                json.dumps(dict(p.headers)),
                p.seen.isoformat(),
                self._pack.compress(p.body),
            )
            for url, p in self._waiting.items()
        ]
        self._waiting, self._waiting_bytes = {}, 0
        if rows:
            with transaction(self._db) as connection:
                connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)", rows)

    def purge(self, now: datetime, days: float) -> int:
        """Forget pages older than so many days; how many went."""
        with transaction(self._db) as connection:
            cursor = connection.execute(
                "DELETE FROM page WHERE seen < ?", [(now - timedelta(days=days)).isoformat()]
            )
        return int(cursor.rowcount)

    def close(self) -> None:
        self.flush()
        self._db.conn.close()
