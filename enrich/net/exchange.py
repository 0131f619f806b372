"""One answer as it came over the wire, and what is taken out of it before anybody keeps it: the user's keys.

A key is sent in a header and stands nowhere else: not in an archive, not in the store of pages, not in a message. A
server that repeats the key in its answer (an error page that quotes the request, a greeting) does not change that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from enrich.net.body import unpack
from enrich.net.faults import Fault

SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "x-api-key", "api-key", "cookie", "set-cookie"}
)
_SHORTEST_SECRET = 6  # what is shorter would be found everywhere, and is no secret


@dataclass(frozen=True, slots=True)
class Exchange:
    """An answer, its body still in its content encoding. Header names are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    wire: bytes
    at: datetime


def without_key(exchange: Exchange, key: str, limit: int) -> Exchange:
    """The same answer with every mention of a key crossed out.

    Args:
        limit: the most bytes of body to look through; a body that cannot be unpacked within it holds nothing to keep.
    """
    if len(key) < _SHORTEST_SECRET:
        return exchange
    crossed = "x" * len(key)
    headers = {name: value.replace(key, crossed) for name, value in exchange.headers.items()}
    try:
        body = unpack(exchange.wire, exchange.headers.get("content-encoding", ""), limit)
    except Fault:
        return replace(exchange, headers=headers, wire=b"")
    if key.encode() not in body:
        return replace(exchange, headers=headers)
    headers.pop("content-encoding", None)
    return replace(exchange, headers=headers, wire=body.replace(key.encode(), crossed.encode()))
