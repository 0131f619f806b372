"""Territories as one dimension: countries, regions inside them, and postal codes inside them.

A region implies its country, so the three keys of a rule are no three dimensions: taken apart they would warn of leads
in Bavaria that are in France. Of regions and postal codes of one country every combination counts as possible, because
no table here says where they meet; and a lead in Germany whose region nobody knows is a lead of its own kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from connectors.lexicon.places import country_name
from icp.routing.axes import UNKNOWN, Terms
from icp.routing.boxes import TooTangled
from icp.routing.lead import Lead, Spot

OTHER = "*"
_DIGITS = "0123456789"
_MOST_NAMED = 3
_MOST_CELLS = 20_000


class PlaceTerms(NamedTuple):
    """What a rule asks of the place: each of the three that it speaks of. Values are (country, code or prefix)."""

    country: Terms | None = None
    region: Terms | None = None
    postal: Terms | None = None


class _Cell(NamedTuple):
    """Leads alike in place: each part is a code, "*" for one that no rule names, or empty for unknown."""

    country: str
    region: str
    postal: str


class PlaceAxis:
    """The places that rules name, the rest of each country, the rest of the world, and nowhere known."""

    name = "place"

    def __init__(self, asked: Iterable[PlaceTerms]) -> None:
        asked = list(asked)
        self.regions = _by_country(terms.region for terms in asked)
        self.prefixes = _by_country(terms.postal for terms in asked)
        named = {code for terms in asked if terms.country for code in terms.country.values}
        self.countries = sorted({*named, *self.regions, *self.prefixes})
        if (cells := self._count()) > _MOST_CELLS:
            raise TooTangled(f"regions and postal codes meet in {cells:,} ways")
        self._places = list(self._cells())
        self._bits = {cell: 1 << n for n, cell in enumerate(self._places)}
        self.full = (1 << len(self._places)) - 1

    def _count(self) -> int:
        """How many cells there may be, at most."""
        return sum(
            (len(self.regions.get(country, ())) + 2) * (len(self.prefixes.get(country, ())) + 2)
            for country in self.countries
        )

    def _cells(self) -> Iterator[_Cell]:
        yield _Cell("", "", "")
        yield _Cell(OTHER, OTHER, OTHER)
        for country in self.countries:
            regions, prefixes = self.regions.get(country, set()), self.prefixes.get(country, set())
            places = [*sorted(regions), OTHER, *([""] if regions else [])]
            codes = [*_leaves(prefixes), *([""] if prefixes else [])]
            yield from (_Cell(country, *parts) for parts in product(places, codes))

    def cells(self, terms: PlaceTerms) -> int:
        return sum(bit for cell, bit in self._bits.items() if self._meets(cell, terms))

    def _meets(self, cell: _Cell, terms: PlaceTerms) -> bool:
        country, region, postal = terms
        if country and not _asked(
            country, cell.country, cell.country in country.values, cell.country == OTHER
        ):
            return False
        within = (cell.country, cell.region)
        if region and not _asked(region, cell.region, within in region.values, cell.region == OTHER):
            return False
        if not postal:
            return True
        prefixes = [prefix for code, prefix in postal.values if code == cell.country]
        hit = cell.postal != OTHER and cell.postal.startswith(tuple(prefixes))
        return _asked(postal, cell.postal, hit, cell.postal == OTHER)

    def reach(self, lead: Lead) -> int:
        return self._bits[self._cell(lead.spot)]

    def _cell(self, spot: Spot) -> _Cell:
        if not spot.country:
            return self._places[0]
        if spot.country not in self.countries:
            return self._places[1]
        known = self.regions.get(spot.country, set())
        region = (spot.region if spot.region in known or not spot.region else OTHER) if known else OTHER
        prefixes = self.prefixes.get(spot.country, set())
        if not prefixes:
            return _Cell(spot.country, region, OTHER)
        fitting = [p for p in _leaves(prefixes) if p != OTHER and spot.postal.startswith(p)]
        postal = max(fitting, key=len, default=OTHER) if spot.postal else ""
        cell = _Cell(spot.country, region, postal)
        return cell if cell in self._bits else _Cell(spot.country, region, "")

    def named(self, mask: int) -> str:
        held = [cell for cell, bit in self._bits.items() if mask & bit]
        whole = [c for c in self.countries if all(cell in held for cell in self._places if cell.country == c)]
        parts = [country_name(code) for code in whole]
        parts += [self._one(cell) for cell in held if cell.country not in whole]
        more = f" and {len(parts) - _MOST_NAMED} more places" if len(parts) > _MOST_NAMED else ""
        return f"{' or '.join(parts[:_MOST_NAMED])}{more}"

    def example(self, mask: int) -> str:
        last = max(cell for cell, bit in self._bits.items() if mask & bit)
        return self._one(last)

    def _one(self, cell: _Cell) -> str:
        if not cell.country:
            return "an unknown country"
        if cell.country == OTHER:
            return "another country"
        parts = [country_name(cell.country)]
        if cell.country in self.regions:
            parts.append(_part("region", cell.region, f"{cell.country}-{cell.region}"))
        if cell.country in self.prefixes:
            parts.append(_part("postal code", cell.postal, f"{cell.postal}…"))
        return ", ".join(parts)

    def said(self, lead: Lead) -> str:
        spot = lead.spot
        if not spot.country:
            return f"country {UNKNOWN}"
        parts = [country_name(spot.country)]
        if spot.country in self.regions:
            parts.append(f"{spot.country}-{spot.region}" if spot.region else f"region {UNKNOWN}")
        if spot.country in self.prefixes:
            parts.append(spot.postal or f"postal code {UNKNOWN}")
        return ", ".join(parts)


def _asked(terms: Terms, code: str, hit: bool, rest: bool) -> bool:
    if not code:
        return terms.unknown
    return hit or (terms.rest and rest)


def _part(what: str, code: str, written: str) -> str:
    if not code:
        return f"{what} {UNKNOWN}"
    return f"another {what}" if code == OTHER else written


def _by_country(asked: Iterable[Terms | None]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for terms in asked:
        for country, code in terms.values if terms else ():
            found.setdefault(country, set()).add(code)
    return found


def _leaves(prefixes: set[str], parent: str = "") -> list[str]:
    """The prefixes that still name something beside the longer ones, and "*" for codes that begin with none.

    Where all ten digits that may follow a prefix are named nothing else follows it: no code is left over.
    """
    if not prefixes:
        return [OTHER]
    kept = [prefix for prefix in sorted(prefixes) if not _exhausted(prefix, prefixes)]
    return kept if _exhausted(parent, prefixes) else [*kept, OTHER]


def _exhausted(prefix: str, prefixes: set[str]) -> bool:
    longer = {other for other in prefixes if other.startswith(prefix) and other != prefix}
    if not longer:
        return False
    return all(prefix + d in longer or _exhausted(prefix + d, longer) for d in _DIGITS)
