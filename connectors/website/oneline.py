"""A name and a title in one line: "Anna Muster, CFO", "Geschäftsführer: Anna Muster", "CFO Anna Muster".

Where something stands between the two, that parts them; where nothing does, both must be plain. What runs on in
sentences is read by `prose.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from connectors.lexicon.names import forename
from connectors.lexicon.title_tables import Sense
from connectors.lexicon.title_words import recognise
from connectors.lexicon.titles import looks_like_title
from connectors.website.document import Line
from connectors.website.naming import (
    DOUBTFUL_NAME,
    LIST,
    STRAY,
    SURE_NAME,
    VERY_SURE_NAME,
    likeness,
    names_of,
)
from connectors.website.tenure import tenure

SURE_TITLE = 0.5
VERY_SURE_TITLE = 0.75
_BEGINS_TITLE = 0.3
_LONGEST_TITLE = 110
_LONGEST_LINE = 240
_MOST_WORDS = 16
_LONGEST_REGION = 3
_EDGE = " ,;:|–—-()"
_SEPARATOR = re.compile(
    r"\s*(?:[,;:|•·/()\[\]\u2013\u2014\u2015]|\s-\s|\s-|-\s|\s{2,}|\bis our\b|\bis the\b)\s*"
)
_LABEL = re.compile(r"^\s*([^:：]{2,70}?)\s*[:：]\s*(.+)$")
_OF = re.compile(r"\s+(?:of|at|for|bei|von|chez|de|di|da|du|van|hos|ved|w|ve)\s+(?=[A-ZÀ-Ž])")


def title_likeness(text: str) -> float:
    """How much a text of a page looks like a title, dates apart."""
    text = tenure(text).title
    return looks_like_title(text) if 1 < len(text) <= _LONGEST_TITLE else 0.0


def pairs_in(line: Line) -> Iterator[tuple[str, str, float]]:
    """The names of a line with their titles, and how sure each pair is."""
    if 8 <= len(line.text) <= _LONGEST_LINE:
        yield from _labelled(line.text) or (_split(line) if len(line.text.split()) <= _MOST_WORDS else ())


def _labelled(text: str) -> list[tuple[str, str, float]]:
    """ "Geschäftsführer: Anna Muster, Bernd Beispiel": a title, a colon, and one name or several."""
    match = _LABEL.match(text)
    if not match or title_likeness(match.group(1)) < SURE_TITLE:
        return []
    rest = match.group(2)
    if whole := names_of(rest):
        return [(name, match.group(1), 0.95) for name in whole]
    if likeness(rest) >= DOUBTFUL_NAME and title_likeness(match.group(1)) >= VERY_SURE_TITLE:
        return [(rest, match.group(1), 0.8)]
    names = [part.strip() for part in LIST.split(rest) if part.strip()]
    sure = [part for part in names if likeness(part) >= SURE_NAME]
    # Among certain names a rarer one stands too.
    named = [part for part in names if likeness(part) >= DOUBTFUL_NAME] if len(sure) * 2 > len(names) else []
    return [(name, match.group(1), 0.9) for name in named]


def _split(line: Line) -> list[tuple[str, str, float]]:
    """ "Anna Muster, CFO", "CFO Anna Muster", "Anna Muster (CFO)", and the same with the name in bold."""
    spans = [bare for span in line.spans if (bare := span.strip(_EDGE))] if len(line.spans) > 1 else []
    for parts in (spans, [part for part in _SEPARATOR.split(line.text) if part]):
        if pair := _pair(parts):
            name, title, sure = pair
            return [(name, _as_printed(title, line.text), sure)]
    if (
        len(spans) == 2
        and likeness(spans[0]) >= DOUBTFUL_NAME
        and title_likeness(spans[1]) >= VERY_SURE_TITLE
    ):
        return [(spans[0], spans[1], 0.75)]
    words = line.text.split()
    if 3 <= len(words) <= 9:
        return _by_words(words)
    return []


def pair_beside(line: Line) -> tuple[str, str] | None:
    """A name and what stands behind it, a title or not: for lines among others that hold a name and a title."""
    name, *rest = [part for part in _SEPARATOR.split(line.text) if part]
    return (name, _as_printed(rest, line.text)) if rest and likeness(name) >= SURE_NAME else None


def _as_printed(parts: list[str], text: str) -> str:
    """Parts of a line with what stands between them there."""
    start = text.find(parts[0])
    end = text.find(parts[-1], start + len(parts[0]) if len(parts) > 1 else start)
    return text[start : end + len(parts[-1])]


def _pair(parts: list[str]) -> tuple[str, list[str], float] | None:
    """A name and the title beside it, among the parts of a line. The parts after a name outweigh those before."""
    for n, part in enumerate(map(_unspoken, parts[:6])):
        if likeness(part) < SURE_NAME:
            continue
        after = [p for p in parts[n + 1 : n + 4] if not STRAY.match(p)]
        for size in range(len(after), 0, -1):
            title = ", ".join(after[:size])
            begun = title_likeness(title) >= SURE_TITLE and title_likeness(after[0]) >= _BEGINS_TITLE
            if begun and all(map(_goes_on, after[1:size])) and not any(map(_named, after[:size])):
                return part, after[:size], 0.9
        if after and (role := _OF.split(after[0])[0]) != after[0] and title_likeness(role) >= SURE_TITLE:
            return part, [role], 0.8
        if n and title_likeness(parts[n - 1]) >= SURE_TITLE and not _named(parts[n - 1]):
            return part, [parts[n - 1]], 0.85
    return None


def _unspoken(part: str) -> str:
    """A part without the words by which somebody introduces themselves: "Jsem Jana Vzorová", "I am Anna Muster"."""
    words = part.split()
    while len(words) > 2 and any(e and e.sense is Sense.SPEECH for _, e in recognise(words[0])):
        words = words[1:]
    return " ".join(words) if len(words) < len(part.split()) else part


def _goes_on(part: str) -> bool:
    """Whether a part may belong to the title before it: a field, or something short such as a region."""
    return len(part.split()) <= _LONGEST_REGION or title_likeness(part) >= _BEGINS_TITLE


def _named(text: str) -> bool:
    """Whether a piece of text is somebody's name, or begins with one: then it is nobody else's title."""
    words = text.split()
    return any(likeness(" ".join(words[:size])) >= VERY_SURE_NAME for size in (2, 3) if len(words) >= size)


def _by_words(words: list[str]) -> list[tuple[str, str, float]]:
    """Name and title with nothing between them but a space. Both must be plain."""
    best: tuple[float, str, str] = (0.0, "", "")
    for size in range(2, min(5, len(words))):
        for name, title in (
            (" ".join(words[:size]), " ".join(words[size:])),
            (" ".join(words[-size:]), " ".join(words[:-size])),
        ):
            if (named := likeness(name)) >= VERY_SURE_NAME and (
                titled := title_likeness(title)
            ) >= VERY_SURE_TITLE:
                best = max(best, (named + titled, name, title), key=itemgetter(0))
    if best[0] and title_likeness(" ".join(words)) < 0.95 and not forename(best[2].partition(" ")[0]):
        return [(best[1], best[2], 0.75)]
    return []
