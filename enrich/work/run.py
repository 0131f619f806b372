"""A run, as steps that each can be interrupted and taken up again: keep the rows, form accounts, work on each.

Which run it is follows from what it is about: the list, the profile, the sources, the archive. The same command given
again finds the same run where it was left, needs no flag, and does again only what was not finished. Everything that
is needed to look at a run later stands in the store, so that questions need neither the list nor the profile again.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from connectors.connector import Connector
from connectors.files.columns import Mapped
from connectors.price import MICRO
from connectors.statement import Statement
from enrich.errors import BadInput
from enrich.store.also import AlsoRow, AlsoRows
from enrich.store.ledger import Ledger
from enrich.store.records import Row, RunRecord, Standing
from enrich.store.store import Store
from enrich.work.account import Account, Desk, serves, view, work
from enrich.work.also import Also, accounts_of_rows, attach, made_one
from enrich.work.asker import Asker
from enrich.work.forecast import Forecast, forecast
from enrich.work.history import past_of
from enrich.work.identity import record_of_account
from enrich.work.learning import as_kept, kept, learned_trust
from enrich.work.money import Recorded
from enrich.work.moves import Accounts, with_moves
from enrich.work.odds import Odds
from enrich.work.planner import WANTED, Worth
from enrich.work.quota import Quota
from enrich.work.rows import Listing, group, rows_of, said_by
from icp.profile import Profile, parse_profile
from matching.records import Record
from matching.resolve import resolve
from matching.signals import NOTHING, Past

Progress = Callable[[str, int, int], None]


def silent(step: str, done: int, of: int) -> None:
    """Progress that nobody watches."""
    del step, done, of


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a run is asked to do, as it is kept in the store. Everything that changes its outcome stands here.

    Attributes:
        digest: of the list's bytes.
        also: files beside the list.
        world: which archive or played web answers; empty is the live web.
        as_of: in a world, the day it speaks of; a live run speaks of today.
        budget: the most the run may spend, in US dollars; budget_each the most for one account, 0 for no such cap.
        worth: what settling a verdict and one wanted value are worth to the user, in US dollars; see `Worth`.
        prices: what a credit costs the user where it is not as declared, in US dollars; see `work.sources.catalogue`.
        record: the archive that all answers are recorded in, if any.
    """

    input: str
    digest: str
    form: str
    columns: tuple[str, ...]
    mapping: tuple[Mapped, ...]
    profile: str
    profile_name: str
    sources: tuple[str, ...]
    world: str = ""
    as_of: str = ""
    wanted: tuple[str, ...] = WANTED
    everything: bool = False
    decode: bool = False
    budget: float = 0.0
    budget_each: float = 0.0
    worth: tuple[float, float] = (Worth().verdict, Worth().value)
    prices: tuple[tuple[str, float], ...] = ()
    drafts_each: int = 3
    sequence: str = ""
    record: str = ""
    also: tuple[Also, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it rests on nothing that other runs learned: a world stands still, and so will what is recorded."""
        return bool(self.world or self.record)

    @property
    def key(self) -> str:
        """What tells this run from others."""
        return hashlib.sha256(self.to_json().encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> Order:
        kept = json.loads(text)
        kept["mapping"] = _mapping(kept["mapping"])
        kept["also"] = tuple(
            Also(**{**also, "columns": tuple(also["columns"]), "mapping": _mapping(also["mapping"])})
            for also in kept.get("also", ())
        )
        for name in ("columns", "sources", "wanted", "worth"):
            if name in kept:
                kept[name] = tuple(kept[name])
        kept["prices"] = tuple((name, price) for name, price in kept.get("prices", ()))
        return Order(**kept)


def _mapping(kept: Iterable[Mapping[str, Any]]) -> tuple[Mapped, ...]:
    return tuple(Mapped(**mapped) for mapped in kept)


@dataclass(frozen=True)
class Run:
    """One run over one store: what was ordered, and what there is of it so far."""

    store: Store
    key: str
    order: Order
    now: datetime
    sources: Mapping[str, Connector] = field(default_factory=dict)

    @staticmethod
    def begin(
        store: Store,
        order: Order,
        sources: Mapping[str, Connector],
        now: datetime,
        today: datetime | None = None,
    ) -> Run:
        """Begin a run, or find it where it was left. Hold `store.writing()` meanwhile.

        Args:
            now: what time it is in the run's world.
            today: what time it is here, where the world is another: the latest run is the one begun last.
        """
        begun = (today or now).isoformat()
        store.begin_run(RunRecord(order.key, order.world, order.input, order.to_json(), begun))
        return Run(store, order.key, order, now, sources)

    @staticmethod
    def latest(store: Store, sources: Callable[[Order], Mapping[str, Connector]], now: datetime) -> Run:
        """The run that was begun last, to look at.

        Raises:
            BadInput: when there was none.
        """
        record = store.find_run()
        if record is None:
            raise BadInput(f"{store.path} holds no run yet. Begin with: enrich run LIST.csv --icp icp.toml")
        order = Order.from_json(record.settings)
        moment = datetime.fromisoformat(order.as_of) if order.as_of else now
        return Run(store, record.key, order, moment, sources(order))

    @cached_property
    def profile(self) -> Profile:
        return parse_profile(self.order.profile, self.order.profile_name)

    # -- doing -------------------------------------------------------------------------------------------

    def prepare(self, listing: Listing, also: Sequence[Listing] = ()) -> None:
        """Keep the rows and form the accounts, unless that was done before; then see which rows beside fit them."""
        if self.store.is_prepared(self.key):
            return
        self.store.add_rows(self.key, rows_of(listing, self.now))
        for n, beside in enumerate(also):
            self.also.add(n, rows_of(beside, self.now))
        placed = list(group(self.rows(), self.statements_of))
        if also:
            attach(self, accounts_of_rows(self, dict(placed)))
        self.store.place_rows(self.key, placed)

    def renew(self) -> None:
        """Have those accounts worked on again of which an answer is too old by now, or may be had by now.

        Another world than the live web stands still: what it answered once it would answer again.
        """
        done = (
            job["account"]
            for job in self.store.jobs(self.key)
            if job["state"] == "done" and not self.order.world
        )
        asks = ((account, self.store.asks(self.key, account)) for account in done)
        stale = [
            account
            for account, asked in asks
            if not all(serves(ask, self.now, self.sources.get(ask.source)) for ask in asked)
        ]
        self.store.reopen(self.key, stale)

    async def enrich(self, asker: Asker, at_once: int = 64, progress: Progress = silent) -> None:
        """Work on every account that is not done, so many at once."""
        desk = self.desk(asker)
        if isinstance(desk.money, Ledger):
            desk.money.close_open(self.now)
        waiting = self.store.waiting(self.key)
        done, total = 0, len(waiting)
        queue = iter(waiting)

        async def worker() -> None:
            nonlocal done
            for number in queue:
                await work(desk, number, *self.said_by_rows(number))
                done += 1
                progress("accounts", done, total)

        progress("accounts", 0, total)
        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(min(at_once, total)):
                    tasks.create_task(worker())
        except BaseExceptionGroup as several:
            raise several.exceptions[
                0
            ] from None  # one trouble ends a run; the tasks it cancelled say nothing more

    def settle(self) -> None:
        """Bring accounts together that are one company, learn how far to believe their sources, and see who moved."""
        if self.store.is_settled(self.key):
            return
        records: list[Record] = []
        accounts = Accounts()

        def each() -> Iterator[Account]:
            """Every account, each made once for all three."""
            desk = self.desk()
            for number in self._numbers():
                account, past = self._alone(desk, number)
                records.append(record_of_account(account, self.sources))
                accounts.add(account, past)
                yield account

        learned = learned_trust(each(), self.desk().declared)
        merged = []
        for cluster in resolve(records).clusters if records else ():
            first, *others = sorted(int(number) for number in cluster)
            merged += [(other, first) for other in others]
        if self.order.also:
            attach(self, made_one(records, dict(merged)))
        self.store.settle(self.key, merged, kept(learned), accounts.moves(dict(merged), self.now))

    def desk(self, asker: Asker | None = None) -> Desk:
        """What working on accounts needs. Without an asker it can look, and not ask."""
        order = self.order
        desk = Desk(
            store=self.store,
            asker=asker,
            sources=self.sources,
            profile=self.profile,
            now=self.now,
            run=self.key,
            world=order.world,
            wanted=order.wanted,
            everything=order.everything,
            recording=bool(order.record),
            money=self.money,
            odds=self.odds,
            worth=Worth(*order.worth),
            quota=Quota() if order.world else Quota(partial(self.store.requests_since, "")),
        )
        return desk if asker else replace(desk, learned=as_kept(self.store.learned(self.key), desk.declared))

    @property
    def money(self) -> Ledger | Recorded:
        """What this run may spend, and where it is written down."""
        order = self.order
        if order.world:
            return Recorded(round(order.budget * MICRO))
        each = round(order.budget_each * MICRO) if order.budget_each else None
        return Ledger(self.store, self.key, round(order.budget * MICRO), each)

    def forecast(self, asker: Asker) -> Forecast | None:
        """What working on the waiting accounts may cost; None where no paid source can be asked, or nobody is paid."""
        desk = self.desk(asker)
        paid = [s for s in self.sources.values() if not s.price.free and s.name not in desk.shut]
        if not paid or not isinstance(desk.money, Ledger):
            return None
        waiting = len(self.store.waiting(self.key))
        return forecast(waiting, paid, desk.money.cap, desk.money.cap_each, self.odds)

    @cached_property
    def odds(self) -> Odds:
        """What was learned of sources before this run. A replay and what it replays are planned alike: as it ships."""
        return Odds() if self.order.stands_alone else Odds.learned(self.store.yields(""))

    @property
    def also(self) -> AlsoRows:
        """The rows of files beside the list."""
        return AlsoRows(self.store, self.key)

    # -- looking -----------------------------------------------------------------------------------------

    def rows(self) -> Iterator[Row]:
        """The user's rows, in order."""
        return self.store.rows(self.key)

    def statements_of(self, row: Row) -> list[Statement]:
        """What a row says itself."""
        return said_by(self.order.input, row, self.order.mapping, self.now)

    def said_by_also(self, also: AlsoRow) -> list[Statement]:
        """What a row of a file beside the list says; a blank row or a footer says nothing."""
        if also.row.standing is not Standing.COMPANY:
            return []
        file = self.order.also[also.file]
        return said_by(file.name, also.row, file.mapping, self.now)

    def said_by_rows(self, number: int) -> tuple[list[Statement], list[str]]:
        """What the rows of an account say, and what they are called; those of the list come first."""
        rows = list(self.store.rows(self.key, account=number))
        beside = self.also.of(number) if self.order.also else []
        said = [s for row in rows for s in self.statements_of(row)]
        said += [s for also in beside for s in self.said_by_also(also)]
        return said, [row.subject for row in (*rows, *(also.row for also in beside))]

    def account(self, number: int) -> Account:
        """An account as it stands."""
        return self._account(self.desk(), number)

    def _account(self, desk: Desk, number: int) -> Account:
        account, past = self._alone(desk, number)
        others = [self._alone(desk, other) for other in self.store.movers(self.key, number)]
        if not others:
            return account
        known = {one.company.id: told for one, told in ((account, past), *others)}
        return with_moves(account, [one for one, _ in others], known, self.now)

    def _alone(self, desk: Desk, number: int) -> tuple[Account, Past]:
        """An account by itself, and what was said of it at earlier times."""
        rows, subjects = self.said_by_rows(number)
        said = self.store.statements(self.key, number)
        past = NOTHING if self.order.stands_alone else past_of(self.store, said, self.sources)
        return view(desk, number, rows, subjects, said, past), past

    def _numbers(self) -> list[int]:
        return [
            job["account"] for job in self.store.jobs(self.key)
        ]  # read at once: a cursor left open holds the log

    def accounts(self) -> Iterator[Account]:
        """Every account as it stands, in the order of the list. Each is made when it is asked for."""
        return map(partial(self._account, self.desk()), self._numbers())

    def find(self, wanted: str) -> Account:
        """The account somebody means: by row number, domain or name.

        Raises:
            BadInput: when no account, or several, fit.
        """
        from enrich.work.find import find_account

        return find_account(self, wanted)
