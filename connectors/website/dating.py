"""The day a page dates itself to: "Stand: März 2017", "last updated 12/03/2019".

A team page that nobody has touched for years says so more often than one thinks. Only an explicit word counts; the
date in an HTTP header tells when a file was copied, and a copyright year tells nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from connectors.lexicon import rows
from connectors.text import fold
from connectors.website.document import Document

_LONGEST = 70
_ISO = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
_ORIENTAL = re.compile(r"(20\d{2})\s?年\s?(\d{1,2})\s?月")
_NUMERIC = re.compile(r"(?:\d{1,2}[./])?(0?[1-9]|1[0-2])[./](20\d{2})")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) for _, all_words in rows("dates.tsv", __package__) for word in all_words.split("|")
    )
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)\s*[:：]?\s*(?P<rest>.{{0,40}})", re.I)


@cache
def _months() -> dict[str, int]:
    return {
        name: int(number) for number, names in rows("months.tsv", __package__) for name in names.split("|")
    }


def page_date(document: Document) -> str:
    """The date a page gives itself, "2017" or "2017-03"; empty for most. Of several the latest counts."""
    if "20" not in document.words:
        return ""
    lines = document.lines_with(_dates)
    return max((_date(line.text) for line in lines if line.digits and len(line.text) <= _LONGEST), default="")


@cache
def _first_words() -> re.Pattern[str]:
    first = {
        re.escape(word.split()[0]) for _, words in rows("dates.tsv", __package__) for word in words.split("|")
    }
    return re.compile("|".join(sorted(first)))


@lru_cache(maxsize=16_384)
def _dates(word: str) -> bool:
    return _first_words().search(word) is not None


def _date(text: str) -> str:
    match = _words().search(text)
    return parse_date(match.group("rest")) if match else ""


def parse_date(text: str) -> str:
    """A date as people write it, to the month where it names one; empty for what is none."""
    for pattern, year, month in ((_ISO, 1, 2), (_ORIENTAL, 1, 2), (_NUMERIC, 2, 1)):
        if match := pattern.search(text):
            return f"{match.group(year)}-{int(match.group(month)):02d}"
    found = _YEAR.search(text)
    if not found:
        return ""
    named = next((_months()[word] for word in fold(text).split() if word in _months()), 0)
    return f"{found.group(1)}-{named:02d}" if named else found.group(1)
