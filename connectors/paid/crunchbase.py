"""A company by its domain, from Crunchbase: what it does, its size, its founders and the rounds it raised.

Products and subsidiaries may share a website: of what a search by domain finds, the first with that site is taken.
How an organisation is read stands in `crunchbase_entity.py`.

https://data.crunchbase.com/docs
"""

from __future__ import annotations

from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Key, Read, Request, Target, post
from connectors.hosts import registrable
from connectors.paid.asking import domains
from connectors.paid.crunchbase_entity import FIELDS, YIELDS, read
from connectors.part import Part

SEARCH = "https://api.crunchbase.com/api/v4/searches/organizations"
ENTITY = "https://api.crunchbase.com/api/v4/entities/organizations/{}?{}"


def ask(target: Target) -> Asking:
    """Find the organisation whose website is on the domain, then ask for it with its cards."""
    own = domains(target)
    where = {"type": "predicate", "field_id": "website_url", "operator_id": "domain_eq", "values": [own[0]]}
    order = {"field_id": "rank_org", "sort": "asc"}
    found = yield post(
        SEARCH, {"field_ids": ["identifier", "website_url"], "query": [where], "order": [order], "limit": 3}
    )
    uuid = _own(Part.of(found), own) if found else ""
    if not uuid:
        return
    wanted = {"field_ids": ",".join(FIELDS), "card_ids": "founders,raised_funding_rounds"}
    page = yield Request(ENTITY.format(uuid, urlencode(wanted, safe=",")), max_bytes=8_000_000)
    if page:
        yield Read(page, {"own": own})


def _own(answer: Part, own: tuple[str, ...]) -> str:
    """The organisation among those found whose website is the company's; empty where none is."""
    for entity in answer["entities"].each():
        if registrable(entity["properties"]["website_url"].text) in own:
            return entity["uuid"].text
    return ""


CONNECTOR = Connector(
    name="crunchbase",
    about="profile, founders and funding rounds of the company at a domain, from Crunchbase",
    tier="C",
    needs=("company.domain",),
    yields=YIELDS,
    ask=ask,
    read=read,
    requests=2,
    per_second=3.0,
    key=Key(
        variable="CRUNCHBASE_USER_KEY",
        header="X-cb-user-key",
        get="https://data.crunchbase.com/docs/using-the-api (comes with a licence for the API)",
    ),
    docs="https://data.crunchbase.com/docs",
    terms="the user's own licence, which forbids building a competing store and wants a link beside what is shown",
    attribution="Source: Crunchbase (https://www.crunchbase.com)",
    reliability=0.8,
    identifies="company.domain",
    unverified=("that a call costs nothing beyond the licence",
                "the limit of 200 calls a minute",
                "that website_url is plain text: recorded answers of 2021 have website.value",
                "which fields a licence other than the full one lets through",
                "no answer of version 4 is recorded; one of 2021 is",
                "the operator domain_eq"),
)  # fmt: skip
