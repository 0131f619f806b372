"""Open roles from Workday careers sites.

A site is found by its host and its name, which no guess can hit; so only sites that the company links to are asked.
The list comes in pages of twenty, asked for by POST, and only the first page gives the total, which is never more
than two thousand on some hosts. A role's age is told in English words that are counted from the day of the answer.

https://community.workday.com
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from connectors.boards.board import Board
from connectors.boards.owner import moved
from connectors.boards.roles import Says, every
from connectors.boards.source import connector
from connectors.connector import Asking, Read, Request, Target, post
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

LIST = "https://{host}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs"
PAGE_SIZE = 20
MOST_PAGES = 5
_TOKEN = re.compile(r"([\w-]+)\.(wd\d+)/([\w-]+)")
_SEVERAL = re.compile(r"\d+ Locations")
_AGE = re.compile(r"Posted (?:(Today)|(Yesterday)|(\d+) Days? Ago)", re.I)


def _place(text: str) -> str:
    return "" if _SEVERAL.fullmatch(text) else text


def _details(role: str, posting: Part, page: Page) -> Iterator[Finding]:
    """Its page, and the day it was posted; "30+ Days Ago" is no day."""
    host, _, rest = page.url.partition("/wday/cxs/")
    path = posting["externalPath"]
    yield path.says(role, "role.url", f"{host}/{rest.split('/')[1]}{path.text}")
    posted = posting.opt("postedOn")
    age = _AGE.fullmatch(posted.text) if posted else None
    if posted and age:
        days = 0 if age.group(1) else 1 if age.group(2) else int(age.group(3))
        yield posted.says(role, "role.posted", (page.seen - timedelta(days=days)).date().isoformat())


BOARD = Board(
    system="workday",
    urls=(LIST,),
    roles="jobPostings",
    id="externalPath",
    link="",
    says=(Says("role.place", "locationsText", _place),),
    total="total",
    more=_details,
    guessed=False,
)


def ask(target: Target) -> Asking:
    """Ask the first site that the company links to for its roles, up to a hundred of them."""
    for token in target.boards("workday"):
        if not (found := _TOKEN.fullmatch(token)):
            continue
        tenant, pod, site = found.groups()
        url = LIST.format(host=f"{tenant}.{pod}", tenant=tenant, site=site)
        page = yield _list(url, 0)
        if page is None or moved(page, url):
            continue
        yield Read(page, {"board": token})
        total = sum(part.number for part in every(Part.of(page), "total"))
        for offset in range(PAGE_SIZE, min(total, MOST_PAGES * PAGE_SIZE), PAGE_SIZE):
            if further := (yield _list(url, offset)):
                yield Read(further, {"board": token})
        return


def _list(url: str, offset: int) -> Request:
    question = {"appliedFacets": {}, "limit": PAGE_SIZE, "offset": offset, "searchText": ""}
    return post(url, question, fresh_days=1)


CONNECTOR = connector(
    BOARD,
    "Workday",
    ask=ask,
    also=("role.posted",),
    docs="https://community.workday.com",
    unverified=(
        "no recorded answer and no reference: the keys rest on clients that agree with one another",
        "the total is cut at 2,000 on some hosts; more than a hundred roles are not read",
    ),
)
