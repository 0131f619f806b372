"""Polish companies from the National Court Register (KRS), by their number: it can not be searched by name.

The names of board members and partners are masked in it, so nobody is read from it. Many entries give a website and
an e-mail address. A number stands in one of two parts of the register, of entrepreneurs and of associations.

https://prs.ms.gov.pl/krs/openApi
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.register import IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, dated, mailbox, money, site, text_of, told

EXTRACT = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/{}?rejestr={}&format=json"
REGISTER = Register("PL", ("RA000484", "KRS"), r"(?:KRS)?(\d{1,10})", width=10)
PARTS = ("P", "S")
_PLACE = {"miejscowosc": "company.city", "kodPocztowy": "company.postal_code", "kraj": "company.country"}


def ask(target: Target) -> Asking:
    """Ask for the number in either part of the register."""
    for number in REGISTER.known(target):
        for part in PARTS:
            page = yield Request(EXTRACT.format(number, part))
            if page:
                yield Read(page)
                return


def read(page: Page) -> Iterator[Finding]:
    """Read the current extract of one company."""
    extract = Part.of(page)["odpis"]
    head, facts = extract["naglowekA"], extract["dane"]
    number = head["numerKRS"]
    company = number.text
    entity = facts["dzial1"]["danePodmiotu"]
    yield entity["nazwa"].says(company, "company.legal_name")
    yield from REGISTER.identity(number, company)
    yield from told(entity, company, {"formaPrawna": "company.legal_form"})
    if tax := entity.opt("identyfikatory", "nip"):
        yield tax.says(company, "company.vat_id", f"PL{tax.text}")
    # A company older than the register was entered in it later than it was founded.
    yield from believed(dated(head.opt("dataRejestracjiWKRS"), company, "company.founded"), 0.6)
    if capital := facts["dzial1"].opt("kapital", "wysokoscKapitaluZakladowego"):
        currency = text_of(capital.opt("waluta")) or "PLN"
        yield from money(capital.opt("wartosc"), company, "company.capital", currency)
    if seat := facts["dzial1"].opt("siedzibaIAdres"):
        yield from _seat(company, seat)
    yield from _trade(company, facts)


def _seat(company: str, seat: Part) -> Iterator[Finding]:
    if address := seat.opt("adres"):
        yield from told(address, company, _PLACE)
        if street := address.opt("ulica") or address.opt("miejscowosc"):
            house = text_of(address.opt("nrDomu"), address.opt("nrLokalu"), between="/")
            yield street.says(company, "company.street", f"{street.text} {house}".strip())
    yield from site(seat.opt("adresStronyInternetowej"), company)
    yield from mailbox(seat.opt("adresPocztyElektronicznej"), company)


def _trade(company: str, facts: Part) -> Iterator[Finding]:
    """The trade it names first. A code is in three parts: 26.51.Z."""
    trades = facts.opt("dzial3", "przedmiotDzialalnosci")
    for trade in trades.each("przedmiotPrzewazajacejDzialalnosci") if trades else ():
        yield from told(trade, company, {"opis": "company.industry"})
        division, group, kind = (trade.opt(key) for key in ("kodDzial", "kodKlasa", "kodPodklasa"))
        if division and group and kind:
            code = f"pkd:{division.text}.{group.text}.{kind.text}"
            yield division.says(company, "company.industry_code", code)


CONNECTOR = Connector(
    name="krs",
    about="Polish companies: registered facts, capital, website, mailbox",
    tier="B",
    needs=("company.registration_number", "company.opencorporates"),
    yields=(
        *IDENTITY, *_PLACE.values(), "company.legal_name", "company.legal_form", "company.vat_id",
        "company.founded", "company.capital", "company.street", "company.website", "company.domain",
        "company.email", "company.industry", "company.industry_code",
    ),
    ask=ask,
    read=read,
    requests=1,
    per_second=2.0,
    countries=("PL",),
    registers=REGISTER.codes,
    docs="https://prs.ms.gov.pl/krs/openApi",
    terms="public register of the Ministry of Justice; the conditions of re-use are those of Polish law on open data",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("the terms of re-use and the rate limit",
                "every key, read in answers that clients of the service recorded",
                "what a company that was struck off looks like"),
)  # fmt: skip
