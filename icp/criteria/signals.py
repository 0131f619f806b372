"""Recent signs that a company moves: it hires, it raised money, it publishes code.

A sign is dated, and `within_days` says how long ago it may have been; unless it is given, a role counts as long as it
is advertised, money for 365 days and code for 90. A sign that was merely not seen stays unknown (`unseen`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Protocol

from icp.answer import Answer, any_of, no, unknown, yes
from icp.claims import claims_of, source_and_age
from icp.criteria.criterion import Ready
from icp.criteria.hiring import FUNCTIONS, Hiring
from icp.criteria.unseen import Unseen, not_seen, read_unseen
from icp.phrases import listed
from icp.rounds import rounds
from icp.spans import date_span
from icp.table import Table, did_you_mean, similar
from matching.nouns import Company

MOST_DAYS = 3_650
_MISSPELT = 80.0
SIGNS = ("hiring", "funding", "code")


class Sign(Protocol):
    """One sign of movement. `name` ends the sentence "a company that ..."."""

    @property
    def name(self) -> str: ...

    def answer(self, company: Company, now: datetime) -> Answer: ...


@dataclass(frozen=True)
class Raised:
    """A round within so many days."""

    days: int
    unseen: Unseen

    @property
    def name(self) -> str:
        return f"raised money within {self.days} days"

    def answer(self, company: Company, now: datetime) -> Answer:
        since = now - timedelta(days=self.days)
        known = rounds(company, now)
        for one in known:
            if one.first and one.first >= since:
                return yes(f"it raised {one} ({source_and_age(one.evidence, now)})", one.evidence)
        if not known:
            return not_seen(self.unseen, "no source knows of money it raised", ("funding.date",), ())
        newest = known[0]
        said = f"the newest round known is {newest} ({source_and_age(newest.evidence, now)})"
        if newest.last is None or newest.last >= since:
            return unknown(said, ("funding.date",), evidence=newest.evidence)
        return not_seen(self.unseen, said, ("funding.date",), newest.evidence)


@dataclass(frozen=True)
class Publishes:
    """Public code changed within so many days."""

    days: int
    unseen: Unseen

    @property
    def name(self) -> str:
        return f"published code within {self.days} days"

    def answer(self, company: Company, now: datetime) -> Answer:
        needs = ("company.last_code",)
        for claim in claims_of(company, "company.last_code", now)[0]:
            if span := date_span(claim.value):
                said = f"its public code last changed {claim.value} ({source_and_age(claim.statements, now)})"
                if span[1] >= now - timedelta(days=self.days):
                    return yes(said, claim.statements)
                return no(said, claim.statements)
        return not_seen(self.unseen, "no source knows of public code", needs, ())


@dataclass(frozen=True)
class Signals(Ready):
    """Any of these signs."""

    signs: tuple[Sign, ...]
    kind = "signals"

    @cached_property
    def wish(self) -> str:
        return f"a sign that it {listed(sign.name for sign in self.signs)}"

    @cached_property
    def contrary(self) -> str:
        return f"no sign that it {listed(sign.name for sign in self.signs)}"

    @cached_property
    def question(self) -> str:
        return f"Is there a sign that {{}} {listed(sign.name for sign in self.signs)}?"

    def answer(self, company: Company, now: datetime) -> Answer:
        answers = []
        for sign in self.signs:
            answer = sign.answer(company, now)
            if answer.low == 1.0:
                return answer
            answers.append(answer)
        return any_of(answers)


def _sign(text: str, days: int | None, unseen: Unseen) -> Sign | None:
    name, colon, what = (part.strip() for part in text.partition(":"))
    if name == "hiring" and bool(what) == bool(colon):
        misspelt = what and what not in FUNCTIONS and similar(what, FUNCTIONS, _MISSPELT)
        return None if misspelt else Hiring(what, days or 0, unseen)
    if name == "funding" and not colon:
        return Raised(days or 365, unseen)
    if name == "code" and not colon:
        return Publishes(days or 90, unseen)
    return None


def _remedy(text: str) -> str:
    name, _, what = (part.strip() for part in text.partition(":"))
    if name == "hiring" and what:
        return did_you_mean(what, FUNCTIONS)
    if name == "hiring":
        return 'write "hiring", or a word after the colon: "hiring:sales"'
    return (
        f'write "{name}": only hiring takes a word after it' if name in SIGNS else did_you_mean(name, SIGNS)
    )


def read(table: Table) -> Signals | None:
    """`any`: "hiring", "hiring:sales", "funding", "code"; `within_days`; `unseen`."""
    days = table.whole("within_days", 90, least=1, most=MOST_DAYS)
    unseen = read_unseen(table)
    signs = table.each("any", "hiring", lambda text: _sign(text, days, unseen), _remedy)
    table.need("any")
    return Signals(signs) if table.sound else None
