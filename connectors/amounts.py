"""Counts and sums of money as lists write them, in the vocabulary's form: "$1M-$10M" is "1000000-10000000 USD".

Headlines are read in `press/money.py`, which shares the words here; cells of a list are shorter and looser. A sum that
names no currency keeps none, for nobody here knows in which the list was kept, and one that names two is no sum. A text
with two numbers that are no band ("5M in 2019, 8M in 2020") says nothing: which of them counts is not ours to choose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from connectors.lexicon import rows

SCALE = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "million": 10**6,
    "millions": 10**6, "millionen": 10**6, "millones": 10**6, "millon": 10**6, "miljoen": 10**6, "b": 10**9,
    "bn": 10**9, "billion": 10**9, "mrd": 10**9, "milliarden": 10**9, "milliarde": 10**9, "milliard": 10**9,
    "milliards": 10**9, "miljard": 10**9, "mds": 10**9, "md": 10**9,
}  # fmt: skip
CURRENCY = {
    "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "€": "EUR", "£": "GBP", "eur": "EUR", "usd": "USD", "gbp": "GBP", "chf": "CHF", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "cad": "CAD", "aud": "AUD", "euro": "EUR", "euros": "EUR", "dollar": "USD",
    "dollars": "USD", "us-dollar": "USD", "us dollars": "USD", "dolares": "USD", "pounds": "GBP", "libras": "GBP",
    "pfund": "GBP", "franken": "CHF",
}  # fmt: skip
# Words that a headline would mean something else by.
SCALE_OF_LISTS = SCALE | {
    "tsd": 10**3, "tis": 10**3, "tys": 10**3, "tkr": 10**3, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "mill": 10**6,
    "milioni": 10**6, "miljoner": 10**6, "millioner": 10**6, "milj": 10**6, "mkr": 10**6, "crore": 10**7,
    "crores": 10**7, "cr": 10**7, "mia": 10**9, "mld": 10**9, "miljarder": 10**9, "milliarder": 10**9,
    "miliardi": 10**9,
}  # fmt: skip
# A thousand in Spanish and Portuguese, a million in Czech and in the English of some lists.
_EITHER = re.compile(r"\d\s?mil\b")
CURRENCY_OF_LISTS = CURRENCY | {
    "r$": "BRL", "₹": "INR", "₺": "TRY", "₩": "KRW", "₽": "RUB", "₴": "UAH", "₪": "ILS", "zł": "PLN", "kč": "CZK",
    "rp": "IDR", "sfr": "CHF",
}  # fmt: skip
_LONGEST = 80
_ASIDE = re.compile(r"\([^)]*\)")
_GROUP = "[.,'’ \u00a0\u2009\u202f]"
_NUMBER = rf"\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)|\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?"
_SCALES = "|".join(re.escape(word) for word in sorted(SCALE_OF_LISTS, key=len, reverse=True))
_PART = re.compile(rf"(?<![\w.,])({_NUMBER})\s?(?:({_SCALES})(?![^\W\d])\.?)?")
_SIGNS = "|".join(
    re.escape(c) for c in sorted(CURRENCY_OF_LISTS, key=len, reverse=True) if not c[-1].isalpha()
)
_SIGN = re.compile(rf"(?<![^\W\d])(?:{_SIGNS})|{_SIGNS}")
_NAMES = "|".join(re.escape(c) for c in sorted(CURRENCY_OF_LISTS, key=len, reverse=True) if c[-1].isalpha())
_NAME = re.compile(rf"(?<![^\W\d])(?:{_NAMES})(?![^\W\d])")
# In capitals only: in small letters "all", "try" and "top" are words.
_CODE = re.compile(r"(?<![^\W\d])[A-Z]{3}(?![^\W\d])")
# Words that may stand right behind a sum without changing it. Any other may be a scale that is not known here.
_HARMLESS = re.compile(
    r"\s*(?:[^\w\s]|(?:to|and|bis|und|et|do|až|or|per|p|a|in|arr|annual|annually|yearly|revenue)\b|$)"
)
_BETWEEN = re.compile(r"^\s*(?:-|–|—|−|to|and|bis|und|à|a|et|y|do|až|~|\.\.\.?)\s*$")
_MORE = re.compile(
    r"\+|>|≥|\b(?:more than|over|above|at least|mehr als|über|plus de|más de|oltre|meer dan)\b"
)
_FEWER = re.compile(
    r"<|≤|\b(?:less than|fewer than|up to|under|below|weniger als|unter|bis zu|moins de|menos de|hasta|fino a)\b"
)
_GROUPING = re.compile(rf"{_GROUP}(?=\d{{3}}(?!\d))")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")


def count_written(text: str) -> str:
    """A count as the vocabulary writes it: "40000", "10000-50000", "1000000+"; empty for what is none."""
    text = _ASIDE.sub(" ", text.lower()).strip()
    if len(text) > _LONGEST or "%" in text or text.startswith(("-", "−")) or _EITHER.search(text):
        return ""
    parts = list(_PART.finditer(text))
    if not 1 <= len(parts) <= 2:
        return ""
    first, last = parts[0], parts[-1]
    if first is not last:
        return _band(first, last) if _BETWEEN.match(text[first.end() : last.start()]) else ""
    number = _value(first)
    if number < 1:
        return ""
    if _FEWER.search(text):
        return f"1-{number}"
    return f"{number}+" if _MORE.search(text) else str(number)


def money_written(text: str) -> str:
    """A sum or a band of sums with its currency, where it names one: "1000000-10000000 USD", "1250000"."""
    bare, currencies = _without_currency(_ASIDE.sub(" ", text))
    count = count_written(bare)
    strange = any(not part[2] and not _HARMLESS.match(bare, part.end()) for part in _PART.finditer(bare))
    if not count or strange or len(currencies) > 1:
        return ""
    return f"{count} {currencies.pop()}" if currencies else count


def _without_currency(text: str) -> tuple[str, set[str]]:
    """The text in small letters without the currencies it names, and which those are."""
    found: set[str] = set()

    def take(known: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
        def taken(match: re.Match[str]) -> str:
            currency = known.get(match.group(), "")
            found.update([currency] if currency else [])
            return " " if currency else match.group()

        return taken

    lower = _CODE.sub(take(_codes()), text).lower()
    for pattern in (_SIGN, _NAME):
        lower = pattern.sub(take(CURRENCY_OF_LISTS), lower)
    return lower, found


@cache
def _codes() -> dict[str, str]:
    return {code: code for code, _ in rows("currencies.tsv")}


def _band(first: re.Match[str], last: re.Match[str]) -> str:
    """Two ends. "1-10 Mio" means millions at both."""
    low, high = _value(first), _value(last)
    if not first[2] and last[2] and _plain(first[1]) < _plain(last[1]):
        low = _value(first, last[2])
    return f"{low}-{high}" if high >= max(low, 1) else ""


def _value(part: re.Match[str], scale: str = "") -> int:
    return round(_plain(part[1]) * SCALE_OF_LISTS.get(scale or part[2] or "", 1))


def _plain(digits: str) -> float:
    if _INDIAN.fullmatch(digits):
        return float(digits.replace(",", ""))
    return float(_GROUPING.sub("", digits).replace(",", "."))
