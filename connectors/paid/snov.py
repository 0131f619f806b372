"""A person's business address, from Snov.io: asked for in one request, fetched in another.

The secret is changed for a token that lives an hour. A search is started for all people at once and is then asked after
until it is done; answers stand in the order of the questions. Errors have two shapes, an object and a list, and may
come with the status of a success.

https://snov.io/api
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Grant, Key, Read, Request, Target, post
from connectors.lexicon.names import bare_name
from connectors.page import Page
from connectors.paid.asking import FRESH_DAYS, MOST_PEOPLE, domains, nameless, polled
from connectors.paid.reader import Card, person, status
from connectors.part import Changed, Part
from connectors.price import Price
from connectors.statement import Finding

START = "https://api.snov.io/v2/emails-by-domain-by-name/start"
RESULT = "https://api.snov.io/v2/emails-by-domain-by-name/result?task_hash={}"
PAUSES = (3.0, 6.0, 12.0, 24.0, 48.0)
_CARD = Card(name=("people",))
_LIKELIEST = ("deliverable", "risky", "unknown")
_NOBODYS = ("is_disposable", "is_webmail", "is_gibberish")


def ask(target: Target) -> Asking:
    """Start one search for all people, then wait for it."""
    own, people = domains(target), nameless(target)
    if not people:
        return
    rows = []
    for someone in people:
        first, _, last = bare_name(someone.name).partition(" ")
        rows.append({"first_name": first, "last_name": last, "domain": own[0]})
    started = yield post(START, {"rows": rows}, fresh_days=FRESH_DAYS, credits=len(rows))
    if started is None:
        return
    task = Part.of(started)["data"]["task_hash"].text
    request = Request(RESULT.format(task), fresh_days=FRESH_DAYS, pause=PAUSES[0], credits=0)
    page = yield from polled(request, lambda page: Part.of(page)["status"].text == "in_progress", PAUSES[1:])
    if page:
        yield Read(page, {"own": own})


def read(page: Page, own: tuple[str, ...]) -> Iterator[Finding]:
    """Read what was found of each person: the best address of those at the company."""
    answer = Part.of(page)
    if (state := answer["status"].text) != "completed":
        raise Changed(f"a search that is {state}")
    rows = answer["meta"]["rows"]
    for n, entry in enumerate(answer["data"].each()):
        if best := _best(entry, own):
            yield from person(entry, _CARD, own, employer=rows[n]["domain"], best=best)


def _best(entry: Part, own: tuple[str, ...]) -> tuple[Part, Part] | None:
    """The address most likely to work, of those at the company that are a person's, and the verdict on it."""
    found: dict[str, tuple[Part, Part]] = {}
    for candidate in entry.each("result"):
        email, verdict = candidate["email"], candidate["smtp_status"]
        host = email.text.rpartition("@")[2].lower()
        if host in own and not any(candidate.value.get(key) is True for key in _NOBODYS):
            found.setdefault(status(verdict.text), (email, verdict))
    return next((found[word] for word in _LIKELIEST if word in found), None)


CONNECTOR = Connector(
    name="snov",
    about="a person's business address, from Snov.io",
    tier="C",
    needs=("person.name",),
    yields=("person.name", "person.employer", "person.email", "person.email_status"),
    ask=ask,
    read=read,
    requests=3,
    price=Price(credit=0.039, most=MOST_PEOPLE, usual=2),
    answers=(
        Means(Meaning.NO_CREDIT, 0, "message", "Sorry, you ran out of credits, please order more credits"),
        Means(Meaning.ERROR, 200, "errors"),
        Means(Meaning.ERROR, 200, "success", "false"),
    ),
    per_second=0.8,
    key=Key(
        variable="SNOV_CLIENT_SECRET",
        header="Authorization",
        form="Bearer {}",
        get="https://app.snov.io/account/api (user id and secret; 50 free credits a month)",
        grant=Grant(url="https://api.snov.io/v1/oauth/access_token", client="SNOV_CLIENT_ID"),
    ),
    docs="https://snov.io/api",
    terms="the user's own contract with Snov.io",
    reliability=0.7,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the price of a credit: the Starter plan's, 39 USD for 1,000",
                "that a miss is not charged",
                "how long a finished search can be fetched",
                "what it answers when credits or requests are used up"),
)  # fmt: skip
