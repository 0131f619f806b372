"""Companies, officers and owners from the register of the United Kingdom.

The registered office is often an accountant's, so the parts of its address are stated with doubt. A corporate owner
with significant control is an owner; a person with it is a person here, like the officers. Neither a website nor a
headcount is in this register, and resigned officers are left out. Former names and past owners come with their days.

https://developer-specs.company-information.service.gov.uk/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Key, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.registers.codes import codes
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import SINCE, Officer, officers
from connectors.registers.register import IDENTITY, Register
from connectors.related import RELATION, Tie, related, said, said_day
from connectors.statement import Finding
from connectors.telling import believed, joined, text_of, told, trade

ORIGIN = "https://api.company-information.service.gov.uk"
COMPANY = ORIGIN + "/company/{}"
SEARCH = ORIGIN + "/search/companies?q={}&items_per_page=20"
OFFICERS = COMPANY + "/officers?items_per_page=50"
OWNERS = COMPANY + "/persons-with-significant-control?items_per_page=50"
REGISTER = Register(
    "GB", ("RA000585", "RA000586", "RA000591", "Companies House"), r"(?:[A-Z]{2}|R0)?\d{1,8}", width=8
)
_RUNNING = frozenset({"active", "open", "registered", "administration", "voluntary-arrangement"})
_FACTS = {
    "company_status": "company.status",
    "type": "company.legal_form",
    "date_of_creation": "company.founded",
    "date_of_cessation": "company.dissolved",
}
_LINES = (
    "care_of", "po_box", "premises", "address_line_1", "address_line_2", "locality", "region", "postal_code", "country",
)  # fmt: skip
_PLACE = {"locality": "company.city", "postal_code": "company.postal_code"}
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady)\.? ", re.I)
_SIC_2007 = re.compile(r"\d{5}")


def ask(target: Target) -> Asking:
    """Ask for the company, then for those who run it and those who own it."""
    return enquire(
        REGISTER,
        target,
        lambda number: Request(COMPANY.format(number)),
        lambda name: Request(SEARCH.format(quote(name, safe=""))),
        _entries,
        number="company_number",
        further=lambda number: (Request(OFFICERS.format(number)), Request(OWNERS.format(number))),
    )


def _entries(page: Page) -> Iterator[Entry]:
    for item in Part.of(page)["items"].each():
        yield Entry(
            item["company_number"].text,
            (item["title"].text,),
            postcode=text_of(item.opt("address", "postal_code")),
            town=text_of(item.opt("address", "locality")),
            active=text_of(item.opt("company_status")) in _RUNNING,
        )


def read(page: Page, belief: float = 1.0, number: str = "") -> Iterator[Finding]:
    """Read a company; or, where its number is given, the list of its officers or owners."""
    answer = Part.of(page)
    yield from believed(_people(answer, number) if number else _company(answer), belief)


def _company(answer: Part) -> Iterator[Finding]:
    number, law = answer["company_number"], answer.opt("jurisdiction")
    company = number.text
    yield answer["company_name"].says(company, "company.legal_name")
    yield number.says(company, "company.registration_number")
    if law and (register := codes("gb-law").get(law.text)):  # a foreign company's is none of ours
        yield law.says(company, "company.register", register)
        yield law.says(company, "company.jurisdiction", "GB")
        yield law.says(company, "company.country", "GB", confidence=0.8)
    yield from told(answer, company, _FACTS)
    for former in answer.each("previous_company_names"):
        yield former["name"].says(company, "company.former_name")
        since, until = said_day(former.opt("effective_from")), said_day(former.opt("ceased_on"))
        yield from related(company, Tie.FORMER_NAME, said(former["name"]), since=since, until=until)
    for code in answer.each("sic_codes"):
        if _SIC_2007.fullmatch(code.text):  # four digits are of an older list
            yield from trade(code, company, "uksic")
    if office := answer.opt("registered_office_address"):
        yield from joined((office.opt(line) for line in _LINES), company, "company.legal_address")
        yield from told(office, company, _PLACE, confidence=0.6)


def _people(answer: Part, company: str) -> Iterator[Finding]:
    """Those who run or own the company now, by either list."""
    people = []
    for item in answer["items"].each():
        kind = item.opt("kind")
        if kind and kind.text.startswith(("corporate-entity-", "legal-person-")):
            yield from _owner(item, company)
        if item.opt("resigned_on") or item.opt("ceased_on"):
            continue
        if kind is None:
            role = item["officer_role"]
            if not role.text.startswith("corporate-") and not item.opt("identification"):
                title = role.text.replace("-", " ").capitalize().replace("Llp", "LLP")
                people.append(Officer(item["name"], role, title=title, since=item.opt("appointed_on")))
        elif kind.text.startswith("individual-"):
            called = _HONORIFIC.sub("", item["name"].text)
            people.append(Officer(item["name"], kind, called, "Person with significant control"))
    yield from officers(company, people)


def _owner(item: Part, company: str) -> Iterator[Finding]:
    """A corporate owner: its tie with the days on which the register was told, and that it is one as long as it is."""
    until = said_day(item.opt("ceased_on"))
    if until is None:
        yield item["name"].says(company, "company.owner")
    yield from related(
        company, Tie.OWNER, said(item["name"]), since=said_day(item.opt("notified_on")), until=until
    )


CONNECTOR = Connector(
    name="companies_house",
    about="companies of the United Kingdom: registered facts, officers, owners",
    tier="B",
    needs=("company.registration_number", "company.opencorporates", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_FACTS.values(), *_PLACE.values(), "company.legal_name", "company.country",
        "company.former_name", "company.industry_code", "company.legal_address", "company.owner", *SINCE,
        *RELATION,
    ),
    ask=ask,
    read=read,
    requests=4,
    per_second=1.8,
    key=Key(
        "COMPANIES_HOUSE_API_KEY",
        header="Authorization",
        form="Basic {basic}",
        get="https://developer.company-information.service.gov.uk/manage-applications (free)",
    ),
    countries=("GB",),
    registers=REGISTER.codes,
    docs="https://developer-specs.company-information.service.gov.uk/",
    terms="Open Government Licence v3.0, with attribution",
    attribution="Contains information of Companies House under the Open Government Licence v3.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no list of officers or owners stands in a recorded answer",
                "the licence, which the documentation of the service does not name",
                "that a list of officers begins with those who hold office, when it has more than 50"),
)  # fmt: skip
