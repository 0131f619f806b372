"""One entity, read as a company: each property of Wikidata that a field of ours answers to.

An owner may be a person: it is stated when its own entity is an organisation's. The company's people are in `people`,
what is dated of its relations in `ties`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from connectors.hosts import own_domain, parse
from connectors.lexicon import rows
from connectors.lexicon.places import country_code
from connectors.names import key
from connectors.page import Page
from connectors.statement import Finding
from connectors.text import fold
from connectors.wikidata import ties
from connectors.wikidata.model import POINT_IN_TIME, Claim, claims, current, day, label, newest
from connectors.wikidata.people import officers, people

MOST_NAMES = 12
MOST_SITES = 3
_IDENTIFIERS = {
    "P1278": ("company.lei", "{}"),
    "P6782": ("company.ror", "{}"),
    "P946": ("company.isin", "{}"),
    "P5531": ("company.cik", "{:0>10}"),
    "P1320": ("company.opencorporates", "{}"),
    "P2037": ("company.github", "{}"),
    "P4264": ("company.linkedin", "https://www.linkedin.com/company/{}"),
    "P2088": ("company.crunchbase", "https://www.crunchbase.com/organization/{}"),
    "P2002": ("company.social", "https://x.com/{}"),
    "P2013": ("company.social", "https://www.facebook.com/{}"),
    "P2003": ("company.social", "https://www.instagram.com/{}"),
    "P2397": ("company.social", "https://www.youtube.com/channel/{}"),
}
# Properties whose values are items: the field their label fills, and how many are taken.
_ITEMS = {
    "P452": ("company.industry", 5),
    "P1454": ("company.legal_form", 1),
    "P159": ("company.city", 1),
    "P749": ("company.parent", 3),
    "P355": ("company.subsidiary", 10),
    "P414": ("company.exchange", 3),
}
_MONEY = {"P2139": "company.revenue", "P2295": "company.profit", "P2403": "company.assets"}
_COUNTRY, _OWNER = "P17", "P127"
_MOST_OWNERS = 3

YIELDS = (
    "company.wikidata", "company.name", "company.other_name", "company.legal_name", "company.former_name",
    "company.description", "company.website", "company.domain", "company.employees", "company.revenue",
    "company.profit", "company.assets", "company.founded", "company.dissolved", "company.country", "company.city",
    "company.street", "company.postal_code", "company.industry", "company.legal_form", "company.parent",
    "company.subsidiary", "company.owner", "company.exchange", "company.ticker", "company.lei", "company.ror",
    "company.isin", "company.cik", "company.opencorporates", "company.github", "company.linkedin",
    "company.crunchbase", "company.social", "person.name", "person.title", "person.employer", "person.since",
    "person.until", *ties.YIELDS,
)  # fmt: skip


def referenced(entity: dict[str, Any]) -> Iterator[str]:
    """The items whose labels are needed to read an entity."""
    for prop, (_, most) in _ITEMS.items():
        yield from (claim.item for claim in current(entity, prop)[:most])
    yield from (claim.item for claim in current(entity, _COUNTRY)[:1])
    yield from (claim.item for _, claim in officers(entity))
    yield from ties.others(entity)
    yield from (_unit(money) for prop in _MONEY if (money := newest(entity, prop)))


def owners(entity: dict[str, Any]) -> list[str]:
    """The items of those who own it, or a share of it, or did at a time that is told."""
    present = [claim.item for claim in current(entity, _OWNER)[:_MOST_OWNERS]]
    return [*dict.fromkeys([*present, *ties.past_owners(entity)])]


def read(
    page: Page, labels: dict[str, str] | None = None, organisations: dict[str, str] | None = None
) -> Iterator[Finding]:
    """Read one entity.

    Args:
        labels: names of the items it refers to; what has no name there is left out.
        organisations: names of those of its owners that are organisations.
    """
    entity, labels = page.json(), labels or {}
    qid = entity["id"]
    yield Finding(qid, "company.wikidata", qid, at="id")
    yield from _names(qid, entity)
    yield from _web(qid, entity)
    yield from _figures(qid, entity, labels)
    yield from _seat(qid, entity, labels)
    for prop, (field, most) in _ITEMS.items():
        for claim in current(entity, prop)[:most]:
            if text := labels.get(claim.item):
                yield Finding(qid, field, text, at=f"{claim.place}.id", quote=claim.item)
    for claim in current(entity, _OWNER)[:_MOST_OWNERS]:
        if text := (organisations or {}).get(claim.item):
            yield Finding(qid, "company.owner", text, at=f"{claim.place}.id", quote=claim.item)
    yield from _identifiers(qid, entity)
    yield from people(qid, entity, labels)
    yield from ties.ties(qid, entity, labels, organisations or {})


def _names(qid: str, entity: dict[str, Any]) -> Iterator[Finding]:
    name, at = label(entity)
    if name:
        yield Finding(qid, "company.name", name, at=at)
    for claim in current(entity, "P1448"):
        yield Finding(qid, "company.legal_name", claim.value["text"], at=f"{claim.place}.text")
    for claim in claims(entity, "P1448"):
        if claim.ended:
            yield Finding(qid, "company.former_name", claim.value["text"], at=f"{claim.place}.text")
    others = {key(text): (text, at) for text, at in reversed([*_other_names(entity)])}
    others.pop(key(name), None)
    for text, at in list(reversed(others.values()))[:MOST_NAMES]:
        yield Finding(qid, "company.other_name", text, at=at, confidence=0.8)
    text, at = label(entity, "descriptions")
    if text:
        yield Finding(qid, "company.description", text, at=at, confidence=0.8)


def _other_names(entity: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Other spellings and where they stand: short names, English aliases, then labels in all languages."""
    for claim in current(entity, "P1813"):
        yield claim.value["text"], f"{claim.place}.text"
    for n, alias in enumerate(entity["aliases"].get("en", ())):
        yield alias["value"], f"aliases.en[{n}].value"
    for language, text in entity["labels"].items():
        yield text["value"], f"labels.{language}.value"


def _web(qid: str, entity: dict[str, Any]) -> Iterator[Finding]:
    """Its website, and the domains of that and of others it has; the first is believed most."""
    sites = [(claim, address[0]) for claim in current(entity, "P856") if (address := parse(claim.value))]
    for claim, site in sites[:1]:
        yield Finding(qid, "company.website", site, at=claim.place, quote=claim.value)
    domains = {domain: claim for claim, _ in reversed(sites) if (domain := own_domain(claim.value))}
    for n, (domain, claim) in enumerate(list(reversed(domains.items()))[:MOST_SITES]):
        belief = 0.6 if n else 1.0
        yield Finding(qid, "company.domain", domain, at=claim.place, quote=claim.value, confidence=belief)


def _figures(qid: str, entity: dict[str, Any], labels: dict[str, str]) -> Iterator[Finding]:
    if claim := newest(entity, "P1128"):
        amount = claim.value["amount"]
        yield Finding(
            qid, "company.employees", _whole(amount), at=f"{claim.place}.amount", quote=amount, confidence=0.8,
            as_of=day(claim.qualifier(POINT_IN_TIME)[0]),
        )  # fmt: skip
    for prop, field in _MONEY.items():
        claim = newest(entity, prop)
        if claim and (currency := _currencies().get(fold(labels.get(_unit(claim), "")))):
            amount = claim.value["amount"]
            yield Finding(
                qid, field, f"{_whole(amount)} {currency}", at=f"{claim.place}.amount", quote=amount, confidence=0.8,
                as_of=day(claim.qualifier(POINT_IN_TIME)[0]),
            )  # fmt: skip
    for prop, field in (("P571", "company.founded"), ("P576", "company.dissolved")):
        for claim in current(entity, prop)[:1]:
            if date := day(claim.value):
                yield Finding(qid, field, date, at=f"{claim.place}.time", quote=claim.value["time"])


def _whole(amount: str) -> str:
    return str(int(Decimal(amount)))


def _unit(claim: Claim) -> str:
    """The item a quantity is counted in, such as a currency."""
    return str(claim.value["unit"]).rpartition("/")[2]


@cache
def _currencies() -> dict[str, str]:
    return {fold(name): code for code, names in rows("currencies.tsv") for name in names.split("|")}


def _seat(qid: str, entity: dict[str, Any], labels: dict[str, str]) -> Iterator[Finding]:
    for claim in current(entity, _COUNTRY)[:1]:
        if code := country_code(labels.get(claim.item, "")):
            yield Finding(qid, "company.country", code, at=f"{claim.place}.id", quote=claim.item)
    for claim in current(entity, "P159")[:1]:
        street, at = claim.qualifier("P6375")
        if street:
            yield Finding(qid, "company.street", street["text"], at=f"{at}.text")
        code, at = claim.qualifier("P281")
        if code:
            yield Finding(qid, "company.postal_code", code, at=at)


def _identifiers(qid: str, entity: dict[str, Any]) -> Iterator[Finding]:
    for prop, (field, form) in _IDENTIFIERS.items():
        for claim in current(entity, prop)[:3]:
            yield Finding(qid, field, form.format(claim.value), at=claim.place, quote=claim.value)
    for claim in current(entity, "P414"):
        ticker, at = claim.qualifier("P249")
        if ticker:
            yield Finding(qid, "company.ticker", ticker, at=at)
