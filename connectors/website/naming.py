"""Which lines of a page are people's names.

Likeness to a name decides most of them, and no table holds every name. So a doubtful one is believed when the page
itself speaks for it: when a mailbox or profile on it is made of the same words ("qzwollinck@" for Quenby Zwollinck),
or when it stands just where several certain names stand. A name may share its line with a way to reach somebody, or
with how it is read ("南野 涼子 みなみの りょうこ").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from connectors.lexicon.legal_forms import split_legal_form
from connectors.lexicon.names import person_likeness, surname
from connectors.lexicon.titles import looks_like_title
from connectors.text import fold
from connectors.website import emails, profiles
from connectors.website.document import Document, Line

LONGEST_NAME = 60
SURE_NAME = 0.5
VERY_SURE_NAME = 0.65
DOUBTFUL_NAME = 0.2
DOUBTFUL_TITLE = 0.3
_LEAST_COMPANY = 2
# A short word in capitals or with a dot before a name: DI, Ing., Dipl.-Kfm.
_DEGREE = re.compile(r"(?:[A-Z]{2,3}|[A-Z][\w.-]{0,9}\.)\s+(?=[A-ZÀ-Ž])")
LIST = re.compile(
    r"\s*(?:[,;/&+、]|\bund\b|\band\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\ben\b|\ba\b|\bi\b|\bve\b)\s*"
)
REACH = re.compile(r"@|(?:\d[\s().\-/]{0,2}){7,}|\bext\b|\bextension\b|linkedin", re.I)
STRAY = re.compile(
    r"^(?:e-?mail|tel\.?|phone|fax|mobile|linkedin|view profile|read more|bio|more|mehr|mail|v-?card|contact)?\W*$",
    re.I,
)
_READING = re.compile(r"^[\u3040-\u30ff\s・()（）]+$")
_EDGE = " ,;:|–—-·/()"
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The names that a line consists of, mostly one, and how sure it is that they are names.

    `spoken_for` says that it is the page, and not the name, that makes it so.
    """

    names: tuple[str, ...]
    sure: float
    spoken_for: bool = False


def likeness(text: str) -> float:
    """How much a text of a page looks like one name: a person's, and no company's."""
    sure = person_likeness(text) if 3 < len(text) <= LONGEST_NAME else 0.0
    return 0.0 if sure >= DOUBTFUL_NAME and _is_company(text) else sure


@lru_cache(maxsize=16_384)
def _is_company(text: str) -> bool:
    """Whether a text is a company's name; Karin Ek and Ana Sa are people, though forms are written so."""
    return bool(split_legal_form(text)[1].name) and not surname(text.rpartition(" ")[2])


@lru_cache(maxsize=16_384)  # a site repeats its menus on every page
def names_of(text: str) -> tuple[str, ...]:
    """The names that make up a whole line: one, or a list of several ("Anna Muster, Bernd Beispiel")."""
    if not 3 < len(text) <= 4 * LONGEST_NAME or (text.isascii() and (" " not in text or text.islower())):
        return ()
    parts = [part.strip() for part in LIST.split(text) if part.strip()] if text.count(" ") > 2 else []
    if len(parts) > 1 and all(" " in part and likeness(part) >= VERY_SURE_NAME for part in parts):
        return tuple(parts)
    if likeness(text) >= SURE_NAME:
        return (text,)
    degree = _DEGREE.match(text)
    return (text[degree.end() :],) if degree and likeness(text[degree.end() :]) >= VERY_SURE_NAME else ()


def namings(document: Document, taken: set[int]) -> dict[int, Naming]:
    """The lines that are names, by number, but for those that are taken already."""
    found: dict[int, Naming] = {}
    doubtful: dict[int, tuple[str, float]] = {}
    for line in document.lines:
        if line.number in taken:
            continue
        text = _beside_reach(line) or line.text
        if names := names_of(text):
            found[line.number] = Naming(names, max(map(likeness, names)))
        elif (sure := likeness(text)) >= DOUBTFUL_NAME and looks_like_title(text) < DOUBTFUL_TITLE:
            doubtful[line.number] = (text, sure)
    for number in _spoken_for(document, doubtful, found):
        text, sure = doubtful[number]
        found[number] = Naming((text,), max(sure, SURE_NAME), spoken_for=True)
    return dict(sorted(found.items()))


def _beside_reach(line: Line) -> str:
    """The first piece of a line whose other pieces only tell how to reach somebody, or how the name is read."""
    if len(line.spans) < 2:
        return ""
    first, *others = line.spans
    beside = all(REACH.search(span) or STRAY.match(span) or _READING.match(span) for span in others)
    return first.strip(_EDGE) if beside else ""


def _spoken_for(
    document: Document, doubtful: Mapping[int, tuple[str, float]], sure: Mapping[int, Naming]
) -> Iterator[int]:
    """The doubtful names that something else on the page speaks for."""
    if not doubtful:
        return
    lines = document.lines
    company = Counter(shape(lines[n]) for n in sure)
    strangers = Counter(shape(lines[n]) for n in doubtful)
    marks = document.once(marks_of)
    for number, (text, _) in doubtful.items():
        where = shape(lines[number])
        among = company[where] >= max(_LEAST_COMPANY, strangers[where])
        if among or any(bears(mark, text) for mark in marks):
            yield number


def marks_of(document: Document) -> list[str]:
    """What the page's mailboxes and profiles of people are called."""
    boxes = (a.value.partition("@")[0] for a in emails.addresses_in(document) if a.reader != "role")
    return [*boxes, *(mark for mark, _ in document.once(profiles.of_people))]


def shape(line: Line, depth: int = 4) -> tuple[str, ...]:
    """The tags a line stands in, innermost first: what repeated cards have in common."""
    return tuple(str(node.tag) for _, node in zip(range(depth), line.ancestors(), strict=False))


def bears(mark: str, name: str) -> bool:
    """Whether a profile's slug or an address's local part is made of somebody's name."""
    text = fold(mark).replace(" ", "")
    return any(_made_of(text, fold(spelling).split()) for spelling in (name, name.translate(_UMLAUTS)))


def _made_of(text: str, words: list[str]) -> bool:
    parts = [word for word in words if len(word) > 1]
    if len(parts) < 2 or not text:
        return False
    first, last = parts[0], parts[-1]
    whole = last in text and (first in text or text.startswith(first[0]))
    return whole or text in (first + last[0], last + first[0])
