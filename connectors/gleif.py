"""Legal entities from the Global LEI Index: registered names, addresses, register numbers, parents.

A full-text search tolerates no misspelling, so an empty answer is tried once more without the last word of the name,
which is most often a legal form. A record marked as a duplicate is followed to the one that stands for it. A lapsed
registration was not renewed, which says nothing about the company: only the entity's own status does. Companies that
need no LEI are not here, so absence proves nothing. People are not read.

https://www.gleif.org/en/lei-data/gleif-api
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target, Wanted
from connectors.names import alike
from connectors.page import Page
from connectors.statement import Finding

RECORD = "https://api.gleif.org/api/v1/lei-records/{}"
PARENT = RECORD + "/{}-parent"
SEARCH = (
    "https://api.gleif.org/api/v1/lei-records?filter%5Bfulltext%5D={}&page%5Bnumber%5D=1&page%5Bsize%5D=10"
)
MOST_CANDIDATES = 3
MOST_SUCCESSIONS = 3
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
# Legal forms and registers that say "one that our list lacks"; the text beside them names it.
_UNLISTED = frozenset({"8888", "9999", "RA777777", "RA888888", "RA999999"})
_OTHER_NAMES = {
    "TRADING_OR_OPERATING_NAME": "company.name",
    "PREVIOUS_LEGAL_NAME": "company.former_name",
}


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
    """Ask for the parents that the record links to. Where it gives a reason for having none, there is none."""
    for level in ("direct", "ultimate"):
        relation = record["relationships"].get(f"{level}-parent", {"links": {}})
        if "reporting-exception" not in relation["links"]:
            page = yield Request(PARENT.format(record["id"], level))
            if page:
                yield Read(page.part("data"), {"child": record["id"]})


def read(page: Page, child: str = "") -> Iterator[Finding]:
    """Read one record; as the parent of another when that one is given."""
    attributes = page.json()["attributes"]
    entity, lei = attributes["entity"], attributes["lei"]
    if child:
        name = entity["legalName"]["name"]
        yield Finding(child, "company.parent", name, at="attributes.entity.legalName.name")
        return
    yield Finding(lei, "company.lei", lei, at="attributes.lei")
    yield from _named(lei, entity)
    yield from _registered(lei, entity)
    yield from _placed(lei, entity)
    if identifier := attributes["ocid"]:
        yield Finding(lei, "company.opencorporates", identifier, at="attributes.ocid")


def _named(lei: str, entity: dict[str, Any]) -> Iterator[Finding]:
    at = "attributes.entity"
    yield Finding(lei, "company.legal_name", entity["legalName"]["name"], at=f"{at}.legalName.name")
    for part in ("otherNames", "transliteratedOtherNames"):
        for n, other in enumerate(entity[part]):
            field = _OTHER_NAMES.get(other["type"], "company.other_name")
            yield Finding(lei, field, other["name"], at=f"{at}.{part}[{n}].name")


def _registered(lei: str, entity: dict[str, Any]) -> Iterator[Finding]:
    """Status, date, law, form and register of the entity."""
    at = "attributes.entity"
    if status := entity["status"]:
        yield Finding(lei, "company.status", status.lower(), at=f"{at}.status", quote=status)
    if created := entity["creationDate"]:
        yield Finding(lei, "company.founded", created[:10], at=f"{at}.creationDate", quote=created)
    if (ended := entity["expiration"])["date"] and ended["reason"] == "DISSOLVED":
        day = ended["date"]
        yield Finding(lei, "company.dissolved", day[:10], at=f"{at}.expiration.date", quote=day)
    if law := entity["jurisdiction"]:
        yield Finding(lei, "company.jurisdiction", law, at=f"{at}.jurisdiction")
    if number := entity["registeredAs"]:
        yield Finding(lei, "company.registration_number", number, at=f"{at}.registeredAs")
    for part, field, prefix in (
        ("legalForm", "company.legal_form", "elf:"),
        ("registeredAt", "company.register", ""),
    ):
        listed, other = entity[part]["id"], entity[part]["other"]
        if listed and listed not in _UNLISTED:
            yield Finding(lei, field, prefix + listed, at=f"{at}.{part}.id", quote=listed)
        elif other:
            yield Finding(lei, field, other, at=f"{at}.{part}.other")


def _placed(lei: str, entity: dict[str, Any]) -> Iterator[Finding]:
    """The head office by its parts, the registered office in one line."""
    office, at = entity["headquartersAddress"], "attributes.entity.headquartersAddress"
    for part, field in (
        ("country", "company.country"),
        ("region", "company.region"),
        ("city", "company.city"),
        ("postalCode", "company.postal_code"),
    ):
        if value := office[part]:
            yield Finding(lei, field, value, at=f"{at}.{part}")
    if lines := office["addressLines"]:
        yield Finding(lei, "company.street", ", ".join(lines), at=f"{at}.addressLines[0]", quote=lines[0])
    seat, at = entity["legalAddress"], "attributes.entity.legalAddress"
    if lines := seat["addressLines"]:
        town = " ".join(part for part in (seat["postalCode"], seat["city"]) if part)
        line = ", ".join(part for part in (*lines, town, seat["country"]) if part)
        yield Finding(lei, "company.legal_address", line, at=f"{at}.addressLines[0]", quote=lines[0])


CONNECTOR = Connector(
    name="gleif",
    about="legal entities with a Legal Entity Identifier: names, addresses, register numbers, parents",
    tier="A",
    needs=("company.lei", "company.legal_name", "company.name"),
    yields=(
        "company.lei", "company.legal_name", "company.name", "company.other_name", "company.former_name",
        "company.status", "company.founded", "company.dissolved", "company.jurisdiction", "company.legal_form",
        "company.registration_number", "company.register", "company.country", "company.region", "company.city",
        "company.postal_code", "company.street", "company.legal_address", "company.opencorporates", "company.parent",
    ),
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
                "the rate limit, which is not published"),
)  # fmt: skip
