"""Australian businesses from ABN Lookup: names, kind, status and state.

Answers come wrapped in a call ("callback({...})") and say with HTTP 200 what went wrong, in words. A sole trader is
entered under the trader's own name and is not read: that is a person, not a company. There are no officers here, no
website and no street.

https://abr.business.gov.au/json/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from connectors.connector import Asking, Connector, Key, Read, Request, Target, Unanswered
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.registers.enquiry import lookup
from connectors.registers.entries import Entry
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.statement import Cause, Finding
from connectors.telling import believed, coded, text_of, told

JSON = "https://abr.business.gov.au/json/{}Details.aspx?{}={}&callback=callback"
SEARCH = "https://abr.business.gov.au/json/MatchingNames.aspx?name={}&maxResults=10&callback=callback"
BUSINESSES, COMPANIES = "RA000013", "RA000014"  # numbers of eleven digits (ABN), and of nine (ACN)
REGISTER = Register("AU", (BUSINESSES, COMPANIES, "ABN", "ACN"), number=r"\d{9}|\d{11}")
_WRAPPED = re.compile(rb"\s*callback\((.*)\)\s*;?\s*", re.S)
_NOTHING = re.compile(r"\bno records?\b|\bnot found\b|\bnot a valid\b", re.I)
_KEY_REFUSED = re.compile(r"\bguid\b|\bregistered party\b", re.I)
_ACTIVE = frozenset({"Active", "0000000001"})
_STATES = {"Active": "active", "Cancelled": "inactive"}
_FACTS = {
    "EntityTypeName": "company.legal_form",
    "AddressState": "company.region",
    "AddressPostcode": "company.postal_code",
}
_PERSON = "IND"


def ask(target: Target) -> Asking:
    """Ask for the details of a known number, else for those of the business that bears the name."""
    found = yield from lookup(REGISTER, target, _details, _search, entries)
    if found:
        page, belief = found
        page = bare(page)
        if _answer(page).opt("Abn"):
            yield Read(page, {"belief": belief})


def _details(number: str) -> Request:
    kind = "Abn" if len(number) == 11 else "Acn"
    return Request(JSON.format(kind, kind.lower(), number))


def _search(name: str) -> Request:
    return Request(SEARCH.format(quote(name)))


def bare(page: Page) -> Page:
    """The page without the call that it is wrapped in.

    Raises:
        Changed: when it is not wrapped so.
    """
    wrapped = _WRAPPED.fullmatch(page.body)
    if wrapped is None:
        raise Changed("no callback(...) around the answer")
    return replace(page, body=wrapped.group(1))


def _answer(page: Page) -> Part:
    """The answer on a page that is not wrapped any more.

    Raises:
        Unanswered: when it is a refusal in words.
    """
    answer = Part.of(page)
    message = answer.opt("Message")
    if message and _KEY_REFUSED.search(message.text):
        raise Unanswered(Cause.NO_KEY, message.text)
    if message and not _NOTHING.search(message.text):
        raise Unanswered(Cause.ERROR, message.text)
    return answer


def entries(page: Page) -> Iterator[Entry]:
    """The businesses with a name like the one searched for. One of several names is several rows."""
    for row in _answer(bare(page))["Names"].each():
        yield Entry(
            row["Abn"].text.replace(" ", ""),
            (row["Name"].text,),
            postcode=text_of(row.opt("Postcode")),
            active=row["AbnStatus"].text in _ACTIVE,
        )


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read the details of one business."""
    business = Part.of(page)
    yield from believed(_business(business), belief)


def _business(business: Part) -> Iterator[Finding]:
    number, kind, status = business["Abn"], business["EntityTypeCode"], business["AbnStatus"]
    if kind.text == _PERSON:
        return
    subject = number.text
    yield from REGISTER.identity(number, subject, law="", seated=True)  # a business is not a form of law
    if acn := business.opt("Acn"):
        yield acn.says(subject, "company.registration_number")
        yield acn.says(subject, "company.register", COMPANIES)
        yield acn.says(subject, "company.jurisdiction", REGISTER.country)
    yield business["EntityName"].says(subject, "company.legal_name")
    for name in business.each("BusinessName"):
        yield name.says(subject, "company.other_name")
    yield from coded(status, subject, "company.status", _STATES)
    yield from told(business, subject, _FACTS)


CONNECTOR = Connector(
    name="abn",
    about="Australian businesses: names, kind, status, state and postcode (ABN Lookup)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), "company.country", "company.legal_name", "company.other_name",
        "company.status",
    ),
    ask=ask,
    read=read,
    requests=2,
    key=Key(
        "ABN_GUID",
        query="guid",
        get="https://abr.business.gov.au/Tools/WebServices (free; a GUID comes by e-mail)",
    ),
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://abr.business.gov.au/json/",
    terms="CC BY 3.0 AU; sole traders are not read",
    attribution="Contains data of the Australian Business Register, CC BY 3.0 AU",
    reliability=0.9,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the words of the messages, save the one about the GUID",
                "what stands for an active business in the list of names: Active, or the code 0000000001",
                "the rate limit, which is not published"),
)  # fmt: skip
