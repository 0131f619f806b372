"""Events laid aside on disk in parts, so that a file of any length is scored in the memory of one part.

All events of the people of one company go into one part, since a machine is told by what it did to several of them.
Parts are files of this process alone, in a folder that nobody else can read, and are gone when it is closed.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO
from zlib import crc32

from enrich.app.score_events import Tally
from icp.activity.event import Event
from matching.normalise.keys import email_domain

_PARTS = 64


@lru_cache(maxsize=65_536)
def house_of(lead: str) -> str:
    """The company whose people are looked at together, by the domain of an address; else the lead itself."""
    return email_domain(lead) or lead


class Spool:
    """Parts of events, written once and then read part by part."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="enrich-score-")
        self._open = ExitStack()
        self._open.callback(self._folder.cleanup)
        self._files = [self._open.enter_context(self._part(n)) for n in range(_PARTS)]
        self._writers = [csv.writer(file) for file in self._files]

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def _part(self, n: int) -> IO[str]:
        return Path(self._folder.name, f"{n:02}.csv").open("w+", encoding="utf-8", newline="")

    def add(self, event: Event, mark: str) -> None:
        """Lay an event aside. `mark` tells it from the same event written twice."""
        part = crc32(house_of(event.lead).encode("utf-8", "replace")) % _PARTS
        more = json.dumps(event.more, ensure_ascii=False) if event.more else ""
        self._writers[part].writerow((mark, *event[:-1], more))

    def parts(self) -> Iterator[list[tuple[Event, str]]]:
        """Each part that holds anything, with the marks of its events."""
        for file in self._files:
            file.seek(0)
            if part := [_event(row) for row in csv.reader(file)]:
                yield part


def _event(row: list[str]) -> tuple[Event, str]:
    mark, n, lead, kind, said, at, grain, message, link, url, detail, times, *texts, more = row
    numbers = (int(n), lead, kind, said, float(at) if at else None, float(grain), message, link, url, detail)
    return Event._make((*numbers, int(times), *texts, json.loads(more) if more else {})), mark


def by_house(part: Iterable[tuple[Event, str]], tally: Tally) -> dict[str, dict[str, list[Event]]]:
    """The events of a part by company and by lead, for machines are told by what they did to several of its people.

    Events that are written twice stand there once; what was done no time at all is left out.
    """
    houses: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    seen: set[tuple[str, str]] = set()
    for event, mark in part:
        if mark and (event.lead, mark) in seen:
            tally.repeated += 1
        elif event.times:
            seen.add((event.lead, mark))
            houses[house_of(event.lead)][event.lead].append(event)
    return houses


def is_company(house: str) -> bool:
    """Whether a house is the domain of a company, and not one lead of whom no company is known."""
    return "." in house and "@" not in house
