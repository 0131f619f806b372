"""When a claim may be said at all: fresh, agreed on, believed. The rules, once, for whoever writes and whoever proves.

Only the thresholds and the tests of single statements stand here; finding facts and proving texts are two other
files that do not know each other.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from connectors.statement import Statement
from matching.nouns import Company, Direction, Person, Signal

LEAST_CONFIDENCE = 0.6
"""A parser less sure than this of what it read is not quoted to a stranger."""

NEWS_DAYS = 365
"""How long an event may open a letter. A round of three years ago is true, and embarrassing."""

MOST_HALF_LIVES = 2
"""How old a signal may be, in half-lives, to open a letter: it is worth a quarter then."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?![0-9])")


def is_fresh(statement: Statement, now: datetime) -> bool:
    return statement.expires > now


def is_sure(statement: Statement) -> bool:
    return statement.confidence >= LEAST_CONFIDENCE


def may_stand(statement: Statement, now: datetime) -> bool:
    """Whether a claim may rest on this statement."""
    return is_fresh(statement, now) and is_sure(statement)


def ended_subjects(person: Person, now: datetime) -> frozenset[str]:
    """Subjects under which a source says that somebody's time at the company is over."""
    today = now.date().isoformat()
    said = person.statements("person.until")
    return frozenset(s.subject for s in said if s.value[:10] <= today)


def event_day(value: str) -> date | None:
    """The day of an event, of "2026-03-12", "2026-03" or "2026": the first it can be; None for what is no date."""
    written = _DATE.match(value)
    if written is None:
        return None
    year, month, day = (int(part or 1) for part in written.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_news(value: str, now: datetime) -> bool:
    """Whether an event of that date has happened, and lately."""
    day = event_day(value)
    return day is not None and day <= now.date() <= day + timedelta(days=NEWS_DAYS)


def tellable(company: Company, now: datetime) -> tuple[Signal, ...]:
    """The signals that may open a letter: stated by a source, of growth, and worth something still.

    What we noticed ourselves no source says, so nobody can be quoted; what is bad news to its reader is left unsaid.
    """
    growth = (s for s in company.signals if s.stated and s.direction is Direction.POSITIVE)
    return tuple(signal for signal in growth if now < told_until(signal))


def told_until(signal: Signal) -> datetime:
    """From when on a signal opens no letter any more."""
    day = datetime(signal.date.year, signal.date.month, signal.date.day, tzinfo=UTC)
    return day + timedelta(days=MOST_HALF_LIVES * signal.half_life_days)
