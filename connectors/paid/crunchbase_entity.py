"""An organisation of Crunchbase, with its founders and the rounds it raised.

A founder counts while Crunchbase places them at the company; many have left long ago, and their card does not say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.lexicon.places import country_code
from connectors.page import Page
from connectors.paid.profile import described, first, raised, whole
from connectors.paid.reader import Card, person
from connectors.part import Changed, Part
from connectors.statement import Finding
from connectors.telling import site, told

MOST_ROUNDS, MOST_FOUNDERS, MOST_CATEGORIES, MOST_INVESTORS = 12, 6, 8, 12
FIELDS = (
    "identifier", "legal_name", "short_description", "website_url", "linkedin", "categories", "num_employees_enum",
    "founded_on", "location_identifiers", "last_funding_type", "funding_total", "operating_status",
)  # fmt: skip
_PLAIN = {
    "legal_name": "company.legal_name",
    "linkedin.value": "company.linkedin",
    "operating_status": "company.status",
}
_PLACES = {"city": "company.city", "region": "company.region"}
# How much of a day is known: of a year or month, Crunchbase writes the first day.
_KNOWN = {"year": 4, "month": 7, "day": 10}
_BAND = re.compile(r"c_(\d{5})_(\d{5}|max)")
_FOUNDER = Card(
    name=("identifier.value",),
    fields={"primary_job_title": "person.title", "linkedin.value": "person.linkedin"},
)
YIELDS = (
    *_PLAIN.values(), *_PLACES.values(), "company.name", "company.crunchbase", "company.description",
    "company.founded", "company.employees", "company.industry", "company.country", "company.stage", "company.raised",
    "company.website", "company.domain", "person.name", "person.employer", "person.title", "person.linkedin",
    "funding.company", "funding.kind", "funding.date", "funding.amount", "funding.investors", "funding.investor",
)  # fmt: skip


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one organisation with its founders and rounds."""
    answer, company = Part.of(page), own[0]
    found, cards = answer["properties"], answer["cards"]
    yield found["identifier"]["value"].says(company, "company.name")
    permalink = found["identifier"]["permalink"]
    yield permalink.says(
        company, "company.crunchbase", f"https://www.crunchbase.com/organization/{permalink.text}"
    )
    yield from told(found, company, _PLAIN)
    yield from _profile(found, company)
    website = found["website_url"]
    yield from site(website, company)
    for founder in first(cards, "founders", MOST_FOUNDERS):
        there = founder.opt("primary_organization", "permalink")
        if there and there.text == permalink.text:
            yield from person(founder, _FOUNDER, own, employer=website)
    rounds = sorted(cards.each("raised_funding_rounds"), key=_announced, reverse=True)
    for entry in rounds[:MOST_ROUNDS]:
        yield from _round(entry, company)


def _profile(found: Part, company: str) -> Iterator[Finding]:
    yield from described(found.opt("short_description"), company)
    if (founded := found.opt("founded_on")) and (known := _KNOWN.get(founded["precision"].text)):
        yield founded["value"].says(company, "company.founded", founded["value"].text[:known])
    if band := found.opt("num_employees_enum"):
        yield band.says(company, "company.employees", _people(band.text), confidence=0.7)
    for category in first(found, "categories", MOST_CATEGORIES):
        yield category["value"].says(company, "company.industry")
    for place in found.each("location_identifiers"):
        level, named = place["location_type"].text, place["value"]
        if field := _PLACES.get(level):
            yield named.says(company, field)
        elif level == "country" and (code := country_code(named.text)):
            yield named.says(company, "company.country", code)
    if kind := found.opt("last_funding_type"):
        yield kind.says(company, "company.stage", _words(kind.text))
    if total := found.opt("funding_total"):
        yield total["value"].says(company, "company.raised", _sum(total))


def _round(entry: Part, company: str) -> Iterator[Finding]:
    subject, kind = f"{company}/{entry['identifier']['uuid'].text}", entry["investment_type"]
    money = entry.opt("money_raised")
    investors = first(entry, "investor_identifiers", MOST_INVESTORS)
    yield from raised(
        subject,
        company,
        kind,
        _words(kind.text),
        day=_day(entry),
        amount=money["value"] if money else None,
        money=_sum(money) if money else "",
        investors=((investor["value"], investor["value"].text) for investor in investors),
    )
    if count := entry.opt("num_investors"):
        yield count.says(subject, "funding.investors")


def _day(entry: Part) -> Part | None:
    """The day a round was announced, which stands there by itself or in an object with its precision."""
    day = entry.opt("announced_on")
    return day if day is None or isinstance(day.value, str) else day["value"]


def _announced(entry: Part) -> str:
    day = _day(entry)
    return day.text if day else ""


def _people(band: str) -> str:
    """A band of employees: "c_00051_00100" is 51-100, "c_10001_max" is 10001+."""
    if not (ends := _BAND.fullmatch(band)):
        raise Changed(f"{band!r} is no band of employees")
    return f"{int(ends[1])}+" if ends[2] == "max" else f"{int(ends[1])}-{int(ends[2])}"


def _words(code: str) -> str:
    """A code as people write it: "series_b" is Series B."""
    return code.replace("_", " ").title()


def _sum(money: Part) -> str:
    return f"{whole(money['value'])} {money['currency'].text}"
