"""A body read within bounds. httpx decodes whole chunks before anybody can look at their size, so it is not asked to.

1.6 kB of brotli can become a gigabyte. We offer gzip and deflate only, take the bytes as they came over the wire,
and decompress them ourselves with a limit that holds before memory is spent, not after.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

from connectors.statement import Cause
from enrich.net.faults import Fault

ACCEPT_ENCODING = "gzip, deflate"
_MOST_LAYERS = 3  # "gzip, gzip" is a mistake that servers make; a thousand of them is an attack on our time
_MOST_MEMBERS = 256
_GZIP = b"\x1f\x8b"


class TooLarge(Fault):
    """A body beyond the limit, on the wire or unpacked."""

    def __init__(self, limit: int) -> None:
        super().__init__(Cause.ERROR, f"larger than {limit:,} bytes")


class BadEncoding(Fault):
    """A body that is not in the encoding its header names."""

    def __init__(self, detail: str) -> None:
        super().__init__(Cause.ERROR, detail)


async def read_wire(chunks: AsyncIterable[bytes], limit: int, *, cut: bool = False) -> bytes:
    """The bytes as they came.

    Args:
        cut: stop at the limit and be content with what was read.

    Raises:
        TooLarge: as soon as there is one byte too many.
    """
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > limit:
            if not cut:
                raise TooLarge(limit)
            parts.append(chunk[: limit - size])
            break
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def unpack(wire: bytes, encoding: str, limit: int, *, cut: bool = False) -> bytes:
    """The body under its content encodings, never more than `limit` bytes of it.

    A body cut short in transfer gives what could be read: half a page is a page.

    Args:
        cut: give the first `limit` bytes of a larger one.

    Raises:
        TooLarge: when it would be larger.
        BadEncoding: for an encoding we did not offer, and for bytes that are not what the header says.
    """
    layers = [name for e in encoding.split(",") if (name := e.strip().lower()) not in ("", "identity")]
    if len(layers) > _MOST_LAYERS:
        raise BadEncoding(f"{len(layers)} content encodings, one within another")
    for name in reversed(layers):
        wire = _inflate(_bounded(wire, limit, cut), _window(name, wire), limit)
    return _bounded(wire, limit, cut)


def _bounded(body: bytes, limit: int, cut: bool) -> bytes:
    if len(body) > limit and not cut:
        raise TooLarge(limit)
    return body[:limit]


def _window(name: str, wire: bytes) -> int:
    """What zlib is told. "deflate" means zlib, but many servers send the bare stream (RFC 9110, 8.4.1.2)."""
    if name in ("gzip", "x-gzip"):
        return zlib.MAX_WBITS | 32
    if name == "deflate":
        return zlib.MAX_WBITS if wire[:1] and wire[0] & 0x0F == 8 else -zlib.MAX_WBITS
    raise BadEncoding(f"content encoding {name!r} was not asked for")


def _inflate(wire: bytes, window: int, limit: int) -> bytes:
    """At most one byte more than the limit. A gzip body may have several members (RFC 1952, 2.2)."""
    body = b""
    for _ in range(_MOST_MEMBERS):
        inflater = zlib.decompressobj(window)
        try:
            body += inflater.decompress(wire, limit + 1 - len(body))
        except zlib.error as error:
            raise BadEncoding(f"broken compression: {error}") from error
        wire = inflater.unused_data
        if len(body) > limit or not wire.startswith(_GZIP):
            return body
    raise BadEncoding(f"more than {_MOST_MEMBERS} gzip members")
