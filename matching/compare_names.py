"""The names of pairs of records: the best agreement between any two of them, each distinct pair of names once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from connectors.lexicon.legal_forms import NONE, LegalForm
from matching import compare_companies, compare_people
from matching.frequency import Floats, Frequencies
from matching.levels import number_of
from matching.name_pairs import Agreed, Judged, judged
from matching.names import NameBook, Texts
from matching.packed import company_of, person_of
from matching.table import Ints

T = TypeVar("T")
Levels = NDArray[np.uint8]
_SAME = 1
# Names whose letters are less alike than this, and that share no word, need no closer look unless one may abbreviate.
_UNLIKE = 0.7
_LONGEST_ACRONYM = 6
_ONE_FAMILY = 0.85


def compare_names(book: NameBook, frequencies: Frequencies, left: Ints, right: Ints) -> tuple[Levels, Floats]:
    """Levels and rarities of the best agreement of any names of two records; level 0 where one has no name."""
    best, rarity = np.zeros(len(left), np.uint8), np.zeros(len(left), np.float32)
    for a, b, former in _slots(book, left, right):
        both = np.nonzero((a >= 0) & (b >= 0))[0]
        levels, bits = _distinct(book, frequencies, a[both], b[both])
        equal = levels == _SAME
        at = both[equal]
        bits[equal] = frequencies.names(a[at], left[at], right[at])
        if former:
            levels = np.where(
                levels <= number_of("company", "name", "generic"), number_of("company", "name", "former"),
                number_of("company", "name", "differs"),
            ).astype(np.uint8)  # fmt: skip
        better = (best[both] == 0) | (levels < best[both]) | ((levels == best[both]) & (bits > rarity[both]))
        best[both[better]], rarity[both[better]] = levels[better], bits[better]
    if book.guessed.any():  # what a domain is called need not be what its owner is called
        guessed = book.guessed[left] | book.guessed[right]
        best[guessed & (best > number_of(book.kind, "name", "acronym"))] = 0
    return best, rarity


def judge_names(book: NameBook, left: Ints, right: Ints) -> None:
    """Judge all names of two records by one another, so that comparing these need not."""
    for a, b, _ in _slots(book, left, right):
        unequal = (a >= 0) & (b >= 0) & (a != b)
        _judged(book, _distinct_pairs(book, a[unequal], b[unequal])[0])


def best_names(book: NameBook, left: int, right: int, frequencies: Frequencies) -> tuple[str, str]:
    """How the two names of two records are written that agree best."""
    if (
        book.codes.shape[1] == 1 and not book.former.shape[1]
    ):  # each has one at most, so that nothing need be compared
        one, other = int(book.codes[left, 0]), int(book.codes[right, 0])
        return (book.shown[one], book.shown[other]) if one >= 0 and other >= 0 else ("", "")
    ours, theirs = np.array([left], np.int32), np.array([right], np.int32)
    found: list[tuple[int, float, str, str]] = []
    for a, b, _ in _slots(book, ours, theirs):
        if a[0] >= 0 and b[0] >= 0:
            levels, bits = _distinct(book, frequencies, a, b)
            found.append((int(levels[0]), -float(bits[0]), book.shown[a[0]], book.shown[b[0]]))
    return min(found)[2:] if found else ("", "")


def _slots(book: NameBook, left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints, bool]]:
    """Every combination of a name of the left records and one of the right, and whether one of them is former."""
    now, once = range(book.codes.shape[1]), range(book.former.shape[1])
    ours = [(book.codes[left, n], False) for n in now] + [(book.former[left, n], True) for n in once]
    theirs = [(book.codes[right, n], False) for n in now] + [(book.former[right, n], True) for n in once]
    for a, a_former in ours:
        for b, b_former in theirs:
            yield a, b, a_former or b_former


def _distinct(book: NameBook, frequencies: Frequencies, a: Ints, b: Ints) -> tuple[Levels, Floats]:
    """Levels and rarities of pairs of names; the rarity of equal names is left to who knows whose they are."""
    levels, bits = np.full(len(a), _SAME, np.uint8), np.zeros(len(a), np.float32)
    unequal = np.nonzero(a != b)[0]
    if not len(unequal):
        return levels, bits
    pairs, place = _distinct_pairs(book, a[unequal], b[unequal])
    found = _judged(book, pairs)
    levels[unequal], bits[unequal] = found.levels[place], frequencies.agreed(found)[place]
    return levels, bits


def _distinct_pairs(book: NameBook, a: Ints, b: Ints) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Each distinct pair of names as one number, whichever stands first, and where each given one is among them."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b)
    pairs, place = np.unique(low * len(book.packed) + high, return_inverse=True)
    return pairs, place


def _judged(book: NameBook, pairs: NDArray[np.int64]) -> Judged:
    """How far the names of distinct pairs agree; each pair is judged once for a table."""
    fresh = book.judged.unknown(pairs)
    if len(fresh):
        first, second = (side.astype(np.int32) for side in np.divmod(fresh, len(book.packed)))
        look = worth_a_look(book, first, second)
        book.judged.add(fresh[~look], _all_differ(book.kind, len(fresh) - int(look.sum())))
        ours, theirs = ([book.packed[n] for n in side[look].tolist()] for side in (first, second))
        book.judged.add(fresh[look], book.judge(book.kind, ours, theirs))
    return book.judged.of(pairs)


def _all_differ(kind: str, size: int) -> Judged:
    none = np.zeros(size, np.int32)
    return Judged(np.full(size, number_of(kind, "name", "differs"), np.uint8), none, none[:0], ())


def judge_packed(kind: str, left: Sequence[str], right: Sequence[str]) -> Judged:
    """How far packed names agree, pair by pair.

    What is asked of it is whole in its arguments, so that other processes may be asked.
    """
    if kind == "company":
        found = _each(compare_companies.compare_name, company_of, left, right)
    else:
        found = _each(compare_people.compare_name, person_of, left, right)
    return judged([(number_of(kind, "name", level), agreed) for level, agreed in found])


def _each(
    compare: Callable[[T, T], tuple[str, Agreed]],
    unpacked: Callable[[str], T],
    left: Sequence[str],
    right: Sequence[str],
) -> list[tuple[str, Agreed]]:
    """How two names agree, pair by pair, each name unpacked once."""
    names = {packed: unpacked(packed) for packed in dict.fromkeys(chain(left, right))}
    return [compare(names[a], names[b]) for a, b in zip(left, right, strict=True)]


def worth_a_look(book: NameBook, first: Ints, second: Ints) -> NDArray[np.bool_]:
    """Pairs of names that may agree in anything: they share a word or nearly all letters, or one may abbreviate.

    Of people it is enough that the family names are alike: the given ones may be short forms of each other.
    """
    _, shared = shared_words(book, np.ones(len(book.words), np.float32), first, second)
    look = (shared > 0) | (likeness(book, first, second) >= _UNLIKE) | book.short[first] | book.short[second]
    if book.kind == "person":
        look |= alike_letters(book.families, book.families, first, second) >= _ONE_FAMILY
    return np.asarray(look)


def likeness(book: NameBook, first: Ints, second: Ints) -> Floats:
    """How alike the letters of pairs of names are, from 0 to 1 (Jaro and Winkler)."""
    keys = book.whole
    return alike_letters(keys, keys, first, second)


def alike_letters(left: Texts, right: Texts, first: Ints, second: Ints) -> Floats:
    """How alike texts are, pair by pair, from 0 to 1 (Jaro and Winkler)."""
    if not len(first):
        return np.zeros(0, np.float32)
    ours, theirs = left[first].tolist(), right[second].tolist()
    return np.asarray(process.cpdist(ours, theirs, scorer=JaroWinkler.similarity, workers=-1), np.float32)


def shared_words(book: NameBook, bits: Floats, first: Ints, second: Ints) -> tuple[Floats, NDArray[np.int8]]:
    """The rarity of the words that pairs of names share, and how many they are."""
    ours, theirs = book.word_matrix[first], book.word_matrix[second]
    worth = np.append(bits, np.float32(0))
    found, count = np.zeros(len(first), np.float32), np.zeros(len(first), np.int8)
    for n in range(ours.shape[1]):
        word = ours[:, n]
        met = ((word[:, None] == theirs) & (word[:, None] >= 0)).any(axis=1)
        found += np.where(met, worth[word], 0)
        count += met
    return found, count


def compare_forms(book: NameBook, left: Ints, right: Ints) -> Levels:
    """Levels of the legal forms that the names of two records have; 0 where one has none."""
    a, b = book.forms[left], book.forms[right]
    levels = np.zeros(len(left), np.uint8)
    both = np.nonzero((a > 0) & (b > 0))[0]
    size = max(1, len(book.known_forms))
    pairs, place = np.unique(a[both].astype(np.int64) * size + b[both], return_inverse=True)
    forms = book.known_forms
    judged = [_form_level(forms[int(p // size)], forms[int(p % size)]) for p in pairs]
    levels[both] = np.array(judged, np.uint8)[place] if judged else 0
    return levels


def _form_level(a: LegalForm, b: LegalForm) -> int:
    if NONE in (a, b):
        return 0
    if a.name == b.name:
        level = "same"
    elif a.countries and b.countries and a.countries.isdisjoint(b.countries):
        level = "abroad"
    else:
        level = "kind" if a.kind == b.kind else "differs"
    return number_of("company", "legal_form", level)
