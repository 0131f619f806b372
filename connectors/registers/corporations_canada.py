"""Corporations of Canada's federal law and their directors, by number.

The register has no search for programs, so only a known number can be asked for. Numbers of the provinces' registers
look the same, so a corporation counts only when its name is alike. A number that nobody has is answered with HTTP 200
and two sentences where a corporation was expected. Of directors the names are read, not their addresses.

https://api.ised-isde.canada.ca/en/docs?api=corporations
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Key, Read, Request, Target, Unanswered
from connectors.names import alike
from connectors.page import Page
from connectors.part import Part
from connectors.registers.officers import OFFICERS, Officer, officers
from connectors.registers.register import IDENTITY, Register
from connectors.statement import Cause, Finding
from connectors.telling import coded, dated, joined, text_of, told

API = "https://apigateway-passerelledapi.ised-isde.canada.ca/corporations/api"
REGISTER = Register("CA", ("RA000072", "Corporations Canada"), number=r"\d{1,8}")
_UNKNOWN = "could not find"
_STATES = {"Active": "active", "Dissolved": "dissolved"}
_PLACE = {
    "city": "company.city",
    "provinceCode": "company.region",
    "postalCode": "company.postal_code",
    "countryCode": "company.country",
}
_BEGINNINGS = frozenset({"Incorporation", "Amalgamation"})


def ask(target: Target) -> Asking:
    """Ask for the corporation of a known number, then for its directors."""
    for number in REGISTER.known(target):
        page = yield Request(f"{API}/v1/corporations/{number}.json?lang=eng")
        if page is None or not _is_of(page, target):
            continue
        yield Read(page.part("[0]"))
        directors = yield Request(f"{API}/v2/corporations/{number}/directors.json?lang=eng")
        if directors:
            yield Read(directors, {"number": number})
        return


def _is_of(page: Page, target: Target) -> bool:
    first = Part.of(page)[0]
    if not isinstance(first.value, str):
        names = [entry["CorporationName"]["name"].text for entry in first["corporationNames"].each()]
        return not target.names or alike(target.names, names)
    if not first.text.startswith(_UNKNOWN):
        raise Unanswered(Cause.ERROR, first.text)
    return False


def read(page: Page, number: str = "") -> Iterator[Finding]:
    """Read a corporation, or the directors of the one whose number is given."""
    return officers(number, _directors(page)) if number else _corporation(Part.of(page))


def _corporation(corporation: Part) -> Iterator[Finding]:
    number, status = corporation["corporationId"], corporation["status"]
    subject = number.text
    yield from REGISTER.identity(number, subject)
    for entry in corporation.each("corporationNames"):
        name = entry["CorporationName"]
        current, primary = name["current"].flag, name["nameType"].text == "Primary"
        field = "company.legal_name" if primary else "company.other_name"
        yield name["name"].says(subject, field if current else "company.former_name")
    yield from coded(status, subject, "company.status", _STATES)
    yield from told(corporation, subject, {"act": "company.legal_form"})
    for entry in corporation.each("activities"):
        if entry["activity"]["activity"].text in _BEGINNINGS:
            yield from dated(entry["activity"].opt("date"), subject, "company.founded")
            break
    for entry in list(corporation.each("adresses"))[:1]:  # so spelled
        yield from _office(entry["address"], subject)


def _office(address: Part, subject: str) -> Iterator[Finding]:
    yield from joined(address.each("addressLine"), subject, "company.street")
    yield from told(address, subject, _PLACE)


def _directors(page: Page) -> Iterator[Officer]:
    embedded = Part.of(page)["_embedded"]
    for director in embedded["directors"].each():
        called = text_of(director.opt("firstName"), director["lastName"])
        yield Officer(director["lastName"], Part("directors", embedded.at), called, "Director")


CONNECTOR = Connector(
    name="corporations_canada",
    about="federal corporations of Canada by number: names, status, office, directors",
    tier="B",
    needs=("company.registration_number", "company.opencorporates"),
    yields=(
        *IDENTITY, *_PLACE.values(), "company.legal_name", "company.other_name", "company.former_name",
        "company.status", "company.legal_form", "company.founded", "company.street", *OFFICERS,
    ),
    ask=ask,
    read=read,
    requests=2,
    key=Key("CORPORATIONS_CANADA_KEY", header="user-key", get="https://api.ised-isde.canada.ca (free account)"),
    countries=(REGISTER.country,),
    registers=REGISTER.codes,
    docs="https://api.ised-isde.canada.ca/en/docs?api=corporations",
    terms="Open Government Licence - Canada; names of directors are kept, their addresses are not read",
    attribution="Contains information licensed under the Open Government Licence - Canada",
    reliability=0.95,
    identifies="company.registration_number",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "states other than Active",
                "names of kinds other than Primary",
                "that a list of directors holds those in office only",
                "the limit of requests a minute, which is not published"),
)  # fmt: skip
