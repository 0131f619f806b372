"""What money a company raised, how lately, and in which stage of growth it is.

The stage is the company's: as a source states it, else that of its newest round. Amount and recency are of one round,
which must fit both. Rounds are only ever known in part, so that none is known to fit is no proof that none does: see
`unseen`. An amount in another currency than the one asked for is unknown, never converted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import inf

from icp.answer import Answer, all_of, no, unknown, yes
from icp.claims import Reading, claims_of, judge_one, source_and_age
from icp.criteria.criterion import Ready
from icp.criteria.sums import read_currency, sum_between
from icp.criteria.unseen import Unseen, not_seen, read_unseen
from icp.phrases import listed
from icp.rounds import STAGES, Round, rounds, stages_named
from icp.table import Table, did_you_mean
from matching.nouns import Company

MOST_DAYS = 36_500
STAGE = "company.stage"
ACCELERATOR = "company.accelerator"
MONEY_NEEDS = ("funding.amount", "funding.date")
STAGE_NEEDS = (STAGE, "funding.kind")


@dataclass(frozen=True)
class Funding(Ready):
    """A round of `least` to `most` in `currency` within `days`, and one of `stages`; what is not asked for is open."""

    least: float
    most: float
    currency: str
    days: float
    stages: tuple[str, ...]
    unseen: Unseen
    kind = "funding"

    @cached_property
    def wish(self) -> str:
        return " and ".join(part for part in (self._money, self._stage) if part)

    @cached_property
    def contrary(self) -> str:
        return f"no {self.wish}"

    @property
    def question(self) -> str:
        return (
            "What money did {} raise, how much, and when?"
            if self._money
            else "In which stage of growth is {}?"
        )

    @cached_property
    def _money(self) -> str:
        if not self.least and self.most == inf:
            return f"a round within {self.days:g} days" if self.days < inf else ""
        amount = sum_between(self.least, self.most)
        within = f" within {self.days:g} days" if self.days < inf else ""
        return f"a round of {amount} {self.currency}{within}"

    @cached_property
    def _stage(self) -> str:
        return f"stage {listed(name.replace('_', ' ') for name in self.stages)}" if self.stages else ""

    def answer(self, company: Company, now: datetime) -> Answer:
        known = rounds(company, now)
        parts = []
        if self._money:
            parts.append(self._of_money(known, now))
        if self.stages:
            parts.append(self._of_stage(company, known, now))
        return all_of(parts)

    def _of_money(self, known: list[Round], now: datetime) -> Answer:
        open_rounds = []
        for one in known:
            fits = self._fits(one, now)
            if fits:
                return yes(
                    f"it raised {one} ({source_and_age(one.evidence, now)}): {self._money}", one.evidence
                )
            if fits is None:
                open_rounds.append(one)
        if open_rounds:
            one = open_rounds[0]
            said = f"it raised {one} ({source_and_age(one.evidence, now)})"
            return unknown(
                f"{said}, which may or may not be {self._money}", MONEY_NEEDS, evidence=one.evidence
            )
        if not known:
            return not_seen(self.unseen, "no source knows of money it raised", MONEY_NEEDS, ())
        newest = known[0]
        said = (
            f"the newest round known, {newest} ({source_and_age(newest.evidence, now)}), is not {self._money}"
        )
        return not_seen(self.unseen, said, MONEY_NEEDS, tuple(s for one in known for s in one.evidence))

    def _fits(self, one: Round, now: datetime) -> bool | None:
        """Whether a round is what is asked for; None where what is known of it leaves that open."""
        tests = []
        if self.least or self.most < inf:
            comparable = one.amount is not None and one.currency == self.currency
            tests.append(
                self.least <= one.amount <= self.most if comparable and one.amount is not None else None
            )
        if self.days < inf:
            since = now - timedelta(days=self.days)
            if one.first is None or one.last is None:
                tests.append(None)
            else:
                tests.append(True if one.first >= since else False if one.last < since else None)
        if False in tests:
            return False
        return None if None in tests else True

    def _of_stage(self, company: Company, known: list[Round], now: datetime) -> Answer:
        if "accelerator" in self.stages and (batch := claims_of(company, ACCELERATOR, now)[0]):
            return yes(
                f"{batch[0].value} ({source_and_age(batch[0].statements, now)}) took it in",
                batch[0].statements,
            )
        if stages_named(company.value(STAGE)):
            return judge_one(company, STAGE, now, self._test_stage, "no source says in which stage it is")
        for one in known:
            if one.stages:
                return self._of_newest(one, now)
        return unknown("no source says in which stage it is", STAGE_NEEDS)

    def _test_stage(self, value: str) -> Reading | None:
        stages = stages_named(value)
        if not stages:
            return None
        wanted = self._stage.removeprefix("stage ")
        fitting = len(stages.intersection(self.stages)) / len(stages)
        if fitting == 1:
            return Reading(1, 1, 1, f"stage {value}", f"is {wanted}")
        if fitting == 0:
            return Reading(0, 0, 0, f"stage {value}", f"is not {wanted}")
        return Reading(0, 1, fitting, f"stage {value}", f"may or may not be {wanted}")

    def _of_newest(self, one: Round, now: datetime) -> Answer:
        fitting = len(one.stages.intersection(self.stages)) / len(one.stages)
        named = listed(sorted(stage.replace("_", " ") for stage in one.stages))
        said = f"its newest round of a known stage ({source_and_age(one.evidence, now)}) is {named}"
        wanted = self._stage.removeprefix("stage ")
        if fitting == 1:
            return yes(f"{said}, as asked: {wanted}", one.evidence)
        if fitting == 0:
            return no(f"{said}, not {wanted}", one.evidence)
        return unknown(f"{said}, which may or may not be {wanted}", STAGE_NEEDS, fitting, one.evidence)


def read(table: Table) -> Funding | None:
    """`min_amount`, `max_amount` in `currency`, `within_days`, `stages`, `unseen`; at least one of the first four."""
    least, most = table.number("min_amount", 1_000_000), table.number("max_amount", 20_000_000)
    table.ordered("min_amount", least, "max_amount", most)
    currency = read_currency(table)
    if table.has("currency") and not table.has("min_amount", "max_amount"):
        table.wrong("currency", '"currency" stands without an amount', 'add "min_amount" or take it out')
    days = table.whole("within_days", 365, least=1, most=MOST_DAYS)
    stages = table.each(
        "stages",
        "series_a",
        lambda text: text if text in STAGES else None,
        lambda text: did_you_mean(text, STAGES),
    )
    unseen = read_unseen(table)
    table.need("min_amount", "max_amount", "within_days", "stages")
    return Funding(least or 0.0, most or inf, currency, days or inf, stages, unseen) if table.sound else None
