"""Whether a company goes on: active, insolvent, being wound up, inactive, dissolved, acquired.

Read from its status in registers and directories and from the day on which it ceased to exist. Where the two differ it
is unknown. Nobody is taken for active because no source calls them anything else.

One demand every profile makes unless it says something about the status itself: a company that a source reports gone is
not worth a call (`OUT_OF_BUSINESS`, applied in `icp/profile.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from icp.answer import Answer, unknown
from icp.claims import Reading, judge_one
from icp.criteria.criterion import Ready
from icp.phrases import listed, short
from icp.standing import DISSOLVED, GONE, STATUS, Standing, ended, standings_named
from icp.table import Table, did_you_mean
from matching.nouns import Company

_NOTHING = "no source says whether it goes on"
_PHRASES = {
    Standing.ACTIVE: "active", Standing.INSOLVENT: "insolvent", Standing.LIQUIDATION: "being wound up",
    Standing.INACTIVE: "inactive", Standing.DISSOLVED: "dissolved", Standing.ACQUIRED: "acquired",
}  # fmt: skip


@dataclass(frozen=True)
class Status(Ready):
    """Any of these."""

    standings: frozenset[Standing]
    kind = "status"
    question = "Is {} still in business?"

    @cached_property
    def wish(self) -> str:
        return f"a company that is {self._wanted}"

    @cached_property
    def contrary(self) -> str:
        return f"a company that is not {self._wanted}"

    @cached_property
    def _wanted(self) -> str:
        return _phrases(self.standings)

    def answer(self, company: Company, now: datetime) -> Answer:
        stated = judge_one(company, STATUS, now, self._test, _NOTHING)
        if not ended(company.value(DISSOLVED), now):
            return stated
        dated = judge_one(company, DISSOLVED, now, self._of_its_end, _NOTHING)
        if not stated.settled or not dated.settled:
            return dated if dated.settled else stated
        if stated.low == dated.low:
            return dated._replace(evidence=(*dated.evidence, *stated.evidence))
        both = f"sources disagree: {dated.because}; {stated.because}"
        return unknown(both, (STATUS,), evidence=(*dated.evidence, *stated.evidence))

    def _test(self, value: str) -> Reading | None:
        named = standings_named(value)
        return self._read(named, f'the status "{short(value)}"') if named else None

    def _of_its_end(self, value: str) -> Reading:
        return self._read(frozenset((Standing.DISSOLVED,)), f"an end in {value[:4]}")

    def _read(self, named: frozenset[Standing], what: str) -> Reading:
        fitting = len(named & self.standings) / len(named)
        so = f"means {_phrases(named)}"
        if fitting == 1.0:
            return Reading(1, 1, 1, what, so)
        if fitting == 0.0:
            return Reading(0, 0, 0, what, f"{so}, not {self._wanted}")
        return Reading(0, 1, fitting, what, so)


def _phrases(standings: frozenset[Standing]) -> str:
    return listed(phrase for standing, phrase in _PHRASES.items() if standing in standings)


@dataclass(frozen=True)
class OutOfBusiness(Status):
    """The demand that nobody has to write down, in words of its own."""

    wish = "a company that has ceased to trade"
    contrary = "a company still in business"


OUT_OF_BUSINESS = OutOfBusiness(GONE)
LABEL = "out of business (no profile wants that unless it says so)"


def reported_gone(company: Company, now: datetime) -> bool:
    """Whether sources report that nobody is left to buy. Where they are silent, stale or differ, they do not."""
    if STATUS not in company.passports and DISSOLVED not in company.passports:
        return False
    return OUT_OF_BUSINESS.answer(company, now).low == 1.0


def read(table: Table) -> Status | None:
    """`any`: how it may stand with the company."""
    known = list(Standing)
    standings = table.each(
        "any",
        "active",
        lambda text: Standing(text) if text in known else None,
        lambda text: did_you_mean(text, known),
    )
    table.need("any")
    return Status(frozenset(standings)) if table.sound else None
