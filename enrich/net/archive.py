"""A run answered from the exchanges that a WARC file holds.

An archive opened for replay opens no socket, ever: what is not in it is unknown (not recorded). Its clock is the
date of its newest record, so that a replayed run gives the same bytes on any day. A request that ended without an
answer ends the same way again: see `recorder.py` for how that is written down.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from connectors.statement import Cause
from enrich.errors import BadArchive
from enrich.net.exchange import Exchange
from enrich.net.faults import Fault
from enrich.net.recorder import FAULT, SENT, Recorder
from enrich.net.warc import Broken, whole_records

_MOST_RECORD = 256 * 1024 * 1024
# These stay escaped: written out they would mean something else in an address.
_DELIMITERS = re.compile(r"(%(?:23|25|26|2B|2F|3B|3D|3F))", re.I)


def _key(url: str) -> str:
    """One key for an address however its query is escaped: "|" and "%7C" are the same question, "&" and "%26" not."""
    parts = _DELIMITERS.split(url.partition("#")[0])
    return "".join(part.upper() if n % 2 else unquote(part) for n, part in enumerate(parts))


def _joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by name. One that came several times is one list (RFC 9110, 5.3)."""
    joined: dict[str, str] = {}
    for name, value in headers:
        name = name.lower()
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined


def _payload(record: Any, headers: Mapping[str, str]) -> bytes:
    """The body without transfer framing, which other recorders keep, and still in its content encoding."""
    chunked = headers.get("transfer-encoding", "").lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    return bytes(stream.read(_MOST_RECORD))


class Archive:
    """A WARC file to answer from. Records are read from disk when asked for; only their places are held.

    Raises:
        BadArchive: when the file is missing, is no WARC file, or is not whole.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: dict[tuple[str, str], tuple[bool, datetime, int]] = {}
        moments = []
        with _readable(path), path.open("rb") as file:
            for _ in whole_records(file):
                pass  # every record is whole, or this raises
            file.seek(0)
            iterator = ArchiveIterator(file)
            for record in iterator:
                moments.append(_moment(record))
                if _answers(record):
                    asked = _asked(record)
                    place = record.rec_type == "response", moments[-1], iterator.get_record_offset()
                    self._places[asked] = max(place, self._places.get(asked, place))
        if not moments:
            raise BadArchive(f"{path} holds no WARC record. Give a file written by --record.")
        self.as_of = max(moments)

    def __len__(self) -> int:
        return len(self._places)

    @property
    def fingerprint(self) -> str:
        """What tells this archive from others: the digest of its bytes."""
        with _readable(self.path), self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]

    def find(self, url: str, digest: str = "") -> Exchange | None:
        """The newest recorded answer to this address. Any answer counts for more than a failure to get one.

        Args:
            digest: of what was sent there by POST; see `Request.digest`.

        Raises:
            Fault: what the run that was recorded met instead of an answer.
        """
        place = self._places.get((_key(url), digest))
        if place is None:
            return None
        with _readable(self.path), self.path.open("rb") as file:
            file.seek(place[2])
            record = next(iter(ArchiveIterator(file)))
            if record.rec_type == "metadata":
                raise _fault(record)
            headers = _joined(record.http_headers.headers)
            status = int(record.http_headers.get_statuscode())
            return Exchange(url, status, headers, _payload(record, headers), place[1])


def _asked(record: Any) -> tuple[str, str]:
    """The question a record answers: its address, and the digest of what was sent there."""
    headers = record.rec_headers
    return _key(headers.get_header("WARC-Target-URI")), headers.get_header(SENT) or ""


def _moment(record: Any) -> datetime:
    """When a record was made. The format knows UTC only, so a date that names no zone means the same everywhere."""
    date = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)


def _answers(record: Any) -> bool:
    """Whether a record says how a request ended. Other recorders keep answers of other protocols; they are not ours."""
    if record.rec_type == "metadata":
        return record.rec_headers.get_header(FAULT) is not None
    http = record.http_headers
    return record.rec_type == "response" and http is not None and str(http.get_statuscode()).isdigit()


def _fault(record: Any) -> Fault:
    said = dict(line.split(": ", 1) for line in record.raw_stream.read().decode().splitlines())
    cause = Cause(record.rec_headers.get_header(FAULT))
    wait = float(said["wait"]) if "wait" in said else None
    return Fault(cause, said["detail"], wait, silent=said["silent"] == "yes")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What may be wrong with a file, in a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise BadArchive(
            f"{path} cannot be read ({error.strerror}). Check the path given to --replay."
        ) from error
    except Broken as error:
        mend = (
            "Give the same file to --record again: the recording goes on from the last whole record."
            if error.cut
            else "Take another copy of it, or record it again."
        )
        raise BadArchive(f"{path} {error}. {mend}") from error
    except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError) as error:
        raise BadArchive(
            f"{path} is not a WARC file that can be read. Give a file written by --record."
        ) from error


__all__ = ["Archive", "Exchange", "Recorder"]
