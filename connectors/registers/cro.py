"""Irish companies from the open data of the Companies Registration Office: name, status, type, address.

It is a snapshot of every day, so a company of today is missing until tomorrow. A missing line of an address is written
out in words. Officers are sold by another service, which is not asked.

https://opendata.cro.ie
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers import ckan
from connectors.registers.facts import believed, dated, identity, text_of, told
from connectors.registers.register import CERTAIN, Entry, Register
from connectors.statement import Finding

API = "https://opendata.cro.ie/api/3/action"
COMPANIES = "3fef41bc-b8f4-4b10-8434-ce51c29b1bba"
REGISTER = Register("IE", ("RA000402",), number=r"\d{3,7}")
_LINES = ("company_address_1", "company_address_2", "company_address_3", "company_address_4")
_MISSING = "NO ADDRESS DETAILS"
_STATES = {"Normal": "active", "Dissolved": "dissolved"}


def ask(target: Target) -> Asking:
    """Ask for the row of a number, else for the rows that hold the name."""
    found = yield from REGISTER.lookup(
        target,
        lambda number: ckan.having(API, COMPANIES, "company_num", number),
        lambda name: ckan.holding(API, COMPANIES, name),
        entries,
    )
    if found is None:
        return
    page, belief = found
    if not page.within:
        if not any(ckan.rows(page)):
            return
        page = page.part("result.records[0]")
    yield Read(page, {"belief": belief})


def entries(page: Page) -> Iterator[Entry]:
    """The companies of an answer."""
    for row in ckan.rows(page):
        lines = _address(row)
        yield Entry(
            row["company_num"].text,
            (row["company_name"].text,),
            postcode=text_of(row.opt("eircode")),
            town=lines[-1].text if lines else "",
            active=row["company_status"].text != "Dissolved",
            at=row.at,
        )


def _address(row: Part) -> list[Part]:
    lines = (row.opt(line) for line in _LINES)
    return [line for line in lines if line and _MISSING not in line.text]


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read one row."""
    yield from believed(_company(Part.of(page)), belief)


def _company(row: Part) -> Iterator[Finding]:
    number, status = row["company_num"], row["company_status"]
    subject = number.text
    yield from identity(number, subject, REGISTER.codes[0], REGISTER.country)
    yield number.says(subject, "company.country", REGISTER.country, confidence=0.8)
    yield row["company_name"].says(subject, "company.legal_name")
    if status.text in _STATES:
        yield status.says(subject, "company.status", _STATES[status.text])
    yield from dated(row.opt("company_reg_date"), subject, "company.founded")
    yield from dated(row.opt("comp_dissolved_date"), subject, "company.dissolved")
    yield from told(row, subject, {"company_type": "company.legal_form", "eircode": "company.postal_code"})
    if code := row.opt("nace_v2_code"):
        yield code.says(subject, "company.industry_code", f"nace:{code.text}")
    if lines := _address(row):
        yield lines[0].says(subject, "company.legal_address", ", ".join(line.text for line in lines))


CONNECTOR = Connector(
    name="cro",
    about="Irish companies: name, status, type, dates, address (open data of the CRO)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        "company.registration_number", "company.register", "company.jurisdiction", "company.country",
        "company.legal_name", "company.status", "company.founded", "company.dissolved", "company.legal_form",
        "company.postal_code", "company.industry_code", "company.legal_address",
    ),
    ask=ask,
    read=read,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://opendata.cro.ie",
    terms="CC BY 4.0",
    attribution="Contains data of the Companies Registration Office of Ireland, CC BY 4.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("states other than Normal and Dissolved are not read",
                "that the number of the main activity is of NACE Rev. 2, as its column's name says",
                "the rate limit, which is not published"),
)  # fmt: skip
