"""The e-mail address of a person whose name is known, from Hunter.

Where it has never seen the address it works one out from the company's pattern and tries it, which can take longer than
an answer may: then it answers 202 and is asked again. Nothing is charged for an address that it does not find.

https://hunter.io/api-documentation/v2#email-finder
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, domains, nameless, polled
from connectors.paid.hunter import CREDIT, KEY, MANNERS, TERMS
from connectors.paid.reader import FOUND, Card, person
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding

FINDER = "https://api.hunter.io/v2/email-finder"
PAUSES = (5.0, 10.0, 20.0)
_CARD = Card(
    name=("first_name", "last_name"),
    employer="domain",
    status="verification.status",
    checked="verification.date",
    fields={"position": "person.title", "linkedin_url": "person.linkedin"},
)


def ask(target: Target) -> Asking:
    """Ask for one person after the other."""
    own = domains(target)
    for someone in nameless(target):
        query = urlencode({"domain": own[0], "full_name": someone.name})
        request = Request(f"{FINDER}?{query}", fresh_days=FRESH_DAYS)
        page = yield from polled(request, lambda page: page.status == 202, PAUSES)
        if page:
            yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one person. Their name comes back as it was asked for, so it counts only with an address."""
    found = Part.of(page)["data"]
    if found["email"].value is not None:
        yield from person(found, _CARD, own, belief=found["score"].number / 100)


CONNECTOR = Connector(
    name="hunter_finder",
    about="the e-mail address of a person whose name is known",
    tier="C",
    needs=("person.name",),
    yields=FOUND,
    ask=ask,
    read=read,
    requests=2,
    price=Price(credit=CREDIT, most=MOST_PEOPLE, usual=2),
    answers=MANNERS,
    per_second=5.0,
    key=KEY,
    docs="https://hunter.io/api-documentation/v2#email-finder",
    terms=TERMS,
    reliability=0.75,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit: the Starter plan's, 49 USD for 2,000",
                "that a miss is not charged",
                "what stands in the body of a 202"),
)  # fmt: skip
