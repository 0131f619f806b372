"""Statements from what a page says for machines: schema.org organisations, people and job postings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape, unescape
from typing import Any

from connectors.hosts import host_of, own_domain, platform
from connectors.lexicon.names import bare_name
from connectors.lexicon.places import country_code
from connectors.mailbox import normal, reader_of
from connectors.statement import MOST_QUOTE, Finding
from connectors.telephone import parse_number, regions
from connectors.text import fold, slug, squash
from connectors.website.addresses import WITH_REGION, PostalAddress
from connectors.website.document import Document
from connectors.website.language import language_of
from connectors.website.structured import Item, items_of, own_organizations

_PLAIN = (
    ("legalName", "company.legal_name"), ("alternateName", "company.other_name"), ("vatID", "company.vat_id"),
    ("description", "company.description"), ("leiCode", "company.lei"), ("duns", "company.duns"),
    ("tickerSymbol", "company.ticker"),
)  # fmt: skip
_ADDRESS = (
    ("streetAddress", "company.street"), ("postalCode", "company.postal_code"), ("addressLocality", "company.city"),
    ("addressRegion", "company.region"),
)  # fmt: skip
_PEOPLE = (
    ("founder", "Founder"),
    ("founders", "Founder"),
    ("employee", ""),
    ("employees", ""),
    ("member", ""),
    ("members", ""),
)
# What themes come with, left as it was.
_PLACEHOLDERS = frozenset(
    ("author name", "your name", "first last", "full name", "firstname lastname", "admin")
)
_DATE = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_items(document: Document, site: str, countries: tuple[str, ...] = ()) -> Iterator[Finding]:
    """All that the schema.org objects of a page say of the site's owner, its people and its roles."""
    items = items_of(document)
    if not items:
        return
    written = _Written(document, items)
    local = regions(host_of(document.page.url), language_of(document), countries)
    own = own_organizations(items, (site, document.page.url))
    for item in own[:5]:
        yield from written.keep(_organization(item, site, local))
    listed = {id(i.properties) for item in own for key, _ in _PEOPLE for i in item.items(key)}
    for item in items:
        if "JobPosting" in item.types:
            yield from written.keep(_role(item, site))
        elif (
            "Person" in item.types
            and id(item.properties) not in listed
            and item.under in ("", "mainEntity", "itemListElement", "item")
        ):
            yield from written.keep(_person(item, site, "", local))


class _Written:
    """Keeps findings whose quote can be shown on the page, in the spelling the page's source has it in.

    The source may escape a letter for JSON, for HTML or for both, and break a text over lines.
    """

    def __init__(self, document: Document, items: Iterable[Item]) -> None:
        self._page = document.page
        self._raw = {squash(unescape(raw)): raw for item in items for raw in _strings(item.properties)}

    def keep(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        for finding in findings:
            if quote := self._as_written(finding.quote or finding.value):
                yield replace(finding, quote=quote)

    def _as_written(self, text: str) -> str:
        for plain in dict.fromkeys((text, self._raw.get(text, text), escape(text))):
            for escaped in (plain, json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1]):
                for form in (escaped, escaped.replace("/", "\\/")):
                    if form in self._page.text:
                        return form[:MOST_QUOTE]
        return text if self._page.holds(text) else ""


def _strings(properties: dict[str, Any]) -> Iterator[str]:
    """The plain texts among an object's own values."""
    for value in properties.values():
        for one in value if isinstance(value, list) else (value,):
            text = one.get("@value") if isinstance(one, dict) else one
            if isinstance(text, str):
                yield text


def _organization(item: Item, site: str, local: tuple[str, ...]) -> Iterator[Finding]:
    name, at = item.text("name")
    if name:
        yield Finding(site, "company.name", name, at=at, confidence=0.95)
    for key, field in _PLAIN:
        for value, where in item.texts(key):
            yield Finding(site, field, value[:1_000], at=where, confidence=0.9)
    for value, where in item.texts("url"):
        if own_domain(value):
            yield Finding(site, "company.website", value, at=where, confidence=0.9)
    founded, at = item.text("foundingDate")
    if day := _DATE.match(founded):
        yield Finding(site, "company.founded", day.group(), at=at, quote=founded, confidence=0.9)
    yield from _size(item, site)
    yield from _places(item, site)
    yield from _reach(item, site, local)
    for value, where in item.texts("sameAs"):
        if platform(value) in ("social", "directory"):
            field = "company.linkedin" if "linkedin.com/company" in value else "company.social"
            yield Finding(site, field, value, at=where, confidence=0.9)
    for key, field in (("parentOrganization", "company.parent"), ("subOrganization", "company.subsidiary")):
        for value, where in item.texts(key):
            yield Finding(site, field, value, at=where, confidence=0.9)
    for key, title in _PEOPLE:
        for person in item.items(key):
            if "Person" in person.types:
                yield from _person(person, site, title, local)


def _size(item: Item, site: str) -> Iterator[Finding]:
    """numberOfEmployees: a number, or a QuantitativeValue with a value or two ends."""
    for quantity in item.items("numberOfEmployees"):
        low, high = quantity.text("minValue")[0], quantity.text("maxValue")[0]
        value = quantity.text("value")[0] or (f"{low}-{high}" if low and high else f"{low}+" if low else "")
        if re.fullmatch(r"\d{1,7}(?:-\d{1,7}|\+)?", value):
            yield Finding(
                site, "company.employees", value, at=quantity.at, quote=high or low or value, confidence=0.9
            )
        return
    value, at = item.text("numberOfEmployees")
    if re.fullmatch(r"\d{1,7}(?:\s?-\s?\d{1,7})?", value):
        yield Finding(site, "company.employees", value.replace(" ", ""), at=at, quote=value, confidence=0.9)


def _places(item: Item, site: str) -> Iterator[Finding]:
    for address in item.items("address"):
        parts = {field: address.text(key) for key, field in _ADDRESS}
        for field, (value, at) in parts.items():
            if value:
                yield Finding(site, field, value, at=at, confidence=0.9)
        printed, at = address.text("addressCountry")
        if country := country_code(printed):
            yield Finding(site, "company.country", country, at=at, quote=printed, confidence=0.9)
        street, code, city, region = (value for value, _ in parts.values())
        if street and city:
            region = region if country in WITH_REGION else ""
            whole = str(PostalAddress(street, code, city, region, country))
            yield Finding(site, "company.address", whole, at=address.at, quote=street, confidence=0.9)
    for value, at in item.texts("address"):
        if len(value) > 12:
            yield Finding(site, "company.address", value, at=at, confidence=0.7)


def _reach(item: Item, site: str, local: tuple[str, ...]) -> Iterator[Finding]:
    for holder in (item, *item.items("contactPoint")):
        for key, field in (("telephone", "company.phone"), ("faxNumber", "company.fax")):
            for printed, at in holder.texts(key):
                if value := parse_number(printed, local, True):
                    yield Finding(site, field, value, at=at, quote=printed, confidence=0.95)
        for printed, at in holder.texts("email"):
            value = normal(printed.removeprefix("mailto:"))
            if value and reader_of(value) != "person":
                yield Finding(site, "company.email", value, at=at, quote=printed, confidence=0.95)


def _person(item: Item, site: str, title: str, local: tuple[str, ...]) -> Iterator[Finding]:
    name, at = item.text("name")
    if not name:
        given, family = item.text("givenName")[0], item.text("familyName")[0]
        name, at = f"{given} {family}".strip(), item.at
    titles = list(item.texts("jobTitle")) or list(item.texts("hasOccupation"))
    if not name or not (titles or title) or len(name) > 80 or fold(name) in _PLACEHOLDERS:
        return
    name = bare_name(name)
    subject = f"{site}/people/{slug(name)}"
    quote = item.text("name")[0] or item.text("familyName")[0]
    yield Finding(subject, "person.name", name, at=at, quote=quote, confidence=0.95)
    yield Finding(subject, "person.employer", site, at=at, quote=quote, confidence=0.95)
    for value, where in titles:
        yield Finding(subject, "person.title", value, at=where, confidence=0.95)
    if title and not titles:
        yield Finding(subject, "person.title", title, at=item.at, quote=quote, confidence=0.9)
    for printed, where in item.texts("email"):
        if value := normal(printed.removeprefix("mailto:")):
            yield Finding(subject, "person.email", value, at=where, quote=printed, confidence=0.95)
    for printed, where in item.texts("telephone"):
        if value := parse_number(printed, local, True):
            yield Finding(subject, "person.phone", value, at=where, quote=printed, confidence=0.95)
    for value, where in item.texts("sameAs"):
        if "linkedin.com/in/" in value:
            yield Finding(subject, "person.linkedin", value, at=where, confidence=0.95)


def _role(item: Item, site: str) -> Iterator[Finding]:
    title, at = item.text("title")
    if not title:
        return
    role = f"{site}/roles/{slug(title)}"
    yield Finding(role, "role.title", title, at=at, confidence=0.95)
    yield Finding(role, "role.employer", site, at=at, quote=title, confidence=0.9)
    posted, at = item.text("datePosted")
    if day := _DATE.match(posted):
        yield Finding(role, "role.posted", day.group(), at=at, quote=posted, confidence=0.95)
    for place in item.items("jobLocation"):
        for address in place.items("address"):
            locality, at = address.text("addressLocality")
            if locality:
                yield Finding(role, "role.place", locality, at=at, confidence=0.95)
            country, at = address.text("addressCountry")
            if code := country_code(country):
                yield Finding(role, "role.country", code, at=at, quote=country, confidence=0.95)
    for value, at in item.texts("employmentType"):
        yield Finding(role, "role.type", value, at=at, confidence=0.95)
    remote, at = item.text("jobLocationType")
    if remote.upper() == "TELECOMMUTE":
        yield Finding(role, "role.remote", "remote", at=at, quote=remote, confidence=0.95)
