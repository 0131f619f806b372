"""Czech companies from ARES, with members of their bodies and owners from the public register behind it.

The public register keeps everything that ever stood in it: whatever has a day of erasure or of an end is past, and is
left out. A search that fits more than a thousand companies is refused, which is no answer. No website stands here, and
of a sole trader's seat, which is a home, only the town is read.

https://ares.gov.cz/stranky/vyvojar-info
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Request, Target, post
from connectors.page import Page
from connectors.part import Part
from connectors.registers.codes import codes
from connectors.registers.enquiry import enquire
from connectors.registers.entries import Entry
from connectors.registers.officers import SINCE, Officer, officers
from connectors.registers.register import IDENTITY, Register
from connectors.statement import Finding
from connectors.telling import believed, money, text_of, told, trade

ORIGIN = "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest"
SEARCH = ORIGIN + "/ekonomicke-subjekty/vyhledat"
REGISTER = Register("CZ", ("RA000163", "IČO"), r"\d{1,8}", vat=r"CZ(\d{8})", width=8)
_FOREIGN = "421"
_SOLE_TRADER = "10"  # forms of natural persons are 100 to 109
_FACTS = {"dic": "company.vat_id", "datumVzniku": "company.founded", "datumZaniku": "company.dissolved"}
_AREA = {"nazevObce": "company.city", "nazevKraje": "company.region", "kodStatu": "company.country"}
_SEAT = {"textovaAdresa": "company.legal_address", "psc": "company.postal_code", **_AREA}


def ask(target: Target) -> Asking:
    """Ask for the company, then for its entry in the public register."""
    return enquire(
        REGISTER,
        target,
        lambda number: Request(f"{ORIGIN}/ekonomicke-subjekty/{number}"),
        lambda name: post(SEARCH, {"obchodniJmeno": name, "start": 0, "pocet": 20}),
        _entries,
        number="ico",
        further=lambda number: (Request(f"{ORIGIN}/ekonomicke-subjekty-vr/{number}"),),
    )


def _entries(page: Page) -> Iterator[Entry]:
    for subject in Part.of(page)["ekonomickeSubjekty"].each():
        yield Entry(
            subject["ico"].text,
            (subject["obchodniJmeno"].text,),
            postcode=text_of(subject.opt("sidlo", "psc")),
            town=text_of(subject.opt("sidlo", "nazevObce")),
            active=subject.opt("datumZaniku") is None,
            at=subject.at,
        )


def read(page: Page, belief: float = 1.0, number: str = "") -> Iterator[Finding]:
    """Read a company; or, where its number is given, its entry in the public register."""
    answer = Part.of(page)
    yield from believed(_entry(answer, number) if number else _company(answer), belief)


def _company(subject: Part) -> Iterator[Finding]:
    number, form = subject["ico"], text_of(subject.opt("pravniForma"))
    company = number.text
    yield subject["obchodniJmeno"].says(company, "company.legal_name")
    if form != _FOREIGN:
        yield from REGISTER.identity(number, company)
    if form:
        yield subject["pravniForma"].says(company, "company.legal_form", codes("cz-form").get(form, form))
    yield from told(subject, company, _FACTS)
    if ended := subject.opt("datumZaniku"):
        yield ended.says(company, "company.status", "dissolved")
    for code in subject.each("czNace"):
        yield from trade(code, company, "cz-nace")
    if seat := subject.opt("sidlo"):
        yield from told(seat, company, _AREA if form.startswith(_SOLE_TRADER) else _SEAT)


def _entry(answer: Part, company: str) -> Iterator[Finding]:
    """What goes on of an entry: capital, members of bodies, owners that are companies."""
    people: list[Officer] = []
    for record in answer["zaznamy"].each():
        for capital in _standing(record.each("zakladniKapital")):
            yield from money(capital.opt("vklad", "hodnota"), company, "company.capital", "CZK")
        for body in _standing(record.each("statutarniOrgany")):
            members = _standing(body.each("clenoveOrganu"))
            people += (officer for member in members if (officer := _officer(member, body)))
        yield from _owners(record, company)
    yield from officers(company, people)


def _owners(record: Part, company: str) -> Iterator[Finding]:
    """Those that are companies, whether they are partners or shareholders."""
    for owners, members in (("spolecnici", "spolecnik"), ("akcionari", "clenoveOrganu")):
        for body in _standing(record.each(owners)):
            for owner in _standing(body.each(members)):
                holder = owner.opt("osoba", "pravnickaOsoba") or owner.opt("pravnickaOsoba")
                if holder:
                    yield from told(holder, company, {"obchodniJmeno": "company.owner"})


def _standing(parts: Iterator[Part]) -> Iterator[Part]:
    """What has not been erased from the register."""
    return (part for part in parts if not part.opt("datumVymazu"))


def _officer(member: Part, body: Part) -> Officer | None:
    """A person who is in a body, by an office in it where they hold one."""
    person = member.opt("fyzickaOsoba")
    office, seat = (member.opt("clenstvi", key) or Part({}) for key in ("funkce", "clenstvi"))
    if person is None or office.opt("zanikFunkce") or seat.opt("zanikClenstvi"):
        return None
    role = office.opt("nazev") or member.opt("nazevAngazma") or body["nazevOrganu"]
    since = office.opt("vznikFunkce") or seat.opt("vznikClenstvi")
    return Officer(person["prijmeni"], role, text_of(person.opt("jmeno"), person["prijmeni"]), since=since)


CONNECTOR = Connector(
    name="ares",
    about="Czech companies: registered facts, members of their bodies, owners",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.legal_name", "company.name"),
    yields=(
        *IDENTITY, *_SEAT.values(), *_FACTS.values(), "company.legal_name", "company.legal_form", "company.status",
        "company.industry_code", "company.capital", "company.owner", *SINCE,
    ),
    ask=ask,
    read=read,
    requests=2,
    per_second=2.0,
    countries=("CZ",),
    registers=REGISTER.codes,
    docs="https://ares.gov.cz/stranky/vyvojar-info",
    terms="CC BY 4.0 (Ministry of Finance of the Czech Republic)",
    attribution="Source: ARES, Ministry of Finance of the Czech Republic, CC BY 4.0",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the licence and the limit of about 500 requests a minute",
                "that capital is in Czech crowns, whatever its unit is called",
                "the keys of owners and of capital"),
)  # fmt: skip
