"""Days as exports write them, in ISO 8601; empty where a date may mean two days.

"15 Jan 2024" and "2026-01-01 09:00:00 UTC" are plain. "3/4/26" is the third of April or the fourth of March, and only
the other dates of its column can tell: an order of day and month that no date contradicts is taken, else none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:$|[ T])")
_DAY_FIRST = re.compile(r"^(\d{1,2})[. -]\s?([A-Za-z]+)\.?[ -](\d{4})\b")
_MONTH_FIRST = re.compile(r"^([A-Za-z]+)\.? (\d{1,2}),? (\d{4})\b")
_NUMBERS = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[ ,T])")
_AMERICAN = re.compile(r"\d\s?[ap]m\b", re.I)
# English names, whole or cut to three letters; "marras" begins like March and is November in Finland.
_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name: n for n, whole in enumerate(_NAMES, 1) for name in (whole, whole[:3])} | {"sept": 9}


def iso_day(text: str, month_first: bool | None = None) -> str:
    """The day a text begins with, as "2024-01-15"; empty where there is none, or two are possible.

    Args:
        month_first: whether numbers alone are month, day, year, where that is known.
    """
    text = text.strip()
    if found := _ISO.match(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.match(text):
        return _day(found[3], _MONTHS.get(found[2].lower(), 0), found[1])
    if found := _MONTH_FIRST.match(text):
        return _day(found[3], _MONTHS.get(found[1].lower(), 0), found[2])
    if found := _NUMBERS.match(text):
        order = month_order([text]) if month_first is None else month_first
        if order is not None:
            month, day = (found[1], found[3]) if order else (found[3], found[1])
            return _day(found[4] if len(found[4]) == 4 else f"20{found[4]}", month, day)
    return ""


def month_order(texts: Iterable[str]) -> bool | None:
    """Whether dates of numbers put the month first, by those that can be read only one way; None where none can.

    A full stop between is never American, and a clock of twelve hours seldom anything else.
    """
    first = second = american = other = False
    for text in texts:
        if found := _NUMBERS.match(text.strip()):
            first |= int(found[1]) > 12
            second |= int(found[3]) > 12
            american |= _AMERICAN.search(text) is not None
            other |= found[2] == "."
    if first or second:
        return second if first != second else None
    return (not other) if american or other else None


def _day(year: str, month: int | str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
