"""A place in free text, "London, England, United Kingdom" or "Austin, TX": its city, its state and its country.

"CA" is California and Canada, "DE" Delaware and Germany, and people write both behind a city. Where a list of large
cities does not settle which is meant, the country is left out: a wrong country is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from connectors.lexicon import rows
from connectors.lexicon.places import country_code, subdivision
from connectors.text import fold

# Countries whose states are written behind a city in place of the country.
_OF_STATES = ("US", "CA", "AU")


@cache
def _cities() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("cities.tsv")}


def place_in(text: str) -> Iterator[tuple[str, str]]:
    """Fields and their values, as far as they are plain. Of several places the first counts."""
    parts = [part.strip() for part in text.partition(";")[0].split(",") if part.strip()]
    if not parts:
        return
    city = parts[0] if len(parts) > 1 and not any(c.isdigit() for c in parts[0]) else ""
    country, state = _country(parts[-1], city)
    if country:
        yield "company.country", country
    if state:
        yield "company.region", state
    if city and (country or _possible(parts[-1])):
        yield "company.city", city


def _possible(last: str) -> dict[str, str]:
    """The countries that the last part of a place may stand for, each with the state that it then names."""
    found = {country: state for country in _OF_STATES if (state := subdivision(last, country))}
    whole = country_code(last)
    return {**found, whole: found.get(whole, "")} if whole else found


def _country(last: str, city: str) -> tuple[str, str]:
    """The country of a place and, where that is what the last part names, its state."""
    possible = _possible(last) if city else {code: "" for code in (country_code(last),) if code}
    if len(possible) > 1:
        known = _cities().get(fold(city), "")
        possible = {known: possible[known]} if known in possible else {}
    return next(iter(possible.items()), ("", ""))
