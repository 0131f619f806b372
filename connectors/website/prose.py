"""People that running text introduces: "Jane Doe, founder and CEO, …", "led by our managing director Jane Doe".

Only what is plain is taken: a certain name with a certain title beside it, in one sentence. Who is said to be something
at somebody else's company is passed over; so is everything without a title, for texts name customers and authors too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from connectors.hosts import registrable
from connectors.lexicon.names import forename
from connectors.lexicon.title_tables import FUNCTION, POST, RANK, Entry, Kind, Sense
from connectors.lexicon.title_words import recognise
from connectors.lexicon.titles import looks_like_title
from connectors.text import fold
from connectors.website.document import Document, Line
from connectors.website.naming import VERY_SURE_NAME, likeness

_LEAST_WORDS = 8
_MOST_WORDS = 400
_LONGEST_NAME = 4
_LONGEST_TITLE = 8
_SURE_TITLE = 0.75
_CAREER = 40
_YEAR = re.compile(r"(?<!\d)1[789]\d\d(?!\d)")
_ENDS = (",", ".", ";", ":", "!", "?", ")", "”", '"')
_EDGE = " ,.;:!?()[]\"“”„'’–—-"
_CLAUSE = re.compile(r"[,;:()–—]|\.\s|\.$|\s(?:who|which|and his|and her|has|is|was|der|die|qui|que|che)\s")
_AT = re.compile(
    r"\s+(?:of|at|for|bei|von|der|des|chez|de|du|di|da|van|hos|ved|på|for)\s+(?=(?:the\s+)?[A-ZÀ-Ž])"
)


def introduced(line: Line, house: frozenset[str], year: int) -> Iterator[tuple[str, str]]:
    """The people whom a line of running text introduces, with their titles.

    Args:
        house: folded words of the company's own name; who is something at another company is not ours.
        year: in which the page was seen; what a text tells of a time before its people worked is history.
    """
    words = line.text.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return
    if any(int(told) < year - _CAREER for told in _YEAR.findall(line.text)):
        return
    n = 0
    while n < len(words):
        size = _name_at(words, n)
        if size:
            title = _behind(words, n + size) if words[n + size - 1].endswith((",", "–", "—")) else ""
            role, elsewhere = _parted(title or _before(words, n))
            if role and (not elsewhere or house & set(fold(elsewhere).split())):
                yield " ".join(words[n : n + size]).strip(_EDGE), role
        n += size or 1


def house_of(document: Document) -> frozenset[str]:
    """The telling words of a company's own name, as its page's head and address have them."""
    named = (document.title, document.meta.get("og:site_name", ("", ""))[0], registrable(document.page.url))
    return frozenset(word for text in named for word in fold(text).split() if len(word) > 3)


def _name_at(words: list[str], n: int) -> int:
    """How many words from here on are a certain name; 0 for none."""
    if not words[n][:1].isupper() or _kind(words[n]) is POST:
        return 0
    for size in range(min(_LONGEST_NAME, len(words) - n), 1, -1):
        if any(word.endswith(_ENDS) and len(word) > 2 for word in words[n : n + size - 1]):
            continue
        name = " ".join(words[n : n + size]).strip(_EDGE)
        if likeness(name) >= VERY_SURE_NAME and not _begins_sentence(words, n, name):
            return size
    return 0


def _begins_sentence(words: list[str], n: int, name: str) -> bool:
    """Whether the first word has its capital from the sentence it begins, and the name begins behind it."""
    first, _, rest = name.partition(" ")
    at_start = n == 0 or words[n - 1].endswith((".", "!", "?"))
    return at_start and " " in rest and not forename(first) and likeness(rest) >= VERY_SURE_NAME


def _behind(words: list[str], start: int) -> str:
    """The title right behind a name and its comma, with the company that it names."""
    clause = _CLAUSE.split(" ".join(words[start : start + 2 * _LONGEST_TITLE]), maxsplit=1)[0].strip(_EDGE)
    return clause if _parted(clause)[0] else ""


def _parted(clause: str) -> tuple[str, str]:
    """A title and the company it is held at: "Head of Service" and "Northwind"; two empty texts for no title.

    Of what may stand after an "of", known fields belong to the title, and other names to companies.
    """
    ends = [match.span() for match in _AT.finditer(clause)] + [(len(clause), len(clause))]
    roles = [(clause[:end], clause[rest:]) for end, rest in ends if _is_title(clause[:end])]
    known = [(role, rest) for role, rest in roles if all(entry for _, entry in recognise(role))]
    return known[-1] if known else roles[0] if roles else ("", "")


def _is_title(text: str) -> bool:
    return looks_like_title(text) >= _SURE_TITLE and len(text.split()) <= _LONGEST_TITLE


def _before(words: list[str], end: int) -> str:
    """The title right before a name, back to where its words end: at a verb, a "by", or the sentence's beginning."""
    start = end
    while start > 0 and end - start < _LONGEST_TITLE and _goes_on(words, start - 1, end):
        start -= 1
    while start < end and _sense(words[start]) in (Sense.AND, Sense.OF, Sense.SPEECH):
        start += 1
    if _kind(words[end - 1]) is POST:  # "unter der Leitung von Elektromeister": what leads is not who does
        joints = [n for n in range(start, end) if _sense(words[n]) is Sense.OF]
        start = joints[-1] + 1 if joints else start
    phrase = " ".join(words[start:end]).strip(_EDGE)
    names_one = start < end and _kind(words[end - 1]) in (POST, RANK, FUNCTION)
    return phrase if names_one and _is_title(phrase) else ""


def _goes_on(words: list[str], n: int, end: int) -> bool:
    """Whether a title that goes on behind this word may have begun before it."""
    word, kind = words[n], _kind(words[n])
    if n < end - 1 and word.endswith(_ENDS):
        return False
    if kind is Kind.MODIFIER and _sense(word) in (Sense.OF, Sense.SPEECH):
        return n > 0 and _kind(words[n - 1]) in (POST, RANK)
    return kind is not None or word[:1].isupper()


@lru_cache(maxsize=8_192)
def _entry(word: str) -> Entry | None:
    return next((entry for _, entry in reversed(recognise(word.strip(_EDGE)))), None)


def _kind(word: str) -> Kind | None:
    entry = _entry(word)
    return entry.kind if entry else None


def _sense(word: str) -> Sense:
    entry = _entry(word)
    return entry.sense if entry else Sense.NONE
