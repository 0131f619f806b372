"""Legal entities from the Global LEI Index: registered names, addresses, register numbers, parents.

A full-text search tolerates no misspelling, so an empty answer is tried once more without the last word of the name,
which is most often a legal form. A record marked as a duplicate is followed to the one that stands for it. A lapsed
registration was not renewed, which says nothing about the company. Companies that need no LEI are not here, so absence
proves nothing. How a record is read stands in `record`, how the tie to a parent in
`ties`.

https://www.gleif.org/en/lei-data/gleif-api
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target, Wanted
from connectors.gleif import record, ties
from connectors.names import alike
from connectors.page import Page
from connectors.statement import Finding

RECORD = "https://api.gleif.org/api/v1/lei-records/{}"
PARENT = RECORD + "/{}-parent"
PERIODS = RECORD + "/{}-parent-relationship"
SEARCH = (
    "https://api.gleif.org/api/v1/lei-records?filter%5Bfulltext%5D={}&page%5Bnumber%5D=1&page%5Bsize%5D=10"
)
MOST_CANDIDATES = 3
MOST_SUCCESSIONS = 3
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")


def ask(target: Target) -> Asking:
    """Ask for the record of the LEI that is known, else search for the name."""
    lei = target.one("company.lei").strip().upper()
    if _LEI.fullmatch(lei):
        page = yield Request(RECORD.format(lei))
        parts = [page.part("data")] if page else []
    else:
        parts = yield from _search(target)
    for part in parts:
        current = yield from _successor(part)
        if current is None:
            continue
        yield Read(current)
        yield from _parents(current.json())


def _search(target: Target) -> Generator[Wanted, Any, list[Page]]:
    """The records that bear the company's name, from a search for it and then for all but its last word."""
    names = target.all("company.legal_name") + target.names
    words = names[0].split() if names else []
    for text in dict.fromkeys((" ".join(words), " ".join(words[:-1]))):
        page = (yield Request(SEARCH.format(quote(text, safe="")))) if text else None
        if page and page.json()["data"]:
            records = enumerate(page.json()["data"])
            found = [page.part(f"data[{n}]") for n, record in records if alike(names, _names(record))]
            return found[:MOST_CANDIDATES]
    return []


def _names(record: dict[str, Any]) -> list[str]:
    entity = record["attributes"]["entity"]
    others = entity["otherNames"] + entity["transliteratedOtherNames"]
    return [entity["legalName"]["name"], *(other["name"] for other in others)]


def _successor(record: Page) -> Generator[Wanted, Any, Page | None]:
    """The record that stands for a duplicate; any other record itself."""
    for _ in range(MOST_SUCCESSIONS):
        attributes = record.json()["attributes"]
        if attributes["registration"]["status"] != "DUPLICATE":
            return record
        successors = [attributes["entity"]["successorEntity"], *attributes["entity"]["successorEntities"]]
        lei = next((successor["lei"] for successor in successors if successor["lei"]), None)
        page = (yield Request(RECORD.format(lei))) if lei else None
        if page is None:
            return None
        record = page.part("data")
    return None


def _parents(record: dict[str, Any]) -> Asking:
    """Ask for the parents that the record links to, and since when each is one.

    Where the record gives a reason for having no parent, there is none. Who a parent is and since when stand in two
    records, so the first is handed on to whoever reads the second.
    """
    for level in ("direct", "ultimate"):
        links = record["relationships"].get(f"{level}-parent", {"links": {}})["links"]
        if "reporting-exception" in links:
            continue
        page = yield Request(PARENT.format(record["id"], level))
        if page is None:
            continue
        yield Read(page.part("data"), {"child": record["id"]})
        if "relationship-record" in links:
            dated = yield Request(PERIODS.format(record["id"], level))
            if dated:
                parent = page.json()["data"]["attributes"]["entity"]["legalName"]["name"]
                yield Read(dated.part("data"), {"parent": parent})


def read(page: Page, child: str = "", parent: str = "") -> Iterator[Finding]:
    """Read a record, that of a child's parent, or that of the tie to a parent of this name."""
    return ties.periods(page, parent) if parent else record.read(page, child)


CONNECTOR = Connector(
    name="gleif",
    about="legal entities with a Legal Entity Identifier: names, addresses, register numbers, parents",
    tier="A",
    needs=("company.lei", "company.legal_name", "company.name"),
    yields=(*record.YIELDS, *ties.YIELDS),
    ask=ask,
    read=read,
    requests=3,
    per_second=1.0,
    headers={"Accept": "application/vnd.api+json"},
    docs="https://www.gleif.org/en/lei-data/gleif-api",
    terms="CC0 1.0; naming GLEIF is a courtesy",
    reliability=0.95,
    identifies="company.lei",
    unverified=("no search, no duplicate and no parent stands in a recorded answer",
                "that a record which links to no reporting exception has a parent to show",
                "the keys of a tie's record and of its periods",
                "that the event of a change of name dates the end of the one former name",
                "the rate limit, which is not published"),
)  # fmt: skip
