"""Two company names: how far do they agree, and in which words?

The answer is a level and the words shared. The levels keep apart what a single similarity mixes up: a typing error,
a name cut short, an abbreviation, and names of one family ("Tata Motors", "Tata Steel") that share a rare word and
are two companies all the more surely for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import OSA

from matching.evidence import Evidence
from matching.normalise.companies import CompanyName, is_generic, is_number, place_of
from matching.normalise.scripts import spelt_apart
from matching.traits import Traits

# Best first: of several names that two records have, the pair that agrees best speaks.
LEVELS = ("same", "reordered", "generic", "former", "typo", "shortened", "contained", "acronym", "generic_differs",
          "branch", "extended", "numbered", "kin", "family", "differs")  # fmt: skip
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
# Who writes such a form writes the registered name, and cuts nothing short. "Co." and "Inc." are added freely.
_REGISTERED = frozenset(
    ("private_limited", "public_limited", "limited", "limited_partnership", "cooperative")
)
_SHORTEST_TYPO = 4
_Agreed: TypeAlias = tuple[tuple[str, str], ...]
_TWO_TYPOS = 8
_SHORTEST_CUT = 4


class _Aligned(NamedTuple):
    """The words of two names, put side by side."""

    agreed: list[str]
    slips: list[str]
    left: list[str]
    right: list[str]


def compare_names(left: Traits, right: Traits) -> Evidence | None:
    """The best agreement between any names of two companies; None when one has no name."""
    best: tuple[int, int, Evidence] | None = None
    for a, b, former in _pairs(left, right):
        level, agreed = compare_name(a, b)
        if former:
            level = "former" if _RANK[level] <= _RANK["generic"] else "differs"
        found = Evidence("name", level, agreed, a.text, b.text)
        rank = (_RANK[level], -sum(len(word) for _, word in agreed), found)
        if best is None or rank[:2] < best[:2]:
            best = rank
    if best is None or ((left.guessed_name or right.guessed_name) and best[0] > _RANK["acronym"]):
        return None  # what a domain is called need not be what its owner is called
    return best[2]


def _pairs(left: Traits, right: Traits) -> Iterable[tuple[CompanyName, CompanyName, bool]]:
    for a in left.companies:
        for b in right.companies:
            yield a, b, False
    for a in left.former:
        for b in (*right.companies, *right.former):
            yield a, b, True
    for a in left.companies:
        for b in right.former:
            yield a, b, True


def compare_name(a: CompanyName, b: CompanyName) -> tuple[str, _Agreed]:
    """The level of agreement of two names, and the words on which it rests."""
    if a.key == b.key:
        if spelt_apart(a.text, b.text):
            return "typo", (("slip", a.key),)
        return "same", _words(a.tokens if len(a.tokens) <= len(b.tokens) else b.tokens)
    if sorted(a.tokens) == sorted(b.tokens):
        return "reordered" if a.tokens != b.tokens else "same", _words(a.tokens)
    aligned = _align(a.tokens, b.tokens)
    if all(is_generic(word) for word in (*aligned.agreed, *aligned.slips)):
        return _without_common_words(a, b, aligned)
    return _level(a, b, aligned), (*_words(aligned.agreed), *(("slip", word) for word in aligned.slips))


def _without_common_words(a: CompanyName, b: CompanyName, aligned: _Aligned) -> tuple[str, _Agreed]:
    if short := _acronym(a, b):
        return "acronym", (("initials", short),)
    if alike(a.key, b.key) and alike("".join(aligned.left), "".join(aligned.right)):
        return "typo", (("slip", min(a.key, b.key)),)
    return "differs", ()


def _words(tokens: Iterable[str]) -> _Agreed:
    return tuple(("word", token) for token in dict.fromkeys(tokens))


def _align(left: tuple[str, ...], right: tuple[str, ...]) -> _Aligned:
    agreed: list[str] = []
    rest, others = list(left), list(right)
    for word in left:
        if word in others:
            agreed.append(word)
            rest.remove(word)
            others.remove(word)
    if rest and others:
        agreed += _joined(rest, others) + _joined(others, rest)
    slips: list[str] = []
    for word in list(rest):
        if other := next((other for other in others if alike(word, other)), None):
            slips.append(min(word, other))
            rest.remove(word)
            others.remove(other)
    return _Aligned(agreed, slips, rest, others)


def _joined(parts: list[str], wholes: list[str]) -> list[str]:
    """Words that one side writes apart and the other as one ("jp morgan", "jpmorgan"); taken out of both."""
    found = []
    for first, second in pairwise(tuple(parts)):
        if first + second in wholes and first in parts and second in parts:
            wholes.remove(first + second)
            parts.remove(first)
            parts.remove(second)
            found.append(first + second)
    return found


def alike(a: str, b: str) -> bool:
    """Whether two words differ by a typing error, or one is the other cut short ("elec", "electronics")."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < _SHORTEST_TYPO or is_number(a) or is_number(b):
        return False
    if len(longer) >= len(shorter) + 3:
        return len(shorter) >= _SHORTEST_CUT and longer.startswith(shorter)
    limit = 1 if len(shorter) < _TWO_TYPOS else 2
    return OSA.distance(a, b, score_cutoff=limit) <= limit


def _level(a: CompanyName, b: CompanyName, aligned: _Aligned) -> str:
    """What the words without counterpart make of two names that share a telling word."""
    left = [word for word in aligned.left if not is_generic(word)]
    right = [word for word in aligned.right if not is_generic(word)]
    if any(is_number(word) for word in (*left, *right)):
        return "numbered"
    if left and right:
        return "family" if _both_registered(a, b) else "kin"
    if left or right:
        return _one_sided(a, b, aligned, left or right)
    if aligned.left and aligned.right:
        return "generic_differs"
    if aligned.slips:
        return "typo"
    return "generic" if aligned.left or aligned.right else "same"


def _one_sided(a: CompanyName, b: CompanyName, aligned: _Aligned, extra: list[str]) -> str:
    """What it means that one name has telling words more."""
    if aligned.slips:
        return "differs"  # a misspelt name and words besides: too many explanations for too little likeness
    if any(place_of(word) for word in extra):
        return "branch"
    if _both_registered(a, b):
        return "extended"
    longer = a if extra[0] in a.tokens else b
    first = next(word for word in longer.tokens if not is_generic(word))
    return "contained" if first in extra else "shortened"


def _both_registered(a: CompanyName, b: CompanyName) -> bool:
    """Whether both are written as registers have them; what people call a company in a hurry varies more."""
    return a.form.kind in _REGISTERED and b.form.kind in _REGISTERED


def _acronym(a: CompanyName, b: CompanyName) -> str:
    """The letters that one name is and the other abbreviates to; empty where they are no such pair."""
    for short, long in ((a, b), (b, a)):
        telling = [word for word in short.tokens if not is_generic(word)]
        if len(telling) == 1 and telling[0] in long.initials:
            return telling[0]
    return ""
