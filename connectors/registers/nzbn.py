"""New Zealand businesses and their directors from the NZBN register.

A business may publish its telephone, e-mail and website here. Addresses and roles have been seen both as lists and
within an object; both are read. Directors are read by name; shareholders, and the homes that stand beside directors,
are not.

https://api.business.govt.nz/api-details#api=nzbn-v5
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Key, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import SINCE, Officer, officers
from connectors.registers.register import CERTAIN, Register
from connectors.statement import Finding
from connectors.telephone import e164
from connectors.telling import believed, coded, joined, mailbox, site, text_of, told, trade

API = "https://api.business.govt.nz/gateway/nzbn/v5/entities"
REGISTER = Register("NZ", ("NZBN",), number=r"94\d{11}", width=13)
_STATES = {"Registered": "active", "Removed": "dissolved"}
_FACTS = {"registrationDate": "company.founded", "entityTypeDescription": "company.legal_form"}


def ask(target: Target) -> Asking:
    """Ask for the entity of a known NZBN, else for the one of the name; then for its roles."""
    return enquire(
        REGISTER,
        target,
        lambda number: Request(f"{API}/{number}"),
        lambda name: Request(f"{API}?search-term={quote(name)}&page-size=10"),
        entries,
        number="nzbn",
        further=lambda number: (Request(f"{API}/{number}/roles"),),
    )


def entries(page: Page) -> Iterator[Entry]:
    """The entities found: their names, and whether they are registered."""
    for entity in Part.of(page)["items"].each():
        trading = tuple(name["name"].text for name in entity.each("tradingNames"))
        status = entity["entityStatusDescription"].text
        yield Entry(entity["nzbn"].text, (entity["entityName"].text, *trading), active=status == "Registered")


def read(page: Page, belief: float = CERTAIN, number: str = "") -> Iterator[Finding]:
    """Read an entity, or the roles of the one whose number is given."""
    found = officers(number, _directors(page)) if number else _entity(Part.of(page))
    yield from believed(found, belief)


def _entity(entity: Part) -> Iterator[Finding]:
    number, status = entity["nzbn"], entity["entityStatusDescription"]
    subject = number.text
    yield from REGISTER.identity(number, subject, law="")  # entities of other countries have one too
    yield entity["entityName"].says(subject, "company.legal_name")
    for name in _running(entity, "tradingNames"):
        yield name["name"].says(subject, "company.other_name")
    yield from coded(status, subject, "company.status", _STATES)
    yield from told(entity, subject, _FACTS)
    for entry in entity.each("classifications"):
        yield entry["classificationDescription"].says(subject, "company.industry")
        yield from trade(entry["classificationCode"], subject, "anzsic")
    yield from _contacts(entity, subject)
    yield from _office(entity, subject)


def _running(entity: Part, key: str) -> Iterator[Part]:
    """What has not ended, of a list that may be within an object."""
    part = entity.opt(key)
    if part and isinstance(part.value, dict):
        part = part.opt("addressList")
    yield from (member for member in (part.each() if part else ()) if not member.opt("endDate"))


def _contacts(entity: Part, subject: str) -> Iterator[Finding]:
    """What the business publishes to be reached by; of addresses only those of a desk."""
    for website in _running(entity, "websites"):
        yield from site(website.opt("url"), subject)
    for phone in _running(entity, "phoneNumbers"):
        if number := phone.opt("phoneNumber"):
            pieces = (phone.opt("phoneCountryCode"), phone.opt("phoneAreaCode"), number)
            printed = "".join(piece.text.lstrip("+") for piece in pieces if piece)
            whole = f"+{printed}" if pieces[0] else printed
            yield number.says(subject, "company.phone", e164(whole, REGISTER.country))
    for email in _running(entity, "emailAddresses"):
        yield from mailbox(email.opt("emailAddress"), subject)


def _office(entity: Part, subject: str) -> Iterator[Finding]:
    """The registered office in one line. A line of it may be a town or a suburb, so none is called the town."""
    for address in _running(entity, "addresses"):
        if address["addressType"].text.casefold().startswith("registered"):
            lines = [address.opt(f"address{n}") for n in range(1, 5)]
            if any(lines):
                yield from joined((*lines, address.opt("postCode")), subject, "company.legal_address")
            yield from told(address, subject, {"postCode": "company.postal_code"}, confidence=0.6)
            yield from told(address, subject, {"countryCode": "company.country"})
            return


def _directors(page: Page) -> Iterator[Officer]:
    answer = Part.of(page)
    for role in answer.each() if isinstance(answer.value, list) else answer["items"].each():
        kind, person = role["roleType"], role.opt("rolePerson")
        if kind.text == "Director" and person and not role.opt("endDate"):
            surname = person["lastName"]
            called = text_of(person.opt("firstName"), person.opt("middleNames"), surname)
            yield Officer(surname, kind, called, since=role.opt("startDate"))


CONNECTOR = Connector(
    name="nzbn",
    about="New Zealand businesses: names, status, trade, contacts, registered office, directors (NZBN)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        *_FACTS.values(), "company.registration_number", "company.register", "company.legal_name",
        "company.other_name", "company.status", "company.industry", "company.industry_code", "company.website",
        "company.domain", "company.phone", "company.email", "company.legal_address", "company.postal_code",
        "company.country", *SINCE,
    ),
    ask=ask,
    read=read,
    requests=3,
    key=Key(
        "NZBN_API_KEY",
        header="Ocp-Apim-Subscription-Key",
        get="https://api.business.govt.nz (free, approved by hand)",
    ),
    countries=(REGISTER.country,),
    registers=("RA000466", *REGISTER.codes),
    opt_in="the register's terms restrict direct marketing with its data; ask it whether your use is allowed",
    docs="https://api.business.govt.nz/api-details#api=nzbn-v5",
    terms="terms of use of the NZBN register; directors are kept by name, addresses of people are not read",
    attribution="Contains data of the New Zealand Business Number register (MBIE)",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the terms on direct marketing, known from a program that keeps to them",
                "that a subscription key is enough, without a token of OAuth",
                "states other than Registered and Removed; the rate limit"),
)  # fmt: skip
