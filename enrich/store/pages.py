"""Pages kept between runs, so that nothing is asked for twice in a week. A convenience in a file of its own.

When the file is damaged it is set aside and begun anew: nothing in it cannot be fetched again. A full disk and a
folder that cannot be written are not damage, and are said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import zstandard

from connectors.page import Page
from enrich.store.database import open_database, transaction
from enrich.store.faults import Damaged, named
from enrich.store.schema import PAGES

_BATCH = 64
_BATCH_BYTES = 16 * 1024 * 1024
_LEVEL = 1  # 0.2 ms for a page of 100 kB; the next levels take twice as long for a tenth less
_MOST_BODY = 256 * 1024 * 1024


class Pages:
    """A store of pages (see `enrich.net.fetch.PageStore`). Writes are gathered and written together.

    Raises:
        BadStore: where the file cannot be opened or written for a reason that beginning anew would not mend.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: dict[str, Page] = {}
        self._waiting_bytes = 0
        self._pack = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)
        self._unpack = zstandard.ZstdDecompressor()
        try:
            self._db = open_database(path, PAGES)
        except Damaged:
            self._set_aside()
            self._db = open_database(path, PAGES)

    def _begin_anew(self) -> None:
        self._db.conn.close()
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
        """The stored answer to a request for this address, however old. A damaged page is one we do not have."""
        if url in self._waiting:
            return self._waiting[url]
        try:
            with named(self.path):
                row = self._db.execute(
                    "SELECT final, status, headers, seen, body FROM page WHERE url = ?", [url]
                ).fetchone()
        except Damaged:
            self._begin_anew()
            return None
        try:
            return self._page(url, *row) if row else None
        except (zstandard.ZstdError, ValueError, TypeError):
            return None

    def _page(self, url: str, final: str, status: int, headers: str, seen: str, body: bytes) -> Page:
        if zstandard.frame_content_size(body) > _MOST_BODY:
            raise ValueError(f"{url} says that it is larger than any page")
        named_headers: Mapping[str, str] = json.loads(headers)
        return Page(
            final,
            self._unpack.decompress(body, max_output_size=_MOST_BODY),
            datetime.fromisoformat(seen),
            int(status),
            dict(named_headers),
            url,
        )

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
                _stamp(p.seen),
                self._pack.compress(p.body),
            )
            for url, p in self._waiting.items()
        ]
        self._waiting, self._waiting_bytes = {}, 0
        if not rows:
            return
        try:
            self._write(rows)
        except Damaged:
            self._begin_anew()
            self._write(rows)

    def _write(self, rows: list[tuple[Any, ...]]) -> None:
        with transaction(self._db) as connection:
            connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)", rows)

    def purge(self, now: datetime, days: float) -> int:
        """Forget pages older than so many days; how many went."""
        oldest = _stamp(now - timedelta(days=days))
        try:
            with transaction(self._db) as connection:
                return int(connection.execute("DELETE FROM page WHERE seen < ?", [oldest]).rowcount)
        except Damaged:
            self._begin_anew()
            return 0

    def close(self) -> None:
        self.flush()
        self._db.conn.close()


def _stamp(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
