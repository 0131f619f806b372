"""Latvian companies and their boards from the open data of the Register of Enterprises.

A company's name is its legal form and, in quotation marks, what it is called. Of officers the table holds those who may
represent a company now, the surname first; beside their names stand days of birth and masked personal codes, which are
not read. Beneficial owners and members stand in other tables, which are not asked for.

https://data.gov.lv/dati/lv/organization/ur
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers import ckan
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import SINCE, Officer, officers
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, text_of, told

API = "https://data.gov.lv/dati/api/3/action"
COMPANIES = "25e80bf3-f107-4ab4-89ef-251b5b9374e9"
OFFICERS = "e665114a-73c2-4375-9470-55874b4cfa6b"
REGISTER = Register("LV", ("RA000423",), number=r"\d{11}", vat=r"LV(\d{11})", width=11)

_FACTS = {
    "registered": "company.founded",
    "terminated": "company.dissolved",
    "name_in_quotes": "company.name",
    "type_text": "company.legal_form",
    "address": "company.legal_address",
}


def ask(target: Target) -> Asking:
    """Ask for the row of a number, else for the rows that hold the name; then for the officers."""
    return enquire(
        REGISTER,
        target,
        lambda number: ckan.having(API, COMPANIES, "regcode", number),
        lambda name: ckan.holding(API, COMPANIES, name),
        entries,
        listed=True,
        number="regcode",
        further=lambda number: (ckan.having(API, OFFICERS, "at_legal_entity_registration_number", number),),
    )


def entries(page: Page) -> Iterator[Entry]:
    """The companies of an answer."""
    for row in ckan.rows(page):
        bare, code = row.opt("name_in_quotes"), row.opt("index")
        town = text_of(row.opt("address")).partition(",")[0]
        yield Entry(
            row["regcode"].text,
            (row["name"].text, *([bare.text] if bare else ())),
            postcode=f"LV{code.text}" if code else "",
            town="" if town.endswith("nov.") else town,
            active=not _over(row),
            at=row.at,
        )


def _over(row: Part) -> bool:
    return bool(row.opt("terminated") or row.opt("closed"))


def read(page: Page, belief: float = CERTAIN, number: str = "") -> Iterator[Finding]:
    """Read the row of a company, or the officers of the company whose number is given."""
    found = officers(number, _board(page)) if number else _company(Part.of(page))
    yield from believed(found, belief)


def _company(row: Part) -> Iterator[Finding]:
    number = row["regcode"]
    subject = number.text
    yield from REGISTER.identity(number, subject, seated=True)
    yield row["name"].says(subject, "company.legal_name")
    ended = row["terminated"] if row.opt("terminated") else row["regcode"]
    yield ended.says(subject, "company.status", "dissolved" if _over(row) else "active")
    yield from told(row, subject, _FACTS)
    if code := row.opt("index"):
        yield code.says(subject, "company.postal_code", f"LV-{code.text}")


def _board(page: Page) -> Iterator[Officer]:
    for row in ckan.rows(page):
        role, name = row.opt("position") or row.opt("governing_body"), row["name"]
        if row["entity_type"].text == "NATURAL_PERSON" and role:
            surname, _, forenames = name.text.partition(" ")
            title = role.text.replace("_", " ").capitalize()
            yield Officer(name, role, f"{forenames} {surname}", title, row.opt("registered_on"))


CONNECTOR = Connector(
    name="ur_latvia",
    about="Latvian companies: name, form, dates, address, board (open data of the Register of Enterprises)",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), "company.country", "company.legal_name", "company.status",
        "company.postal_code", *SINCE,
    ),
    ask=ask,
    read=read,
    requests=2,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://data.gov.lv/dati/lv/organization/ur",
    terms="CC0 1.0; names and offices are kept, days of birth and personal codes are not read",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "that names of officers begin with one word of surname",
                "that a company with a sign in the column closed exists no more",
                "the rate limit, which is not published",
                "the licence"),
)  # fmt: skip
