"""The façade: one method for each thing Enrich does. The command line and later skins call these and nothing below.

A method takes plain values and returns plain values or the nouns of the house. It prints nothing, asks nothing and
ends no process; what a user must know is raised as an `EnrichError`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Any

from connectors.connector import Connector
from enrich.app import pages
from enrich.app.anew import say_anew, unsay_anew, wish_of
from enrich.app.declared import declarations
from enrich.app.emails import Found, of_account
from enrich.app.icp import Lists, Proposal, open_lists, propose_profile, write_profile
from enrich.app.map import Map, map_of
from enrich.app.runs import (
    Announce,
    RunOptions,
    World,
    enrich_accounts,
    listings_of,
    order_of,
    sequence_of,
    writer,
)
from enrich.app.titles import read_titles
from enrich.app.warm import known_to_us
from enrich.app.world import play_world, read_plan, world_folder
from enrich.errors import BadInput, BadStore
from enrich.exports.brief import Brief, Material, brief_of
from enrich.exports.links import LinkTally, LinkWishes, link_files
from enrich.exports.matches import Matched, Wishes, match_file
from enrich.exports.tables import folder
from enrich.exports.write import Tally, write_all, write_drafts_only
from enrich.net.archive import Archive
from enrich.net.transport import GatewayTransport
from enrich.settings import Settings, keys, prices
from enrich.store.engine import sqlite3
from enrich.store.judgements import Judgements, Output, Word
from enrich.store.store import Store
from enrich.work.account import Account
from enrich.work.audit import Audited, audit
from enrich.work.drafts import proofs
from enrich.work.health import Health, health
from enrich.work.judging import Said, judge, take_back
from enrich.work.placing import settle_apart, take_up
from enrich.work.rows import Listing, open_listing
from enrich.work.run import Order, Progress, Run, silent
from enrich.work.sources import catalogue, chosen
from icp.profile import Profile, template
from matching.acquaintances import paths
from matching.cluster import Verdict
from matching.committee import committee

_DEMO_DAY = datetime(2026, 10, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Proven:
    """One draft, checked again: whether it stands, and what does not."""

    company: str
    person: str
    step: int
    ok: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A person's word, said or taken back, and the folder whose files were brought up to date, if any were."""

    word: Word
    folder: Path | None


@dataclass
class App:
    """Enrich, with its settings."""

    settings: Settings = field(default_factory=Settings.load)

    # -- runs ------------------------------------------------------------------------------------------

    def run(
        self, options: RunOptions, progress: Progress = silent, announce: Announce = lambda sentence: None
    ) -> Tally:
        """Enrich a list: ask, resolve, qualify, map, draft, and write the files. Begun again, it goes on where it was.

        Args:
            announce: told what the run may cost, before anything is spent.

        Raises:
            EnrichError: for input, profile, archive or store that cannot be used.
        """
        if options.record and options.replay:
            raise BadInput(
                "--record and --replay exclude each other: a replay asks nobody, so nothing can be recorded."
            )
        if options.replay:
            archive = Archive(options.replay)
            return self.run_in(
                options, World(archive.fingerprint, archive.as_of, archive), progress, announce
            )
        if not (self.settings.contact_email or self.settings.user_agent):
            raise BadInput(
                "sites and services are told who asks, and there is no address to tell them. "
                "Set it once: echo 'ENRICH_CONTACT_EMAIL=you@your-company' >> .env"
            )
        return self.run_in(options, World(), progress, announce)

    def run_in(
        self,
        options: RunOptions,
        world: World,
        progress: Progress = silent,
        announce: Announce = lambda sentence: None,
    ) -> Tally:
        """The same, against a world of one's own choice."""
        listing, *also = listings_of(options)
        order = order_of(options, listing, world, self.settings, also)
        sources = _sources_of(order)
        folder(options.out)
        with self._store() as store, store.writing():
            run = Run.begin(store, order, sources, world.moment(), datetime.now(UTC))
            run.prepare(listing, also)
            take_up(run)
            run.renew()
            asyncio.run(enrich_accounts(run, self.settings, options, world, progress, announce))
            settle_apart(run)
            output = Output(str(options.out.resolve()), options.escape.value, options.xlsx, options.jsonl)
            tally = write_all(run, replace(wish_of(run, output), out=options.out), writer(run), progress)
            tally.broken = [*listing.broken, *(f"{a.name}, {line}" for a in also for line in a.broken)]
            judgements = Judgements(store)
            judgements.keep_output(run.key, output)
            judgements.forget_replaced(order.world, run.key)
            store.finish_run(run.key, run.now)
        return tally

    def demo(self, out: Path, progress: Progress = silent) -> Tally:
        """The whole job on the invented world: a server on this machine plays the web."""
        shipped = world_folder()
        with play_world(shipped) as origin:
            transport = GatewayTransport(origin)
            world = World("demo", _DEMO_DAY, transport=transport, haste=200.0, deadline=3.0)
            return self.run_in(
                RunOptions(
                    shipped / "accounts.csv", shipped / "icp.toml", out, sources=read_plan(shipped).sources
                ),
                world,
                progress,
            )

    # -- questions about the latest run --------------------------------------------------------------------

    def account(self, wanted: str) -> Account:
        """One account of the latest run, by name, domain or row."""
        with self._store() as store:
            return self._latest(store).find(wanted)

    def map(self, wanted: str) -> Map:
        """The buying committee of one account of the latest run, with its people by rank."""
        with self._store() as store:
            run = self._latest(store)
            return map_of(run.find(wanted), run.profile, run.now)

    def mailboxes(self, wanted: str) -> list[Found]:
        """The addresses that the people of one account of the latest run have or may have."""
        with self._store() as store:
            run = self._latest(store)
            return of_account(run.find(wanted), run.now)

    def brief(self, wanted: str, language: str = "", warm: bool = False) -> Brief:
        """The call brief of one account of the latest run.

        Args:
            language: in which to ask; the company's, as far as that is known, if left out.
            warm: whether it may name people whom the user's own exports hold.
        """
        with self._store() as store:
            run = self._latest(store)
            account = run.find(wanted)
            seats = committee(account.company, run.profile.personas, run.now)
            yields = {name: source.yields for name, source in run.sources.items()}
            asks = store.asks(run.key, account.number)
            ways = paths(account.company, known_to_us(self.settings, run.now), run.now) if warm else ()
            return brief_of(Material(account, seats, run.now, asks, yields, ways), language)

    def draft(self, wanted: Sequence[str], sequence: Path | None, out: Path, people: int) -> Tally:
        """Write drafts for some accounts of the latest run, or for all that are qualified."""
        with self._store() as store, store.writing():
            run = self._latest(store)
            accounts = [run.find(name) for name in wanted] if wanted else run.accounts()
            text = pages.text_of(sequence) if sequence else run.order.sequence
            return write_drafts_only(run, accounts, writer(run, text, people), out)

    def proof(self, wanted: Sequence[str]) -> Iterator[Proven]:
        """Hold the drafts of the latest run against the evidence as it stands today."""
        with self._store() as store:
            run = self._latest(store)
            sequence = sequence_of(run.order.sequence)
            for account in [run.find(name) for name in wanted] if wanted else run.accounts():
                names = {person.id: person.name for person in account.company.people}
                for draft, problems in proofs(run, account, sequence):
                    name = names.get(draft.person, draft.person)
                    yield Proven(account.company.name, name, draft.step, not problems, problems)

    # -- a person's word -------------------------------------------------------------------------------------

    def merge(self, wanted: Sequence[str], by: str = "", because: str = "", person: str = "") -> Judged:
        """Say that accounts, rows, subjects or people of the latest run are one.

        Args:
            by: who says so; the user of this machine if left out.
            person: the company whose people are meant, where people are.

        Raises:
            BadInput: when it is not clear who is meant, and when it contradicts what persons said.
        """
        return self._judge(Verdict.SAME, wanted, by, because, person)

    def split(self, wanted: Sequence[str], by: str = "", because: str = "", person: str = "") -> Judged:
        """Say that two of them are two. As `merge`."""
        return self._judge(Verdict.DIFFERENT, wanted, by, because, person)

    def _judge(self, verdict: Verdict, wanted: Sequence[str], by: str, because: str, person: str) -> Judged:
        said = Said(verdict, tuple(wanted), by or _user(), because, datetime.now(UTC), person)
        with self._store() as store, store.writing():
            run = self._latest(store)
            word = judge(run, said)
            return Judged(word, say_anew(run, word))

    def undo(self, number: int = 0) -> Judged:
        """Take back the last `merge` or `split`, or the one with this number.

        Raises:
            BadInput: when there is none, or when without it others contradict each other.
        """
        with self._store() as store, store.writing():
            run, judgements = self._latest(store), Judgements(store)
            last = max((word.n for word in judgements.words(run.order.world)), default=0)
            former = judgements.replaced(last, run.key) if number in (0, last) else None
            word = take_back(run, number)
            return Judged(word, unsay_anew(run, word, former))

    def judgements(self) -> list[Word]:
        """What persons said, in the order in which they said it, in the world of the latest run."""
        with self._store() as store:
            return Judgements(store).words(self._latest(store).order.world)

    # -- parts that need no run ------------------------------------------------------------------------------

    def listing(self, path: Path, columns: Mapping[str, str]) -> Listing:
        """Open a list, to see what its columns hold."""
        return open_listing(path, columns)

    def listings(self, options: RunOptions) -> list[Listing]:
        """Open the list of a run and the files beside it, to see what their columns hold."""
        return listings_of(options)

    def check(self, listing: Listing, profile: Path) -> Iterator[dict[str, Any]]:
        """A verdict for each row, from what the row says itself."""
        return pages.check_rows(listing, pages.profile_of(profile), datetime.now(UTC))

    def profile(self, path: Path) -> Profile:
        """A profile, as it is understood."""
        return pages.profile_of(path)

    def new_profile(self) -> str:
        """A commented profile to begin with."""
        return template()

    def write_profile(self, text: str, out: Path, force: bool) -> Path:
        """Write a profile to a file; one that is there is replaced only by force."""
        return write_profile(text, out, force)

    def lists(
        self, customers: Path, against: Path | None, lost: Path | None, columns: Mapping[str, str]
    ) -> Lists:
        """Open lists to learn a profile from, to see what their columns hold."""
        return open_lists(customers, against, lost, columns)

    def learn_profile(self, lists: Lists, name: str, from_run: bool = False) -> Proposal:
        """A profile proposed from good customers, with the evidence for each line.

        Args:
            from_run: use what the latest run knows of the companies of the lists.
        """
        if not from_run:
            return propose_profile(lists, name, datetime.now(UTC))
        with self._store() as store:
            run = self._latest(store)
            known = tuple(account.company for account in run.accounts())
            return propose_profile(replace(lists, known=known), name, run.now)

    def extract(self, page: str, url: str, decode: bool) -> tuple[list[dict[str, Any]], str]:
        """What one page says, and a remark where it says nothing."""
        return pages.extract_page(page, url, decode, self.settings)

    def titles(self, path: Path, column: str | None) -> Iterator[dict[str, Any]]:
        """What each job title of a list means, in its order."""
        return read_titles(path, column)

    def match(self, path: Path, wishes: Wishes, watch: Callable[[str], None] = lambda stage: None) -> Matched:
        """Which rows of a list are about one company or one person."""
        return match_file(path, wishes, watch)

    def link(
        self, path: Path, wishes: LinkWishes, watch: Callable[[str], None] = lambda stage: None
    ) -> LinkTally:
        """Which company of one list each person of another is at."""
        return link_files(path, wishes, datetime.now(UTC).date(), watch)

    def sources(self, names: Sequence[str]) -> list[dict[str, Any]]:
        """Every source and every form of the user's own files, or those named, as declared."""
        return declarations(catalogue(prices=prices()), names, keys())

    def paid(self, names: Sequence[str]) -> list[str]:
        """Those of the sources named that cost money for each asking."""
        return [s.name for s in catalogue(prices=prices()).values() if s.name in names and not s.price.free]

    def health(self, names: Sequence[str] = ()) -> list[Health]:
        """How sources, or those named, do against their own history: what the live web answered."""
        self.sources(names)
        with self._store() as store:
            found = health(store.histories(""), store.answer_keys(""), datetime.now(UTC).date())
        return [one for one in found if not names or one.source in names]

    def audit(self, names: Sequence[str] = ()) -> list[Audited]:
        """What sources, or those named, were worth to the latest run."""
        self.sources(names)
        with self._store() as store:
            run = self._latest(store)
            asked = ((account, store.asks(run.key, account.number)) for account in run.accounts())
            found = audit(asked, run.order.wanted, run.now)
        return [one for one in found if not names or one.source in names]

    # -- inside ------------------------------------------------------------------------------------------------

    @contextmanager
    def _store(self) -> Iterator[Store]:
        store = Store(self.settings.store_path)
        try:
            yield store
        except sqlite3.Error as error:
            raise BadStore(
                f"{store.path} cannot be used any further: {error}. What was done is kept. Look at it with "
                "`enrich doctor`, free some space, and give the same command again."
            ) from error
        finally:
            store.close()

    @staticmethod
    def _latest(store: Store) -> Run:
        return Run.latest(store, _sources_of, datetime.now(UTC))


def _sources_of(order: Order) -> dict[str, Connector]:
    """The sources of a run, at the prices it was ordered with."""
    return chosen(order.sources, decode=order.decode, prices=dict(order.prices))


def _user() -> str:
    """Who is at this machine, as far as it tells."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "user"


__all__ = ["App", "Judged", "Proven", "RunOptions", "World", "sequence_of"]
