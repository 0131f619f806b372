"""How close somebody is to one of ours, and how old what an export says has become. By days, and by nothing else.

Nobody reads what was written. That two people wrote says that they know each other; how well, an export does not tell.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from connectors.fields import FIELDS
from matching.acquaintances.nouns import Acquaintance, Tie

_YEAR = timedelta(days=365)
_YEARS = 3 * _YEAR
# After how long an export's word on where somebody works is stale.
_STALE = timedelta(days=FIELDS["person.company_name"].stale_days)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def tie_of(acquaintance: Acquaintance, now: datetime) -> Tie:
    """How close an acquaintance is. An invitation is a contact as a message is, of the day it was sent."""
    contacted, connected = _age(acquaintance.contacted, now), _age(acquaintance.connected, now)
    if contacted is not None and contacted <= _YEAR and "invited" not in acquaintance.contact:
        return Tie.IN_TOUCH
    if (contacted is not None and contacted <= _YEARS) or (connected is not None and connected <= _YEAR):
        return Tie.ACQUAINTED
    return Tie.UNKNOWN if contacted is connected is None else Tie.DISTANT


def is_stale(day: str, now: datetime) -> bool:
    """Whether what was true on a day is no longer to be relied on. Of an unknown day nothing is known."""
    age = _age(day, now)
    return age is not None and age > _STALE


def shown_month(day: str) -> str:
    """ "2025-03-14" as "March 2025"."""
    year, _, rest = day.partition("-")
    month = rest[:2]
    return f"{_MONTHS[int(month) - 1]} {year}" if month.isdigit() and 1 <= int(month) <= 12 else year


def _age(day: str, now: datetime) -> timedelta | None:
    try:
        return now.date() - date.fromisoformat(day)
    except ValueError:
        return None
