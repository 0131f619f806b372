"""A page as a reader sees it: lines of text in order, each knowing the element it stands in.

People, addresses and phone numbers are told apart by lines, and lines by layout: a line ends where a block element
begins or ends, or at a <br>. Class names are not looked at; they differ on every site and lie on many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from connectors.hosts import join
from connectors.page import Page
from connectors.text import squash

# Elements that begin a new line. Inline elements (a, b, em, span …) do not.
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav noscript ol option p pre section select "
    "summary table tbody td tfoot th thead title tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "template", "svg", "noscript", "head", "iframe", "object", "math"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_LINES = 6_000
_DIGIT = re.compile(r"\d")
_LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of text. `spans` are its pieces where the markup changes, so that bold names stand apart.

    `digits` says whether it has any: most readers pass over lines that have none.
    """

    number: int
    text: str
    block: LexborNode
    spans: tuple[str, ...]
    digits: bool

    @property
    def heading(self) -> bool:
        return self.block.tag in _HEADINGS

    def ancestors(self) -> Iterator[LexborNode]:
        """The elements this line stands in, innermost first."""
        node: LexborNode | None = self.block
        while node is not None and node.tag not in ("html", "-undef"):
            yield node
            node = node.parent

    @property
    def at(self) -> str:
        """Where the line stands, as a path of elements."""
        return path_of(self.block)


def path_of(node: LexborNode) -> str:
    """A path that finds an element again: "body/div[2]/h3"."""
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in ("html", "-undef"):
        place, sibling = 1, current.prev
        while sibling is not None:
            place += sibling.tag == current.tag
            sibling = sibling.prev
        steps.append(f"{current.tag}[{place}]" if place > 1 else str(current.tag))
        current = current.parent
    return "/".join(reversed(steps))


def column_header(line: Line) -> str:
    """The text at the head of the table column a line stands in; empty outside tables and in their first row."""
    cell: LexborNode | None = line.block
    while cell is not None and cell.tag not in ("td", "th"):
        cell = cell.parent if cell.tag not in ("body", "table") else None
    row = cell.parent if cell is not None else None
    if cell is None or row is None or row.tag != "tr":
        return ""
    place = sum(1 for _ in _before(cell))
    table: LexborNode | None = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    head = table.css_first("tr") if table is not None else None
    if head is None or head.mem_id == row.mem_id:
        return ""
    cells = [node for node in head.iter() if node.tag in ("td", "th")]
    return squash(cells[place].text(separator=" "))[:_LONGEST_HEADER] if place < len(cells) else ""


def _before(cell: LexborNode) -> Iterator[LexborNode]:
    sibling = cell.prev
    while sibling is not None:
        if sibling.tag in ("td", "th"):
            yield sibling
        sibling = sibling.prev


@dataclass(frozen=True, slots=True)
class Link:
    """One link: where it leads, seen from its page, and what it says."""

    url: str
    text: str
    node: LexborNode


class Document:
    """A page's lines, links and head, read once. `Document.of(page)` keeps it with the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree = page.tree

    @staticmethod
    def of(page: Page) -> Document:
        return page.index(Document)

    @cached_property
    def base(self) -> str:
        """What relative links are relative to."""
        node = self.tree.css_first("base[href]")
        href = node.attributes.get("href") if node else None
        return (join(self.page.url, href) if href else "") or self.page.url

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The text of the page, line by line, in the order of the source."""
        body = self.tree.body
        return tuple(_lines(body)) if body is not None else ()

    @cached_property
    def words(self) -> str:
        """All lines in one text."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def lower(self) -> str:
        """The same in lower case, for finding out quickly what is not there."""
        return self.words.lower()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link to the web, in order."""
        found = []
        for node in self.tree.css("a[href], area[href]"):
            href = (node.attributes.get("href") or "").strip()
            if href and href[0] != "#" and (url := join(self.base, href)):
                found.append(
                    Link(url, squash(node.text_lexbor() or "") or node.attributes.get("title") or "", node)
                )
        return tuple(found)

    @cached_property
    def meta(self) -> dict[str, tuple[str, str]]:
        """Named meta elements: lower-case name or property → (content, path). The first of a name counts."""
        found: dict[str, tuple[str, str]] = {}
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            content = squash(attributes.get("content") or "")
            if name and content:
                found.setdefault(name.strip().lower(), (content, f"meta[{name}]"))
        return found

    @cached_property
    def title(self) -> str:
        node = self.tree.css_first("head > title") or self.tree.css_first("title")
        return squash(node.text()) if node else ""

    @cached_property
    def language(self) -> str:
        """The language the page declares: "de", "pt-BR"."""
        node = self.tree.css_first("html")
        declared = (node.attributes.get("lang") or node.attributes.get("xml:lang") or "") if node else ""
        return declared.strip().replace("_", "-")[:12]


def _lines(body: LexborNode) -> Iterator[Line]:
    """Walk the text nodes in order, and gather those that stand on one line."""
    number = 0
    pieces: list[str] = []
    block: LexborNode | None = None
    block_id, broken = 0, False
    unseen_until = 0
    for node in body.traverse(include_text=True):
        tag = node.tag
        if tag != "-text":
            if tag == "br" or tag in _BLOCKS:
                broken = True
            continue
        parent = node.parent
        assert parent is not None
        if parent.tag in _UNSEEN or parent.mem_id == unseen_until:
            continue
        text = node.text_content or ""
        if not text or text.isspace():
            if pieces and text:
                pieces.append(" ")
            continue
        holder: LexborNode | None = parent
        while holder is not None and holder.tag not in _BLOCKS and holder.tag not in _UNSEEN:
            holder = holder.parent
        if holder is None or holder.tag in _UNSEEN:
            unseen_until = parent.mem_id
            continue
        if block is not None and (broken or holder.mem_id != block_id):
            if line := _line(number, pieces, block):
                yield line
                number += 1
                if number >= _MOST_LINES:
                    return
            pieces = []
        block, block_id, broken = holder, holder.mem_id, False
        pieces.append(text)
    if block is not None and (line := _line(number, pieces, block)):
        yield line


def _line(number: int, pieces: list[str], block: LexborNode) -> Line | None:
    text = squash("".join(pieces))
    if not text:
        return None
    spans = tuple(span for piece in pieces if (span := squash(piece))) if len(pieces) > 1 else (text,)
    return Line(number, text, block, spans, _DIGIT.search(text) is not None)
