"""Headlines about the company in Google News, by its feed for searches.

The feed is not documented and its terms speak of personal, non-commercial reading, so it is asked only when the user
names it. Links lead through Google and are kept as they are, never decoded. The publisher's name is taken off the end
of each headline.

https://support.google.com/news/publisher-center/answer/9797689
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered
from connectors.page import Page
from connectors.press.items import FEED_BYTES, SIGNAL, Item, items_of
from connectors.press.told import Sought
from connectors.statement import Cause, Finding

SEARCH = "https://news.google.com/rss/search?{}"
DAYS = 365
# Editions by the company's country: language of the pages, country, language of the edition. They must agree.
_EDITIONS = {
    "AT": ("de", "AT", "de"), "AU": ("en-AU", "AU", "en"), "BE": ("nl", "BE", "nl"), "CA": ("en-CA", "CA", "en"),
    "CH": ("de", "CH", "de"), "DE": ("de", "DE", "de"), "ES": ("es", "ES", "es"), "FR": ("fr", "FR", "fr"),
    "GB": ("en-GB", "GB", "en"), "IE": ("en-IE", "IE", "en"), "IN": ("en-IN", "IN", "en"), "NL": ("nl", "NL", "nl"),
}  # fmt: skip


def ask(target: Target) -> Asking:
    """Search for the company's name, with its town where that is known, in the edition of its country."""
    sought = Sought.of(target)
    if sought is None:
        return
    language, country, edition = _EDITIONS.get(target.one("company.country"), ("en-US", "US", "en"))
    town = f' "{sought.town}"' if sought.town else ""
    wanted = {
        "q": f'"{sought.name}"{town} when:1y',
        "hl": language,
        "gl": country,
        "ceid": f"{country}:{edition}",
    }
    page = yield Request(SEARCH.format(urlencode(wanted)), max_bytes=FEED_BYTES, fresh_days=0.25)
    if page is None:
        return
    if page.content_type == "text/html" or b"<html" in page.body[:2_000].lower():
        raise Unanswered(
            Cause.BLOCKED, "Google News shows a page, most likely for consent, in place of the feed"
        )
    yield Read(page, {"sought": sought})


def read(page: Page, sought: Sought) -> Iterator[Finding]:
    """Read one search: the headlines that speak of the company."""
    return sought.read(map(_headline, items_of(page)), page.seen, DAYS)


def _headline(item: Item) -> Item:
    """An item without its publisher's name: "Headline - Publisher"."""
    title = item.title.removesuffix(f" - {item.publisher}") if item.publisher else item.title
    return replace(item, title=title)


CONNECTOR = Connector(
    name="google_news",
    about="headlines about the company in Google News, found by name and town",
    tier="A",
    needs=("company.name", "company.legal_name"),
    yields=SIGNAL,
    ask=ask,
    read=read,
    requests=1,
    per_second=1 / 60,
    docs="https://support.google.com/news/publisher-center/answer/9797689",
    terms="for personal, non-commercial reading of feeds; headline, date and link are kept",
    reliability=0.6,
    identifies="company.domain",
    opt_in="its feed is undocumented and its terms allow personal, non-commercial reading only",
    unverified=(
        "the terms and the most items a feed holds",
        "the operators of a search (quotes, when:)",
        "the editions, which were not tried",
        "what abuse is answered with: 429, 503 or a page for consent",
    ),
)
