"""A file of events, read row by row into events that can be scored. Rows that cannot be used are told; others go on.

Nothing is kept in memory but the columns: what is read goes to a `Spool` at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

from connectors.files.dates import month_order
from connectors.files.moments import DAY, moment
from connectors.text import fold, squash, visible
from enrich.errors import BadInput
from enrich.work.rows import Listing, open_any
from icp.activity.columns import roles_of
from icp.activity.event import Event, kind_of, refined
from icp.headings import UnknownHeading

_SAMPLE = 500
_SHOWN = 20
_LONGEST_KEY, _LONGEST_CELL = 320, 1_000
_MOST_TIMES = 10_000
_ADDRESS = re.compile(r"[^\s<>\"',;:]+@[^\s<>\"',;]+")


@dataclass
class Tally:
    """What reading a file of events came to. `troubles` tells the first rows that cannot be used, `bad` counts all."""

    rows: int = 0
    bad: int = 0
    repeated: int = 0
    later: int = 0
    undated: int = 0
    troubles: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)

    def trouble(self, row: int, what: str) -> None:
        """Note a row that cannot be used."""
        self.bad += 1
        if len(self.troubles) < _SHOWN:
            self.troubles.append(f"row {row}: {what}")


class BadRow(ValueError):
    """A row that is no event; the message says why."""


@dataclass(frozen=True)
class EventFile:
    """An open file of events: what its columns hold, and which further ones rules ask for."""

    listing: Listing
    roles: Mapping[str, int]
    more: Mapping[str, int]
    month_first: bool | None
    remarks: tuple[str, ...] = ()

    def events(self, tally: Tally) -> Iterator[tuple[Event, str]]:
        """Each event, with what tells it from the same event written twice: empty where nothing does."""
        for n, cells in enumerate(self.listing.rows, 1):
            if not any(cells) or not "".join(cells).strip():
                continue
            tally.rows += 1
            try:
                event = self._event(n, cells)
            except BadRow as trouble:
                tally.trouble(n, str(trouble))
                continue
            tally.undated += event.at is None
            yield event, self._mark(event, cells)

    @cached_property
    def _places(self) -> tuple[tuple[int, int], ...]:
        """Where the roles of `_ROLES` stand that there are: the place of each there, and in a row."""
        return tuple((n, self.roles[role]) for n, role in enumerate(_ROLES) if role in self.roles)

    def _event(self, n: int, cells: Sequence[str]) -> Event:
        told = [""] * len(_ROLES)
        for role, place in self._places:
            told[role] = _cell(cells, place)
        said, word, when, times, message, link, url, detail, *others = told
        lead = lead_key(said)
        if not lead or not word:
            raise BadRow("nobody is named" if not lead else "nothing says what was done")
        at, grain = self._when(when)
        more = {key: _cell(cells, place) for key, place in self.more.items()} if self.more else {}
        kind = refined(kind_of(word), url, detail)
        own = (n, lead, kind, word, at, grain, message, link, url, detail, _times(times) if times else 1)
        return Event._make((*own, *others, more))

    def _when(self, text: str) -> tuple[float | None, float]:
        if not text:
            return None, DAY
        if found := _moment(text, self.month_first):
            return found
        raise BadRow(f"{text[:40]!r} is no date that can be read, or may be two days")

    def _mark(self, event: Event, cells: Sequence[str]) -> str:
        """The event's own number; else the whole row, where it bears a time of day."""
        own = _cell(cells, self.roles["id"]) if "id" in self.roles else ""
        if own:
            return f"{event.kind} {own}"
        if event.grain == DAY:
            return ""
        return blake2b("\x1f".join(cells).encode("utf-8", "replace"), digest_size=12).hexdigest()


_ROLES = (
    "lead", "event", "at", "count", "message", "link", "url", "detail", "ip", "agent", "method", "network", "bot",
    "source",
)  # fmt: skip
_moment = lru_cache(maxsize=65_536)(moment)


def _cell(cells: Sequence[str], place: int) -> str:
    text = cells[place] if place < len(cells) else ""
    if not text or (text.isascii() and text.isprintable() and len(text) <= _LONGEST_CELL):
        return text.strip()
    return visible(text).strip()[:_LONGEST_CELL]


@lru_cache(maxsize=65_536)
def lead_key(text: str) -> str:
    """How a lead is called: an address in lower case, out of "Ada <ada@acme.example>" too; else its id as it is."""
    text = squash(text)
    if "@" in text and (found := _ADDRESS.search(text)):
        return found.group().lower()[:_LONGEST_KEY]
    return text[:_LONGEST_KEY]


@lru_cache(maxsize=1_024)
def _times(text: str) -> int:
    """How often a row says that something was done."""
    try:
        times = float(text.replace(",", ""))
    except ValueError:
        times = -1.0
    if not (0 <= times <= _MOST_TIMES and times.is_integer()):
        raise BadRow(f"{text[:40]!r} is no number of times, from 0 to {_MOST_TIMES}")
    return int(times)


def open_events(path: Path, overrides: Mapping[str, str], asked: Collection[str]) -> EventFile:
    """Open a file of events.

    Args:
        overrides: role → column, as the user says.
        asked: columns that rules ask for, by their folded names.

    Raises:
        BadInput: when it cannot be read, and when no column says who or what.
    """
    listing = open_any(path)
    try:
        roles = roles_of(listing.columns, overrides)
    except UnknownHeading as error:
        raise BadInput(f"{path}: {error}") from error
    sample = list(islice(listing.rows, _SAMPLE))
    remarks = []
    if "id" in roles and "id" not in overrides and _shared(sample, roles):
        remarks.append(
            f"column {listing.columns[roles.pop('id')]!r} repeats from event to event, so it numbers none"
        )
    remarks.insert(0, f"{path.name}: {told(listing.columns, roles)}")
    month_first = month_order(_cell(row, roles["at"]) for row in sample) if "at" in roles else None
    more = {fold(name): n for n, name in enumerate(listing.columns) if fold(name) in asked}
    listing = Listing(**vars(listing) | {"rows": chain(sample, listing.rows)})
    return EventFile(listing, roles, more, month_first, tuple(remarks))


def told(columns: Sequence[str], roles: Mapping[str, int]) -> str:
    """Which columns were taken for what, in a line."""
    return ", ".join(f"{role} = {columns[place]!r}" for role, place in roles.items())


def _shared(sample: Sequence[Sequence[str]], roles: Mapping[str, int]) -> bool:
    """Whether one number stands at events of two kinds or two leads: then it is not the event's own."""
    seen: dict[str, tuple[str, str]] = {}
    for row in sample:
        own, about = _cell(row, roles["id"]), (_cell(row, roles["lead"]), _cell(row, roles["event"]))
        if own and seen.setdefault(own, about) != about:
            return True
    return False
