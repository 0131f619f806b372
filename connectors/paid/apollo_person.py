"""A person's post and business address, from Apollo, by name and the company's domain.

Private addresses and telephone numbers are not asked for. What is locked comes as an address of Apollo's own making,
and a name may come with stars in it: neither is stated.

https://docs.apollo.io/reference/people-enrichment
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Target, post
from connectors.page import Page
from connectors.paid.apollo import CREDIT, KEY, MANNERS, TERMS
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, domains, nameless
from connectors.paid.reader import FOUND, Card, person
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding

MATCH = "https://api.apollo.io/api/v1/people/match"
_CARD = Card(
    name=("name",),
    employer="organization.primary_domain",
    status="email_status",
    fields={"title": "person.title", "linkedin_url": "person.linkedin"},
)


def ask(target: Target) -> Asking:
    """Ask for one person after the other."""
    own = domains(target)
    for someone in nameless(target):
        known = {"name": someone.name, "domain": own[0], "linkedin_url": someone.linkedin}
        wanted = {key: value for key, value in known.items() if value}
        page = yield post(
            MATCH,
            {**wanted, "reveal_personal_emails": False, "reveal_phone_number": False},
            fresh_days=FRESH_DAYS,
        )
        if page:
            yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one person."""
    found = Part.of(page)["person"]
    if found.value and found.opt("organization"):
        yield from person(found, _CARD, own)


CONNECTOR = Connector(
    name="apollo_person",
    about="a person's post and business address, from Apollo",
    tier="C",
    needs=("person.name",),
    yields=FOUND,
    ask=ask,
    read=read,
    requests=2,
    price=Price(credit=CREDIT, most=MOST_PEOPLE, usual=2),
    answers=MANNERS,
    per_second=0.8,
    per_day=600,
    key=KEY,
    docs="https://docs.apollo.io/reference/people-enrichment",
    terms=TERMS,
    reliability=0.75,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit",
                "that its parameters may come as JSON",
                "600 requests a day is the free plan's limit; paid plans allow more"),
)  # fmt: skip
