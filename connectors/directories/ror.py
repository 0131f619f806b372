"""Organisations that do research, from the Research Organization Registry: companies with a laboratory among them.

A company's entry is named with its country in brackets, "Northwind (Germany)", which is no part of its name. Entries of
one concern stand for its countries, and link to each other. A question that the registry does not understand is
answered as a success that holds errors. Nobody is named in it.

https://ror.readme.io/docs/rest-api
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.directories.namesake import Hit, likely
from connectors.directories.research import bare, ror_id
from connectors.hosts import own_domain, parse, platform
from connectors.lexicon.legal_forms import split_legal_form
from connectors.lexicon.places import country_code
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.statement import Finding

API = "https://api.ror.org/v2/organizations"
MOST_NAMES = 8
MOST_RELATED = 5
_RELATED = {"parent": "company.parent", "child": "company.subsidiary"}


def ask(target: Target) -> Asking:
    """Ask for the entry that is known, else for those that bear the name, in its country where that is known."""
    if known := ror_id(target.one("company.ror")):
        page = yield Request(f"{API}/{known}")
        if page:
            yield Read(page)
        return
    if not target.name:
        return
    url = f"{API}?query={_phrase(target.name)}"
    if country := country_code(target.one("company.country")):
        url += f"&filter=country.country_code:{country}"
    page = yield Request(url)
    if page is None:
        return
    hits = [_hit(item) for item in Part.of(page)["items"].each()]
    for item, confidence in likely(target, hits):
        yield Read(page.part(item.at), {"confidence": confidence})


def _phrase(name: str) -> str:
    """A name to search for word by word: the registry reads a query language, in which quotes and backslashes speak."""
    words = re.sub(r'["\\]', " ", split_legal_form(name)[0])
    return quote(f'"{" ".join(words.split())}"', safe="")


def _hit(item: Part) -> Hit[Part]:
    links = [link["value"].text for link in item.each("links") if link["type"].text == "website"]
    place = next(item.each("locations"), None)
    return Hit(
        item,
        names=tuple(bare(name["value"].text) for name in item["names"].each()),
        domains=(*(domain.text for domain in item.each("domains")), *links),
        country=place["geonames_details"]["country_code"].text if place else "",
        city=place["geonames_details"]["name"].text if place else "",
    )


def read(page: Page, confidence: float = 1.0) -> Iterator[Finding]:
    """Read one entry."""
    item = Part.of(page)
    ror = ror_id(item["id"].text)
    if not ror:
        raise Changed(f"{item['id'].text} is no ROR identifier")
    yield item["id"].says(ror, "company.ror", ror, confidence=confidence)
    yield from _named(ror, item, confidence)
    yield from _web(ror, item, confidence)
    yield from _placed(ror, item, confidence)
    if year := item.opt("established"):
        yield year.says(ror, "company.founded", confidence=confidence)
    if (status := item["status"]).text in ("active", "inactive"):
        yield status.says(ror, "company.status", confidence=confidence)
    for identifier in item.each("external_ids"):
        if identifier["type"].text == "wikidata":
            for entity in list(identifier.each("all"))[:1]:
                yield entity.says(ror, "company.wikidata", confidence=confidence)
    related = [r for r in item.each("relationships") if r["type"].text.lower() in _RELATED]
    for relation in related[:MOST_RELATED]:
        field = _RELATED[relation["type"].text.lower()]
        yield relation["label"].says(ror, field, bare(relation["label"].text), confidence=confidence)


def _named(ror: str, item: Part, confidence: float) -> Iterator[Finding]:
    for name in list(item["names"].each())[:MOST_NAMES]:
        shown = any(kind.text == "ror_display" for kind in name.each("types"))
        field = "company.name" if shown else "company.other_name"
        yield name["value"].says(ror, field, bare(name["value"].text), confidence=confidence)


def _web(ror: str, item: Part, confidence: float) -> Iterator[Finding]:
    sites = [link["value"] for link in item.each("links") if link["type"].text == "website"]
    for site in sites:
        if (address := parse(site.text)) and not platform(site.text):
            yield site.says(ror, "company.website", address[0], confidence=confidence)
    for host in (*item.each("domains"), *sites):
        if own := own_domain(host.text):
            yield host.says(ror, "company.domain", own, confidence=confidence)


def _placed(ror: str, item: Part, confidence: float) -> Iterator[Finding]:
    """Its first place. The registry knows the town, and no address."""
    for location in list(item["locations"].each())[:1]:
        place = location["geonames_details"]
        yield place["country_code"].says(ror, "company.country", confidence=confidence)
        yield place["name"].says(ror, "company.city", confidence=confidence)
        if region := place.opt("country_subdivision_name"):
            yield region.says(ror, "company.region", confidence=confidence)


CONNECTOR = Connector(
    name="ror",
    about="organisations that do research, companies among them: names, website, town, parent and children",
    tier="A",
    needs=("company.ror", "company.name", "company.legal_name"),
    yields=(
        "company.ror", "company.name", "company.other_name", "company.domain", "company.website", "company.country",
        "company.region", "company.city", "company.founded", "company.status", "company.wikidata", "company.parent",
        "company.subsidiary",
    ),
    ask=ask,
    read=read,
    key=Key(
        variable="ROR_CLIENT_ID",
        header="Client-Id",
        required=False,
        get="https://ror.org/api-client-id (free); raises 50 requests in five minutes to 2,000",
    ),
    answers=(Means(Meaning.ERROR, 200, "errors"),),
    per_second=0.13,
    docs="https://ror.readme.io/docs/rest-api",
    terms="CC0 1.0",
    reliability=0.9,
    identifies="company.ror",
    unverified=("no answer of the service is recorded; the shape is that of the registry's own code and tests",
                "that accents in a name need not be spelt as in the registry to be found"),
)  # fmt: skip
