"""One record of the Global LEI Index: names, status, law, number in a register, head office and registered office.

A lapsed registration says nothing about the company: only the entity's own status does. Where the index lacks a legal
form or a register, the words beside the code for that name it. Every key is there in every record, empty where nothing
is known; one that is missing means that the index has changed. There are no people here.

https://www.gleif.org/en/lei-data/gleif-api
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.gleif import ties
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding
from connectors.telling import dated, joined, text_of, told

# Legal forms and registers that say "one that our list lacks"; the text beside them names it.
_UNLISTED = frozenset({"8888", "9999", "RA777777", "RA888888", "RA999999"})
_OTHER_NAMES = {
    "TRADING_OR_OPERATING_NAME": "company.name",
    "PREVIOUS_LEGAL_NAME": "company.former_name",
}
_ENTITY = {
    "creationDate": "company.founded",
    "jurisdiction": "company.jurisdiction",
    "registeredAs": "company.registration_number",
}
_OFFICE = {
    "country": "company.country",
    "region": "company.region",
    "city": "company.city",
    "postalCode": "company.postal_code",
}
YIELDS = (
    *_ENTITY.values(), *_OFFICE.values(), *_OTHER_NAMES.values(), "company.lei", "company.legal_name",
    "company.other_name", "company.status", "company.dissolved", "company.legal_form", "company.register",
    "company.street", "company.legal_address", "company.opencorporates", "company.parent",
)  # fmt: skip


def read(page: Page, child: str = "") -> Iterator[Finding]:
    """Read one record; as the parent of another when that one is given."""
    record = Part.of(page)["attributes"]
    lei, entity = record["lei"], record["entity"]
    if child:
        yield entity["legalName"]["name"].says(child, "company.parent")
        return
    yield lei.says(lei.text, "company.lei")
    yield from _named(lei.text, entity)
    yield from _registered(lei.text, entity)
    yield from _placed(lei.text, entity)
    yield from _known(record, lei.text, {"ocid": "company.opencorporates"})
    yield from ties.own(lei.text, entity)


def _known(part: Part, lei: str, fields: dict[str, str]) -> Iterator[Finding]:
    """The values under keys that are there, whether or not anything is known."""
    for key in fields:
        part[key]
    yield from told(part, lei, fields)


def _named(lei: str, entity: Part) -> Iterator[Finding]:
    yield entity["legalName"]["name"].says(lei, "company.legal_name")
    for key in ("otherNames", "transliteratedOtherNames"):
        for other in entity[key].each():
            yield other["name"].says(lei, _OTHER_NAMES.get(other["type"].text, "company.other_name"))


def _registered(lei: str, entity: Part) -> Iterator[Finding]:
    """Status, dates, law, form and register of the entity."""
    status, ended = entity["status"], entity["expiration"]
    if status.value:
        yield status.says(lei, "company.status", status.text.lower())
    yield from _known(entity, lei, _ENTITY)
    if ended["reason"].value == "DISSOLVED":
        yield from dated(ended.opt("date"), lei, "company.dissolved")
    for key, field, prefix in (
        ("legalForm", "company.legal_form", "elf:"),
        ("registeredAt", "company.register", ""),
    ):
        listed, other = entity[key]["id"], entity[key]["other"]
        if listed.value and listed.text not in _UNLISTED:
            yield listed.says(lei, field, prefix + listed.text)
        elif other.value:
            yield other.says(lei, field)


def _placed(lei: str, entity: Part) -> Iterator[Finding]:
    """The head office by its parts, the registered office in one line."""
    office, seat = entity["headquartersAddress"], entity["legalAddress"]
    yield from _known(office, lei, _OFFICE)
    yield from joined(office["addressLines"].each(), lei, "company.street")
    if lines := [*seat["addressLines"].each()]:
        town = text_of(seat.opt("postalCode"), seat.opt("city"))
        whole = (text_of(*lines, between=", "), town, text_of(seat.opt("country")))
        yield lines[0].says(lei, "company.legal_address", ", ".join(filter(None, whole)))
