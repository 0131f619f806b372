"""Words of job titles in many languages, found in a text: which of its words name a post, a rank, a field, or join them.

The tables `titles_*.tsv` hold phrases; this file finds them: the longest phrase first, then single words, words with
their endings taken off ("directrice", "leiterin"), and compounds taken apart ("Vertriebsleiter"). Text of scripts
without spaces is read by its longest known pieces. It says what words mean one by one; it never says what a whole
title means (that is `matching/titles`), nor whether a text is one (that is `titles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.lexicon.posts import Function, Seniority

TABLES = ("en", "en_more", "germanic", "romance", "slavic", "other", "asian")
# Chinese, Japanese and Korean characters: words are not set apart by spaces.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u30fc]")
_LONGEST_PIECE = 10
_LEAST_STEM = 3


class Kind(StrEnum):
    """What a phrase does in a title."""

    POST = "post"  # names somebody by what they are: "manager", "notaire", "CFO"
    SENIORITY = "seniority"  # ranks a post that stands beside it: "senior", "head", "leitender"
    FUNCTION = "function"  # names a field: "sales", "Vertrieb"
    MODIFIER = "modifier"  # changes or joins the others, or shows that the text is no title: see Sense


class Sense(StrEnum):
    """What a modifier means."""

    NONE = ""
    DEPUTY = "deputy"  # stands one step below the post beside it: "deputy", "stellvertretender"
    AFTER = "after"  # the same, standing behind the post: "yardımcısı"
    TO = "to"  # the one before serves the one after: "assistant to the"
    AND = "and"  # joins two fields or two posts: "and", "und", "e"
    OF = "of"  # joins a post to its field: "of", "für", "ds"
    FORMER = "former"  # not any more: "ex", "emeritus"
    ACTING = "acting"  # for a time: "interim"
    PLACE = "place"  # where or how far: "global", "EMEA"
    PLAIN = "plain"  # belongs to titles and changes nothing: "certified", "group"
    GROUP = "group"  # many people or a room of theirs: "team", "department", "directors"
    HEADING = "heading"  # ends menu entries and headings: "career", "hours", "reviews"
    SPEECH = (
        "speech"  # belongs to sentences, menus and headings, never to titles: "our", "contact", "read more"
    )


class Entry(NamedTuple):
    """One phrase of the tables: what it means in one language."""

    kind: Kind
    language: str
    seniority: Seniority | None = None
    functions: tuple[Function, ...] = ()
    sense: Sense = Sense.NONE


class Word(NamedTuple):
    """A word or phrase of a text, folded, with what it means; None when no table knows it."""

    text: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The tables, arranged for finding. Of several languages the first that has a phrase stands first."""

    phrases: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # by first word: words of the longest phrase
    stems: dict[str, Entry] = field(default_factory=dict)  # "vertrieb*"
    tails: dict[str, Entry] = field(default_factory=dict)  # "*leiter"
    endings: list[tuple[str, str, str]] = field(default_factory=list)  # language, ending, what it stands for
    prefixes: list[tuple[str, str]] = field(
        default_factory=list
    )  # language, article written as part of the word


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon()
    for table in TABLES:
        for phrases, language, kind, value in rows(f"titles_{table}.tsv"):
            entry = _entry(Kind(kind), language, value)
            for phrase in phrases.split("|"):
                _enter(lexicon, phrase, entry)
    for language, where, written, meant in rows("title_endings.tsv"):
        if where == "end":
            lexicon.endings.append((language, written, meant))
        else:
            lexicon.prefixes.append((language, written))
    lexicon.endings.sort(key=lambda rule: -len(rule[1]))
    return lexicon


def _entry(kind: Kind, language: str, value: str) -> Entry:
    """The value column: "manager:sales,marketing" for posts, the one or the other or a sense for the rest."""
    if kind is Kind.MODIFIER:
        return Entry(kind, language, sense=Sense(value))
    if kind is Kind.FUNCTION:
        return Entry(kind, language, functions=_functions(value))
    seniority, _, functions = value.partition(":")
    return Entry(kind, language, Seniority(seniority), _functions(functions))


def _functions(value: str) -> tuple[Function, ...]:
    return tuple(Function(name) for name in value.split(",") if name)


def _enter(lexicon: _Lexicon, phrase: str, entry: Entry) -> None:
    if phrase.startswith("*"):
        lexicon.tails.setdefault(phrase[1:], entry)
    elif phrase.endswith("*"):
        lexicon.stems.setdefault(phrase[:-1], entry)
    else:
        lexicon.phrases[phrase] = (*lexicon.phrases.get(phrase, ()), entry)
        first, *rest = phrase.split()
        lexicon.longest[first] = max(lexicon.longest.get(first, 1), 1 + len(rest))


def meanings(phrase: str) -> tuple[Entry, ...]:
    """What a phrase means in each language whose table has it."""
    return _lexicon().phrases.get(phrase, ())


def recognise(folded: str) -> list[Word]:
    """The words of a folded text in their order, known phrases in one piece."""
    lexicon = _lexicon()
    tokens = folded.split()
    found: list[Word] = []
    place, count = 0, len(tokens)
    while place < count:
        for size in range(min(lexicon.longest.get(tokens[place], 1), count - place), 1, -1):
            phrase = " ".join(tokens[place : place + size])
            if phrase in lexicon.phrases:
                found.append(Word(phrase, lexicon.phrases[phrase][0]))
                place += size
                break
        else:
            found += _pieces(tokens[place])
            place += 1
    if not any(word.entry and word.entry.kind is Kind.POST for word in found):
        return [_standing_alone(word) for word in found]
    return found


def _standing_alone(word: Word) -> Word:
    """ "Associate" ranks the director beside it, and is a post when nothing else in the text is one."""
    posts = (entry for entry in meanings(word.text) if entry.kind is Kind.POST)
    return Word(word.text, next(posts, word.entry))


@lru_cache(maxsize=131_072)
def _pieces(token: str) -> tuple[Word, ...]:
    """A token as a word; of an unspaced script, as the words it is made of."""
    if known := _lexicon().phrases.get(token):
        return (Word(token, known[0]),)
    if _UNSPACED.search(token):
        return tuple(_unspaced(token))
    return (Word(token, _inflected(token)),)


def _unspaced(token: str) -> Iterator[Word]:
    """Known pieces of a text without spaces, the longest first at each place, and what lies between them."""
    phrases = _lexicon().phrases
    place = start = 0
    while place < len(token):
        for size in range(min(_LONGEST_PIECE, len(token) - place), 0, -1):
            piece = token[place : place + size]
            if piece in phrases:
                if start < place:
                    yield Word(token[start:place], None)
                yield Word(piece, phrases[piece][0])
                place = start = place + size
                break
        else:
            place += 1
    if start < len(token):
        yield Word(token[start:], None)


def _inflected(token: str) -> Entry | None:
    """A word that the tables hold in another form."""
    lexicon = _lexicon()
    forms = list(_forms(token))
    for form, language in forms:
        for entry in lexicon.phrases.get(form, ()):
            if language in ("", entry.language):
                return entry
    for form, _ in (*forms, (token, "")):
        if entry := _compound(form):
            return entry
    return _stem(token)


def _forms(token: str) -> Iterator[tuple[str, str]]:
    """Other forms of a word, each with the language whose rule made it: without its article, its feminine ending."""
    lexicon = _lexicon()
    for language, prefix in lexicon.prefixes:
        if token.startswith(prefix) and len(token) > len(prefix) + 1:
            yield token[len(prefix) :], language
    for language, ending, meant in lexicon.endings:
        if token.endswith(ending) and len(token) > len(ending) + _LEAST_STEM:
            yield token[: -len(ending)] + meant, language
    plain = token.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if plain != token:
        yield plain, "de"
        yield plain.removesuffix("in"), "de"


def _compound(token: str) -> Entry | None:
    """A post made of a field and a post: "vertriebsleiter" is "vertrieb" and "leiter", "myyntijohtaja" likewise."""
    tails = _lexicon().tails
    for place in range(_LEAST_STEM - 1, len(token) - _LEAST_STEM + 1):
        if tail := tails.get(token[place:]):
            before = _before(token[:place], tail.language)
            functions = before or tail.functions
            return tail._replace(functions=functions)
    return None


def _before(part: str, language: str) -> tuple[Function, ...]:
    """The field that the first part of a compound names, if any: linking letters are looked through."""
    phrases = _lexicon().phrases
    for form in (part, part.removesuffix("s"), part.removesuffix("n"), part.removesuffix("es")):
        for entry in phrases.get(form, ()):
            if entry.functions and (entry.language in (language, "en") or entry.kind is Kind.FUNCTION):
                return entry.functions
    stem = _stem(part)
    return stem.functions if stem else ()


def _stem(token: str) -> Entry | None:
    """A word by its unchanging beginning: "продажам" by "продаж*"."""
    stems = _lexicon().stems
    for size in range(len(token), _LEAST_STEM - 1, -1):
        if entry := stems.get(token[:size]):
            return entry
    return None
