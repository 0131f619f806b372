"""A store with a past: askings of invented sources on many days, kept as a run keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from connectors.statement import ABSENT, FOUND, Cause, Outcome, unknown
from enrich.store.records import Asked
from enrich.store.store import Store
from tests.store.making import RUN, begun, statement

UNCHANGED = ("data", "data.name")
_ENDS = {
    "found": FOUND,
    "absent": ABSENT,
    "error": unknown(Cause.ERROR, ""),
    "changed": unknown(Cause.CHANGED, ""),
}


def askings(
    source: str,
    day: datetime,
    *,
    segment: str = "nordics, small",
    keys: tuple[str, ...] = UNCHANGED,
    **ends: int,
) -> Iterator[Asked]:
    """Askings on one day, so many with each end: `askings("gleif", day, found=7, absent=2, error=1)`."""
    outcomes: list[Outcome] = [_ENDS[end] for end, times in ends.items() for _ in range(times)]
    for n, outcome in enumerate(outcomes):
        said = (statement(f"{source}:{n}", source=source),) if outcome is FOUND else ()
        yield Asked(
            source=source, target=f"{source} {segment} {n}", outcome=outcome, statements=said, asked_at=day,
            requests=1, segment=segment, yields=("company.name",), keys=keys if outcome is FOUND else (),
        )  # fmt: skip


def store_with_a_past(path: Path, today: datetime) -> Store:
    """Sources that go quiet, fail, change, or do as they always did; one is asked about other companies than before.

    The same targets are asked again and again, as a list that is run every week does.
    """
    store, ago = begun(path, accounts=1), timedelta(days=1)
    long, lately = today - 60 * ago, today - 3 * ago
    told = [
        *askings("steady", long, found=30, absent=10), *askings("steady", lately, found=9, absent=3),
        *askings("quiet", long, found=30, absent=10), *askings("quiet", lately, found=1, absent=11),
        *askings("failing", long, found=30, absent=10), *askings("failing", lately, found=2, error=10),
        *askings("changed", long, found=30), *askings("changed", lately, found=11, changed=1),
        *askings("elsewhere", long, found=30, absent=10),
        *askings("elsewhere", long, segment="anywhere, large", found=2, absent=28),
        *askings("elsewhere", lately, segment="anywhere, large", absent=12),
        *askings("new", lately, found=4), *askings("new", today, found=4, keys=(*UNCHANGED, "data.seat")),
    ]  # fmt: skip
    store.record(RUN.key, 0, 1, "", told)
    return store
