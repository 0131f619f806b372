"""Numbers, dates and sums of money as sources write them, read as the range they leave open.

"11-50" is no number but two limits, "1000+" is one, "~40" is a guess, "2019" is a year long. Reading them as a point
would let a profile decide what the source never said. A text that is no number, and a count of 0, which directories
write where they know nothing, has no range at all.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import inf, log
from typing import NamedTuple

from connectors.amounts import money_written

ABOUT = 0.25
"""How far a number that is called approximate may be off, as a part of it."""

_GROUP = "[.,'’ \u00a0\u2009\u202f]"
_NUMBER = rf"\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?"
_PART = rf"({_NUMBER})\s*([kKmM](?![a-zA-Z]))?"
_BETWEEN = re.compile(rf"{_PART}\s*(?:-|–|—|−|to|bis|à|a|do|až|~)\s*{_PART}")
_ONE = re.compile(_PART)
_GROUPS = re.compile(rf"{_GROUP}(?=\d{{3}}(?!\d))")
_AT_LEAST = re.compile(
    r"\+|\bover\b|\bmore than\b|\bat least\b|\babove\b|>|≥|\büber\b|\bmehr als\b|\bplus de\b", re.I
)
_AT_MOST = re.compile(
    r"\bunder\b|\bfewer than\b|\bless than\b|\bup to\b|\bat most\b|<|≤|\bbis zu\b|\bmoins de\b", re.I
)
_ABOUT = re.compile(r"~|≈|\babout\b|\baround\b|\bapprox|\bca\b|\bcirca\b|\betwa\b|\benviron\b|\brund\b", re.I)
# What a spreadsheet makes of a band it takes for a date: "11-50" is shown as "Nov-50".
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
_LONGEST = 100  # a text of more characters is no count, and to look for one in it costs a square
_TIMES = {"k": 1_000, "m": 1_000_000}
_MONEY = re.compile(r"(\d[\d.,'’ \u00a0\u202f]*?)\s*([kKmM])?\s*([A-Z]{3})")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


class Span(NamedTuple):
    """A range that holds the true number, both ends included; `high` may be infinite."""

    low: float
    high: float

    def share_within(self, least: float, most: float) -> float:
        """How much of the range lies within limits: 1 all of it, 0 none, else a part on a scale of proportions.

        Companies are spread by proportion and not by difference: there are as many between 10 and 20 as between
        100 and 200. A range without an end that the limits cut says nothing about which side is likelier: a half.
        """
        if self.low >= least and self.high <= most:
            return 1.0
        if self.high < least or self.low > most:
            return 0.0
        if self.high == inf:
            return 0.5
        inside_low, inside_high = max(self.low, least), min(self.high, most)
        share = log((inside_high + 1) / (inside_low + 1)) / log((self.high + 1) / (self.low + 1))
        return min(max(share, 0.01), 0.99)


def _number(digits: str, times: str | None) -> float:
    plain = _GROUPS.sub("", digits).replace(",", ".")
    return float(plain) * _TIMES.get((times or "").lower(), 1)


@lru_cache(maxsize=16_384)
def number_span(text: str) -> Span | None:
    """The range a count leaves open: "120", "11-50", "1,000+", "~40", "<10", "10k"; None when it says nothing."""
    if len(text) > _LONGEST or _MONTH.search(text):
        return None
    if between := _BETWEEN.search(text):
        first, first_times, last, last_times = between.groups()
        shared = last_times if _number(first, None) < _number(last, None) else None
        low, high = _number(first, first_times or shared), _number(last, last_times)
        return Span(max(low, 1.0), high) if high >= max(low, 1) else None
    one = _ONE.search(text)
    if one is None or (number := _number(*one.groups())) == 0:
        return None
    if _AT_LEAST.search(text):
        return Span(number, inf)
    if _AT_MOST.search(text):
        return Span(1.0, number)
    if _ABOUT.search(text):
        return Span(number * (1 - ABOUT), number * (1 + ABOUT))
    return Span(number, number)


@lru_cache(maxsize=16_384)
def money_span(text: str) -> tuple[Span, str] | None:
    """The range a sum leaves open, and its currency, empty where none is named; None for what is no sum.

    Written as the vocabulary does ("1250000 USD", "1000000-10000000 EUR") or as people do ("$1M-$10M").
    """
    count, _, currency = money_written(text).partition(" ")
    span = number_span(count) if count else None
    return (span, currency) if span else None


@lru_cache(maxsize=16_384)
def date_span(text: str) -> tuple[datetime, datetime] | None:
    """The first and the last moment a date leaves open: "2019" a year, "2019-04" a month; None for what is no date."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = datetime(year, month or 1, day or 1, tzinfo=UTC)
        if day:
            after = first + timedelta(days=1)
        elif month:
            after = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
        else:
            after = datetime(year + 1, 1, 1, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return first, after - timedelta(seconds=1)


@lru_cache(maxsize=16_384)
def money(text: str) -> tuple[float, str] | None:
    """An amount and its currency: "1250000 USD"; None when a text is no such thing."""
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        return None
    amount = _number(match.group(1).strip(), match.group(2))
    return (amount, match.group(3)) if amount > 0 else None
