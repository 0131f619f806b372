"""EDGAR's own codes of states and countries ("L2", "E9", "CA"), made ISO 3166. Its "CA" is California, never Canada."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Place(NamedTuple):
    """A state or country. `subdivision` (US-CA) and `region` (California) are empty for a whole country."""

    country: str
    subdivision: str
    region: str


NOWHERE = Place("", "", "")


@cache
def _places() -> dict[str, Place]:
    lines = files(__name__.rpartition(".")[0]).joinpath("codes.tsv").read_text(encoding="utf-8").splitlines()
    places = {}
    for line in lines:
        if not line.startswith("#"):
            code, country, subdivision, name = line.split("\t")
            places[code] = Place(country, subdivision, name if subdivision else "")
    return places


def place(code: str | None) -> Place:
    """The place of a code; nowhere for a code that is not in the SEC's list."""
    return _places().get(code or "", NOWHERE)
