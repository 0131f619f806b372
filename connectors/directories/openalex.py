"""What a company publishes research about, from OpenAlex; and the place and parent it has there.

Identity is what the Research Organization Registry says of it, at less cost: this source is worth asking for topics.
Searching is metered in money, taken from a free allowance of a day; when that is used up the answer is 429 and the
source is done for the day. Asking by a registry identifier is free. A refusal for haste is a 403 here.

https://developers.openalex.org/api-reference/institutions
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.directories.namesake import Hit, likely
from connectors.directories.research import bare, ror_id
from connectors.hosts import own_domain, parse, platform
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.statement import Finding

API = "https://api.openalex.org/institutions"
MOST_TOPICS = 5
MOST_RELATED = 5
MOST_BYTES = 8_000_000
_WORDS = re.compile(r"[^\w&'.-]+")
_RELATED = {"parent": "company.parent", "child": "company.subsidiary"}


def ask(target: Target) -> Asking:
    """Ask for the institution of the registry identifier that is known, else search for the name."""
    if known := ror_id(target.one("company.ror")):
        page = yield Request(f"{API}/ror:{known}", max_bytes=MOST_BYTES)
        if page:
            yield Read(page)
        return
    # Commas and colons mean something to the filter behind the search.
    name = _WORDS.sub(" ", target.name).strip()
    page = (
        (yield Request(f"{API}?search={quote(name, safe='')}&per_page=10", max_bytes=MOST_BYTES))
        if name
        else None
    )
    if page is None:
        return
    hits = [_hit(item) for item in Part.of(page)["results"].each()]
    for item, confidence in likely(target, hits):
        yield Read(page.part(item.at), {"confidence": confidence})


def _hit(item: Part) -> Hit[Part]:
    names = (item["display_name"], *item.each("display_name_alternatives"))
    site, country, region, city = (
        part.text if (part := item.opt(*path)) else ""
        for path in (("homepage_url",), ("country_code",), ("geo", "region"), ("geo", "city"))
    )
    return Hit(item, tuple(bare(name.text) for name in names), (site,), country, region, city)


def read(page: Page, confidence: float = 1.0) -> Iterator[Finding]:
    """Read one institution. It is called by its registry identifier; one that has none is not read."""
    item = Part.of(page)
    identifier = item.opt("ror")
    if not re.fullmatch(r"https://openalex\.org/I\d+", item["id"].text):
        raise Changed(f"{item['id'].text} is no institution")
    ror = ror_id(identifier.text) if identifier else ""
    if not identifier or not ror:
        return
    yield identifier.says(ror, "company.ror", ror, confidence=confidence)
    name = item["display_name"]
    yield name.says(ror, "company.name", bare(name.text), confidence=confidence)
    if (site := item.opt("homepage_url")) and (address := parse(site.text)) and not platform(site.text):
        yield site.says(ror, "company.website", address[0], confidence=confidence)
        if domain := own_domain(site.text):
            yield site.says(ror, "company.domain", domain, confidence=confidence)
    for path, field in (
        (("country_code",), "company.country"),
        (("geo", "region"), "company.region"),
        (("geo", "city"), "company.city"),
    ):
        if part := item.opt(*path):
            yield part.says(ror, field, confidence=confidence)
    for topic in list(item.each("topics"))[:MOST_TOPICS]:
        yield topic["display_name"].says(ror, "company.keyword", confidence=0.8 * confidence)
    related = [r for r in item.each("associated_institutions") if r["relationship"].text in _RELATED]
    for relation in related[:MOST_RELATED]:
        other = relation["display_name"]
        field = _RELATED[relation["relationship"].text]
        yield other.says(ror, field, bare(other.text), confidence=confidence)


CONNECTOR = Connector(
    name="openalex",
    about="what a company publishes research about, with its town, parent and children",
    tier="A",
    needs=("company.ror", "company.name", "company.legal_name"),
    yields=(
        "company.ror", "company.name", "company.website", "company.domain", "company.country", "company.region",
        "company.city", "company.keyword", "company.parent", "company.subsidiary",
    ),
    ask=ask,
    read=read,
    key=Key(
        variable="OPENALEX_API_KEY",
        query="api_key",
        required=False,
        get="https://openalex.org/settings/api (free); a dollar's worth of requests a day instead of some cents'",
    ),
    answers=(Means(Meaning.NO_CREDIT, 429), Means(Meaning.WAIT, 403)),
    per_second=1.0,
    # A search is a tenth of a cent; this is what ten cents buy, the allowance without a key.
    per_day=100,
    docs="https://developers.openalex.org/api-reference/institutions",
    terms="CC0 1.0; metered in money, of which every day brings some free; nothing is charged without a paid plan",
    reliability=0.85,
    identifies="company.ror",
    unverified=("no answer of the service is recorded; the shape is that of its documentation and clients",
                "the allowance without a key: its pages say ten cents a day, and one cent"),
)  # fmt: skip
