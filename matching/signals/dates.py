"""Dates as sources write them, as the first day they can mean: an event is never taken for newer than it may be."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def first_day(text: str) -> date | None:
    """The first day of "2026-03-12", "2026-03" or "2026"; None for what is no date."""
    written = _DATE.match(text)
    if written is None:
        return None
    year, month, day = (int(part or 1) for part in written.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
