"""A person's business address and post, from Dropcontact, which computes them on demand and keeps no list of people.

What is asked is worked on for up to a minute; until then, and also where something is wrong, it answers a success that
is none ("Request not ready yet"). The kind of each address says whether it works: a person's at a company, one at a
domain that takes everything, a desk's, a private one. Somebody who is not to be contacted is left alone.

https://developer.dropcontact.com
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target, Unanswered, post
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, domains, nameless, polled
from connectors.paid.reader import FOUND, Card, person
from connectors.part import Part
from connectors.price import Price
from connectors.statement import Cause, Finding

ENRICH = "https://api.dropcontact.com/v1/enrich/all"
PAUSES = (10.0, 30.0, 30.0, 30.0, 30.0)
_NOT_READY = "Request not ready yet"
_CARD = Card(
    name=("first_name", "last_name"),
    employer="website",
    fields={"job": "person.title", "linkedin": "person.linkedin"},
)
# A person's own address at a company, likeliest first; addresses of other kinds are none to write to.
_LIKELIEST = ("nominative@pro", "catch-all@pro")
_NOT_TO_BE_CONTACTED = "do_not_contact"


def ask(target: Target) -> Asking:
    """Send all people at once, then wait for the answer."""
    own, people = domains(target), nameless(target)
    if not people:
        return
    rows = [
        {"full_name": p.name, "website": own[0], **({"linkedin": p.linkedin} if p.linkedin else {})}
        for p in people
    ]
    sent = yield post(
        ENRICH, {"data": rows, "siren": False, "language": "en"}, fresh_days=FRESH_DAYS, credits=len(rows)
    )
    if sent is None:
        return
    url = f"{ENRICH}/{Part.of(sent)['request_id'].text}"
    page = yield from polled(
        Request(url, fresh_days=FRESH_DAYS, pause=PAUSES[0], credits=0), _pending, PAUSES[1:]
    )
    if page is None:
        return
    answer = Part.of(page)
    if not answer["success"].flag:
        raise Unanswered(Cause.ERROR, answer["reason"].text)
    yield Read(page, {"own": own})


def _pending(page: Page) -> bool:
    answer = Part.of(page)
    return not answer["success"].flag and answer["reason"].text.startswith(_NOT_READY)


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read each person. What is not known of them is not there at all."""
    for entry in Part.of(page)["data"].each():
        addresses = [(found["email"], found["qualification"]) for found in entry.each("email")]
        if any(_NOT_TO_BE_CONTACTED in kind.text.lower() for _, kind in addresses):
            continue
        best = next(
            (found for word in _LIKELIEST for found in addresses if found[1].text.lower() == word), None
        )
        if best:
            yield from person(entry, _CARD, own, best=best)


CONNECTOR = Connector(
    name="dropcontact",
    about="a person's business address and post, computed on demand in the EU",
    tier="C",
    needs=("person.name",),
    yields=FOUND,
    ask=ask,
    read=read,
    requests=3,
    price=Price(credit=0.03, most=MOST_PEOPLE, usual=2),
    answers=(Means(Meaning.NO_CREDIT, 403),),
    per_second=1.0,
    key=Key(
        variable="DROPCONTACT_API_KEY",
        header="X-Access-Token",
        get="https://app.dropcontact.com/api",
    ),
    docs="https://developer.dropcontact.com",
    terms="the user's own contract with Dropcontact; computed on demand, no list of people is kept there",
    reliability=0.8,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit",
                "the rate limit",
                "the English words for kinds of addresses: its reference, no recorded answer",
                "that a miss is not charged"),
)  # fmt: skip
