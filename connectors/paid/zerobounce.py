"""Whether the addresses of people at the company can be delivered to, from ZeroBounce.

A failure comes with the status of a success and an `error` in the body, one sentence for a wrong key and for used-up
credits alike. `mx_found` is a text, so that "false" is as true as "true" to a program that does not look: where the
company's own domain has no mail server, that is stated of the company.

https://www.zerobounce.net/docs/email-validation-api-quickstart/
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.hosts import registrable
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, addressed, domains
from connectors.paid.reader import VERIFIED, verified
from connectors.part import Changed, Part
from connectors.price import Price
from connectors.statement import Finding

VALIDATE = "https://api.zerobounce.net/v2/validate"
_REFUSED = "Invalid API key or your account ran out of credits"


def ask(target: Target) -> Asking:
    """Ask about one address after the other."""
    own = domains(target)
    for someone in addressed(target):
        query = urlencode({"email": someone.email, "ip_address": ""})
        page = yield Request(f"{VALIDATE}?{query}", fresh_days=FRESH_DAYS)
        if page:
            yield Read(page, {"own": own, "name": someone.name})


def read(page: Page, own: tuple[str, ...], name: str) -> Iterator[Finding]:
    """Read one verdict."""
    answer = Part.of(page)
    yield from verified(answer["address"], answer["status"], own, name)
    domain, found = answer["domain"], answer["mx_found"]
    if found.value not in ("true", "false", None):
        raise Changed("mx_found is neither of its two texts")
    if found.value == "false" and domain.value and registrable(domain.text) == own[0]:
        yield found.says(own[0], "company.mail_provider", "none", confidence=0.8)


CONNECTOR = Connector(
    name="zerobounce",
    about="whether addresses of people at the company can be delivered to",
    tier="C",
    needs=("person.email",),
    yields=(*VERIFIED, "company.mail_provider"),
    ask=ask,
    read=read,
    requests=2,
    price=Price(credit=0.02, most=MOST_PEOPLE, usual=2),
    answers=(Means(Meaning.BAD_KEY, 200, "error", _REFUSED), Means(Meaning.ERROR, 200, "error")),
    per_second=2.0,
    key=Key(
        variable="ZEROBOUNCE_API_KEY",
        query="api_key",
        get="https://www.zerobounce.net/members/API (100 free checks a month)",
    ),
    docs="https://www.zerobounce.net/docs/email-validation-api-quickstart/",
    terms="the user's own contract with ZeroBounce",
    reliability=0.9,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a check",
                "that verdicts of unknown are not charged",
                "a wrong key and used-up credits share one sentence, taken as a wrong key",
                "the rate limit"),
)  # fmt: skip
