"""What stands on a call brief, as values: short texts that are safe to print anywhere, with the numbers of their notes.

Texts from pages are data: they arrive here in one line, bounded, without characters that steer a terminal or turn
around the direction of writing. Whoever writes them down still escapes them for the form they write.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any

from connectors.statement import Statement

_MOST_QUOTES = 4
_MOST_QUOTE = 200
_MOST_ADDRESS = 2_000
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


def in_one_line(text: str, most: int) -> str:
    """A text from anywhere as one line of at most so many characters, cut between words, without unseen characters."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    line = " ".join("".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN).split())
    if len(line) <= most:
        return line
    head = line[:most]
    words = head.rpartition(" ")[0] if " " in head[most // 2 :] else head[:-1]
    return words.rstrip(" ,;:.–-") + "…"


def shown_day(day: Day) -> str:
    """A day as everybody reads it, whenever the brief is read: "1 Oct 2026"."""
    return f"{day.day} {day:%b %Y}"


def shown_address(url: str) -> str:
    """An address as people read it, in one line: without its scheme."""
    return in_one_line(url.partition("://")[2].removeprefix("www.").rstrip("/") or url, _MOST_ADDRESS)


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the brief, and the numbers of the notes it rests on."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """One source on one day, as a footnote: what it said that the brief rests on."""

    n: int
    source: str
    day: Day
    url: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of the company, or why it is not.

    Attributes:
        sure: how sure it is, in words: "sure", "likely", "unsure", "disputed", "old"; empty where it is not known.
        belief: the same as a figure between 0 and 1; 0 where it is not known.
        day: the day that its newest source speaks of.
    """

    label: str
    value: Said
    sure: str = ""
    belief: float = 0.0
    day: Day | None = None

    @property
    def known(self) -> bool:
        return bool(self.sure)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one criterion says, "yes", "no", "partly" or "unknown"; `counts` is "for", "against" or "open"."""

    word: str
    counts: str
    label: str
    because: Said


@dataclass(frozen=True, slots=True)
class Happening:
    """A signal: the day, what kind it is, whether it speaks for growth, and what happened."""

    day: Day
    kind: str
    direction: str
    what: Said


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody as the brief shows them, with the day on which they were last seen there.

    Attributes:
        standing: "current", "former" or "unsure".
        seats: the seats of the buying committee they may hold, each with its chance, 0 to 1; the likeliest first.
    """

    name: str
    title: str
    seen: Day | None
    standing: str
    notes: tuple[int, ...] = ()
    reach: str = ""
    seats: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Seats for which nobody likely is known and that are filled in the same way, and that way."""

    roles: tuple[str, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in the language of the buyer and in English, and why it is asked, where there is an occasion."""

    topic: str
    stage: str
    text: str
    english: str
    because: Said | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is uncertain, and what would settle it."""

    what: Said
    settle: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """A call brief. `day` is the day on which it is true; `more` counts what found no room, by section."""

    company: str
    domain: str
    day: Day
    decision: str
    score: float
    low: float
    high: float
    turn: str
    about: tuple[Said, ...]
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    signals: tuple[Happening, ...]
    people: tuple[Someone, ...]
    gaps: tuple[Gap, ...]
    doubtful: tuple[Someone, ...]
    plan: tuple[Said, ...]
    paths: tuple[str, ...]
    language: str
    questions: tuple[Asking, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[Note, ...]
    next_source: dict[str, Any] | None = None
    more: dict[str, int] = field(default_factory=dict)


class Notes:
    """The footnotes of a brief, numbered as they are first cited: one for each source, page and day."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, Day], tuple[int, str, dict[str, None]]] = {}

    def cite(self, statements: Iterable[Statement], most: int = 2) -> tuple[int, ...]:
        """The numbers under which statements stand, the newest first, at most so many."""
        newest = sorted(statements, key=lambda s: (-s.as_of.timestamp(), s.source, s.url, s.id))
        cited: set[int] = set()
        for s in newest:
            key = (s.source, shown_address(s.url), s.as_of.date())
            if len(cited) == most and (key not in self._found or self._found[key][0] not in cited):
                continue
            n, _, quotes = self._found.setdefault(key, (len(self._found) + 1, s.url, {}))
            cited.add(n)
            quotes[in_one_line(s.quote, _MOST_QUOTE)] = None
        return tuple(sorted(cited))

    def all(self) -> tuple[Note, ...]:
        """Every note, in order."""
        return tuple(
            Note(n, source, day, in_one_line(url, _MOST_ADDRESS), tuple(quotes)[:_MOST_QUOTES])
            for (source, _, day), (n, url, quotes) in self._found.items()
        )
