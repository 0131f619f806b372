"""Contracts and grants that the United States have awarded to a company, from USAspending.gov.

The search for a recipient is fuzzy: it finds whatever holds the words. So a recipient counts by its Unique Entity ID
where that is known, else by its name together with its state or town. An amount is what the government has obliged
itself to pay so far, not what the company earned. An award has many actions; its day is that of its first signature.

https://github.com/fedspendingtransparency/usaspending-api/tree/master/usaspending_api/api_contracts
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target, post
from connectors.directories.namesake import Hit, likely, state_of
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding
from connectors.telling import text_of, told
from connectors.text import clip, squash

SEARCH = "https://api.usaspending.gov/api/v2/search/spending_by_award/"
AWARD = "https://www.usaspending.gov/award/{}"
# Groups of award types must not be mixed in one question.
_TYPES = {"contract": ["A", "B", "C", "D"], "award": ["02", "03", "04", "05"]}
_FIELDS = [
    "Award ID", "Recipient Name", "Recipient UEI", "Recipient Location", "Award Amount", "Base Obligation Date",
    "Awarding Agency", "Awarding Sub Agency", "Description", "generated_internal_id",
]  # fmt: skip
_PLACE = {
    "location_country_code": "company.country",
    "state_name": "company.region",
    "city_name": "company.city",
    "zip5": "company.postal_code",
    "address_line1": "company.street",
}
ROWS = 50
MOST_AWARDS = 10
MOST_TEXT = 300
_UEI = re.compile(r"[A-Z0-9]{12}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def ask(target: Target) -> Asking:
    """Ask for the newest contracts and grants of the recipient that is known, else of those that bear the name."""
    known = target.one("company.uei").strip().upper()
    text = known if _UEI.fullmatch(known) else target.name
    if not text:
        return
    pages = yield tuple(_question(text, kind, state_of(target)) for kind in _TYPES)
    answers = [
        (page, kind, Part.of(page)["results"]) for page, kind in zip(pages, _TYPES, strict=True) if page
    ]
    rows = [row for _, _, results in answers for row in results.each()]
    if text == known:
        meant = {known: 1.0}
    else:
        recipients: dict[str, Hit[str]] = {}
        for row in rows:
            if uei := row.opt("Recipient UEI"):
                recipients.setdefault(uei.text, _hit(uei.text, row))
        meant = dict(likely(target, [*recipients.values()]))
    for page, kind, _ in answers:
        yield Read(page, {"kind": kind, "meant": meant})


def _question(text: str, kind: str, state: str) -> Request:
    filters: dict[str, Any] = {"award_type_codes": _TYPES[kind], "recipient_search_text": [text]}
    if state and not _UEI.fullmatch(text):
        filters["recipient_locations"] = [{"country": "USA", "state": state}]
    return post(
        SEARCH,
        {"filters": filters, "fields": _FIELDS, "sort": "Base Obligation Date", "order": "desc", "page": 1,
         "limit": ROWS, "subawards": False},
        max_bytes=4_000_000,
    )  # fmt: skip


def _hit(uei: str, row: Part) -> Hit[str]:
    place = row["Recipient Location"]
    country, state, city, code = (
        text_of(place.opt(key)) for key in ("location_country_code", "state_code", "city_name", "zip5")
    )
    return Hit(uei, (row["Recipient Name"].text,), (), country, state, city, code, national=True)


def read(page: Page, kind: str, meant: dict[str, float]) -> Iterator[Finding]:
    """Read the awards of the recipients that are meant, newest first."""
    stated: dict[str, int] = {}
    for row in Part.of(page)["results"].each():
        uei = row["Recipient UEI"]
        if not uei.value or uei.text not in meant or stated.get(uei.text, 0) >= MOST_AWARDS:
            continue
        belief = meant[uei.text]
        if uei.text not in stated:
            yield from _recipient(row, belief)
        stated[uei.text] = stated.get(uei.text, 0) + 1
        yield from _award(row, kind, belief)


def _recipient(row: Part, belief: float) -> Iterator[Finding]:
    uei, place = row["Recipient UEI"].text, row["Recipient Location"]
    yield row["Recipient UEI"].says(uei, "company.uei", confidence=belief)
    yield row["Recipient Name"].says(uei, "company.legal_name", confidence=belief)
    yield from told(place, uei, _PLACE, confidence=belief)


def _award(row: Part, kind: str, belief: float) -> Iterator[Finding]:
    uei, number = row["Recipient UEI"].text, row["generated_internal_id"]
    award = f"{uei}/{number.text}"
    yield row["Recipient Name"].says(award, "signal.company", uei, confidence=belief)
    yield number.says(award, "signal.kind", kind, confidence=belief)
    yield number.says(award, "signal.url", AWARD.format(quote(number.text)), confidence=belief)
    if (day := row.opt("Base Obligation Date")) and (found := _DAY.match(day.text)):
        yield day.says(award, "signal.date", found.group(), confidence=belief)
    if (amount := row.opt("Award Amount")) and (money := round(float(amount.text))) > 0:
        yield amount.says(award, "signal.amount", f"{money} USD", confidence=belief)
    agency = row.opt("Awarding Sub Agency") or row.opt("Awarding Agency")
    purpose = row.opt("Description")
    words = [squash(part.text) for part in (agency, purpose) if part]
    if part := agency or purpose:
        yield part.says(award, "signal.text", clip(": ".join(words), MOST_TEXT), confidence=belief)


CONNECTOR = Connector(
    name="usaspending",
    about="contracts and grants of the US government: amount, day, agency and purpose",
    tier="A",
    needs=("company.uei", "company.name", "company.legal_name"),
    yields=(
        "company.uei", "company.legal_name", "company.country", "company.region", "company.city",
        "company.postal_code", "company.street", "signal.company", "signal.kind", "signal.date", "signal.text",
        "signal.url", "signal.amount",
    ),
    ask=ask,
    read=read,
    requests=2,
    countries=("US",),
    per_second=1.0,
    docs="https://api.usaspending.gov/docs/endpoints",
    terms="works of the US government, in the public domain",
    reliability=0.9,
    identifies="company.uei",
    unverified=("no answer of the service is recorded; the shape is that of its own contracts, code and tests",
                "the rate limit, which is not published",
                "the wording of its licence"),
)  # fmt: skip
