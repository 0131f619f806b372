"""Where somebody is, made comparable: country, region, city and postal code as keys.

A key is for comparing only. Nothing is looked up in a gazetteer: a city says no country here, and two spellings of
a city that differ by more than accents and a few words ("Greater", "City") stay two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from connectors.lexicon.places import country_code, subdivision
from matching.normalise.scripts import latin

_CITY_EXTRAS = re.compile(
    r"^(?:greater|city of|the) | (?:city|metropolitan area|area|metro|municipality|cedex \d*|cedex)$"
)
_STREET_WORDS = {"street": "st", "strasse": "str", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr",
                 "boulevard": "blvd", "lane": "ln", "court": "ct", "place": "pl", "square": "sq", "suite": "ste",
                 "terrace": "ter", "crescent": "cres", "cr": "cres", "circuit": "cct", "close": "cl", "parade": "pde",
                 "highway": "hwy", "parkway": "pkwy", "north": "n", "south": "s", "east": "e", "west": "w"}  # fmt: skip
_GLUED = re.compile(r"(?<=[a-z]{3})str(?:asse)?$")


def country_key(text: str) -> str:
    """The alpha-2 code of a country in any spelling; empty for what is none, so that no slip is a difference."""
    return country_code(text)


@lru_cache(maxsize=16_384)
def region_key(text: str, country: str = "") -> str:
    """A state's code where the country has known ones ("US" "Calif." is "CA"), else its folded name."""
    return subdivision(text, country or "US") or latin(text)


@lru_cache(maxsize=16_384)
def city_key(text: str) -> str:
    """A city's name folded, without what is not its name: "New York City" is "new york"."""
    folded = latin(text.partition(",")[0])
    return _CITY_EXTRAS.sub("", folded) or folded


def postal_key(text: str) -> str:
    """A postal code without spaces and dashes, in capitals; a US ZIP+4 counts by its first five."""
    bare = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    return bare[:5] if bare.isdigit() and len(bare) == 9 else bare


@lru_cache(maxsize=16_384)
def street_key(text: str) -> str:
    """A street and number, its usual words abbreviated: "Hauptstraße 5" and "Hauptstr. 5" agree."""
    words = [_STREET_WORDS.get(word, _GLUED.sub("str", word)) for word in latin(text).split()]
    return " ".join(words)
