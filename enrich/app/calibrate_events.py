"""What leads did, to learn from: events as `enrich score` reads them, without those that machines made.

Points are learnt of what they will be given for, so the kinds, the names of leads and the doubts about machines are
those of scoring. An event without a day is left out, for nobody knows whether it came before the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from connectors.files.cells import unescaped
from enrich.app.score_events import EventFile, Tally, lead_key, open_events
from enrich.app.score_spool import Spool, by_house, is_company
from enrich.errors import BadInput
from icp.activity.event import Event
from icp.activity.scan import Limits, discounts
from icp.calibration.lead import Happening

Did = dict[int, tuple[Happening, ...]]


@dataclass
class _Count:
    """What reading came to beside a `Tally`."""

    tally: Tally = field(default_factory=Tally)
    strangers: int = 0
    machines: int = 0

    def remarks(self, file: EventFile) -> Iterator[str]:
        yield from file.remarks
        undated = self.tally.undated + self.tally.bad
        if self.strangers or undated or self.machines:
            yield (
                f"of {self.tally.rows:,} events {self.strangers:,} are of nobody in the list, {undated:,} have no day "
                f"or cannot be read, and {self.machines:,} were made by machines"
            )
        yield from self.tally.troubles[:1]


def happenings(path: Path, rows: Sequence[Sequence[str]], own: Sequence[int]) -> tuple[Did, int, list[str]]:
    """What the lead of each row did, by the place of the row.

    Args:
        rows: those of the leads.
        own: the columns of the leads that events may name them by; taken is the one most have in common with them.

    Returns:
        What was done, the column by which leads and events meet, and remarks on how the file was read.

    Raises:
        BadInput: for a file that cannot be used, and one that is about none of the leads.
    """
    file = open_events(path, {}, ())
    if "at" not in file.roles:
        named = ", ".join(name for name in file.listing.columns if name)
        raise BadInput(
            f"{path} has no column 'at'. A list of events needs lead, event and at; it has: {named}"
        )
    count = _Count()
    with Spool() as spool:
        told: set[str] = set()
        for event, mark in file.events(count.tally):
            told.add(event.lead.casefold())
            spool.add(event, mark)
        column = max(own, key=lambda n: sum(_key(row[n]) in told for row in rows), default=-1)
        places: dict[str, list[int]] = {}
        for n, row in enumerate(rows if column >= 0 else ()):
            places.setdefault(_key(row[column]), []).append(n)
        if told.isdisjoint(places):
            lead = file.listing.columns[file.roles["lead"]]
            raise BadInput(
                f"no lead of {path} is in the list: {lead!r} there has nothing in common with it. "
                "Say by which column of the list they meet: --lead COLUMN."
            )
        did = _gathered(spool, file, places, count)
    return did, column, list(count.remarks(file))


def _key(cell: str) -> str:
    return lead_key(unescaped(cell)).casefold()


def _gathered(spool: Spool, file: EventFile, places: Mapping[str, Sequence[int]], count: _Count) -> Did:
    did: dict[int, set[Happening]] = {}
    for part in spool.parts():
        for house, people in by_house(part, count.tally).items():
            machines = discounts(people, Limits(), is_company(house), file.roles)
            count.machines += len(machines)
            for lead, events in people.items():
                rows = places.get(lead.casefold(), ())
                count.strangers += 0 if rows else len(events)
                kept = {one for event in events if event.row not in machines for one in _happening(event)}
                for n in rows:
                    did.setdefault(n, set()).update(kept)
    return {n: tuple(sorted(done)) for n, done in did.items()}


def _happening(event: Event) -> Iterator[Happening]:
    if event.at is not None:
        yield Happening(event.kind, _day(event.at))


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()
