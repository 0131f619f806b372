"""Whether the addresses of people at the company can be delivered to, from NeverBounce.

Every answer is a success to HTTP; whether it is one stands in the body. The address is asked back with the verdict, so
that the verdict can be proven to be about it. Nothing is sent to anybody: NeverBounce asks the mail server, we ask it.

https://developers.neverbounce.com/reference/single-check
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, addressed, domains
from connectors.paid.reader import VERIFIED, verified
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Finding

CHECK = "https://api.neverbounce.com/v4.2/single/check"


def ask(target: Target) -> Asking:
    """Ask about one address after the other."""
    own = domains(target)
    for someone in addressed(target):
        query = urlencode({"email": someone.email, "address_info": 1, "credits_info": 0, "timeout": 20})
        page = yield Request(f"{CHECK}?{query}", fresh_days=FRESH_DAYS)
        if page:
            yield Read(page, {"own": own, "name": someone.name})


def read(page: Page, own: tuple[str, ...], name: str) -> Iterator[Finding]:
    """Read one verdict."""
    answer = Part.of(page)
    yield from verified(answer["address_info"]["original_email"], answer["result"], own, name)


CONNECTOR = Connector(
    name="neverbounce",
    about="whether addresses of people at the company can be delivered to",
    tier="C",
    needs=("person.email",),
    yields=VERIFIED,
    ask=ask,
    read=read,
    requests=2,
    price=Price(credit=0.008, most=MOST_PEOPLE, usual=2, misses=True),
    answers=(
        Means(Meaning.BAD_KEY, 200, "status", "auth_failure"),
        Means(Meaning.WAIT, 200, "status", "throttle_triggered"),
        Means(Meaning.REFUSED, 200, "status", "bad_referrer"),
        Means(Meaning.ERROR, 200, "status", "temp_unavail"),
        Means(Meaning.ERROR, 200, "status", "general_failure"),
    ),
    per_second=2.0,
    key=Key(
        variable="NEVERBOUNCE_API_KEY",
        query="key",
        get="https://app.neverbounce.com/apps (a custom integration app; 10 free checks)",
    ),
    docs="https://developers.neverbounce.com/reference/single-check",
    terms="the user's own contract with NeverBounce",
    reliability=0.9,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a check",
                "that verdicts of unknown are charged",
                "what it says when checks are used up: taken as a general failure",
                "the rate limit"),
)  # fmt: skip
