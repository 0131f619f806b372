"""Does a value look like what its field should hold, and can it stand in a sentence? If not, why not.

What a source says is matter, never language of ours: a page can put markup, template syntax, a link or an order to
whoever reads it where a name should be. So every field that may be quoted has a shape, short and plain, and what
does not fit is not mended but left out. Whether a value is true, fresh or allowed is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from connectors.lexicon.names import person_likeness
from connectors.text import squash

_MARKUP = re.compile(r"[{}<>\[\]|\\^~`\ufffc]|&[#\w]+;")
_QUOTES = re.compile(r"[\"“”„‟«»‹›「」]")
_LINK = re.compile(r"://|\bwww\.|@", re.I)
_HOST = re.compile(r"\w\.[a-z]{2,}\b", re.I)
_REMARK = re.compile(
    r"[()\[\]{}?*#]|\s[-–—]\s*(?:hq|headquarters|old|new|dup\w*|test|customer|prospect|lead|closed)\b", re.I
)
_REGISTER_MARK = re.compile(r"\s/\w+/?$")
# After a word, not after an abbreviation: "A. O. Smith" and "Warner Bros. Discovery" are names.
_TWO_SENTENCES = re.compile(r"\w{5,}[.?;:]\s+\S")
_UNPRINTED = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_ADVERTISEMENT = re.compile(r"[%€$£¥*!?…=]|#\d|\d{4,}")
_PLACE = re.compile(r"[^\W\d_][\w\s.,'’()/&·-]*")
_NUMBER = re.compile(r"\d{1,9}(?:-\d{1,9}|\+)?")
_MONEY = re.compile(r"\d{1,15}(?:\.\d{1,2})? [A-Z]{3}")
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_GREETING = re.compile(
    r"^(?:welcome|willkommen|herzlich willkommen|bienvenue|bienvenidos?|home|homepage|startseite|accueil|inicio)\b"
    r"|cookie|javascript|lorem ipsum|coming soon|click here|official (?:web)?site",
    re.I,
)
_LONGEST_ACRONYM = 6
_QUOTED_WORDS = range(4, 21)


class _Shape(NamedTuple):
    """How long a value may be, in characters and in words, and a further test that names what is wrong."""

    characters: int
    words: int
    wrong: Callable[[str], str]


def _matches(pattern: re.Pattern[str], what: str) -> Callable[[str], str]:
    return lambda value: "" if pattern.fullmatch(value) else f"it is not {what}"


def _as_name(value: str) -> str:
    if not any(c.isalpha() for c in value):
        return "it has no letters"
    if _TWO_SENTENCES.search(value):
        return "it is more than a name"
    return "it is printed in capitals" if shouted(value) else ""


def _as_company(value: str) -> str:
    """Brands may look like hosts ("Castled.io"); what registers append ("/DE/") is no part of a name."""
    if _REMARK.search(value):
        return "it carries a remark"
    return "it carries a mark of the register" if _REGISTER_MARK.search(value) else _as_name(value)


def _as_person(value: str) -> str:
    if person_likeness(value) < 0.5:
        return "it does not look like a person's name"
    return "it is printed in capitals" if shouted(value) else ""


def _as_title(value: str) -> str:
    if _ADVERTISEMENT.search(value):
        return "it holds more than a title"
    return "it holds a link or an address" if _HOST.search(value) else _as_name(value)


def _as_headline(value: str) -> str:
    """What a source wrote of an event, in one line."""
    if _HOST.search(value):
        return "it holds a link or an address"
    if "!" in value or "?" in value or "…" in value or "..." in value:
        return "it advertises or asks instead of saying what happened"
    if len(value.split()) < _QUOTED_WORDS.start:
        return "it is too short to say what happened"
    return "it is printed in capitals" if shouted(value) else ""


def _as_sentence(value: str) -> str:
    if _GREETING.search(value):
        return "it greets instead of saying what the company does"
    if _HOST.search(value):
        return "it holds a link or an address"
    if "!" in value or "?" in value or "…" in value or "..." in value:
        return "it advertises instead of saying what the company does"
    if len(value.split()) not in _QUOTED_WORDS:
        return "it is too short or too long to quote whole"
    return "it is printed in capitals" if shouted(value) else ""


_SHAPES = {
    "company.name": _Shape(60, 8, _as_company),
    "company.legal_name": _Shape(80, 10, _as_company),
    "company.industry": _Shape(40, 5, _as_title),
    "company.technology": _Shape(30, 4, _as_title),
    "company.accelerator": _Shape(50, 6, _matches(re.compile(r"[\w\s.&'-]+"), "a plain name")),
    "company.registration_number": _Shape(30, 4, _matches(re.compile(r"[\w\s./-]+"), "a number")),
    "company.city": _Shape(40, 5, _matches(_PLACE, "a place")),
    "company.region": _Shape(40, 5, _matches(_PLACE, "a place")),
    "company.description": _Shape(140, _QUOTED_WORDS.stop, _as_sentence),
    "company.employees": _Shape(20, 1, _matches(_NUMBER, "a number of people")),
    "company.open_roles": _Shape(6, 1, _matches(_NUMBER, "a number of roles")),
    "company.founded": _Shape(10, 1, _matches(_DATE, "a date")),
    "person.name": _Shape(50, 6, _as_person),
    "person.title": _Shape(70, 9, _as_title),
    "person.place": _Shape(40, 6, _matches(_PLACE, "a place")),
    "role.title": _Shape(60, 9, _as_title),
    "role.place": _Shape(40, 6, _matches(_PLACE, "a place")),
    "role.department": _Shape(40, 5, _as_title),
    "role.posted": _Shape(10, 1, _matches(_DATE, "a date")),
    "signal.text": _Shape(140, _QUOTED_WORDS.stop, _as_headline),
    "signal.date": _Shape(10, 1, _matches(_DATE, "a date")),
    "funding.amount": _Shape(22, 2, _matches(_MONEY, "a sum of money")),
    "funding.date": _Shape(10, 1, _matches(_DATE, "a date")),
    "funding.kind": _Shape(30, 4, _matches(re.compile(r"[\w\s/+-]+"), "the name of a round or filing")),
}  # fmt: skip


@lru_cache(maxsize=16_384)
def unsayable(field: str, value: str) -> str:
    """Why a value cannot stand in a text, as the end of a sentence ("it holds a link"); empty when it can.

    Raises:
        KeyError: for a field that no slot may quote.
    """
    shape = _SHAPES[field]
    if reason := untidy(value):
        return reason
    if _QUOTES.search(value):
        return "it holds quotation marks"
    if _LINK.search(value):
        return "it holds a link or an address"
    if len(value) > shape.characters or len(value.split()) > shape.words:
        return "it is too long"
    return shape.wrong(value)


def untidy(value: str) -> str:
    """Why a text is no plain line: control characters, line breaks, markup; empty when it is one."""
    if not value or value != squash(value):
        return "it is empty or holds line breaks or stray space"
    return marked(value)


def marked(text: str) -> str:
    """Why a text is more than words: characters that are not printed, or markup; empty when it is not."""
    if any(unicodedata.category(c) in _UNPRINTED for c in text):
        return "it holds characters that are not printed"
    return "it holds markup" if _MARKUP.search(text) else ""


def shouted(value: str) -> bool:
    """Printed in capitals throughout, and no acronym."""
    letters = [c for c in value if c.isalpha()]
    return len(letters) > _LONGEST_ACRONYM and value.isupper()
