"""Which of the organisations that a directory found by name may be the company, and how far to believe it.

A name alone proves little: directories are full of namesakes. So whatever both sides know beside the name is compared.
One thing that agrees is a second signal; a country, a state or a website that disagrees settles that somebody else is
meant. Where they have nothing in common to compare, one hit at most is read, and believed less. Who is really who is
decided later, in `matching/`, from everything that is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from connectors.connector import Target
from connectors.hosts import own_domain
from connectors.lexicon.places import country_code, subdivision
from connectors.names import alike
from connectors.text import fold

T = TypeVar("T")

BY_NAME = 0.6
_BY_PLACE = 0.85
_BY_COUNTRY = 0.7
MOST_READ = 2


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """One organisation found. Places are as the directory writes them.

    Attributes:
        what: whatever its reader needs.
        national: whether the directory is of one country, so that the country tells nobody from a namesake.
    """

    what: T
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    city: str = ""
    postal_code: str = ""
    national: bool = False


def likely(target: Target, hits: Sequence[Hit[T]]) -> list[tuple[T, float]]:
    """The hits worth reading, most believed first, each with its confidence."""
    believed = [(hit.what, belief(target, hit)) for hit in hits]
    second = sorted((b for b in believed if b[1] > BY_NAME), key=lambda b: -b[1])
    return second[:MOST_READ] or [b for b in believed if b[1] == BY_NAME][:1]


def belief(target: Target, hit: Hit[T]) -> float:
    """How far a hit may be believed: 0 for somebody else, `BY_NAME` when nothing but the name could be compared."""
    domains = {own_domain(domain) for domain in hit.domains} - {""}
    ours = {own_domain(domain) for domain in target.all("company.domain")} - {""}
    if domains & ours:
        return 1.0
    country, region = _same_country(target, hit), _same_region(target, hit)
    if not alike(target.names, hit.names) or country is False or region is False or (domains and ours):
        return 0.0
    if region or _same_town(target, hit):
        return _BY_PLACE
    return _BY_COUNTRY if country and not hit.national else BY_NAME


def state_of(target: Target) -> str:
    """The code of the US state the company is in, where that is known: CA of "California"."""
    codes = (subdivision(region, "US") for region in target.all("company.region"))
    return next((code for code in codes if code), "")


def _same_country(target: Target, hit: Hit[T]) -> bool | None:
    theirs, ours = country_code(hit.country), {country_code(c) for c in target.all("company.country")} - {""}
    return theirs in ours if theirs and ours else None


def _same_region(target: Target, hit: Hit[T]) -> bool | None:
    """Compared by code in the countries whose codes are known; spellings of other regions differ too much to refuse."""
    country = country_code(hit.country)
    theirs = subdivision(hit.region, country)
    ours = {subdivision(region, country) for region in target.all("company.region")} - {""}
    if theirs and ours:
        return theirs in ours
    named = {fold(region) for region in target.all("company.region")}
    return True if hit.region and fold(hit.region) in named else None


def _same_town(target: Target, hit: Hit[T]) -> bool:
    towns = {fold(town) for town in target.all("company.city")}
    codes = {fold(code) for code in target.all("company.postal_code")}
    return bool(fold(hit.city) in towns - {""} or (hit.postal_code and fold(hit.postal_code) in codes))
