"""What a company announces itself: the feeds of its site, read for what happened in the last twelve months.

The feed is its own, so an item is about the company unless it says otherwise; what sort of event it is, the headline
alone decides, and most are plain news. Feeds of comments and of single topics are as good as any other here: the same
headline counts once. A feed on somebody else's host counts because the company's own page links to it.

https://www.rssboard.org/rss-specification · https://www.rfc-editor.org/rfc/rfc4287 · https://www.jsonfeed.org
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.hosts import registrable
from connectors.page import Page
from connectors.press.headlines import OTHER, is_about, kind_of
from connectors.press.items import FEED_BYTES, SIGNAL, items_of, recent, signal
from connectors.statement import Finding

MOST_FEEDS = 3
MOST_ITEMS = 40
DAYS = 365


def ask(target: Target) -> Asking:
    """Ask for the feeds that the company's pages declare, one after the other."""
    for url in target.all("company.feed")[:MOST_FEEDS]:
        page = yield Request(url, max_bytes=FEED_BYTES, fresh_days=0.25)
        if page:
            yield Read(page, {"company": target.domain or registrable(url), "names": target.names})


def read(page: Page, company: str, names: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Read one feed: every item of the last twelve months is a signal, surer when it names the company."""
    for item in recent(items_of(page), page.seen, DAYS, MOST_ITEMS):
        kind = kind_of(item.title)
        sure = 0.9 if kind == OTHER or is_about(item.title, names) else 0.75
        yield from signal(company, item, kind, sure)


CONNECTOR = Connector(
    name="feeds",
    about="what the company announces in its own news feeds",
    tier="A",
    needs=("company.feed",),
    yields=SIGNAL,
    ask=ask,
    read=read,
    requests=1,
    docs="https://www.rssboard.org/rss-specification",
    terms="the owner's copyright; headline, date and link are kept, the text is not",
    reliability=0.85,
    identifies="company.domain",
    unverified=(
        "that an item which names nobody is about the company itself",
        "that the dates of a feed are those of the events",
    ),
)
