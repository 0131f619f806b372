"""When to try again, and after how long. Only what may succeed is tried again, and never sooner than asked."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState

from enrich.net.faults import Fault

TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
ATTEMPTS = 3
LONGEST = 30 * 86_400.0


def retry_after(header: str, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header, in either of its forms (RFC 9110, 10.2.3); None when it says nothing.

    A moment in the past and a negative number mean "now"; nobody is believed to mean more than a month.
    """
    header = header.strip()
    if not header:
        return None
    try:
        seconds = float(header) if header.lstrip("+-").replace(".", "", 1).isdigit() else _until(header, now)
    except (ValueError, OverflowError):  # no number, and no day of any calendar
        return None
    return min(max(0.0, seconds), LONGEST)


def _until(date: str, now: datetime) -> float:
    moment = parsedate_to_datetime(date)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    return (moment - now).total_seconds()


def pause(state: RetryCallState) -> float:
    """How long tenacity sleeps: what the server asked for, else 1, 2, 4 seconds."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Fault) and error.wait is not None:
        return error.wait
    return float(2 ** (state.attempt_number - 1))
