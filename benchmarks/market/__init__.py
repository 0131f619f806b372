"""A simulated market for the planner's benchmark: companies whose truth is known, and sources that know part of it.

Sixteen sources, seven of them paid. What a source covers depends on the field, on where a company is, on how large it
is, and on how visible it is at all, so that misses come together as they do in life. What it states is sometimes wrong,
and numbers are never exact. Costs are those that the connectors assume. Coverage and accuracy of the paid ones are
drawn from published comparisons of providers: coverage 45 to 75 %, accuracy 85 to 95 %
(https://gtmexperts.org/blog/lead-enrichment-waterfall), 60 to 70 % of companies
(https://www.verluna.de/insights/automated-data-enrichment-beyond-clearbit-and-apollo). Nothing here is a real company.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from connectors.connector import Asking, Connector, Target
from connectors.fields import FIELDS
from connectors.page import Page
from connectors.price import Price
from connectors.statement import Statement

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
COUNTRY, SIZE, INDUSTRY, FOUNDED, TECHNOLOGY = (
    "company.country", "company.employees", "company.industry", "company.founded", "company.technology",
)  # fmt: skip
FIELDS_ASKED = (COUNTRY, SIZE, INDUSTRY, FOUNDED, TECHNOLOGY)
COUNTRIES = {
    "US": 40,
    "GB": 10,
    "DE": 12,
    "FR": 9,
    "NL": 5,
    "SE": 4,
    "CH": 3,
    "ES": 4,
    "IN": 7,
    "BR": 3,
    "AU": 3,
}
INDUSTRIES = ("software", "machinery", "logistics", "construction", "retail", "healthcare", "insurance", "education",
              "energy", "agriculture", "media", "consulting")  # fmt: skip
TECHNOLOGIES = {
    "Salesforce": 0.25,
    "HubSpot": 0.2,
    "SAP": 0.2,
    "Shopify": 0.1,
    "Microsoft 365": 0.5,
    "Zendesk": 0.12,
}
_EUROPE = frozenset({"GB", "DE", "FR", "NL", "SE", "CH", "ES"})


@dataclass(frozen=True)
class Firm:
    """A company as it really is. `visible` is how much is written of it anywhere, normally distributed."""

    name: str
    country: str
    employees: int
    industry: str
    founded: int
    technologies: tuple[str, ...]
    visible: float

    @property
    def segment(self) -> tuple[str, str]:
        place = "US" if self.country == "US" else "Europe" if self.country in _EUROPE else "elsewhere"
        return place, "small" if self.employees < 50 else "medium" if self.employees < 1_000 else "large"


@dataclass(frozen=True)
class Vendor:
    """A source of the market: what it covers, how often it errs, what it charges.

    `covers` are shares of companies by field; `places` and `sizes` shift them (in log odds) by where and how large a
    company is. `seconds` is how long an answer takes.
    """

    name: str
    covers: Mapping[str, float]
    error: float
    price: Price = field(default_factory=Price)
    places: Mapping[str, float] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    seconds: tuple[float, float] = (0.3, 1.0)

    @property
    def connector(self) -> Connector:
        """What the planner sees of it: what any source declares."""
        return Connector(
            name=self.name, about="a source of the simulated market", tier="C" if self.price.credit else "A",
            needs=("company.name",), yields=tuple(self.covers), ask=_never, read=lambda page: iter(()),
            docs="https://market.example/", terms="none", price=self.price, reliability=1.0 - self.error,
        )  # fmt: skip


def _never(target: Target) -> Asking:
    """The market answers without being fetched."""
    del target
    page: Page | None = yield ()
    del page


# A country is seldom wrong, a year of foundation less often than a headcount or a label.
_ERRS = {COUNTRY: 0.2, FOUNDED: 0.6, SIZE: 1.0, INDUSTRY: 1.0, TECHNOLOGY: 1.0}
_EU_ONLY = {"US": -9.0, "elsewhere": -9.0, "Europe": 0.8}
_NOT_SMALL = {"small": -0.9, "medium": 0.2, "large": 0.6}
VENDORS = (
    Vendor("website", {COUNTRY: 0.6, INDUSTRY: 0.3, SIZE: 0.1, FOUNDED: 0.25, TECHNOLOGY: 0.5}, 0.04, seconds=(1, 8)),
    Vendor("wikidata", {COUNTRY: 0.15, INDUSTRY: 0.12, SIZE: 0.1, FOUNDED: 0.14}, 0.05,
           sizes={"small": -2, "large": 2}),
    Vendor("gleif", {COUNTRY: 0.3, FOUNDED: 0.15}, 0.01, sizes={"small": -1, "large": 1.5}),
    Vendor("register", {COUNTRY: 0.7, FOUNDED: 0.7, SIZE: 0.25, INDUSTRY: 0.5}, 0.02, places=_EU_ONLY),
    Vendor("edgar", {COUNTRY: 0.05, INDUSTRY: 0.05}, 0.01, places={"US": 1.2, "Europe": -9, "elsewhere": -9}),
    Vendor("boards", {COUNTRY: 0.12}, 0.05, sizes={"small": -1}),
    Vendor("dns", {TECHNOLOGY: 0.65}, 0.05),
    Vendor("yc", {COUNTRY: 0.04, INDUSTRY: 0.04, SIZE: 0.04, FOUNDED: 0.04}, 0.05),
    Vendor("news", {INDUSTRY: 0.1}, 0.12, seconds=(5, 12)),
    # paid: credits in US dollars; whether a miss is charged stands with each provider's rule
    Vendor("hunter", {COUNTRY: 0.5, INDUSTRY: 0.45, SIZE: 0.45, FOUNDED: 0.35}, 0.1, Price(0.034), sizes=_NOT_SMALL),
    Vendor("pdl", {COUNTRY: 0.7, INDUSTRY: 0.65, SIZE: 0.68, FOUNDED: 0.6}, 0.1, Price(0.1), sizes=_NOT_SMALL),
    Vendor("apollo", {COUNTRY: 0.65, INDUSTRY: 0.62, SIZE: 0.62, FOUNDED: 0.5, TECHNOLOGY: 0.55}, 0.12, Price(0.05),
           places={"US": 0.4, "Europe": -0.4}, sizes=_NOT_SMALL),
    Vendor("crunchbase", {COUNTRY: 0.4, INDUSTRY: 0.4, SIZE: 0.35, FOUNDED: 0.4}, 0.07, Price(0.2),
           places={"US": 0.4}, sizes=_NOT_SMALL),
    Vendor("dropcontact", {COUNTRY: 0.45, SIZE: 0.4, INDUSTRY: 0.3}, 0.07, Price(0.08),
           places={"Europe": 0.8, "US": -1.5}, seconds=(20, 90)),
    Vendor("snov", {COUNTRY: 0.45, INDUSTRY: 0.35, SIZE: 0.35}, 0.12, Price(0.039, misses=True), seconds=(5, 40)),
    Vendor("builtwith", {TECHNOLOGY: 0.88, COUNTRY: 0.5}, 0.06, Price(0.06, misses=True)),
)  # fmt: skip


def firms(count: int, seed: int) -> list[Firm]:
    """So many companies, always the same for a seed."""
    draw = random.Random(seed)
    return [_firm(n, draw) for n in range(count)]


def _firm(n: int, draw: random.Random) -> Firm:
    return Firm(
        name=f"Firm {n}",
        country=draw.choices(list(COUNTRIES), list(COUNTRIES.values()))[0],
        employees=max(1, round(math.exp(draw.gauss(4.2, 1.6)))),
        industry=draw.choice(INDUSTRIES),
        founded=2026 - min(150, round(math.exp(draw.gauss(2.7, 0.8)))),
        technologies=tuple(name for name, share in TECHNOLOGIES.items() if draw.random() < share),
        visible=draw.gauss(0, 1),
    )


def answers(firm: Firm, seed: int, errors: float = 1.0) -> dict[str, tuple[list[Statement], float]]:
    """What each source would say of a company, and how long it would take: whoever asks, and in whatever order.

    `errors` scales how often they err: 0 is a market of sources that never do.
    """
    said = {}
    for vendor in VENDORS:
        draw = random.Random(f"{seed}/{firm.name}/{vendor.name}")
        told = [
            s
            for name, share in vendor.covers.items()
            for s in _stated(firm, vendor, name, share, draw, errors)
        ]
        said[vendor.name] = told, draw.uniform(*vendor.seconds)
    return said


def truth(firm: Firm) -> list[Statement]:
    """What a source that knows everything and never errs would say."""
    values = [(COUNTRY, firm.country), (SIZE, str(firm.employees)), (INDUSTRY, firm.industry),
              (FOUNDED, str(firm.founded)), *((TECHNOLOGY, name) for name in firm.technologies)]  # fmt: skip
    return [_statement(firm, "truth", name, value) for name, value in values]


def _stated(
    firm: Firm, vendor: Vendor, name: str, share: float, draw: random.Random, errors: float
) -> list[Statement]:
    place, size = firm.segment
    odds = math.log(share / (1 - share)) + vendor.places.get(place, 0.0) + vendor.sizes.get(size, 0.0)
    if draw.random() > 1 / (1 + math.exp(-odds - 0.8 * firm.visible)):
        return []
    wrong = draw.random() < vendor.error * _ERRS[name] * errors
    values = {
        COUNTRY: _country, SIZE: _employees, INDUSTRY: _industry, FOUNDED: _founded, TECHNOLOGY: _technologies,
    }[name](firm, wrong, draw)  # fmt: skip
    return [_statement(firm, vendor.name, name, value) for value in values]


def _country(firm: Firm, wrong: bool, draw: random.Random) -> list[str]:
    return [draw.choice(list(COUNTRIES)) if wrong else firm.country]


def _employees(firm: Firm, wrong: bool, draw: random.Random) -> list[str]:
    """Never exact; when wrong, the number of a parent, a site or a year long gone."""
    spread = 0.9 if wrong else 0.08
    return [str(max(1, round(firm.employees * math.exp(draw.gauss(0, spread)))))]


def _industry(firm: Firm, wrong: bool, draw: random.Random) -> list[str]:
    return [draw.choice(INDUSTRIES) if wrong else firm.industry]


def _founded(firm: Firm, wrong: bool, draw: random.Random) -> list[str]:
    return [str(firm.founded + (draw.choice((-12, -5, 4, 10)) if wrong else 0))]


def _technologies(firm: Firm, wrong: bool, draw: random.Random) -> list[str]:
    """Most of what it uses; when wrong, something it does not use besides."""
    found = [name for name in firm.technologies if draw.random() < 0.85]
    return [*found, draw.choice(list(TECHNOLOGIES))] if wrong or not found else found


def _statement(firm: Firm, source: str, name: str, value: str) -> Statement:
    seen = NOW - timedelta(days=1)
    return Statement(
        subject=f"{source}:{firm.name}", field=name, value=value, source=source, url=f"https://{source}.example/",
        at="", quote=value, seen=seen, expires=seen + timedelta(days=FIELDS[name].stale_days), confidence=1.0,
    )  # fmt: skip
