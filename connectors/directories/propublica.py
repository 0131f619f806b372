"""US nonprofits and what they report to the tax authority, from ProPublica's Nonprofit Explorer.

Figures are those of the newest return that was read by machine, two or three years back, and speak of its period. A
zero may mean "not told" here, so it is not stated; nor is the exempt status, which goes on being shown after it is
lost. Members of a group bear the name of the group, so a town or state must agree where it is known. The person in
whose care the mail is sent is not read, and officers are not in these answers.

https://projects.propublica.org/nonprofits/api
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.directories.namesake import Hit, likely, state_of
from connectors.names import key
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

API = "https://projects.propublica.org/nonprofits/api/v2"
_NOT_DIGIT = re.compile(r"\D")
_MONTH = re.compile(r"(\d{4})(0[1-9]|1[0-2])")
_PLACE = {
    "address": "company.street",
    "city": "company.city",
    "state": "company.region",
    "zipcode": "company.postal_code",
}


def ask(target: Target) -> Asking:
    """Ask for the organisation of the employer number that is known, else for those that bear the name."""
    known = _NOT_DIGIT.sub("", target.one("company.ein"))
    meant = [(known.zfill(9), 1.0)] if known else []
    if not known and target.name:
        url = f"{API}/search.json?q={quote(target.name, safe='')}"
        if state := state_of(target):
            url += f"&state%5Bid%5D={state}"
        found = yield Request(url)
        meant = likely(target, [_hit(o) for o in Part.of(found)["organizations"].each()]) if found else []
    for ein, confidence in meant:
        page = yield Request(f"{API}/organizations/{ein}.json", max_bytes=4_000_000)
        if page:
            yield Read(page, {"confidence": confidence})


def _hit(organisation: Part) -> Hit[str]:
    names = (organisation["name"], organisation.opt("sub_name"))
    region, city = (part.text if (part := organisation.opt(place)) else "" for place in ("state", "city"))
    ein = f"{organisation['ein'].number:09d}"
    return Hit(ein, tuple(n.text for n in names if n), (), "US", region, city, national=True)


def read(page: Page, confidence: float = 1.0) -> Iterator[Finding]:
    """Read one organisation and the newest of its returns that has figures."""
    answer = Part.of(page)
    organisation = answer["organization"]
    ein = f"{organisation['ein'].number:09d}"
    yield organisation["ein"].says(ein, "company.ein", ein, confidence=confidence)
    name = organisation["name"]
    yield name.says(ein, "company.legal_name", confidence=confidence)
    # The unit's own name where the other is its group's; else a way of sorting.
    unit = organisation.opt("sort_name")
    if unit and key(unit.text) != key(name.text):
        yield unit.says(ein, "company.other_name", confidence=0.8 * confidence)
    for part, field in _PLACE.items():
        if place := organisation.opt(part):
            yield place.says(ein, field, confidence=confidence)
    if code := organisation.opt("ntee_code"):
        yield code.says(ein, "company.industry_code", f"ntee:{code.text}", confidence=confidence)
    if (section := organisation.opt("subsection_code")) and section.number:
        yield section.says(ein, "company.legal_form", f"501(c)({section.number})", confidence=confidence)
    yield from _figures(ein, answer["filings_with_data"], confidence)


def _figures(ein: str, filings: Part, confidence: float) -> Iterator[Finding]:
    newest = max(filings.each(), key=lambda filing: filing["tax_prd"].number, default=None)
    period = _MONTH.fullmatch(newest["tax_prd"].text) if newest else None
    if newest is None or period is None:
        return
    for part, field in (("totrevenue", "company.revenue"), ("totassetsend", "company.assets")):
        amount = newest.opt(part)
        if amount and amount.number:
            money = f"{amount.number} USD"
            yield amount.says(ein, field, money, confidence=confidence, as_of="-".join(period.groups()))


CONNECTOR = Connector(
    name="propublica",
    about="US nonprofits: employer number, address, field of work, revenue and assets of the last return read",
    tier="A",
    needs=("company.ein", "company.name", "company.legal_name"),
    yields=(
        "company.ein", "company.legal_name", "company.other_name", "company.street", "company.city", "company.region",
        "company.postal_code", "company.industry_code", "company.legal_form", "company.revenue", "company.assets",
    ),
    ask=ask,
    read=read,
    requests=2,
    countries=("US",),
    per_second=1.0,
    docs="https://projects.propublica.org/nonprofits/api",
    terms="ProPublica must be named; values may not be sold, nor handed on as a collection",
    attribution="Data from ProPublica's Nonprofit Explorer",
    reliability=0.9,
    identifies="company.ein",
    unverified=("no answer of the service is recorded; the shape is told by its clients",
                "whether a search that finds nothing is answered with 404 or with an empty list; both are absent",
                "that the terms of use are still the ones of 2023"),
)  # fmt: skip
