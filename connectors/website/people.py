"""People and their titles on a page, by how pages are laid out and not by how their authors named the boxes.

Three ways lead to a person, surest first: name and title in one line ("Anna Muster, CFO", "Geschäftsführer: Anna
Muster"); name and title in one card; name and title in turn, where the order of the whole page decides which title
belongs to whom. A name without a title counts only among others that have one, or beside its own phone or address.
Praise by customers, bylines and names in running text are not people of the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from connectors.lexicon.names import bare_name, forename, person_likeness
from connectors.lexicon.title_words import names_a_post
from connectors.lexicon.titles import looks_like_title
from connectors.website.cards import Card, cards
from connectors.website.document import Document, Line

_LONGEST_NAME = 60
_LONGEST_TITLE = 110
_LONGEST_LINE = 240
SURE_NAME = 0.5
VERY_SURE_NAME = 0.65
SURE_TITLE = 0.5
VERY_SURE_TITLE = 0.75
_BEGINS_TITLE = 0.3
_SEPARATOR = re.compile(
    r"\s*(?:[,;:|•·/()\[\]\u2013\u2014\u2015]|\s-\s|\s-|-\s|\s{2,}|\bis our\b|\bis the\b)\s*"
)
_LABEL = re.compile(r"^\s*([^:：]{2,70}?)\s*[:：]\s*(.+)$")
# A short word in capitals or with a dot before a name: DI, Ing., Dipl.-Kfm.
_DEGREE = re.compile(r"(?:[A-Z]{2,3}|[A-Z][\w.-]{0,9}\.)\s+(?=[A-ZÀ-Ž])")
_OF = re.compile(r"\s+(?:of|at|for|bei|von|chez|de|di|da|du|van|hos|ved|w|ve)\s+(?=[A-ZÀ-Ž])")
_LIST = re.compile(
    r"\s*(?:[,;/&+、]|\bund\b|\band\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\ben\b|\ba\b|\bi\b|\bve\b)\s*"
)
_PRAISE = re.compile(r"[\"“„«‚‘][^\"”“»]{40,}|^\s*[“„«»\"]|[”»\"]\s*$")
_BYLINE = re.compile(
    r"^\s*(?:by|von|par|por|di|door|av|posted by|written by|author|autor|photo|foto|photo credit)\b[:\s]",
    re.I,
)
_REACH = re.compile(r"@|(?:\d[\s().\-/]{0,2}){7,}|\bext\b|\bextension\b|linkedin", re.I)
_STRAY = re.compile(
    r"^(?:e-?mail|tel\.?|phone|fax|mobile|linkedin|view profile|read more|bio|more|mehr|mail|v-?card|contact)\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as one page shows them: name and title as printed, the lines they stand on, and their card."""

    name: str
    title: str
    line: int
    title_line: int
    first: int
    last: int
    sure: float


def people_in(document: Document) -> list[Someone]:
    """The people of a page, in order. The same person twice is there twice."""
    lines = document.lines
    found = [s for line in document.lines_with(names_a_post) for s in _in_line(line)]
    taken = {s.line for s in found} | {s.title_line for s in found}
    names = [line.number for line in lines if line.number not in taken and _names(line.text)]
    held = cards(lines, sorted({*names, *(s.line for s in found)}))
    titles = {n for n in _near(lines, names) if n not in taken and _title(lines[n].text) >= SURE_TITLE}
    paired = _paired(lines, names, titles, held)
    found = [replace(s, first=held[s.line].first, last=held[s.line].last) for s in found] + paired
    found += _without_title(lines, [n for n in names if n not in {s.line for s in paired}], held, found)
    own = (replace(s, name=bare_name(s.name)) for s in found if not _foreign(lines, s))
    return sorted(own, key=lambda s: (s.line, s.title_line))


def _name(text: str) -> float:
    return person_likeness(text) if 3 < len(text) <= _LONGEST_NAME else 0.0


@lru_cache(maxsize=32_768)
def _names(text: str) -> tuple[str, ...]:
    """The names that make up a whole line: one, or a list of several ("Jani Daly, Cathy Hooper")."""
    if not 3 < len(text) <= 4 * _LONGEST_NAME or (text.isascii() and (" " not in text or text.islower())):
        return ()
    parts = [part.strip() for part in _LIST.split(text) if part.strip()] if text.count(" ") > 2 else []
    if len(parts) > 1 and all(" " in part and _name(part) >= VERY_SURE_NAME for part in parts):
        return tuple(parts)
    if _name(text) >= SURE_NAME:
        return (text,)
    degree = _DEGREE.match(text)
    return (text[degree.end() :],) if degree and _name(text[degree.end() :]) >= VERY_SURE_NAME else ()


def _title(text: str) -> float:
    return looks_like_title(text) if 1 < len(text) <= _LONGEST_TITLE else 0.0


def _near(lines: Sequence[Line], names: Sequence[int]) -> Iterator[int]:
    """Lines close enough to a name to be its title."""
    return iter({k for n in names for k in range(max(0, n - 4), min(len(lines), n + 5)) if k != n})


# -- name and title in one line --------------------------------------------------------------------


def _in_line(line: Line) -> Iterator[Someone]:
    if not 8 <= len(line.text) <= _LONGEST_LINE:
        return
    for name, title, sure in _labelled(line.text) or _split(line):
        yield Someone(name, title, line.number, line.number, line.number, line.number, sure)


def _labelled(text: str) -> list[tuple[str, str, float]]:
    """ "Geschäftsführer: Anna Muster, Bernd Beispiel": a title, a colon, and one name or several."""
    match = _LABEL.match(text)
    if not match or _title(match.group(1)) < SURE_TITLE:
        return []
    rest = match.group(2)
    if whole := _names(rest):
        return [(name, match.group(1), 0.95) for name in whole]
    names = [part.strip() for part in _LIST.split(rest) if part.strip()]
    named = [part for part in names if _name(part) >= SURE_NAME]
    return [(name, match.group(1), 0.9) for name in named] if named and len(named) * 2 > len(names) else []


def _split(line: Line) -> list[tuple[str, str, float]]:
    """ "Anna Muster, CFO", "CFO Anna Muster", "Anna Muster (CFO)", and the same with the name in bold."""
    if len(line.spans) > 1 and (
        pair := _pair([s.strip(" ,;:|–—-()") for s in line.spans if s.strip(" ,;:|–—-()")])
    ):
        return [pair]
    if pair := _pair([p for p in _SEPARATOR.split(line.text) if p]):
        return [pair]
    words = line.text.split()
    if 3 <= len(words) <= 9:
        return _by_words(words)
    return []


def _pair(parts: list[str]) -> tuple[str, str, float] | None:
    """A name and the title beside it, among the parts of a line. The parts after a name outweigh those before."""
    for n, part in enumerate(parts[:6]):
        if _name(part) < SURE_NAME:
            continue
        after = [p for p in parts[n + 1 : n + 4] if not _STRAY.match(p)]
        for size in range(len(after), 0, -1):
            title = ", ".join(after[:size])
            if (
                _title(title) >= SURE_TITLE
                and _title(after[0]) >= _BEGINS_TITLE
                and not any(map(_named, after[:size]))
            ):
                return part, title, 0.9
        if after and (role := _OF.split(after[0])[0]) != after[0] and _title(role) >= SURE_TITLE:
            return part, role, 0.8
        if n and _title(parts[n - 1]) >= SURE_TITLE and not _named(parts[n - 1]):
            return part, parts[n - 1], 0.85
    return None


def _named(text: str) -> bool:
    """Whether a piece of text is somebody's name, or begins with one: then it is nobody else's title."""
    words = text.split()
    return any(_name(" ".join(words[:size])) >= VERY_SURE_NAME for size in (2, 3) if len(words) >= size)


def _by_words(words: list[str]) -> list[tuple[str, str, float]]:
    """Name and title with nothing between them but a space. Both must be plain."""
    best: tuple[float, str, str] = (0.0, "", "")
    for size in range(2, min(5, len(words))):
        for name, title in (
            (" ".join(words[:size]), " ".join(words[size:])),
            (" ".join(words[-size:]), " ".join(words[:-size])),
        ):
            if (named := _name(name)) >= VERY_SURE_NAME and (titled := _title(title)) >= VERY_SURE_TITLE:
                best = max(best, (named + titled, name, title), key=itemgetter(0))
    if best[0] and _title(" ".join(words)) < 0.95 and not forename(best[2].partition(" ")[0]):
        return [(best[1], best[2], 0.75)]
    return []


# -- name and title in one card, or in turn --------------------------------------------------------


def _paired(
    lines: Sequence[Line], names: Sequence[int], titles: set[int], held: dict[int, Card]
) -> list[Someone]:
    """Give each name its title: from its own card, else by the order that the page as a whole keeps."""
    boxed = {n: best for n in names if (best := _title_in(held[n], titles, lines)) is not None}
    flat = [n for n in names if n not in boxed]
    after = _in_turn(flat, titles - set(boxed.values()), +1)
    before = _in_turn(flat, titles - set(boxed.values()), -1)
    in_turn = after if len(after) >= len(before) else before
    found = []
    for n, title in sorted({**in_turn, **boxed}.items()):
        card = held[n]
        first, last = min(card.first, title), max(card.last, title)
        text = lines[title].text.rstrip(" :;,")
        for name in _names(lines[n].text):
            sure = min(0.95, 0.45 + _name(name) * 0.25 + _title(text) * 0.25)
            found.append(Someone(name, text, n, title, first, last, sure))
    return found


def _title_in(card: Card, titles: set[int], lines: Sequence[Line]) -> int | None:
    """The title of a card: the nearest below the name, else the nearest above."""
    inside = [t for t in titles if t in card and t != card.name]
    below = [t for t in inside if t > card.name]
    above = [t for t in inside if t < card.name]
    if below and below[0] is not None:
        return min(below)
    return max(above) if above else None


def _in_turn(names: Sequence[int], titles: set[int], step: int) -> dict[int, int]:
    """Names whose next line (or the one after it) in one direction is a title that no other name is nearer to."""
    paired: dict[int, int] = {}
    known = set(names)
    for n in names:
        for distance in (1, 2):
            k = n + step * distance
            if k in known or k in paired.values():
                break
            if k in titles:
                paired[n] = k
                break
    return paired


# -- names alone, and names that are somebody else's -----------------------------------------------


def _without_title(
    lines: Sequence[Line], names: Sequence[int], held: dict[int, Card], found: Sequence[Someone]
) -> list[Someone]:
    """Names without a title that are people here all the same: one of a row of cards, or beside a way to reach them."""
    shapes = {_shape(lines[s.line]) for s in found}
    alone = []
    for n in names:
        card = held[n]
        alike = len(found) >= 2 and _shape(lines[n]) in shapes
        near = range(max(card.first, n - 3), min(card.last, n + 3) + 1)
        reachable = card.boxed and any(_REACH.search(lines[k].text) for k in near if k != n)
        if not (alike or reachable) or _in_running_text(lines, n):
            continue
        sure = [name for name in _names(lines[n].text) if _name(name) >= VERY_SURE_NAME]
        alone += [Someone(name, "", n, n, card.first, card.last, 0.6) for name in sure]
    return alone


def _shape(line: Line) -> tuple[str, ...]:
    """The tags a line stands in, innermost first: what repeated cards have in common."""
    return tuple(str(node.tag) for _, node in zip(range(3), line.ancestors(), strict=False))


def _in_running_text(lines: Sequence[Line], n: int) -> bool:
    return any(node.tag in ("nav", "footer", "select", "form") for node in lines[n].ancestors())


def _foreign(lines: Sequence[Line], someone: Someone) -> bool:
    """Whether somebody only speaks here: a customer who praises, an author, a photographer."""
    line = lines[someone.line]
    beside = [lines[k] for k in (someone.line - 1, someone.title_line + 1) if 0 <= k < len(lines)]
    if any(node.tag == "blockquote" for near in beside for node in near.ancestors()):
        return True
    if _BYLINE.match(line.text) or any(
        node.tag in ("blockquote", "q", "cite", "nav") for node in line.ancestors()
    ):
        return True
    around = range(max(someone.first, someone.line - 3), min(someone.last, someone.line + 3) + 1)
    return any(_PRAISE.search(lines[k].text) for k in around if k not in (someone.line, someone.title_line))
