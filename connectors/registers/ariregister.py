"""Estonian companies from the e-Business Register: what its search box suggests, and who may sign.

The suggestions are JSON. Officers stand only on the page made for printing (see `ariregister_page`), whose address ends
in "json" although it is HTML; it is a page for people, so robots.txt is obeyed. A number that nobody has leads to
another address. What may be reused is the open data, which comes in large files only; the pages are for people, so this
source is asked only when the user names it.

https://avaandmed.ariregister.rik.ee/en
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.ariregister_page import printed
from connectors.registers.enquiry import lookup
from connectors.registers.entries import Entry
from connectors.registers.officers import SINCE
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, coded, text_of, told

SUGGESTIONS = "https://ariregister.rik.ee/eng/api/autocomplete?q={}"
PRINTED = "https://ariregister.rik.ee/eng/company/{}/company_print_json"
REGISTER = Register("EE", ("RA000181",), number=r"\d{8}", width=8)
_STATES = {"R": "active", "L": "inactive", "N": "inactive", "K": "dissolved"}
_SEAT = {"legal_address": "company.legal_address", "zip_code": "company.postal_code"}


def ask(target: Target) -> Asking:
    """Ask for what is suggested for the number, else for the name, then for the page that names the officers."""
    found = yield from lookup(REGISTER, target, _suggestions, _suggestions, entries, listed=True)
    if found is None:
        return
    page, belief = found
    yield Read(page, {"belief": belief})
    number = Part.of(page)["reg_code"].text
    sheet = yield Request(PRINTED.format(number))
    if sheet and f"/company/{number}" in sheet.url:
        yield Read(sheet, {"belief": belief, "number": number})


def _suggestions(words: str) -> Request:
    return Request(SUGGESTIONS.format(quote(words)))


def entries(page: Page) -> Iterator[Entry]:
    """The companies suggested."""
    for company in Part.of(page)["data"].each():
        former = tuple(name.text for name in company.each("historical_names"))
        yield Entry(
            company["reg_code"].text,
            (company["name"].text, *former),
            postcode=text_of(company.opt("zip_code")),
            town=_town(text_of(company.opt("legal_address"))),
            active=company["status"].text == "R",
            at=company.at,
        )


def _town(address: str) -> str:
    """The town of "Harju maakond, Tallinn, Kesklinna linnaosa, Sadama tn 1"; empty where a parish stands for it."""
    town = address.partition(",")[2].partition(",")[0].strip().removesuffix(" linn")
    return "" if town.endswith(" vald") else town


def read(page: Page, belief: float = CERTAIN, number: str = "") -> Iterator[Finding]:
    """Read one suggestion, or the printed page of a company when its number is given."""
    return believed(printed(page, number) if number else _suggested(Part.of(page)), belief)


def _suggested(company: Part) -> Iterator[Finding]:
    number = company["reg_code"]
    subject, state = number.text, company["status"]
    yield from REGISTER.identity(number, subject, seated=True)
    yield company["name"].says(subject, "company.legal_name")
    for name in company.each("historical_names"):
        yield name.says(subject, "company.former_name")
    yield from coded(state, subject, "company.status", _STATES)
    yield from told(company, subject, _SEAT)
    address = company.opt("legal_address")
    if address and (town := _town(address.text)):
        yield address.says(subject, "company.city", town)


CONNECTOR = Connector(
    name="ariregister",
    about="Estonian companies: names, status, address, and those who may represent them (e-Business Register)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_SEAT.values(), "company.country", "company.legal_name", "company.former_name",
        "company.status", "company.city", "company.legal_form", "company.founded", "company.website",
        "company.domain", "company.phone", *SINCE,
    ),
    ask=ask,
    read=read,
    requests=2,
    crawls=True,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    opt_in="its operator's conditions of use allow programs to use its open data, which comes in files, and no pages",
    docs="https://avaandmed.ariregister.rik.ee/en",
    terms="conditions of use of RIK; names and offices are kept, personal codes are not read",
    attribution="Contains data of the Estonian e-Business Register (RIK)",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("the meaning of the states L, N and K",
                "whether robots.txt allows the suggestions, which are not documented for programs",
                "no answer of the service is recorded; both shapes are known from programs that read them",
                "that the conditions of use of 2016 still hold, and that they mean these two addresses"),
)  # fmt: skip
