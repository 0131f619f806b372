"""Findings, statements and outcomes: what a source said, and how asking it ended.

A value never travels without its evidence. A parser makes a `Finding`; the driver
stamps it with its provenance once, here, so that no parser can forget it. Nothing
in this file decides who a statement is about or whether it is believed: that is
`matching/`.
"""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from connectors.fields import FIELDS, Kind

PERSON = "person"
"""The source of what a person said to this program: it outweighs every other, see `matching/last_word.py`."""

MOST_VALUE = 4_000
MOST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Finding:
    """What a parser read: one claim about one subject, and where it stands on the page.

    `subject` is the source's own name for the thing ("cik:0000320193", "acme.example/people/jane-doe").
    `quote` is verbatim from the page and can be found there again; empty means that the value itself is
    the quote. `at` says where, as a reader would look for it: a JSON path, or a path of HTML elements.
    `as_of` is the day the page itself dates the claim to ("2017", "2017-03"), where it does: a page read today that
    says "as of March 2017" is evidence of March 2017.
    """

    subject: str
    field: str
    value: str
    at: str = ""
    quote: str = ""
    confidence: float = 1.0
    as_of: str = ""

    @property
    def kind(self) -> str:
        """What sort of thing the subject is: company, person, role, funding."""
        return self.field.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One source saying one thing about one subject. Never edited, only joined by others."""

    subject: str
    field: str
    value: str
    source: str
    url: str
    at: str
    quote: str
    seen: datetime
    expires: datetime
    confidence: float

    @property
    def id(self) -> str:
        """The same claim on the same page is one row, however often we look."""
        claim = "\x1f".join((self.subject, self.field, self.value, self.source, self.url))
        return hashlib.sha256(claim.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    @property
    def kind(self) -> str:
        return self.field.partition(".")[0]

    @property
    def as_of(self) -> datetime:
        """The moment it speaks of: when it was seen, or an earlier day that the page itself names."""
        return self.expires - FIELDS[self.field].stale


def _spoken(as_of: str, seen: datetime) -> datetime:
    """The moment a claim speaks of: the last day of the year, month or day named, and never after it was seen."""
    if not as_of or not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", as_of):
        return seen
    year, month, day = ([*map(int, as_of.split("-")), 0, 0])[:3]
    try:
        month = month or 12
        moment = datetime(year, month, day or monthrange(year, month)[1], 23, 59, tzinfo=seen.tzinfo)
    except ValueError:
        return seen
    return min(seen, moment)


def _below(path: str, at: str) -> str:
    """A path inside a part of a document, as a path of the whole document."""
    return path + at if not path or not at or at.startswith("[") else f"{path}.{at}"


class Unprovable(ValueError):
    """A parser stated something the page does not show, or used a field that nobody knows."""


def stamp(finding: Finding, *, source: str, url: str, seen: datetime, within: str = "") -> Statement:
    """Give a finding its provenance. The only place where a `Statement` is made from a page.

    Raises:
        Unprovable: for a field outside the vocabulary, an empty value, or a value or quote beyond bounds.
    """
    field = FIELDS.get(finding.field)
    if field is None:
        raise Unprovable(f"{source} states {finding.field!r}, which is not in connectors/fields.py")
    value = finding.value.strip()
    if not value or len(value) > MOST_VALUE:
        raise Unprovable(f"{source} states {finding.field} with {len(value)} characters")
    if field.kind is Kind.SUBJECT and not finding.quote:
        raise Unprovable(f"{source} states {finding.field} without the words that show it")
    quote = finding.quote or value
    if len(quote) > MOST_QUOTE:
        quote = quote[:MOST_QUOTE]
    return Statement(
        subject=f"{source}:{finding.subject}",
        field=finding.field,
        value=f"{source}:{value}" if field.kind is Kind.SUBJECT else value,
        source=source,
        url=url,
        at=_below(within, finding.at),
        quote=quote,
        seen=seen,
        expires=_spoken(finding.as_of, seen) + field.stale,
        confidence=finding.confidence,
    )


class Cause(StrEnum):
    """Why an asking ended without an answer. None of these is ever shown as "absent"."""

    RATE_LIMITED = "rate_limited"
    ROBOTS = "robots"
    TIMEOUT = "timeout"
    BLOCKED = "blocked"
    NEEDS_RENDERING = "needs_rendering"
    BUDGET = "budget"
    NO_KEY = "no_key"
    NOT_RECORDED = "not_recorded"
    CHANGED = "changed"
    ERROR = "error"


class State(StrEnum):
    FOUND = "found"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How asking a source ended: it said something, it has nothing, or we could not learn.

    `cause` is set exactly when the state is unknown. `retry_at` says when asking again may help.
    """

    state: State
    cause: Cause | None = None
    detail: str = ""
    retry_at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.state is State.UNKNOWN) != (self.cause is not None):
            raise ValueError("an unknown outcome has a cause, and only an unknown one")

    def __str__(self) -> str:
        return f"unknown ({self.cause})" if self.cause else str(self.state)


FOUND = Outcome(State.FOUND)
ABSENT = Outcome(State.ABSENT)


def unknown(cause: Cause, detail: str = "", retry_at: datetime | None = None) -> Outcome:
    return Outcome(State.UNKNOWN, cause, detail, retry_at)
