"""The shapes a map is made of: boxes with labels and bars, and lines between boxes, on pages of A4.

All lengths are in pixels of 1/96 inch, in which A4 is 794 × 1123; nothing here knows about people or about SVG.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 794.0, 1123.0, 40.0
ROOM, BOTTOM = PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - MARGIN
COLUMNS, GAP = 4, 12.0
COLUMN = (ROOM - (COLUMNS - 1) * GAP) / COLUMNS


def left_of(column: int) -> float:
    """Where a column of the page begins."""
    return MARGIN + column * (COLUMN + GAP)


class Kind(StrEnum):
    """What a box stands for."""

    HEADING = "heading"
    SECTION = "section"
    SEAT = "seat"
    MISSING = "missing"
    LEGEND = "legend"
    PERSON = "person"
    DOUBTFUL = "doubtful"
    TALK = "talk"
    NOTE = "note"


class Tone(StrEnum):
    """How a label is set off."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text with the room it has: x is the left edge of that room, y the baseline.

    A text stands at the left of its room, at the right where `ends` is set or where it runs from right to left.
    """

    x: float
    y: float
    room: float
    text: str
    size: float
    tone: Tone = Tone.INK
    bold: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that is filled so far (0 to 1), in shares one after another."""

    x: float
    y: float
    width: float
    height: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A rectangle with what stands in it, measured from its own corner, before it has a place."""

    kind: Kind
    width: float
    height: float
    labels: tuple[Label, ...] = ()
    bars: tuple[Bar, ...] = ()

    def at(self, page: int, x: float, y: float, height: float = 0.0) -> Box:
        """The same in its place; higher where `height` says so."""
        labels = tuple(replace(label, x=label.x + x, y=label.y + y) for label in self.labels)
        bars = tuple(replace(bar, x=bar.x + x, y=bar.y + y) for bar in self.bars)
        return Box(self.kind, page, x, y, self.width, max(height, self.height), labels, bars)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page with what stands in it."""

    kind: Kind
    page: int
    x: float
    y: float
    width: float
    height: float
    labels: tuple[Label, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share any room."""
        return (
            self.page == other.page
            and self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points of a page. Dashed: what it says is less likely."""

    page: int
    points: tuple[tuple[float, float], ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map ready to be drawn: its pages, its boxes and lines, and what it shows in one sentence each."""

    title: str
    summary: str
    pages: int
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
