"""How likely a source says something of a field, for a kind of company: learned from its own answers.

A Beta posterior: what the store counted (how often the source answered, and how often it stated the field) upon a
prior that ships. A segment that was hardly seen is believed to be like the source at large, and a source that was
hardly seen to be as its prior says; so a few lucky answers change little, and five hundred decide.

The numbers of the prior stand in priors.tsv, with where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from connectors.connector import Connector, Target

USUAL = 0.35
# How many answers the prior weighs as much as, and how many the source at large weighs as much as in a segment.
PRIOR_WEIGHT = 8.0
SEGMENT_WEIGHT = 12.0
_REGIONS = {
    "US": "north america", "CA": "north america", "GB": "united kingdom", "IE": "united kingdom",
    "DE": "central europe", "AT": "central europe", "CH": "central europe",
    "FR": "western europe", "BE": "western europe", "NL": "western europe", "LU": "western europe",
    "NO": "nordics", "SE": "nordics", "DK": "nordics", "FI": "nordics", "IS": "nordics",
}  # fmt: skip


def segment_of(target: Target, employees: str = "") -> str:
    """The kind of company: where it is, and roughly how large, as far as that is known."""
    country = target.one("company.country").upper()
    region = _REGIONS.get(country, "elsewhere" if country else "anywhere")
    return f"{region}, {_size(employees)}"


def _size(employees: str) -> str:
    digits = employees.partition("-")[0].rstrip("+").replace(",", "")
    if not digits.isdecimal() or len(digits) > 9:
        return "any size"
    count = int(digits)
    return "small" if count < 50 else "medium" if count < 1_000 else "large"


@dataclass(frozen=True)
class Count:
    """How often a source that answered was asked about something, and how often it stated it."""

    asked: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.asked + other.asked, self.found + other.found)


@dataclass(frozen=True)
class Odds:
    """What was learned of sources. Empty, it is what ships.

    `counts` maps (source, segment, field) to what was counted there.
    """

    counts: Mapping[tuple[str, str, str], Count] = field(default_factory=dict)
    large: Mapping[tuple[str, str], Count] = field(default_factory=dict)

    @staticmethod
    def learned(rows: Iterable[Mapping[str, Any]]) -> Odds:
        """From the store's counts: rows of source, segment, field, asked, found."""
        counts: dict[tuple[str, str, str], Count] = {}
        large: dict[tuple[str, str], Count] = {}
        for row in rows:
            count = Count(int(row["asked"]), int(row["found"]))
            key = row["source"], row["segment"], row["field"]
            counts[key] = counts.get(key, Count()) + count
            whole = row["source"], row["field"]
            large[whole] = large.get(whole, Count()) + count
        return Odds(counts, large)

    def chance(self, source: Connector, field_: str, segment: str) -> float:
        """How likely a source that answers states a field of such a company. The field "" is anything at all."""
        share = prior(source.name, field_)
        seen = self.large.get((source.name, field_), Count())
        at_large = (PRIOR_WEIGHT * share + seen.found) / (PRIOR_WEIGHT + seen.asked)
        here = self.counts.get((source.name, segment, field_), Count())
        return (SEGMENT_WEIGHT * at_large + here.found) / (SEGMENT_WEIGHT + here.asked)


def prior(source: str, field_: str) -> float:
    """What is assumed of a source before it was ever asked."""
    shares = _priors()
    return shares.get((source, field_), shares.get((source, "*"), USUAL))


@cache
def _priors() -> dict[tuple[str, str], float]:
    text = files(__package__).joinpath("priors.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(source, name): float(share) for source, name, share, *_ in rows}
