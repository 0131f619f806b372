"""E-mail addresses that a page shows to everybody, and a count of those it hides from programs.

An address in plain text or behind a mailto link is public. One that is written so that programs shall not read it
("jane [at] acme") is recognised and counted, and left alone: collecting those is regulated in some countries, and
the owner's wish is plain in all of them. With the switch on, and then only for desks (info, sales …), those that are
written out, reversed or scrambled by Cloudflare are decoded; those that a script puts together never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from connectors.mailbox import normal, reader_of
from connectors.text import squash
from connectors.website.document import Document, path_of

_ADDRESS = re.compile(
    r"(?<![\w.+%-])[a-z0-9][\w.!#$%&'*+=?^`{|}~-]{0,63}@(?:[a-z0-9à-ž](?:[a-z0-9à-ž-]{0,61}[a-z0-9à-ž])?\.)+[a-z]{2,24}(?![\w@])",
    re.I,
)
# jane [at] acme (dot) example, jane(a)acme.example, jane AT acme DOT example, jane at acme dot example
_HIDDEN = re.compile(
    r"(?<![\w.])([a-z0-9][\w.+-]{0,40})\s*(?:[\[({<]\s*(?:at|a|ät|chez|arroba|@)\s*[\])}>]|\s+(?-i:AT|ät)\s+|\s+at\s+(?=\w+\s+dot\s))\s*"
    r"([a-z0-9-]{2,40}(?:(?:\s*[\[({]\s*(?:dot|punkt|point|punto|\.)\s*[\])}]\s*|\s+(?:DOT|dot|punkt)\s+|\.)[a-z0-9-]{2,30}){1,3})",
    re.I,
)
_SIGNS = (
    "[at",
    "(at",
    "{at",
    "<at",
    "[ at",
    "( at",
    "(a)",
    "[a]",
    "(@",
    "[@",
    "(ät",
    "[ät",
    " at ",
    "arroba",
    "chez)",
)
_DOT = re.compile(r"\s*[\[({]\s*(?:dot|punkt|point|punto|\.)\s*[\])}]\s*|\s+(?:dot|punkt)\s+", re.I)
_SCRIPTED = re.compile(
    r"document\.write\([^)]{0,200}(?:mailto|@|%40)|String\.fromCharCode\((?:\d+,\s*){10,}", re.I
)


_LONGEST_LOGIN = 80
_SCRIPT_SIGNS = ("document.write(", "String.fromCharCode(")


@dataclass(frozen=True, slots=True)
class Address:
    """One address, where it stands, the words it was found in, and whether a desk or a person reads it.

    `reader` is "role", "person" or "unknown".
    """

    value: str
    reader: str
    at: str
    quote: str
    line: int


def _has_at(word: str) -> bool:
    return "@" in word


def addresses_in(document: Document) -> Iterator[Address]:
    """The addresses of a page: those in its text first, then those that only a mailto link shows."""
    seen: set[str] = set()
    for line in document.lines_with(_has_at):
        for match in _ADDRESS.finditer(line.text):
            before = line.text[max(0, match.start() - _LONGEST_LOGIN) : match.start()]
            if "://" in before.rpartition(" ")[2]:
                continue  # what stands before the host of a web address is a login
            if value := normal(match.group().rstrip(".")):
                seen.add(value)
                yield Address(value, reader_of(value), line.at, match.group(), line.number)
    for node in document.tree.css("a[href^='mailto:' i]"):
        for text in unquote((node.attributes.get("href") or "")[7:].partition("?")[0]).split(","):
            value = normal(text.strip())
            if value and value not in seen:
                seen.add(value)
                near = document.line_near(node)
                yield Address(value, reader_of(value), path_of(node), text.strip(), near)


def hidden_in(document: Document) -> Iterator[Address]:
    """Addresses written so that programs shall not read them, decoded only in memory to be counted."""
    if not any(sign in document.lower for sign in _SIGNS):
        return
    for line in document.lines:
        for match in _HIDDEN.finditer(line.text):
            value = normal(f"{match.group(1)}@{_DOT.sub('.', match.group(2))}")
            if value:
                yield Address(value, reader_of(value), line.at, match.group(), line.number)


def scrambled_in(document: Document) -> list[str]:
    """Marks of addresses hidden by code or layout: Cloudflare's data-cfemail, scripts, text set right to left."""
    tree, source = document.tree, document.page.text
    marks = [node.attributes.get("data-cfemail") or "" for node in tree.css("[data-cfemail]")]
    if any(sign in source for sign in _SCRIPT_SIGNS):
        scripts = (node.text() or "" for node in tree.css("script"))
        marks += [match.group()[:60] for script in scripts for match in _SCRIPTED.finditer(script)]
    marks += [(n.attributes.get("style") or "")[:60] for n in tree.css("[style*='bidi-override']")]
    return [mark for mark in marks if mark]


def unscrambled_in(document: Document) -> Iterator[Address]:
    """What Cloudflare's data-cfemail and text set right to left hide, decoded; counting them is done elsewhere."""
    for node in document.tree.css("[data-cfemail]"):
        code = node.attributes.get("data-cfemail") or ""
        yield from _hidden(_of_cloudflare(code), code, node, document)
    for node in document.tree.css("[style*='bidi-override']"):
        shown = squash(node.text() or "")
        yield from _hidden(shown[::-1], shown, node, document)


def _hidden(text: str, quote: str, node: LexborNode, document: Document) -> Iterator[Address]:
    if value := normal(text):
        yield Address(value, reader_of(value), path_of(node), quote, document.line_near(node))


def _of_cloudflare(code: str) -> str:
    """Bytes in hexadecimal digits, each but the first combined with the first by exclusive or; empty for others."""
    try:
        key, *rest = bytes.fromhex(code)
        return bytes(byte ^ key for byte in rest).decode()
    except ValueError:
        return ""
