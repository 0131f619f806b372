"""In which sectors a company is, from the words and codes by which sources name its industry.

Sources disagree about the names of industries and share no code, so all of them are read into one short list of
sectors (`sectors.tsv`), wide enough that eleven languages and four code systems can be mapped without guessing.
A company may be in several. A sector within a wider one counts as that one too: a bank is in financial services.

It refuses to conclude anything from what a table does not hold: an industry in words that no term matches is no
sector, never the nearest-looking one. Words are compared whole; only Japanese, which does not part its words, is
searched inside the text. What a description says is weak evidence and marked as such by its confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from connectors.text import fold

_K = TypeVar("_K")

BY_CODE = 0.95
BY_INDUSTRY = 0.9
BY_KEYWORD = 0.7
BY_DESCRIPTION = 0.3

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
CODE_SYSTEMS = ("sic", "naics", *_NACE_LISTS, "isic", "gics", "anzsic", "ssic")


@dataclass(frozen=True, slots=True)
class Sector:
    """One row of the short list. `counts_as` holds its own name, then every wider sector it is in."""

    name: str
    label: str
    counts_as: tuple[str, ...]


class Placing(NamedTuple):
    """Why a company is put into a sector: how sure that is, and the field and value it was read from."""

    confidence: float
    field: str
    value: str

    @property
    def because(self) -> str:
        return f"{self.value!r} in {self.field}"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    sectors: dict[str, Sector]
    terms: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]  # first word of a term -> words of the longest term that begins with it
    unparted: tuple[tuple[str, tuple[str, ...]], ...]  # longest term first
    codes: Mapping[tuple[str, str], tuple[str, ...]]


def _rows() -> Iterator[tuple[str, str, list[str]]]:
    for line in files(__package__).joinpath("sectors.tsv").read_text(encoding="utf-8").splitlines():
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


@lru_cache(maxsize=16_384)
def sectors_of_industry(text: str) -> tuple[str, ...]:
    """The sectors that an industry's name names, in its order, without those it says are excepted.

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
    system = "nace" if system in _NACE_LISTS else system
    digits = "".join(c for c in number if c.isdigit())
    for length in range(len(digits), 1, -1):
        if named := _lexicon().codes.get((system, digits[:length])):
            return named
    return ()


@lru_cache(maxsize=16_384)
def widened(names: tuple[str, ...]) -> frozenset[str]:
    """Sectors with all the wider ones they count as."""
    return frozenset(wide for name in names for wide in _lexicon().sectors[name].counts_as)


def sectors_of(
    industries: Iterable[str] = (),
    codes: Iterable[str] = (),
    keywords: Iterable[str] = (),
    descriptions: Iterable[str] = (),
) -> dict[str, Placing]:
    """Every sector a company is in, the wider ones included, each with the strongest ground for it."""
    placed: dict[str, Placing] = {}
    readings = (
        (BY_CODE, "company.industry_code", codes, sectors_of_code),
        (BY_INDUSTRY, "company.industry", industries, sectors_of_industry),
        (BY_KEYWORD, "company.keyword", keywords, sectors_of_industry),
        (BY_DESCRIPTION, "company.description", descriptions, sectors_of_description),
    )
    for confidence, field, values, read in readings:
        for value in values:
            for name in read(value):
                for counted in _lexicon().sectors[name].counts_as:
                    placed.setdefault(counted, Placing(confidence, field, value))
    return placed
