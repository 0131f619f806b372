"""Two people's names: how far do they agree, read in whichever order makes most sense?"""

from __future__ import annotations

from rapidfuzz.distance import OSA, JaroWinkler

from matching.evidence import Evidence
from matching.normalise.people import PersonName, same_forename
from matching.normalise.scripts import spelt_apart
from matching.traits import Traits

LEVELS = ("same", "fuller", "nickname", "initial", "partial", "typo", "swapped", "two_typos", "resembles",
          "middle_differs", "family_only", "given_only", "partial_differs", "generation_differs",
          "differs")  # fmt: skip
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_CLOSE = 0.88
_Agreed = tuple[tuple[str, str], ...]


def compare_names(left: Traits, right: Traits) -> Evidence | None:
    """The best agreement between any names of two people; None when one has no name."""
    best: tuple[int, Evidence] | None = None
    for a in left.people:
        for b in right.people:
            level, agreed = compare_name(a, b)
            if best is None or _RANK[level] < best[0]:
                best = (_RANK[level], Evidence("name", level, agreed, a.text, b.text))
    return best[1] if best else None


def compare_name(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """The level of agreement of two names, and the words on which it rests."""
    if a.generation and b.generation and a.generation != b.generation:
        return "generation_differs", ()
    if spelt_apart(a.text, b.text):
        return "typo", _agreed(a.given, a.family)
    if not (a.given and a.family and b.given and b.family):
        return _partial(a, b)
    straight = _in_order(a, b)
    if _RANK[straight[0]] <= _RANK["partial"]:
        return straight
    if sorted(a.words) == sorted(b.words):
        return "swapped", _agreed(b.given, b.family)
    turned = _in_order(PersonName(a.text, a.family, a.given), b)
    if _RANK[turned[0]] <= _RANK["typo"]:
        return "swapped", turned[1]
    if straight[0] == "differs" and _resemble(a, b):
        return "resembles", straight[1]
    return straight


def _resemble(a: PersonName, b: PersonName) -> bool:
    """Whether two names as a whole have nearly the same letters, in one order of their parts or the other."""
    whole = "".join(b.words)
    return any(
        JaroWinkler.similarity("".join(words), whole) >= _CLOSE for words in (a.words, (*a.family, *a.given))
    )


def _partial(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """Compare names of which one lacks its given or its family name, and may have the other in the wrong place."""
    if sorted(a.words) == sorted(b.words) or "".join(a.words) == "".join(b.words):
        return "same", _agreed(a.given, a.family)
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if all(word in long.words for word in short.words):
        return "partial", _agreed(short.given, short.family)
    if all(any(close(word, other) for other in long.words) for word in short.words):
        return "resembles", _agreed(short.given, short.family)
    return "partial_differs", ()


def _agreed(given: tuple[str, ...], family: tuple[str, ...]) -> _Agreed:
    return (*(("given", word) for word in given), *(("family", word) for word in family))


def _in_order(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """Compare given names with given names and family names with family names."""
    given, shared_given = _compare_given(a.given, b.given)
    family, shared_family = _compare_family(a.family, b.family)
    agreed = _agreed(shared_given, shared_family)
    if family in ("same", "fuller"):
        if given in ("differs", "middle_differs"):
            return ("family_only" if given == "differs" else given), agreed
        return ("fuller" if given == "same" and family == "fuller" else given), agreed
    if family == "typo":
        if given in ("same", "fuller", "nickname"):
            return "typo", agreed
        return ("two_typos" if given in ("typo", "initial") else "differs"), agreed
    return ("given_only" if given in ("same", "fuller") else "differs"), agreed


def _compare_given(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if a == b:
        return "same", a
    first, other = a[0], b[0]
    if "".join(a) == "".join(b):
        return "same", a
    if first == other:
        return ("fuller" if _compatible(a[1:], b[1:]) else "middle_differs"), (first,)
    if len(first) == 1 or len(other) == 1:
        # "J. Scott Clarke" is "Scott Clarke": the second forename may be the one in use.
        shared = tuple(word for word in a if len(word) > 1 and word in b)
        if shared:
            return "fuller", shared
        return ("initial", (first[0],)) if first[0] == other[0] else ("differs", ())
    if same_forename(first, other):
        return "nickname", (max(first, other, key=len),)
    if shared := tuple(word for word in a if len(word) > 1 and word in b):
        return "fuller", shared
    return ("typo", (min(first, other),)) if close(first, other) else ("differs", ())


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether further forenames can belong to one person: missing, equal, or abbreviated."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return all(
        x == y or close(x, y) or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in zip(a, b, strict=False)
    )


def _compare_family(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if a == b or "".join(a) == "".join(b):
        return "same", a
    if set(a) <= set(b) or set(b) <= set(a):
        return "fuller", min(a, b, key=len)
    left, right = "".join(a), "".join(b)
    return ("typo", (min(left, right),)) if close(left, right) else ("differs", ())


def close(a: str, b: str) -> bool:
    """Whether two names differ by a slip of the pen: one edit, two in a long one, or nearly the same letters."""
    if min(len(a), len(b)) < 3:
        return False
    limit = 1 if min(len(a), len(b)) < 7 else 2
    if OSA.distance(a, b, score_cutoff=limit) <= limit:
        return True
    return min(len(a), len(b)) > 4 and JaroWinkler.similarity(a, b) >= _CLOSE + 0.04
