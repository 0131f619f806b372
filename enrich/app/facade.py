"""The façade: one method for each thing Enrich does. The command line and later skins call these and nothing below.

A method takes plain values and returns plain values or the nouns of the house. It prints nothing, asks nothing and
ends no process; what a user must know is raised as an `EnrichError`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enrich.app import pages
from enrich.app.anew import say_anew, unsay_anew, wish_of, write_anew
from enrich.app.declared import declarations
from enrich.app.emails import Found, of_account
from enrich.app.icp import Lists, Proposal, open_lists, propose_profile, write_profile
from enrich.app.known_fields import known_by_field
from enrich.app.latest import latest_run, sources_of, store_of
from enrich.app.map import Map, map_of
from enrich.app.pipeline import Piped, PipelineOptions, pipeline
from enrich.app.qualify import Qualification, qualification_of
from enrich.app.route import Routed, RouteOptions, route, rules_of
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
from enrich.app.score import Scored, ScoreOptions, moment_of, score_leads
from enrich.app.score_events import lead_key
from enrich.app.score_leads import read_leads
from enrich.app.stage import say_stage
from enrich.app.titles import read_titles
from enrich.app.warm import known_to_us
from enrich.app.world import play_world, read_plan, world_folder
from enrich.errors import BadInput
from enrich.exports.brief import Brief, Material, brief_of
from enrich.exports.links import LinkTally, LinkWishes, link_files
from enrich.exports.matches import Matched, Wishes, match_file
from enrich.exports.tables import folder
from enrich.exports.write import Tally, write_all, write_drafts_only
from enrich.net.archive import Archive
from enrich.net.transport import GatewayTransport
from enrich.settings import Settings, keys, prices
from enrich.store.answers import Answer
from enrich.store.judgements import Judgements, Output, Word
from enrich.store.stages import StageChange, Stages
from enrich.store.store import Store
from enrich.work.account import Account
from enrich.work.answers import Saying, answers_of, say
from enrich.work.answers import take_back as take_back_answer
from enrich.work.audit import Audited, audit
from enrich.work.checking import check_lines
from enrich.work.drafts import proofs
from enrich.work.health import Health, health
from enrich.work.judging import Said, judge, take_back
from enrich.work.placing import settle_apart, take_up
from enrich.work.rows import Listing, open_listing
from enrich.work.run import Progress, Run, silent
from enrich.work.sources import askable, catalogue
from icp.frameworks import Framework
from icp.profile import Profile, template
from icp.routing import RuleSet
from matching.acquaintances import paths
from matching.cluster import Verdict
from matching.committee import committee

if TYPE_CHECKING:  # What it loads is heavy.
    from enrich.app.calibrate import CalibrateOptions, Foretold, Learnt
    from enrich.app.calibrate_read import Asked
if TYPE_CHECKING:  # numpy and all that is loaded when it is called
    from enrich.app.lookalikes import Lookalikes
    from enrich.app.lookalikes import Wishes as LookalikeWishes

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
        sources = sources_of(order)
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

    def qualification(self, wanted: str, framework: Framework, language: str = "") -> Qualification:
        """How far a deal with one account of the latest run has come, by a framework, and what to ask next.

        Args:
            language: in which to ask; the company's, as far as that is known, if left out.
        """
        with self._store() as store:
            run = self._latest(store)
            account = run.find(wanted)
            seats = committee(account.company, run.profile.personas, run.now)
            return qualification_of(account, framework, seats, run.now, language)

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

    def answer(self, wanted: str, answers: Sequence[tuple[str, str, str]], by: str = "") -> list[Answer]:
        """Say values of one account of the latest run, or how far facts of a deal have come: all is kept, or none.

        Args:
            answers: for each the field, the value, and a note.
            by: who says so; the user of this machine if left out.

        Raises:
            BadInput: for a field that no company has, and a value that cannot be read.
        """
        with self._store() as store, store.writing():
            run = self._latest(store)
            account, now = run.find(wanted), datetime.now(UTC)
            said = [Saying(field, value, by or _user(), now, note) for field, value, note in answers]
            kept = say(run, account, said)
            take_up(run)
            return kept

    def answers(self, wanted: str) -> list[Answer]:
        """All that persons said of one account of the latest run, in the order in which they said it."""
        with self._store() as store:
            run = self._latest(store)
            return answers_of(run, run.find(wanted))

    def unanswer(self, wanted: str, field: str) -> Answer:
        """Take back what was said last of a field of one account of the latest run. What was said before stands again.

        Raises:
            BadInput: when nobody said anything of it.
        """
        with self._store() as store, store.writing():
            run = self._latest(store)
            taken = take_back_answer(run, run.find(wanted), field)
            take_up(run)
            return taken

    def refresh(self, wanted: str) -> Path | None:
        """Bring the files of the latest run up to date for one account; returns their folder, if they are there."""
        with self._store() as store, store.writing():
            run = self._latest(store)
            return write_anew(run, run.find(wanted).number)

    # -- leads -----------------------------------------------------------------------------------------------

    def score(
        self, options: ScoreOptions, now: str = "", watch: Callable[[str], None] = lambda stage: None
    ) -> Scored:
        """Points, stages and tasks of the leads of a file of events.

        Args:
            now: the day or moment as of which to score; the present if left out.
        """
        moment = moment_of(now) if now else datetime.now(UTC)
        with self._store() as store:
            return score_leads(Stages(store), lambda: self._verdicts(store), options, moment, watch)

    def lead(self, name: str, leads: Path | None = None) -> str:
        """How a lead is called that a list has under this name; the name itself without a list."""
        return read_leads(leads, {}, ()).key(lead_key(name)) if leads else lead_key(name)

    def stages(self, lead: str) -> list[StageChange]:
        """The stages of a lead, in order, each with who decided it and why."""
        with self._store() as store:
            return Stages(store).history(lead_key(lead))

    def say_stage(self, lead: str, stage: str, by: str = "", because: str = "") -> list[StageChange]:
        """Say which stage a lead is in; "auto" gives it back to the rules. All that is kept of it, then."""
        with self._store() as store:
            return say_stage(Stages(store), lead, stage, by or _user(), because, datetime.now(UTC))

    def forget_stages(self, lead: str) -> int:
        """Erase all that is kept of a lead's stages; how many changes that were."""
        with self._store() as store, store.writing():
            return Stages(store).forget(lead_key(lead))

    def _verdicts(self, store: Store) -> tuple[dict[str, str], str]:
        """The verdicts of the latest run by domain, and whose they are; none where there was no run."""
        if store.find_run() is None:
            return {}, ""
        run = self._latest(store)
        judged = ((a.company.value("company.domain"), str(a.verdict.decision)) for a in run.accounts())
        return {
            domain: verdict for domain, verdict in judged if domain
        }, f"the latest run, of {run.order.input}"

    # -- parts that need no run ------------------------------------------------------------------------------

    def listing(self, path: Path, columns: Mapping[str, str]) -> Listing:
        """Open a list, to see what its columns hold."""
        return open_listing(path, columns)

    def listings(self, options: RunOptions) -> list[Listing]:
        """Open the list of a run and the files beside it, to see what their columns hold."""
        return listings_of(options)

    def check(self, listing: Listing, profile: Path) -> Iterator[str]:
        """A verdict for each row, from what the row says itself, as a line of JSON."""
        wanted = pages.profile_of(profile)
        return check_lines(listing, wanted, datetime.now(UTC), askable(prices(), keys()), prices())

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

    def calibrate(self, path: Path, options: CalibrateOptions) -> Learnt:
        """What leads were worth, learnt from how they ended; rules and model are written where that is asked."""
        from enrich.app.calibrate import learn

        return learn(path, options, datetime.now(UTC).date())

    def foretell(self, path: Path, model: Path, asked: Asked, out: Path | None) -> Foretold:
        """What a model that was learnt foretells of new leads, in their order."""
        from enrich.app.calibrate import apply

        return apply(path, model, asked, datetime.now(UTC).date(), out)

    def match(self, path: Path, wishes: Wishes, watch: Callable[[str], None] = lambda stage: None) -> Matched:
        """Which rows of a list are about one company or one person."""
        return match_file(path, wishes, watch)

    def link(
        self, path: Path, wishes: LinkWishes, watch: Callable[[str], None] = lambda stage: None
    ) -> LinkTally:
        """Which company of one list each person of another is at."""
        return link_files(path, wishes, datetime.now(UTC).date(), watch)

    def routing_rules(self, path: Path) -> RuleSet:
        """A set of rules of who gets which lead, checked for gaps and overlaps."""
        return rules_of(path)

    def route(self, options: RouteOptions) -> Routed:
        """Who gets which lead of a list, by rules checked before use."""
        return route(options)

    def pipeline(self, options: PipelineOptions) -> Piped:
        """A report on the deals of an export."""
        return pipeline(options)

    def lookalikes(
        self, wishes: LookalikeWishes, watch: Callable[[str], None] = lambda stage: None
    ) -> Lookalikes:
        """The companies of a pool that are most like some seeds, each with its reasons."""
        from enrich.app.lookalikes import STORE, lookalikes

        if wishes.pool != STORE:
            return lookalikes(self.settings, wishes, watch=watch)
        with self._store() as store:
            accounts = self._latest(store).accounts()
            stored = [known_by_field(account.company) for account in accounts if not account.fault]
        return lookalikes(self.settings, wishes, stored, watch)

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

    def _store(self) -> AbstractContextManager[Store]:
        return store_of(self.settings)

    @staticmethod
    def _latest(store: Store) -> Run:
        return latest_run(store, datetime.now(UTC))


def _user() -> str:
    """Who is at this machine, as far as it tells."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "user"


__all__ = ["App", "Judged", "Proven", "RunOptions", "World", "sequence_of"]
