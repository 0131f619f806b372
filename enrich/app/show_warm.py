"""Warm paths in print: a table, JSON lines, or a CSV file that the user names.

No address and no telephone number of anybody is shown: who wants to reach them asks the one who knows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from enrich.app.screen import out, table
from enrich.exports.also import counted
from enrich.exports.tables import CsvTable, whole
from enrich.store.acquaintances import Kept
from enrich.work.acquaintances import Export
from matching.acquaintances import Path as Way
from matching.acquaintances import Tier, ask, called, title_of, told
from matching.acquaintances.wording import because, doubt_of
from matching.nouns import Company

COLUMNS = (
    "company", "domain", "tier", "bond", "owner", "knows", "title", "profile", "works_at", "tie", "connected",
    "last_contact", "contact", "as_of", "doubt", "because", "ask",
)  # fmt: skip
_SHOWN = ("company", "tier", "who of ours", "knows", "last contact", "because")
Found = Sequence[tuple[Company, Sequence[Way]]]


def path_row(company: Company, way: Way) -> dict[str, str]:
    """A path, cell by cell. Of an acquaintance kept private it tells that there is somebody."""
    known = way.acquaintance
    hidden = known.private
    return {
        "company": company.name,
        "domain": company.value("company.domain"),
        "tier": way.tier.value,
        "bond": way.bond.value,
        "owner": known.owner,
        "knows": called(way),
        "title": title_of(way),
        "profile": "" if hidden else known.profile,
        "works_at": "" if hidden else known.workplace.name,
        "tie": way.tie.value,
        "connected": known.connected,
        "last_contact": known.contacted,
        "contact": known.contact,
        "as_of": known.workplace.day,
        "doubt": doubt_of(way),
        "because": because(way),
        "ask": ask(way),
    }


def write_paths(path: Path, found: Found) -> None:
    """Write all paths as CSV. Raises BadInput where that cannot be."""
    with whole(path) as file:
        written = CsvTable(file, COLUMNS)
        for row in _rows(found):
            written.write([row[column] for column in COLUMNS])


def print_json(found: Found) -> None:
    """A JSON line for each path; what is not known is null."""
    for row in _rows(found):
        out({key: value or None for key, value in row.items()})


def print_table(found: Found) -> None:
    """All paths in a table, those of an account together."""
    rows = [
        (
            company.name if n == 0 else "", way.tier.value, way.acquaintance.owner,
            ", ".join(filter(None, (called(way), title_of(way)))), _last(way), _why(way),
        )
        for company, ways in found
        for n, way in enumerate(ways)
    ]  # fmt: skip
    if rows:
        table(_SHOWN, rows)


def lines(found: Found) -> Iterator[str]:
    """Each path in a sentence, and what to ask of the one who knows them."""
    for company, ways in found:
        if not ways:
            yield f"{company.name}: nobody of ours is known to know anybody there."
        for way in ways:
            yield told(way)
            yield f"  {ask(way)}"


def remarks(exports: Iterable[Export]) -> Iterator[str]:
    """How each export was understood: whose it is, of what day, and how many people it names."""
    for export in exports:
        unnamed = f", {counted(export.unnamed, 'row')} without a name" if export.unnamed else ""
        yield (
            f"{export.name} ({export.form}): {counted(len(export.acquaintances), 'acquaintance')} of {export.owner}"
            f"{unnamed}, as of {export.day}"
        )


def summary(found: Found, people: int, kept: Sequence[Kept]) -> str:
    """How many paths of which tier there are to how many accounts, and what is kept until when."""
    tiers = Counter(way.tier for _, ways in found for way in ways)
    reached = sum(bool(ways) for _, ways in found)
    counts = ", ".join(f"{tiers[tier]} {tier}" for tier in Tier)
    said = f"{counted(people, 'acquaintance')}: paths to {reached} of {counted(len(found), 'account')} ({counts})."
    if not kept:
        return f"{said} Nothing of them is kept."
    until = min(export.expires for export in kept)
    return f"{said} Kept on this machine, at most until {until}; erased with: enrich warm --forget all"


def _rows(found: Found) -> Iterator[dict[str, str]]:
    return (path_row(company, way) for company, ways in found for way in ways)


def _last(way: Way) -> str:
    known = way.acquaintance
    if known.contacted:
        return f"{known.contacted[:7]} {known.contact}".strip()
    return f"connected {known.connected[:4]}" if known.connected else ""


def _why(way: Way) -> str:
    return "; ".join(filter(None, (because(way), doubt_of(way))))
