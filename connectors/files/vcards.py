"""Address books in vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350, RFC 9554), as tables with a row for each card.

The reader is our own because address books are damaged more often than not. One card that is not closed, one unknown
charset or one cut byte ends the reading of a whole file in vobject 0.9.9, the library that exists for it, and the
cards behind it are lost; here such a card costs itself at most. Pictures, birthdays and what is marked as of home are
left out. Other properties that cards have become columns of their own, so that nothing else is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from connectors.files.card import Property, card_lines, property_of
from connectors.files.table import Table
from connectors.files.trouble import NotATable

BEGINS = re.compile(r"^\ufeff?\s*BEGIN:VCARD\b", re.I)
COLUMNS = (
    "FN", "N.given", "N.family", "ORG", "ORG.unit", "TITLE", "ROLE", "EMAIL", "TEL", "URL", "LINKEDIN", "ADR.locality",
    "ADR.country",
)  # fmt: skip
MOST_CARDS = 200_000
MOST_COLUMNS = 200
# What says nothing of business, cannot be a cell, or was said already.
_LEFT_OUT = frozenset(
    "BEGIN END VERSION PRODID PHOTO LOGO SOUND KEY BDAY ANNIVERSARY DEATHDATE BIRTHPLACE DEATHPLACE GENDER GEO TZ "
    "AGENT LABEL SORT-STRING X-ABLABEL X-ABADR X-ABSHOWAS X-ABDATE X-ABRELATEDNAMES X-PHONETIC-FIRST-NAME "
    "X-PHONETIC-LAST-NAME X-SPOUSE X-CHILD X-ANNIVERSARY X-GENDER RELATED".split()
)
_PROFILE = re.compile(r"linkedin\.com/(?:in|pub)/", re.I)
_NOT_DIALLED = frozenset({"fax", "pager", "modem"})


@dataclass
class _Card:
    """One card, as the values of its columns."""

    values: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    of_company: bool = False

    def add(self, column: str, value: str) -> None:
        if value and value not in self.values.setdefault(column, []):
            self.values[column].append(value)

    def cells(self, columns: Iterable[str]) -> tuple[str, ...]:
        return tuple("; ".join(self.values.get(column, ())) for column in columns)


def vcards(lines: Iterable[str], name: str, encoding: str) -> Table:
    """The cards of a text.

    Raises:
        NotATable: for a text with more cards than are read here.
    """
    broken: list[str] = []
    cards: list[_Card] = []
    versions: dict[str, None] = {}
    for properties in _cards(lines, broken):
        cards.append(_card(properties))
        versions.update(dict.fromkeys(p.value for p in properties if p.name == "VERSION"))
        if len(cards) > MOST_CARDS:
            raise NotATable(f"{name} holds more than {MOST_CARDS:,} cards. Split it.")
    others = dict.fromkeys(column for card in cards for column in card.values if column not in COLUMNS)
    columns = (*COLUMNS, *list(others)[:MOST_COLUMNS])
    form = f"vCard {', '.join(versions) or 'without a version'}, {encoding}"
    return Table(columns, (card.cells(columns) for card in cards), form, broken=broken)


def _cards(lines: Iterable[str], broken: list[str]) -> Iterator[list[Property]]:
    """The properties of each card. A card inside a card (an assistant's) is passed over."""
    card: list[Property] | None = None
    begun, inner = 0, 0
    for number, line in card_lines(lines):
        found = property_of(line)
        mark = f"{found.name}:{found.value.strip().upper()}" if found else ""
        if mark == "BEGIN:VCARD" and card and card[-1].name == "AGENT" and not card[-1].value.strip():
            inner += 1
        elif mark == "END:VCARD" and inner:
            inner -= 1
        elif mark == "BEGIN:VCARD":
            if card is not None:
                broken.append(f"line {begun}: a card is not closed")
                yield card
            card, begun = [], number
        elif mark == "END:VCARD":
            if card is not None:
                yield card
            card = None
        elif card is not None and not inner:
            if found:
                card.append(found)
            else:
                broken.append(f"line {number}: no property of a card")
                if card:
                    card[-1] = card[-1].longer(line)
    if card is not None:
        broken.append(f"line {begun}: a card is not closed")
        yield card


def _card(properties: list[Property]) -> _Card:
    card = _Card(labels={p.group: p.value for p in properties if p.name == "X-ABLABEL" and p.group})
    card.of_company = any(
        (p.name, p.value.strip().lower()) in (("KIND", "org"), ("X-ABSHOWAS", "company")) for p in properties
    )
    for prop in properties:
        if not prop.is_private(card.labels.get(prop.group, "")):
            _READERS.get(prop.name, _other)(card, prop)
    if card.of_company:
        for value in card.values.pop("FN", []):
            if "ORG" not in card.values:
                card.add("ORG", value)
    return card


def _fn(card: _Card, prop: Property) -> None:
    if not card.values.get("FN"):
        card.add("FN", prop.text)


def _n(card: _Card, prop: Property) -> None:
    family, given, *_ = [*prop.parts, "", ""]
    if not card.values.keys() & {"N.family", "N.given"}:
        card.add("N.family", family)
        card.add("N.given", given)


def _org(card: _Card, prop: Property) -> None:
    name, *units = prop.parts
    if not card.values.get("ORG"):
        card.add("ORG", name)
        for unit in units:
            card.add("ORG.unit", unit)


def _adr(card: _Card, prop: Property) -> None:
    parts = [*prop.parts, *[""] * 7]
    if prop.is_work:
        card.add("ADR.locality", parts[3])
        card.add("ADR.country", parts[6])


def _email(card: _Card, prop: Property) -> None:
    card.add("EMAIL", prop.text.removeprefix("mailto:"))


def _tel(card: _Card, prop: Property) -> None:
    if prop.is_work and not prop.types & _NOT_DIALLED:
        card.add("TEL", prop.text.removeprefix("tel:"))


def _url(card: _Card, prop: Property) -> None:
    card.add("LINKEDIN" if _PROFILE.search(prop.text) else "URL", prop.text)


def _profile(card: _Card, prop: Property) -> None:
    if _PROFILE.search(prop.text):
        card.add("LINKEDIN", prop.text)


def _title(card: _Card, prop: Property) -> None:
    card.add(prop.name, prop.text)


def _other(card: _Card, prop: Property) -> None:
    if prop.name not in _LEFT_OUT and not prop.binary:
        card.add(prop.name, prop.text)


_READERS = {
    "FN": _fn, "N": _n, "ORG": _org, "ADR": _adr, "EMAIL": _email, "TEL": _tel, "URL": _url, "TITLE": _title,
    "ROLE": _title, "SOCIALPROFILE": _profile, "X-SOCIALPROFILE": _profile,
}  # fmt: skip
