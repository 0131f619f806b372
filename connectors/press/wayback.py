"""How a company's team grew, from its own team or about page as the Wayback Machine kept it, once a year.

Only numbers are stated: the headcount that the page gives in words, and how many people it shows, each of the day its
copy was made, or of the day the page itself names. Nobody on an old page is named: who left is nobody's business. A
page that shows people need not show all of them, so the second number is no headcount.
Copies from before the company was founded, or its domain last registered, are somebody else's and are not asked for. A
copy that is byte for byte last year's is not read again.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Read, Request, Target, Wanted
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.statement import Finding
from connectors.text import fold
from connectors.website import condition
from connectors.website.document import Document
from connectors.website.headcount import head_counts
from connectors.website.people import people_in

LISTING = "https://web.archive.org/cdx/search/cdx?{}"
COPY = "https://web.archive.org/web/{}id_/{}"
# Where the team or the company is shown, by the language of the site. Each costs a request that is rationed.
PATHS = {
    "de": ("team", "ueber-uns", "about"),
    "fr": ("equipe", "a-propos", "about"),
    "es": ("equipo", "nosotros", "about"),
    "it": ("team", "chi-siamo", "about"),
    "nl": ("team", "over-ons", "about"),
    "": ("team", "about", "about-us"),
}
MOST_COPIES = 5
FRESH_DAYS = 30
LEAST_PEOPLE = 3
_COLUMNS = ["timestamp", "original", "digest"]
_MADE = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d*id_/")


def ask(target: Target) -> Asking:
    """Ask which copies there are of pages that may show a team, and for those of the first page that has any."""
    language = target.one("company.language")[:2].lower()
    for path in PATHS.get(language, PATHS[""]):
        copies = yield from _copies(target, path)
        if copies:
            pages = yield tuple(Request(url, fresh_days=365) for url in copies)
            for page in pages:
                if page:
                    yield Read(page, {"site": target.domain})
            return


def _copies(target: Target, path: str) -> Generator[Wanted, Any, list[str]]:
    """Where the copies of one page are, one a year, without those that did not change."""
    wanted = [("url", f"{target.domain}/{path}"), ("output", "json"), ("fl", ",".join(_COLUMNS)),
              ("filter", "statuscode:200"), ("filter", "mimetype:text/html"), ("collapse", "timestamp:4")]  # fmt: skip
    if since := _since(target):
        wanted.append(("from", since))
    page = yield Request(LISTING.format(urlencode(wanted)), fresh_days=FRESH_DAYS)
    rows = [*Part.of(page).each()] if page else []
    if not rows:
        return []
    if rows[0].value != _COLUMNS:
        raise Changed(f"columns {rows[0].value}")
    different: dict[str, str] = {}
    for row in rows[1:]:
        made, original, digest = row[0].text, row[1].text, row[2].text
        different.setdefault(digest, COPY.format(made, original))
    return list(different.values())[-MOST_COPIES:]


def _since(target: Target) -> str:
    """The year before which the domain was not the company's, as far as is known."""
    years = (target.one(field)[:4] for field in ("company.founded", "company.domain_registered"))
    return max((year for year in years if year.isdigit()), default="")


def read(page: Page, site: str) -> Iterator[Finding]:
    """Read one copy: how many people it says there are, and how many it shows."""
    made = _MADE.search(page.url)
    if made is None:
        raise Changed(f"{page.url} is no copy")
    document = Document.of(page)
    if condition.parked(document) or condition.missing(document) or condition.wall(document):
        return
    day = "-".join(made.groups())
    for stated in head_counts(document, site):
        yield replace(stated, as_of=stated.as_of or day)
    people = {fold(someone.name) for someone in people_in(document)}
    if len(people) >= LEAST_PEOPLE and document.title:
        count = str(len(people))
        yield Finding(site, "company.team_size", count, "title", document.title, confidence=0.7, as_of=day)


CONNECTOR = Connector(
    name="wayback",
    about="how many people the company's team page said and showed over the years, from the Wayback Machine",
    tier="A",
    needs=("company.domain",),
    yields=("company.employees", "company.team_size"),
    ask=ask,
    read=read,
    requests=6,
    per_second=0.4,
    docs="https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server",
    terms="no rights in the pages are given; derived counts are kept with the address of the copy",
    reliability=0.7,
    identifies="company.domain",
    unverified=(
        "the limits: 24 listings and 480 copies a minute are assumed",
        "that a listing collapsed by year keeps the first copy of each",
        "that a site which is left out answers 403, as clients say",
        "no recorded answer: the shape comes from the server's documentation",
    ),
)
