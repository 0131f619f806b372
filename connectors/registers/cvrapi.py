"""Danish companies, from cvrapi.dk, a private mirror of the Central Business Register.

It answers a search with one company, the one it thinks likeliest, so a name alone finds little that can be believed.
Companies that are protected against advertising say so here: it is stated, and their telephone, e-mail address and
owners are not. Owners stand there for firms with personal liability; other officers do not stand there at all. Of a
sole trader, whose seat is a home, neither street nor telephone is stated.

https://cvrapi.dk/documentation
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Request, Target
from connectors.names import organisation
from connectors.page import Page
from connectors.part import Part
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import OFFICERS, Officer, officers
from connectors.registers.register import IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, mailbox, text_of, told

SEARCH = "https://cvrapi.dk/api?search={}&country=dk&format=json"
REGISTER = Register("DK", ("RA000170", "CVR"), r"(?:DK)?(\d{8})", vat=r"DK(\d{8})", width=8)
_FACTS = {
    "city": "company.city",
    "industrydesc": "company.industry",
    "companydesc": "company.legal_form",
    "employees": "company.employees",
}
_SEAT = {"address": "company.street", "zipcode": "company.postal_code"}
_SOLE_TRADER = "Enkeltmandsvirksomhed"
_DAY = re.compile(r"(\d{1,2})/(\d{1,2}) - (\d{4})")


def ask(target: Target) -> Asking:
    """Ask for the number, else for the name."""
    return enquire(
        REGISTER,
        target,
        lambda number: Request(SEARCH.format(number)),
        lambda name: Request(SEARCH.format(quote(name, safe=""))),
        _entries,
    )


def _entries(page: Page) -> Iterator[Entry]:
    """The one company of an answer."""
    company = Part.of(page)
    yield Entry(
        company["vat"].text.zfill(8),
        (company["name"].text,),
        postcode=text_of(company.opt("zipcode")),
        town=text_of(company.opt("city")),
        active=company.opt("enddate") is None,
        whole=True,
    )


def read(page: Page, belief: float = 1.0) -> Iterator[Finding]:
    """Read one company."""
    answer = Part.of(page)
    yield from believed(_company(answer["vat"].text.zfill(8), answer), belief)


def _company(company: str, answer: Part) -> Iterator[Finding]:
    yield answer["name"].says(company, "company.legal_name")
    yield from REGISTER.identity(answer["vat"], company)
    yield answer["vat"].says(company, "company.country", "DK", confidence=0.9)
    yield from told(answer, company, _FACTS)
    if text_of(answer.opt("companydesc")) != _SOLE_TRADER:
        yield from told(answer, company, _SEAT)
    if code := answer.opt("industrycode"):
        yield code.says(company, "company.industry_code", f"db07:{code.text.zfill(6)}")
    for key, field in (("startdate", "company.founded"), ("enddate", "company.dissolved")):
        if (part := answer.opt(key)) and (found := _DAY.fullmatch(part.text)):
            yield part.says(company, field, f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}")
    if answer.opt("enddate"):
        yield answer["enddate"].says(company, "company.status", "dissolved")
    if answer["protected"].flag:
        at = answer["protected"].at
        yield Finding(company, "company.no_solicit", "reklamebeskyttet (CVR)", at=at, quote="true")
    else:
        yield from _contact(company, answer)


def _contact(company: str, answer: Part) -> Iterator[Finding]:
    if text_of(answer.opt("companydesc")) != _SOLE_TRADER:
        yield from told(answer, company, {"phone": "company.phone"}, country=REGISTER.country)
    yield from mailbox(answer.opt("email"), company)
    names = [owner["name"] for owner in answer.each("owners")]
    for name in names:
        if organisation(name.text):
            yield name.says(company, "company.owner")
    yield from officers(company, (Officer(name, name, title="Owner") for name in names))


CONNECTOR = Connector(
    name="cvrapi",
    about="Danish companies: registered facts, headcount, owners of partnerships",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), *_SEAT.values(), "company.legal_name", "company.country",
        "company.industry_code", "company.founded", "company.dissolved", "company.status", "company.no_solicit",
        "company.phone", "company.email", "company.owner", *OFFICERS,
    ),
    ask=ask,
    read=read,
    answers=(
        Means(Meaning.NOTHING, 0, "error", "NOT_FOUND"),
        Means(Meaning.NOTHING, 0, "error", "INVALID_VAT"),
        Means(Meaning.NO_CREDIT, 0, "error", "QUOTA_EXCEEDED"),
        Means(Meaning.REFUSED, 0, "error", "BANNED"),
        Means(Meaning.REFUSED, 0, "error", "INVALID_UA"),
        Means(Meaning.ERROR, 0, "error"),
    ),
    per_second=0.5,
    per_day=50,
    countries=("DK",),
    registers=REGISTER.codes,
    docs="https://cvrapi.dk/documentation",
    terms="private service; 50 look-ups a day are free, the agent must name the project and a contact",
    reliability=0.85,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the statuses that its errors come with, and the error INVALID_UA",
                "that `protected` is the protection against advertising",
                "the quota of fifty look-ups a day, and how fast they may come"),
)  # fmt: skip
