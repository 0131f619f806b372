"""`enrich warm`: who of ours knows whom at which account. Read, kept and shown on this machine, and nowhere else.

What is read from exports is kept apart from everything that runs, exports, drafts and models read (see
`enrich/store/acquaintances.py`), until a day, and is erased with one command. It leaves only for the file that a user
names with `--out`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from enrich.app.latest import latest_run, store_of
from enrich.app.show_warm import write_paths
from enrich.errors import BadInput
from enrich.settings import Settings
from enrich.store.acquaintances import AcquaintanceBook, Kept, erase_book
from enrich.work.acquaintances import Export, keep_export, kept_acquaintances, read_exports, sources_in
from enrich.work.listed_companies import companies_in, named_among
from enrich.work.rows import open_listing
from matching.acquaintances import Acquaintance, Acquaintances, Tier, paths_of
from matching.acquaintances import Path as Way
from matching.nouns import Company

ALL = "all"
_TIERS = tuple(Tier)


@dataclass(frozen=True)
class WarmOptions:
    """What a user may say about warm paths.

    Attributes:
        connections: exports, or folders of them; `owners` those whose owner was named.
        accounts: a plain list of accounts, in place of those of the latest run.
        columns: field → column of the exports, where it is not guessed rightly.
        least: the least sure tier that is shown.
        days: how long what is read is kept; 0 for not at all.
    """

    wanted: Sequence[str] = ()
    connections: Sequence[Path] = ()
    owners: Sequence[tuple[str, Path]] = ()
    accounts: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    least: Tier = Tier.WEAK
    private: bool = False
    days: int = 365
    out: Path | None = None


@dataclass(frozen=True)
class Warmth:
    """What came of it: of each account the paths to it, the exports that were read now, and all that are kept."""

    found: tuple[tuple[Company, tuple[Way, ...]], ...]
    read: tuple[Export, ...]
    kept: tuple[Kept, ...]
    people: int


def warm(settings: Settings, options: WarmOptions, now: datetime | None = None) -> Warmth:
    """Find the paths to accounts over the people in exports: those given, and those kept of earlier ones.

    Raises:
        BadInput: for a file that cannot be read, when nobody is known, or when it is not clear which account is meant.
    """
    now = now or datetime.now(UTC)
    sources = sources_in(options.connections, options.owners)
    exports = tuple(read_exports(sources, options.columns, now, options.private))
    given = [one for export in exports for one in export.acquaintances]
    with AcquaintanceBook(settings.store_path, now.date()) as book:
        for export in exports if options.days else ():
            keep_export(book, export, now.date() + timedelta(days=options.days), options.private)
        everybody, kept = _with_kept(given, kept_acquaintances(book)), tuple(book.exports())
    if not everybody:
        raise BadInput(
            "nobody is known yet. Give an export: enrich warm --connections Connections.csv, or a folder of exports, "
            "each called after its owner."
        )
    companies = _companies(settings, options, now)
    ways = paths_of(companies, Acquaintances(everybody), now)
    found = tuple((company, _sure_enough(ways[company.id], options.least)) for company in companies)
    if options.out:
        write_paths(options.out, found)
    return Warmth(found, exports, kept, len(everybody))


def _with_kept(given: Sequence[Acquaintance], kept: Iterable[Acquaintance]) -> list[Acquaintance]:
    """Those just read, and those kept of other files."""
    files = {(one.owner, one.file) for one in given}
    return [*given, *(one for one in kept if (one.owner, one.file) not in files)]


def _companies(settings: Settings, options: WarmOptions, now: datetime) -> Sequence[Company]:
    """The companies of the list that was given, else those of the latest run: those that are named, or all."""
    if options.accounts is None:
        return _of_latest_run(settings, options.wanted, now)
    companies = companies_in(open_listing(options.accounts, {}), now)
    return [named_among(companies, wanted) for wanted in options.wanted] or companies


def _of_latest_run(settings: Settings, wanted: Sequence[str], now: datetime) -> list[Company]:
    with store_of(settings) as store:
        run = latest_run(store, now)
        accounts = [run.find(name) for name in wanted] if wanted else run.accounts()
        return [account.company for account in accounts]


def _sure_enough(ways: Iterable[Way], least: Tier) -> tuple[Way, ...]:
    return tuple(way for way in ways if _TIERS.index(way.tier) <= _TIERS.index(least))


def known_to_us(settings: Settings, now: datetime) -> Acquaintances:
    """Everybody who is kept: what a map or a brief asks `paths` with."""
    with AcquaintanceBook(settings.store_path, now.date()) as book:
        return Acquaintances(kept_acquaintances(book))


def forget(settings: Settings, owner: str, now: datetime | None = None) -> int | None:
    """Erase what one of ours brought, or everything for "all"; how many people went, None where that is not counted.

    Raises:
        BadInput: when nothing of theirs is kept.
    """
    if owner == ALL:
        return None if erase_book(settings.store_path) else 0
    with AcquaintanceBook(settings.store_path, (now or datetime.now(UTC)).date()) as book:
        owners = sorted({kept.owner for kept in book.exports()})
        if owner not in owners:
            raise BadInput(
                f"nothing of {owner!r} is kept. Kept are those of: {', '.join(owners) or 'nobody'}."
            )
        return book.forget(owner)
