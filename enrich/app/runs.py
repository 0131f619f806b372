"""How a run is put together: from what the user said to an order, a fetcher, readers and a writer of drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from enrich.app.pages import profile_of, text_of
from enrich.errors import BadInput
from enrich.exports.tables import Escape
from enrich.exports.write import Writer, Written
from enrich.net.archive import Archive, Recorder
from enrich.net.fetch import Fetcher, Manners, closing
from enrich.net.pace import Pace
from enrich.net.transport import GuardedTransport, Transport
from enrich.settings import VERSION, Settings, keys, prices
from enrich.store.pages import Pages
from enrich.work.account import Account
from enrich.work.also import Also, names_apart
from enrich.work.asker import Asker
from enrich.work.drafts import mailable
from enrich.work.readers import Readers
from enrich.work.rows import Listing, file_key, open_listing
from enrich.work.run import Order, Progress, Run
from enrich.work.sources import chosen
from matching.deciders import Decider
from outreach.drafts import why_none, write_drafts
from outreach.sender import NoSender, sender_of
from outreach.sequence import Sequence as Steps
from outreach.sequence import SequenceError, packaged, parse_sequence

_NOBODY: frozenset[str] = frozenset()


Announce = Callable[[str], None]


@dataclass(frozen=True)
class RunOptions:
    """What a user may say about a run."""

    input: Path
    profile: Path
    out: Path
    also: Sequence[Path] = ()
    sources: Sequence[str] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    record: Path | None = None
    replay: Path | None = None
    sequence: Path | None = None
    everything: bool = False
    decode: bool = False
    budget: float = 0.0
    budget_each: float = 0.0
    drafts_each: int = 3
    escape: Escape = Escape.OURS
    xlsx: bool = False
    jsonl: bool = False


@dataclass(frozen=True)
class World:
    """Where answers come from: the open web, an archive, or a server that plays the web (the demo)."""

    name: str = ""
    now: datetime | None = None
    archive: Archive | None = None
    transport: Transport | None = None
    haste: float = 1.0
    deadline: float | None = None

    def moment(self) -> datetime:
        """What time it is there. An archive and a played world have stood still since they were made."""
        return self.now or datetime.now(UTC)


def listings_of(options: RunOptions) -> list[Listing]:
    """The list of a run, opened, and behind it the files beside it, each under a name of its own.

    A column may be named for one of them: `contacts.csv:person.title=Role`; without a name it is the list's.

    Raises:
        BadInput: for a file that cannot be read, or a column that is named for a file that was not given.
    """
    paths = [options.input, *options.also]
    names = names_apart(paths)
    columns: dict[str, dict[str, str]] = {name: {} for name in names}
    for said, column in options.columns.items():
        name, _, field = said.rpartition(":")
        if (name or names[0]) not in columns:
            raise BadInput(f"--map {said}={column}: no such file. Files are: {', '.join(names)}")
        columns[name or names[0]][field] = column
    return [
        replace(open_listing(path, columns[name]), called=name)
        for path, name in zip(paths, names, strict=True)
    ]


def order_of(
    options: RunOptions, listing: Listing, world: World, settings: Settings, also: Sequence[Listing] = ()
) -> Order:
    """The order that a user's options are. The profile and the sequence are read, and refused, here."""
    profile_of(options.profile)
    sequence = text_of(options.sequence) if options.sequence else ""
    sequence_of(sequence, options.sequence.name if options.sequence else "")
    return Order(
        input=listing.name,
        digest=file_key(options.input),
        form=listing.form,
        columns=listing.columns,
        mapping=listing.mapping,
        profile=text_of(options.profile),
        profile_name=options.profile.name,
        sources=tuple(chosen(options.sources)),
        world=world.name,
        as_of=world.now.isoformat() if world.now else "",
        everything=options.everything,
        decode=options.decode,
        budget=options.budget,
        budget_each=options.budget_each,
        worth=(settings.worth_verdict, settings.worth_value),
        prices=tuple(sorted(prices().items())),
        drafts_each=options.drafts_each,
        sequence=sequence,
        record=str(options.record.resolve()) if options.record else "",
        also=tuple(map(Also.of, also)),
    )


async def enrich_accounts(
    run: Run, settings: Settings, options: RunOptions, world: World, progress: Progress, announce: Announce
) -> None:
    """Work on every account of a run that is not done. What it may cost is said before."""
    if not run.store.waiting(run.key):
        return
    readers = Readers(dict(run.sources), settings.reading_processes, decode=options.decode)
    pages = None if world.name else Pages(settings.store_path.with_suffix(".pages.db"))
    try:
        async with closing(_fetcher(settings, options, world, pages)) as fetcher:
            asker = _asker(fetcher, readers, world)
            if outlook := run.forecast(asker):
                announce(str(outlook))
            await run.enrich(asker, settings.accounts_at_once, progress)
    finally:
        await readers.close()
        if pages:
            pages.purge(world.moment(), settings.keep_pages_days)
            pages.close()


def _asker(fetcher: Fetcher, readers: Readers, world: World) -> Asker:
    """What asks. A replay needs no keys: what they opened stands in the archive."""
    return Asker(fetcher, readers, world.moment, None if world.archive else _keys(world))


def _keys(world: World) -> Mapping[str, str]:
    """The user's keys, for the open web alone: a played world is not told them."""
    return {} if world.name else keys()


def _fetcher(settings: Settings, options: RunOptions, world: World, pages: Pages | None) -> Fetcher:
    manners = Manners(
        user_agent=settings.agent,
        max_bytes=settings.max_bytes,
        deadline=settings.deadline if world.deadline is None else world.deadline,
        gap=settings.gap,
        haste=world.haste,
        strict_robots=not settings.lenient_robots,
        attempts=settings.attempts,
        longest_wait=settings.longest_wait,
    )
    transport = world.transport
    if transport is None and world.archive is None:
        transport = GuardedTransport(connections=settings.connections)
    recorder = Recorder(options.record, f"Enrich/{VERSION}", world.moment()) if options.record else None
    return Fetcher(
        transport,
        manners=manners,
        clock=world.moment,
        pace=Pace(settings.longest_wait),
        store=pages,
        archive=world.archive,
        recorder=recorder,
        keys=_keys(world),
    )


def sequence_of(text: str, name: str = "sequence") -> Steps:
    """A sequence from its text; the shipped four steps where there is none.

    Raises:
        BadInput: with every mistake and its line.
    """
    if not text:
        return packaged("four_steps")
    try:
        return parse_sequence(text, name)
    except SequenceError as error:
        raise BadInput(str(error)) from error


def writer(run: Run, sequence: str = "", people: int = 0) -> Writer:
    """What writes the drafts of an account. A profile without a complete sender writes none."""
    steps = sequence_of(sequence or run.order.sequence)
    try:
        sender = sender_of(run.profile.sender)
    except NoSender as incomplete:
        lack = incomplete.lack
        return lambda account, deciders: Written((), lack)

    def write(account: Account, deciders: Sequence[Decider]) -> Written:
        if lack := why_none(account.company, deciders, account.verdict, _NOBODY.__contains__):
            return Written((), lack)
        drafts = write_drafts(
            account.company,
            deciders,
            account.verdict,
            steps,
            sender,
            run.now,
            suppressed=_NOBODY.__contains__,
            most_people=people or run.order.drafts_each,
        )
        return Written(tuple(mailable(draft, sender, run.now) for draft in drafts))

    return write
