"""What companies say of themselves on Hacker News: roles in the monthly thread "Who is hiring?", and launches.

Anybody may write there. So a post is a company's when it leads with the company's domain, or when its first words are
the company's name and it links to the domain further down, or names a place of the company's where it links to none. A
name alone counts only where nothing else is known of the company. Who wrote a post is not read.

https://hn.algolia.com/api
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.boards.hn_post import ONLY_A_NAME, Post, claim, post
from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.hosts import registrable
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

SEARCH = "https://hn.algolia.com/api/v1/search_by_date?"
THREADS = SEARCH + "tags=story,author_whoishiring&hitsPerPage=10"
POSTS = SEARCH + "tags=comment,story_{0}&numericFilters=parent_id={0}&hitsPerPage=1000"
LAUNCHES = SEARCH + "query={}&tags=show_hn&restrictSearchableAttributes=url&hitsPerPage=20"
ITEM = "https://news.ycombinator.com/item?id={}"
MOST_THREADS = 2  # on the first of a month the new thread is empty
MOST_POSTS = 3
_TITLE = "Ask HN: Who is hiring?"


def ask(target: Target) -> Asking:
    """Look for the company's posts in the newest threads, then for launches of what is on its domain."""
    threads = yield Request(THREADS, shared=True, fresh_days=1)
    for thread in _threads(threads) if threads else ():
        page = yield Request(POSTS.format(thread), shared=True, fresh_days=1, max_bytes=16_000_000)
        for n, shown, confidence in _claimed(page.index(_posts), target) if page else ():
            yield Read(page.part(f"hits[{n}]"), {"domain": shown, "confidence": confidence})
    if domain := registrable(target.domain):
        launches = yield Request(LAUNCHES.format(domain), fresh_days=1)
        if launches:
            yield Read(launches, {"domain": domain, "launches": True})


def _threads(page: Page) -> list[str]:
    """The newest threads. The same writer opens others on the same day, for people who look for work."""
    hits = Part.of(page)["hits"].each()
    ours = [hit["objectID"].text for hit in hits if hit["title"].text.startswith(_TITLE)]
    return ours[:MOST_THREADS]


def _posts(page: Page) -> list[Post]:
    hits = Part.of(page)["hits"].each()
    return [post(text.text if (text := hit.opt("comment_text")) else "") for hit in hits]


def _claimed(posts: list[Post], target: Target) -> list[tuple[int, str, float]]:
    """The posts that are the company's: which, by what domain if by any, how surely. Of those by a name alone, one."""
    claims = [(n, *found) for n, told in enumerate(posts) if (found := claim(told, target))]
    alone = [found for found in claims if found[2] == ONLY_A_NAME]
    return [found for found in claims if found not in alone[1:]][:MOST_POSTS]


def read(page: Page, domain: str = "", confidence: float = 0.9, launches: bool = False) -> Iterator[Finding]:
    """Read one post, or the launches of what is on a domain."""
    return _launches(Part.of(page), domain) if launches else _post(Part.of(page), domain, confidence)


def _post(hit: Part, domain: str, confidence: float) -> Iterator[Finding]:
    id, text, at = hit["objectID"], hit["comment_text"], hit["created_at"].text
    told = post(text.text)
    company = domain or f"item-{id.text}"

    def says(subject: str, field: str, value: str, quote: str) -> Finding:
        return Finding(subject, field, value, text.at, quote, confidence, at[:10])

    yield says(company, "company.name", told.name, told.name)
    if written := re.search(re.escape(domain), text.text, re.I) if domain else None:
        yield says(company, "company.domain", domain, written.group())
    yield says(company, "company.hiring", "yes", told.name)
    for n, title in enumerate(told.titles):
        role = f"{company}/{id.text}-{n}"
        yield says(role, "role.title", title, title)
        yield says(role, "role.employer", company, title)
        yield Finding(role, "role.posted", at[:10], "created_at", at)
        yield Finding(role, "role.url", ITEM.format(id.text), id.at, id.text)
        for field, value, quote in told.says():
            yield says(role, field, value, quote)


def _launches(answer: Part, domain: str) -> Iterator[Finding]:
    for hit in answer["hits"].each():
        url = hit.opt("url")
        if url is None or registrable(url.text) != domain:
            continue
        id, title, at = hit["objectID"], hit["title"], hit["created_at"]
        signal = f"{domain}/show-{id.text}"
        yield url.says(domain, "company.domain", domain)
        yield Finding(signal, "signal.company", domain, url.at, url.text)
        yield title.says(signal, "signal.kind", "launch")
        yield title.says(signal, "signal.text")
        yield at.says(signal, "signal.date", at.text[:10])
        yield id.says(signal, "signal.url", ITEM.format(id.text))


CONNECTOR = Connector(
    name="hn",
    about="roles in Hacker News' monthly thread for employers, and launches shown there",
    tier="A",
    needs=("company.domain", "company.name"),
    yields=(
        "company.name", "company.domain", "company.hiring", "role.title", "role.employer", "role.place", "role.type",
        "role.remote", "role.pay", "role.posted", "role.url", "signal.company", "signal.kind", "signal.date",
        "signal.text", "signal.url",
    ),
    ask=ask,
    read=read,
    requests=4,
    docs="https://hn.algolia.com/api",
    terms="unofficial index of a public forum; facts are kept with a link, its writers never",
    reliability=0.75,
    unverified=(
        "that a thread fits in one answer of a thousand posts rests on one client",
        "the limit of requests, which is not published",
    ),
)  # fmt: skip
