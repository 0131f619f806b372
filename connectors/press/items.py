"""What a feed lists (RSS, Atom, JSON Feed), and the signal that an item of it is.

Feeds come from anywhere, so their parser is held short. It is given text in a stream and never bare: bare bytes it
would first try as the path of a file. Entities that a document declares are not expanded; a document that declares any
is refused, as `Page.xml` refuses it. It fetches nothing, and markup in titles is taken off here, not there.

https://www.rssboard.org/rss-specification · https://www.rfc-editor.org/rfc/rfc4287 · https://www.jsonfeed.org
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from connectors.hosts import join
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.press.headlines import folded, kind_of
from connectors.press.money import amount_in
from connectors.statement import Finding
from connectors.text import clip, plain, slug, squash, visible

# What `signal` states.
SIGNAL = (
    "signal.company", "signal.kind", "signal.text", "signal.date", "signal.url", "signal.amount",
)  # fmt: skip
# A feed that is broken on purpose costs some ten microseconds a byte.
FEED_BYTES = 600_000
_MOST_ITEMS = 300
_MOST_TEXT = 300
_PRICED = frozenset({"funding", "contract", "acquisition", "legal"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One headline. `written` and `dated` are its title and date as the page has them; `at` leads to the title."""

    title: str
    day: str
    url: str
    written: str
    dated: str
    link: str
    at: str
    publisher: str = ""


def signal(company: str, item: Item, kind: str = "", confidence: float = 0.8) -> Iterator[Finding]:
    """The signal that an item is. Its quotes are the headline, the date and the link as they stand there.

    Args:
        company: its subject.
        kind: what happened; read from the headline if not given.
    """
    kind = kind or kind_of(item.title)
    subject, quote = f"{company}/{item.day}-{slug(item.title)}", _clean(item.written)
    yield Finding(subject, "signal.company", company, item.at, quote, confidence)
    yield Finding(subject, "signal.kind", kind, item.at, quote, confidence)
    yield Finding(subject, "signal.text", clip(item.title, _MOST_TEXT), item.at, quote, confidence)
    yield Finding(subject, "signal.date", item.day, item.at, item.dated, confidence)
    if item.url:
        yield Finding(subject, "signal.url", item.url, item.at, item.link, confidence)
    if kind in _PRICED and (amount := amount_in(folded(item.title))):
        yield Finding(subject, "signal.amount", amount, item.at, quote, confidence * 0.9)


def _clean(written: str) -> str:
    """The longest stretch of a text without control characters, which no quote may carry."""
    return max(_CONTROLS.split(written), key=len)


def recent(items: Iterator[Item], seen: datetime, days: int, most: int) -> list[Item]:
    """The newest items of so many days before they were seen, the same headline once. What lies ahead is no event."""
    last = seen.date() + timedelta(days=1)
    first = last - timedelta(days=days)
    kept: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: item.day, reverse=True):
        if first <= date.fromisoformat(item.day) <= last:
            kept.setdefault(folded(item.title), item)
    return list(kept.values())[:most]


def items_of(page: Page) -> Iterator[Item]:
    """The dated items of a feed, in its order.

    Raises:
        Changed: when it is no feed.
    """
    return _json_items(page) if page.body.lstrip()[:1] == b"{" else _xml_items(page)


def _json_items(page: Page) -> Iterator[Item]:
    feed = Part.of(page)
    if "jsonfeed.org/version/" not in feed["version"].text:
        raise Changed("JSON that is no JSON Feed")
    for item in [*feed["items"].each()][:_MOST_ITEMS]:
        title, published = item.opt("title"), item.opt("date_published") or item.opt("date_modified")
        if title and published and _is_day(day := published.text[:10]):
            link = item.opt("url") or item.opt("external_url")
            url = join(page.url, link.text) if link else ""
            written, name = title.text, plain(title.text)
            yield Item(name, day, url, written, published.text, link.text if link else "", title.at)


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _xml_items(page: Page) -> Iterator[Item]:
    feed = _parsed(page.text)
    if not feed.version:
        raise Changed("neither RSS nor Atom")
    for n, entry in enumerate(feed.entries[:_MOST_ITEMS]):
        written, dated, when = entry.get("title"), *_when(entry)
        if not written or when is None or not (title := plain(visible(written))):
            continue
        link, source = entry.get("link") or "", entry.get("source") or {}
        yield Item(
            title, f"{when.tm_year:04d}-{when.tm_mon:02d}-{when.tm_mday:02d}", join(page.url, link) if link else "",
            squash(written), dated, link, f"item[{n + 1}]", source.get("title") or "",
        )  # fmt: skip


def _when(entry: Any) -> tuple[str, Any]:
    """When an entry was published, as written and as UTC; when it was last changed, where it says no more."""
    for key in ("published", "updated"):
        # Not entry.get: the parser's own look-up gives one date for the other, and complains of it.
        written, parsed = dict.get(entry, key), dict.get(entry, f"{key}_parsed")
        if written and parsed:
            return written, parsed
    return "", None


def _parsed(text: str) -> Any:
    if not text.strip():
        raise Changed("an empty answer")
    if re.search(r"<!ENTITY", text, re.I):
        raise Changed("a feed that declares entities")
    # Loaded when a feed is read: it is large, and many runs read none.
    import feedparser

    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
