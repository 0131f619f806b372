"""What the report on a pipeline says beside its figures: how the export was understood, and what of it was not."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from enrich.app.pipeline import Piped, own_words
from enrich.exports.also import counted
from icp.pipeline.stage import OPEN_STAGES

_MOST_TROUBLES = 8


def remarks(piped: Piped) -> Iterator[str]:
    """How the export was understood, and what of it was not."""
    columns, places = piped.listing.columns, piped.table.places
    yield f"{piped.listing.name}: {piped.listing.form}"
    yield from (f"  {columns[n]!r} holds {part}" for part, n in places.items())
    yield from (
        f"  {columns[n]!r} holds the day of {stage.label}" for stage, n in piped.table.entered.items()
    )
    yield from (
        f"  {columns[n]!r} says what was {' and '.join(sorted(ends))}, which {columns[places['stage']]!r} never does"
        for n, ends in piped.table.beside.items()
    )
    used = {*places.values(), *piped.table.entered.values(), *piped.table.beside}
    if rest := [column for n, column in enumerate(columns) if column and n not in used]:
        yield f"  not used: {', '.join(rest)}"
    if piped.table.unknown:
        left_out = counted(sum(piped.table.unknown.values()), "deal")
        yield f"{left_out} left out, in stages that are not known; {own_words(piped.table)}"
    yield from _endless(piped)
    for line in piped.report.stages:
        if line.stock.most is None and line.stock.now:
            yield f"{line.stage.label}: whether it piles up cannot be said: {line.stock.reason}"
    yield from _troubles(piped)
    if not any(deal.entered for deal in piped.table.deals):
        names = ", ".join(f"'Date entered {stage.label}'" for stage in OPEN_STAGES[:2])
        yield "no days of stages: without them there is no conversion from stage to stage and no time in one."
        yield f"  Export them ({names}), or give --history FILE"


def _troubles(piped: Piped) -> Iterable[str]:
    troubles = piped.table.troubles
    if not troubles:
        return
    rows = len({trouble.row for trouble in troubles})
    yield f"{counted(rows, 'row')} with something that could not be read:"
    yield from (f"  row {trouble.row}: {trouble.what}" for trouble in troubles[:_MOST_TROUBLES])
    if len(troubles) > _MOST_TROUBLES:
        yield f"  … and {len(troubles) - _MOST_TROUBLES} more; --json has all of them"


def _endless(piped: Piped) -> Iterator[str]:
    """That nothing is won, which is rather a column misunderstood than a pipeline that never won anything."""
    if piped.report.won:
        return
    missing = "no deal is won" if piped.report.lost else "no deal is won or lost"
    yield f"{missing}: if some are, no rate here is one"
    for n, ends in piped.elsewhere.items():
        said = ", ".join(f"{end} in {counted(rows, 'row')}" for end, rows in ends.items())
        name = piped.listing.columns[n]
        yield f"  {name!r} says {said}: if that is how deals end, say --map outcome={shlex.quote(name)}"
    if not piped.elsewhere:
        yield "  Export them as well, or say what they are called: --map stage=COLUMN, --map won=COLUMN, --stages FILE"
