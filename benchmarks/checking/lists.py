"""Invented lists of companies in the shape of real ones: names that never repeat, industries that do, gaps everywhere.

Sizes are written as numbers, as bands and not at all; countries as names and as codes, in two languages; descriptions
are sentences of several parts, hardly two alike, and four rows in ten have none. Every host ends in `.example`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

COLUMNS = ("Company", "Website", "Employees", "Industry", "Country", "City", "Founded", "Description")
_BEGINNINGS = (
    "Nord Alb Berg Carl Dorn Elb Falk Grun Hansa Inn Jura Kern Lind Mark Neu Ost Pell Quell Rhon Sand Tann Ulm Vogt "
    "Wald Zell Arbo Bryn Corv Dell Ever Fenn Glen Holm Iver Kest Lund Mora Nyst Orm Pryd Rask Silv Torp Ving"
).split()
_ENDINGS = (
    "tal hof burg stein werk bach feld ried mark heim dal vik sund by rup stad lund gard nes holt wick ton ham ley "
    "mere ford dale gate combe worth"
).split()
_TRADES = (
    "Logistik Bau Haustechnik Software Instruments Energie Medical Foods Print Textil Montage Service Facility "
    "Transport Systems Analytics Robotics Verpackung Optik Garten"
).split()
_FORMS = ("GmbH", "AG", "AB", "ApS", "AS", "Oy", "Ltd", "SAS", "GmbH & Co. KG", "")
INDUSTRIES = (
    "Logistics", "Construction", "Facilities Services", "Computer Software", "Hospital & Health Care", "Banking",
    "Food Production", "Machinery", "Insurance", "Marketing and Advertising", "Retail", "Wholesale", "Real Estate",
    "Legal Services", "Tobacco", "Gambling & Casinos", "Automotive", "Chemicals", "Oil & Energy", "Education",
    "Information Technology and Services", "Transportation", "Building Materials", "Furniture", "Textiles",
    "Apparel & Fashion", "Biotechnology", "Pharmaceuticals", "Telecommunications", "Utilities", "Hospitality",
    "Restaurants", "Printing", "Accounting", "Architecture & Planning", "Other", "Various",
)  # fmt: skip
COUNTRIES = (
    "Germany", "DE", "Deutschland", "Austria", "AT", "Österreich", "Switzerland", "CH", "Sweden", "SE", "Denmark",
    "Norway", "Finland", "France", "Frankreich", "FR", "United Kingdom", "Italy", "Spain", "Poland", "Netherlands",
    "United States", "Canada", "Japan", "Brazil",
)  # fmt: skip
_CITIES = (
    "Berlin Hamburg München Köln Wien Graz Zürich Stockholm Malmö Oslo Helsinki Aarhus Paris Lyon London Leeds Milano "
    "Madrid Warszawa Utrecht Boston Toronto Osaka Recife"
).split()
_BANDS = ("1-10", "11-50", "51-200", "201-500", "501-1000", "1001-5000", "10,000+", "~40", "under 20")
_OPENERS = (
    "We are a family-owned",
    "A fast-growing",
    "The leading regional",
    "An independent",
    "A mid-sized",
)
_NOUNS = (
    "maker of sensors", "builder of cold stores", "wholesaler of timber", "operator of lifts", "planner of routes",
    "publisher of school books", "bakery group", "supplier of pumps", "clinic chain", "freight forwarder",
)  # fmt: skip
_DEEDS = (
    "our technicians maintain heating systems on site", "field service is planned from one office",
    "dispatchers watch forty vans", "we ship to nine countries every night", "customers pay by the month",
    "everything is made by hand in one workshop", "we rent machines by the day and by the hour",
    "the software runs in the browsers of clerks", "we insure what others will not touch",
    "apprentices learn three trades here", "parts come from suppliers within a day's drive",
)  # fmt: skip


def rows(size: int, seed: int) -> Iterator[tuple[str, ...]]:
    """So many rows; the same for the same seed."""
    draw = Random(seed)
    for n in range(size):
        name = _name(n, draw)
        yield (
            name,
            _gap(draw, 0.25, f"https://www.{name.split()[0].lower()}{n % 977}.example/"),
            _gap(draw, 0.15, _size(draw)),
            _gap(draw, 0.10, draw.choice(INDUSTRIES)),
            _gap(draw, 0.08, draw.choice(COUNTRIES)),
            _gap(draw, 0.20, draw.choice(_CITIES)),
            _gap(draw, 0.30, str(2026 - min(int(draw.expovariate(1 / 18)) + 1, 150))),
            _gap(draw, 0.40, _description(draw)),
        )


def write(path: Path, size: int, seed: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(size, seed))


def _gap(draw: Random, often: float, cell: str) -> str:
    return "" if draw.random() < often else cell


def _name(n: int, draw: Random) -> str:
    """A name that no other row has: its number is written in syllables."""
    parts, rest = [], n
    for syllables in (_BEGINNINGS, _ENDINGS, _ENDINGS, _ENDINGS):
        rest, place = divmod(rest, len(syllables))
        parts.append(syllables[place])
    return f"{''.join(parts)} {draw.choice(_TRADES)} {draw.choice(_FORMS)}".rstrip()


def _size(draw: Random) -> str:
    return draw.choice(_BANDS) if draw.random() < 0.5 else str(int(draw.lognormvariate(4, 1.6)) + 1)


def _description(draw: Random) -> str:
    deeds = draw.sample(_DEEDS, draw.randint(1, 6))
    since = f"{draw.randint(2, 99)} years"
    return f"{draw.choice(_OPENERS)} {draw.choice(_NOUNS)}, for {since}: {'; '.join(deeds)}."
