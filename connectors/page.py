"""A page as it was received, and the ways to read it. Bytes in, text, JSON, HTML or XML out.

A page never fetches anything: not the next page, not an image, not an external entity. What is
parsed is parsed once and remembered, because asking and reading look at the same page.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from html import unescape
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser

from connectors.text import plain, squash

T = TypeVar("T")

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.I)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]{2,40})""")
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->|<[^>]*>", re.S | re.I)
_STEP = re.compile(r"""\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\.?([^.\[\]]+)""")
# Labels that mean a larger charset on the web than in Python (https://encoding.spec.whatwg.org/#names-and-labels).
_WEB_CODEC = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip


def decode(body: bytes, declared: str = "") -> str:
    """The text of a page, in the charset it is really in.

    Bytes that are valid UTF-8 are UTF-8 whatever the header says: text in another charset passes for it
    only by an accident that needs every non-ASCII letter to play along. Then the byte order mark, the
    HTTP header and the first 4 KiB of the page are asked, and last comes windows-1252.
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    head = body[:4096]
    for match in (_XML_CHARSET.search(head), _META_CHARSET.search(head)):
        if match and not declared:
            declared = match.group(1).decode("ascii")
    try:
        codec = codecs.lookup(declared).name if declared else "cp1252"
    except LookupError:
        codec = "cp1252"
    codec = _WEB_CODEC.get(codec, codec)
    # A page that is UTF-8 but for a few broken bytes (a cut body, one pasted word) is still UTF-8.
    text = body.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") * 50 < foreign:
        return text
    if codec == "utf-8":
        codec = "cp1252"  # it says UTF-8, and most of what is not ASCII is not
    return body.decode(codec, "replace")


def dig(data: Any, path: str) -> Any:
    """The part of a JSON document at a path such as "jobs[3].location.name".

    Raises:
        KeyError, IndexError, TypeError: where the document is not of that shape.
    """
    for number, quoted, name in _STEP.findall(path):
        if number:
            data = data[int(number)]
        else:
            data = data[json.loads(f'"{quoted}"') if quoted else name]
    return data


def _no_number(constant: str) -> Any:
    """What Python takes for a number and JSON has not: NaN and the infinities (RFC 8259, 6)."""
    raise ValueError(f"{constant} is no JSON")


@dataclass(frozen=True)
class Page:
    """One answer of one server.

    `url` is where it came from after redirects, `asked` what was asked for. `within` narrows the page to a
    part of its JSON, when one answer holds thousands of records and one of them is meant.
    """

    url: str
    body: bytes
    seen: datetime
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    within: str = ""

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @cached_property
    def text(self) -> str:
        charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", self.headers.get("content-type", ""), re.I)
        return decode(self.body, charset.group(1) if charset else "")

    @cached_property
    def _json(self) -> Any:
        try:
            return json.loads(self.text, parse_constant=_no_number)
        except RecursionError as error:
            raise ValueError("JSON nested beyond any reader's depth") from error

    def json(self) -> Any:
        """The page, or the part it was narrowed to, as JSON.

        Raises:
            ValueError: when it is not JSON.
        """
        return dig(self._json, self.within) if self.within else self._json

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as HTML. Broken markup is mended as browsers mend it."""
        return LexborHTMLParser(self.text)

    def xml(self) -> Element:
        """The page as XML, with no entity expanded and nothing fetched (defusedxml).

        Raises:
            ValueError: when it is not well-formed, or forbidden.
        """
        from defusedxml.ElementTree import ParseError, fromstring

        try:
            root = fromstring(self.body)
        except ParseError as error:
            raise ValueError(f"not XML: {error}") from error
        assert isinstance(root, Element)
        return root

    def part(self, path: str) -> Page:
        """The same page, narrowed to a part of its JSON."""
        part = Page(self.url, self.body, self.seen, self.status, self.headers, self.asked, path)
        part.__dict__.update({k: v for k, v in self.__dict__.items() if k in ("text", "_json", "_memo")})
        return part

    def bare(self) -> Page:
        """The same page, parsed, without what was built from it: for what is kept with the page and must not hold it.

        A page that held something that held the page would stay in memory until the garbage collector came by.
        """
        bare = Page(self.url, self.body, self.seen, self.status, self.headers, self.asked, self.within)
        bare.__dict__.update(text=self.text, tree=self.tree)
        return bare

    @cached_property
    def _memo(self) -> dict[Any, Any]:
        return {}

    def index(self, build: Callable[[Page], T]) -> T:
        """Something built from this page once and kept with it, such as names to records of a long list."""
        if build not in self._memo:
            self._memo[build] = build(self)
        found: T = self._memo[build]
        return found

    @cached_property
    def _words(self) -> str:
        """The text of the page as HTML, with a space wherever an element begins or ends."""
        root = self.tree.root
        return squash(root.text(separator=" ")) if root is not None else ""

    @cached_property
    def _letters(self) -> str:
        """The same without any space: where markup alone parts two words, it is layout that sets them apart or not."""
        return self._words.replace(" ", "")

    @cached_property
    def _haystack(self) -> str:
        """All the page says: its source, and its text with tags gone and entities read."""
        bare = squash(unescape(_TAGS.sub(" ", self.text)))
        tight = squash(unescape(_TAGS.sub("", self.text)))
        return "\n".join((squash(unescape(self.text)), bare, tight))

    def holds(self, quote: str, at: str = "") -> bool:
        """Whether a quote stands on this page: at a JSON path, in the source, or in the text people see."""
        if self.body[:1] in (b"{", b"[") and at:
            try:
                value = dig(self._json, at)
            except (KeyError, IndexError, TypeError, ValueError):
                value = None
            if isinstance(value, str):
                if quote in value or quote in plain(value):
                    return True
            elif value is not None and quote == json.dumps(value):
                return True
        if quote in self.text:
            return True
        quote = squash(quote)
        # Most that is not in the source word for word is in the text; taking all tags out by hand is slow.
        return quote in self._words or quote.replace(" ", "") in self._letters or quote in self._haystack

    def __getstate__(self) -> dict[str, Any]:
        """Travel without what was parsed: it is parsed again where it is needed."""
        return {k: v for k, v in self.__dict__.items() if k in self.__dataclass_fields__}
