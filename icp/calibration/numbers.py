"""Cells that are one plain number: "1,250", "€ 1.2M", "12.5 %". A span such as "11-50" is a category, not a number.

Only what can be read one way is read: a comma before exactly three digits parts thousands, any other comma is a
decimal one, and so is a full stop unless there are several.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = re.compile(
    r"^(?:[€$£¥₹]|usd|eur|gbp|chf)?\s*(?P<sign>[-−]?)(?P<digits>\d[\d.,'’ \u00a0\u202f]*)\s*(?P<unit>k|m|mn|mio|bn)?\s*"
    r"(?:[%€$£¥₹]|usd|eur|gbp|chf)?$",
    re.I,
)
_UNITS = {"k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "bn": 1e9}
_THOUSANDS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_DOTTED = re.compile(r"^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:\.\d{3})+,\d+$")
_PLAIN = re.compile(r"^\d+(?:[.,]\d+)?$")
_SPACES = re.compile(r"[ '’\u00a0\u202f]")


@lru_cache(maxsize=65_536)
def number_of(text: str) -> float | None:
    """The number a cell holds, or None where it holds something else."""
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    digits = _SPACES.sub("", found["digits"])
    if _THOUSANDS.match(digits):
        digits = digits.replace(",", "")
    elif _DOTTED.match(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _PLAIN.match(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    value = float(digits) * _UNITS.get((found["unit"] or "").lower(), 1.0)
    return -value if found["sign"] else value


def shown(value: float) -> str:
    """A number as people read it: 1,250 or 0.35."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
