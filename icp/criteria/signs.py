"""Single signs of movement: money raised, code published, and every kind of event that `matching/signals` knows.

A sign is dated, and counts within its days; how it fades is in `fading.py`. An event that was merely not seen stays
unknown unless a profile says otherwise, and even then somebody must have seen something of the company: silence is no
news only where somebody listened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple, Protocol

from connectors.lexicon import rows
from icp.answer import Answer, no, unknown, yes
from icp.claims import claims_of, source_and_age
from icp.criteria.criterion import Ready
from icp.criteria.unseen import Unseen, not_seen
from icp.phrases import short
from icp.rounds import rounds
from icp.spans import date_span
from matching.nouns import Company, Signal
from matching.signals.kinds import STATED, half_life, turn_of

FUNDING_DAYS, CODE_DAYS = 365, 90
# Beyond that a quarter of an event's worth is left.
_HALF_LIVES = 2
_CODE_HALF_LIFE = (
    90  # code has no kind of its own: who published nothing for a season is taken for half as active
)
_MOST_CITED = 3


class Sign(Protocol):
    """One sign of movement. `name` ends the sentence "a company that ..."."""

    @property
    def name(self) -> str: ...

    @property
    def half_life(self) -> int:
        """After how many days it is worth half."""
        ...

    def answer(self, company: Company, now: datetime) -> Answer: ...

    def last(self, company: Company, now: datetime) -> date | None:
        """The day of the freshest sighting; None where there is none."""
        ...


class Event(NamedTuple):
    """A kind of event: which of `matching/signals/kinds.tsv`, of which turn, and how a sentence puts it."""

    kind: str
    turn: str
    phrase: str


@cache
def events() -> Mapping[str, Event]:
    """The events a profile may name beside its own signs."""
    return {sign: Event(*event) for sign, *event in rows("signs.tsv", "icp")}


MONEY_IN_THE_NEWS = Event("funding", STATED, "raised money")


@dataclass(frozen=True)
class Happened(Ready):
    """An event of a kind. `days` 0: as long as a quarter of its worth is left."""

    event: Event
    days: int
    unseen: Unseen

    @property
    def name(self) -> str:
        within = f" within {self.days} days" if self.days else ""
        return self.event.phrase + within

    @property
    def half_life(self) -> int:
        return half_life(self.event.kind, self.event.turn)

    def freshest(self, company: Company, now: datetime) -> Signal | None:
        """The newest event that fits."""
        today = now.date()
        fitting = [
            signal
            for signal in company.signals
            if signal.kind == self.event.kind
            and self.event.turn in (STATED, turn_of(signal))
            and 0 <= (today - signal.date).days <= (self.days or _HALF_LIVES * signal.half_life_days)
        ]
        return max(fitting, key=lambda signal: (signal.date, signal.id), default=None)

    def last(self, company: Company, now: datetime) -> date | None:
        signal = self.freshest(company, now)
        return signal.date if signal else None

    def answer(self, company: Company, now: datetime) -> Answer:
        signal = self.freshest(company, now)
        if signal:
            return yes(f"{signal.date}: {short(signal.text)} ({_sources(signal)})", signal.evidence)
        seen = tuple(s for signal in company.signals[:_MOST_CITED] for s in signal.evidence[:1])
        if not seen:
            return not_seen(
                self.unseen, "no source knows of anything that happened there", ("signal.kind",), ()
            )
        said = f"of what happened there lately ({source_and_age(seen, now)}) nothing says that it {self.name}"
        return not_seen(self.unseen, said, ("signal.kind",), seen)


def _sources(signal: Signal) -> str:
    return ", ".join(dict.fromkeys(s.source for s in signal.evidence)) or signal.kind


@dataclass(frozen=True)
class Raised(Ready):
    """A round within so many days, by a filing, a directory or the press."""

    days: int
    unseen: Unseen
    event: Happened

    @property
    def name(self) -> str:
        return f"raised money within {self.days} days"

    @property
    def half_life(self) -> int:
        return half_life("funding", STATED)

    def last(self, company: Company, now: datetime) -> date | None:
        days = [one.first.date() for one in rounds(company, now) if one.first and one.first <= now]
        told = self.event.last(company, now)
        return max([*days, *([told] if told else [])], default=None)

    def answer(self, company: Company, now: datetime) -> Answer:
        answer = self._by_rounds(company, now)
        if answer.low < 1.0 and self.event.freshest(company, now):
            return self.event.answer(company, now)
        return answer

    def _by_rounds(self, company: Company, now: datetime) -> Answer:
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
class Publishes(Ready):
    """Public code changed within so many days."""

    days: int
    unseen: Unseen
    half_life = _CODE_HALF_LIFE

    @property
    def name(self) -> str:
        return f"published code within {self.days} days"

    def last(self, company: Company, now: datetime) -> date | None:
        spans = (date_span(claim.value) for claim in claims_of(company, "company.last_code", now)[0])
        return next((span[0].date() for span in spans if span), None)

    def answer(self, company: Company, now: datetime) -> Answer:
        needs = ("company.last_code",)
        for claim in claims_of(company, "company.last_code", now)[0]:
            if span := date_span(claim.value):
                said = f"its public code last changed {claim.value} ({source_and_age(claim.statements, now)})"
                if span[1] >= now - timedelta(days=self.days):
                    return yes(said, claim.statements)
                return no(said, claim.statements)
        return not_seen(self.unseen, "no source knows of public code", needs, ())
