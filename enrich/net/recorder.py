"""Every exchange of a run, written to a standard WARC file as it happens.

A request that ended without an answer is written too, as a metadata record that says how, so that a replay ends it
the same way. What is written is the public side of an exchange: no key, no cookie.
https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from connectors.connector import digest
from enrich.errors import BadArchive
from enrich.net.exchange import SECRET_HEADERS, Exchange
from enrich.net.faults import Fault
from enrich.net.warc import Broken, is_gzip, whole_records

FAULT = "Enrich-Fault"
# On what answers a POST: the digest of what was sent (`Request.digest`), since the address alone does not tell.
SENT = "Enrich-Sent"


class Recorder:
    """A WARC file to write to. A file that exists is continued, never overwritten.

    What a killed run left of its last record is cut away, so that what follows it can be read.

    Raises:
        BadArchive: when the file is there and is no recording, or cannot be written, then or later.
    """

    def __init__(self, path: Path, software: str, now: datetime) -> None:
        self.path = path
        self._gathered = BytesIO()
        self._writer = WARCWriter(self._gathered, gzip=True)
        with _writable(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a+b", buffering=0)
            self._end = _end_of_whole(self._file)
            self._file.truncate(self._end)
        if not self._end:
            self._begin(software, now)

    def _begin(self, software: str, now: datetime) -> None:
        facts = {"software": software, "format": "WARC File Format 1.1"}
        record = self._writer.create_warcinfo_record(self.path.name, facts)
        record.rec_headers.replace_header("WARC-Date", _stamp(now))
        self._write(record)

    def keep(self, exchange: Exchange, asked: Mapping[str, str]) -> None:
        """Write one exchange: the answer, and the request without its keys."""
        named = f"<urn:uuid:{uuid.uuid4()}>"
        answered = StatusAndHeaders(
            str(exchange.status), _open_headers(exchange.headers, "transfer-encoding"), "HTTP/1.1"
        )
        path = exchange.url.split("/", 3)[3] if exchange.url.count("/") > 2 else ""
        method = "POST" if exchange.sent else "GET"
        sent = StatusAndHeaders(f"{method} /{path} HTTP/1.1", _open_headers(asked), is_http_request=True)
        date = {"WARC-Date": _stamp(exchange.at)}
        posted = {SENT: digest(exchange.sent)} if exchange.sent else {}
        record = self._writer.create_warc_record
        self._write(
            record(
                exchange.url,
                "response",
                payload=BytesIO(exchange.wire),
                http_headers=answered,
                warc_headers_dict=date | posted | {"WARC-Record-ID": named},
            ),
            record(
                exchange.url,
                "request",
                payload=BytesIO(exchange.sent.encode()),
                http_headers=sent,
                warc_headers_dict=date | {"WARC-Concurrent-To": named},
            ),
        )

    def fail(self, url: str, fault: Fault, at: datetime, sent: str = "") -> None:
        """Write how a request ended to which nobody answered."""
        posted = {SENT: digest(sent)} if sent else {}
        said = {"detail": " ".join(fault.detail.split()), "silent": "yes" if fault.silent else "no"}
        if fault.wait is not None:
            said["wait"] = str(fault.wait)
        record = self._writer.create_warc_record(
            url,
            "metadata",
            payload=BytesIO("".join(f"{k}: {v}\r\n" for k, v in said.items()).encode()),
            warc_content_type="application/warc-fields",
            warc_headers_dict=posted | {"WARC-Date": _stamp(at), FAULT: fault.cause.value},
        )
        self._write(record)

    def _write(self, *records: Any) -> None:
        """Records that belong together, all or none of them."""
        for record in records:
            self._writer.write_record(record)
        rest = memoryview(self._gathered.getvalue())
        self._gathered.seek(0)
        self._gathered.truncate()
        with _writable(self.path):
            try:
                while rest:
                    rest = rest[self._file.write(rest) :]
            except OSError:
                self._file.truncate(self._end)
                raise
        self._end = self._file.tell()

    def close(self) -> None:
        self._file.close()


def _end_of_whole(file: IO[bytes]) -> int:
    """Where the last whole record ends. Raises Broken for damage that no kill explains."""
    end = 0
    if file.seek(0, 2) and not is_gzip(file):
        raise Broken(0, cut=False)
    try:
        for _, after in whole_records(file):
            end = after
    except Broken as broken:
        if not broken.cut:
            raise
    return end


def _open_headers(headers: Mapping[str, str], *without: str) -> list[tuple[str, str]]:
    return [
        (k, v) for k, v in headers.items() if k.lower() not in SECRET_HEADERS and k.lower() not in without
    ]


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
    except Broken as error:
        raise BadArchive(
            f"{path} {error}, so nothing is added to it. Give --record the name of a new file."
        ) from error
    except OSError as error:
        raise BadArchive(
            f"{path} cannot be written ({error.strerror}). Make room, or give --record another place."
        ) from error
