"""Names as short texts that two equal names share, and back: what a million names are kept and sent as.

A parsed name is a few hundred bytes of small objects; packed it is one text, which also says whether two names are
equal in all that comparing looks at. How a name was written is kept elsewhere, for showing.
"""

from __future__ import annotations

import re
from functools import cache

from connectors.lexicon.legal_forms import NONE, LegalForm, known_forms
from matching.normalise.companies import CompanyName, name_of_words
from matching.normalise.people import PersonName

_APART = "\t"
# Characters whose sound hides a difference; where they stand, the writing itself belongs to the name.
_HAN = re.compile("[\u3400-\u9fff]")


def packed_company(text: str, words: tuple[str, ...], form: LegalForm) -> str:
    """A company's name, packed, of which these are the words and the form."""
    written = text if not text.isascii() and _HAN.search(text) else ""
    return f"{' '.join(words)}{_APART}{_numbers()[form] if form.name else ''}{_APART}{written}"


def company_of(packed: str) -> CompanyName:
    """A company's name, unpacked; `text` is its words, where nothing but the words tells."""
    words, form, written = packed.split(_APART)
    return name_of_words(written or words, tuple(words.split()), _forms()[int(form)] if form else NONE)


def packed_person(name: PersonName) -> str:
    """A person's name, packed."""
    text, given, family, generation, sure, former = name
    written = text if not text.isascii() and _HAN.search(text) else ""
    parts = " ".join(given), " ".join(family), " ".join(former), generation, "1" if sure else "", written
    return _APART.join(parts)


def person_of(packed: str) -> PersonName:
    """A person's name, unpacked."""
    given, family, former, generation, sure, written = packed.split(_APART)
    first, last = tuple(given.split()), tuple(family.split())
    shown = written or f"{given} {family}".strip()
    return PersonName(shown, first, last, generation, bool(sure), tuple(former.split()))


@cache
def _forms() -> tuple[LegalForm, ...]:
    return known_forms()


@cache
def _numbers() -> dict[LegalForm, int]:
    return {form: number for number, form in enumerate(_forms())}
