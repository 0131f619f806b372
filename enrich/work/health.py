"""How sources do, by the user's own store: how their askings ended, and which does worse than it used to.

A source breaks in three ways that no single answer shows: it goes quiet (it answers, and finds less than it did), it
fails more often, or its answers have another shape. Each is a comparison of its latest answers with its own earlier
ones, and is told only where enough of both are there and chance is no likely reason, however many sources are looked
at. Pure: the store's counts go in, and the day.

It refuses to compare sources with each other: what one knows, another need not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from connectors.statement import Cause, State
from enrich.work.exact import Stratum, chance_of_fewer

RECENT_DAYS = 14
# So many recent and earlier askings about like companies are needed before anything is said of a change.
LEAST_RECENT = 6
LEAST_EARLIER = 12
# How likely one false alarm in the whole report may be; it is shared among all comparisons (Bonferroni).
_LEVEL = 0.05


class Standing(StrEnum):
    """How a source does against its own history, the worst first."""

    CHANGED = "changed"  # it answers in a shape that its reader does not know
    FAILING = "failing"  # more askings than before end without an answer
    QUIET = "quiet"  # it answers, and finds less than before
    STEADY = "steady"
    UNTOLD = "nothing to compare yet"


@dataclass(frozen=True, slots=True)
class Health:
    """How one source does.

    Attributes:
        asked: askings for which a request left.
        causes: why some were not answered, the most frequent first.
        answered: the last day with an answer, or an empty text.
        because: what its standing rests on, in words.
        new_keys: keys that its answers have had only since a later day than its first, with that day; newest first.
    """

    source: str
    asked: int
    found: int
    absent: int
    causes: tuple[tuple[str, int], ...]
    answered: str
    standing: Standing
    because: str = ""
    new_keys: tuple[tuple[str, str], ...] = ()

    @property
    def unknown(self) -> int:
        return self.asked - self.found - self.absent


@dataclass(frozen=True, slots=True)
class _Change:
    """One comparison: a share of recent askings against the same share of earlier ones, by kind of company."""

    standing: Standing
    words: str
    strata: tuple[Stratum, ...]

    @property
    def comparable(self) -> tuple[Stratum, ...]:
        return tuple(s for s in self.strata if s.compares)

    @property
    def enough(self) -> bool:
        recent, earlier = sum(s.recent for s in self.comparable), sum(s.earlier for s in self.comparable)
        return recent >= LEAST_RECENT and earlier >= LEAST_EARLIER

    def told(self) -> str:
        """The two shares, in words."""
        both = self.comparable
        recent = f"{sum(s.recent_hits for s in both)} of {sum(s.recent for s in both)}"
        earlier = f"{sum(s.earlier_hits for s in both)} of {sum(s.earlier for s in both)}"
        return f"{self.words} {recent} in the last {RECENT_DAYS} days, {earlier} before"


def health(
    ended: Iterable[Mapping[str, Any]], keys: Iterable[Mapping[str, Any]], today: date
) -> list[Health]:
    """How every source that was ever asked does, by name.

    Args:
        ended: counts of askings: rows of source, segment, day, outcome, cause, times.
        keys: keys of answers: rows of source, path, first_seen.
    """
    since = (today - timedelta(days=RECENT_DAYS)).isoformat()
    by_source: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in ended:
        by_source[row["source"]].append(row)
    paths: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in keys:
        paths[row["source"]].append((row["path"], row["first_seen"][:10]))
    changes = {source: _changes(rows, since) for source, rows in by_source.items()}
    compared = sum(change.enough for found in changes.values() for change in found)
    level = _LEVEL / max(1, compared)
    return [
        _health(source, rows, paths[source], changes[source], level, since)
        for source, rows in sorted(by_source.items())
    ]


def _health(
    source: str,
    rows: Sequence[Mapping[str, Any]],
    paths: Sequence[tuple[str, str]],
    changes: Sequence[_Change],
    level: float,
    since: str,
) -> Health:
    counts: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    for row in rows:
        counts[row["outcome"]] += row["times"]
        if row["cause"]:
            causes[row["cause"]] += row["times"]
    first = min(row["day"] for row in rows)
    answered = max((row["day"] for row in rows if row["outcome"] != State.UNKNOWN), default="")
    standing, because = _standing(rows, changes, level, since)
    new = sorted(((day, path) for path, day in paths if day > first), key=lambda key: (key[0], key[1]))
    return Health(
        source=source,
        asked=counts.total(),
        found=counts[State.FOUND],
        absent=counts[State.ABSENT],
        causes=tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0]))),
        answered=answered,
        standing=standing,
        because=because,
        new_keys=tuple((path, day) for day, path in reversed(new)),
    )


def _standing(
    rows: Sequence[Mapping[str, Any]], changes: Sequence[_Change], level: float, since: str
) -> tuple[Standing, str]:
    """The worst that can be said of a source, and all that is said."""
    told = [(Standing.CHANGED, words) for words in _changed(rows, since)]
    told += [(c.standing, c.told()) for c in changes if c.enough and chance_of_fewer(c.strata) < level]
    if told:
        return told[0][0], "; ".join(words for _, words in told)
    if any(change.enough for change in changes):
        return Standing.STEADY, ""
    return Standing.UNTOLD, ""


def _changed(rows: Sequence[Mapping[str, Any]], since: str) -> list[str]:
    """Answers in another shape, where there lately are any and there were none before, or where most are.

    One is enough to look: a reader that stops at a shape it does not know seldom does so for one company alone.
    """
    changed = [row for row in rows if row["cause"] == Cause.CHANGED]
    recent = sum(row["times"] for row in rows if row["day"] > since)
    times = sum(row["times"] for row in changed if row["day"] > since)
    first = min((row["day"] for row in changed), default="")
    if not times or (first <= since and 2 * times < recent):
        return []
    words = f"answers in another shape: {times} of {recent} in the last {RECENT_DAYS} days"
    return [f"{words}, the first on {first}"]


def _changes(rows: Iterable[Mapping[str, Any]], since: str) -> tuple[_Change, _Change]:
    """What a source is compared in: how often it answers, and how often an answer holds something."""
    counts: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for row in rows:
        counts[row["segment"]][row["day"] > since, row["outcome"]] += row["times"]
    answers, finds = [], []
    for _, count in sorted(counts.items()):
        found = [count[recent, State.FOUND] for recent in (True, False)]
        answered = [n + count[recent, State.ABSENT] for n, recent in zip(found, (True, False), strict=True)]
        asked = [n + count[recent, State.UNKNOWN] for n, recent in zip(answered, (True, False), strict=True)]
        answers.append(Stratum(asked[0], answered[0], asked[1], answered[1]))
        finds.append(Stratum(answered[0], found[0], answered[1], found[1]))
    return (
        _Change(Standing.FAILING, "answered", tuple(answers)),
        _Change(Standing.QUIET, "found something in", tuple(finds)),
    )
