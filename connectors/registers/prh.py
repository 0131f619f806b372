"""Finnish companies from the Business Information System (YTJ): names, form, trade, addresses, website, insolvency.

A search finds former and auxiliary names too, so what a hit is called is compared with all of them. `status` says the
same of every company; whether one still exists is told by its state in the trade register and by an end date. People
are not in the open data: officers are sold by another service, which is not asked.

https://avoindata.prh.fi/en/ytj/swagger-ui
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.register import CERTAIN, IDENTITY, Register
from connectors.related import RELATION, Tie, related, said, said_day
from connectors.statement import Finding
from connectors.telling import believed, dated, joined, site, text_of, told, trade

COMPANIES = "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?"
REGISTER = Register("FI", ("RA000188", "Y-tunnus"), number=r"\d{7,8}", vat=r"FI(\d{8})", width=8)
MOST_BYTES = 4_000_000
_LANGUAGES = ("3", "1", "2")  # English, Finnish, Swedish
_LOCAL = ("1", "2")
_VISITING = 1
_STREET = ("street", "buildingNumber", "entrance", "apartmentNumber")
_DATES = {"registrationDate": "company.founded", "endDate": "company.dissolved"}
_CURRENT_NAMES = {"1": "company.legal_name", "2": "company.other_name", "3": "company.other_name"}
_STATES = {"1": "active", "4": "inactive"}
_SITUATIONS = {
    "KONK": ("closure", "bankruptcy"),
    "SELTILA": ("closure", "liquidation"),
    "SANE": ("legal", "restructuring"),
}


def ask(target: Target) -> Asking:
    """Ask for the company of a business id, else for those of its name. Both answer with a list of whole companies."""
    return enquire(REGISTER, target, _record, _search, entries, listed=True)


def _record(number: str) -> Request:
    return Request(f"{COMPANIES}businessId={number[:-1]}-{number[-1]}")


def _search(name: str) -> Request:
    return Request(f"{COMPANIES}name={quote(name)}", max_bytes=MOST_BYTES)


def entries(page: Page) -> Iterator[Entry]:
    """The companies of a list, as what tells them apart."""
    for company in Part.of(page)["companies"].each():
        website, address = company.opt("website", "url"), _address(company)
        yield Entry(
            company["businessId"]["value"].text.replace("-", ""),
            tuple(name["name"].text for name in company.each("names")),
            postcode=text_of(address and address.opt("postCode")),
            town=text_of(_worded(address, "postOffices", "city", _LOCAL)),
            website=text_of(website),
            active=company["tradeRegisterStatus"].text == "1" and not company.opt("endDate"),
            at=company.at,
        )


def read(page: Page, belief: float = CERTAIN) -> Iterator[Finding]:
    """Read one company."""
    company = Part.of(page)
    number = company["businessId"]["value"]
    yield from believed(_company(company, number, number.text), belief)


def _company(company: Part, number: Part, subject: str) -> Iterator[Finding]:
    yield from REGISTER.identity(number, subject, seated=True)
    for name in company.each("names"):
        field = "company.former_name" if name.opt("endDate") else _CURRENT_NAMES.get(name["type"].text, "")
        if field and (field != "company.former_name" or name["type"].text == "1"):
            yield name["name"].says(subject, field)
            if until := said_day(name.opt("endDate")):
                since = said_day(name.opt("registrationDate"))
                yield from related(subject, Tie.FORMER_NAME, said(name["name"]), since=since, until=until)
    if (state := company["tradeRegisterStatus"]).text in _STATES:
        status = "dissolved" if company.opt("endDate") else _STATES[state.text]
        yield state.says(subject, "company.status", status)
    yield from told(company, subject, _DATES)
    forms = [form for form in company.each("companyForms") if not form.opt("endDate")]
    if form := _worded(forms[0] if forms else None, "descriptions", "description"):
        yield form.says(subject, "company.legal_form")
    yield from _trade(company.opt("mainBusinessLine"), subject)
    yield from site(company.opt("website", "url"), subject)
    yield from _placed(_address(company), subject)
    for n, situation in enumerate(company.each("companySituations")):
        yield from _situation(situation, subject, n)


def _worded(part: Part | None, key: str, word: str, languages: tuple[str, ...] = _LANGUAGES) -> Part | None:
    """The wording of a part in the language that is wanted most."""
    said = {entry["languageCode"].text: entry[word] for entry in (part.each(key) if part else ())}
    return next((said[language] for language in languages if language in said), None)


def _trade(line: Part | None, subject: str) -> Iterator[Finding]:
    if line:
        yield from trade(line["type"], subject, "tol")
        if words := _worded(line, "descriptions", "description"):
            yield words.says(subject, "company.industry")


def _address(company: Part) -> Part | None:
    """The address to visit, else the one for post."""
    addresses = sorted(company.each("addresses"), key=lambda address: address["type"].number != _VISITING)
    return addresses[0] if addresses else None


def _placed(address: Part | None, subject: str) -> Iterator[Finding]:
    if address is None:
        return
    if address.opt("street"):
        yield from joined((address.opt(key) for key in _STREET), subject, "company.street", between=" ")
    yield from told(address, subject, {"postCode": "company.postal_code"})
    if city := _worded(address, "postOffices", "city", _LOCAL):
        yield city.says(subject, "company.city")


def _situation(situation: Part, subject: str, n: int) -> Iterator[Finding]:
    """A liquidation, bankruptcy or restructuring that is still open."""
    kind = situation["type"]
    if kind.text in _SITUATIONS and not situation.opt("endDate"):
        signal, (sort, words) = f"{subject}/situation-{n}", _SITUATIONS[kind.text]
        yield kind.says(signal, "signal.company", subject)
        yield kind.says(signal, "signal.kind", sort)
        yield kind.says(signal, "signal.text", words)
        yield from dated(situation.opt("registrationDate"), signal, "signal.date")


CONNECTOR = Connector(
    name="prh",
    about="Finnish companies: names, form, trade, addresses, website, insolvency (PRH / YTJ open data)",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *RELATION, *_DATES.values(), "company.country", "company.legal_name", "company.other_name",
        "company.former_name", "company.status", "company.legal_form", "company.industry_code", "company.industry",
        "company.website", "company.domain", "company.street", "company.postal_code", "company.city",
        "signal.company", "signal.kind", "signal.text", "signal.date",
    ),
    ask=ask,
    read=read,
    per_second=2.0,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://avoindata.prh.fi/en/ytj/swagger-ui",
    terms="CC BY 4.0; open data of the Finnish Patent and Registration Office",
    attribution="Contains data of the Finnish Patent and Registration Office (PRH), CC BY 4.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "what companySituations calls a bankruptcy, a liquidation and a restructuring (KONK, SELTILA, SANE)",
                "states of the trade register other than 1 (registered) and 4 (ceased) are not read",
                "the rate limit, which is not published"),
)  # fmt: skip
