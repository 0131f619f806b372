"""A sheet as SVG: self-contained, no script, nothing fetched, and readable on dark and light screens and on paper.

It is drawn as a sheet of white paper, so that it looks the same wherever it is shown. Every text goes through an XML
writer, which escapes it; nothing that a page said can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from enrich.exports.map_sheet import PAGE_HEIGHT, PAGE_WIDTH, Bar, Box, Kind, Label, Sheet, Stroke, Tone
from enrich.exports.map_text import printable, right_to_left

_FONTS = (
    'Helvetica, Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", '
    '"Microsoft YaHei", "Noto Sans Arabic", "Segoe UI", sans-serif'
)
_INK = {Tone.INK: "#1b1f24", Tone.MUTED: "#5b6572", Tone.ACCENT: "#0b4f8a", Tone.OPEN: "#8a5300"}
_PAPER, _LINE, _WASH, _OPEN_WASH = "#ffffff", "#9aa4b0", "#f5f7f9", "#fdf6e8"
_FILL = {
    Kind.LEGEND: (_PAPER, _PAPER),
    Kind.SEAT: (_WASH, "#d5dbe2"),
    Kind.MISSING: (_OPEN_WASH, "#d9b36a"),
    Kind.PERSON: (_PAPER, "#b7c0ca"),
    Kind.DOUBTFUL: (_WASH, "#d9b36a"),
    Kind.TALK: (_PAPER, "#d5dbe2"),
}
_DASHED = frozenset((Kind.MISSING, Kind.DOUBTFUL))
_SHARES = ("#0b4f8a", "#5f97c9", "#aecbe6")
_EMPTY = "#dfe4ea"


def svg(sheet: Sheet) -> str:
    """The whole sheet as one picture, its pages below each other."""
    return _written(_picture(sheet, range(1, sheet.pages + 1)))


def svg_pages(sheet: Sheet) -> list[str]:
    """A picture for each page."""
    return [_written(_picture(sheet, (page,))) for page in range(1, sheet.pages + 1)]


def _written(picture: Element) -> str:
    return tostring(picture, encoding="unicode")


def _picture(sheet: Sheet, pages: Iterable[int]) -> Element:
    pages = list(pages)
    height = PAGE_HEIGHT * len(pages)
    key = f"map{pages[0]}"
    root = Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {PAGE_WIDTH:g} {height:g}", role="img",
        width=f"{PAGE_WIDTH:g}", height=f"{height:g}",
    )  # fmt: skip
    root.set("aria-labelledby", f"{key}-title {key}-desc")
    root.set("font-family", _FONTS)
    SubElement(root, "title", id=f"{key}-title").text = printable(sheet.title)
    SubElement(root, "desc", id=f"{key}-desc").text = printable(sheet.summary)
    SubElement(root, "rect", width=f"{PAGE_WIDTH:g}", height=f"{height:g}", fill=_PAPER)
    for place, page in enumerate(pages):
        group = SubElement(root, "g")
        if place:
            group.set("transform", f"translate(0 {place * PAGE_HEIGHT:g})")
        for stroke in sheet.strokes:
            if stroke.page == page:
                _line(group, stroke)
        for box in sheet.boxes:
            if box.page == page:
                _box(group, box)
    return root


def _line(group: Element, stroke: Stroke) -> None:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in stroke.points)
    line = SubElement(group, "polyline", points=points, fill="none", stroke=_LINE)
    if stroke.dashed:
        line.set("stroke-dasharray", "3 2.5")


def _box(group: Element, box: Box) -> None:
    if box.kind in _FILL:
        fill, edge = _FILL[box.kind]
        rectangle = SubElement(group, "rect", fill=fill, stroke=edge, rx="4")
        for name, value in (("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)):
            rectangle.set(name, f"{value:.1f}")
        if box.kind in _DASHED:
            rectangle.set("stroke-dasharray", "4 3")
    for bar in box.bars:
        _bar(group, bar)
    for label in box.labels:
        _label(group, label)


def _bar(group: Element, bar: Bar) -> None:
    def part(x: float, width: float, fill: str) -> None:
        SubElement(
            group,
            "rect",
            x=f"{x:.1f}",
            y=f"{bar.y:.1f}",
            width=f"{width:.1f}",
            height=f"{bar.height:g}",
            fill=fill,
        )

    part(bar.x, bar.width, _EMPTY)
    x = bar.x
    for share, fill in zip(bar.shares, _SHARES, strict=False):
        part(x, bar.width * share, fill)
        x += bar.width * share


def _label(group: Element, label: Label) -> None:
    """A text. One that runs from right to left stands at the right of its room, as its readers expect."""
    mirrored = not label.ends and right_to_left(label.text)
    x = label.x + label.room if mirrored or label.ends else label.x
    text = SubElement(
        group, "text", x=f"{x:.1f}", y=f"{label.y:.1f}", fill=_INK[label.tone], style="white-space:pre"
    )
    text.set("font-size", f"{label.size:g}")
    if label.bold:
        text.set("font-weight", "700")
    if mirrored:
        text.set("direction", "rtl")
    if label.ends:
        text.set("text-anchor", "end")
    text.text = label.text
