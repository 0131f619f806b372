"""Areas of postal codes as rules write them: "DE 8", "DE 80-89", "GB SW"."""

from __future__ import annotations

import re

from icp.countries import countries_named
from matching.normalise.places import postal_key

_AREA = re.compile(r"(?P<country>[^\W\d][\w .']*?)[ -]+(?P<first>\d+)\s*[-–]\s*(?P<last>\d+)|"
                   r"(?P<land>[A-Za-z]{2})[ -]+(?P<begin>[A-Za-z0-9 ]{1,10})")  # fmt: skip
_MOST_PREFIXES = 1_000


def postal_prefixes(text: str) -> list[tuple[str, str]] | None:
    """The country and each beginning of its codes; None for what names no country or no area."""
    found = _AREA.fullmatch(text.strip())
    named = countries_named((found["country"] or found["land"]).strip()) if found else None
    if found is None or named is None or len(named[1]) != 1:
        return None
    (country,) = named[1]
    if found["begin"]:
        return [(country, postal_key(found["begin"]))]
    first, last = found["first"], found["last"]
    count = int(last) - int(first) + 1
    if len(first) != len(last) or not 0 < count <= _MOST_PREFIXES:
        return None
    return [(country, str(number).zfill(len(first))) for number in range(int(first), int(last) + 1)]
