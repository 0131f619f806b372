"""A buying committee as a sheet of boxes: seats, people with their lines, and the plan, on one page of A4 or on two.

A pure function from values to coordinates. One page is taken as long as the people fit on it beside the rest, shown
as fully as there is room for; else they get a page of their own. What has no room there is counted, never drawn over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from enrich.exports.map_cards import (
    NORMAL,
    ROOMY,
    SEAT_HEIGHT,
    TALK,
    TIGHT,
    called,
    legend_card,
    seat_card,
    talk_card,
)
from enrich.exports.map_people import Drawn, Plot, people
from enrich.exports.map_sheet import (
    BOTTOM,
    COLUMNS,
    GAP,
    MARGIN,
    ROOM,
    Box,
    Card,
    Kind,
    Label,
    Sheet,
    Stroke,
    Tone,
    left_of,
)
from enrich.exports.map_text import printable, shortened, wrapped
from matching.committee import Committee

_TITLE, _BETWEEN, _NEXT = 20.0, 10.0, 8.0
_TALKS = 2  # in a row
_REMARKS = 3
_LEGEND = (
    "Figures are guesses from titles, size and age of the evidence. The pale part of a bar is the chance that it is "
    "somebody who is not known.",
    "↑ is how likely somebody reports to whom they hang from; dashed where that is less likely.",
)


def sheet(committee: Committee, facts: Sequence[str], now: datetime) -> Sheet:
    """Lay a committee out.

    Args:
        facts: what stands below the company's name: its domain, its place, the verdict.
        now: by which the age of the evidence is reckoned.
    """
    heading = _heading(committee, facts)
    seats = [heading, *_seats(committee, heading.bottom + _BETWEEN)]
    below = max(box.bottom for box in seats) + _BETWEEN
    plan = _plan(committee, 1, 0.0)
    limit = BOTTOM - max(box.bottom for box in plan) - _BETWEEN
    plots = (Plot(1, below + _TITLE, limit, density) for density in (ROOMY, NORMAL))
    drawn = _best(people(committee, plot, now) for plot in plots)
    if drawn.left_out:
        return _two_pages(committee, seats, below, now)
    return _one_page(committee, seats, below, drawn)


def _best(tried: Iterable[Drawn]) -> Drawn:
    """The first that leaves nobody out and cuts no tree; else what comes nearest to that."""
    return min(tried, key=lambda drawn: drawn.lacks)


def _one_page(committee: Committee, seats: Sequence[Box], below: float, drawn: Drawn) -> Sheet:
    plan = _plan(committee, 1, drawn.bottom + _BETWEEN)
    boxes = [*seats, *([_section("People", 1, below)] if drawn.boxes else []), *drawn.boxes, *plan]
    return _sheet(committee, 1, boxes, drawn.strokes)


def _two_pages(committee: Committee, seats: Sequence[Box], below: float, now: datetime) -> Sheet:
    """The people on a page of their own, as fully as they fit there; those beyond are counted."""
    plots = (Plot(2, MARGIN + _TITLE, BOTTOM - _TITLE, density) for density in (ROOMY, NORMAL, TIGHT))
    drawn = _best(people(committee, plot, now) for plot in plots)
    title = _section(f"People of {printable(committee.company.name)}", 2, MARGIN)
    boxes = [*seats, *_plan(committee, 1, below), title, *drawn.boxes]
    if drawn.left_out:
        boxes.append(_note(f"and {drawn.left_out} more, for whom there is no room here", 2, BOTTOM - 14))
    return _sheet(committee, 2, boxes, drawn.strokes)


def _sheet(committee: Committee, pages: int, boxes: Sequence[Box], strokes: Sequence[Stroke]) -> Sheet:
    name = printable(committee.company.name)
    missing = [called(seat.role) for seat in committee.seats if seat.missing]
    held = [f"{called(s.role)}: {printable(s.best.person.name)}" for s in committee.seats if s.best]
    summary = "; ".join([*held, *([f"nobody known as {', '.join(missing)}"] if missing else [])])
    return Sheet(f"Buying committee of {name}", summary, pages, tuple(boxes), tuple(strokes))


def _heading(committee: Committee, facts: Sequence[str]) -> Box:
    name = shortened(printable(committee.company.name), ROOM, 20, bold=True)
    facts_line = shortened(printable(" · ".join(facts)), ROOM, 10)
    labels = [Label(0, 18, ROOM, name, 20, bold=True), Label(0, 34, ROOM, facts_line, 10, Tone.MUTED)]
    y = 34.0
    for remark in committee.remarks[:_REMARKS]:
        for part in wrapped(printable(remark), ROOM, 9.5, 2):
            y += 13
            labels.append(Label(0, y, ROOM, part, 9.5, Tone.OPEN))
    return Card(Kind.HEADING, ROOM, y + 6, tuple(labels)).at(1, MARGIN, MARGIN)


def _seats(committee: Committee, top: float) -> Iterator[Box]:
    """A card for each seat, four in a row, and how to read them in the place that is left."""
    cards = [*(seat_card(seat) for seat in committee.seats), legend_card(_LEGEND)]
    for place, card in enumerate(cards):
        row, column = divmod(place, COLUMNS)
        yield card.at(1, left_of(column), top + row * (SEAT_HEIGHT + _BETWEEN))


def _plan(committee: Committee, page: int, top: float) -> list[Box]:
    """The conversations, two in a row, each row as high as its higher one."""
    boxes = [_section("Talk to", page, top)]
    cards = [talk_card(talk, number) for number, talk in enumerate(committee.plan, 1)]
    if not cards:
        boxes.append(_note("Nobody is known yet: first find out who is there.", page, top + _TITLE))
    y = top + _TITLE
    for start in range(0, len(cards), _TALKS):
        row = cards[start : start + _TALKS]
        height = max(card.height for card in row)
        boxes += [card.at(page, MARGIN + n * (TALK + GAP), y, height) for n, card in enumerate(row)]
        y += height + _NEXT
    return boxes


def _section(text: str, page: int, y: float) -> Box:
    title = Label(0, 11, ROOM, shortened(text, ROOM, 11, bold=True), 11, bold=True)
    return Card(Kind.SECTION, ROOM, _TITLE - 4, (title,)).at(page, MARGIN, y)


def _note(text: str, page: int, y: float) -> Box:
    label = Label(0, 10, ROOM, shortened(text, ROOM, 9), 9, Tone.OPEN)
    return Card(Kind.NOTE, ROOM, 13, (label,)).at(page, MARGIN, y)
