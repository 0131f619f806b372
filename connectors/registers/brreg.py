"""Norwegian companies and those who run them, from the register of Brønnøysund.

The headcount is the register of employees', not the company's own word; the register keeps it to itself where few
work. Auditors and accountants hold roles there too, and are left out, like everybody who has stepped back. Since when
somebody holds a role is not told: its groups are dated by their last change.

https://data.brreg.no/enhetsregisteret/api/docs/index.html
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.facts import believed, dated, identity, mailbox, money, site, text_of, told
from connectors.registers.officers import Officer, officers
from connectors.registers.register import Entry, Register
from connectors.statement import Finding
from connectors.telephone import e164

ENTITIES = "https://data.brreg.no/enhetsregisteret/api/enheter"
REGISTER = Register(
    "NO", ("RA000472", "Brønnøysund"), r"(?:NO)?(\d{9})(?:MVA)?", vat=r"(?:NO)?(\d{9})MVA", width=9
)
_FOREIGN = "NUF"
# Auditor, accountant, and the receiver of an estate: none of them is of the company.
_NOT_OF_THE_COMPANY = frozenset({"REVI", "REGN", "BOBE"})


def ask(target: Target) -> Asking:
    """Ask for the company, then for its roles."""
    found = yield from REGISTER.lookup(
        target,
        lambda number: Request(f"{ENTITIES}/{number}"),
        lambda name: Request(f"{ENTITIES}?navn={quote(name, safe='')}&size=20&page=0"),
        _entries,
    )
    if found is None:
        return
    page, belief = found
    number = Part.of(page)["organisasjonsnummer"].text
    yield Read(page, {"belief": belief})
    roles = yield Request(f"{ENTITIES}/{number}/roller")
    if roles:
        yield Read(roles, {"company": number, "belief": belief})


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


def read(page: Page, company: str = "", belief: float = 1.0) -> Iterator[Finding]:
    """Read a company; or, where one is named, its roles."""
    answer = Part.of(page)
    yield from believed(officers(company, _roles(answer)) if company else _company(answer), belief)


def _company(entity: Part) -> Iterator[Finding]:
    number = entity["organisasjonsnummer"]
    company = number.text
    yield entity["navn"].says(company, "company.legal_name")
    form = entity["organisasjonsform"]["kode"]
    yield form.says(company, "company.legal_form")
    law = "NO" if form.text != _FOREIGN else text_of(entity.opt("underlagtLovgivningLandKode"))
    yield from identity(number, company, "RA000472", law)
    yield from _state(company, entity)
    yield from dated(entity.opt("stiftelsesdato"), company, "company.founded")
    yield from told(
        entity,
        company,
        {"naeringskode1.beskrivelse": "company.industry", "antallAnsatte": "company.employees"},
    )
    if code := entity.opt("naeringskode1", "kode"):
        yield code.says(company, "company.industry_code", f"nace:{code.text}")
    if lines := [*entity.each("aktivitet")]:
        yield lines[0].says(company, "company.description", " ".join(line.text for line in lines)[:1_000])
    if capital := entity.opt("kapital"):
        yield from money(
            capital.opt("belop"), company, "company.capital", text_of(capital.opt("valuta")) or "NOK"
        )
    yield from _contact(company, entity)


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


def _contact(company: str, entity: Part) -> Iterator[Finding]:
    if address := entity.opt("forretningsadresse"):
        places = {
            "poststed": "company.city",
            "postnummer": "company.postal_code",
            "landkode": "company.country",
        }
        yield from told(address, company, places)
        if lines := [line for line in address.each("adresse") if line.value]:
            street = ", ".join(line.text for line in lines)
            yield lines[0].says(company, "company.street", street)
    yield from site(entity.opt("hjemmeside"), company)
    yield from mailbox(entity.opt("epostadresse"), company)
    if phone := entity.opt("telefon"):
        yield phone.says(company, "company.phone", e164(phone.text, "NO"))


def _roles(answer: Part) -> Iterator[Officer]:
    for group in answer["rollegrupper"].each():
        for role in group["roller"].each():
            ended = any((part := role.opt(key)) and part.flag for key in ("fratraadt", "avregistrert"))
            kind, name = role["type"], role.opt("person", "navn")
            if name is None or ended or kind["kode"].text in _NOT_OF_THE_COMPANY:
                continue
            parts = (name.opt(key) for key in ("fornavn", "mellomnavn", "etternavn"))
            called = " ".join(part.text for part in parts if part)
            dead = role.opt("person", "erDoed")
            if not (dead and dead.flag):
                yield Officer(name["etternavn"], kind["beskrivelse"], called)


CONNECTOR = Connector(
    name="brreg",
    about="Norwegian companies: registered facts, headcount, website, roles",
    tier="B",
    needs=("company.legal_name", "company.name"),
    yields=(
        "company.legal_name", "company.legal_form", "company.registration_number", "company.register",
        "company.jurisdiction", "company.status", "company.dissolved", "company.founded", "company.industry",
        "company.industry_code", "company.employees", "company.description", "company.capital", "company.city",
        "company.postal_code", "company.country", "company.street", "company.website", "company.domain",
        "company.email", "company.phone",
        "person.name", "person.title", "person.employer",
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
    unverified=("the licence and the rate limit",
                "the keys of contact, of capital, and of the law of foreign companies",
                "that a headcount is left out where fewer than five work"),
)  # fmt: skip
