"""What state a page is in: a parking page, a wall, an excuse, an empty shell, a refusal of unasked-for mail.

Each of these changes what silence means. Nothing on a parked page is absence of a company; nothing in a shell or
behind a wall is not absence at all; an excuse for a missing page is no page, whatever its status says; and a refusal
printed on a page is kept, because it forbids a draft later.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from connectors.hosts import platform
from connectors.website.document import Document

_FLAGS = re.I | re.S | re.M
_SENTENCE_ENDS = re.compile(r"\n|[.!?](?= )|(?<=[。！？])")
_LEAST_WORDS = 25
_MOST_OF_PARKED = 250
_MOST_OF_WALL = 120


@cache
def _phrases(kind: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The phrases of one kind, each with words of which one must be there; most pages have none of them."""
    text = files(__package__).joinpath("phrases.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 2) for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        (tuple(words.split("|")), re.compile(phrase, _FLAGS)) for of, words, phrase in rows if of == kind
    )


def _find(kind: str, text: str, lower: str) -> re.Match[str] | None:
    """The first phrase of a kind in a text."""
    found = (phrase.search(text) for words, phrase in _phrases(kind) if any(word in lower for word in words))
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


def parked(document: Document) -> str:
    """The words by which a page says that nobody lives here; empty for all others."""
    words = document.words
    if len(words.split()) > _MOST_OF_PARKED:
        return ""
    titled = f"{document.title}\n{words}"
    found = _find("parked", titled, titled.lower())
    if found:
        return found.group().strip()[:120]
    sellers = [link for link in document.links if platform(link.url) == "parking"]
    return sellers[0].href[:200] if sellers and len(document.links) <= 12 else ""


def wall(document: Document) -> str:
    """The words by which a page demands a proof that one is human, or a login, before it shows anything; else empty."""
    words = document.words
    if len(words.split()) > _MOST_OF_WALL:
        return ""
    titled = f"{document.title}\n{words}"
    if found := _find("wall", titled, titled.lower()):
        return found.group().strip()[:120]
    login = document.tree.css_first("form input[type='password' i]")
    return (document.title or "a form to log in")[:120] if login is not None else ""


def missing(document: Document) -> str:
    """The words by which a page says that there is no such page, though its server says that there is; else empty."""
    headings = (line.text for line in document.lines if line.block.tag in ("h1", "h2"))
    for text in (document.title, *headings):
        if found := _find("missing", text, text.lower()):
            return found.group().strip()[:120]
    return ""


def is_shell(document: Document) -> bool:
    """Whether a page shows nothing without running its scripts."""
    if len(document.words.split()) >= _LEAST_WORDS:
        return False
    tree = document.tree
    empty_root = any(
        not (n.text() or "").strip() for n in tree.css("#root, #app, #__next, #__nuxt, app-root, [ng-app]")
    )
    scripted = tree.css_first("script[src]") is not None and "javascript" in document.page.text.lower()
    return empty_root or (scripted and not document.links)


def refusal(document: Document) -> str:
    """The sentence in which a page refuses unasked-for mail, or an empty text."""
    found = _find("no_mail", document.words, document.lower)
    if not found:
        return ""
    words = document.words
    starts = [end.end() for end in _SENTENCE_ENDS.finditer(words, 0, found.start())]
    end = _SENTENCE_ENDS.search(words, found.end())
    return words[max(starts, default=0) : end.end() if end else len(words)].strip()[:300]
