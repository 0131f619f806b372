"""Bands of numbers as rules write them: "under 10", "11-50", "over 50", "10000 to under 50000", "30%".

Whether an end belongs to a band is where gaps come from, so it is never guessed: "under" and "over" leave the number
out, "up to", "at least" and the plain "11-50" hold it. A number that can be read in two ways ("10.000") is refused.
"""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple

_TIMES = {"": 1.0, "k": 1e3, "m": 1e6, "%": 0.01}
_NUMBER = r"(-?\d{1,3}(?:[, ]\d{3})+(?!\d)|-?\d+(?:\.\d+)?)\s*([kKmM%]?)"
_UNDER, _OVER = r"(?:under|below|less than|fewer than|<)", r"(?:over|above|more than|>)"
_AT_MOST, _AT_LEAST = r"(?:up to|at most|<=|≤)", r"(?:at least|from|>=|≥)"
_TO = r"(?:-|–|to|up to|to at most)"
_TWO_WAYS = re.compile(r"\d\.\d{3}(?!\d)")
_FORMS = tuple(
    (re.compile(form.format(n=_NUMBER), re.I), kind)
    for form, kind in (
        (rf"{_UNDER}\s*{{n}}", "under"),
        (rf"{_OVER}\s*{{n}}", "over"),
        (rf"{_AT_MOST}\s*{{n}}", "at most"),
        (r"{n}\s*or (?:less|fewer)", "at most"),
        (rf"{_AT_LEAST}\s*{{n}}", "at least"),
        (r"{n}\s*(?:\+|or more)", "at least"),
        (r"(?:exactly\s*)?{n}", "exactly"),
        (rf"(?:from\s+)?{{n}}\s*{_TO}\s*{_UNDER}\s*{{n}}", "[)"),
        (rf"{_OVER}\s*{{n}}\s*{_TO}\s*{_UNDER}\s*{{n}}", "()"),
        (rf"{_OVER}\s*{{n}}\s*{_TO}\s*{{n}}", "(]"),
        (rf"(?:from\s+)?{{n}}\s*{_TO}\s*{{n}}", "[]"),
    )
)


class Band(NamedTuple):
    """All numbers between two ends, each of which belongs to it or not."""

    low: float
    high: float
    low_in: bool = True
    high_in: bool = True

    def holds(self, number: float) -> bool:
        above = number >= self.low if self.low_in else number > self.low
        return above and (number <= self.high if self.high_in else number < self.high)

    def meets(self, low: float, high: float) -> bool:
        """Whether any number from `low` to `high`, both included, is in the band."""
        below = low <= self.high if self.high_in else low < self.high
        return below and (high >= self.low if self.low_in else high > self.low)


def read_band(text: str) -> Band | None:
    """The band a text names; None where it names none, two ways of reading it, or one that holds nothing."""
    text = " ".join(text.split())
    if _TWO_WAYS.search(text):
        return None
    for form, kind in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groups()
            numbers = [_number(digits, times) for digits, times in zip(parts[::2], parts[1::2], strict=True)]
            return _band(kind, numbers)
    return None


def _number(digits: str, times: str) -> float:
    # Divided and not multiplied: 30 / 100 is the 0.3 that a cell holds, 30 * 0.01 need not be.
    number = float(re.sub("[, ]", "", digits))
    return number / 100 if times == "%" else number * _TIMES[times.lower()]


def _band(kind: str, numbers: list[float]) -> Band | None:
    first, last = numbers[0], numbers[-1]
    band = {
        "under": Band(-inf, first, False, False),
        "at most": Band(-inf, first, False, True),
        "over": Band(first, inf, False, False),
        "at least": Band(first, inf, True, False),
        "exactly": Band(first, first),
    }.get(kind) or Band(first, last, kind[0] == "[", kind[-1] == "]")
    empty = band.low > band.high or (band.low == band.high and not (band.low_in and band.high_in))
    return None if empty else band
