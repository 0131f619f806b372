"""One answer as it came over the wire, and what is taken out of it before anybody keeps it: the user's keys.

A key is sent in a header or in an address and stands nowhere else: not in an archive, not in the store of pages, not
in a message. A server that repeats the key in its answer (an error page that quotes the request, a greeting) does not
change that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from enrich.net.body import unpack
from enrich.net.faults import Fault

SECRET_HEADERS = frozenset(
    {
        "authorization",
        "proxy-authorization",
        "x-api-key",
        "api-key",
        "x-api-token",
        "x-token",
        "x-access-token",
        "x-key",
        "x-cb-user-key",
        "client-id",
        "cookie",
        "set-cookie",
    }
)
_SHORTEST_SECRET = 6  # what is shorter would be found everywhere, and is no secret


@dataclass(frozen=True, slots=True)
class Exchange:
    """An answer, its body still in its content encoding. Header names are in lower case.

    `sent` is what was sent to get it, by POST; empty for a GET.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    wire: bytes
    at: datetime
    sent: str = ""


def crossed_out(text: str, words: Sequence[str]) -> str:
    """A text with every mention of a key crossed out."""
    for word in words:
        if len(word) >= _SHORTEST_SECRET:
            text = text.replace(word, "x" * len(word))
    return text


def without_key(exchange: Exchange, words: Sequence[str], limit: int) -> Exchange:
    """The same answer with every mention of a key crossed out.

    Args:
        words: the key, in each form in which it may come back.
        limit: the most bytes of body to look through; a body that cannot be unpacked within it holds nothing to keep.
    """
    words = [word for word in words if len(word) >= _SHORTEST_SECRET]
    if not words:
        return exchange
    headers = {name: crossed_out(value, words) for name, value in exchange.headers.items()}
    try:
        body = unpack(exchange.wire, exchange.headers.get("content-encoding", ""), limit)
    except Fault:
        return replace(exchange, headers=headers, wire=b"")
    if not any(word.encode() in body for word in words):
        return replace(exchange, headers=headers)
    headers.pop("content-encoding", None)
    for word in words:
        body = body.replace(word.encode(), b"x" * len(word))
    return replace(exchange, headers=headers, wire=body)
