"""People and their titles on a page, by how pages are laid out and not by how their authors named the boxes.

Three ways lead to a person, surest first: name and title in one line ("Anna Muster, CFO", "Geschäftsführer: Anna
Muster"); name and title in one card; name and title in turn, where the order of the whole page decides which title
belongs to whom. A name without a title counts only among others that have one, or beside its own phone or address.
Praise by customers, bylines and names in running text are not people of the company.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from connectors.lexicon.names import bare_name
from connectors.lexicon.title_words import names_a_post
from connectors.website.cards import Card, cards
from connectors.website.document import Document, Line
from connectors.website.kinds import kind_of_text
from connectors.website.naming import (
    REACH,
    STRAY,
    VERY_SURE_NAME,
    Naming,
    bears,
    likeness,
    marks_of,
    namings,
    shape,
)
from connectors.website.oneline import SURE_TITLE, VERY_SURE_TITLE, pair_beside, pairs_in, title_likeness
from connectors.website.prose import house_of, introduced

_LONGEST_TAUGHT = 60
_BEGINS_TITLE = 0.3
_PRAISE = re.compile(r"[\"“„«‚‘][^\"”“»]{40,}|^\s*[“„«»\"]|[”»\"]\s*$")
_BYLINE = re.compile(
    r"^\s*(?:by|von|par|por|di|door|av|posted by|written by|author|autor|photo|foto|photo credit)\b[:\s]",
    re.I,
)
# What stands in these is said or chosen, and is nobody's card.
_SPOKEN = frozenset(("blockquote", "q", "cite", "nav", "select"))
_SENTENCE = re.compile(r"[.!?:]$|\d|https?:")
_NEAREST_HEADING = 40
_FULL_STOPS = (".", "!", "。", "…")
_LEAST_TEACHERS = 2


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
    posted = document.lines_with(names_a_post)
    house, year = house_of(document), document.page.seen.year
    found = [s for line in posted for s in (*_in_line(line), *_in_prose(line, house, year))]
    found += _among(document, found)
    taken = {s.line for s in found} | {s.title_line for s in found}
    named = namings(document, taken)
    held = cards(lines, sorted({*named, *(s.line for s in found)}))
    titles = {
        n for n in _near(lines, list(named)) if n not in taken and title_likeness(lines[n].text) >= SURE_TITLE
    }
    paired = _paired(lines, named, titles, held)
    found = [replace(s, first=held[s.line].first, last=held[s.line].last) for s in found] + paired
    rest = {n: naming for n, naming in named.items() if n not in {s.line for s in paired}}
    found += _without_title(document, rest, held, found)
    own = (_bare(s) for s in found if not _foreign(lines, s, held[s.line]))
    return sorted(own, key=lambda s: (s.line, s.title_line))


def _bare(someone: Someone) -> Someone:
    """Somebody without what stands around their name and title: honours, degrees, a full stop."""
    title = someone.title.strip(" ,;:")
    ends_sentence = title.endswith(".") and "." not in title.rpartition(" ")[2][:-1]
    return replace(someone, name=bare_name(someone.name), title=title.rstrip(".") if ends_sentence else title)


def _near(lines: Sequence[Line], names: Sequence[int]) -> Iterator[int]:
    """Lines close enough to a name to be its title."""
    return iter({k for n in names for k in range(max(0, n - 4), min(len(lines), n + 5)) if k != n})


# -- name and title in one line -------------------------------------------------------------------


def _in_line(line: Line) -> Iterator[Someone]:
    for name, title, sure in pairs_in(line):
        yield Someone(name, title, line.number, line.number, line.number, line.number, sure)


def _among(document: Document, found: Sequence[Someone]) -> Iterator[Someone]:
    """Names and what stands behind them, a title or not, in lines like several that hold a name and a title."""
    shapes = Counter(shape(document.lines[s.line]) for s in found)
    usual = {where for where, times in shapes.items() if times >= _LEAST_TEACHERS}
    known = {s.line for s in found}
    for line in document.lines if usual else ():
        if line.number not in known and shape(line) in usual and (pair := pair_beside(line)):
            name, rest = pair
            if _may_be_title(rest):
                yield Someone(name, rest, line.number, line.number, line.number, line.number, 0.65)


def _in_prose(line: Line, house: frozenset[str], year: int) -> Iterator[Someone]:
    if line.text.endswith(_FULL_STOPS) and not _apart(line, ("footer", "nav")):
        for name, title in introduced(line, house, year):
            yield Someone(name, title, line.number, line.number, line.number, line.number, 0.7)


# -- name and title in one card, or in turn --------------------------------------------------------


def _paired(
    lines: Sequence[Line], named: Mapping[int, Naming], titles: set[int], held: Mapping[int, Card]
) -> list[Someone]:
    """Give each name its title: from its own card, else by the order that the page as a whole keeps."""
    boxed = {n: best for n in named if (best := _title_in(held[n], titles)) is not None}
    flat = [n for n in named if n not in boxed]
    after = _in_turn(flat, titles - set(boxed.values()), +1)
    before = _in_turn(flat, titles - set(boxed.values()), -1)
    pairs = boxed | (after if len(after) >= len(before) else before)
    pairs |= _taught(lines, named, pairs)
    found = []
    for n, title in sorted(pairs.items()):
        text, ending = _whole_title(lines, title, named)
        first, last = min(held[n].first, title), max(held[n].last, ending)
        sure = min(0.95, 0.45 + named[n].sure * 0.25 + max(title_likeness(text), _BEGINS_TITLE) * 0.25)
        found += [Someone(name, text, n, title, first, last, sure) for name in named[n].names]
    return found


def _whole_title(lines: Sequence[Line], one: int, named: Mapping[int, Naming]) -> tuple[str, int]:
    """A title with those around it in its own block, as when a <br> parts rank and field; and its last line."""
    last = one
    text = lines[one].text
    for step in (-1, +1):
        n = one + step
        while 0 <= n < len(lines) and lines[n].block is lines[one].block and n not in named:
            longer = f"{lines[n].text} {text}" if step < 0 else f"{text} {lines[n].text}"
            if not _may_be_title(lines[n].text) or title_likeness(longer) < VERY_SURE_TITLE:
                break
            text, last, n = longer, max(last, n), n + step
    return text.rstrip(" :;,"), last


def _taught(lines: Sequence[Line], named: Mapping[int, Naming], pairs: Mapping[int, int]) -> dict[int, int]:
    """Titles in words that no table knows, standing just where several others of the page have theirs."""
    places = Counter((shape(lines[n]), t - n, shape(lines[t])) for n, t in pairs.items())
    usual = [place for place, times in places.most_common() if times >= _LEAST_TEACHERS]
    found: dict[int, int] = {}
    for n in named.keys() - pairs.keys():
        for where, step, there in usual:
            t = n + step
            stands = shape(lines[n]) == where and 0 <= t < len(lines) and shape(lines[t]) == there
            if stands and t not in named and _may_be_title(lines[t].text):
                found.setdefault(n, t)
    return found


def _may_be_title(text: str) -> bool:
    """Whether a text may be a title for all one can see: short, no sentence, no number, no way to reach somebody."""
    short = 2 < len(text) <= _LONGEST_TAUGHT
    return short and not (_SENTENCE.search(text) or REACH.search(text) or STRAY.match(text))


def _title_in(card: Card, titles: set[int]) -> int | None:
    """The title of a card: the nearest below the name, else the nearest above."""
    inside = [t for t in titles if t in card and t != card.name]
    below = [t for t in inside if t > card.name]
    return min(below) if below else max(inside, default=None)


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
    document: Document, rest: Mapping[int, Naming], held: Mapping[int, Card], found: Sequence[Someone]
) -> list[Someone]:
    """Names without a title that are people here all the same: one of a row of cards, beside a way to reach them, or
    under a heading that announces people.
    """
    lines, marks = document.lines, document.once(marks_of) if rest else []
    shapes = {shape(lines[s.line], 3) for s in found} if len(found) >= _LEAST_TEACHERS else set()
    alone = []
    for n, naming in rest.items():
        if _apart(lines[n], ("nav", "select", "form")):
            continue
        reachable = _reachable(lines, n, held[n]) or any(bears(m, x) for m in marks for x in naming.names)
        alike = reachable or shape(lines[n], 3) in shapes
        if (alike and not _apart(lines[n], ("footer",))) or _announced(lines, n, rest):
            names = [name for name in naming.names if likeness(name) >= VERY_SURE_NAME or naming.spoken_for]
            alone += [Someone(name, "", n, n, held[n].first, held[n].last, 0.6) for name in names]
    return alone


def _reachable(lines: Sequence[Line], n: int, card: Card) -> bool:
    """Whether a name has a phone number, an address or a profile of its own: in its line, or near it in its card."""
    near = range(max(card.first, n - 3), min(card.last, n + 3) + 1) if card.boxed else (n,)
    return any(REACH.search(lines[k].text) for k in near)


def _announced(lines: Sequence[Line], n: int, names: Mapping[int, Naming]) -> bool:
    """Whether the heading above a name announces people: "Our team", "Geschäftsführung"."""
    above = (
        k for k in range(n - 1, max(-1, n - _NEAREST_HEADING), -1) if lines[k].heading and k not in names
    )
    heading = next(above, None)
    return heading is not None and kind_of_text(lines[heading].text)[0] == "people"


def _apart(line: Line, tags: Collection[str]) -> bool:
    return any(node.tag in tags for node in line.ancestors())


def _foreign(lines: Sequence[Line], someone: Someone, card: Card) -> bool:
    """Whether somebody only speaks here: a customer who praises, an author, a photographer."""
    line = lines[someone.line]
    in_menu = sum(node.tag == "li" for node in line.ancestors()) > 1
    if in_menu or _BYLINE.match(line.text) or _apart(line, _SPOKEN) or _quoted(lines, someone, card):
        return True
    around = range(max(someone.first, someone.line - 3), min(someone.last, someone.line + 3) + 1)
    return any(_PRAISE.search(lines[k].text) for k in around if k not in (someone.line, someone.title_line))


def _quoted(lines: Sequence[Line], someone: Someone, card: Card) -> bool:
    """Whether a quotation stands with somebody: in their card; or where there are no cards, right above."""
    above, below = someone.line - 1, someone.title_line + 1
    beside = [k for k in (above, below) if k in card] if card.boxed else [above]
    return any(k >= 0 and _apart(lines[k], ("blockquote", "q")) for k in beside)
