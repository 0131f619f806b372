"""One answer as it came over the wire, and what is taken out of it before anybody keeps it: the user's keys.

A key is sent in a header or in an address and stands nowhere else: not in an archive, not in the store of pages, not
in a message. A server that repeats the key in its answer (an error page that quotes the request, a greeting) does not
change that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from html import escape

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
    """A text with every mention of a key crossed out, however its characters are escaped there."""
    for word in words:
        if len(word) >= _SHORTEST_SECRET and _core(word) in text:
            text = _spellings(word).sub(lambda found: "x" * len(found[0]), text)
    return text


@lru_cache
def _core(word: str) -> str:
    """The longest run of letters and digits: nobody escapes these, so a text without it does not hold the word."""
    return max(re.split(r"[^A-Za-z0-9]", word), key=len)


@lru_cache
def _spellings(word: str) -> re.Pattern[str]:
    """A key in every mixture of ways to write its characters: in an address, in JSON, in HTML."""
    return re.compile("".join(c if c.isalnum() else _spelt(c) for c in word))


def _spelt(c: str) -> str:
    code = f"{ord(c):02x}"
    ways = (rf"\\?{re.escape(c)}", rf"(?i:%{code}|\\u00{code}|&#x0*{code};)", f"&#0*{ord(c)};",
            re.escape(escape(c)))  # fmt: skip
    return f"(?:{'|'.join(reversed(ways))})"


def without_key(exchange: Exchange, words: Sequence[str], limit: int) -> Exchange:
    """The same answer with every mention of a key crossed out.

    Args:
        words: the key, and what else of it is sent.
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
    before = body.decode("latin-1")  # a byte a character, and back
    after = crossed_out(before, words)
    if after == before:
        return replace(exchange, headers=headers)
    headers.pop("content-encoding", None)
    return replace(exchange, headers=headers, wire=after.encode("latin-1"))
