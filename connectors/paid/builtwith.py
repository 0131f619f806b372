"""What the company's website runs on, and has lately run on, from BuiltWith.

Its records go back for decades, and most of what a site ever used is gone. A technology counts when it was seen in the
year before the answer, and is as old as the last day it was seen. Names and mailboxes of people are asked to be left
out. Errors come with the status of a success.

https://api.builtwith.com/domain-api
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.hosts import registrable
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, domains
from connectors.part import Changed, Part
from connectors.price import Price
from connectors.statement import Finding

LOOKUP = "https://api.builtwith.com/v22/api.json"
LATELY = timedelta(days=365)
MOST_TECHNOLOGIES = 120
# How a page is marked up and encoded is no product that anybody chose.
_NO_PRODUCT = frozenset({"docinfo", "encoding"})
_FIRST_MILLISECONDS = 100_000_000_000  # in seconds this would be the year 5138


def ask(target: Target) -> Asking:
    """Look the domain up."""
    own = domains(target)
    query = urlencode({"LOOKUP": own[0], "NOPII": "yes", "NOMETA": "yes", "NOATTR": "yes", "HIDETEXT": "yes"})
    page = yield Request(f"{LOOKUP}?{query}", max_bytes=16_000_000, fresh_days=FRESH_DAYS)
    if page:
        yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read the technologies of one domain, those seen last first."""
    latest: dict[str, tuple[datetime, Part]] = {}
    for result in Part.of(page)["Results"].each():
        if registrable(result["Lookup"].text) not in own:
            continue
        for path in result["Result"]["Paths"].each():
            for technology in path["Technologies"].each():
                name, seen = technology["Name"], _moment(technology["LastDetected"])
                if technology["Tag"].value in _NO_PRODUCT or seen < page.seen - LATELY:
                    continue
                if name.text not in latest or seen > latest[name.text][0]:
                    latest[name.text] = (seen, name)
    newest = sorted(latest.values(), key=lambda found: (-found[0].timestamp(), found[1].text))
    for seen, name in newest[:MOST_TECHNOLOGIES]:
        yield name.says(own[0], "company.technology", confidence=0.9, as_of=seen.date().isoformat())


def _moment(part: Part) -> datetime:
    """A time in milliseconds since 1970.

    Raises:
        Changed: when it is too small to be one: seconds would make everything look half a century old.
    """
    if part.number < _FIRST_MILLISECONDS:
        raise Changed(f"{part.at} is not in milliseconds")
    return datetime.fromtimestamp(part.number / 1000, UTC)


CONNECTOR = Connector(
    name="builtwith",
    about="technologies seen on the company's website in the last year, from BuiltWith",
    tier="C",
    needs=("company.domain",),
    yields=("company.technology",),
    ask=ask,
    read=read,
    price=Price(credit=0.0495, misses=True),
    answers=(
        Means(Meaning.BAD_KEY, 200, "Errors[0].Code", "-2"),
        Means(Meaning.NO_CREDIT, 200, "Errors[0].Code", "-3"),
        Means(Meaning.REFUSED, 200, "Errors[0].Code", "-8"),
        Means(Meaning.ERROR, 200, "Errors"),
    ),
    per_second=2.0,
    key=Key(
        variable="BUILTWITH_API_KEY",
        header="Authorization",
        form="API {}",
        get="https://api.builtwith.com (the key stands there after signing in; API credits are bought apart)",
    ),
    docs="https://api.builtwith.com/domain-api",
    terms="the user's own contract with BuiltWith",
    reliability=0.85,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit: what it asks for one look-up without an account",
                "that a look-up of an unknown domain is charged",
                "that times are in milliseconds",
                "that the tags docinfo and encoding mark what is no product"),
)  # fmt: skip
