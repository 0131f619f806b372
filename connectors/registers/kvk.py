"""Dutch companies from the open data of the chamber of commerce: since when, whether active, form, trades.

The open data holds companies with a BV or NV only, answers to a number only, and repeats neither the number nor a name
or an address: it adds facts to a company that is known, and cannot find one. Anything else of the register is sold.

https://developers.kvk.nl/documentation/open-dataset-basis-bedrijfsgegevens-api
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.register import Register
from connectors.statement import Finding

COMPANY = "https://opendata.kvk.nl/api/v1/hvds/basisbedrijfsgegevens/kvknummer/{}"
REGISTER = Register("NL", ("RA000463", "KvK"), number=r"\d{8}", width=8)
_STATES = {"J": "active", "N": "inactive"}
_MAIN = "Hoofdactiviteit"


def ask(target: Target) -> Asking:
    """Ask for the facts of a known number."""
    for number in REGISTER.known(target):
        page = yield Request(COMPANY.format(number))
        if page:
            yield Read(page, {"number": number})
            return


def read(page: Page, number: str) -> Iterator[Finding]:
    """Read the facts of the company with a number."""
    company = Part.of(page)
    active, form, since = company["actief"], company["rechtsvormCode"], company.opt("datumAanvang")
    yield form.says(number, "company.legal_form")
    if active.text in _STATES:
        yield active.says(number, "company.status", _STATES[active.text])
    if since and len(day := since.text) == 8:
        yield since.says(number, "company.founded", f"{day[:4]}-{day[4:6]}-{day[6:]}")
    if country := company.opt("lidstaat"):
        yield country.says(number, "company.country")
    for trade in company.each("activiteiten"):
        code = trade["sbiCode"]
        sure = 1.0 if trade["soortActiviteit"].text == _MAIN else 0.7
        yield code.says(number, "company.industry_code", f"sbi:{code.text}", confidence=sure)


CONNECTOR = Connector(
    name="kvk",
    about="Dutch companies by number: start, status, form, trades (open data of the chamber of commerce)",
    tier="B",
    needs=("company.registration_number",),
    yields=(
        "company.legal_form", "company.status", "company.founded", "company.country", "company.industry_code",
    ),
    ask=ask,
    read=read,
    per_second=0.3,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://developers.kvk.nl/documentation/open-dataset-basis-bedrijfsgegevens-api",
    terms="CC BY 4.0; holds no personal data",
    attribution="Contains data of the Dutch chamber of commerce (KvK), CC BY 4.0",
    reliability=0.9,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "that no key is wanted; some programs were answered 429 at the first request",
                "what actief says of a company that has ended"),
)  # fmt: skip
