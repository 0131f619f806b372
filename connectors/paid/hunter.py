"""E-mail addresses at the company's domain, whose they are, and how they are made, from Hunter.

Each address was read on public pages, and is as old as the last day it was seen on one. Addresses of desks are the
company's; a personal one counts with the name of its owner, and one without a name is nobody's. One page of ten is
asked for: it costs one credit, and the free plan gives no more.

https://hunter.io/api-documentation/v2#domain-search
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.hosts import registrable
from connectors.mailbox import normal
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, domains
from connectors.paid.reader import Card, person
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding

SEARCH = "https://api.hunter.io/v2/domain-search"
KEY = Key(
    variable="HUNTER_API_KEY", header="X-API-KEY", get="https://hunter.io/api-keys (50 free credits a month)"
)
CREDIT = 0.0245
# Its reference turns two statuses round: 403 is too fast, 429 is used up; 451 is a person who asked it to stop.
MANNERS = (Means(Meaning.WAIT, 403), Means(Meaning.NO_CREDIT, 429), Means(Meaning.REFUSED, 451))
TERMS = "the user's own contract with Hunter; of people who asked it to be forgotten (451) it says nothing"
_CARD = Card(
    name=("first_name", "last_name"),
    email="value",
    status="verification.status",
    checked="verification.date",
    fields={"position": "person.title", "linkedin": "person.linkedin", "phone_number": "person.phone"},
)


def ask(target: Target) -> Asking:
    """Ask for the addresses at the domain."""
    own = domains(target)
    page = yield Request(f"{SEARCH}?{urlencode({'domain': own[0], 'limit': 10})}", fresh_days=FRESH_DAYS)
    if page:
        yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one page of addresses."""
    found = Part.of(page)["data"]
    if registrable(found["domain"].text) not in own:
        return
    company = own[0]
    if name := found.opt("organization"):
        yield name.says(company, "company.name", confidence=0.7)
    if pattern := found.opt("pattern"):
        yield pattern.says(company, "company.email_pattern")
    for entry in found["emails"].each():
        kind, email = entry["type"].text, entry["value"]
        if kind == "generic" and normal(email.text):
            yield email.says(
                company,
                "company.email",
                normal(email.text).lower(),
                confidence=_belief(entry),
                as_of=_seen(entry),
            )
        elif kind == "personal":
            yield from person(
                entry, _CARD, own, employer=found["domain"], belief=_belief(entry), as_of=_seen(entry)
            )


def _belief(entry: Part) -> float:
    return entry["confidence"].number / 100


def _seen(entry: Part) -> str:
    """The last day on which a public page showed the address; empty where it was worked out and never seen."""
    return max(
        (day.text for source in entry.each("sources") if (day := source.opt("last_seen_on"))), default=""
    )


CONNECTOR = Connector(
    name="hunter",
    about="e-mail addresses seen in public at the company's domain, their owners, and how addresses are made there",
    tier="C",
    needs=("company.domain",),
    yields=(
        "company.name", "company.email", "company.email_pattern", "person.name", "person.title", "person.employer",
        "person.email", "person.email_status", "person.phone", "person.linkedin",
    ),
    ask=ask,
    read=read,
    price=Price(credit=CREDIT),
    answers=MANNERS,
    per_second=5.0,
    key=KEY,
    docs="https://hunter.io/api-documentation/v2#domain-search",
    terms=TERMS,
    reliability=0.8,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit: the Starter plan's, 49 USD for 2,000",
                "one credit for up to ten addresses, none where there are none",
                "403 as its rate limit and 429 as used-up credits: its reference, no recorded answer"),
)  # fmt: skip
