"""Sums of money as people and exports write them: "12.500,00 €", "$1.2m", "EUR 40k", "CHF 1'250".

A full stop or comma with one or two digits behind it parts decimals; with three, thousands, as nobody writes
thousandths of a euro. A sum without a currency has none here: this file never supposes one, and converts nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from connectors.amounts import CURRENCY_OF_LISTS, SCALE_OF_LISTS

# Of a sum that stands by itself these are currencies; in a sentence they may be words, or two countries' sign.
_MORE_MARKS = {"¥": "JPY", "fr": "CHF", "ft": "HUF"}
_LONGEST = 60
_MOST = Decimal(10) ** 15
_GAPS = "' \u2019\u00a0\u2009\u202f"
_SCALES = "|".join(sorted(map(re.escape, SCALE_OF_LISTS), key=len, reverse=True))
_SUM = re.compile(
    r"(?P<minus>[-\u2212(]?)\s*(?P<before>[^\d\s.,+()-]{1,4})?\.?\s*(?P<sign>[-\u2212]?)"
    rf"\s*(?P<digits>\d[\d.,{_GAPS}]*?)"
    # Behind a scale stands no letter but those of a code: "5 MXN" is no five million of anything.
    rf"\s*(?P<times>(?:{_SCALES})(?![^\W\d](?![a-z]{{2}}(?![^\W\d]))))?\.?"
    r"\s*(?P<after>[^\d\s.,+()-]{1,4})?\.?\s*\)?",
    re.I,
)
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")  # 12,34,567
_CODE = re.compile(r"[A-Z]{3}")


class Amount(NamedTuple):
    """A sum, and the ISO 4217 code of its currency; empty where none is written."""

    value: Decimal
    currency: str


@lru_cache(maxsize=16_384)
def read_amount(text: str) -> Amount | None:
    """The sum a text states; None where it states none, or nothing that is surely one."""
    text = text.strip()
    found = _SUM.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    marks = [mark for mark in (found["before"], found["after"]) if mark]
    codes = {currency_code(mark) for mark in marks}
    value = _number(found["digits"])
    if value is None or "" in codes or len(codes) > 1:
        return None
    value *= SCALE_OF_LISTS.get((found["times"] or "").lower(), 1)
    if value > _MOST:
        return None
    return Amount(-value if found["minus"] or found["sign"] else value, codes.pop() if codes else "")


def currency_code(text: str) -> str:
    """The ISO 4217 code that a symbol or a code in any case stands for; empty where it is neither."""
    text = text.strip()
    known = CURRENCY_OF_LISTS.get(text.lower()) or _MORE_MARKS.get(text.lower())
    return known or (text.upper() if _CODE.fullmatch(text.upper()) else "")


def _number(digits: str) -> Decimal | None:
    """The number of some digits with separators between them; None where they stand in no order that is known."""
    bare = re.sub(f"[{_GAPS}]", "", digits).rstrip(".,")
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return Decimal(bare)
    whole, mark, rest = bare[:last], bare[last], bare[last + 1 :]
    if mark not in whole and (len(rest) != 3 or _has_other(whole, mark)):
        return Decimal(re.sub("[.,]", "", whole) + "." + rest)
    if _INDIAN.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    if _has_other(whole, mark) or any(len(group) != 3 for group in re.split("[.,]", bare)[1:]):
        return None
    return Decimal(re.sub("[.,]", "", bare))


def _has_other(whole: str, mark: str) -> bool:
    return ("," if mark == "." else ".") in whole
