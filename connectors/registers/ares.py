"""Czech companies from ARES, with members of their bodies and owners from the public register behind it.

The public register keeps everything that ever stood in it: whatever has a day of erasure or of an end is past, and is
left out. A search that fits more than a thousand companies is refused, which is no answer. No website stands here.

https://ares.gov.cz/stranky/vyvojar-info
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Request, Target, post
from connectors.page import Page
from connectors.part import Part
from connectors.registers.facts import believed, dated, identity, money, text_of, told
from connectors.registers.officers import Officer, officers
from connectors.registers.register import Entry, Register
from connectors.statement import Finding

ORIGIN = "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest"
REGISTER = Register("CZ", ("RA000163", "IČO"), r"\d{1,8}", vat=r"CZ(\d{8})", width=8)
# https://ares.gov.cz/stranky/vyvojar-info, list PravniForma
_FORMS = {
    "101": "fyzická osoba", "111": "v.o.s.", "112": "s.r.o.", "113": "k.s.", "121": "a.s.", "205": "družstvo",
    "421": "odštěpný závod zahraniční právnické osoby", "706": "spolek", "932": "evropská společnost",
}  # fmt: skip
_FOREIGN = "421"


def ask(target: Target) -> Asking:
    """Ask for the company, then for its entry in the public register."""
    found = yield from REGISTER.lookup(
        target,
        lambda number: Request(f"{ORIGIN}/ekonomicke-subjekty/{number}"),
        lambda name: post(
            f"{ORIGIN}/ekonomicke-subjekty/vyhledat", {"obchodniJmeno": name, "start": 0, "pocet": 20}
        ),
        _entries,
    )
    if found is None:
        return
    page, belief = found
    number = Part.of(page)["ico"].text
    yield Read(page, {"belief": belief})
    entry = yield Request(f"{ORIGIN}/ekonomicke-subjekty-vr/{number}")
    if entry:
        yield Read(entry, {"company": number, "belief": belief})


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


def read(page: Page, company: str = "", belief: float = 1.0) -> Iterator[Finding]:
    """Read a company; or, where one is named, its entry in the public register."""
    answer = Part.of(page)
    yield from believed(_entry(answer, company) if company else _company(answer), belief)


def _company(subject: Part) -> Iterator[Finding]:
    number, form = subject["ico"], text_of(subject.opt("pravniForma"))
    company = number.text
    yield subject["obchodniJmeno"].says(company, "company.legal_name")
    if form != _FOREIGN:
        yield from identity(number, company, "RA000163", "CZ")
    if form:
        yield subject["pravniForma"].says(company, "company.legal_form", _FORMS.get(form, form))
    yield from told(subject, company, {"dic": "company.vat_id"})
    yield from dated(subject.opt("datumVzniku"), company, "company.founded")
    if ended := subject.opt("datumZaniku"):
        yield from dated(ended, company, "company.dissolved")
        yield ended.says(company, "company.status", "dissolved")
    for code in subject.each("czNace"):
        yield code.says(company, "company.industry_code", f"cz-nace:{code.text}")
    if seat := subject.opt("sidlo"):
        yield from told(
            seat,
            company,
            {
                "textovaAdresa": "company.legal_address",
                "nazevObce": "company.city",
                "psc": "company.postal_code",
                "nazevKraje": "company.region",
                "kodStatu": "company.country",
            },
        )


def _entry(answer: Part, company: str) -> Iterator[Finding]:
    """What goes on of an entry: capital, members of bodies, owners that are companies."""
    people: list[Officer] = []
    for record in answer["zaznamy"].each():
        for capital in _standing(record.each("zakladniKapital")):
            yield from money(capital.opt("vklad", "hodnota"), company, "company.capital", "CZK")
        for body in _standing(record.each("statutarniOrgany")):
            people += (
                officer
                for member in _standing(body.each("clenoveOrganu"))
                if (officer := _officer(member, body))
            )
        for list_, members in (("spolecnici", "spolecnik"), ("akcionari", "clenoveOrganu")):
            for body in _standing(record.each(list_)):
                for owner in _standing(body.each(members)):
                    holder = owner.opt("osoba", "pravnickaOsoba") or owner.opt("pravnickaOsoba")
                    if holder and (name := holder.opt("obchodniJmeno")):
                        yield name.says(company, "company.owner")
    yield from officers(company, people)


def _standing(parts: Iterator[Part]) -> Iterator[Part]:
    """What has not been erased from the register."""
    return (part for part in parts if not part.opt("datumVymazu"))


def _officer(member: Part, body: Part) -> Officer | None:
    person = member.opt("fyzickaOsoba")
    ended = member.opt("clenstvi", "funkce", "zanikFunkce") or member.opt(
        "clenstvi", "clenstvi", "zanikClenstvi"
    )
    if person is None or ended:
        return None
    role = member.opt("clenstvi", "funkce", "nazev") or member.opt("nazevAngazma") or body["nazevOrganu"]
    since = member.opt("clenstvi", "funkce", "vznikFunkce") or member.opt(
        "clenstvi", "clenstvi", "vznikClenstvi"
    )
    surname = person["prijmeni"]
    return Officer(surname, role, f"{text_of(person.opt('jmeno'))} {surname.text}", since=since)


CONNECTOR = Connector(
    name="ares",
    about="Czech companies: registered facts, members of their bodies, owners",
    tier="B",
    needs=("company.legal_name", "company.name"),
    yields=(
        "company.legal_name", "company.registration_number", "company.register", "company.jurisdiction",
        "company.legal_form", "company.vat_id", "company.founded", "company.dissolved", "company.status",
        "company.industry_code", "company.legal_address", "company.city", "company.postal_code", "company.region",
        "company.country", "company.capital", "company.owner",
        "person.name", "person.title", "person.employer", "person.since",
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
    unverified=("the licence and the limit of about 500 requests a minute",
                "that capital is in Czech crowns, whatever its unit is called",
                "the keys of owners and of capital"),
)  # fmt: skip
