"""New Zealand businesses and their directors from the NZBN register.

A business may publish its telephone, e-mail and website here. Addresses and roles have been seen both as lists and
within an object; both are read. Directors are read by name; shareholders, and the homes that stand beside directors,
are not.

https://api.business.govt.nz/api-details#api=nzbn-v5
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.facts import believed, dated, identity, mailbox, site
from connectors.registers.officers import Officer, officers
from connectors.registers.register import CERTAIN, Entry, Register
from connectors.statement import Finding
from connectors.telephone import e164

API = "https://api.business.govt.nz/gateway/nzbn/v5/entities"
REGISTER = Register("NZ", ("NZBN",), number=r"94\d{11}", width=13)
_STATES = {"Registered": "active", "Removed": "dissolved"}


def ask(target: Target) -> Asking:
    """Ask for the entity of a known NZBN, else for the one of the name; then for its roles."""
    found = yield from REGISTER.lookup(
        target,
        lambda number: Request(f"{API}/{number}"),
        lambda name: Request(f"{API}?search-term={quote(name)}&page-size=10"),
        entries,
    )
    if found is None:
        return
    page, belief = found
    yield Read(page, {"belief": belief})
    number = Part.of(page)["nzbn"].text
    roles = yield Request(f"{API}/{number}/roles")
    if roles:
        yield Read(roles, {"belief": belief, "number": number})


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
    yield from identity(number, subject, REGISTER.codes[0], "")  # entities of other countries have one too
    yield entity["entityName"].says(subject, "company.legal_name")
    for name in _running(entity, "tradingNames"):
        yield name["name"].says(subject, "company.other_name")
    if status.text in _STATES:
        yield status.says(subject, "company.status", _STATES[status.text])
    yield from dated(entity.opt("registrationDate"), subject, "company.founded")
    if form := entity.opt("entityTypeDescription"):
        yield form.says(subject, "company.legal_form")
    for trade in entity.each("classifications"):
        yield trade["classificationDescription"].says(subject, "company.industry")
        code = trade["classificationCode"]
        yield code.says(subject, "company.industry_code", f"anzsic:{code.text}")
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
            lines = [line for n in range(1, 5) if (line := address.opt(f"address{n}"))]
            code, country = address.opt("postCode"), address.opt("countryCode")
            if lines:
                whole = ", ".join(line.text for line in (*lines, *([code] if code else ())))
                yield lines[0].says(subject, "company.legal_address", whole)
            if code:
                yield code.says(subject, "company.postal_code", confidence=0.6)
            if country and len(country.text) == 2:
                yield country.says(subject, "company.country")
            return


def _directors(page: Page) -> Iterator[Officer]:
    answer = Part.of(page)
    for role in answer.each() if isinstance(answer.value, list) else answer["items"].each():
        kind, person = role["roleType"], role.opt("rolePerson")
        if kind.text == "Director" and person and not role.opt("endDate"):
            surname = person["lastName"]
            pieces = (person.opt("firstName"), person.opt("middleNames"), surname)
            called = " ".join(piece.text for piece in pieces if piece)
            yield Officer(surname, kind, called, since=role.opt("startDate"))


CONNECTOR = Connector(
    name="nzbn",
    about="New Zealand businesses: names, status, trade, contacts, registered office, directors (NZBN)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        "company.registration_number", "company.register", "company.legal_name", "company.other_name",
        "company.status", "company.founded", "company.legal_form", "company.industry", "company.industry_code",
        "company.website", "company.domain", "company.phone", "company.email", "company.legal_address",
        "company.postal_code", "company.country", "person.name", "person.employer", "person.title", "person.since",
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
    unverified=("the terms on direct marketing, known from a program that keeps to them",
                "that a subscription key is enough, without a token of OAuth",
                "states other than Registered and Removed; the rate limit"),
)  # fmt: skip
