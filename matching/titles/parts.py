"""A printed title taken apart into roles: groups of known words, each around one post.

"Founder & CEO" is two roles, "Head of Sales & Marketing" is one, "VP Sales, EMEA" is one with a place behind it. What
print adds (gender marks, emoji, employer, bullets) is taken away here. Nothing here says what a role amounts to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from connectors.lexicon.posts import Seniority
from connectors.lexicon.title_tables import Kind, Sense
from connectors.lexicon.title_words import Word, recognise
from connectors.text import squash

LONGEST = 200
# "(m/w/d)", "(f/m/x)", "m|w|d", "(gn)", "H/F"
_GENDERS = re.compile(
    r"[(\[]?(?<!\w)(?:[mwfdxhivk]\s*[/|,*]\s*[mwfdxhivk](?:\s*[/|,*]\s*[mwfdxhivk])?|all genders|gn)(?!\w)[)\]]?",
    re.I,
)
# "Leiter/-in", "Leiter*in", "Leiter:in", "Leiter(in)", "Directeur.trice", "Consejero/a"
_FEMININE = re.compile(
    r"(?<=\w\w\w)(?:[/*:_·.•]-?|\()(?:innen|in|frau|trice|rice|euse|ère|ienne|ne|e|a|o|as|ka)\)?(?!\w)", re.I
)
_BINNEN_I = re.compile(r"(?<=[a-zäöüß]{3})In(?:nen)?(?!\w)")
_EMPLOYED = re.compile(r"@|\b(?:at|bei|chez)\b", re.I)
_EMPLOYER = re.compile(r"(?:\s+(?:at|bei|chez)\s+|\s*@\s*)\S.*$", re.I)
_JOINED = re.compile(r"\b(vice|co|non|ex|e|pre)\s*[-‐‑–]\s*(?=\w)", re.I)
_PIECES = re.compile(r"\s*[,;|/\\•·●—–:、，；／→>+]\s*|\s+[-‐‑]+\s*|\s*[-‐‑]+\s+|[()\[\]{}\"“”„]|\.\s*$")
_AMPERSAND = re.compile(r"(?<=\s)&|&(?=\s)")
RANKS_OF_POSTS = frozenset(
    (Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD, Seniority.MANAGER, Seniority.LEAD)
)


def roles(title: str) -> list[list[Word]]:
    """The roles of a title, each as its words in order. Fields before the first post belong to it, others to the last.

    A title that names no post at all is one role of what it does name.
    """
    found: list[list[Word]] = []
    waiting: list[Word] = []
    for piece in _pieces(title):
        for part in _parts(piece):
            if names_post(part):
                found.append([*waiting, *part])
                waiting = []
            elif found:
                found[-1] += part
            else:
                waiting += part
    return found or ([waiting] if waiting else [])


def names_post(words: Iterable[Word]) -> bool:
    """Whether words name somebody: by a post, or by a rank that does so when a field follows ("Head, Sales")."""
    return any(
        word.entry
        and (
            word.entry.kind is Kind.POST
            or (word.entry.kind is Kind.SENIORITY and word.entry.seniority in RANKS_OF_POSTS)
        )
        for word in words
    )


def _pieces(title: str) -> Iterator[list[Word]]:
    """The words between commas, slashes and bullets."""
    text = squash(title[:LONGEST])
    if _EMPLOYED.search(text):
        text = _EMPLOYER.sub("", text)
    if "In" in text:
        text = _BINNEN_I.sub("", text)
    if text.replace(" ", "").isalpha():
        pieces = [text]
    else:
        text = _JOINED.sub(r"\1 ", _FEMININE.sub("", _GENDERS.sub(" ", text)))
        pieces = _PIECES.split(squash(_AMPERSAND.sub(" and ", text)))
    for piece in pieces:
        if words := recognise(piece):
            yield words


def _parts(piece: Sequence[Word]) -> Iterator[list[Word]]:
    """A piece cut at each "and" that has a post on both sides."""
    part: list[Word] = []
    for n, word in enumerate(piece):
        joins = word.entry is not None and word.entry.sense is Sense.AND
        if joins and _has_post(part) and _has_post(piece[n + 1 :]) and not _serves(part):
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _has_post(words: Iterable[Word]) -> bool:
    return any(word.entry and word.entry.kind is Kind.POST for word in words)


def _serves(words: Iterable[Word]) -> bool:
    """Whether the words have come to those whom somebody assists: "assistant to the CEO and CFO"."""
    return any(word.entry and word.entry.sense is Sense.TO for word in words)
