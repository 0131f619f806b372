"""`enrich route`: who gets which lead of a list, by rules that were checked, and as it was decided before.

The output is the memory: written to a file that an earlier run wrote, it is read first, and every lead in it keeps its
rep. The user's columns come back untouched; rows that are no leads come back too, with nothing added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from connectors.files.cells import unescaped
from enrich.app.pages import text_of
from enrich.app.route_leads import LeadReader, open_leads
from enrich.errors import BadInput
from enrich.exports.tables import CsvTable, whole, wide, widest
from enrich.store.records import Row
from enrich.work.rows import Listing, open_any, rows_of
from icp.routing import Assignment, Kept, RuleSet, assign, parse_rules
from icp.table import ProfileError

COLUMNS = ("enrich_rep", "enrich_rule", "enrich_decided", "enrich_why", "enrich_lead", "enrich_account")
_REMEMBERED = ("enrich_lead", "enrich_account", "enrich_rep", "enrich_rule")


@dataclass(frozen=True)
class RouteOptions:
    """What a user may say.

    Attributes:
        columns: field → column, where it is not guessed rightly.
        assigned: an earlier output.
        owners: a list of accounts with their owners.
        afresh: whether an earlier output that stands where this one goes is left out of account.
        day: today, for absences.
    """

    leads: Path
    rules: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    assigned: Path | None = None
    owners: Path | None = None
    out: Path | None = None
    afresh: bool = False
    day: date | None = None


@dataclass(frozen=True)
class Routed:
    """What came of it. `remembered` is how many leads an earlier output held; `listing` how the list was understood."""

    rules: RuleSet
    assigned: tuple[Assignment, ...]
    listing: Listing
    day: date
    remembered: int
    others: int


def rules_of(path: Path) -> RuleSet:
    """A set of rules, checked. Raises BadInput with every mistake, gap and overlap, and its line."""
    try:
        return parse_rules(text_of(path), path.name)
    except ProfileError as error:
        raise BadInput(str(error)) from error


def route(options: RouteOptions) -> Routed:
    """Decide, and write the list with the decisions where it is to be written.

    Raises:
        BadInput: for rules with mistakes, and for files that cannot be read or written.
    """
    rules = rules_of(options.rules)
    _refuse_overwriting(options)
    now = datetime.now(UTC)
    day = options.day or now.date()
    listing, own = open_leads(options.leads, options.columns, COLUMNS)
    reader = LeadReader(listing, own, rules.currency)
    rows = list(rows_of(listing, now))
    leads = reader.read(rows, now)
    kept = list(_memories(options))
    owners = _owners(options.owners, rules, now) if options.owners else {}
    assigned = tuple(assign(rules, leads, day, kept, owners))
    if options.out:
        _write(options.out, listing, rows, assigned)
    return Routed(rules, assigned, reader.understood, day, len(kept), len(rows) - len(leads))


def _refuse_overwriting(options: RouteOptions) -> None:
    taken = [path for path in (options.leads, options.rules, options.owners) if path]
    if options.out and options.out.resolve() in {path.resolve() for path in taken}:
        raise BadInput(f"--out {options.out} would replace a file that is read. Choose another name.")


def _memories(options: RouteOptions) -> Iterator[Kept]:
    """What earlier outputs decided: the one named, the one to be replaced, and the list itself if it is one."""
    if options.assigned:
        found = list(_remembered(options.assigned))
        if not found:
            raise BadInput(
                f"{options.assigned} is no output of enrich route: it has no columns {', '.join(_REMEMBERED)}."
            )
        yield from found
    elif options.out and options.out.exists() and not options.afresh:
        yield from _remembered(options.out)
    if not options.afresh:
        yield from _remembered(options.leads)


def _remembered(path: Path) -> Iterator[Kept]:
    table = open_any(path)
    if set(_REMEMBERED) <= set(table.columns):
        places = [table.columns.index(name) for name in _REMEMBERED]
        for cells in table.rows:
            lead, account, rep, rule = (unescaped(cells[n]) if n < len(cells) else "" for n in places)
            if lead:
                yield Kept(lead, account, rep, rule)


def _owners(path: Path, rules: RuleSet, now: datetime) -> dict[str, str]:
    """Account → owner. Raises BadInput for a list without owners."""
    listing, own = open_leads(path, {}, COLUMNS)
    reader = LeadReader(listing, own, rules.currency)
    if "owner" not in reader.places:
        columns = ", ".join(column for column in listing.columns if column)
        raise BadInput(f"{path}: no column holds owners. Columns are: {columns}. Call one of them Owner.")
    leads = reader.read(rows_of(listing, now), now)
    return {lead.account: lead.owner for lead in leads if lead.account and lead.owner}


def _write(path: Path, listing: Listing, rows: Iterable[Row], assigned: Iterable[Assignment]) -> None:
    rows = list(rows)
    width = widest(listing.columns, (row.cells for row in rows))
    by_row = {one.lead.row: one for one in assigned}
    with whole(path) as file:
        written = CsvTable(file, (*wide(listing.columns, width), *COLUMNS), own=width)
        for row in rows:
            one = by_row.get(row.n)
            written.write([*wide(row.cells, width), *(_cells(one) if one else [""] * len(COLUMNS))])


def _cells(one: Assignment) -> list[str]:
    return [one.rep, one.rule, str(one.how), one.because, one.lead.key, one.lead.account]


def unknown_owners(routed: Routed) -> dict[str, int]:
    """Owners that leads state and that are none of the reps, with how many leads."""
    known = {one.lead.account for one in routed.assigned if one.how == "owner"}
    found: dict[str, int] = {}
    for one in routed.assigned:
        if one.lead.owner and one.how != "owner" and one.lead.account not in known:
            found[one.lead.owner] = found.get(one.lead.owner, 0) + 1
    return found
