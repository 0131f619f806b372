"""Does this short text look like a person's name? Asked of every heading and cell a page reader meets.

The tables know some 57,000 forenames and surnames of 80 locales; nobody's name is bound to be among them, so
what counts is the shape (two to five capitalised words, initials, particles) and how many of the words are
known names, against words that headings and menus are made of. The answer is a likeness and no fact: this file
never says who somebody is, nor guesses a sex, an origin or an order of names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows, words
from connectors.text import fold

LONGEST = 60
_LONGEST_ABBREVIATION = 4
MOST_WORDS = 6
# A full stop within ("J.R.") and an apostrophe are part of names; these never are.
_FOREIGN = re.compile(r"[\d@|/\\:;!?…•©®™#$%&*+=<>\[\]{}_~^、。：；！？「」【】]|\.\.|, .*, .*, ")
_NICKNAME = re.compile(r"\s*[(\"“„][^()\"“”„]{1,20}[)\"”“]\s*")
_EAST = re.compile(r"^[\u3005-\u3006\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\s・·]+$")
_KATAKANA = re.compile(r"^[\u30a0-\u30ff\s・]+$")
# Characters of organisations, offices, places and pages that Chinese, Japanese and Korean names do not hold.
_EAST_ORDINARY = re.compile(
    "[株式会社社團团部門门課课長长店市県省区區町村駅站校院所局庁館馆号號電电話话業业務务情報报案内問问連络絡公開开表示採用製"
    "制品技術术研究開發发總总経経營营理事役員员的是了在我你们們工場概要にをはがのでとへもや]|회사|안내|문의|대표|소개|채용|서비스|이사"
)  # fmt: skip
_IN_ANY_CASE = frozenset(("jr", "sr", "phd", "esq"))
_PLACE_FIRST = frozenset(
    "san santa santo sao los las el st saint sankt new north south east west fort port mount lake cape rio bad".split()
)

_PARENTHESES = re.compile(r"\s*\([^)]*\)")


class Known(NamedTuple):
    """In how many locales a word is a forename, and in how many a surname."""

    forename: int
    surname: int


_UNKNOWN = Known(0, 0)


@cache
def _names() -> dict[str, Known]:
    return {word: Known(int(first), int(last)) for word, first, last in rows("names.tsv")}


@cache
def _person_words() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {"title": set(), "suffix": set(), "particle": set()}
    for word, kind in rows("person_words.tsv"):
        kinds[kind].add(word)
    return {kind: frozenset(found) for kind, found in kinds.items()}


@cache
def _places() -> frozenset[str]:
    countries = (spelling for row in rows("countries.tsv") for spelling in row[5].split("|"))
    return frozenset((*words("cities.tsv"), *countries, *(fold(row[1]) for row in rows("subdivisions.tsv"))))


def forename(word: str) -> bool:
    """Whether somebody somewhere is called this as a first name."""
    return _names().get(fold(word), _UNKNOWN).forename > 0


def surname(word: str) -> bool:
    """Whether somebody somewhere is called this as a family name."""
    return _names().get(fold(word), _UNKNOWN).surname > 0


def locales(word: str) -> Known:
    """How widespread a word is as a forename and as a surname: a crude measure of how common a name is."""
    return known(fold(word))


def known(folded: str) -> Known:
    """`locales` of a word that is folded already."""
    return _names().get(folded, _UNKNOWN)


def kind_of(folded: str) -> str:
    """Whether a folded word stands before names ("title"), behind them ("suffix"), between their parts ("particle")."""
    return next((kind for kind, found in _person_words().items() if folded in found), "")


def is_title(word: str) -> bool:
    """Whether a word stands before names and is none: Dr, Mag., Frau, Dipl.-Ing."""
    parts = fold(word).split()
    if not parts or not all(part in _person_words()["title"] for part in parts):
        return False
    # Phil and Nat are names too: as titles they are abbreviated, "Dr. phil." or "rer. nat.".
    return word.endswith(".") or word.islower() or not forename(word)


def is_suffix(word: str) -> bool:
    """Whether a word stands behind names and is none: PhD, CPA, Jr."""
    return fold(word).replace(" ", "") in _person_words()["suffix"]


def bare_name(name: str) -> str:
    """A name without what stands before and behind it: "Prof. Dr. Anna Muster, MBA (Vorsitz)" is Anna Muster."""
    words = _PARENTHESES.sub(" ", name).split()
    while len(words) > 2 and is_title(words[0].strip(",")):
        words = words[1:]
    while len(words) > 2 and is_suffix(words[-1].strip(".,")):
        words = words[:-1]
    bare = " ".join(words).strip(" ,;:–-")
    # A full stop ends the sentence that the name ends, unless it is an initial's or belongs to "Jr.".
    return (bare.rstrip(".") if len(words[-1]) > _LONGEST_ABBREVIATION else bare) or name


@lru_cache(maxsize=4_096)
def _small(word: str) -> bool:
    """Whether a word may stand in a name without a capital: von, dr., phd."""
    return any(fold(word) in kind for kind in _person_words().values())


class _Word(NamedTuple):
    """What one word of a text tells, looked up once for every spelling."""

    folded: str
    known: Known
    initial: bool
    capital: bool
    particle: bool
    heading: bool
    ordinary: bool
    title: bool
    suffix: bool
    acronym: bool
    stranger: bool
    as_forename: float
    as_surname: float


@lru_cache(maxsize=16_384)
def _word(raw: str) -> _Word:
    folded = fold(raw)
    parts, joined = folded.split(), folded.replace(" ", "")
    kinds, headings, common = _person_words(), words("page_words.tsv"), words("common_words.tsv")
    each = [_names().get(part, _UNKNOWN) for part in parts] or [_UNKNOWN]
    known = Known(max(k.forename for k in each), max(k.surname for k in each))
    letters = [c for c in raw if c.isalpha()]
    singular = folded.removesuffix("s") if len(folded) > 3 else folded
    initial = bool(parts) and all(len(part) == 1 for part in parts) and len(joined) < 4
    ordinary = singular in common or any(part in common or part in headings for part in parts)
    return _Word(
        folded=folded,
        known=known,
        initial=initial,
        capital=bool(letters) and not letters[0].islower() and "." not in raw.rstrip(".")[2:],
        particle=folded in kinds["particle"],
        heading=folded in headings or singular in headings,
        ordinary=ordinary,
        title=is_title(raw),
        suffix=joined in kinds["suffix"]
        and (raw.rstrip(".").isupper() or "." in raw or joined in _IN_ANY_CASE),
        acronym=1 < len(raw) < 5 and raw.isupper() and raw.isalpha(),
        stranger=not initial and known == _UNKNOWN and ordinary,
        as_forename=_as_forename(known, initial, ordinary),
        as_surname=_as_surname(known, initial, ordinary),
    )


def _as_forename(known: Known, initial: bool, ordinary: bool) -> float:
    """What a word adds to a likeness where a forename stands."""
    if initial:
        return 0.35
    if known.forename:
        return 0.3 if ordinary and known.forename < 3 else 0.55
    return 0.3 if known.surname and not ordinary else 0.15


def _as_surname(known: Known, initial: bool, ordinary: bool) -> float:
    """What a word adds to a likeness where a surname stands."""
    if initial:
        return 0.1
    if known.surname:
        return 0.3 if ordinary and known.surname < 3 else 0.45
    if ordinary:
        return 0.05
    return 0.25 if known.forename else 0.15


@lru_cache(maxsize=16_384)  # a site repeats its menus on every page
def person_likeness(text: str) -> float:
    """How much a short text looks like a person's name and nothing else, from 0 to 1; 0.5 is worth believing.

    Any script. Titles, degrees and a nickname in brackets are looked through; a single word never reaches 0.5.
    """
    text = text.strip()
    if not 2 <= len(text) <= LONGEST or _FOREIGN.search(text):
        return 0.0
    if not text.isascii() and _EAST.match(text):
        return _east_asian(text)
    if not text[-1].isalpha() or "(" in text or '"' in text:
        text = _NICKNAME.sub(" ", text).strip()
    behind = "," in text
    raws = (text.replace(",", " ") if behind else text).split()
    if any(raw[0].islower() and not _small(raw) for raw in raws):
        return 0.0
    found = [_word(raw) for raw in raws]
    titled = False
    while found and found[0].title and len(found) > 1:
        found, titled = found[1:], True
    while len(found) > 2 and (found[-1].suffix or (behind and found[-1].acronym and not found[-1].heading)):
        found.pop()
    if not found or len(found) > MOST_WORDS or not (found[0].capital or found[0].particle):
        return 0.0
    likeness = _likeness(found, behind)
    if titled and likeness >= 0.2:
        return min(1.0 if len(found) > 1 else 0.45, likeness + 0.25)
    return likeness


def _likeness(found: list[_Word], comma: bool) -> float:
    """The likeness of the words of a name, without what stands before and behind it."""
    core = [word for index, word in enumerate(found) if not word.particle or index == 0]
    if any(not word.capital for word in core) or (found[-1].particle and not found[-1].known.surname):
        return 0.0
    if len(core) == 1 or len(core) > 5:
        return 0.25 if len(core) == 1 and core[0].known.forename and not core[0].heading else 0.05
    if comma and not core[-1].initial:
        core = [*core[1:], core[0]]
    shouted = all(word.acronym or word.initial for word in core[:-1]) and not core[0].initial
    if not shouted and any(word.acronym and word.known == _UNKNOWN for word in core[1:]):
        return 0.05
    if _is_place(found) or _are_headings(core):
        return 0.05
    straight = _in_order(core[:-1], core[-1])
    return straight if straight > 0.9 else max(straight, 0.95 * _in_order(core[1:], core[0]))


def _is_place(found: list[_Word]) -> bool:
    whole = " ".join(word.folded for word in found)
    return whole in _places() or (found[0].folded in _PLACE_FIRST and not found[1].known.surname > 3)


def _are_headings(core: list[_Word]) -> bool:
    """Whether a word belongs to headings. Anna Page and Tom West stay: a surname after a usual forename."""
    *given, last = core
    if any(word.heading and word.known.forename < 2 for word in given):
        return True
    usual = given[0].known.forename > (0 if last.known.surname > 1 else 4)
    return last.heading and not (last.known.surname and usual and not given[0].ordinary)


def _in_order(given: list[_Word], family: _Word) -> float:
    """How well words read as forenames followed by a surname."""
    written_out = [word.as_forename for word in given if not word.initial]
    first = max(written_out or [word.as_forename for word in given])
    strangers = family.stranger + sum(word.stranger for word in given)
    return max(0.0, min(0.99, first + family.as_surname) - 0.4 * strangers)


def _east_asian(text: str) -> float:
    """Chinese, Japanese and Korean names: a known surname and one to three characters, apart or together."""
    parts = re.split(r"[\s・·]+", text.strip())
    joined = "".join(parts)
    if _KATAKANA.match(text):
        return 0.5 if 2 <= len(parts) <= 3 and all(2 <= len(part) <= 7 for part in parts) else 0.1
    names = _names()
    surnames = [n for n in (1, 2) if names.get(joined[:n], _UNKNOWN).surname]
    # 内田 and 渡部 hold one character of offices or departments; what follows a surname holds none.
    family = len(parts[0]) if len(parts) == 2 else max(surnames, default=0)
    office = len(_EAST_ORDINARY.findall(joined[:family])) > 1 or _EAST_ORDINARY.search(joined[family:])
    if not 2 <= len(joined) <= 6 or office:
        return 0.0
    if len(parts) == 2 and all(1 <= len(part) <= 3 for part in parts):
        known = names.get(parts[0], _UNKNOWN).surname or names.get(parts[1], _UNKNOWN).forename
        return 0.95 if known else 0.65
    return 0.6 if len(parts) == 1 and any(1 <= len(joined) - n <= 2 for n in surnames) else 0.1
