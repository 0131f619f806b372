"""Moments as exports write them, with how finely they were written. What tells a machine from a person is seconds.

"2026-03-01" is a day, "2026-03-01 10:05" a minute, "2026-03-01T10:05:07Z" a second; a whole number is seconds (or
thousandths) since 1970. A moment without a zone is read as UTC: only differences within one file matter here. Which of
two numbers is the month is never guessed from one date: see `dates`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from connectors.files.dates import iso_day

DAY, MINUTE, SECOND = 86_400.0, 60.0, 1.0
_CLOCK = re.compile(
    r"(?<![\d-])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap])?\.?(?:m\b)?",
    re.I,
)
_ZONE = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})\)?$")
_EPOCH = re.compile(r"^(?P<whole>\d{10})(?:(?P<thousandths>\d{3})|\.\d+)?$")
_LEAST_YEAR, _MOST_YEAR = 1990, 2100


class Moment(NamedTuple):
    """Seconds since 1970, and how many of them the text leaves open: a day, a minute or a second."""

    seconds: float
    grain: float


def moment(text: str, month_first: bool | None = None) -> Moment | None:
    """The moment a text writes; None where it writes none, or where it may mean two days.

    Args:
        month_first: whether numbers alone are month, day, year, where that is known.
    """
    text = text.strip()
    if found := _EPOCH.match(text):
        return Moment(float(found["whole"]), SECOND)
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return _written_out(text, month_first)
    return _moment(read, _grain(text))


def _grain(text: str) -> float:
    """How finely an ISO text tells the time. Midnight to the second is how tables write a day."""
    clock = _CLOCK.search(text)
    if not clock or (clock["hour"], clock["minute"], clock["second"] or "00") == ("00", "00", "00"):
        return DAY
    return SECOND if clock["second"] else MINUTE


def _written_out(text: str, month_first: bool | None) -> Moment | None:
    day = iso_day(text, month_first)
    if not day:
        return None
    clock = _CLOCK.search(text)
    if not clock:
        return _moment(datetime.fromisoformat(day), DAY)
    hour = (
        int(clock["hour"]) % 12 + 12 * (clock["half"].lower() == "p") if clock["half"] else int(clock["hour"])
    )
    try:
        read = datetime.fromisoformat(
            f"{day}T{hour:02}:{clock['minute']}:{clock['second'] or '00'}{_zone(text)}"
        )
    except ValueError:
        return None
    return _moment(read, SECOND if clock["second"] else MINUTE)


def _zone(text: str) -> str:
    found = _ZONE.search(text)
    return f"{found['sign']}{found['hours']}:{found['minutes']}" if found else "+00:00"


def _moment(read: datetime, grain: float) -> Moment | None:
    if not _LEAST_YEAR <= read.year <= _MOST_YEAR:
        return None
    return Moment((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp(), grain)
