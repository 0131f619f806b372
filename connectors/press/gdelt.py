"""Headlines about the company in the world's press of the last three months, from the GDELT project.

It answers badly put questions with a sentence and the status of a success, and some titles carry control characters
that JSON does not allow. An empty object is its way of saying that nothing matched. Its dates are when an article was
seen, which is the day it appeared or the next. One request in six seconds.

https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered
from connectors.hosts import parse
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.press.items import SIGNAL, Item
from connectors.press.told import Sought
from connectors.statement import Cause, Finding
from connectors.text import squash, visible

SEARCH = "https://api.gdeltproject.org/api/v2/doc/doc?{}"
DAYS = 100
MOST_ARTICLES = 75
_SEEN = re.compile(r"(\d{4})(\d\d)(\d\d)T\d{6}Z")


def ask(target: Target) -> Asking:
    """Search for the company's name, with its town where that is known."""
    sought = Sought.of(target)
    if sought is None:
        return
    wanted = {
        "query": " ".join(_term(text) for text in (sought.name, sought.town) if text),
        "mode": "artlist",
        "format": "json",
        "maxrecords": str(MOST_ARTICLES),
        "timespan": "3m",
        "sort": "datedesc",
    }
    page = yield Request(SEARCH.format(urlencode(wanted)), fresh_days=0.25)
    if page is None:
        return
    if not page.text.lstrip().startswith("{"):
        sentence = squash(re.sub(r"<[^>]*>", " ", page.text))[:160]
        late = "limit requests" in sentence.lower()
        raise Unanswered(Cause.RATE_LIMITED if late else Cause.ERROR, f"GDELT: {sentence}")
    yield Read(page, {"sought": sought})


def _term(text: str) -> str:
    """A term of a query: one plain word may be refused in quotes, all else needs them."""
    return text if text.isalnum() else f'"{text}"'


def read(page: Page, sought: Sought) -> Iterator[Finding]:
    """Read one search: the headlines that speak of the company."""
    return sought.read(_articles(page), page.seen, DAYS)


def _articles(page: Page) -> Iterator[Item]:
    answer = Part(json.loads(page.text, strict=False))  # not strict: titles may hold control characters
    if answer.value == {}:
        return
    for article in answer["articles"].each():
        title, url, seen = article["title"], article["url"].text, article["seendate"].text
        day = _SEEN.fullmatch(seen)
        if day is None:
            raise Changed(f"{article.at}.seendate is no moment")
        if (name := squash(visible(title.text))) and parse(url):
            yield Item(name, "-".join(day.groups()), url, title.text, seen, url, title.at)


CONNECTOR = Connector(
    name="gdelt",
    about="headlines about the company in the world's press of the last three months, found by name and town",
    tier="A",
    needs=("company.name", "company.legal_name"),
    yields=SIGNAL,
    ask=ask,
    read=read,
    requests=1,
    per_second=1 / 6,
    docs="https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/",
    terms="free for any use with a citation and a link; articles belong to their publishers",
    reliability=0.6,
    identifies="company.domain",
    attribution="The GDELT Project (https://www.gdeltproject.org)",
    unverified=(
        "the wording of its licence",
        "no recorded answer: the shape comes from clients of the service",
        "that it finds names and towns with accents as they are written",
        "which phrases it finds too short, and that one word needs no quotes",
    ),
)
