"""A page as a reader sees it: lines of text in order, each knowing the element it stands in.

People, addresses and phone numbers are told apart by lines, and lines by layout: a line ends where a block element
begins or ends, or at a <br>. Class names are not looked at; they differ on every site and lie on many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from selectolax.lexbor import LexborNode

from connectors.hosts import join
from connectors.page import Page
from connectors.text import squash

T = TypeVar("T")

# Elements that begin a new line. Inline elements (a, b, em, span …) do not.
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav noscript ol option p pre q section select "
    "summary table tbody td tfoot th thead title tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "template", "svg", "noscript", "head", "iframe", "object", "math"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_LINES = 6_000
_DEEPEST = 48
_LONGEST_WORD = 80
_PLAIN_PATH = re.compile(r"(?:/[a-zA-Z0-9_-][a-zA-Z0-9_.-]*)+/?|/")
_DIGIT = re.compile(r"\d")
_LONGEST_HEADER = 40


@dataclass(slots=True, eq=False)  # not frozen: thousands are made, and that would double the time
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
        """The elements this line stands in, innermost first; of a page that nests without end, the inner ones."""
        node: LexborNode | None = self.block
        for _ in range(_DEEPEST):
            if node is None or node.tag in ("html", "-undef"):
                return
            yield node
            node = node.parent

    @property
    def at(self) -> str:
        """Where the line stands, as a path of elements."""
        return path_of(self.block)


def path_of(node: LexborNode) -> str:
    """The elements that something stands in, outermost first: "body/main/div/h3".

    Which of several divs it is would take counting all elements before it; the quote finds the place.
    """
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and (tag := current.tag) not in ("html", "-undef") and len(steps) < _DEEPEST:
        steps.append(str(tag))
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
    """One link: where it leads, seen from its page, what it says, and where it leads as it is written."""

    url: str
    text: str
    href: str
    node: LexborNode


class Document:
    """A page's lines, links and head, read once. `Document.of(page)` keeps it with the page."""

    def __init__(self, page: Page) -> None:
        self.page = page.bare()
        self.tree = page.tree
        self._made: dict[Any, Any] = {}

    def once(self, build: Callable[[Document], T]) -> T:
        """Something that several readers want of this page, made once. It must not hold the document."""
        if build not in self._made:
            self._made[build] = build(self)
        made: T = self._made[build]
        return made

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
    def _places(self) -> dict[str, list[int]]:
        """Every word of the page, in lower case as it stands between spaces, with the numbers of its lines."""
        places: dict[str, list[int]] = {}
        for line in self.lines:
            for word in line.text.lower().split():
                if len(word) <= _LONGEST_WORD:
                    places.setdefault(word, []).append(line.number)
        return places

    def lines_with(self, wanted: Callable[[str], bool]) -> list[Line]:
        """The lines of which a word, in lower case, is wanted. Most readers care for few words, and so for few lines.

        Args:
            wanted: asked once for each different word of the page; worth remembering its answers.
        """
        numbers = {number for word, at in self._places.items() if wanted(word) for number in at}
        return [self.lines[number] for number in sorted(numbers)]

    def line_near(self, node: LexborNode) -> int:
        """The line that stands with an element, in the smallest element around both; -1 where there is none.

        An icon that is a link has no text, and belongs to the card it stands in.
        """
        around: LexborNode | None = node
        while around is not None and around.tag != "body":
            if (number := self._first_lines.get(around.mem_id)) is not None:
                return number
            around = around.parent
        return -1

    @cached_property
    def _first_lines(self) -> dict[int, int]:
        """The first line within each element, by the element's identity."""
        first: dict[int, int] = {}
        for line in self.lines:
            for node in line.ancestors():
                first.setdefault(node.mem_id, line.number)
        return first

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link to the web, in order."""
        found = []
        for node in self.tree.css("a[href], area[href]"):
            attributes = node.attributes
            href = (attributes.get("href") or "").strip()
            if href and href[0] != "#" and (url := self._absolute(href)):
                text = squash(node.text_lexbor() or "") or attributes.get("title") or ""
                found.append(Link(url, text, href, node))
        return tuple(found)

    def _absolute(self, href: str) -> str:
        """A link as seen from here. Most are plain paths, which need no parser."""
        return self._origin + href if _PLAIN_PATH.fullmatch(href) else join(self.base, href)

    @cached_property
    def _origin(self) -> str:
        return join(self.base, "/").removesuffix("/")

    @cached_property
    def sources(self) -> tuple[tuple[str, LexborNode], ...]:
        """What the page loads or embeds, as its addresses are written, each with its element."""
        nodes = self.tree.css("script[src], link[href], iframe[src], img[src]")
        pairs = ((node.attributes, node) for node in nodes)
        return tuple((url.strip(), node) for a, node in pairs if (url := a.get("src") or a.get("href")))

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
    number = 0
    for pieces, block in _rows(body):
        text = squash(_joined(pieces) if len(pieces) > 1 else pieces[0])
        if not text:
            continue
        spans = tuple(span for piece in pieces if (span := squash(piece))) if len(pieces) > 1 else (text,)
        yield Line(number, text, block, spans, _DIGIT.search(text) is not None)
        number += 1
        if number >= _MOST_LINES:
            return


def _joined(pieces: list[str]) -> str:
    """Pieces of a line in one. Where markup alone parts a word from a number ("Tel" and "03-6228"), so does a space."""
    joined = pieces[0]
    for piece in pieces[1:]:
        touching = joined[-1:] + piece[:1]
        parted = touching.isalnum() and touching[:1].isdigit() != touching[1:].isdigit()
        joined += f" {piece}" if parted else piece
    return joined


def _rows(body: LexborNode) -> Iterator[tuple[list[str], LexborNode]]:
    """The pieces of text that stand on one line, with the block they stand in; only what people see.

    No recursion: pages nest as deep as they like.
    """
    pieces: list[str] = []
    ways = [(body.iter(include_text=True), body)]
    while ways:
        children, block = ways[-1]
        for node in children:
            tag = node.tag
            if tag == "-text":
                pieces.append(node.text_content or " ")
            elif tag == "br":
                if pieces:
                    yield pieces, block
                    pieces = []
            elif tag not in _UNSEEN:
                inner = block
                if tag in _BLOCKS:
                    inner = node
                    if pieces:
                        yield pieces, block
                        pieces = []
                ways.append((node.iter(include_text=True), inner))
                break
        else:
            ways.pop()
            if pieces and (not ways or ways[-1][1] is not block):
                yield pieces, block
                pieces = []
