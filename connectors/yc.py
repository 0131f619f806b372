"""Companies of the Y Combinator directory, as the yc-oss project republishes it every day.

One file holds them all, so it is fetched once and every company is looked up in it: by domain, by name, by former
name. A name found is a candidate and no more; each entry is a subject of its own and keeps its own domain. Team sizes
are what founders typed; a team of nobody is an empty field. The year of a batch is not the year of foundation, which
the directory does not give.

https://github.com/yc-oss/api
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.hosts import own_domain, parse, platform, registrable
from connectors.lexicon.places import country_code
from connectors.names import key
from connectors.page import Page
from connectors.statement import Finding
from connectors.text import clip, squash

DIRECTORY = "https://yc-oss.github.io/api/companies/all.json"
MOST_CANDIDATES = 5
MOST_DESCRIPTION = 1_000


def ask(target: Target) -> Asking:
    """Look the company up in the directory and read the entries it may be."""
    page = yield Request(DIRECTORY, max_bytes=64_000_000, shared=True, fresh_days=1)
    if page is None:
        return
    index = page.index(_index)
    sought = [("domain", registrable(domain)) for domain in target.all("company.domain")]
    sought += [(kind, key(name)) for kind in ("name", "former") for name in target.names]
    found = dict.fromkeys(n for term in sought for n in index.get(term, ()))
    for n in list(found)[:MOST_CANDIDATES]:
        yield Read(page.part(f"[{n}]"))


def _index(page: Page) -> dict[tuple[str, str], list[int]]:
    """Where in the directory each domain, name and former name stands."""
    index: dict[tuple[str, str], list[int]] = {}
    for n, company in enumerate(page.json()):
        terms = [("domain", own_domain(company["website"] or "")), ("name", key(company["name"]))]
        terms += [("former", key(name)) for name in company["former_names"]]
        for term in terms:
            if term[1]:
                index.setdefault(term, []).append(n)
    return index


def read(page: Page) -> Iterator[Finding]:
    """Read one entry of the directory."""
    company = page.json()
    slug = company["slug"]
    yield Finding(slug, "company.name", company["name"], at="name")
    spelled = {key(company["name"])}
    for n, name in enumerate(company["former_names"]):
        if name and key(name) not in spelled:
            spelled.add(key(name))
            yield Finding(slug, "company.former_name", name, at=f"former_names[{n}]")
    yield from _web(slug, company["website"] or "")
    yield from _profile(slug, company)
    yield from _places(slug, company["all_locations"] or "")
    batch = f"Y Combinator {company['batch']}"
    yield Finding(slug, "company.accelerator", batch, at="batch", quote=company["batch"])
    hiring = company["isHiring"]
    yield Finding(
        slug, "company.hiring", "yes" if hiring else "no", at="isHiring", quote="true" if hiring else "false"
    )


def _web(slug: str, website: str) -> Iterator[Finding]:
    address = parse(website)
    if address and not platform(website):
        # What follows the question mark counts visitors from the directory.
        site = address[0].partition("?")[0]
        yield Finding(slug, "company.website", site, at="website", quote=website)
        if domain := own_domain(website):
            yield Finding(slug, "company.domain", domain, at="website", quote=website)


def _profile(slug: str, company: dict[str, Any]) -> Iterator[Finding]:
    for part in ("one_liner", "long_description"):
        if text := squash(company[part] or ""):
            short = clip(company[part], 300)
            yield Finding(slug, "company.description", clip(text, MOST_DESCRIPTION), at=part, quote=short)
            break
    if company["team_size"]:
        yield Finding(slug, "company.employees", str(company["team_size"]), at="team_size", confidence=0.7)
    for n, industry in enumerate(company["industries"]):
        if industry != "Unspecified":
            yield Finding(slug, "company.industry", industry, at=f"industries[{n}]")
    for n, tag in enumerate(company["tags"]):
        yield Finding(slug, "company.keyword", tag, at=f"tags[{n}]")
    for part, field in (("stage", "company.stage"), ("status", "company.status")):
        if word := company[part]:
            yield Finding(slug, field, word.lower(), at=part, quote=word)


def _places(slug: str, printed: str) -> Iterator[Finding]:
    """The country, when all places agree on it; the city and region, when there is only one place."""
    places = [place.split(", ") for place in printed.split("; ") if place and place != "Remote"]
    if {country_code(place[-1]) for place in places} - {""} and len({place[-1] for place in places}) == 1:
        country = places[0][-1]
        yield Finding(slug, "company.country", country_code(country), at="all_locations", quote=country)
    if len(places) != 1 or len(places[0]) < 2:
        return
    city, *region, _ = places[0]
    if region:
        yield Finding(slug, "company.region", region[-1], at="all_locations")
    if region or not city.isupper():
        yield Finding(slug, "company.city", city, at="all_locations")
    else:
        yield Finding(slug, "company.region", city, at="all_locations")


CONNECTOR = Connector(
    name="yc",
    about="companies that went through Y Combinator",
    tier="A",
    needs=("company.domain", "company.name", "company.legal_name"),
    yields=(
        "company.name", "company.former_name", "company.website", "company.domain", "company.description",
        "company.employees", "company.industry", "company.keyword", "company.stage", "company.status",
        "company.accelerator", "company.country", "company.region", "company.city", "company.hiring",
    ),
    ask=ask,
    read=read,
    per_second=0.1,
    docs="https://github.com/yc-oss/api",
    terms="unofficial copy of a public directory; facts are kept with a link, the licence of its texts is not known",
    reliability=0.85,
    unverified=("the licence of the directory's texts",),
)  # fmt: skip
