"""One account, from its rows to its verdict: ask, judge who was meant, put together, ask again until it is enough."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from connectors.connector import Connector, Someone, Target
from connectors.price import MICRO
from connectors.statement import PERSON, Cause, State, Statement, unknown
from enrich.store.answers import Answers
from enrich.store.judgements import Judgements
from enrich.store.records import Asked, AskRecord
from enrich.store.store import Store
from enrich.work.answers import Answered
from enrich.work.asker import Asker, target_key
from enrich.work.identity import judge_subjects, same_as, target_of
from enrich.work.money import Money, Recorded
from enrich.work.odds import Odds, segment_of
from enrich.work.planner import Known, Plan, Worth, plan
from enrich.work.quota import Quota
from enrich.work.spoken_people import with_words
from enrich.work.words import Spoken, and_persons
from icp.profile import Profile
from icp.stakes import stakes
from icp.verdict import Verdict, judge
from matching.assemble import company as assemble
from matching.cluster import Judgement
from matching.deciders import decision_makers
from matching.nouns import Company
from matching.records import KINDS
from matching.signals import NOTHING, Past
from matching.trust import Trust

# Rounds never end without an answer; this is for a source that always has something new to say.
_MOST_ROUNDS = 40
# How many days an answer serves: one that was paid for longer, and a miss not as long as a find.
_SERVES = {(True, State.FOUND): 30, (True, State.ABSENT): 14}
_SERVES_USUALLY = 7
# Whom a source may be asked about, at most.
_MOST_PEOPLE = 3


@dataclass(frozen=True)
class Desk:
    """What working on accounts needs, the same for all accounts of a run.

    `learned` is how far they teach to believe their sources; None while these are asked, and where too few teach.
    """

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
    money: Money = field(default_factory=Recorded)
    odds: Odds = field(default_factory=Odds)
    worth: Worth = field(default_factory=Worth)
    quota: Quota = field(default_factory=Quota)
    learned: Trust | None = None

    @cached_property
    def shut(self) -> frozenset[str]:
        """Paid sources without a key, or of a replay without a budget: nobody need be told so for each account.

        What a plan pays for beforehand (tier C, no price) was asked without a budget, and so it is in a replay.
        """
        paid = [s for s in self.sources.values() if s.tier == "C" or not s.price.free]
        penniless = bool(self.world) and not self.money.cap
        closed = [s for s in paid if (penniless and not s.price.free) or (self.asker and self.asker.lacks(s))]
        return frozenset(source.name for source in closed)

    @cached_property
    def words(self) -> Mapping[str, Spoken]:
        """What persons said, of companies and of people, in the names that this run has for them."""
        judgements = Judgements(self.store)
        said = judgements.words(self.world)
        names = judgements.names(self.run) if said else {}
        return {kind: Spoken.of(said, kind, names) for kind in KINDS}

    @cached_property
    def answers(self) -> Answered:
        """What persons said of companies, by the names that this run has for them. A world stands still: they too."""
        said = Answers(self.store).said(self.world)
        names = Judgements(self.store).names(self.run) if said else {}
        return Answered.of(said, names, self.now if self.world else None)

    @property
    def trust(self) -> Mapping[str, float]:
        """How often each source's statements hold, as far as is known."""
        return self.declared if self.learned is None else self.learned

    @property
    def declared(self) -> dict[str, float]:
        """The same, as sources declare it. What the user wrote down is trusted like a good register, a word wholly."""
        return {"file": 0.9, PERSON: 1.0} | {
            name: source.reliability for name, source in self.sources.items()
        }


@dataclass(frozen=True)
class Account:
    """An account as it stands: the company it is, the verdict, and which subjects were judged to be it.

    `judgements` are on its subjects, those of persons among them; `of_people` are what persons said of its people.
    `fault` says what went wrong in this program where it could not be put together; then nothing is known of it.
    """

    id: str
    number: int
    company: Company
    verdict: Verdict
    judgements: tuple[Judgement, ...]
    statements: tuple[Statement, ...]
    fault: str = ""
    of_people: tuple[Judgement, ...] = ()

    @property
    def same(self) -> tuple[str, ...]:
        return self.company.subjects


def view(
    desk: Desk,
    number: int,
    rows: Sequence[Statement],
    subjects: Sequence[str],
    said: Sequence[Statement],
    past: Past = NOTHING,
) -> Account:
    """Put an account together from its rows and from all that sources said. Pure, and the same every time.

    Args:
        past: what they said at earlier times; it makes signals, and changes no value and no verdict.
    """
    try:
        return _view(desk, number, rows, subjects, said, past)
    except Exception as error:  # noqa: BLE001 - the boundary: a fault of ours costs this account, not the other rows
        fault = f"a fault of this program: {type(error).__name__}: {' '.join(str(error).split())}"[:300]
        unknown_company = Company(id=subjects[0], passports={}, subjects=tuple(subjects))
        verdict = judge(unknown_company, desk.profile, desk.now)
        return Account(subjects[0], number, unknown_company, verdict, (), (*rows, *said), fault)


def _view(
    desk: Desk,
    number: int,
    rows: Sequence[Statement],
    subjects: Sequence[str],
    said: Sequence[Statement],
    past: Past,
) -> Account:
    """Identity is found in turns: what one source adds (a domain, a number) can tell who another source spoke of."""
    account = subjects[0]
    own = set(subjects)
    statements = [*rows, *said, *desk.answers.about(account, own)]
    spoken = desk.words["company"]
    judgements: list[Judgement] = []
    for _ in range(4):
        judgements = judge_subjects(account, own, statements, desk.sources, spoken)
        grown = own | same_as(account, judgements)
        if grown == own:
            break
        own = grown
        statements = [*rows, *said, *desk.answers.about(account, own)]
    judgements = and_persons(judgements, spoken.about(account, own, {s.subject for s in statements}))
    made = assemble(account, statements, own, desk.now, desk.trust, past, judgements)
    made, of_people = with_words(made, statements, desk.words["person"], desk.now, desk.trust)
    verdict = judge(made, desk.profile, desk.now)
    return Account(
        account, number, made, verdict, tuple(judgements), tuple(statements), of_people=tuple(of_people)
    )


async def work(desk: Desk, number: int, rows: Sequence[Statement], subjects: Sequence[str]) -> Account:
    """Ask for one account until no answer could change its verdict or add what is wanted. Each round is kept."""
    store, run = desk.store, desk.run
    earlier = store.asks(run, number)
    asked = {record.source for record in earlier if serves(record, desk.now, desk.sources.get(record.source))}
    account = view(desk, number, rows, subjects, store.statements(run, number))
    step = max((record.step for record in earlier), default=0)
    for _ in range(_MOST_ROUNDS):
        if account.fault:
            store.finish_job(run, number, account.fault, ())
            return account
        target = target_of(account.company, _people(desk, account))
        segment = segment_of(target, account.company.value("company.employees"))
        following = _plan(desk, account, target, segment, asked)
        if not following.round:
            store.finish_job(run, number, following.stopped, following.spared, following.saved)
            return account
        step += 1
        await _ask_round(desk, number, step, following, target, segment)
        asked |= set(following.round)
        account = view(desk, number, rows, subjects, store.statements(run, number))
    store.finish_job(run, number, f"stopped after {_MOST_ROUNDS} rounds", ())
    return account


def _people(desk: Desk, account: Account) -> list[Someone]:
    """Those that a source may be asked about, most wanted first; nobody where no open source is about people."""
    if not any(s.about_people and s.name not in desk.shut for s in desk.sources.values()):
        return []
    deciders = decision_makers(account.company, desk.profile.personas)[:_MOST_PEOPLE]
    return [
        Someone(
            name=decider.person.name,
            title=decider.person.value("person.title"),
            email=decider.person.value("person.email"),
            linkedin=decider.person.value("person.linkedin"),
        )
        for decider in deciders
    ]


def _plan(desk: Desk, account: Account, target: Target, segment: str, asked: Collection[str]) -> Plan:
    company = account.company
    known = Known(
        target=target,
        decision=account.verdict.decision,
        stakes=stakes(account.verdict, company, desk.now),
        has=stated_of(company),
        asked=asked,
        segment=segment,
        shut=desk.shut,
    )
    sources = tuple(desk.sources.values())
    return plan(known, sources, desk.wanted, odds=desk.odds, worth=desk.worth, everything=desk.everything)


def stated_of(company: Company) -> dict[str, int]:
    """How many sources state each field; of one that several people or roles have, the most for one of them."""
    has: dict[str, int] = {}
    for thing in (company, *company.people, *company.roles, *company.fundings, *company.signals):
        for name, passport in thing.passports.items():
            if passport.values:
                has[name] = max(passport.sources, has.get(name, 0))
    return has


async def _ask_round(
    desk: Desk, number: int, step: int, following: Plan, target: Target, segment: str
) -> None:
    """Ask the sources of a round at once; those asked before about the same target are not asked again.

    But a recording holds all that its run rests on, and in a world that stands still asking costs nothing and gives
    what this program's readers read today, so there what other runs asked is asked again. An asking for which the
    source found nothing to ask by is none: it is not written down, least of all as *absent*.
    """
    before: list[AskRecord] = []
    anew: list[Connector] = []
    takes_over = not (desk.recording or desk.world)
    for name in following.round:
        source = desk.sources[name]
        key = target_key(source, target)
        record = desk.store.find_ask(desk.world, name, key) if takes_over else None
        if record is not None and serves(record, desk.now, source):
            before.append(record)
        else:
            anew.append(source)
    told = await asyncio.gather(*(_ask(desk, number, source, target) for source in anew))
    answers = [replace(a, segment=segment) for a in told if a.requests or a.outcome.state is not State.ABSENT]
    desk.store.record(desk.run, number, step, desk.world, answers, [record.id for record in before])


async def _ask(desk: Desk, number: int, source: Connector, target: Target) -> Asked:
    """Ask one source, unless that cannot be: no key, no money, a day's requests used up. Then nobody is asked.

    The most it may cost is reserved before the first request leaves, and what it did cost is settled after the last
    answer. If this program is stopped between the two, the ledger still holds the sum.
    """
    assert desk.asker is not None, "this desk only looks"
    held, entry = source.price.bound, None
    refused = desk.asker.lacks(source) or desk.quota.take(source, desk.now)
    if refused is None and held:
        entry = desk.money.reserve(number, source.name, held, desk.now)
        if entry is None:
            desk.quota.give_back(source, desk.now)
            left = desk.money.left_for(number) / MICRO
            refused = unknown(
                Cause.BUDGET, f"{source.name} may cost {held / MICRO:.2f} and {left:.2f} is left"
            )
    if refused is not None:
        key = target_key(source, target)
        return Asked(source=source.name, target=key, outcome=refused, asked_at=desk.now)
    asked = await desk.asker.ask(source, target if source.about_people else replace(target, people=()))
    if entry is not None:
        desk.money.settle(entry, number, source.name, held, round(asked.cost * MICRO), desk.now)
    return asked


def serves(record: AskRecord, now: datetime, source: Connector | None = None) -> bool:
    """Whether an earlier answer still serves: an answer for a week, a failure until asking again may help.

    What was paid for serves longer.
    """
    outcome = record.outcome
    if outcome.state is State.UNKNOWN:
        return outcome.cause is Cause.NOT_RECORDED or (
            outcome.retry_at is not None and now < outcome.retry_at
        )
    paid = source is not None and not source.price.free
    return (now - record.asked_at).days < _SERVES.get((paid, outcome.state), _SERVES_USUALLY)
