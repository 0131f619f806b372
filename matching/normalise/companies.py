"""Company names made comparable: what is distinctive, what is form, what is place or number.

"The Goldman Sachs Group, Inc." and "GOLDMAN SACHS GROUP INC/DE/" have the same tokens. Nothing is thrown away that
could tell two companies apart: numbers, places and words such as Bank or Steel stay among the tokens, and how much
each is worth is decided where records are compared. This runs once for each of a million names, so what is rare
(camel case, other scripts, a web address) is looked for by a cheap sign first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from connectors.lexicon.legal_forms import LegalForm, split_legal_form
from matching.normalise.company_words import (
    LINK_WORDS,
    counted,
    generic_words,
    is_generic,
    is_number,
    is_sector,
    place_of,
    translated,
    united,
)
from matching.normalise.scripts import latin_words
from matching.normalise.spellings import Spellings, spellings

__all__ = [
    "CompanyName",
    "Spellings",
    "company_name",
    "is_generic",
    "is_number",
    "is_sector",
    "place_of",
    "spellings",
]

# "PepsiCo", "MicroSoft"
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z])")
# "Citigroup"
_COMPOUND_ENDS = ("group", "gruppe", "gruppen", "holding", "holdings")
_SHORTEST_BEFORE_END = 4
_WEB_SUFFIX = re.compile(r"(?<=\w)\.(?=(?:com|net|org|io|ai|co|app|dev|de|eu)\b)", re.I)
# A form that speaks in initials, too: the C of TSMC.
_LETTERED_KINDS = frozenset(("company", "corporation", "limited"))


class CompanyName(NamedTuple):
    """One name, taken apart.

    Attributes:
        tokens: its words in order, folded, in Latin letters, usual variants united; without form and link words.
            "PepsiCo" is two of them.
        key: its words in one, so that "Wal-Mart", "WALMART" and "WalMart" agree.
        words: the tokens before variants were united: "petroleum" where the token is "oil".
    """

    text: str
    tokens: tuple[str, ...]
    key: str
    form: LegalForm
    words: tuple[str, ...]

    @property
    def initials(self) -> frozenset[str]:
        """What it may be abbreviated to, with and without its generic words and form."""
        return initials(self.words, self.form)


def company_name(text: str) -> CompanyName:
    """Take one name apart. Give each of its `spellings` on its own."""
    return name_of_words(text, *words_and_form(text))


def words_and_form(text: str) -> tuple[tuple[str, ...], LegalForm]:
    """The words of a name, folded and in Latin letters, without its form and words that only link; and the form."""
    core, form = split_legal_form(text)
    # Title, upper and lower case hold no camel case, and are nearly all names.
    if not (core.istitle() or core.isupper() or core.islower()):
        core = _CAMEL.sub(" ", core)
    words = _words(core)
    if words and words[-1].endswith(_COMPOUND_ENDS):
        words = _compound(words)
    return tuple(words), form


def name_of_words(text: str, words: tuple[str, ...], form: LegalForm) -> CompanyName:
    """The name that has been taken apart into these words and this form."""
    return CompanyName(text, united(words), "".join(words), form, words)


def initials(words: tuple[str, ...], form: LegalForm) -> frozenset[str]:
    """Abbreviations a name of several words may go by: IBM, and TSMC with the C of its company."""
    if len(words) < 2:
        return frozenset()
    whole = "".join([word[0] for word in words])
    generic = generic_words()
    telling = whole if generic.isdisjoint(words) else "".join([w[0] for w in words if w not in generic])
    found = [whole, telling] if len(telling) > 1 else [whole]
    if form.kind in _LETTERED_KINDS:
        found.append(whole + "c")
    return frozenset(found)


def _words(core: str) -> list[str]:
    """The words of a name without its form, folded and in Latin letters, without those that only link."""
    if not core.isascii():
        core = translated(core)
    if "." in core:
        core = _WEB_SUFFIX.sub(" ", core)
    words = latin_words(core)
    if len(words) < 2:
        return words
    if min(map(len, words)) == 1:
        words = _join_letters(words)
    return counted(words if LINK_WORDS.isdisjoint(words) else _without_links(words))


def _without_links(words: list[str]) -> list[str]:
    """The words without those that only link others. At the end nothing is left to link: "Plan A", "Gap, The"."""
    last = words[-1:] if words[-1] != "the" else []
    return [word for word in words[:-1] if word not in LINK_WORDS] + last or words


def _join_letters(words: list[str]) -> list[str]:
    """Initials written apart become one token: "j p morgan" is "jp morgan"."""
    joined: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and not word.isdigit():
            run += word
            continue
        if run:
            joined.append(run)
            run = ""
        joined.append(word)
    return [*joined, run] if run else joined


def _compound(words: list[str]) -> list[str]:
    """Words of which the last is a compound with a general word, with that word apart: "citi group"."""
    last = words[-1]
    for end in _COMPOUND_ENDS:
        if last.endswith(end) and len(last) - len(end) >= _SHORTEST_BEFORE_END:
            return [*words[:-1], last[: -len(end)], end]
    return words
