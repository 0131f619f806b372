"""A person's business address and post, from People Data Labs.

Only a record with a business address is asked for, so that no other is paid for; and of a record only what is stated is
let come, so that birth dates, homes and private addresses never arrive. On the free plan contacts are hidden: there a
yes stands in place of an address, and is none.

https://docs.peopledatalabs.com/docs/person-enrichment-api
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, domains, nameless
from connectors.paid.pdl import KEY, TERMS
from connectors.paid.reader import Card, person
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding

PERSON = "https://api.peopledatalabs.com/v5/person/enrich"
_KEPT = ("full_name", "job_title", "job_company_website", "job_last_verified", "linkedin_url", "work_email")
_CARD = Card(
    name=("full_name",),
    employer="job_company_website",
    email="work_email",
    fields={"job_title": "person.title", "linkedin_url": "person.linkedin"},
)


def ask(target: Target) -> Asking:
    """Ask for one person after the other, by name, company and profile where it is known."""
    own = domains(target)
    for someone in nameless(target):
        query = {
            "name": someone.name, "company": own[0], "profile": someone.linkedin, "required": "work_email",
            "min_likelihood": "6", "titlecase": "true", "data_include": ",".join(_KEPT),
        }  # fmt: skip
        known = urlencode({name: value for name, value in query.items() if value})
        page = yield Request(f"{PERSON}?{known}", fresh_days=FRESH_DAYS)
        if page:
            yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read one person."""
    answer = Part.of(page)
    record, likelihood = answer["data"], answer["likelihood"].number
    shown = {key: value for key, value in record.value.items() if not isinstance(value, bool)}
    verified = record.opt("job_last_verified")
    as_of = verified.text if verified and isinstance(verified.value, str) else ""
    yield from person(Part(shown, record.at), _CARD, own, belief=likelihood / 10, as_of=as_of)


CONNECTOR = Connector(
    name="pdl_person",
    about="a person's business address and post, from People Data Labs",
    tier="C",
    needs=("person.name",),
    yields=("person.name", "person.employer", "person.title", "person.email", "person.linkedin"),
    ask=ask,
    read=read,
    requests=2,
    price=Price(credit=0.28, most=MOST_PEOPLE, usual=1),
    per_second=1.5,
    key=KEY,
    docs="https://docs.peopledatalabs.com/docs/person-enrichment-api",
    terms=TERMS,
    reliability=0.75,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit",
                "that the free plan shows true in place of an address",
                "that a miss is not charged",
                "the rate limit, which depends on the plan"),
)  # fmt: skip
