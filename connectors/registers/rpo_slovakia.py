"""Slovak legal persons and their statutory bodies from the register of the statistical office (RPO).

What was so and is no more stands beside what is, with the day it ended; only what has not ended is current. Members of
statutory bodies are read by name and office; the addresses beside them are their homes and are not read. A company
among the partners is an owner; people among them are not read. Nor is the seat of a sole trader, which is a home.

https://susrrpo.docs.apiary.io
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.enquiry import lookup
from connectors.registers.entries import Entry
from connectors.registers.officers import SINCE, Officer, officers
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.related import RELATION, Tie, related, said, said_day
from connectors.statement import Finding
from connectors.telling import believed, text_of, told, trade

API = "https://api.statistics.sk/rpo/v1"
REGISTER = Register("SK", ("RA000526",), number=r"\d{6,8}", width=8)
_NATURAL = "fyzická osoba"  # in the form of a sole trader: "Podnikateľ-fyzická osoba-nezapísaný v obchodnom registri"


def ask(target: Target) -> Asking:
    """Search for the number, else for the name, then ask for the whole entry."""
    found = yield from lookup(
        REGISTER,
        target,
        lambda number: Request(f"{API}/search?identifier={number}"),
        lambda name: Request(f"{API}/search?fullName={quote(name)}"),
        entries,
        listed=True,
    )
    if found:
        page, belief = found
        entity = yield Request(f"{API}/entity/{Part.of(page)['id'].text}")
        if entity:
            yield Read(entity, {"belief": belief})


def entries(page: Page) -> Iterator[Entry]:
    """The entries found, as what tells them apart."""
    for result in Part.of(page)["results"].each():
        number, address = _current(result.each("identifiers")), _current(result.each("addresses"))
        codes = list(address.each("postalCodes")) if address else []
        town = address.opt("municipality", "value") if address else None
        if number:
            yield Entry(
                number["value"].text,
                tuple(name["value"].text for name in result.each("fullNames")),
                postcode=codes[0].text if codes else "",
                town=text_of(town).partition(" - ")[0],
                active=result.opt("termination") is None,
                at=result.at,
            )


def _current(dated_parts: Iterable[Part]) -> Part | None:
    """The one that has not ended."""
    return next((part for part in dated_parts if not part.opt("validTo")), None)


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read one whole entry."""
    entity = Part.of(page)
    if number := _current(entity["identifiers"].each()):
        yield from believed(_entity(entity, number["value"]), belief)


def _entity(entity: Part, number: Part) -> Iterator[Finding]:
    subject, ended = number.text, entity.opt("termination")
    yield from REGISTER.identity(number, subject, seated=True)
    for name in entity["fullNames"].each():
        field = "company.former_name" if name.opt("validTo") else "company.legal_name"
        yield name["value"].says(subject, field)
        if until := said_day(name.opt("validTo")):
            since = said_day(name.opt("validFrom"))
            yield from related(subject, Tie.FORMER_NAME, said(name["value"]), since=since, until=until)
    yield (ended or number).says(subject, "company.status", "dissolved" if ended else "active")
    yield from told(entity, subject, {"establishment": "company.founded", "termination": "company.dissolved"})
    form = _current(entity.each("legalForms"))
    if form:
        yield form["value"]["value"].says(subject, "company.legal_form")
    if activity := entity.opt("statisticalCodes", "mainActivity"):
        yield from told(activity, subject, {"value": "company.industry"})
        yield from trade(activity.opt("code"), subject, "sk-nace")
    if not form or _NATURAL not in form["value"]["value"].text.casefold():
        yield from _office(_current(entity.each("addresses")), subject)
    for partner in entity.each("stakeholders"):
        if owner := partner.opt("fullName"):
            since, until = said_day(partner.opt("validFrom")), said_day(partner.opt("validTo"))
            if until is None:
                yield owner.says(subject, "company.owner", confidence=0.8)
            yield from related(subject, Tie.OWNER, said(owner), since=since, until=until, confidence=0.8)
    yield from officers(subject, _members(entity.each("statutoryBodies")))


def _office(address: Part | None, subject: str) -> Iterator[Finding]:
    """The seat: a house has a number in its street, one in its town, or both ("Hlavná 1234/56A")."""
    if address is None:
        return
    town, street = address.opt("municipality", "value"), address.opt("street")
    numbers = (address.opt("regNumber"), address.opt("buildingNumber"))
    house = "/".join(part.text for part in numbers if part and part.text != "0")
    if line := street or town:
        yield line.says(subject, "company.street", f"{line.text} {house}".strip())
    if town:
        yield town.says(subject, "company.city", town.text.partition(" - ")[0])  # the rest is a borough
    for code in list(address.each("postalCodes"))[:1]:
        yield code.says(subject, "company.postal_code")


def _members(listed: Iterable[Part]) -> Iterator[Officer]:
    """Those who are members now, without academic titles."""
    for member in listed:
        name, role = member.opt("personName"), member.opt("statutoryBodyMember", "value")
        role = role or member.opt("stakeholderType", "value")
        if name and role and not member.opt("validTo"):
            given, family = list(name.each("givenNames")), list(name.each("familyNames"))
            if family:
                yield Officer(family[0], role, text_of(*given, *family), since=member.opt("validFrom"))


CONNECTOR = Connector(
    name="rpo_slovakia",
    about="Slovak legal persons: names, form, trade, seat, statutory bodies, owners (RPO)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *RELATION, "company.country", "company.legal_name", "company.former_name", "company.status",
        "company.founded", "company.dissolved", "company.legal_form", "company.industry", "company.industry_code",
        "company.street", "company.city", "company.postal_code", "company.owner", *SINCE,
    ),
    ask=ask,
    read=read,
    requests=2,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://susrrpo.docs.apiary.io",
    terms="CC BY 4.0; names and offices are kept, addresses of people are not read",
    attribution="Contains data of the register of legal persons (RPO), Statistical Office of the Slovak Republic, "
    "CC BY 4.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "that every company among the stakeholders holds a share",
                "how many entries a search answers with at most",
                "the rate limit, which is not published",
                "the licence"),
)  # fmt: skip
