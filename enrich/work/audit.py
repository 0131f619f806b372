"""What each source was worth to one run, on the user's own accounts: what only it found, what others found too.

A provider's own match rate says what it returns, not what it adds. Here a value counts where it was believed (it stands
in the chosen claim of a passport, and no fresh claim disputes it); it is a source's own find where nobody else states
it, the user's list included. Pure: accounts and their askings go in.

It refuses to call a value right: nobody here knows the truth. "Correct" is what the evidence as a whole made of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from connectors.fields import FIELDS, Kind
from connectors.price import MICRO
from connectors.statement import State
from enrich.store.records import AskRecord
from enrich.work.account import Account
from matching.fuse import disagrees
from matching.nouns import Claim, Company, Entity, Passport


@dataclass(frozen=True)
class Audited:
    """What one source was worth.

    Attributes:
        asked: accounts it was asked about; answered: those of them it gave an answer on, be it "nothing".
        unique: believed values that nobody else states; wanted: those of them in fields that the user wants.
        shared: believed values that others state too; overlap: with whom, and how many.
        disagreements: fields with one value in which its fresh claim lost, or is in dispute.
        cost: what its answers cost, in millionths of a US dollar, whichever run paid.
    """

    source: str
    asked: int
    answered: int
    unique: int
    wanted: int
    shared: int
    disagreements: int
    cost: int
    overlap: Mapping[str, int] = field(default_factory=dict)

    @property
    def cost_of_unique(self) -> float | None:
        """Millionths of a dollar for each value that only this source found; None where there is none."""
        return self.cost / self.unique if self.unique else None


@dataclass
class _Count:
    asked: int = 0
    answered: int = 0
    unique: int = 0
    wanted: int = 0
    shared: int = 0
    disagreements: int = 0
    cost: int = 0
    overlap: Counter[str] = field(default_factory=Counter)


def audit(
    accounts: Iterable[tuple[Account, Sequence[AskRecord]]], wanted: Collection[str], now: datetime
) -> list[Audited]:
    """What every source that was asked was worth, the one with the most values of its own first.

    Args:
        accounts: each with what was asked for it.
        wanted: fields that the user asked for.
        now: until when a claim must be good to count as fresh.
    """
    counts: dict[str, _Count] = defaultdict(_Count)
    paid: set[int] = set()
    for account, asks in accounts:
        _count_asks(asks, counts, paid)
        for passport in _passports(account.company):
            _count_values(passport, wanted, counts)
            for source in _disputed(passport, now):
                counts[source].disagreements += 1
    return sorted(
        (_audited(source, count) for source, count in counts.items() if count.asked),
        key=lambda a: (-a.unique, -a.shared, a.source),
    )


def _count_asks(asks: Sequence[AskRecord], counts: dict[str, _Count], paid: set[int]) -> None:
    """Count an account for each source asked about it; an answer that served several accounts was paid once."""
    for source in {ask.source for ask in asks}:
        counts[source].asked += 1
    for source in {ask.source for ask in asks if ask.outcome.state is not State.UNKNOWN}:
        counts[source].answered += 1
    for ask in asks:
        if ask.id not in paid:
            paid.add(ask.id)
            counts[ask.source].cost += round(ask.cost * MICRO)


def _passports(company: Company) -> Iterator[Passport]:
    """Every passport with values that somebody may find: not those that tie one subject to another."""
    entities: tuple[Entity, ...] = (
        company,
        *company.people,
        *company.roles,
        *company.fundings,
        *company.signals,
    )
    for entity in entities:
        for name, passport in entity.passports.items():
            if FIELDS[name].kind is not Kind.SUBJECT:
                yield passport


def _count_values(passport: Passport, wanted: Collection[str], counts: dict[str, _Count]) -> None:
    """Credit those who state a believed value. A value in dispute is nobody's find."""
    for claim in () if passport.conflict else passport.chosen:
        sources = {s.source for s in claim.statements}
        for source in sources:
            count, others = counts[source], sources - {source}
            count.shared += bool(others)
            count.unique += not others
            count.wanted += not others and passport.field in wanted
            count.overlap.update(others)


def _disputed(passport: Passport, now: datetime) -> set[str]:
    """The sources whose fresh claim lost, or is in dispute, for a field with one value.

    Another wording, a near number or a less exact date is no disagreement; nor does a source disagree that also states
    the chosen value.
    """
    known = FIELDS[passport.field]
    if known.many or not passport.chosen:
        return set()
    best = passport.chosen[0]
    against = (claim for claim in passport.losers if disagrees(known, best, claim))
    lost = {source for claim in against for source in _freshly(claim, now)}
    won = _freshly(best, now)
    return lost | won if passport.conflict else lost - won


def _freshly(claim: Claim, now: datetime) -> set[str]:
    return {s.source for s in claim.statements if s.expires > now}


def _audited(source: str, count: _Count) -> Audited:
    return Audited(
        source=source,
        asked=count.asked,
        answered=count.answered,
        unique=count.unique,
        wanted=count.wanted,
        shared=count.shared,
        disagreements=count.disagreements,
        cost=count.cost,
        overlap=dict(sorted(count.overlap.items(), key=lambda item: (-item[1], item[0]))),
    )
