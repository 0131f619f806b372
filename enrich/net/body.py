"""A body read within bounds. httpx decodes whole chunks before anybody can look at their size, so it is not asked to.

1.6 kB of brotli can become a gigabyte. We offer gzip and deflate only, take the bytes as they came over the wire,
and decompress them ourselves with a limit that holds before memory is spent, not after.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

ACCEPT_ENCODING = "gzip, deflate"


class TooLarge(Exception):
    """A body beyond the limit, on the wire or unpacked."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"larger than {limit:,} bytes")


class BadEncoding(ValueError):
    """A body that is not in the encoding its header names."""


async def read_wire(chunks: AsyncIterable[bytes], limit: int) -> bytes:
    """The bytes as they came. Raises TooLarge as soon as there is one too many."""
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit)
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def unpack(wire: bytes, encoding: str, limit: int) -> bytes:
    """The body under its content encodings, never more than `limit` bytes of it.

    A body cut short in transfer gives what could be read: half a page is a page.

    Raises:
        TooLarge: when it would be larger.
        BadEncoding: for an encoding we did not offer, and for bytes that are not what the header says.
    """
    for name in reversed([e.strip().lower() for e in encoding.split(",") if e.strip()]):
        if name in ("gzip", "x-gzip"):
            wire = _inflate(wire, zlib.MAX_WBITS | 32, limit)
        elif name == "deflate":
            # The header means zlib, but many servers send the bare stream (RFC 9110, 8.4.1.2).
            wire = _inflate(
                wire, zlib.MAX_WBITS if wire[:1] and wire[0] & 0x0F == 8 else -zlib.MAX_WBITS, limit
            )
        elif name != "identity":
            raise BadEncoding(f"content encoding {name!r} was not asked for")
    return wire


def _inflate(wire: bytes, window: int, limit: int) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        body = inflater.decompress(wire, limit + 1)
    except zlib.error as error:
        raise BadEncoding(f"broken compression: {error}") from error
    if len(body) > limit:
        raise TooLarge(limit)
    return body
