"""What to ask next, or why to stop. Pure: from what is known and what sources declare, without asking any.

Asking goes in small rounds. Before each it is weighed what an answer could still change: settle the verdict, turn a
settled one that hangs on a claim not wholly believed, or bring a value that the user wants. Each has a worth in money,
and a source brings it only as often as it answers for such companies (`odds.py`). Where nothing is left that an
answer could change, or nothing that is worth its price, asking stops, and what that spared is told.

What is free and does not depend on another goes out together, the most valuable per request first. What costs money
goes out alone, when nothing free is left, the most valuable per cent first: each answer may make the next needless.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from connectors.connector import Connector, Target
from connectors.price import MICRO
from enrich.work.odds import Odds
from icp.asking import REQUEST, WORTH, chances, settles
from icp.interval import Decision
from icp.stakes import Stake

ROUND = 6
_IN_ROUND = 0.4
_ALL_ASKED = "every source that could be asked was asked"
# What a rep wants to know of every account that is not rejected.
WANTED = (
    "company.domain", "company.name", "company.description", "company.industry", "company.employees",
    "company.country", "company.city", "company.phone", "company.email", "company.linkedin", "company.technology",
    "person.name", "person.title", "person.email", "role.title", "funding.amount", "signal.text",
)  # fmt: skip
# Values by which sources are asked. They are wanted beside those, because they open further doors.
DOORS = ("company.domain", "company.name", "company.job_board")


@dataclass(frozen=True, slots=True)
class Worth:
    """What answers are worth to the user.

    Attributes:
        verdict: settling a verdict, or setting a wrong one right, in US dollars.
        value: one wanted value of an account, in US dollars.
        doubt: from how likely an error on a settled verdict is checked by a second source.
    """

    verdict: float = WORTH
    value: float = 0.02
    doubt: float = 0.02


@dataclass(frozen=True, slots=True)
class Known:
    """Where an account stands.

    Attributes:
        stakes: what asking could still change, from `icp.stakes`.
        has: fields that have a value, and how many sources state it.
        asked: names of the sources asked so far.
        segment: the kind of company, from `odds.segment_of`.
        shut: sources that cannot be asked in this run: paid ones without a key or a budget.
    """

    target: Target
    decision: Decision
    stakes: tuple[Stake, ...]
    has: Mapping[str, int]
    asked: Collection[str]
    segment: str = ""
    shut: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The next round, or an empty one with the reason.

    Attributes:
        spared: sources that could have been asked and were not.
        saved: what asking those would have cost, as far as can be expected, in millionths of a dollar.
    """

    round: tuple[str, ...]
    stopped: str = ""
    spared: tuple[str, ...] = ()
    saved: int = 0


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one source is good for, for one account, in US dollars; its expected cost in millionths of one."""

    source: Connector
    worth: float
    cost: float

    @property
    def pays(self) -> bool:
        """Whether it is worth its price, and the requests it takes."""
        return self.worth > self.cost / MICRO + REQUEST * self.source.requests

    @property
    def rate(self) -> float:
        """Worth for each request, or for each cent where that is more."""
        return self.worth / max(1.0, self.source.requests, self.source.price.bound / 10_000)


def plan(
    known: Known,
    sources: Sequence[Connector],
    wanted: Collection[str] = WANTED,
    *,
    odds: Odds | None = None,
    worth: Worth | None = None,
    everything: bool = False,
) -> Plan:
    """The next round of asking for one account.

    Args:
        sources: in the order of the catalogue, which breaks ties.
        wanted: fields the user asked for.
        everything: ask all that can be asked, whatever the verdict.
    """
    odds, worth = odds or Odds(), worth or Worth()
    able = [
        s
        for s in sources
        if s.name not in known.asked and s.name not in known.shut and s.can_ask(known.target)
    ]
    if everything:
        return Plan(tuple(s.name for s in able[:ROUND]), "" if able else _ALL_ASKED)
    if not any(known.target.known.values()):
        return Plan((), "the row names nothing that a source could be asked for")
    offers = [_offer(source, known, wanted, odds, worth) for source in able]
    free = [offer for offer in offers if offer.source.price.free and offer.pays]
    if free:
        return Plan(_together(free))
    paid = [offer for offer in offers if not offer.source.price.free and offer.pays]
    if paid:
        return Plan((max(paid, key=_thrift).source.name,))
    return _stop(known, wanted, offers)


def _together(free: Sequence[_Offer]) -> tuple[str, ...]:
    """The free sources of one round: those nearly as good as the best."""
    best = max(offer.rate for offer in free)
    chosen = sorted((o for o in free if o.rate >= _IN_ROUND * best), key=lambda o: -o.rate)
    return tuple(offer.source.name for offer in chosen[:ROUND])


def _thrift(offer: _Offer) -> float:
    return offer.worth / offer.cost


def _offer(source: Connector, known: Known, wanted: Collection[str], odds: Odds, worth: Worth) -> _Offer:
    """What a source is good for: how likely it states what is open, and what that would be worth."""

    def likely(of: Connector, name: str) -> float:
        return odds.chance(of, name, known.segment)

    chance = chances(source, known.target, likely)

    def checks(stake: Stake) -> float:
        """How likely it turns a settled verdict, where that is likely enough to be looked into."""
        return (
            stake.doubt * max(map(chance, stake.fields), default=0.0) if stake.doubt >= worth.doubt else 0.0
        )

    verdict = sum(
        stake.gain * settles(stake.fields, chance, known.has) + checks(stake) for stake in known.stakes
    )
    wants = () if known.decision is Decision.REJECTED else _missing(known, wanted)
    values = sum(chance(name) for name in wants)
    cost = source.price.expected(likely(source, ""))
    return _Offer(source, worth.verdict * verdict + worth.value * values, cost)


def _missing(known: Known, wanted: Collection[str]) -> tuple[str, ...]:
    return tuple(field for field in dict.fromkeys((*wanted, *DOORS)) if field not in known.has)


def _stop(known: Known, wanted: Collection[str], offers: Sequence[_Offer]) -> Plan:
    spared = tuple(offer.source.name for offer in offers)
    saved = round(sum(offer.cost for offer in offers))
    return Plan((), _reason(known, _missing(known, wanted), offers), spared, saved)


def _reason(known: Known, missing: Collection[str], offers: Sequence[_Offer]) -> str:
    """Why nothing is asked: what is settled, and what keeps the rest from being asked."""
    dear = [o.source.name for o in offers if o.worth > 0]
    if known.decision is Decision.REJECTED:
        if dear:
            return f"rejected, and checking that is not worth asking {', '.join(dear[:3])}"
        doubted = any(stake.doubt for stake in known.stakes)
        return f"rejected, and {'no source left is likely to' if doubted else 'nothing can'} change that"
    if dear:
        return f"what is left to learn is not worth asking {', '.join(dear[:3])}"
    if known.decision is Decision.QUALIFIED:
        return (
            "qualified, and no source left could add what is wanted"
            if missing
            else "qualified, and all that is wanted is known"
        )
    if offers:
        fields = tuple(dict.fromkeys(field for stake in known.stakes for field in stake.fields))
        return "no source left could answer what is open: " + ", ".join(fields[:4])
    return _ALL_ASKED
