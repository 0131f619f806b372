"""Long lists are checked by as many processes as there are processors, a few thousand rows at a time, in their order.

A short list is done here and at once: to begin a process takes longer than a thousand rows. However long a list is,
only a few parts of it are in memory.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice
from types import MappingProxyType

from connectors.files.footer import with_footer
from enrich.work.checking.checker import Checker, Job, Line, Numbered
from enrich.work.crew import crew
from enrich.work.rows import Listing
from icp.profile import Profile

_AT_ONCE = 4_000
_PART = 1_000


def check_lines(
    listing: Listing,
    profile: Profile,
    now: datetime,
    sources: Sequence[str] = (),
    prices: Mapping[str, float] = MappingProxyType({}),
    tally: Counter[str] | None = None,
) -> Iterator[str]:
    """A verdict for each row as a line of JSON, in the order of the list; rows that name no company say what they are.

    Args:
        sources: names of those that might be asked what is open.
        prices: what a credit of a source costs the user, as for `enrich.work.sources.catalogue`.
        tally: where the rows so far are counted by their verdicts; those that name no company under an empty text.

    Raises:
        BadInput: for a line far down that no table can hold.
    """
    job = Job(listing.name, listing.columns, listing.mapping, profile, now, tuple(sources), dict(prices))
    tally = Counter() if tally is None else tally
    for line in _lines(job, listing):
        tally[line.verdict] += 1
        yield line.text


def _lines(job: Job, listing: Listing) -> Iterator[Line]:
    rows = ((n, cells, below) for n, (cells, below) in enumerate(with_footer(listing.rows), 1))
    checker = Checker(job)
    for row in islice(rows, _AT_ONCE):
        yield from checker.lines([row])
    first = next(rows, None)
    if first is not None:
        yield from _by_crew(job, chain([first], rows))


def _by_crew(job: Job, rows: Iterator[Numbered]) -> Iterator[Line]:
    packed = pickle.dumps(job)
    with crew() as processes:
        for lines in processes.map(_part, ((packed, part) for part in _parts(rows))):
            yield from lines


def _parts(rows: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    while part := list(islice(rows, _PART)):
        yield part


def _part(job: bytes, rows: Iterable[Numbered]) -> list[Line]:
    """The lines of a part of a list. In a process of the crew."""
    return list(_checker(job).lines(rows))


@lru_cache(maxsize=1)
def _checker(job: bytes) -> Checker:
    return Checker(pickle.loads(job))  # noqa: S301  our own, over a pipe that nobody else has
