"""Norwegian companies and those who run them, from the register of Brønnøysund.

The headcount is the register of employees', not the company's own word; the register keeps it to itself where few
work. Auditors and accountants hold roles there too, and are left out, like everybody who has stepped back. Since when
somebody holds a role is not told: its groups are dated by their last change. Where a sole trader lives is not read.

https://data.brreg.no/enhetsregisteret/api/docs/index.html
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import OFFICERS, Officer, officers
from connectors.registers.register import IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, dated, joined, mailbox, money, site, text_of, told, trade

MOST_DESCRIPTION = 1_000
ENTITIES = "https://data.brreg.no/enhetsregisteret/api/enheter"
REGISTER = Register(
    "NO", ("RA000472", "Brønnøysund"), r"(?:NO)?(\d{9})(?:MVA)?", vat=r"(?:NO)?(\d{9})MVA", width=9
)
_FOREIGN, _SOLE_TRADER = "NUF", "ENK"
# Auditor, accountant, and the receiver of an estate: none of them is of the company.
_NOT_OF_THE_COMPANY = frozenset({"REVI", "REGN", "BOBE"})
_FACTS = {
    "stiftelsesdato": "company.founded",
    "naeringskode1.beskrivelse": "company.industry",
    "antallAnsatte": "company.employees",
}
_TOWN = {"forretningsadresse.poststed": "company.city", "forretningsadresse.landkode": "company.country"}
_CONTACT = {"forretningsadresse.postnummer": "company.postal_code", "telefon": "company.phone"}


def ask(target: Target) -> Asking:
    """Ask for the company, then for its roles."""
    return enquire(
        REGISTER,
        target,
        lambda number: Request(f"{ENTITIES}/{number}"),
        lambda name: Request(f"{ENTITIES}?navn={quote(name, safe='')}&size=20&page=0"),
        _entries,
        number="organisasjonsnummer",
        further=lambda number: (Request(f"{ENTITIES}/{number}/roller"),),
    )


def _entries(page: Page) -> Iterator[Entry]:
    answer = Part.of(page)
    hits = answer["page"]["totalElements"].number  # where there are none, _embedded is missing
    for entity in answer["_embedded"]["enheter"].each() if hits else ():
        yield Entry(
            entity["organisasjonsnummer"].text,
            (entity["navn"].text,),
            postcode=text_of(entity.opt("forretningsadresse", "postnummer")),
            town=text_of(entity.opt("forretningsadresse", "poststed")),
            website=text_of(entity.opt("hjemmeside")),
            active=not entity.opt("slettedato") and not entity["konkurs"].flag,
            at=entity.at,
        )


def read(page: Page, belief: float = 1.0, number: str = "") -> Iterator[Finding]:
    """Read a company; or, where its number is given, its roles."""
    answer = Part.of(page)
    yield from believed(officers(number, _roles(answer)) if number else _company(answer), belief)


def _company(entity: Part) -> Iterator[Finding]:
    number = entity["organisasjonsnummer"]
    company = number.text
    yield entity["navn"].says(company, "company.legal_name")
    form = entity["organisasjonsform"]["kode"]
    yield form.says(company, "company.legal_form")
    law = "NO" if form.text != _FOREIGN else text_of(entity.opt("underlagtLovgivningLandKode"))
    yield from REGISTER.identity(number, company, law)
    yield from _state(company, entity)
    yield from told(entity, company, _FACTS)
    yield from trade(entity.opt("naeringskode1", "kode"), company, "nace")
    if lines := [*entity.each("aktivitet")]:
        yield lines[0].says(company, "company.description", text_of(*lines)[:MOST_DESCRIPTION])
    if capital := entity.opt("kapital"):
        currency = text_of(capital.opt("valuta")) or "NOK"
        yield from money(capital.opt("belop"), company, "company.capital", currency)
    yield from told(entity, company, _TOWN)
    yield from site(entity.opt("hjemmeside"), company)
    yield from mailbox(entity.opt("epostadresse"), company)
    if form.text != _SOLE_TRADER:
        yield from told(entity, company, _CONTACT, country=REGISTER.country)
        street = (line for line in entity.each("forretningsadresse", "adresse") if line.value)
        yield from joined(street, company, "company.street")


def _state(company: str, entity: Part) -> Iterator[Finding]:
    """Whether it is running: deleted, bankrupt or being wound up, in this order."""
    if deleted := entity.opt("slettedato"):
        yield from dated(deleted, company, "company.dissolved")
        yield deleted.says(company, "company.status", "dissolved")
        return
    flags = {"konkurs": "bankrupt", "underAvvikling": "in liquidation"}
    part, status = next(
        ((key, word) for key, word in flags.items() if entity[key].flag), ("konkurs", "active")
    )
    printed = "true" if entity[part].flag else "false"
    yield Finding(company, "company.status", status, at=entity[part].at, quote=printed)


def _roles(answer: Part) -> Iterator[Officer]:
    for group in answer["rollegrupper"].each():
        for role in group["roller"].each():
            ended = any((part := role.opt(key)) and part.flag for key in ("fratraadt", "avregistrert"))
            kind, name = role["type"], role.opt("person", "navn")
            if name is None or ended or kind["kode"].text in _NOT_OF_THE_COMPANY:
                continue
            called = text_of(name.opt("fornavn"), name.opt("mellomnavn"), name["etternavn"])
            dead = role.opt("person", "erDoed")
            if not (dead and dead.flag):
                yield Officer(name["etternavn"], kind["beskrivelse"], called)


CONNECTOR = Connector(
    name="brreg",
    about="Norwegian companies: registered facts, headcount, website, roles",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), *_TOWN.values(), *_CONTACT.values(), "company.legal_name", "company.legal_form",
        "company.status", "company.dissolved", "company.industry_code", "company.description", "company.capital",
        "company.street", "company.website", "company.domain", "company.email", *OFFICERS,
    ),
    ask=ask,
    read=read,
    requests=2,
    per_second=2.0,
    countries=("NO",),
    registers=REGISTER.codes,
    headers={"Accept": "application/json"},
    docs="https://data.brreg.no/enhetsregisteret/api/docs/index.html",
    terms="Norwegian Licence for Open Government Data (NLOD) 2.0, with attribution",
    attribution="Contains data under the Norwegian licence for Open Government data (NLOD) of Brønnøysundregistrene",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the licence and the rate limit",
                "the keys of contact, of capital, and of the law of foreign companies",
                "that a headcount is left out where fewer than five work"),
)  # fmt: skip
