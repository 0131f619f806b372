"""Two words that are nearly one: was one of them mistyped, or are they two names?

Distance alone does not tell: Lena and Lina, Zhang and Zheng, Barton and Burton are as near as any typing error. What
tells is how an error comes about (a neighbouring key, a letter left out, doubled or changed for its neighbour, a vowel
for a vowel, a consonant for one that sounds alike; hardly ever the first letter) and that errors make words that nobody
bears. Two names that many bear are two names, unless they differ only in how a language writes one sound.

It is asked of words that are near already, and says nothing of words that are not; nor does it know who bears them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from rapidfuzz.distance import OSA

from connectors.lexicon.names import known
from matching.normalise.forenames import is_forename
from matching.normalise.romanised import east_asian_family, respelling
from matching.normalise.scripts import reread

_VOWELS = frozenset("aeiouy")
# One word of so many letters, of which one consonant is changed, is another word.
_SHORT = 5
# Of two known names one may still be a slip of the other if it is borne in so many times fewer locales.
_FAR_RARER = 4
_KEY_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
# Consonants that are written for each other by ear, or by another language's habit.
_SOUND_ALIKE = frozenset(map(frozenset, "dt bp gk ck kq cs sz ct vw fv fp bv mn lr jy ij iy gj".split()))
_REDUCED = re.compile("(.*[aeiouy].*?)[aeiouy]+([^aeiouy]+)")
_TO_FIRST_VOWEL = re.compile("[^aeiouy]*[aeiouy]?")
# How the family name of a man's wife ends, and how his daughters' do: in Lithuania and Poland.
_WIVES_AND_DAUGHTERS = (("iene", ("aite", "yte", "ute")), ("owa", ("owna",)))


def _neighbouring_keys() -> frozenset[frozenset[str]]:
    """Letters and digits whose keys touch, as keyboards for English have them, and for German but for a few."""
    touching = [pair for row in _KEY_ROWS for pair in pairwise(row)]
    for upper, lower in pairwise(_KEY_ROWS):
        touching += [*zip(upper, lower, strict=False), *zip(upper[1:], lower, strict=False)]
    return frozenset(map(frozenset, touching))


_NEIGHBOURS = _neighbouring_keys()


def forenames_apart(a: str, b: str) -> bool:
    """Whether two near forenames are two names all the same: Lena and Lina, Amara and Amaka, Minh and Binh."""
    ours, theirs = _borne_as_forename(a), _borne_as_forename(b)
    if ours and theirs and max(ours, theirs) < _FAR_RARER * min(ours, theirs):
        return not (_sound_alike(a, b) or _reduced_alike(a, b))
    return not (respelling(a, b) or _mistyped(a, b))


def families_apart(a: str, b: str) -> bool:
    """Whether two near family names are two names all the same: Zhang and Zheng, Barton and Burton.

    Families are spelt in more ways than forenames are, and few people share a forename and have near family names by
    chance: so two known families that differ in an ending or a doubled letter (Clark, Clarke) stay near.
    """
    if east_asian_family(a) and east_asian_family(b):
        return not respelling(a, b)
    if _daughter_and_wife(a, b):
        return True
    if _head(a) != _head(b) and known(a).surname and known(b).surname:
        return not _sound_alike(a, b)
    return not (respelling(a, b) or _mistyped(a, b))


def words_apart(a: str, b: str, known_word: Callable[[str], bool]) -> bool:
    """Whether two near words of company names are two words all the same: northern and southern, Kassel and Hassel.

    Args:
        known_word: whether a word stands in a dictionary, on a map or in a list of family names.
    """
    if a == b or _sound_alike(a, b):
        return False
    if len(a) == len(b) and known_word(a) and known_word(b):
        return not (_reduced_alike(a, b) or _heard_amiss(a, b))
    if a[0] == b[0] or (min(len(a), len(b)) > _SHORT and len(a) != len(b)):
        return False
    return len(a) != len(b) or not (_begins_mistyped(a, b) or frozenset((a[0], b[0])) in _SOUND_ALIKE)


def _heard_amiss(a: str, b: str) -> bool:
    """Whether two words begin alike and differ only in consonants that sound alike: Chase and Chace."""
    changed = [frozenset(pair) for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return a[0] == b[0] and all(pair in _SOUND_ALIKE for pair in changed)


def _borne_as_forename(word: str) -> int:
    return known(word).forename or int(is_forename(word))


def _daughter_and_wife(a: str, b: str) -> bool:
    """Whether two family names are those of a man's wife and of his daughter: Kazlauskienė and Kazlauskaitė."""
    return any(
        one.endswith(wife) and other.endswith(daughters) and other.startswith(one[: -len(wife)])
        for one, other in ((a, b), (b, a))
        for wife, daughters in _WIVES_AND_DAUGHTERS
    )


def _sound_alike(a: str, b: str) -> bool:
    """Whether two words are written differently and read the same: Lesley and Leslie, Smith and Smyth."""
    return (a[0] == b[0] or frozenset((a[0], b[0])) in _SOUND_ALIKE) and reread(a) == reread(b)


def _reduced_alike(a: str, b: str) -> bool:
    """Whether two words differ in nothing but the vowel of a closed last syllable: Vivian, Vivien; Khaled, Khalid."""
    ours, theirs = _REDUCED.fullmatch(a), _REDUCED.fullmatch(b)
    return ours is not None and theirs is not None and ours.groups() == theirs.groups()


def _head(word: str) -> str:
    """A word up to its first vowel."""
    found = _TO_FIRST_VOWEL.match(word)
    return found.group() if found else ""


def _mistyped(a: str, b: str) -> bool:
    """Whether typing, or hearing, makes one of two near words of the other."""
    if a[0] != b[0] and not _begins_mistyped(a, b):
        return False
    if len(a) != len(b) or len(a) > _SHORT:
        return True
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(changed) != 1 or _confused(*changed[0])


def _begins_mistyped(a: str, b: str) -> bool:
    """Whether the first letter of a word is its neighbour on the keyboard in the other, left out, or changed places."""
    if OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    if a[1:2] == b[0] or b[1:2] == a[0]:
        return True
    return len(a) == len(b) and (frozenset((a[0], b[0])) in _NEIGHBOURS or a[0].isdigit() or b[0].isdigit())


def _confused(x: str, y: str) -> bool:
    """Whether one letter is written for the other: its key is beside, it sounds alike, or a digit looks like it."""
    pair = frozenset((x, y))
    return pair in _NEIGHBOURS or pair in _SOUND_ALIKE or pair <= _VOWELS or x.isdigit() or y.isdigit()
