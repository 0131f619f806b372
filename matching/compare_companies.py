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

from matching.normalise.companies import CompanyName
from matching.normalise.company_words import (
    filler_words,
    generic_words,
    is_body,
    is_city,
    is_endowed,
    is_generic,
    is_known_word,
    is_number,
    is_sector,
    place_of,
    united,
)
from matching.normalise.scripts import in_characters, reread, respelt, spelt_apart
from matching.slips import words_apart

# Best first: of several names that two records have, the pair that agrees best speaks.
LEVELS = ("same", "reordered", "generic", "former", "typo", "shortened", "contained", "acronym", "code",
          "generic_differs", "branch", "extended", "numbered", "kin", "family", "differs")  # fmt: skip
# Who writes such a form writes the registered name, and cuts nothing short. "Co." and "Inc." are added freely.
_REGISTERED = frozenset(
    ("private_limited", "public_limited", "limited", "limited_partnership", "cooperative")
)
_Agreed: TypeAlias = tuple[tuple[str, str], ...]
_SHORTEST_TYPO = 4
_TWO_TYPOS = 8
# So many letters fewer are a word cut short, and no slips.
_CUT = 3
# Romanisations of one word differ by no more letters than this.
_MOST_SPARE = 3
_SHORTEST_READ = 5
_SHORTEST_CLOSE = 5
_LONGEST_CODE = 5
_NONE_WRITTEN: dict[str, str] = {}
_VOWELS = frozenset("aeiou")


class _Aligned(NamedTuple):
    """The words of two names, put side by side."""

    agreed: list[str]
    slips: list[str]
    left: list[str]
    right: list[str]


def compare_name(a: CompanyName, b: CompanyName) -> tuple[str, _Agreed]:
    """The level of agreement of two names, and the words on which it rests."""
    if a.key == b.key:
        if spelt_apart(a.text, b.text):
            return "typo", (("slip", a.key),)
        return "same", _words(a.tokens if len(a.tokens) <= len(b.tokens) else b.tokens)
    if a.tokens == b.tokens:
        return "same", _words(a.tokens)
    aligned = _align(a, b)
    if not (aligned.left or aligned.right or aligned.slips):
        level = "reordered" if sorted(a.tokens) == sorted(b.tokens) else "same"
        return level, _words(aligned.agreed)
    if generic_words().issuperset(aligned.agreed) and generic_words().issuperset(aligned.slips):
        return _without_common_words(a, b, aligned)
    return _level(a, b, aligned), (*_words(aligned.agreed), *(("slip", word) for word in aligned.slips))


def _words(tokens: Iterable[str]) -> _Agreed:
    return tuple([("word", token) for token in dict.fromkeys(tokens)])


def _align(a: CompanyName, b: CompanyName) -> _Aligned:
    """Put the words of two names side by side: those they share, those but for a slip, and what is left of each."""
    agreed, slips = list[str](), list[str]()
    left, right = a.tokens, b.tokens
    rest, others = list(left), list(right)
    if not set(left).isdisjoint(right):
        for word in left:
            if word in others:
                agreed.append(word)
                rest.remove(word)
                others.remove(word)
    if rest and others:
        agreed += _joined(rest, others) + _joined(others, rest)
        if rest and others and not (in_characters(a.text) and in_characters(b.text)):
            _match_slips(rest, others, _written(a) | _written(b), agreed, slips)
    return _Aligned(agreed, slips, rest, others)


def _match_slips(
    rest: list[str], others: list[str], written: dict[str, str], agreed: list[str], slips: list[str]
) -> None:
    """Move words that differ by a slip, or by how a romanisation writes them, out of what is left of two names."""
    for word in tuple(rest):
        for other in others:
            # The cheapest of what `alike` asks, for the many words it would be asked of in vain.
            if word[0] != other[0] and word[-1] != other[-1]:
                continue
            if alike(written.get(word, word), written.get(other, other)):
                rest.remove(word)
                others.remove(other)
                (agreed if respelt(word) == respelt(other) else slips).append(min(word, other))
                break


def _written(name: CompanyName) -> dict[str, str]:
    """The words that stand behind tokens of other letters: "motors" behind "motor", which matters for a slip."""
    if name.words is name.tokens or len(name.words) != len(name.tokens):
        return _NONE_WRITTEN
    return dict(zip(name.tokens, name.words, strict=True))


def _joined(parts: list[str], wholes: list[str]) -> list[str]:
    """Words that one side writes apart and the other as one ("jp morgan", "jpmorgan"); taken out of both."""
    found: list[str] = []
    starts = tuple(parts[:-1])
    if not starts or not [whole for whole in wholes if whole.startswith(starts)]:
        return found
    for first, second in pairwise(tuple(parts)):
        (whole,) = united((first + second,))
        if whole in wholes and first in parts and second in parts:
            wholes.remove(whole)
            parts.remove(first)
            parts.remove(second)
            found.append(whole)
    return found


def alike(a: str, b: str) -> bool:
    """Whether two words differ by a typing error or a romanisation, or one is the other cut short ("elec")."""
    # Whoever errs rarely does so in the first letter and in the last, and most words are told apart by this alone.
    if not a or not b or (a[0] != b[0] and a[-1] != b[-1]):
        return False
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if len(shorter) < _SHORTEST_TYPO or is_number(a) or is_number(b):
        return False
    spare = len(longer) - len(shorter)
    if spare >= _CUT and longer.startswith(shorter):
        return True
    limit = 1 if len(shorter) < _TWO_TYPOS else 2
    if spare <= limit and OSA.distance(a, b, score_cutoff=limit) <= limit:
        return not words_apart(a, b, is_known_word)
    return a[-1] == b[-1] and spare <= _MOST_SPARE and _read_alike(a, b)


def _read_alike(a: str, b: str) -> bool:
    """Whether two words may be romanisations of one: "samseong", "samsung"."""
    return len(a) >= _SHORTEST_READ and len(b) >= _SHORTEST_READ and reread(a) == reread(b)


def _without_common_words(a: CompanyName, b: CompanyName, aligned: _Aligned) -> tuple[str, _Agreed]:
    """The level of two names that share at most words that everybody has."""
    ours, theirs = _only_telling_word(a), _only_telling_word(b)
    for short, long in ((ours, b), (theirs, a)):
        if len(short) > 1 and short in long.initials:
            return "acronym", (("initials", short),)
    likely = alike(a.key, b.key) and alike("".join(aligned.left), "".join(aligned.right))
    if likely and _may_be_slips(a, b, aligned):
        return "typo", (("slip", min(a.key, b.key)),)
    for short, long in ((ours, b), (theirs, a)):
        if 2 <= len(short) <= _LONGEST_CODE and _is_code(short, long.key):
            return "code", (("initials", short),)
    return "differs", ()


def _only_telling_word(name: CompanyName) -> str:
    if len(name.tokens) == 1:
        return name.tokens[0]
    generic = generic_words()
    telling = [word for word in name.tokens if word not in generic]
    return telling[0] if len(telling) == 1 else ""


def _is_code(code: str, key: str) -> bool:
    """Whether a few letters, hardly a word, stand in a name in this order: VW, AMZN."""
    if len(key) - len(code) < _CUT or code[0] != key[0] or not code.isalpha():
        return False
    if sum([letter in _VOWELS for letter in code[1:]]) > 1:
        return False
    letters = iter(key)
    return all(letter in letters for letter in code)


def _level(a: CompanyName, b: CompanyName, aligned: _Aligned) -> str:
    """What the words without counterpart make of two names that share a telling word."""
    fillers = filler_words()
    left = [word for word in aligned.left if word not in fillers]
    right = [word for word in aligned.right if word not in fillers]
    if any(map(is_number, left)) or any(map(is_number, right)):
        return "numbered"
    if left and right:
        return _two_sided(a, b, aligned)
    if left or right:
        return _one_sided(a, b, aligned, left or right)
    if aligned.left and aligned.right:
        return "generic_differs"
    if aligned.slips:
        return "typo"
    return "generic" if aligned.left or aligned.right else "same"


def _two_sided(a: CompanyName, b: CompanyName, aligned: _Aligned) -> str:
    """What it means that each name has words of its own."""
    if generic_words().issuperset(aligned.left) and generic_words().issuperset(aligned.right):
        return "generic_differs"
    if _abbreviate(aligned.left, aligned.right) or _abbreviate(aligned.right, aligned.left):
        return "acronym"
    ours, theirs = "".join(aligned.left), "".join(aligned.right)
    if (
        min(len(ours), len(theirs)) >= _SHORTEST_CLOSE
        and alike(a.key, b.key)
        and _may_be_slips(a, b, aligned)
    ):
        return "typo"
    return "family" if _both_registered(a, b) else "kin"


def _may_be_slips(a: CompanyName, b: CompanyName, aligned: _Aligned) -> bool:
    """Whether what is left of two names that are near as a whole may be misspelt, and is not words of their own."""
    if in_characters(a.text) and in_characters(b.text):
        return False
    if len(aligned.left) != len(aligned.right):
        return True
    sides = zip(aligned.left, aligned.right, strict=True)
    return not any(words_apart(ours, theirs, is_known_word) for ours, theirs in sides)


def _abbreviate(short: list[str], long: list[str]) -> bool:
    """Whether what is left of one name are the initials of what is left of the other: BNY, Bank of New York."""
    return len(short) == 1 and len(long) > 2 and short[0] == "".join([word[0] for word in long])


def _one_sided(a: CompanyName, b: CompanyName, aligned: _Aligned, extra: list[str]) -> str:
    """What it means that one name has words more."""
    if _other_body(a, b, extra):
        return "kin"
    if generic_words().issuperset(extra):
        return "typo" if aligned.slips else "generic"
    if aligned.slips:
        return "differs"  # a misspelt name and words besides: too many explanations for too little likeness
    if any(map(place_of, extra)) or all(map(is_city, extra)):
        return "branch"
    if _both_registered(a, b):
        return "extended"
    longer = a if extra[0] in a.tokens else b
    first = next(word for word in longer.tokens if not is_generic(word))
    return "contained" if first in extra else "shortened"


def _other_body(a: CompanyName, b: CompanyName, extra: list[str]) -> bool:
    """Whether the words that one name has more make it that of a body of the other: its hospital, its fund."""
    if any(map(is_endowed, extra)):
        return True
    shorter = b if extra[0] in a.tokens else a
    return any(map(is_body, extra)) and any(map(is_sector, shorter.tokens))


def _both_registered(a: CompanyName, b: CompanyName) -> bool:
    """Whether both are written as registers have them; what people call a company in a hurry varies more."""
    return a.form.kind in _REGISTERED and b.form.kind in _REGISTERED
