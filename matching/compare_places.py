"""Two places: the finest part in which they agree, or the coarsest in which they differ.

Street, postal code, city, region and country are one fact told in five ways, so they make one piece of evidence.
"""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from matching.evidence import Evidence
from matching.traits import Traits

_SAME_STREET = 85
_SPELT = frozenset(("city", "postal_code"))
_SHORTEST_SLIP = 4


def compare_places(left: Traits, right: Traits) -> Evidence | None:
    """What two records' places come to; None where they cannot be compared."""
    country = _part("country", left, right)
    if country and country.level == "country_differs":
        return country
    region, city, postal = (_part(trait, left, right) for trait in ("region", "city", "postal_code"))
    street = _streets(left, right)
    if postal and postal.level == "postal_code":
        return street or postal
    if city and city.level == "city" and not (region and region.level == "region_differs"):
        return street or city
    if street and postal is None:
        return street
    for part in (region, city, postal):
        if part and part.level.endswith(("_differs", "_close")):
            return part
    return region or country or _hinted(left, right)


def _part(trait: str, left: Traits, right: Traits) -> Evidence | None:
    ours, theirs = left.keys.get(trait), right.keys.get(trait)
    if not ours or not theirs:
        return None
    for key in ours:
        if key in theirs:
            return Evidence("place", trait, ((trait, key),), key, key)
    a, b = ours[0], theirs[0]
    if trait in _SPELT and min(len(a), len(b)) >= _SHORTEST_SLIP and OSA.distance(a, b) <= 1 + (len(a) > 7):
        return Evidence("place", f"{trait}_close", (), a, b)
    return Evidence("place", f"{trait}_differs", (), a, b)


def _streets(left: Traits, right: Traits) -> Evidence | None:
    for a in left.get("street"):
        for b in right.get("street"):
            if a == b or fuzz.token_sort_ratio(a, b) >= _SAME_STREET:
                return Evidence("place", "street", (("street", min(a, b)),), a, b)
    return None


def _hinted(left: Traits, right: Traits) -> Evidence | None:
    """A country known of one, and only hinted at by the domain of the other."""
    for known, hinted in ((left, right), (right, left)):
        if (ours := known.get("country")) and (theirs := hinted.get("hinted_country")):
            level = "hinted" if set(ours) & set(theirs) else "hinted_differs"
            return Evidence("place", level, (), ours[0], theirs[0])
    return None
