"""Where somebody is, made comparable: country, region, city, postal code and street as keys, and a place read whole.

A key is for comparing only. Cities and regions go by one name whatever the language ("Wien", "Vienna"; "Bavaria",
"Bayern", "BY"); a name the tables do not have is folded, so that it still agrees with itself. Country, region and
city of one place belong together and are read together by `read_place`: "Paris" with "TX" is not in France.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.lexicon.places import country_code, subdivision
from connectors.text import fold
from matching.normalise.gazetteer import City, cities_named, city_named, country_of_city, usual_name
from matching.normalise.scripts import latin

_STREET_WORDS = {"street": "st", "strasse": "str", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr",
                 "boulevard": "blvd", "boul": "blvd", "bd": "blvd", "lane": "ln", "court": "ct", "place": "pl",
                 "square": "sq", "suite": "ste", "terrace": "ter", "crescent": "cres", "cr": "cres", "circuit": "cct",
                 "close": "cl", "parade": "pde", "highway": "hwy", "parkway": "pkwy", "north": "n", "south": "s",
                 "east": "e", "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw",
                 "floor": "fl", "building": "bldg", "apartment": "apt", "unit": "ste", "room": "rm", "calle": "c",
                 "avenida": "ave", "avda": "ave", "paseo": "po", "plaza": "pl", "plaça": "pl", "praca": "pl",
                 "via": "v", "viale": "vle", "piazza": "pza", "corso": "cso", "rue": "r", "rua": "r",
                 "allee": "all", "chemin": "ch", "route": "rte", "impasse": "imp", "platz": "pl", "ulica": "ul",
                 "ulitsa": "ul", "gatan": "g", "straat": "str", "laan": "ln", "saint": "st", "sankt": "st",
                 "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
                 "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th"}  # fmt: skip
_NOT_KEY = re.compile(r"[^0-9A-Za-z]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_GLUED = re.compile(r"(?<=[a-z]{3})(?:strasse|strase|straat|str)$")
_REGION_ENDING = re.compile(
    r" (?:province|state|region|county|prefecture|canton|pref|to|ken|sheng|shi|do|fu|lan)$"
    r"|^(?:state of|province of|canton of|region of|land|kanton|canton de|provincia de|estado de|regione"
    r"|comunidad de|region) "
)


class Place(NamedTuple):
    """Where somebody is, as far as it is known. Country and region are ISO codes, `city` is a key, `spot` the city."""

    country: str
    region: str
    city: str
    spot: City | None


def country_key(text: str) -> str:
    """The alpha-2 code of a country in any spelling; empty for what is none, so that no slip is a difference."""
    return country_code(text)


@lru_cache(maxsize=16_384)
def region_key(text: str, country: str = "") -> str:
    """A region's ISO code where its country's are known ("US" "Calif." is "CA"), else its folded name."""
    return region_code(text, country or "US") or latin(text)


def region_code(text: str, country: str) -> str:
    """The ISO 3166-2 code of a region behind its dash ("Bavaria" in DE is "BY"); empty where none is known."""
    if code := subdivision(text, country):
        return code
    folded = latin(text)
    spellings = _regions().get(country, {})
    return spellings.get(folded) or spellings.get(_REGION_ENDING.sub("", folded), "")


@cache
def _regions() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for country, code, name, further in rows("regions.tsv", __package__):
        spellings = found.setdefault(country, {})
        spellings |= {fold(code): code, latin(name): code, _REGION_ENDING.sub("", latin(name)): code}
        spellings |= dict.fromkeys(further.split("|") if further else (), code)
    return found


@lru_cache(maxsize=16_384)
def city_key(text: str, country: str = "") -> str:
    """A city by one of its names: "New York City" is "new york", "München" and "Munich" agree."""
    return usual_name(text.partition(",")[0], country)


def postal_key(text: str) -> str:
    """A postal code without spaces and dashes, in capitals; a US ZIP+4 counts by its first five."""
    bare = (text if text.isalnum() and text.isascii() else _NOT_KEY.sub("", text)).upper()
    return bare[:5] if len(bare) == 9 and bare.isdecimal() else bare


def street_key(text: str) -> str:
    """A street and number, its usual words abbreviated: "Hauptstraße 5" and "Hauptstr. 5" agree."""
    words = (
        _NOT_WORD.split(text.lower().replace("'", "").replace("`", ""))
        if text.isascii()
        else latin(text).split()
    )
    return " ".join([_STREET_WORDS.get(word) or _unglued(word) for word in words if word])


def _unglued(word: str) -> str:
    return _GLUED.sub("str", word) if word.endswith(("str", "se", "straat")) else word


@lru_cache(maxsize=65_536)
def read_place(city: str = "", region: str = "", country: str = "") -> Place:
    """One place from what is written of it. What one part does not say, another may, where it leaves no doubt.

    Args:
        city: may have region and country behind it ("Austin, TX", "Munich, Bavaria, Germany").
    """
    city, region, country = _spread(city, region, country)
    code = country_code(country)
    part = _region_in(region, code) if region else ""
    if not code and city:
        code = country_of_city(city, part) or (_only_country(region) if region else "")
        part = _region_in(region, code) if region and code else part
    elif not code and region:
        code = _only_country(region)
        part = _region_in(region, code) if code else part
    spot = city_named(city, code, part) if city else None
    key = city_key(city, code) if city else ""
    return Place(code, part or (spot.region if spot else ""), key, spot)


def _region_in(region: str, country: str) -> str:
    return region_code(region, country) if country else subdivision(region, "US") or subdivision(region, "CA")


def _spread(city: str, region: str, country: str) -> tuple[str, str, str]:
    """City, region and country, the later two taken from behind the city's commas where they stand nowhere else."""
    city, *behind = [part.strip() for part in city.split(",") if part.strip()] or [""]
    if behind and not country and country_code(behind[-1]) and not _state_of(city, behind[-1]):
        country = behind.pop()
    if behind and not region:
        region = behind[-1]
    if city and not behind and not region and not country and country_code(city) and not city_named(city):
        return "", "", city
    return city, region, country


def _state_of(city: str, text: str) -> bool:
    """Whether what could be a country is a state, as "CA" is behind San Francisco and "Georgia" behind Atlanta."""
    state = subdivision(text, "US")
    return bool(state and cities_named(city, "US", state))


@lru_cache(maxsize=4_096)
def _only_country(region: str) -> str:
    """The country of a region's name; empty for codes and for names that several countries have."""
    if len(latin(region)) < 4:
        return ""
    found = {country for country in (*_regions(), "US", "CA", "AU") if region_code(region, country)}
    return found.pop() if len(found) == 1 else ""
