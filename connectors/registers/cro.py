"""Irish companies from the open data of the Companies Registration Office: name, status, type, address.

It is a snapshot of every day, so a company of today is missing until tomorrow. A missing line of an address is written
out in words. Officers are sold by another service, which is not asked.

https://opendata.cro.ie
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers import ckan
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, coded, joined, text_of, told, trade

API = "https://opendata.cro.ie/api/3/action"
COMPANIES = "3fef41bc-b8f4-4b10-8434-ce51c29b1bba"
REGISTER = Register("IE", ("RA000402",), number=r"\d{3,7}")
_LINES = ("company_address_1", "company_address_2", "company_address_3", "company_address_4")
_FACTS = {
    "company_reg_date": "company.founded",
    "comp_dissolved_date": "company.dissolved",
    "company_type": "company.legal_form",
    "eircode": "company.postal_code",
}
_MISSING = "NO ADDRESS DETAILS"
_STATES = {"Normal": "active", "Dissolved": "dissolved"}


def ask(target: Target) -> Asking:
    """Ask for the row of a number, else for the rows that hold the name."""
    return enquire(
        REGISTER,
        target,
        lambda number: ckan.having(API, COMPANIES, "company_num", number),
        lambda name: ckan.holding(API, COMPANIES, name),
        entries,
        listed=True,
    )


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
    yield from REGISTER.identity(number, subject, seated=True)
    yield row["company_name"].says(subject, "company.legal_name")
    yield from coded(status, subject, "company.status", _STATES)
    yield from told(row, subject, _FACTS)
    yield from trade(row.opt("nace_v2_code"), subject, "nace")
    yield from joined(_address(row), subject, "company.legal_address")


CONNECTOR = Connector(
    name="cro",
    about="Irish companies: name, status, type, dates, address (open data of the CRO)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), "company.country", "company.legal_name", "company.status",
        "company.industry_code", "company.legal_address",
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
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "states other than Normal and Dissolved are not read",
                "that the number of the main activity is of NACE Rev. 2, as its column's name says",
                "the rate limit, which is not published"),
)  # fmt: skip
