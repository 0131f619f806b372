"""One account, from its rows to its verdict: ask, judge who was meant, put together, ask again until it is enough."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from connectors.connector import Connector, Target
from connectors.price import MICRO
from connectors.statement import Cause, State, Statement, unknown
from enrich.store.records import Asked, AskRecord
from enrich.store.store import Store
from enrich.work.asker import Asker, target_key
from enrich.work.identity import judge_subjects, same_as, target_of
from enrich.work.planner import Known, Plan, plan
from icp.profile import Profile
from icp.verdict import Verdict, judge, open_fields
from matching.assemble import company as assemble
from matching.cluster import Judgement
from matching.nouns import Company

_HAIR = 1e-9
# Rounds never end without an answer; this is for a source that always has something new to say.
_MOST_ROUNDS = 12


@dataclass
class Purse:
    """The money of a run. What is taken is gone before the request leaves, so that no two tasks spend it twice."""

    left: float = 0.0

    def take(self, cost: float) -> bool:
        """Take so much, if there is so much. Three times ten cents are thirty, whatever binary fractions say."""
        if cost > self.left + _HAIR:
            return False
        self.left = max(0.0, self.left - cost)
        return True


@dataclass(frozen=True)
class Desk:
    """What working on accounts needs, the same for all accounts of a run."""

    store: Store
    asker: Asker | None
    sources: Mapping[str, Connector]
    profile: Profile
    now: datetime
    run: str
    world: str
    wanted: Collection[str]
    everything: bool = False
    recording: bool = False
    purse: Purse = field(default_factory=Purse)

    @property
    def trust(self) -> dict[str, float]:
        """How often each source's statements hold. What the user wrote down is trusted like a good register."""
        return {"file": 0.9} | {name: source.reliability for name, source in self.sources.items()}


@dataclass(frozen=True)
class Account:
    """An account as it stands: the company it is, the verdict, and which subjects were judged to be it.

    `fault` says what went wrong in this program where it could not be put together; then nothing is known of it.
    """

    id: str
    number: int
    company: Company
    verdict: Verdict
    judgements: tuple[Judgement, ...]
    statements: tuple[Statement, ...]
    fault: str = ""

    @property
    def same(self) -> tuple[str, ...]:
        return self.company.subjects


def view(
    desk: Desk, number: int, rows: Sequence[Statement], subjects: Sequence[str], said: Sequence[Statement]
) -> Account:
    """Put an account together from its rows and from all that sources said. Pure, and the same every time."""
    try:
        return _view(desk, number, rows, subjects, said)
    except Exception as error:  # noqa: BLE001 - the boundary: a fault of ours costs this account, not the other rows
        fault = f"a fault of this program: {type(error).__name__}: {' '.join(str(error).split())}"[:300]
        unknown_company = Company(id=subjects[0], passports={}, subjects=tuple(subjects))
        verdict = judge(unknown_company, desk.profile, desk.now)
        return Account(subjects[0], number, unknown_company, verdict, (), (*rows, *said), fault)


def _view(
    desk: Desk, number: int, rows: Sequence[Statement], subjects: Sequence[str], said: Sequence[Statement]
) -> Account:
    """Identity is found in turns: what one source adds (a domain, a number) can tell who another source spoke of."""
    account = subjects[0]
    statements = [*rows, *said]
    own = set(subjects)
    judgements: list[Judgement] = []
    for _ in range(4):
        judgements = judge_subjects(account, own, statements, desk.sources)
        grown = own | same_as(account, judgements)
        if grown == own:
            break
        own = grown
    made = assemble(account, statements, own, desk.now, desk.trust)
    verdict = judge(made, desk.profile, desk.now)
    return Account(account, number, made, verdict, tuple(judgements), tuple(statements))


async def work(desk: Desk, number: int, rows: Sequence[Statement], subjects: Sequence[str]) -> Account:
    """Ask for one account until no answer could change its verdict or add what is wanted. Each round is kept."""
    store, run = desk.store, desk.run
    earlier = store.asks(run, number)
    asked = {record.source for record in earlier if serves(record, desk.now)}
    account = view(desk, number, rows, subjects, store.statements(run, number))
    step = max((record.step for record in earlier), default=0)
    for _ in range(_MOST_ROUNDS):
        if account.fault:
            store.finish_job(run, number, account.fault, ())
            return account
        target = target_of(account.company)
        following = _plan(desk, account, target, asked)
        if not following.round:
            store.finish_job(run, number, following.stopped, following.spared)
            return account
        step += 1
        await _ask_round(desk, number, step, following, target)
        asked |= set(following.round)
        account = view(desk, number, rows, subjects, store.statements(run, number))
    store.finish_job(run, number, f"stopped after {_MOST_ROUNDS} rounds", ())
    return account


def _plan(desk: Desk, account: Account, target: Target, asked: Collection[str]) -> Plan:
    company = account.company
    has = {name for name, passport in company.passports.items() if passport.values}
    for thing in (*company.people, *company.roles, *company.fundings):
        has |= {name for name, passport in thing.passports.items() if passport.values}
    known = Known(
        target=target,
        decision=account.verdict.decision,
        open=open_fields(company, desk.profile, desk.now),
        has=has,
        asked=asked,
    )
    return plan(known, tuple(desk.sources.values()), desk.wanted, everything=desk.everything)


async def _ask_round(desk: Desk, number: int, step: int, following: Plan, target: Target) -> None:
    """Ask the sources of a round at once; those asked before about the same target are not asked again.

    But a recording holds all that its run rests on, so what other runs asked is asked again for it.
    """
    before: list[AskRecord] = []
    anew: list[Connector] = []
    for name in following.round:
        source = desk.sources[name]
        record = desk.store.find_ask(desk.world, name, target_key(source, target))
        if record is not None and serves(record, desk.now) and not desk.recording:
            before.append(record)
        else:
            anew.append(source)
    answers: list[Asked] = await asyncio.gather(*(_ask(desk, source, target) for source in anew))
    desk.store.record(desk.run, number, step, desk.world, answers, [record.id for record in before])


async def _ask(desk: Desk, source: Connector, target: Target) -> Asked:
    """Ask one source, unless it needs a key that is not there or costs more than is left: that asks nobody."""
    assert desk.asker is not None, "this desk only looks"
    refused = desk.asker.lacks(source)
    if refused is None and not desk.purse.take(source.price.bound / MICRO):
        detail = f"{source.name} costs {source.price.bound / MICRO:.2f} and {desk.purse.left:.2f} is left"
        refused = unknown(Cause.BUDGET, detail)
    if refused is not None:
        key = target_key(source, target)
        return Asked(source=source.name, target=key, outcome=refused, asked_at=desk.now)
    return await desk.asker.ask(source, target)


def serves(record: AskRecord, now: datetime) -> bool:
    """Whether an earlier answer still serves: an answer for a week, a failure until asking again may help."""
    outcome = record.outcome
    if outcome.state is State.UNKNOWN:
        return outcome.cause is Cause.NOT_RECORDED or (
            outcome.retry_at is not None and now < outcome.retry_at
        )
    return (now - record.asked_at).days < 7
