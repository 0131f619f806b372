"""When two values of a field are one, come near each other, or cannot both be meant.

Values only: who states them and how far that is believed is no business of this file. A key made here is for comparing
and never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from connectors.fields import FIELDS, Field, Kind
from connectors.hosts import host_of, parse
from connectors.lexicon.places import country_code, subdivision
from connectors.text import fold
from matching.normalise.places import city_key

_NEAR_NUMBERS = 0.25
_LONGEST_NUMBER = 64
# Countries whose states have codes that people write in place of their names, and how ISO 3166-2 writes any region.
_OF_STATES = ("US", "CA", "AU")
_ISO_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


def span(value: str) -> tuple[int, int] | None:
    """A number or a band as its two ends: "40" is (40, 40), "11-50" is (11, 50), "1000+" is (1000, 2000).

    None for anything else, and for more digits than any count or sum has: no float holds them all.
    """
    if len(value) > _LONGEST_NUMBER:
        return None
    low, dash, high = value.partition("-")
    try:
        if value.endswith("+"):
            return int(value[:-1]), int(value[:-1]) * 2
        return (int(low), int(high)) if dash else (int(low), int(low))
    except ValueError:
        return None


def same_region(text: str, country: str = "") -> str:
    """What the spellings of a region have in common: "TX", "Texas" and "US-TX" are one.

    Args:
        country: the alpha-2 code of the country it lies in, where that is known. Where it is not, a spelling that
            names states of several countries ("NT") stands for none of them.
    """
    written = text.strip().upper()
    if _ISO_REGION.fullmatch(written):
        return written
    among = (country,) if country else _OF_STATES
    found = [f"{of}-{code}" for of in among if (code := subdivision(text, of))]
    return found[0] if len(found) == 1 else fold(text)


def _same_address(value: str) -> str:
    parsed = parse(value)
    return parsed[0].partition("://")[2].removeprefix("www.").rstrip("/").lower() if parsed else value


def _squeezed(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())


_BY_FIELD: dict[str, Callable[[str], str]] = {
    "company.region": same_region,
    "company.city": city_key,
    "company.postal_code": _squeezed,
}
_BY_KIND: dict[Kind, Callable[[str], str]] = {
    Kind.URL: _same_address,
    Kind.HOST: lambda value: host_of(value) or value.lower(),
    Kind.EMAIL: str.lower,
    Kind.COUNTRY: lambda value: country_code(value) or value.upper(),
    Kind.PHONE: lambda value: "".join(c for c in value if c.isdigit() or c == "+"),
    Kind.NUMBER: str.strip,
    Kind.DATE: str.strip,
    Kind.MONEY: str.strip,
    Kind.KEY: _squeezed,
    Kind.SUBJECT: str.strip,
}


def comparable(field: Field, value: str) -> str:
    """What two spellings of one value have in common."""
    key = _BY_FIELD.get(field.name) or _BY_KIND.get(field.kind, fold)
    return key(value) or value


def measured(field: Field) -> bool:
    """Whether a field has near values: two counts of a company are never the same, and a year holds its months."""
    return field.kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE) and not field.many


def contradictory(field: Field) -> bool:
    """Whether its values can contradict each other at all. Another wording is no contradiction."""
    return field.kind not in (Kind.NAME, Kind.TEXT, Kind.URL, Kind.SUBJECT)


def contradicts(field: Field, a: str, b: str) -> bool:
    """Whether two values cannot both be meant: numbers and sums far apart, dates that differ, other identifiers."""
    if a == b:
        return False
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        (one, unit), (two, other) = _amount(a), _amount(b)
        if one is None or two is None or unit != other:
            return True
        overlap = one[0] <= two[1] and two[0] <= one[1]
        return not overlap and abs(one[0] - two[0]) > _NEAR_NUMBERS * max(one[1], two[1])
    if field.kind is Kind.DATE:
        return not (a.startswith(b) or b.startswith(a))
    # Whether two names are one company is decided elsewhere.
    return contradictory(field) and comparable(field, a) != comparable(field, b)


def _amount(value: str) -> tuple[tuple[int, int] | None, str]:
    """A number or a sum as its span and its currency."""
    number, _, currency = value.partition(" ")
    return span(number), currency


def group_of(name: str) -> str:
    """The kind of field that a source is as good at as at its like: "company numbers", "person contacts"."""
    return f"{name.partition('.')[0]} {_GROUPS[FIELDS[name].kind]}"


_GROUPS = {
    Kind.TEXT: "descriptions", Kind.NAME: "names", Kind.NUMBER: "numbers", Kind.MONEY: "numbers", Kind.DATE: "dates",
    Kind.URL: "contacts", Kind.HOST: "contacts", Kind.EMAIL: "contacts", Kind.PHONE: "contacts",
    Kind.COUNTRY: "places", Kind.KEY: "identifiers", Kind.SUBJECT: "ties",
}  # fmt: skip
