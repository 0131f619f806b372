"""Where a company's head office is.

Countries, regions and cities that stand in one criterion must all hold: `cities = ["Valencia"]` with
`countries = ["ES"]` is the Spanish one. A country that does not fit decides alone. Names of regions and cities are
compared as they are written but for accents, scripts and words such as "Greater" and "City"; states of the US, Canada
and Australia also by their codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from connectors.lexicon.places import country_code, country_name, subdivision
from icp.answer import Answer, all_of
from icp.claims import Reading, Test, judge_one
from icp.countries import countries_named, place_names
from icp.criteria.criterion import Ready
from icp.criteria.near import Near, read_near
from icp.phrases import listed
from icp.table import Table, did_you_mean
from matching.normalise.places import city_key
from matching.nouns import Company

_CODED = ("US", "CA", "AU")
_FIELDS = {"countries": "company.country", "regions": "company.region", "cities": "company.city"}
_NOTHING = {
    "countries": "no source says in which country it is",
    "regions": "no source says in which region it is",
    "cities": "no source says in which city it is",
}


@lru_cache(maxsize=16_384)
def place_keys(name: str) -> frozenset[str]:
    """What is left of the name of a region or city for comparing it, and the codes it may be short for."""
    codes = ((country, subdivision(name, country)) for country in _CODED)
    return frozenset({city_key(name), *(f"{country}-{code}" for country, code in codes if code)})


@dataclass(frozen=True)
class Place(Ready):
    """One of the three parts: which values fit, and how the wanted ones are called."""

    part: str
    keys: frozenset[str]
    names: tuple[str, ...]

    def _so(self, fits: bool, what: str) -> str:
        """The end of the sentence that begins with the place it is in."""
        if what in self.names:
            return "is as asked"
        grouped = self.part == "countries" and len(self.keys) > len(self.names)
        return f"is{'' if fits else ' not'}{' in' if grouped else ''} {listed(self.names)}"

    def answer(self, company: Company, now: datetime) -> Answer:
        return judge_one(company, _FIELDS[self.part], now, self._test, _NOTHING[self.part])

    @cached_property
    def _test(self) -> Test:
        return lru_cache(maxsize=16_384)(self._read)

    def _read(self, value: str) -> Reading | None:
        if self.part == "countries":
            code = country_code(value)
            if not code:
                return None
            fits, what = code in self.keys, country_name(code)
        else:
            fits, what = not self.keys.isdisjoint(place_keys(value)), value
        credit = float(fits)
        return Reading(credit, credit, credit, what, self._so(fits, what))


@dataclass(frozen=True)
class Location(Ready):
    """A head office in every one of these places, and near another where that is asked."""

    places: tuple[Place, ...]
    near: Near | None = None
    kind = "location"

    @cached_property
    def wish(self) -> str:
        parts = (f"in {self._names}" if self.places else "", self.near.inside if self.near else "")
        return " ".join(("a head office", *filter(None, parts)))

    @cached_property
    def contrary(self) -> str:
        parts = (f"outside {self._names}" if self.places else "", self.near.outside if self.near else "")
        return f"a head office {' or '.join(filter(None, parts))}"

    @property
    def question(self) -> str:
        return "Where is the head office of {}?"

    @cached_property
    def _names(self) -> str:
        return ", ".join(listed(place.names) for place in reversed(self.places))

    def answer(self, company: Company, now: datetime) -> Answer:
        parts: list[Place | Near] = [*self.places, *([self.near] if self.near else [])]
        return all_of([part.answer(company, now) for part in parts])


def read(table: Table) -> Location | None:
    """`countries`: codes, English names or groups ("EU", "DACH"); `regions`, `cities`: names; `near` and `within_km`.

    All that are given must hold.
    """
    places: list[Place] = []
    named = table.each("countries", "DE", countries_named, lambda word: did_you_mean(word, place_names()))
    if named:
        codes = frozenset(code for _, codes in named for code in codes)
        places.append(Place("countries", codes, tuple(name for name, _ in named)))
    spelt = {"regions": table.texts("regions", "Bavaria"), "cities": table.texts("cities", "Munich")}
    places += [
        Place(part, frozenset().union(*map(place_keys, names)), names)
        for part, names in spelt.items()
        if names
    ]
    near = read_near(table)
    table.need("countries", "regions", "cities", "near")
    return Location(tuple(places), near) if table.sound else None
