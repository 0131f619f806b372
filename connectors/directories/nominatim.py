"""Where a company's street address is on the map, from OpenStreetMap's Nominatim.

Asked once, for one address, when a street is known and no coordinates are: the service belongs to volunteers, who
allow no bulk use and want to be able to send users elsewhere (`NOMINATIM_BASE_URL`). A place counts when it is at least
a street, in the town or postal area asked for. What stands there is not read: an address is no proof of who is in it.

https://nominatim.org/release-docs/latest/api/Search/ · https://operations.osmfoundation.org/policies/nominatim/
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.hosts import own_domain
from connectors.lexicon.places import country_code
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding
from connectors.text import fold

SEARCH = "https://nominatim.openstreetmap.org/search?"
_STREET = 26  # of its ranks of places; towns have smaller ones, houses 30
_TOWNS = ("city", "town", "village", "municipality", "hamlet", "suburb")


def ask(target: Target) -> Asking:
    """Ask where the address is, once. A street without a town or postal code is none."""
    street, city = target.one("company.street"), target.one("company.city")
    code, domain = target.one("company.postal_code"), own_domain(target.domain)
    if not street or not (city or code) or not domain or target.one("company.coordinates"):
        return
    where = {"street": street, "city": city, "postalcode": code, "accept-language": "en", "addressdetails": "1",
             "format": "jsonv2", "limit": "1"}  # fmt: skip
    where["countrycodes"] = country_code(target.one("company.country")).lower()
    query = urlencode({name: value for name, value in sorted(where.items()) if value}, quote_via=quote)
    page = yield Request(SEARCH + query, fresh_days=30)
    if page and any(_is_there(place, city, code) for place in Part.of(page).each()):
        yield Read(page.part("[0]"), {"domain": domain})


def _is_there(place: Part, city: str, code: str) -> bool:
    """Whether it is an address in the town or postal area that was asked for."""
    address = place["address"]
    towns = {fold(part.text) for kind in _TOWNS if (part := address.opt(kind))}
    postcode = address.opt("postcode")
    near = fold(city) in towns if city else False
    return place["place_rank"].number >= _STREET and (
        near or bool(code and postcode and fold(postcode.text) == fold(code))
    )


def read(page: Page, domain: str) -> Iterator[Finding]:
    """Read one place, as the place of the company whose address was asked for."""
    place = Part.of(page)
    latitude, longitude = place["lat"], place["lon"]
    where = f"{float(latitude.text):.5f},{float(longitude.text):.5f}"
    exact = place["address"].opt("house_number") is not None
    yield latitude.says(domain, "company.coordinates", where, confidence=0.9 if exact else 0.7)
    if region := place.opt("address", "state"):
        yield region.says(domain, "company.region", confidence=0.8)
    if country := place.opt("address", "country_code"):
        yield country.says(domain, "company.country", country.text.upper(), confidence=0.8)


CONNECTOR = Connector(
    name="nominatim",
    about="coordinates, state and country of a street address that is known",
    tier="A",
    needs=("company.street",),
    yields=("company.coordinates", "company.region", "company.country"),
    ask=ask,
    read=read,
    # A request every second and a half, for everybody who uses this program at once on one machine.
    per_second=0.66,
    docs="https://nominatim.org/release-docs/latest/api/Search/",
    terms="ODbL 1.0; one request a second at most, no bulk use; results are to be kept",
    attribution="© OpenStreetMap contributors",
    reliability=0.85,
    identifies="company.domain",
    base="NOMINATIM_BASE_URL",
    unverified=("that a street with its number and suite in one line is found",),
)  # fmt: skip
