"""What a source listed at one time and not at another: the only ground on which anything is called new or gone.

A thing is new where an earlier answer of the same source to the same question, a complete one, did not have it, and
no other source knew of it before. It is gone where a later complete answer to the same question does not have it any
more, and nobody else lists it. A source that was not asked, that failed, or whose answer was cut short says nothing of
what it does not mention; nor does a crawled site of a page that was not read that time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from connectors.statement import Statement

APART = timedelta(days=1)
"""Answers nearer to each other than this are one look at a company, and show no change."""


class Told(NamedTuple):
    """A statement with the first and the last complete answer of its source that said it.

    `owner` is the company's subject that it is about or tied to: a role's employer. Both moments are None where only
    incomplete answers said it, or answers of which no record was kept.
    """

    statement: Statement
    owner: str
    first: datetime | None
    last: datetime | None

    @property
    def latest(self) -> datetime:
        """The last time that anything said it, complete or not."""
        return max(self.last, self.statement.seen) if self.last else self.statement.seen


@dataclass(frozen=True)
class Past:
    """All that sources ever said of one company, whether they say it still or not.

    `crawled` are the sources that read some pages of those there are, and not always the same.
    """

    told: tuple[Told, ...] = ()
    crawled: frozenset[str] = frozenset()

    def of(self, owners: Collection[str]) -> Past:
        """What is about these subjects."""
        return (
            Past(tuple(one for one in self.told if one.owner in owners), self.crawled) if self.told else self
        )

    def about(self, *fields: str) -> list[Told]:
        return [one for one in self.told if one.statement.field in fields]

    @cached_property
    def _pages(self) -> dict[tuple[str, str], list[datetime]]:
        """When each page is known to have been read."""
        found: dict[tuple[str, str], list[datetime]] = defaultdict(list)
        for one in self.told:
            moments = (one.first, one.last) if one.first and one.last else (one.statement.seen,)
            found[one.owner, one.statement.url].extend(moments)
        return found

    def was_read(self, one: Told, by: datetime) -> bool:
        """Whether the page of a statement was among those that a source had read by a moment."""
        crawled = one.statement.source in self.crawled
        return not crawled or min(self._pages[one.owner, one.statement.url]) <= by

    def was_read_again(self, one: Told, since: datetime) -> bool:
        """Whether it was read since."""
        crawled = one.statement.source in self.crawled
        return not crawled or max(self._pages[one.owner, one.statement.url]) >= since


NOTHING = Past()


class Thing(NamedTuple):
    """One thing that a source listed; `first` is None where it was known before all records."""

    key: str
    told: tuple[Told, ...]
    first: datetime | None
    latest: datetime

    @property
    def statement(self) -> Statement:
        """What said it last."""
        return max(self.told, key=lambda t: (t.latest, t.statement.id)).statement


class Change(NamedTuple):
    """A thing that came or went: the last answer before that, and the first after it."""

    thing: Thing
    before: datetime
    since: datetime


@dataclass(frozen=True)
class Listing:
    """The answers of one source to one question about one company.

    `moments` are its complete answers, as far as a thing came or went with them; between two of them it said the same.
    """

    owner: str
    things: tuple[Thing, ...]
    moments: tuple[datetime, ...]
    past: Past

    @property
    def latest(self) -> datetime:
        return self.moments[-1]

    @property
    def is_whole(self) -> bool:
        """Whether a complete answer has all there is, and not what stands on the pages that were read."""
        return self.owner.partition(":")[0] not in self.past.crawled

    def holds(self, thing: Thing) -> bool:
        """Whether the last complete answer has it, or anything said since."""
        return thing.latest + APART > self.latest

    def at(self, moment: datetime) -> list[Thing]:
        """What a complete answer had, as far as it is known since when."""
        known = [thing for thing in self.things if thing.first]
        if moment == self.latest:
            return [thing for thing in known if self.holds(thing)]
        return [t for t in known if t.first and t.first <= moment <= t.latest]

    def new(self) -> Iterator[Change]:
        """What the last answer has and an earlier one had not."""
        for thing in self.things:
            if thing.first is None or not self.holds(thing):
                continue
            earlier = [m for m in self.moments if m + APART <= thing.first]
            if earlier and all(self.past.was_read(one, earlier[-1]) for one in thing.told):
                yield Change(thing, earlier[-1], thing.first)

    def gone(self) -> Iterator[Change]:
        """What an earlier answer had and the last one has not."""
        for thing in self.things:
            later = [m for m in self.moments if m >= thing.latest + APART]
            if later and all(self.past.was_read_again(one, thing.latest + APART) for one in thing.told):
                yield Change(thing, thing.latest, later[0])


@dataclass(frozen=True)
class Question:
    """One question to all sources. `known` are things that are known now by other ways, such as the user's list."""

    listings: Sequence[Listing]
    known: Collection[str] = ()

    def new(self) -> Iterator[Change]:
        """What is new to everybody, each once."""
        changes = [(listing, change) for listing in self.listings for change in listing.new()]
        yield from _once(
            change
            for listing, change in changes
            if change.thing.key not in self.known and not self._knew(listing, change)
        )

    def gone(self) -> Iterator[Change]:
        """What nobody lists any more, each once."""
        listed = {t.key for listing in self.listings for t in listing.things if listing.holds(t)}
        changes = (change for listing in self.listings for change in listing.gone())
        yield from _once(c for c in changes if c.thing.key not in listed and c.thing.key not in self.known)

    def _knew(self, own: Listing, change: Change) -> bool:
        """Whether another source knew it before."""
        return any(
            thing.key == change.thing.key and (thing.first is None or thing.first < change.since)
            for listing in self.listings
            if listing is not own
            for thing in listing.things
        )


def question(
    past: Past, fields: Sequence[str], key: Callable[[Told], str], known: Collection[str] = ()
) -> Question:
    """What sources answered to what these fields ask.

    Args:
        key: what makes two statements one thing; empty for what is none.
    """
    owners: dict[str, list[Told]] = defaultdict(list)
    for one in past.about(*fields):
        owners[one.owner].append(one)
    listings = (_listing(owner, past, said, key) for owner, said in sorted(owners.items()))
    return Question([listing for listing in listings if listing.moments], known)


def _listing(owner: str, past: Past, said: Sequence[Told], key: Callable[[Told], str]) -> Listing:
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in said:
        if name := key(one):
            groups[name].append(one)
    things = (Thing(k, tuple(g), _earliest(g), max(t.latest for t in g)) for k, g in sorted(groups.items()))
    moments = {moment for one in said for moment in (one.first, one.last) if moment}
    return Listing(owner, tuple(things), tuple(sorted(moments)), past)


def _earliest(told: Iterable[Told]) -> datetime | None:
    firsts = [one.first for one in told]
    return None if None in firsts else min(first for first in firsts if first)


def _once(changes: Iterable[Change]) -> Iterator[Change]:
    """Of several reports of one change the earliest, in a fixed order."""
    found: dict[str, Change] = {}
    for change in sorted(changes, key=lambda c: (c.since, c.thing.key, c.thing.statement.id)):
        found.setdefault(change.thing.key, change)
    yield from found.values()
