"""A person's verified business address, from Prospeo.

Finding nobody is an HTTP 400 here, and so are used-up credits; the code in the body tells them apart. Only verified
addresses are asked for, so that no guess is paid for. The finders of its first interface answer that they are gone: an
answer of that sort means that this one has gone the same way, and is no miss.

https://prospeo.io/api-docs/enrich-person
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Target, Unanswered, post
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, domains, nameless
from connectors.paid.reader import FOUND, Card, person
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Cause, Finding

ENRICH = "https://api.prospeo.io/enrich-person"
_CARD = Card(
    name=("full_name",),
    email="email.email",
    status="email.status",
    fields={"current_job_title": "person.title", "linkedin_url": "person.linkedin"},
)


def ask(target: Target) -> Asking:
    """Ask for one person after the other."""
    own = domains(target)
    for someone in nameless(target):
        known = {"full_name": someone.name, "company_website": own[0], "linkedin_url": someone.linkedin}
        wanted = {key: value for key, value in known.items() if value}
        page = yield post(ENRICH, {"only_verified_email": True, "data": wanted}, fresh_days=FRESH_DAYS)
        if page is None:
            continue
        if page.status == 400:
            raise Unanswered(Cause.CHANGED, "Prospeo says that enrich-person is deprecated")
        yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one person, with the company they are placed at. An address that is not revealed is a mask."""
    answer = Part.of(page)
    found, employer = answer["person"], answer.opt("company", "website")
    if not found.value or not employer:
        return
    email = found.opt("email")
    hidden = email is not None and not email["revealed"].flag
    yield from person(found, replace(_CARD, email="") if hidden else _CARD, own, employer=employer)


CONNECTOR = Connector(
    name="prospeo",
    about="a person's verified business address, from Prospeo",
    tier="C",
    needs=("person.name",),
    yields=FOUND,
    ask=ask,
    read=read,
    requests=2,
    price=Price(credit=0.039, most=MOST_PEOPLE, usual=2),
    answers=(
        Means(Meaning.NOTHING, 400, "error_code", "NO_MATCH"),
        Means(Meaning.READ, 400, "error_code", "DEPRECATED"),
        Means(Meaning.NO_CREDIT, 0, "error_code", "INSUFFICIENT_CREDITS"),
        Means(Meaning.BAD_KEY, 0, "error_code", "INVALID_API_KEY"),
        Means(Meaning.BAD_KEY, 0, "error_code", "ACCOUNT_RESTRICTED"),
        Means(Meaning.WAIT, 0, "error_code", "RATE_LIMIT_EXCEEDED"),
        Means(Meaning.ERROR, 0, "error", "true"),
    ),
    per_second=3.0,
    per_day=2_000,
    key=Key(
        variable="PROSPEO_API_KEY",
        header="X-KEY",
        get="https://app.prospeo.io/api (75 free credits a month)",
    ),
    docs="https://prospeo.io/api-docs/enrich-person",
    terms="the user's own contract with Prospeo",
    reliability=0.8,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit: 39 USD for 1,000",
                "that a miss is not charged",
                "2,000 requests a day: the smallest plan's limit, by one client's notes",
                "the key company.website in its answers",
                "older answers, with the address in response.email, are not read",
                "the rate limit, which depends on the plan"),
)  # fmt: skip
