"""A company by its domain, from Apollo: size, trade, seat, revenue, what it runs on, the rounds it raised.

Apollo's people search is free and hides family names; half a name is nobody, so it is not asked. Revenue and head count
are its own estimates. Amounts of rounds come as people print them ("4.2M"), with the sign of their currency.

https://docs.apollo.io/reference/organization-enrichment
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.hosts import registrable
from connectors.lexicon.places import country_code
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, domains
from connectors.paid.profile import amount_of, described, first, raised, whole
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding
from connectors.telling import site, text_of, told

ENRICH = "https://api.apollo.io/api/v1/organizations/enrich"
KEY = Key(
    variable="APOLLO_API_KEY",
    header="x-api-key",
    get="https://developer.apollo.io (a key with the enrichment endpoints; a plan that includes the API)",
)
CREDIT = 0.025
# A plan without the API is refused as a page may be; no other question of this key would be answered.
MANNERS = (Means(Meaning.BAD_KEY, 403, "error_code", "API_INACCESSIBLE"),)
TERMS = "the user's own contract with Apollo"
MOST_KEYWORDS, MOST_TECHNOLOGIES, MOST_ROUNDS = 10, 40, 10
_PLAIN = {
    "name": "company.name",
    "founded_year": "company.founded",
    "industry": "company.industry",
    "street_address": "company.street",
    "city": "company.city",
    "state": "company.region",
    "country": "company.country",
    "postal_code": "company.postal_code",
    "publicly_traded_symbol": "company.ticker",
    "publicly_traded_exchange": "company.exchange",
    "latest_funding_stage": "company.stage",
    "linkedin_url": "company.linkedin",
    "crunchbase_url": "company.crunchbase",
}


def ask(target: Target) -> Asking:
    """Ask for the organisation at the domain."""
    own = domains(target)
    page = yield Request(f"{ENRICH}?{urlencode({'domain': own[0]})}", fresh_days=FRESH_DAYS)
    if page:
        yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one organisation."""
    found, company = Part.of(page)["organization"], own[0]
    if not found.value:
        return
    domain = found["primary_domain"]
    if domain.value is None or registrable(domain.text) not in own:
        return
    yield from told(found, company, _PLAIN)
    yield from site(found.opt("website_url") or domain, company)
    yield from described(found.opt("short_description"), company)
    yield from _figures(found, company)
    country = country_code(text_of(found.opt("country")))
    yield from told(found, company, {"phone": "company.phone"}, country=country)
    for key, field, most in (("keywords", "company.keyword", MOST_KEYWORDS),
                             ("technology_names", "company.technology", MOST_TECHNOLOGIES)):  # fmt: skip
        for entry in first(found, key, most):
            yield entry.says(company, field, confidence=0.7)
    for event in first(found, "funding_events", MOST_ROUNDS):
        yield from _round(event, company)


def _figures(found: Part, company: str) -> Iterator[Finding]:
    if people := found.opt("estimated_num_employees"):
        yield people.says(company, "company.employees", str(people.number), confidence=0.6)
    for key, field, belief in (
        ("annual_revenue", "company.revenue", 0.5),
        ("total_funding", "company.raised", 0.8),
    ):
        if (figure := found.opt(key)) and whole(figure) != "0":
            yield figure.says(company, field, f"{whole(figure)} USD", confidence=belief)


def _round(event: Part, company: str) -> Iterator[Finding]:
    kind, names = event["type"], event.opt("investors")
    amount, sign = event.opt("amount"), event.opt("currency")
    split = (name.strip() for name in names.text.split(",")) if names else ()
    yield from raised(
        f"{company}/{event['id'].text}",
        company,
        kind,
        kind.text,
        day=event.opt("date"),
        amount=amount,
        money=amount_of(amount.text, sign.text) if amount and sign else "",
        investors=[(names, name) for name in split if names and name],
    )


CONNECTOR = Connector(
    name="apollo",
    about="size, trade, seat, revenue, technologies and rounds of the company at a domain, from Apollo",
    tier="C",
    needs=("company.domain",),
    yields=(
        *dict.fromkeys(_PLAIN.values()), "company.website", "company.domain", "company.employees", "company.revenue",
        "company.raised", "company.description",
        "company.phone", "company.keyword", "company.technology",
        "funding.company", "funding.kind", "funding.date", "funding.amount", "funding.investor",
    ),
    ask=ask,
    read=read,
    price=Price(credit=CREDIT),
    answers=MANNERS,
    per_second=0.8,
    per_day=600,
    key=KEY,
    docs="https://docs.apollo.io/reference/organization-enrichment",
    terms=TERMS,
    reliability=0.75,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit",
                "that an unknown domain is an empty organisation and not charged",
                "600 requests a day is the free plan's limit; paid plans allow more",
                "that revenue and total funding are in US dollars",
                "how amounts of rounds are printed"),
)  # fmt: skip
