"""Swiss companies from the central index of the commercial registers: names, seat, purpose, capital.

A search answers in short, and with 404 when it finds nothing; the whole entry is asked for by its UID and comes as a
list of one. People are not in the index: they stand in the registers of the cantons and in the gazette's notices, whose
texts are not read. Access is given to a user name with a password, so the key is both, as HTTP Basic writes them.

https://www.zefix.admin.ch/ZefixPublicREST/swagger-ui/index.html
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Key, Read, Request, Target, post
from connectors.page import Page
from connectors.part import Part
from connectors.registers.enquiry import lookup
from connectors.registers.entries import Entry
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, coded, joined, money, text_of, told

API = "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company"
REGISTER = Register(
    "CH", ("RA000548", "RA000549", "UID"), number=r"CHE\d{9}", vat=r"(CHE\d{9})(?:MWST|TVA|IVA)?", width=12
)
_STATES = {"ACTIVE": "active", "CANCELLED": "dissolved", "BEING_CANCELLED": "inactive"}
_FACTS = {
    "deletionDate": "company.dissolved",
    "purpose": "company.description",
    "canton": "company.region",
    "address.swissZipCode": "company.postal_code",
    "address.city": "company.city",
}
_LANGUAGES = ("en", "de", "fr", "it")


def ask(target: Target) -> Asking:
    """Ask for the entry of a UID, else for the entries of the name and then for the one that is meant."""
    found = yield from lookup(
        REGISTER,
        target,
        lambda number: Request(f"{API}/uid/{number}"),
        lambda name: post(f"{API}/search", {"name": name, "activeOnly": False}),
        entries,
    )
    if found and list(Part.of(found[0]).each()):
        yield Read(found[0].part("[0]"), {"belief": found[1]})


def entries(page: Page) -> Iterator[Entry]:
    """The companies of a list, in short."""
    for company in Part.of(page).each():
        yield Entry(
            company["uid"].text,
            (company["name"].text,),
            town=company["legalSeat"].text,
            active=company["status"].text == "ACTIVE",
        )


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read one whole entry."""
    yield from believed(_company(Part.of(page)), belief)


def _company(company: Part) -> Iterator[Finding]:
    number, state = company["uid"], company["status"]
    subject = number.text
    yield from REGISTER.identity(number, subject, seated=True)
    yield company["name"].says(subject, "company.legal_name")
    for name in company.each("translation"):
        yield name.says(subject, "company.other_name")
    for name in company.each("oldNames"):
        yield name["name"].says(subject, "company.former_name")
    yield from coded(state, subject, "company.status", _STATES)
    if form := _form(company.opt("legalForm", "name")):
        yield form.says(subject, "company.legal_form")
    yield from told(company, subject, _FACTS)
    if street := company.opt("address", "street"):
        house = company.opt("address", "houseNumber")
        yield from joined((street, house), subject, "company.street", between=" ")
    if currency := text_of(company.opt("capitalCurrency")):
        yield from money(company.opt("capitalNominal"), subject, "company.capital", currency)


def _form(names: Part | None) -> Part | None:
    return next((name for language in _LANGUAGES if names and (name := names.opt(language))), None)


CONNECTOR = Connector(
    name="zefix",
    about="Swiss companies: names, form, purpose, capital, address (central index of the commercial registers)",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), "company.country", "company.legal_name", "company.other_name",
        "company.former_name", "company.status", "company.legal_form", "company.street", "company.capital",
    ),
    ask=ask,
    read=read,
    requests=2,
    key=Key(
        "ZEFIX_CREDENTIALS",
        header="Authorization",
        form="Basic {}",
        get="zefix@bj.admin.ch (free, by e-mail); the variable holds the Base64 of user name, colon, password",
    ),
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://www.zefix.admin.ch/ZefixPublicREST/swagger-ui/index.html",
    terms="CC BY; the texts of the gazette, which name people, are not read",
    attribution="Contains data of Zefix, Swiss Federal Commercial Registry Office",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "deletionDate, and the states other than ACTIVE",
                "the rate limit, which is not published"),
)  # fmt: skip
