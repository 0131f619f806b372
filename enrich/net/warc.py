"""The records of a WARC file as byte ranges, each read to its last byte before anything in it is believed.

warcio reads what it can: of a file that ends in the middle of a record it hands out half a body, and of a damaged one
what was written before the damage. Here a record is whole or it is none.
https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO

_GZIP = b"\x1f\x8b"
_MAGIC = b"WARC/"
_BLOCK = 1 << 16
_MOST_HEADER = 1 << 16
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.I | re.M)


class Broken(ValueError):
    """A WARC file that is not whole. `at` is where its first broken record begins, `cut` that the file ends in it."""

    def __init__(self, at: int, *, cut: bool) -> None:
        what = "is cut off" if cut else "is damaged"
        super().__init__(f"{what} in the record that begins at byte {at:,}")
        self.at, self.cut = at, cut


def is_gzip(file: IO[bytes]) -> bool:
    """Whether records are gzip members."""
    file.seek(0)
    return file.read(2) == _GZIP


def whole_records(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Where each record begins and ends, in order.

    Raises:
        Broken: at the first that is not whole.
    """
    return _members(file) if is_gzip(file) else _plain(file)


def _members(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Gzip members; zlib holds each against its checksum."""
    at, block = 0, b""
    file.seek(0)
    while block := block or file.read(_BLOCK):
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        end, head = at, b""
        while not inflater.eof:
            if not block:
                raise Broken(at, cut=True)
            try:
                head += inflater.decompress(block)[: len(_MAGIC) - len(head)]
            except zlib.error as error:
                raise Broken(at, cut=False) from error
            end += len(block)
            block = inflater.unused_data if inflater.eof else file.read(_BLOCK)
        end -= len(block)
        if head != _MAGIC:
            raise Broken(at, cut=False)
        yield at, end
        at = end


def _plain(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Records one after another, each as long as it says it is, with blank lines between them."""
    size = file.seek(0, 2)
    at = 0
    while at < size:
        file.seek(at)
        head = file.read(_MOST_HEADER)
        header, blank, _ = head.partition(b"\r\n\r\n")
        if not head.startswith(_MAGIC[: len(head)]) or (blank and not _LENGTH.search(header)):
            raise Broken(at, cut=False)
        length = _LENGTH.search(header)
        end = at + len(header) + len(blank) + (int(length[1]) if length else 0)
        if not blank or end > size:
            raise Broken(at, cut=True)
        yield at, end
        file.seek(end)
        rest = file.read(_BLOCK)
        at = end + len(rest) - len(rest.lstrip(b"\r\n"))
