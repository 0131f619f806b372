"""Wikidata's data model, as far as it is read here: which statements of an entity hold, and what their values are.

A statement may be deprecated, outranked, ended, or say "unknown" on purpose. Those rules stand here once.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_RANKS = ("preferred", "normal")
_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T")
_DAY, _MONTH, _YEAR = 11, 10, 9
END, START, POINT_IN_TIME = "P582", "P580", "P585"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an entity that has a value. `at` is its path, `place` the path of the value."""

    value: Any
    at: str
    rank: str
    qualifiers: dict[str, list[dict[str, Any]]]

    @property
    def place(self) -> str:
        return f"{self.at}.mainsnak.datavalue.value"

    @property
    def item(self) -> str:
        """The item that the value is, such as "Q95"."""
        item: str = self.value["id"]
        return item

    @property
    def ended(self) -> bool:
        """Whether it is over. An end that is only known to have happened counts."""
        return END in self.qualifiers

    def qualifier(self, prop: str) -> tuple[Any, str]:
        """The first value of a qualifier and its path; (None, "") where there is none."""
        for n, snak in enumerate(self.qualifiers.get(prop, ())):
            if snak["snaktype"] == "value":
                return snak["datavalue"]["value"], f"{self.at}.qualifiers.{prop}[{n}].datavalue.value"
        return None, ""


def claims(entity: dict[str, Any], prop: str) -> list[Claim]:
    """The statements of a property that have a value and are not deprecated, preferred ones first."""
    held = [
        Claim(
            statement["mainsnak"]["datavalue"]["value"],
            f"claims.{prop}[{n}]",
            statement["rank"],
            statement.get("qualifiers", {}),
        )
        for n, statement in enumerate(entity["claims"].get(prop, ()))
        if statement["rank"] in _RANKS and statement["mainsnak"]["snaktype"] == "value"
    ]
    return sorted(held, key=lambda claim: _RANKS.index(claim.rank))


def current(entity: dict[str, Any], prop: str) -> list[Claim]:
    """What holds now: of the statements that have not ended, those of the highest rank."""
    held = [claim for claim in claims(entity, prop) if not claim.ended]
    return [claim for claim in held if claim.rank == held[0].rank]


def newest(entity: dict[str, Any], prop: str) -> Claim | None:
    """The statement with the latest point in time; where none is dated, the first of the highest rank."""
    held = current(entity, prop)
    return max(held, key=lambda claim: day(claim.qualifier(POINT_IN_TIME)[0]), default=None)


def day(time: dict[str, Any] | None) -> str:
    """A time to the precision it is known: "2004", "2004-02", "2004-02-04". Empty when coarser, or before our era."""
    found = _TIME.match(time["time"]) if time else None
    if not time or not found or time["precision"] < _YEAR:
        return ""
    return "-".join(found.groups()[: {_YEAR: 1, _MONTH: 2}.get(time["precision"], 3)])


def label(entity: dict[str, Any], part: str = "labels") -> tuple[str, str]:
    """The English text of an entity's labels or descriptions and its path, else that of no one language."""
    texts = entity.get(part) or {}
    for language in ("en", "mul"):
        if language in texts:
            return texts[language]["value"], f"{part}.{language}.value"
    return "", ""
