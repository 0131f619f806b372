"""Cities of 15,000 people and more, with what they are called elsewhere: München is Munich, Bangalore is Bengaluru.

The table (`cities.tsv`, GeoNames, CC BY 4.0) is read when first asked for. It refuses to decide where names are shared
by places of like size: Cambridge is in no country until somebody says which. A name is sure only where the place that
has it is `DOMINANT` times as large as all its namesakes elsewhere together, and has `CERTAIN` people or more; places
too small for the table are not counted, which is why it has to be so large.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.text import fold
from matching.normalise.scripts import latin

DOMINANT = 10
CERTAIN = 100_000
# How far ahead a city must be for a spelling that is nobody's own name to be taken for it.
_MEANT = 3
_OWN_NAME = (
    20  # … and how far ahead of a place that has the spelling for its own name, as Calcutta in Ohio has
)
_EXTRAS = re.compile(
    r"^(?:greater|city of|the) | (?:city|metropolitan area|metropolitan region|metropolitan|metro area|area|metro"
    r"|metroplex|municipality|region|cedex \d*|cedex)$"
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class City(NamedTuple):
    """One place of the table. `region` is the part of its ISO 3166-2 code behind the dash, where that is known."""

    name: str
    folded: str
    country: str
    region: str
    latitude: float
    longitude: float
    people: int


def bare(text: str) -> str:
    """A city's name folded, in Latin letters, "St." spelt out, without what is not its name ("Greater", "City")."""
    return _spelt(_EXTRAS.sub("", text) or text) if text else ""


def _spelt(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else folded


@cache
def _gazetteer() -> tuple[dict[str, list[City]], dict[str, list[City]]]:
    """Cities by their own names, and by what else they are called; the largest first."""
    named: dict[str, list[City]] = {}
    called: dict[str, list[City]] = {}
    for name, folded, country, region, north, east, thousands, further in rows("cities.tsv", __package__):
        city = City(
            name, folded or name.lower(), country, region, float(north), float(east), 1000 * int(thousands)
        )
        named.setdefault(bare(city.folded), []).append(city)
        for spelling in further.split("|") if further else ():
            called.setdefault(_spelt(spelling), []).append(city)
    return named, called


@cache
def all_cities() -> tuple[City, ...]:
    """Every city of the table."""
    return tuple(city for cities in _gazetteer()[0].values() for city in cities)


@lru_cache(maxsize=65_536)
def cities_named(text: str, country: str = "", region: str = "") -> tuple[City, ...]:
    """The cities a name may mean, the largest first.

    Args:
        country: alpha-2 code; only cities in it.
        region: ISO code of a region; only cities in it, or where there are none, cities whose region is not known.
    """
    named, called = _gazetteer()
    found: dict[City, None] = {}
    for spelling in dict.fromkeys((bare(fold(text)), bare(latin(text)), _spelt(fold(text)))):
        found.update(dict.fromkeys((*named.get(spelling, ()), *called.get(spelling, ()))))
    fitting = [city for city in found if country in ("", city.country)]
    if region:
        inside = [city for city in fitting if city.region == region]
        fitting = inside or [city for city in fitting if not city.region]
    return tuple(sorted(fitting, key=lambda city: -city.people))


def city_named(text: str, country: str = "", region: str = "") -> City | None:
    """The city a name means, when that is sure: the only one, or far larger than its namesakes together.

    Without a country, the only one of its name must have `CERTAIN` people too: smaller ones may have namesakes that
    are not in the table.
    """
    found = cities_named(text, country, region)
    if not found or (not country and found[0].people < CERTAIN):
        return None
    if country:
        own = bare(latin(text))
        found = tuple(city for city in found if bare(city.folded) == own) or found
    return found[0] if found[0].people >= DOMINANT * sum(city.people for city in found[1:]) else None


def country_of_city(text: str, region: str = "") -> str:
    """The country of a city, when its name and region leave no doubt; else an empty text.

    Namesakes in the same country do not matter. "London" is GB, "London" in region "ON" is CA, "Cambridge" is nothing.
    """
    found = cities_named(text, "", region)
    if not found:
        return ""
    country = found[0].country
    if region and all(city.country == country and city.region for city in found):
        return country
    here = sum(city.people for city in found if city.country == country)
    elsewhere = sum(city.people for city in found if city.country != country)
    return country if found[0].people >= CERTAIN and here >= DOMINANT * elsewhere else ""


@lru_cache(maxsize=65_536)
def usual_name(text: str, country: str = "") -> str:
    """One spelling for all names of a city: "Wien" and "Vienna" agree. Unknown and doubtful names are only folded."""
    own = bare(latin(text))
    named, called = _gazetteer()
    meant: list[City] = []
    for spelling in dict.fromkeys((own, bare(fold(text)), _spelt(latin(text)))):
        meant = meant or [city for city in called.get(spelling, ()) if country in ("", city.country)]
    rivals = {bare(city.folded): city.people for city in reversed(meant)}
    people = max((city.people for city in named.get(own, ()) if country in ("", city.country)), default=0)
    if not rivals or own in rivals:
        return own
    first, *others = sorted(rivals, key=lambda name: -rivals[name])
    rival = max(_OWN_NAME * people, *(_MEANT * rivals[other] for other in others), 0)
    return first if rivals[first] >= rival else own
