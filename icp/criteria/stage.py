"""In which stage of growth a company is: pre-seed, early, growth, late, mature, public.

A symbol on a stock exchange says that it is public, and no other source outweighs that. Else it is what a directory
calls it, else what the kind of its newest round leaves open. Which money it raised, how much and when is asked with
kind "funding".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from connectors.statement import Statement
from icp.answer import Answer, unknown
from icp.claims import Reading, claims_of, judge_one, source_and_age
from icp.criteria.criterion import Ready
from icp.growth import GrowthStage, Stages, growth_stages_named, stages_after
from icp.phrases import listed
from icp.rounds import STAGES, rounds
from icp.table import Table, did_you_mean
from matching.nouns import Company

STAGE, TICKER, STATUS = "company.stage", "company.ticker", "company.status"
NEEDS = (STAGE, "funding.kind")
_OF_FUNDING = 'that is a stage of funding: ask for it with kind = "funding" and stages = ["{}"]'
_NOTHING = "no source says in which stage of growth it is"


@dataclass(frozen=True)
class Stage(Ready):
    """Any of these growth stages."""

    stages: Stages
    kind = "stage"
    question = "In which stage of growth is {}: young, growing, established, or on a stock exchange?"

    @cached_property
    def wish(self) -> str:
        return f"a growth stage of {self._wanted}"

    @cached_property
    def contrary(self) -> str:
        return f"a growth stage other than {self._wanted}"

    @cached_property
    def _wanted(self) -> str:
        return _in_words(self.stages)

    def answer(self, company: Company, now: datetime) -> Answer:
        if listed_as := claims_of(company, TICKER, now)[0]:
            what = f"its stock symbol {listed_as[0].value}"
            reading = self._read(frozenset((GrowthStage.PUBLIC,)), what)
            return _answer(reading, listed_as[0].statements, now)
        if growth_stages_named(company.value(STAGE)):
            return judge_one(company, STAGE, now, self._test, _NOTHING)
        if GrowthStage.PUBLIC in growth_stages_named(company.value(STATUS)):
            return judge_one(company, STATUS, now, self._test, _NOTHING)
        return self._of_rounds(company, now)

    def _of_rounds(self, company: Company, now: datetime) -> Answer:
        for one in rounds(company, now):
            if stages := stages_after(one, now):
                dated = f" of {one.first.year}" if one.first else ""
                return _answer(self._read(stages, f"its newest round{dated}, {one.kind},"), one.evidence, now)
        return unknown(_NOTHING, NEEDS)

    def _test(self, value: str) -> Reading | None:
        named = growth_stages_named(value)
        return self._read(named, f'"{value}"') if named else None

    def _read(self, named: Stages, what: str) -> Reading:
        fitting = len(named & self.stages) / len(named)
        so = f"means {_in_words(named)}"
        if fitting == 1.0:
            return Reading(1, 1, 1, what, so)
        if fitting == 0.0:
            return Reading(0, 0, 0, what, f"{so}, not {self._wanted}")
        return Reading(0, 1, fitting, what, f"{so}, which may or may not be {self._wanted}")


def _answer(reading: Reading, evidence: tuple[Statement, ...], now: datetime) -> Answer:
    low, high, likely, what, so, _ = reading
    because = f"{what} ({source_and_age(evidence, now)}) {so}"
    return Answer(low, high, likely, because, evidence, NEEDS if low < high else ())


def _in_words(stages: Stages) -> str:
    return listed(str(stage).replace("_", "-") for stage in GrowthStage if stage in stages)


def read(table: Table) -> Stage | None:
    """`any`: growth stages."""
    known = list(GrowthStage)
    stages = table.each(
        "any",
        "growth",
        lambda text: GrowthStage(text) if text in known else None,
        lambda text: _OF_FUNDING.format(text) if text in STAGES else did_you_mean(text, known),
    )
    table.need("any")
    return Stage(frozenset(stages)) if table.sound else None
