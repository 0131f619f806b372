"""Two places: the finest part in which they agree, or the coarsest in which they differ.

Street, postal code, city, region and country are one fact told in five ways, so they make one piece of evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from matching.frequency import Floats, Frequencies
from matching.levels import number_of
from matching.streets import Street, compare_streets
from matching.table import DIFFERS, SAME, Ints, Levels, Table, equal

_CLOSE = 3
_SHORTEST_SLIP = 4
_LONG = 7


class _Part:
    """One part of the places of pairs of records: where it agrees, differs or nearly agrees, and in which value."""

    def __init__(self, table: Table, trait: str, left: Ints, right: Ints) -> None:
        self.trait = trait
        column = table.columns.get(trait)
        self.levels = np.zeros(len(left), np.uint8)
        self.codes = np.full(len(left), -1, np.int32)
        if column is None:
            return
        self.levels, self.codes = equal(column, left, right)

    def is_(self, level: int) -> NDArray[np.bool_]:
        return np.asarray(self.levels == level)


def compare_places(table: Table, frequencies: Frequencies, left: Ints, right: Ints) -> tuple[Levels, Floats]:
    """Levels and rarities of what two records' places come to; level 0 where they cannot be compared."""
    country, region, city, postal = (
        _Part(table, trait, left, right) for trait in ("country", "region", "city", "postal_code")
    )
    street = _Part(table, "street", left, right)
    abroad = country.is_(DIFFERS)
    _near_streets(table, street, left, right, ~abroad)
    for part in (city, postal):
        _near_spellings(table, part, left, right, ~abroad)
    one_street, one_city = street.is_(SAME), city.is_(SAME) & ~region.is_(DIFFERS)
    level, rarity = np.zeros(len(left), np.uint8), np.zeros(len(left), np.float32)
    open_ = np.ones(len(left), bool)

    def settle(where: NDArray[np.bool_], name: str, part: _Part | None = None) -> None:
        at = np.nonzero(where & open_)[0]
        level[at] = number_of(table.kind, "place", name)
        if part is not None and len(at):
            rarity[at] = frequencies.shared(part.trait, part.codes[at], left[at], right[at])
        open_[at] = False

    settle(abroad, "country_differs")
    elsewhere = city.is_(DIFFERS) | region.is_(DIFFERS)
    near_by = postal.is_(SAME) | one_city | (~(postal.levels > 0) & ~elsewhere)
    settle(one_street & near_by, "street", street)
    settle(street.is_(Street.CLOSE) & near_by, "street_close")
    settle(street.is_(Street.ROAD) & near_by, "road")
    for part, same in ((postal, postal.is_(SAME)), (city, one_city)):
        settle(street.is_(DIFFERS) & same, "street_differs", part)
    settle(street.is_(DIFFERS) & near_by, "street_differs")
    settle(postal.is_(SAME), "postal_code", postal)
    settle(one_city, "city", city)
    settle(region.is_(DIFFERS), "region_differs")
    for part, name in ((city, "city"), (postal, "postal_code")):
        settle(part.is_(_CLOSE), f"{name}_close")
        settle(part.is_(DIFFERS), f"{name}_differs")
    settle(region.is_(SAME), "region", region)
    settle(country.is_(SAME), "country", country)
    _settle_hinted(table, left, right, settle)
    return level, rarity


def _near_streets(table: Table, street: _Part, left: Ints, right: Ints, where: NDArray[np.bool_]) -> None:
    places = np.nonzero(street.is_(DIFFERS) & where)[0]
    if len(places):
        column = table.columns["street"]
        a, b = column.first[left[places]], column.first[right[places]]
        street.levels[places] = column.judged.levels(a, b, partial(compare_streets, column.values))
        street.codes[places] = np.minimum(a, b)


def _near_spellings(table: Table, part: _Part, left: Ints, right: Ints, where: NDArray[np.bool_]) -> None:
    places = np.nonzero(part.is_(DIFFERS) & where)[0]
    if not len(places):
        return
    column = table.columns[part.trait]
    a, b = column.first[left[places]], column.first[right[places]]
    part.levels[places] = column.judged.levels(a, b, partial(_spelt, column.values))


def _spelt(values: Sequence[str], left: Ints, right: Ints) -> Levels:
    """How pairs of different values compare, each given by its place among the values: by how many slips."""
    ours, theirs = [values[n] for n in left.tolist()], [values[n] for n in right.tolist()]
    edits = process.cpdist(ours, theirs, scorer=OSA.distance, score_cutoff=2, workers=-1)
    length, other = (np.array([len(text) for text in texts], np.int32) for texts in (ours, theirs))
    near = (np.minimum(length, other) >= _SHORTEST_SLIP) & (edits <= 1 + (length > _LONG))
    return np.where(near, _CLOSE, DIFFERS).astype(np.uint8)


def _settle_hinted(table: Table, left: Ints, right: Ints, settle: object) -> None:
    """A country known of one, and only hinted at by the domain of the other."""
    known, hinted = table.columns.get("country"), table.columns.get("hinted_country")
    if known is None or hinted is None or not callable(settle):
        return
    number = {value: code for code, value in enumerate(known.values)}
    hints = np.array([number.get(value, -2) for value in hinted.values] + [-1], np.int32)[hinted.first]
    for one, other in ((left, right), (right, left)):
        ours, theirs = known.first[one], hints[other]
        both = (ours >= 0) & (theirs != -1)
        settle(both & (ours == theirs), "hinted")
        settle(both & (ours != theirs), "hinted_differs")
