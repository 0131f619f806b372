"""Estonian companies from the e-Business Register: what its search box suggests, and who may sign.

The suggestions are JSON. Officers stand only on the page made for printing, whose address ends in "json" although it
is HTML; it is a page for people, so robots.txt is obeyed. Of its tables only that of officers is read, never those of
shareholders and beneficial owners, and never a personal code. A number that nobody has leads to another address.

https://avaandmed.ariregister.rik.ee/en
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Changed, Part
from connectors.registers.facts import believed, dated, day, identity, site, text_of, told
from connectors.registers.officers import Officer, officers
from connectors.registers.register import CERTAIN, Entry, Register
from connectors.statement import Finding
from connectors.telephone import e164
from connectors.text import squash

SUGGESTIONS = "https://ariregister.rik.ee/eng/api/autocomplete?q={}"
PRINTED = "https://ariregister.rik.ee/eng/company/{}/company_print_json"
REGISTER = Register("EE", ("RA000181",), number=r"\d{8}", width=8)
_STATES = {"R": "active", "L": "inactive", "N": "inactive", "K": "dissolved"}
_DAYS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_COLUMNS = ("name", "role", "start - end")


def ask(target: Target) -> Asking:
    """Ask for what is suggested for the number, else for the name, then for the page that names the officers."""
    found = yield from REGISTER.lookup(target, _suggestions, _suggestions, entries)
    if found is None:
        return
    page, belief = found
    if not page.within:
        known = [entry for entry in entries(page) if entry.number in REGISTER.numbers(target)]
        if not known:
            return
        page = page.part(known[0].at)
    yield Read(page, {"belief": belief})
    number = Part.of(page)["reg_code"].text
    printed = yield Request(PRINTED.format(number))
    if printed and f"/company/{number}" in printed.url:
        yield Read(printed, {"belief": belief, "number": number})


def _suggestions(words: str) -> Request:
    return Request(SUGGESTIONS.format(quote(words)))


def entries(page: Page) -> Iterator[Entry]:
    """The companies suggested."""
    for company in Part.of(page)["data"].each():
        former = tuple(name.text for name in company.each("historical_names"))
        yield Entry(
            company["reg_code"].text,
            (company["name"].text, *former),
            postcode=text_of(company.opt("zip_code")),
            town=_town(text_of(company.opt("legal_address"))),
            active=company["status"].text == "R",
            at=company.at,
        )


def _town(address: str) -> str:
    """The town of "Harju maakond, Tallinn, Kesklinna linnaosa, Sadama tn 1"; empty where a parish stands for it."""
    town = address.partition(",")[2].partition(",")[0].strip().removesuffix(" linn")
    return "" if town.endswith(" vald") else town


def read(page: Page, belief: float = CERTAIN, number: str = "") -> Iterator[Finding]:
    """Read one suggestion, or the printed page of a company when its number is given."""
    return believed(_printed(page, number) if number else _suggested(Part.of(page)), belief)


def _suggested(company: Part) -> Iterator[Finding]:
    number = company["reg_code"]
    subject, state = number.text, company["status"]
    yield from identity(number, subject, REGISTER.codes[0], REGISTER.country)
    yield number.says(subject, "company.country", REGISTER.country, confidence=0.8)
    yield company["name"].says(subject, "company.legal_name")
    for name in company.each("historical_names"):
        yield name.says(subject, "company.former_name")
    if state.text in _STATES:
        yield state.says(subject, "company.status", _STATES[state.text])
    yield from told(
        company, subject, {"legal_address": "company.legal_address", "zip_code": "company.postal_code"}
    )
    address = company.opt("legal_address")
    if address and (town := _town(address.text)):
        yield address.says(subject, "company.city", town)


def _printed(page: Page, number: str) -> Iterator[Finding]:
    rows = dict(_rows(page))
    code = rows.get("Registry code")
    if code is None or code.text != number:
        raise Changed("the printed page does not say the registry code it was asked for")
    if form := rows.get("Legal form"):
        yield form.says(number, "company.legal_form")
    yield from dated(rows.get("Registered"), number, "company.founded")
    yield from site(rows.get("Internet address (www)"), number)
    if phone := rows.get("Telephone"):
        yield phone.says(number, "company.phone", e164(phone.text, REGISTER.country))
    yield from officers(number, _officers(page))


def _rows(page: Page) -> Iterator[tuple[str, Part]]:
    """Labels and what stands beside them, without what a link in it says."""
    for label in page.tree.css("div.text-muted"):
        value = label.next
        while value is not None and value.tag == "-text":
            value = value.next
        if value is not None and (text := squash(value.text(deep=False) or value.text())):
            name = squash(label.text())
            yield name, Part(text, name)


def _officers(page: Page) -> Iterator[Officer]:
    """Those in the table of officers whose term has not ended."""
    for table in page.tree.css("table"):
        rows = [[_cell(cell) for cell in row.css("th, td")] for row in table.css("tr")]
        heads = [head.lower() for head in rows[0]] if rows else []
        if any(column not in heads for column in _COLUMNS):
            continue
        name, role, term = (heads.index(column) for column in _COLUMNS)
        for cells in rows[1:]:
            if len(cells) == len(heads) and not _over(cells[term], page):
                yield Officer(
                    Part(cells[name], "table"), Part(cells[role], "table"), since=Part(cells[term], "table")
                )


def _cell(cell: LexborNode) -> str:
    return squash(cell.text(separator=" "))


def _over(term: str, page: Page) -> bool:
    days = _DAYS.findall(term)
    return len(days) > 1 and day(days[1]) <= page.seen.date().isoformat()


CONNECTOR = Connector(
    name="ariregister",
    about="Estonian companies: names, status, address, and those who may represent them (e-Business Register)",
    tier="B",
    needs=("company.registration_number", "company.legal_name", "company.name"),
    yields=(
        "company.registration_number", "company.register", "company.jurisdiction", "company.country",
        "company.legal_name", "company.former_name", "company.status", "company.legal_address",
        "company.postal_code", "company.city", "company.legal_form", "company.founded", "company.website",
        "company.domain", "company.phone", "person.name", "person.employer", "person.title", "person.since",
    ),
    ask=ask,
    read=read,
    requests=2,
    crawls=True,
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://avaandmed.ariregister.rik.ee/en",
    terms="CC BY 4.0; names and offices are kept, personal codes are not read",
    attribution="Contains data of the Estonian e-Business Register (RIK), CC BY 4.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("the printed page is known from programs that read it: its labels and the heads of its tables",
                "the meaning of the states L, N and K",
                "whether robots.txt allows the suggestions, which are not documented for programs"),
)  # fmt: skip
