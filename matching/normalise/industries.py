"""Industries, however sources name them, in one short list: the words of directories, and the codes of registers.

LinkedIn, NAICS, SIC, NACE, ISIC, GICS and Y Combinator share no code, so all of them are read into the sectors of
`industries.tsv`: about fifty in two levels, of which a narrow one (banking) counts as its wider one too (financial
services). That is the granularity: groups of three digits of SIC and NAICS, two or three of NACE and ISIC, GICS
industries, and no finer, because the systems agree on nothing finer. A company may be in several.

It refuses to conclude anything from what the table does not hold: words that no term matches are no industry, never
the nearest-looking one. Words are compared whole; only Japanese, which does not part its words, is searched inside
the text. "B2B" and "Technology" say whom one sells to and how one works, and are no industry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from connectors.lexicon import rows
from connectors.text import fold

_K = TypeVar("_K")

# Letters of a term that is looked for in running text, where "mode" and "bank" are seldom an industry.
_LEAST_IN_TEXT = 6
_LANGUAGES = frozenset({"words", "en", "de", "fr", "es", "it", "nl", "pl", "cs", "sv", "pt"})
_UNPARTED = "ja"
# National lists that take over the first four digits of NACE Rev. 2 (Regulation (EC) 1893/2006).
_NACE_LISTS = tuple(
    "nace naf ape wz pkd sni ateco cz-nace sbi nacebel onace noga uksic cnae cae db07 tol emtak".split()
)
# What a register leaves out of a class it names all the same: "Livestock Services, Except Veterinary".
_EXCEPTING = frozenset(
    "except excluding ohne ausser sauf hors excepto salvo escluso esclusa esclusi escluse eccetto behalve "
    "wylaczeniem krome utom exceto".split()
)
# NACE Rev. 2 is ISIC Rev. 4 with its classes divided further, and Singapore's list takes over ISIC's.
_ISIC_LISTS = ("isic", "ssic")
_WRITTEN_CODE = re.compile(r"([a-z][a-z-]*)(?: ?rev\.? ?\d)?(?: code)?[: ] ?(\d[\d.]*[a-z]?)")
_SURE = 0.9
CODE_SYSTEMS = ("sic", "naics", *_NACE_LISTS, "isic", "gics", "anzsic", "ssic")


@dataclass(frozen=True, slots=True)
class Sector:
    """One row of the short list. `counts_as` holds its own name, then every wider sector it is in."""

    name: str
    label: str
    counts_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    sectors: dict[str, Sector]
    terms: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]  # first word of a term -> words of the longest term that begins with it
    unparted: tuple[tuple[str, tuple[str, ...]], ...]  # longest term first
    codes: Mapping[tuple[str, str], tuple[str, ...]]


def _rows() -> Iterator[tuple[str, str, list[str]]]:
    for line in files(__package__).joinpath("industries.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sector, row, values = line.split("\t")
            yield sector, row, values.split("|")


def _prefixes(system: str, written: str) -> Iterator[tuple[str, str]]:
    """The code prefixes a cell means: "62.01" is one, "7371-7374" are four."""
    first, _, last = written.replace(".", "").partition("-")
    for number in range(int(first), int(last or first) + 1):
        yield system, str(number).zfill(len(first))


def _counts_as(name: str, within: Mapping[str, list[str]]) -> tuple[str, ...]:
    wider = (grand for parent in within.get(name, ()) for grand in _counts_as(parent, within))
    return tuple(dict.fromkeys((name, *wider)))


@cache
def _lexicon() -> _Lexicon:
    labels: dict[str, str] = {}
    within: dict[str, list[str]] = {}
    terms: dict[str, dict[str, None]] = {}
    unparted: dict[str, dict[str, None]] = {}
    codes: dict[tuple[str, str], dict[str, None]] = {}
    for sector, row, values in _rows():
        if row == "name":
            labels[sector] = values[0]
            values = [*values, sector]
        if row == "within":
            within[sector] = values
        elif row == _UNPARTED:
            _put(unparted, map(fold, values), sector)
        elif row in _LANGUAGES or row == "name":
            _put(terms, map(fold, values), sector)
        else:
            _put(codes, (prefix for value in values for prefix in _prefixes(row, value)), sector)
    return _Lexicon(
        sectors={name: Sector(name, label, _counts_as(name, within)) for name, label in labels.items()},
        terms={term: tuple(named) for term, named in terms.items()},
        longest=_longest(terms),
        unparted=tuple(
            (term, tuple(unparted[term])) for term in sorted(unparted, key=lambda t: (-len(t), t))
        ),
        codes={prefix: tuple(named) for prefix, named in codes.items()},
    )


def _put(table: dict[_K, dict[str, None]], keys: Iterable[_K], sector: str) -> None:
    for key in keys:
        table.setdefault(key, {})[sector] = None


def _longest(terms: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for term in terms:
        words = term.split()
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


def all_sectors() -> Mapping[str, Sector]:
    """The short list, by name."""
    return MappingProxyType(_lexicon().sectors)


def sectors_named(term: str) -> tuple[str, ...]:
    """The sectors that a whole term names ("Logistik", "SaaS", "financial services"); empty when it names none."""
    folded = fold(term)
    return _lexicon().terms.get(folded) or dict(_lexicon().unparted).get(folded, ())


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    """Titles of official codes with the sectors of the code, where their words alone would be read otherwise."""
    return {
        title: tuple(sectors.split())
        for sectors, titles in rows("industry_titles.tsv", __package__)
        for title in titles.split("|")
    }


@lru_cache(maxsize=16_384)
def sectors_of_industry(text: str) -> tuple[str, ...]:
    """The sectors that an industry's name names: as the official title of a code, else by its words."""
    return _titles().get(fold(text)) or sectors_by_words(text)


def sectors_by_words(text: str) -> tuple[str, ...]:
    """The sectors that the words of an industry's name name, in its order, without those it says are excepted.

    The longest term wins: "computer games" names video games and not computers.
    """
    words = fold(text).split()
    return _found(" ".join(takewhile(lambda word: word not in _EXCEPTING, words)), 1)


def sectors_of_description(text: str) -> tuple[str, ...]:
    """The sectors that running text speaks of, of whatever it says them. Short words have too many other senses."""
    return _found(fold(text), _LEAST_IN_TEXT)


def _found(folded: str, least: int) -> tuple[str, ...]:
    """The sectors of all terms in a folded text that have so many letters or more."""
    lexicon = _lexicon()
    found: dict[str, None] = {}
    words = folded.split()
    n = 0
    while n < len(words):
        step = 1
        for length in range(min(lexicon.longest.get(words[n], 0), len(words) - n), 0, -1):
            term = " ".join(words[n : n + length])
            if len(term) >= least and (named := lexicon.terms.get(term)):
                found.update(dict.fromkeys(named))
                step = length
                break
        n += step
    if not folded.isascii():
        found.update(dict.fromkeys(_unparted(folded)))
    return tuple(found)


def _unparted(folded: str) -> Iterator[str]:
    for term, named in _lexicon().unparted:
        if term in folded:
            yield from named
            folded = folded.replace(term, " ")


@lru_cache(maxsize=16_384)
def sectors_of_code(code: str) -> tuple[str, ...]:
    """The sectors of an industry code with its system ("sic:7372", "nace:62.01", "naf:62.01Z")."""
    system, _, number = code.lower().partition(":")
    system = "nace" if system in _NACE_LISTS or system in _ISIC_LISTS else system
    digits = "".join(c for c in number if c.isdigit())
    for length in range(len(digits), 1, -1):
        if named := _lexicon().codes.get((system, digits[:length])):
            return named
    return ()


@lru_cache(maxsize=16_384)
def widened(names: tuple[str, ...]) -> frozenset[str]:
    """Sectors with all the wider ones they count as."""
    return frozenset(wide for name in names for wide in _lexicon().sectors[name].counts_as)


class Industry(NamedTuple):
    """One industry in two levels: "banking" in "finance". `group` is empty where only the wide one is known."""

    sector: str
    group: str
    sure: float


def _named(text: str) -> tuple[str, ...]:
    """The industries of a code with its system ("sic:7372", "NAICS 541511") or of words."""
    code = _WRITTEN_CODE.fullmatch(text.strip().lower())
    return sectors_of_code(f"{code[1]}:{code[2]}") if code else sectors_of_industry(text)


def _widest(name: str) -> str:
    """The sector a group is in; of a group in two, such as medical devices, the one the table names first."""
    wider = _lexicon().sectors[name].counts_as[1:]
    return _widest(wider[0]) if wider else name


@lru_cache(maxsize=16_384)
def read_industry(text: str) -> Industry | None:
    """The industry that a code or a name means; None where it is none that is known.

    Where several are meant ("Food and retail"), it is the first, and the less sure the more there are. A group says
    more than a sector: pharmaceuticals, which NACE has under manufacturing, are pharmaceuticals.

    Args:
        text: a code with its system before it ("sic:7372", "NACE 62.01"), or words. Bare digits say no system.
    """
    names = _named(text)
    if not names:
        return None
    groups = [name for name in names if _widest(name) != name] or names
    sector = _widest(groups[0])
    rivals = {_widest(name) for name in groups}
    return Industry(sector, groups[0] if groups[0] != sector else "", _SURE / len(rivals))


@lru_cache(maxsize=65_536)
def relation(left: str, right: str) -> str:
    """How two industries stand to each other, whatever systems they are written in.

    Returns:
        "same", "narrower" (one is a part of the other), "sibling" (both are parts of one sector), "different", or an
        empty text where one of them is not known.
    """
    ours, theirs = _named(left), _named(right)
    if not ours or not theirs:
        return ""
    wide, broad = widened(ours), widened(theirs)
    if not set(ours).isdisjoint(theirs):
        return "same"
    if not wide.isdisjoint(theirs) or not broad.isdisjoint(ours):
        return "narrower"
    return "different" if wide.isdisjoint(broad) else "sibling"
