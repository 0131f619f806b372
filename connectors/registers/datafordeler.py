"""Danish companies from the Central Business Register (CVR), as the state's data distributor gives it, by their number.

It answers one entity a question, so a company is put together from several; a row counts while neither its validity
nor its registration has ended. Names can be asked for only letter by letter, so nothing is searched. People, for whom
a special permission is needed, and telephone numbers are not asked for; protection against advertising is.

https://datafordeler.dk/dataoversigt/det-centrale-virksomhedsregister-cvr/
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.answers import Meaning, Means
from connectors.connector import Asking, Connector, Key, Read, Request, Target, post
from connectors.page import Page
from connectors.part import Part
from connectors.registers.cvrapi import REGISTER
from connectors.registers.register import IDENTITY
from connectors.statement import Finding
from connectors.telling import joined, text_of, told

SERVICE = "https://graphql.datafordeler.dk/CVR/v2"
_SPAN = "virkningFra virkningTil registreringTil"
_COMPANY = "CVR_Virksomhed"
_NAMES, _SEATS, _TRADES, _FORM, _STAFF, _PROTECTION = (
    "CVR_Navn", "CVR_Adressering", "CVR_Branche", "CVR_Virksomhedsform", "CVR_Beskaeftigelse", "CVR_Reklamebeskyttelse",
)  # fmt: skip
_ENTITIES = {
    _NAMES: f"vaerdi sekvens {_SPAN}",
    _SEATS: "AdresseringAnvendelse CVRAdresse_vejnavn CVRAdresse_husnummerFra CVRAdresse_postnummer "
    f"CVRAdresse_postdistrikt CVRAdresse_landekode {_SPAN}",
    _TRADES: f"vaerdi vaerdiTekst sekvens {_SPAN}",
    _FORM: f"vaerdi vaerdiTekst {_SPAN}",
    _STAFF: "antal intervalFra intervalTil datoFra datoTil",
    _PROTECTION: f"vaerdi {_SPAN}",
}
_STATES = {"aktiv": "active", "normal": "active", "ophørt": "dissolved"}
_DATES = {"virksomhedStartdato": "company.founded", "virksomhedOphoersdato": "company.dissolved"}
_PLACE = {
    "CVRAdresse_postnummer": "company.postal_code",
    "CVRAdresse_postdistrikt": "company.city",
    "CVRAdresse_landekode": "company.country",
}


def ask(target: Target) -> Asking:
    """Ask for the company of a number, then for all that hangs on it."""
    for number in REGISTER.known(target):
        fields = f"id CVRNummer status virksomhedStartdato virksomhedOphoersdato {_SPAN}"
        page = yield _query(_COMPANY, f"CVRNummer: {{ eq: {int(number)} }}", fields)
        unit = next(_current(Part.of(page), _COMPANY), None) if page else None
        if page and unit:
            yield Read(page, {"company": number})
            mine = f'CVREnhedsId: {{ eq: "{unit["id"].text}" }}'
            for answer in (yield tuple(_query(root, mine, fields) for root, fields in _ENTITIES.items())):
                if answer:
                    yield Read(answer, {"company": number})
            return


def _query(root: str, where: str, fields: str) -> Request:
    return post(
        SERVICE, {"query": f"{{ {root}(first: 100, where: {{ {where} }}) {{ nodes {{ {fields} }} }} }}"}
    )


def _current(answer: Part, root: str) -> Iterator[Part]:
    """The rows of an answer that hold today."""
    for node in answer["data"][root]["nodes"].each():
        if node["virkningTil"].value is None and node["registreringTil"].value is None:
            yield node


def read(page: Page, company: str) -> Iterator[Finding]:
    """Read one answer, of whatever entity it is."""
    answer = Part.of(page)
    root = next(iter(answer["data"].value))
    if root == _STAFF:
        yield from _staff(company, [*answer["data"][root]["nodes"].each()])
        return
    for row in _current(answer, root):
        yield from _row(root, company, row)


def _row(root: str, company: str, row: Part) -> Iterator[Finding]:
    if root == _COMPANY:
        yield from REGISTER.identity(row["CVRNummer"], company)
        if status := row.opt("status"):
            yield status.says(company, "company.status", _STATES.get(status.text.lower(), status.text))
        yield from told(row, company, _DATES)
    elif root == _NAMES:
        main = row["sekvens"].number == 0
        yield row["vaerdi"].says(company, "company.legal_name" if main else "company.other_name")
    elif root == _SEATS and row["AdresseringAnvendelse"].text == "beliggenhedsadresse":
        yield from _seat(company, row)
    elif root == _TRADES:
        code = row["vaerdi"]
        yield code.says(company, "company.industry_code", f"db07:{code.text.zfill(6)}")
        yield from told(row, company, {"vaerdiTekst": "company.industry"})
    elif root == _FORM:
        yield from told(row, company, {"vaerdiTekst": "company.legal_form"})
    elif root == _PROTECTION and row["vaerdi"].flag:
        at = row["vaerdi"].at
        yield Finding(company, "company.no_solicit", "reklamebeskyttet (CVR)", at=at, quote="true")


def _seat(company: str, row: Part) -> Iterator[Finding]:
    if street := row.opt("CVRAdresse_vejnavn"):
        house = row.opt("CVRAdresse_husnummerFra")
        yield from joined((street, house), company, "company.street", between=" ")
    yield from told(row, company, _PLACE)


def _staff(company: str, rows: list[Part]) -> Iterator[Finding]:
    """The newest count of employees, which is a band where the number is small."""
    newest = max(rows, key=lambda row: text_of(row.opt("datoTil")), default=None)
    if newest is None:
        return
    day, low, high = text_of(newest.opt("datoTil"))[:10], newest.opt("intervalFra"), newest.opt("intervalTil")
    if low and high:
        yield low.says(company, "company.employees", f"{low.text}-{high.text}", as_of=day)
    elif exact := newest.opt("antal"):
        yield exact.says(company, "company.employees", as_of=day)


CONNECTOR = Connector(
    name="datafordeler",
    about="Danish companies: registered facts, headcount, protection against advertising",
    tier="B",
    needs=("company.registration_number", "company.vat_id", "company.opencorporates"),
    yields=(
        *IDENTITY, *_DATES.values(), *_PLACE.values(), "company.status", "company.legal_name", "company.other_name",
        "company.street", "company.industry_code", "company.industry", "company.legal_form", "company.employees",
        "company.no_solicit",
    ),
    ask=ask,
    read=read,
    requests=7,
    answers=(Means(Meaning.ERROR, 200, "errors"), Means(Meaning.BAD_KEY, 403)),
    per_second=2.0,
    key=Key("CVR_API_KEY", query="apiKey", get="https://portal.datafordeler.dk (free: IT system, API key)"),
    countries=("DK",),
    registers=REGISTER.codes,
    docs="https://datafordeler.dk/dataoversigt/det-centrale-virksomhedsregister-cvr/",
    terms="Danish public data, free of charge; protection against advertising must be honoured",
    attribution="Contains data from the Central Business Register (CVR), Danish Business Authority",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("the rate limit and the words of the licence",
                "every key, read in clients of the service, none in a recorded answer",
                "which kind of headcount the newest row of it is"),
)  # fmt: skip
