"""Exchanges kept in a standard WARC file, and a run answered from one.

An archive opened for replay opens no socket, ever: what is not in it is unknown (not recorded). Its clock is the
date of its newest record, so that a replayed run gives the same bytes on any day. Keys are taken out of what is
recorded. https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from enrich.errors import BadArchive

SECRET_HEADERS = frozenset({"authorization", "x-api-key", "api-key", "cookie"})
_MOST_RECORD = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer as it came over the wire: its body is still in its content encoding."""

    url: str
    status: int
    headers: Mapping[str, str]
    wire: bytes
    at: datetime


def _key(url: str) -> str:
    """One key for an address however its query is escaped ("|" and "%7C" are the same question)."""
    return unquote(url.partition("#")[0])


def _payload(record: Any, headers: Mapping[str, str]) -> Any:
    """The body without transfer framing, which other recorders keep, and still in its content encoding."""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return ChunkedDataReader(record.raw_stream)
    return record.raw_stream


def _date(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


class Archive:
    """A WARC file to answer from. Records are read from disk when asked for; only their places are held.

    Raises:
        BadArchive: when the file is missing, is no WARC file, or is cut off in the middle of its first record.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: dict[str, tuple[int, str]] = {}
        dates = [""]
        try:
            self._file: IO[bytes] = path.open("rb")
            for offset, record in self._records():
                date = record.rec_headers.get_header("WARC-Date") or ""
                dates[0] = max(dates[0], date)
                if record.rec_type == "response":
                    self._keep(record.rec_headers.get_header("WARC-Target-URI") or "", date, offset)
        except OSError as error:
            raise BadArchive(
                f"{path} cannot be read ({error.strerror}). Check the path given to --replay."
            ) from error
        except ArchiveLoadFailed as error:
            raise BadArchive(
                f"{path} is not a WARC file: {error}. Give a file written by --record."
            ) from error
        if not dates[0]:
            raise BadArchive(f"{path} holds no WARC record. Give a file written by --record.")
        self.as_of = _date(dates[0])

    def _records(self) -> Iterator[tuple[int, Any]]:
        iterator = ArchiveIterator(self._file)
        for record in iterator:
            yield iterator.get_record_offset(), record

    def _keep(self, url: str, date: str, offset: int) -> None:
        key = _key(url)
        if key not in self._places or self._places[key][1] <= date:
            self._places[key] = (offset, date)

    def __len__(self) -> int:
        return len(self._places)

    @property
    def fingerprint(self) -> str:
        """What tells this archive from others: the digest of its bytes."""
        self._file.seek(0)
        digest = hashlib.sha256()
        while block := self._file.read(1 << 20):
            digest.update(block)
        return digest.hexdigest()[:16]

    def find(self, url: str) -> Exchange | None:
        """The newest recorded answer to this address."""
        place = self._places.get(_key(url))
        if place is None:
            return None
        self._file.seek(place[0])
        record = next(iter(ArchiveIterator(self._file)))
        headers = {name.lower(): value for name, value in record.http_headers.headers}
        return Exchange(
            url=url,
            status=int(record.http_headers.get_statuscode()),
            headers=headers,
            wire=_payload(record, headers).read(_MOST_RECORD),
            at=_date(place[1]),
        )


class Recorder:
    """Writes every exchange to a WARC file as it happens. A file that exists is continued, never overwritten."""

    def __init__(self, path: Path, software: str, now: datetime) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size == 0
        self._file = path.open("ab")
        self._writer = WARCWriter(self._file, gzip=True)
        if fresh:
            record = self._writer.create_warcinfo_record(
                path.name, {"software": software, "format": "WARC File Format 1.1"}
            )
            record.rec_headers.replace_header("WARC-Date", _stamp(now))
            self._writer.write_record(record)

    def keep(self, exchange: Exchange, asked: Mapping[str, str]) -> None:
        """Write one exchange: the answer, and the request without its keys."""
        headers = StatusAndHeaders(
            str(exchange.status),
            [(k, v) for k, v in exchange.headers.items() if k != "transfer-encoding"],
            "HTTP/1.1",
        )
        common = {"WARC-Date": _stamp(exchange.at), "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>"}
        response = self._writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.wire),
            http_headers=headers,
            warc_headers_dict=common,
        )
        open_headers = [(k, v) for k, v in asked.items() if k.lower() not in SECRET_HEADERS]
        path = exchange.url.split("/", 3)[3] if exchange.url.count("/") > 2 else ""
        request = self._writer.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(f"GET /{path} HTTP/1.1", open_headers, is_http_request=True),
            warc_headers_dict={
                "WARC-Date": _stamp(exchange.at),
                "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
            },
        )
        self._writer.write_record(response)
        self._writer.write_record(request)
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
