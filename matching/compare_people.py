"""Two people's names: how far do they agree, read in whichever order makes most sense?"""

from __future__ import annotations

from rapidfuzz.distance import OSA, JaroWinkler

from matching.normalise.forenames import other_gender, same_forename
from matching.normalise.people import PersonName
from matching.normalise.romanised import consonants, gendered_families, respelling, vowelless
from matching.normalise.scripts import in_characters, spelt_apart
from matching.slips import families_apart, forenames_apart

LEVELS = ("same", "fuller", "nickname", "initial", "partial", "typo", "swapped", "two_typos", "resembles",
          "middle_differs", "family_only", "given_only", "partial_differs", "generation_differs",
          "differs")  # fmt: skip
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_CLOSE = 0.88
_PARTIAL = _RANK["partial"]
_DIFFERS: tuple[str, _Agreed] = ("differs", ())
# In the wrong order only what would agree well in the right one is believed.
_TURNABLE = frozenset(LEVELS[: _RANK["typo"] + 1])
_SLIPS = frozenset(("typo", "two_typos"))
_GROWN_ON = frozenset(
    "van vander vanden vande von de del dela della di du le la al el ben bin ibn ter ten mc mac".split()
)
# The level that family names (first) and given names (second) come to together. What is not here differs.
_LEVEL_OF = {
    **{
        ("same", given): given
        for given in ("same", "fuller", "nickname", "initial", "typo", "middle_differs")
    },
    **{("fuller", given): given for given in ("fuller", "nickname", "initial", "typo", "middle_differs")},
    ("fuller", "same"): "fuller",
    **{(family, "differs"): "family_only" for family in ("same", "fuller", "gendered")},
    **{("typo", given): "typo" for given in ("same", "fuller", "nickname")},
    **{("typo", given): "two_typos" for given in ("typo", "initial")},
    # A woman's form of a family name is another person's, unless the forename is the same.
    **{("gendered", given): "typo" for given in ("same", "fuller", "nickname")},
    **{("gendered", given): "family_only" for given in ("initial", "typo", "middle_differs")},
    **{("initial", given): "initial" for given in ("same", "fuller", "nickname")},
    **{("differs", given): "given_only" for given in ("same", "fuller")},
}
_Agreed = tuple[tuple[str, str], ...]


def compare_name(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """The level of agreement of two names, and the words on which it rests."""
    if a.generation != b.generation and a.generation and b.generation:
        return "generation_differs", ()
    if not (a.given and a.family and b.given and b.family):
        return _partial(a, b)
    if a.given == b.given and a.family == b.family:
        return _alike(a, b)
    straight = _in_order(a.given, a.family, b.given, b.family)
    if _RANK[straight[0]] <= _PARTIAL:
        return straight
    if straight[0] in _SLIPS and in_characters(a.text) and in_characters(b.text):
        return _of_other_characters(a, b)
    return _otherwise(a, b, straight)


def _alike(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """Names of the same words: one may still tell more, or hide a difference of characters."""
    agreed = _agreed(a.given, a.family)
    if spelt_apart(a.text, b.text):
        return "typo", agreed
    return ("same" if a.generation == b.generation else "fuller"), agreed


def _of_other_characters(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """Names in Chinese characters that are near in Latin letters only: another character is another name."""
    if a.family == b.family:
        return "family_only", _agreed((), a.family)
    return ("given_only", _agreed(a.given, ())) if a.given == b.given else _DIFFERS


def _otherwise(a: PersonName, b: PersonName, straight: tuple[str, _Agreed]) -> tuple[str, _Agreed]:
    """Names that do not agree as they stand: read in another order, under an earlier name, or as a whole."""
    if (b.given, b.family) < (a.given, a.family):  # one answer, whichever is asked first
        a, b = b, a
    whole, other = "".join(a.given + a.family), "".join(b.given + b.family)
    if whole == other:
        return "same", _agreed(a.given, a.family)
    if (a.former or b.former) and (earlier := _formerly(a, b)):
        return earlier
    if len(whole) == len(other) and sorted(a.given + a.family) == sorted(b.given + b.family):
        return "swapped", _agreed(b.given, b.family)
    # Of two parts in the wrong order at least one begins with the right letter.
    if a.family[0][0] == b.given[0][0] or a.given[0][0] == b.family[0][0]:
        turned = _in_order(a.family, a.given, b.given, b.family)
        if turned[0] in _TURNABLE:
            return "swapped", turned[1]
    if straight[0] != "differs" and (divided := _divided_otherwise(a, b)):
        return divided
    if straight[0] == "differs" and _resemble(a, whole, other):
        return "resembles", straight[1]
    if not (a.text.isascii() and b.text.isascii()) and vowelless(a.text) != vowelless(b.text):
        return _by_consonants(a, b)
    return straight


def _formerly(a: PersonName, b: PersonName) -> tuple[str, _Agreed] | None:
    """Whether one is called today as the other was at birth."""
    for one, other in ((a, b), (b, a)):
        if one.former:
            level, agreed = _in_order(one.given, one.former, other.given, other.family)
            if _RANK[level] <= _PARTIAL:
                return ("fuller" if level == "same" else level), agreed
    return None


def _divided_otherwise(a: PersonName, b: PersonName) -> tuple[str, _Agreed] | None:
    """Whether all words of one name are in the other, as if their parts began elsewhere: Gabriel García (Márquez)."""
    short, long = (a, b) if len(a.words) < len(b.words) else (b, a)
    words = long.words
    if long.sure or len(words) < 3 or not all(word in words for word in short.words):
        return None
    in_place = short.given[0] == long.given[0] and len(short.family[0]) > 1
    return ("partial", _agreed(short.given, short.family)) if in_place or len(short.words) > 2 else None


def _resemble(a: PersonName, whole: str, other: str) -> bool:
    """Whether two names as a whole have nearly the same letters, in one order of their parts or the other."""
    if (whole[0] == other[0] or whole[-1] == other[-1]) and JaroWinkler.similarity(whole, other) >= _CLOSE:
        return True
    first, last = a.family[0][0], a.given[-1][-1]
    return (first == other[0] or last == other[-1]) and (
        JaroWinkler.similarity("".join(a.family + a.given), other) >= _CLOSE
    )


def _by_consonants(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """Compare names of which one is in a script without vowels: all words of the shorter have their like."""
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    written = [consonants(word) for word in long.words]
    bare = [consonants(word) for word in short.words]
    if len(bare) > 1 and all(len(word) > 1 and word in written for word in bare):
        return "two_typos", _agreed(short.given, short.family)
    return "differs", ()


def _partial(a: PersonName, b: PersonName) -> tuple[str, _Agreed]:
    """Compare names of which one lacks its given or its family name, and may have the other in the wrong place."""
    ours, theirs = a.given + a.family, b.given + b.family
    if ours == theirs or "".join(ours) == "".join(theirs) or sorted(ours) == sorted(theirs):
        return _alike(a, b)
    short, words, other = (
        (a, ours, theirs) if (len(ours), ours) <= (len(theirs), theirs) else (b, theirs, ours)
    )
    agreed = _agreed(short.given, short.family)
    if not words:
        return "partial_differs", ()
    if all(word in other for word in words):
        return "partial", agreed
    for word in words:
        if not any(close(word, another) for another in other):
            return "partial_differs", ()
    return "resembles", agreed


def _agreed(given: tuple[str, ...], family: tuple[str, ...]) -> _Agreed:
    # An initial in the place of a family name tells as little as one of a forename.
    return (
        *[("given", word) for word in given],
        *[("family" if len(word) > 1 else "given", word) for word in family],
    )


def _in_order(
    given: tuple[str, ...],
    family: tuple[str, ...],
    other_given: tuple[str, ...],
    other_family: tuple[str, ...],
) -> tuple[str, _Agreed]:
    """Compare given names with given names and family names with family names."""
    last, shared_family = _compare_family(family, other_family)
    if last == "differs" and given != other_given and not _share_a_word(given, other_given):
        return _DIFFERS
    first, shared_given = _compare_given(given, other_given)
    if last == "gendered" and (len(given[0]) == 1 or other_gender(given[0], other_given[0])):
        first = "differs"
    return _LEVEL_OF.get((last, first), "differs"), _agreed(shared_given, shared_family)


def _share_a_word(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    for word in a:
        if word in b:
            return True
    return len(a) != len(b) and "".join(a) == "".join(b)


def _compare_given(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if a == b or "".join(a) == "".join(b):
        return "same", a
    first, other = a[0], b[0]
    rest = _compatible(a[1:], b[1:])
    if first == other and len(first) > 1:
        return ("fuller" if rest else "middle_differs"), (first,)
    if shared := _called_by_another(a, b):
        return "fuller", shared
    if len(first) == 1 or len(other) == 1:
        if first[0] != other[0]:
            return "differs", ()
        return ("initial" if rest else "middle_differs"), (first[0],)
    if same_forename(first, other):
        return ("nickname" if rest else "middle_differs"), (max(first, other, key=len),)
    if rest and not other_gender(first, other) and _same_but_for_a_slip(first, other):
        return "typo", (min(first, other),)
    return "differs", ()


def _called_by_another(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The forenames of the one that are all among the other's: J. Scott Clarke is Scott Clarke."""
    ours, theirs = [word for word in a if len(word) > 1], [word for word in b if len(word) > 1]
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if not short or not all(word in long for word in short):
        return ()
    both_written = len(a[0]) > 1 and len(b[0]) > 1
    return tuple(short) if not both_written or len(a) == len(short) or len(b) == len(short) else ()


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether further forenames can belong to one person: missing, equal, abbreviated, or spelt alike."""
    if not a or not b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if all(short.count(word) <= long.count(word) for word in short):
        return True
    return all(
        x == y
        or (x[0] == y[0] and 1 in (len(x), len(y)))
        or _same_but_for_a_slip(x, y)
        or same_forename(x, y)
        for x, y in zip(a, b, strict=False)
    )


def _compare_family(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if a == b:
        return "same", a
    if len(a) == 1 == len(b):
        left, right = a[0], b[0]
    else:
        short, long = (a, b) if len(a) <= len(b) else (b, a)
        if all(word in long for word in short):
            return "fuller", short
        left, right = "".join(a), "".join(b)
        if left == right:
            return "same", a
    if len(a) == 1 == len(b) and (len(left) == 1 or len(right) == 1):
        return ("initial", (left[0],)) if left[0] == right[0] else ("differs", ())
    if left[:2] == right[:2] and gendered_families(left, right):
        return "gendered", (min(left, right, key=len),)
    if slip(left, right) and not families_apart(left, right):
        return "typo", (min(left, right),)
    if len(left) != len(right) and _with_particle(left, right):
        return "same", (min(left, right, key=len),)
    if len(a) != len(b) and any(slip(x, y) and not families_apart(x, y) for x in a for y in b):
        return "typo", (min(left, right, key=len),)
    return "differs", ()


def _with_particle(left: str, right: str) -> bool:
    """Whether a family name stands once with its particle grown on: Vandyk, van Dyk."""
    short, long = (left, right) if len(left) < len(right) else (right, left)
    return len(short) > 2 and long.endswith(short) and long[: -len(short)] in _GROWN_ON


def _same_but_for_a_slip(a: str, b: str) -> bool:
    return slip(a, b) and not forenames_apart(a, b)


def slip(a: str, b: str) -> bool:
    """Whether two names differ by a slip of the pen, or by a habit of spelling and romanising."""
    shortest = min(len(a), len(b))
    most = shortest // 2 + 1
    apart = OSA.distance(a, b, score_cutoff=most)
    if apart > most or shortest < 2:
        return False
    if shortest > 2 and apart <= (1 if shortest < 7 else 2):
        return True
    if shortest > 4 and JaroWinkler.similarity(a, b) >= _CLOSE + 0.04:
        return True
    return respelling(a, b)


def close(a: str, b: str) -> bool:
    """Whether two names differ by a slip of the pen: one edit, two in a long one, or nearly the same letters."""
    shortest = min(len(a), len(b))
    if shortest < 3:
        return False
    limit = 1 if shortest < 7 else 2
    if OSA.distance(a, b, score_cutoff=limit) <= limit:
        return True
    return shortest > 4 and JaroWinkler.similarity(a, b) >= _CLOSE + 0.04
