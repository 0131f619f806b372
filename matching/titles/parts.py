"""A printed title taken apart into roles: groups of known words, each around one post.

"Founder & CEO" is two roles, "Head of Sales & Marketing" is one, "VP Sales, EMEA" is one with a place behind it. What
print adds (gender marks, emoji, employer, bullets) is taken away here. Nothing here says what a role amounts to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from connectors.lexicon.posts import Seniority
from connectors.lexicon.title_tables import AND, CLOSING, FUNCTION, MODIFIER, POST, RANK, TO, Entry
from connectors.lexicon.title_words import Word, beside, meanings, recognise
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
_MARKED = re.compile(r"[/|*(:_·.•]")
# "Managerin": German makes English posts feminine too, within phrases that its own tables do not hold.
_FEMININE_LOAN = re.compile(r"\b(\w{4,}(?:er|or))in(?:nen)?(?!\w)")
# "Juniorberater", "Seniorreferent"; not "Seniorenheim".
_RANKED = re.compile(r"\b(senior|junior)(?=[a-zäöü]{4})(?!en|it)", re.I)
_BINNEN_I = re.compile(r"(?<=[a-zäöüß]{3})In(?:nen)?(?!\w)")
_EMPLOYER = re.compile(r"(?:\s+(?:at|bei|chez)\s+|\s*@\s*)\S.*$", re.I)
_JOINED = re.compile(r"\b(vice|co|non|ex|e|pre)\s*[-‐‑–]\s*(?=\w)", re.I)
_HYPHEN = re.compile("[-‐‑–]")
_PIECES = re.compile(r"\s*[,;|/\\•·●—–:、，；／→>+]\s*|\s+[-‐‑]+\s*|\s*[-‐‑]+\s+|[()\[\]{}\"“”„]|\.\s*$")
_AMPERSAND = re.compile(r"(?<=\s)&|&(?=\s)")
_WORKS_IN_IT = Entry(POST, "en", Seniority.STAFF)
RANKS_OF_POSTS = frozenset(
    (Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD, Seniority.MANAGER, Seniority.LEAD)
)


class Spoken(NamedTuple):
    """The words of one role: those that stand with its post, and those behind a comma, which say where or for what."""

    core: list[Word]
    scope: list[Word]


def roles(title: str) -> list[Spoken]:
    """The roles of a title in order. Fields before the first post belong to it, those behind a post to that post.

    A title that names no post at all is one role of what it does name.
    """
    found: list[Spoken] = []
    waiting: list[Word] = []
    for piece in _pieces(title):
        for part in _parts(piece):
            if names_post(part):
                found.append(Spoken([*waiting, *part], []))
                waiting = []
            elif found:
                found[-1].scope.extend(part)
            else:
                waiting += part
    return found or ([Spoken(waiting, [])] if waiting else [])


def names_post(words: Iterable[Word]) -> bool:
    """Whether words name somebody: by a post, or by a rank that does so when a field follows ("Head, Sales")."""
    for _, entry in words:
        if entry and (entry.kind is POST or (entry.kind is RANK and entry.seniority in RANKS_OF_POSTS)):
            return True
    return False


def _pieces(title: str) -> Iterator[tuple[Word, ...]]:
    """The words between commas, slashes and bullets."""
    title = title[:LONGEST]
    text = " ".join(title.split()) if title.isascii() else squash(title)
    if "@" in text or " at " in text or " bei " in text or " chez " in text:
        text = _EMPLOYER.sub("", text)
    if "In" in text:
        text = _BINNEN_I.sub("", text)
    if "rin" in text:
        text = _FEMININE_LOAN.sub(_masculine, text)
    if "nior" in text:
        text = _RANKED.sub(r"\1 ", text)
    pieces = [text] if text.replace(" ", "").isalpha() else _PIECES.split(_unmarked(text))
    for piece in pieces:
        if words := _words(piece):
            yield words


@lru_cache(maxsize=16_384)  # "Sales", "EMEA": lists of titles repeat their parts more than themselves
def _words(piece: str) -> tuple[Word, ...]:
    words = recognise(piece)
    if len(words) > 1 and CLOSING in beside(words[-1].text) and _is_field(words):
        words[-1] = Word(words[-1].text, _WORKS_IN_IT)
    return tuple(words)


def _is_field(words: Sequence[Word]) -> bool:
    """Whether words name a field and nobody."""
    return not names_post(words) and any(entry and entry.kind is FUNCTION for _, entry in words)


def _masculine(feminine: re.Match[str]) -> str:
    loan = any(entry.language == "en" for entry in meanings(feminine[1].lower()))
    return feminine[1] if loan else feminine[0]


def _unmarked(text: str) -> str:
    """A title without marks of gender, its prefixes joined to their words, "&" as a word."""
    if _MARKED.search(text):
        text = _FEMININE.sub("", _GENDERS.sub(" ", text))
    if _HYPHEN.search(text):
        text = _JOINED.sub(r"\1 ", text)
    return squash(_AMPERSAND.sub(" and ", text)) if "&" in text else text


def _parts(piece: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """A piece cut at each "and" that has a post on both sides, unless they all belong to whom somebody assists."""
    start = 0
    for n, (_, entry) in enumerate(piece):
        if entry is None or entry.kind is not MODIFIER:
            continue
        if entry.sense is TO:
            break
        if entry.sense is AND and _has_post(piece[start:n]) and _has_post(piece[n + 1 :]):
            yield piece[start:n]
            start = n + 1
    yield piece[start:]


def _has_post(words: Iterable[Word]) -> bool:
    return any(entry and entry.kind is POST for _, entry in words)
