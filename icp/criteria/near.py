"""Whether a company's head office is within so many kilometres of a place.

Its coordinates decide where a source gives them, else its city, and where no city is known its country or region may
be too far away as a whole. What the precision of a city leaves open is unknown: see `icp/places.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from math import inf

from connectors.lexicon.places import country_code, country_name
from icp.answer import Answer, unknown
from icp.claims import Reading, judge_one
from icp.criteria.criterion import Ready
from icp.criteria.settled import settled_value
from icp.phrases import quoted
from icp.places import Point, coordinates, of_city, of_coordinates, of_country, point_named
from icp.spans import Span
from icp.table import Table
from matching.nouns import Company

COORDINATES, CITY, REGION, COUNTRY = (
    "company.coordinates", "company.city", "company.region", "company.country",
)  # fmt: skip
NEEDS = (CITY, COORDINATES)
MOST_KM = 20_000
_NOWHERE = "no source says where it is"


@dataclass(frozen=True)
class Near(Ready):
    """At most `within` kilometres from `centre`, which is called `name`."""

    centre: Point
    name: str
    within: float

    @cached_property
    def inside(self) -> str:
        return f"within {self.within:,g} km of {self.name}"

    @cached_property
    def outside(self) -> str:
        return f"more than {self.within:,g} km from {self.name}"

    def answer(self, company: Company, now: datetime) -> Answer:
        if coordinates(settled_value(company, COORDINATES, now)):
            return judge_one(company, COORDINATES, now, self._of_coordinates, _NOWHERE)
        region, country = (
            settled_value(company, REGION, now),
            country_code(settled_value(company, COUNTRY, now)),
        )
        if _in_gazetteer(self.centre, company.value(CITY), region, country):
            answer = judge_one(
                company, CITY, now, lambda city: self._of_city(city, region, country), _NOWHERE
            )
            return answer if answer.settled else answer._replace(needs=NEEDS)
        if country:
            answer = judge_one(company, COUNTRY, now, lambda _: self._of_country(region, country), _NOWHERE)
            return answer if answer.settled else answer._replace(needs=NEEDS)
        city = company.value(CITY)
        said = f"where {city} is, of all places of that name, no source says" if city else _NOWHERE
        return unknown(said, NEEDS, evidence=company.statements(CITY))

    def _of_coordinates(self, value: str) -> Reading | None:
        away = of_coordinates(self.centre, value)
        return self._read(away, f"its address at {value}") if away else None

    def _of_city(self, city: str, region: str, country: str) -> Reading | None:
        away = of_city(self.centre, city, region, country)
        return self._read(away, city) if away else None

    def _of_country(self, region: str, country: str) -> Reading | None:
        away = of_country(self.centre, region, country)
        if away is None:
            return None
        what = f"{region}, {country_name(country)}" if region else country_name(country)
        if away.low > self.within:
            return self._read(away, what)
        return Reading(0, 1, 0.5, what, f"is wide: whether it is {self.inside} depends on its city")

    def _read(self, away: Span, what: str) -> Reading:
        share = away.share_within(0.0, self.within)
        so = f"is {_in_words(away)} from {self.name}"
        if share == 1.0:
            return Reading(1, 1, 1, what, so)
        if share == 0.0:
            return Reading(0, 0, 0, what, so)
        return Reading(0, 1, share, what, f"{so}, which may or may not be {self.inside}")


@lru_cache(maxsize=16_384)
def _in_gazetteer(centre: Point, city: str, region: str, country: str) -> bool:
    return bool(city) and of_city(centre, city, region, country) is not None


def _in_words(away: Span) -> str:
    if away.high == inf:
        return f"at least {away.low:,.0f} km"
    low, high = f"{away.low:,.0f}", f"{away.high:,.0f}"
    return f"{low}-{high} km" if low != high else f"{low} km"


def read_near(table: Table) -> Near | None:
    """`near`: a city with its country, or coordinates; `within_km`: a number. Both or neither."""
    text, within = table.text("near", "Munich, DE"), table.number("within_km", 100)
    if within and within > MOST_KM:
        table.wrong("within_km", f'"within_km" is {within:g}', f"no place is farther away than {MOST_KM} km")
    for one, other in (("near", "within_km"), ("within_km", "near")):
        if table.has(one) and not table.has(other):
            table.wrong(one, f'"{one}" stands without "{other}"', f'add "{other}" or take it out')
    found = point_named(text) if text else []
    if isinstance(found, tuple):
        return Near(found[1], found[0], within) if within else None
    if text:
        what = "which may be one of several cities" if found else "which is no city that is known"
        remedy = f"write {quoted(found)}" if found else 'write a larger city near it, or "48.14, 11.58"'
        table.wrong("near", f'"near" is "{text}", {what}', remedy, text)
    return None
