"""Where invented companies and people are: real cities, by all the names they go by, and what numbers look like there.

The table `countries.tsv` beside this file holds, for each country, how often it is drawn; its names, the usual one
first; its top-level domain and telephone code; how a postal code looks (# is a digit, A a letter); how long a
telephone number is without the country's code; its legal forms, its cities with the large ones first, each with
other spellings after `=`; and the digits that numbers of those cities begin with, real since parsers check them,
used again where there are more cities.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generating.drawing import Ranked, Weighted


@dataclass(frozen=True, slots=True)
class Country:
    """A country; `forms` and `cities` hold the spellings of each, `digits` how long a telephone number is."""

    code: str
    names: tuple[str, ...]
    tld: str
    dial: str
    postal: str
    digits: int
    forms: tuple[tuple[str, ...], ...]
    cities: Ranked[tuple[str, ...]]
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city in a country, by all its names; the digits its numbers and postal codes begin with."""

    country: Country
    names: tuple[str, ...]
    area: str


def _spellings(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.split("=")) for one in cell.split("|"))


def _read() -> dict[Country, float]:
    path = Path(__file__).with_name("countries.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Country(
                row["code"], tuple(row["names"].split("=")), row["tld"], row["dial"], row["postal"], int(row["number"]),
                _spellings(row["forms"]), Ranked(_spellings(row["cities"]), 0.8), tuple(row["leads"].split()),
            ): float(row["weight"])
            for row in csv.DictReader(file, delimiter="\t")
        }  # fmt: skip


COUNTRIES = Weighted(_read())
_AREAS = {
    (country.code, city): country.leads[rank % len(country.leads)]
    for country in COUNTRIES.values
    for rank, city in enumerate(country.cities.values)
}
_DIGITS, _LETTERS = "0123456789", "ABCDEFGHJKLMNPRSTUVWXY"


def a_place(rng: random.Random, country: Country | None = None) -> Place:
    """A city, of one country or of any, large ones more often."""
    country = country or COUNTRIES.draw(rng)
    city = country.cities.draw(rng)
    return Place(country, city, _AREAS[country.code, city])


def a_postal_code(rng: random.Random, place: Place) -> str:
    """A code in the country's shape that begins alike within one city."""
    lead = iter(place.area)
    drawn = (
        next(lead, rng.choice(_DIGITS)) if sign == "#" else rng.choice(_LETTERS) if sign == "A" else sign
        for sign in place.country.postal
    )
    return "".join(drawn)


def a_number(rng: random.Random, place: Place) -> str:
    """A telephone number within the city, as digits without the country's code."""
    spare = 10 ** (place.country.digits - len(place.area) - 1)
    return f"{place.area}{rng.randrange(2 * spare, 6 * spare)}"


def written_number(rng: random.Random, place: Place, number: str) -> str:
    """A number as one of many people writes it: with or without the country, with spaces, hyphens, dots or none."""
    manner, dial = rng.random(), place.country.dial
    head, middle, tail = number[:3], number[3:6], number[6:]
    trunk = "" if number.startswith("0") else "0"  # Italy's zero belongs to the number
    if manner < 0.35:
        return f"+{dial} {head} {middle} {tail}"
    if manner < 0.55:
        return f"+{dial}{number}"
    if manner < 0.7:
        return f"({head}) {middle}-{tail}" if dial == "1" else f"{trunk}{head} {middle}{tail}"
    if manner < 0.85:
        return f"{head}-{middle}-{tail}" if dial == "1" else f"{trunk}{head}/{middle}{tail}"
    return f"00{dial} {number}" if dial != "1" else f"{head}.{middle}.{tail}"
