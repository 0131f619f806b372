"""How far a company is from a place, as a range: from its coordinates where they are known, else from its city.

A city is known by its centre; a company in it may be anywhere within a radius that grows with the city, so the distance
is a range and a limit inside that range decides nothing. A name that several cities have says nothing. Where the city
is not known, the country or region may still be too far away altogether. Cities stand in the gazetteer of
`matching/normalise/gazetteer.py` (GeoNames, 15,000 people and more); smaller places are not known and never guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import asin, cos, inf, pi, radians, sin, sqrt
from typing import NamedTuple

from connectors.lexicon.places import country_name
from icp.spans import Span
from matching.normalise.gazetteer import City, all_cities, cities_named
from matching.normalise.places import read_place, region_code

_EARTH_KM = 6371.0
_PEOPLE_PER_KM2 = 1_500  # of built-up land; sparser than most cities are, so that their edge is not cut off
_LEAST_RADIUS_KM = 5.0
_POINT_KM = 1.0  # coordinates of an address, and of the table, which has two decimals
# How far beyond its cities of 15,000 people a country or region may reach and still have companies there.
_BEYOND_CITIES_KM = 100.0
_COORDINATES = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")


class Point(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


def coordinates(text: str) -> Point | None:
    """ "48.137,11.576" as a point; None for what is none. 0,0 is what programs write where they know nothing."""
    match = _COORDINATES.fullmatch(text)
    if match is None:
        return None
    point = Point(*map(float, match.groups()))
    return point if abs(point.latitude) <= 90 and abs(point.longitude) <= 180 and any(point) else None


def kilometres(a: Point, b: Point) -> float:
    """Along the great circle, by the haversine formula; at most half a percent off, as the Earth is no sphere."""
    north, east = radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2
    along = sin(north) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(along, 1.0)))


def point_named(text: str) -> tuple[str, Point] | list[str]:
    """The place that a profile names and what to call it: coordinates, or a city with its country if others share it.

    Returns:
        The cities it may mean, largest first and written so that each is meant alone, where that is not sure; none of
        them where no city is known by the name.
    """
    if point := coordinates(text):
        return text, point
    place = read_place(text)
    if place.spot:
        return place.spot.name, Point(place.spot.latitude, place.spot.longitude)
    name = text.partition(",")[0]
    return [_alone(city) for city in cities_named(name, place.country, place.region)]


def _alone(city: City) -> str:
    return ", ".join(part for part in (city.name, city.region, country_name(city.country)) if part)


def of_coordinates(centre: Point, text: str) -> Span | None:
    point = coordinates(text)
    if point is None:
        return None
    away = kilometres(centre, point)
    return Span(max(away - _POINT_KM, 0.0), away + _POINT_KM)


@lru_cache(maxsize=16_384)
def of_city(centre: Point, city: str, region: str, country: str) -> Span | None:
    """How far a company in a city may be; None where no city is known by the name, or the name does not tell which."""
    spot = read_place(city, region, country).spot
    return _range(centre, spot) if spot else None


def _range(centre: Point, city: City) -> Span:
    away = kilometres(centre, Point(city.latitude, city.longitude))
    radius = max(sqrt(city.people / _PEOPLE_PER_KM2 / pi), _LEAST_RADIUS_KM)
    return Span(max(away - radius, 0.0), away + radius)


@lru_cache(maxsize=4_096)
def of_country(centre: Point, region: str, country: str) -> Span | None:
    """How far a company in a country, or a region of it, is at least; None where the gazetteer has no city there."""
    code = region_code(region, country) if region else ""
    here = [city for city in all_cities() if city.country == country]
    inside = [city for city in here if city.region == code] if code else []
    nearest = min((_range(centre, city).low for city in inside or here), default=None)
    return None if nearest is None else Span(max(nearest - _BEYOND_CITIES_KM, 0.0), inf)
