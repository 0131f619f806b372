"""In which sectors a company is, and how sure each ground for it makes that.

How sources name industries is read by `matching/normalise/industries.py`; here the readings of one company are put
together. A code of a register says most; what a description says is weak evidence and marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from matching.normalise.industries import (
    CODE_SYSTEMS,
    Sector,
    all_sectors,
    sectors_named,
    sectors_of_code,
    sectors_of_description,
    sectors_of_industry,
    widened,
)

__all__ = [
    "CODE_SYSTEMS",
    "Placing",
    "Sector",
    "all_sectors",
    "sectors_named",
    "sectors_of",
    "sectors_of_code",
    "sectors_of_description",
    "sectors_of_industry",
    "widened",
]

BY_CODE = 0.95
BY_INDUSTRY = 0.9
BY_KEYWORD = 0.7
BY_DESCRIPTION = 0.3


class Placing(NamedTuple):
    """Why a company is put into a sector: how sure that is, and the field and value it was read from."""

    confidence: float
    field: str
    value: str

    @property
    def because(self) -> str:
        return f"{self.value!r} in {self.field}"


def sectors_of(
    industries: Iterable[str] = (),
    codes: Iterable[str] = (),
    keywords: Iterable[str] = (),
    descriptions: Iterable[str] = (),
) -> dict[str, Placing]:
    """Every sector a company is in, the wider ones included, each with the strongest ground for it."""
    placed: dict[str, Placing] = {}
    readings = (
        (BY_CODE, "company.industry_code", codes, sectors_of_code),
        (BY_INDUSTRY, "company.industry", industries, sectors_of_industry),
        (BY_KEYWORD, "company.keyword", keywords, sectors_of_industry),
        (BY_DESCRIPTION, "company.description", descriptions, sectors_of_description),
    )
    for confidence, field, values, read in readings:
        for value in values:
            for name in read(value):
                for counted in all_sectors()[name].counts_as:
                    placed.setdefault(counted, Placing(confidence, field, value))
    return placed
