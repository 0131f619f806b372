"""Countries and their subdivisions, however they are spelt.

"U.S.", "Vereinigte Staaten", "アメリカ合衆国" and "USA" are one country, and this file says which: its ISO 3166-1
alpha-2 code. A spelling that several countries share ("Congo" apart, where usage is settled) answers nothing, and
so does a city: this file never guesses a country from a place inside it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from connectors.lexicon import rows
from connectors.text import fold

_ARTICLE = re.compile(r"^(?:the|la|le|les|el|die|der|das|il) ")


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, alpha3, name, _domain, _membership, spellings in rows("countries.tsv"):
        for spelling in (*spellings.split("|"), fold(name), alpha3.lower(), code.lower()):
            found.setdefault(spelling, code)
    found.update({code.lower(): code for code, *_ in rows("countries.tsv")})
    return found


@cache
def _countries() -> dict[str, tuple[str, str, str]]:
    return {code: (name, domain, group) for code, _, name, domain, group, _ in rows("countries.tsv")}


@cache
def _subdivisions() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for code, name, country, further in rows("subdivisions.tsv"):
        for spelling in filter(None, (fold(code), fold(name), *further.split("|"))):
            found[country, spelling.replace(" ", "")] = code
    return found


@lru_cache(maxsize=16_384)
def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country in any spelling, language or code; else an empty text.

    "uk" and "en-GB" style codes: "UK" is GB; language tags are not read.
    """
    folded = fold(text)
    spellings = _spellings()
    bare = _ARTICLE.sub("", folded)
    return spellings.get(folded) or spellings.get(bare) or spellings.get(bare.replace(" ", ""), "")


def country_name(code: str) -> str:
    """The English name of a country by its alpha-2 code; empty for a code that is none."""
    return _countries().get(code, ("", "", ""))[0]


def domain_country(host: str) -> str:
    """The country whose top-level domain a host ends in; empty for generic ones. ".io" and ".ai" say little."""
    suffix = host.rpartition(".")[2].lower()
    return "" if suffix in _SOLD_ABROAD else _by_domain().get(suffix, "")


@cache
def _by_domain() -> dict[str, str]:
    return {domain: code for code, (_, domain, _) in _countries().items()}


# Country domains that are sold to everybody and say nothing about where somebody is.
_SOLD_ABROAD = frozenset(
    "io ai co me tv cc ws fm am ly gg sh to vc so gl la li is tk ml ga cf gq pw st mn bz ac ag im".split()
)


def european(code: str) -> str:
    """ "eu" for members of the Union, "eea" for the rest of the Economic Area, else an empty text."""
    return _countries().get(code, ("", "", ""))[2]


def subdivision(text: str, country: str) -> str:
    """The code of a state, province or territory of the US, Canada or Australia ("Calif." in US is "CA")."""
    return _subdivisions().get((country, fold(text).replace(" ", "")), "")


def us_state(text: str) -> str:
    """The two-letter code of a US state, its name or a usual abbreviation; else an empty text."""
    return subdivision(text, "US")
