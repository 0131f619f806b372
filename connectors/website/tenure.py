"""Since when, and until when, somebody has a title: "Leiter Außendienst seit 01.07.2016", "CFO (until 2023)".

A page that says when a role ended has not forgotten its bearer; it says that they are gone. The words stand in
`tenure.tsv`; a date without one of them is read as nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from connectors.lexicon import rows
from connectors.website.dating import parse_date

_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Tenure:
    """A title without its dates, and the dates: "2016-07", "2023", or empty. `said` are the words they stand in."""

    title: str
    since: str = ""
    until: str = ""
    said: str = ""


@cache
def _pattern() -> re.Pattern[str]:
    words = {kind: pattern for kind, pattern in rows("tenure.tsv", __package__)}  # noqa: C416 - rows are lists
    return re.compile(
        rf"[\s,;(–—-]+(?P<said>(?:(?P<since>{words['since']})|(?P<until>{words['until']}))\s+"
        r"[^()\d]{0,14}\d[\d./\s\w-]{0,18}?(?<!\d)?[^()]{0,8})\)?\s*$",
        re.I,
    )


@lru_cache(maxsize=8_192)
def tenure(text: str) -> Tenure:
    """A title as printed, and what it says of its time."""
    if not any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return Tenure(text)
    match = _pattern().search(text)
    when = parse_date(match.group("said")) if match else ""
    if match is None or not when:
        return Tenure(text)
    title = text[: match.start()].rstrip(" ,;(–—-")
    since, until = (when, "") if match.group("since") else ("", when)
    return Tenure(title, since, until, match.group("said").strip())
