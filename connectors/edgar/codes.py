"""EDGAR's own codes of states and countries ("L2", "E9", "CA"), made ISO 3166. Its "CA" is California, never Canada."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows


class Place(NamedTuple):
    """A state or country. `subdivision` (US-CA) and `region` (California) are empty for a whole country."""

    country: str
    subdivision: str
    region: str


NOWHERE = Place("", "", "")


@cache
def _places() -> dict[str, Place]:
    return {
        code: Place(country, subdivision, name if subdivision else "")
        for code, country, subdivision, name in rows("codes.tsv", __package__ or "")
    }


def place(code: str | None) -> Place:
    """The place of a code; nowhere for a code that is not in the SEC's list."""
    return _places().get(code or "", NOWHERE)
