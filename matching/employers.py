"""The employer as a person's row tells of it: a company's record, made of the name, domain, address and place there.

So made, an employer is compared with companies by the comparer and the model that compare companies with one another.
What differs is how much a level tells: a person's telephone is mostly a mobile, and where they live need not be where
the company sits (`employer_levels.tsv`). A title, a profile or a person's name say nothing of which company it is, and
are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from connectors.files.columns import Mapped
from matching.levels import Level, shown_with
from matching.model import KIN, ONE, Model, Usual
from matching.normalise.gazetteer import country_of_city
from matching.table import Column, Table

# A street is where somebody lives or where they sit, and nobody says which.
_PLACE = ("postal_code", "city", "region", "country")
_TOLD_AS = {
    "person.company_name": "company.name",
    "person.company_domain": "company.domain",
    **{f"person.{part}": f"company.{part}" for part in ("email", "phone", *_PLACE)},
}
_TINY = 1e-9


class _Told(NamedTuple):
    """How usual a level is in the row of a person and that of the company they are at, and how it is put."""

    one: float
    says: str


def employer_columns(mapping: Sequence[Mapped]) -> list[Mapped]:
    """The columns of a list of people that tell of the employer, as columns of a list of companies."""
    return [replace(m, field=_TOLD_AS[m.field]) for m in mapping if m.field in _TOLD_AS]


def as_people_tell(model: Model, columns: Collection[str]) -> Model:
    """A model of pairs of companies as one of a company and an employer that a person's row tells of.

    Args:
        columns: those that companies and employers both have.
    """
    known = {field: _as_told(model.fields[field], told, columns) for field, told in _told().items()}
    return replace(model, fields={**model.fields, **known})


def _as_told(usual: Usual, told: Mapping[str, _Told], columns: Collection[str]) -> Usual:
    levels = shown_with(tuple(_said(level, told.get(level.name)) for level in usual.levels), columns)
    bits = usual.bits.copy()
    for known, shares in ((ONE, [level.one for level in levels]), (KIN, [level.kin for level in levels])):
        bits[known, 1:] = np.log2(np.maximum(shares, _TINY))
    return replace(usual, levels=levels, bits=bits)


def _said(level: Level, told: _Told | None) -> Level:
    return level if told is None else level._replace(one=told.one, says=told.says)


@cache
def _told() -> Mapping[str, Mapping[str, _Told]]:
    """What `employer_levels.tsv` says of each level, by field."""
    found: dict[str, dict[str, _Told]] = {}
    text = files(__package__).joinpath("employer_levels.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        field, level, one, says = line.split("\t")
        found.setdefault(field, {})[level] = _Told(float(one), says)
    return found


def placed_by_cities(table: Table) -> Table:
    """The table with the country of every record that tells a city of one country only, and no country.

    Of namesakes in two countries one often tells the country and the other nothing but a city.
    """
    if "city" not in table.columns:
        return table
    city = table.columns["city"]
    told = table.columns.get("country") or Column(np.full((len(table), 1), -1, np.int32), [], [])
    numbers = {value: number for number, value in enumerate(told.values)}
    countries = [country_of_city(value) for value in city.values]
    of_city = [numbers.setdefault(code, len(numbers)) if code else -1 for code in countries]
    codes = told.codes.copy()
    lacking = told.first < 0
    codes[lacking, 0] = np.array([*of_city, -1], np.int32)[city.first[lacking]]
    return replace(table, columns={**table.columns, "country": Column(codes, list(numbers), list(numbers))})
