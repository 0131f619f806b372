"""The tables of words of job titles, read once and arranged for finding.

`titles_*.tsv` hold phrases of one language after another with what they mean; `title_endings.tsv` holds how words
change. What a row means is typed here (`Entry`), so that a misspelt kind, function or seniority fails when the tables
are read and not in the middle of a run. Finding phrases in a text is `title_words.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.lexicon.posts import Function, Seniority

TABLES = ("en", "en_more", "germanic", "romance", "slavic", "other", "asian", "more")


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
    PLACE = "place"  # where or how far: "global", "EMEA"
    PLAIN = "plain"  # belongs to titles and changes nothing here: "certified", "interim"
    GROUP = "group"  # many people or a room of theirs: "team", "department", "directors"
    THING = "thing"  # beside its post also a device or an article: "controller", "builder", "chair"
    CLOSING = "closing"  # names somebody when it ends a field and nothing else does: "marketing executive"
    ALONE = "alone"  # beside its post: one who manages work and no department: "account manager"
    SIGNS = "signs"  # beside its post: a power to sign, which another post outweighs: "Prokurist"
    GRADE = (
        "grade"  # beside its post: in banks a grade of many, and no place in the management: "vice president"
    )
    BANK = "bank"  # beside its field: a trade of banks: "investment banking"
    HEADING = "heading"  # ends menu entries and headings: "career", "hours", "reviews"
    SPEECH = "speech"  # belongs to sentences and menus, never to titles: "our", "contact", "read more"


# Looking up a member of an enum takes Python 3.11 ten times as long as a name, and titles are read by the million.
POST, RANK, FUNCTION, MODIFIER = Kind.POST, Kind.SENIORITY, Kind.FUNCTION, Kind.MODIFIER
AND, GROUP, HEADING, OF, PLACE = Sense.AND, Sense.GROUP, Sense.HEADING, Sense.OF, Sense.PLACE
ALONE, BANK, CLOSING, GRADE, SIGNS = Sense.ALONE, Sense.BANK, Sense.CLOSING, Sense.GRADE, Sense.SIGNS
SPEECH, THING, TO = Sense.SPEECH, Sense.THING, Sense.TO
# What a phrase is beside its other meaning.
BESIDE = frozenset((THING, CLOSING, ALONE, SIGNS, GRADE, BANK))


class Entry(NamedTuple):
    """What a phrase of the tables means in one language."""

    kind: Kind
    language: str
    seniority: Seniority | None = None
    functions: tuple[Function, ...] = ()
    sense: Sense = Sense.NONE


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables together. Of several meanings of a phrase the one of the first table stands first."""

    phrases: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(
        default_factory=dict
    )  # by first word: words of the longest phrase, if of several
    posting: set[str] = field(default_factory=set)  # words of which one stands in every post and rank
    alone: dict[str, Entry] = field(
        default_factory=dict
    )  # posts among phrases that first mean something else
    beside: dict[str, frozenset[Sense]] = field(default_factory=dict)  # see BESIDE
    stems: dict[str, Entry] = field(default_factory=dict)  # "vertrieb*"
    tails: dict[str, Entry] = field(default_factory=dict)  # "*leiter"
    endings: dict[str, list[tuple[str, str, str]]] = field(
        default_factory=dict
    )  # by last letter: language, ending, what it stands for
    beginnings: list[tuple[str, str, str]] = field(default_factory=list)  # the same of beginnings: "d'", "l'"

    def enter(self, phrase: str, entry: Entry) -> None:
        """Put a phrase where it will be looked for."""
        if phrase.startswith("*"):
            self.tails.setdefault(phrase[1:], entry)
        elif phrase.endswith("*"):
            self.stems.setdefault(phrase[:-1], entry)
        else:
            known = self.phrases.get(phrase, ())
            if known and entry.kind is Kind.POST and known[0].kind is not Kind.POST:
                self.alone.setdefault(phrase, entry)
            if entry.sense in BESIDE:
                self.beside[phrase] = self.beside.get(phrase, frozenset()) | {entry.sense}
            self.phrases[phrase] = (*known, entry) if known else _only(entry)
            first, *rest = phrase.split()
            if rest:
                self.longest[first] = max(self.longest.get(first, 1), 1 + len(rest))


@cache
def _only(entry: Entry) -> tuple[Entry, ...]:
    """One object for all phrases of a row: there are 20,000 phrases, and the garbage collector visits each object."""
    return (entry,)


@cache
def tables() -> Tables:
    """The tables, read on first use."""
    found = Tables()
    for table in TABLES:
        for phrases, language, kind, value in rows(f"titles_{table}.tsv"):
            entry = _entry(Kind(kind), language, value)
            for phrase in phrases.split("|"):
                found.enter(phrase, entry)
    for language, change, meant in rows("title_endings.tsv"):
        meant = "" if meant == "-" else meant
        if change.startswith("*"):
            found.endings.setdefault(change[-1], []).append((language, change[1:], meant))
        else:
            found.beginnings.append((language, change[:-1], meant))
    found.posting.update(_posting(found.phrases))
    return found


def _posting(phrases: Mapping[str, tuple[Entry, ...]]) -> Iterator[str]:
    """Of each phrase that is a post or a rank, the word that is one already, or else the longest ("of counsel")."""
    posts = {p for p, entries in phrases.items() if any(e.kind in (POST, RANK) for e in entries)}
    for phrase in posts:
        words = phrase.split()
        if not any(word in posts for word in words):
            yield max(words, key=len)
        elif len(words) == 1:
            yield phrase


def _entry(kind: Kind, language: str, value: str) -> Entry:
    """The value column: "manager:sales,marketing" for posts, the one or the other or a sense for the rest."""
    if kind is Kind.MODIFIER:
        return Entry(kind, language, sense=Sense(value))
    if kind is Kind.FUNCTION:
        return Entry(kind, language, functions=_functions("" if value == "-" else value))
    seniority, _, functions = value.partition(":")
    return Entry(kind, language, Seniority(seniority), _functions(functions))


def _functions(value: str) -> tuple[Function, ...]:
    return tuple(Function(name) for name in value.split(",") if name)
