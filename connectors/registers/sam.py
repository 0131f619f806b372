"""Suppliers of the United States government from SAM.gov: identifier, names, address, website, trade, a contact.

A free key may ask ten times a day, so an asking is one request and its answer is kept for a month. A registration has
to be renewed every year; one that lapsed says nothing about the company, so no status is stated. Of the points of
contact only the one for government business is read, by name; what stands as its title is often a form of address.

https://open.gsa.gov/api/entity-api/
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target
from connectors.lexicon.places import country_code
from connectors.lexicon.titles import looks_like_title
from connectors.page import Page
from connectors.part import Part
from connectors.registers.entries import Entry, sought
from connectors.registers.officers import OFFICERS, Officer, officers
from connectors.registers.register import CERTAIN, Register
from connectors.statement import Finding
from connectors.telling import believed, joined, site, text_of, told, trade

ENTITIES = (
    "https://api.sam.gov/entity-information/v3/entities?{}={}"
    "&includeSections=entityRegistration%2CcoreData%2Cassertions%2CpointsOfContact&page=0&size=10"
)
SUPPLIERS = Register("US", (), number=r"[A-Z0-9]{12}")
FRESH_DAYS = 30
_CONTACT = "governmentBusinessPOC"
_FACTS = {
    "entityInformation.entityStartDate": "company.founded",
    "generalInformation.organizationStructureDesc": "company.legal_form",
    "physicalAddress.city": "company.city",
    "physicalAddress.stateOrProvinceCode": "company.region",
    "physicalAddress.zipCode": "company.postal_code",
    "physicalAddress.countryCode": "company.country",
}


def ask(target: Target) -> Asking:
    """Ask once: for the identifier where it is known, else for the name."""
    identifier, names = target.one("company.uei"), sought(target)
    if identifier:
        page = yield Request(ENTITIES.format("ueiSAM", quote(identifier)), fresh_days=FRESH_DAYS)
        if page and any(entries(page)):
            yield Read(page.part("entityData[0]"))
    elif names:
        page = yield Request(ENTITIES.format("legalBusinessName", quote(names[0])), fresh_days=FRESH_DAYS)
        found = SUPPLIERS.likeliest(target, entries(page)) if page else None
        if page and found:
            entry, belief = found
            yield Read(page.part(entry.at), {"belief": belief})


def entries(page: Page) -> Iterator[Entry]:
    """The suppliers of an answer."""
    for supplier in Part.of(page)["entityData"].each():
        registration, core = supplier["entityRegistration"], supplier["coreData"]
        names = (registration["legalBusinessName"], registration.opt("dbaName"))
        yield Entry(
            registration["ueiSAM"].text,
            tuple(name.text for name in names if name),
            postcode=text_of(core.opt("physicalAddress", "zipCode")),
            town=text_of(core.opt("physicalAddress", "city")),
            website=text_of(core.opt("entityInformation", "entityURL")),
            active=text_of(registration.opt("registrationStatus")) == "Active",
            at=supplier.at,
        )


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read one supplier."""
    supplier = Part.of(page)
    identifier = supplier["entityRegistration"]["ueiSAM"]
    yield from believed(_supplier(supplier, identifier), belief)


def _supplier(supplier: Part, identifier: Part) -> Iterator[Finding]:
    registration, core, subject = supplier["entityRegistration"], supplier["coreData"], identifier.text
    yield identifier.says(subject, "company.uei")
    legal = registration["legalBusinessName"]
    yield legal.says(subject, "company.legal_name")
    trading = registration.opt("dbaName")
    if trading and trading.text != legal.text:
        yield trading.says(subject, "company.other_name")
    yield from site(core.opt("entityInformation", "entityURL"), subject)
    yield from told(core, subject, _FACTS)
    yield from _law(core, subject)
    if street := core.opt("physicalAddress", "addressLine1"):
        yield from joined((street, core.opt("physicalAddress", "addressLine2")), subject, "company.street")
    yield from _trade(supplier.opt("assertions", "goodsAndServices"), subject)
    yield from officers(subject, _contact(supplier.opt("pointsOfContact", _CONTACT)))


def _law(core: Part, subject: str) -> Iterator[Finding]:
    """The law it is formed under: in the United States, a state's."""
    country = core.opt("generalInformation", "countryOfIncorporationCode")
    state = core.opt("generalInformation", "stateOfIncorporationCode")
    if country and (code := country_code(country.text)):
        law = f"US-{state.text}" if state and code == SUPPLIERS.country else code
        yield (state or country).says(subject, "company.jurisdiction", law)


def _trade(goods: Part | None, subject: str) -> Iterator[Finding]:
    """The main trade by its code, and in words where the list of trades has them."""
    primary = goods.opt("primaryNaics") if goods else None
    if goods and primary:
        yield from trade(primary, subject, "naics")
        for entry in goods.each("naicsList"):
            if entry["naicsCode"].text == primary.text:
                yield from told(entry, subject, {"naicsDescription": "company.industry"})


def _contact(contact: Part | None) -> Iterator[Officer]:
    """The contact for government business, by the post given, else by being that contact."""
    surname = contact.opt("lastName") if contact else None
    if contact and surname:
        called = text_of(contact.opt("firstName"), contact.opt("middleInitial"), surname)
        title = contact.opt("title")
        if title and looks_like_title(title.text) >= 0.5:
            yield Officer(surname, title, called)
        else:
            role = Part(_CONTACT, contact.at)
            yield Officer(surname, role, called, "Government business point of contact")


CONNECTOR = Connector(
    name="sam",
    about="suppliers of the US government: identifier, names, address, website, trade, point of contact (SAM.gov)",
    tier="B",
    needs=("company.uei", "company.legal_name", "company.name"),
    yields=(
        *_FACTS.values(), "company.uei", "company.legal_name", "company.other_name", "company.website",
        "company.domain", "company.jurisdiction", "company.street", "company.industry_code", "company.industry",
        *OFFICERS,
    ),
    ask=ask,
    read=read,
    per_day=10,
    key=Key("SAM_GOV_API_KEY", query="api_key", get="https://sam.gov/workspace/profile/account-details (free)"),
    answers=(
        Means(Meaning.NO_CREDIT, 429, "code", "900804"),
        Means(Meaning.NO_CREDIT, 429, "error.code", "OVER_RATE_LIMIT"),
        Means(Meaning.BAD_KEY, 403, "error.code", "API_KEY_INVALID"),
        Means(Meaning.BAD_KEY, 403, "error.code", "API_KEY_MISSING"),
    ),
    countries=(SUPPLIERS.country,),
    docs="https://open.gsa.gov/api/entity-api/",
    terms="public domain; names of contacts are kept, their postal addresses are not read",
    reliability=0.9,
    identifies="company.uei",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "naicsDescription and middleInitial come from programs that read the answer",
                "ten requests a day hold for a key without a role; others have a thousand",
                "that a search for a name finds what begins with it"),
)  # fmt: skip
