"""A company by its domain, from People Data Labs: size, trade, seat, money raised.

The size is the band that the company chose on its own profile; the count of profiles found is not stated, for it misses
everybody who has none. A match at another domain is another company, whatever its name. A miss is a 404 and free.

https://docs.peopledatalabs.com/docs/company-enrichment-api
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.hosts import registrable
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, domains
from connectors.paid.profile import described, first, whole
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding
from connectors.telling import site, told, trade

COMPANY = "https://api.peopledatalabs.com/v5/company/enrich"
KEY = Key(
    variable="PDL_API_KEY",
    header="X-Api-Key",
    get="https://dashboard.peopledatalabs.com (100 free records a month, with contacts hidden)",
)
TERMS = "the user's own contract with People Data Labs"
MOST_TAGS = 10
_PLAIN = {
    "founded": "company.founded",
    "industry": "company.industry",
    "ticker": "company.ticker",
    "latest_funding_stage": "company.stage",
    "location.country": "company.country",
    "location.region": "company.region",
    "location.locality": "company.city",
    "location.postal_code": "company.postal_code",
    "location.street_address": "company.street",
    "linkedin_url": "company.linkedin",
}


def ask(target: Target) -> Asking:
    """Ask for the company at the domain."""
    own = domains(target)
    query = urlencode({"website": own[0], "titlecase": "true"})
    page = yield Request(f"{COMPANY}?{query}", fresh_days=FRESH_DAYS)
    if page:
        yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one company."""
    found, company = Part.of(page), own[0]
    website = found["website"]
    if website.value is None or registrable(website.text) not in own:
        return
    name = found.opt("display_name") or found["name"]
    yield name.says(company, "company.name")
    yield from site(website, company)
    if size := found.opt("size"):
        yield size.says(company, "company.employees", confidence=0.7)
    yield from told(found, company, _PLAIN)
    yield from described(found.opt("summary"), company)
    if total := found.opt("total_funding_raised"):
        yield total.says(company, "company.raised", f"{whole(total)} USD", confidence=0.8)
    yield from _lists(found, company)


def _lists(found: Part, company: str) -> Iterator[Finding]:
    for tag in first(found, "tags", MOST_TAGS):
        yield tag.says(company, "company.keyword", confidence=0.7)
    for system, key in (("naics", "naics_code"), ("sic", "sic_code")):
        for entry in found.each(system):
            yield from trade(entry.opt(key), company, system, confidence=0.7)


CONNECTOR = Connector(
    name="pdl",
    about="size, trade, seat and money raised of the company at a domain, from People Data Labs",
    tier="C",
    needs=("company.domain",),
    yields=(
        *_PLAIN.values(), "company.name", "company.website", "company.domain", "company.employees",
        "company.industry_code", "company.keyword", "company.raised", "company.description",
    ),
    ask=ask,
    read=read,
    price=Price(credit=0.10),
    per_second=1.5,
    key=KEY,
    docs="https://docs.peopledatalabs.com/docs/company-enrichment-api",
    terms=TERMS,
    reliability=0.8,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit",
                "the keys of naics and sic entries, which come with some plans only",
                "that money raised is in US dollars",
                "that a miss is not charged",
                "the rate limit, which depends on the plan"),
)  # fmt: skip
