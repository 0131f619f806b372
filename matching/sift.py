"""Candidates that could turn out plausible at best, told from the rest before names are compared in earnest.

Most pairs that share a key share nothing else. Here every pair is scored on its values and on the best that its names
could come to; what falls short even so is forgotten at once, so that memory holds the promising pairs only.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from matching.compare import Comparer
from matching.compare_names import alike_letters, likeness, shared_words
from matching.levels import Force
from matching.model import ANY, ONE, Bits, Model
from matching.names import NameBook, Texts
from matching.parts import Each, one_by_one, slices
from matching.table import Ints

_LEAST_BITS = -7.0
# In a list so long namesakes that something tells apart are too many to be kept for being shown.
_MANY = 50_000
_MOST_COPIES_BITS = 2.0
# Names with letters so alike may differ by slips alone.
_MAY_BE_SLIPS = 0.87
# What a name may add beside the words it shares: an initial, a short form, initials for words.
_BESIDE = 5.0
# What is lost where names share words and go on differently.
_APART = 9.0
_ONE_FAMILY = 0.87


def sift(
    comparer: Comparer, model: Model, left: Ints, right: Ints, each: Each = one_by_one
) -> tuple[Ints, Ints]:
    """The pairs that may be plausible."""

    def promising_of(part: slice) -> NDArray[np.bool_]:
        return _promising(comparer, model, left[part], right[part])

    promising = np.concatenate([np.zeros(0, bool), *each(promising_of, slices(len(left)))])
    return left[promising], right[promising]


def _promising(comparer: Comparer, model: Model, left: Ints, right: Ints) -> NDArray[np.bool_]:
    compared = comparer.values(left, right)
    bits = np.full(len(left), model.prior_bits + _MOST_COPIES_BITS, np.float32)
    if compared.levels:
        odds = model.odds(compared).classes
        bits = odds[ONE] - odds[ANY] + _MOST_COPIES_BITS
    best, equal = _best_names(comparer, model, bits, left, right)
    namesakes = equal & (model.forces(compared) >= Force.CONFLICT) if compared.levels else equal
    return np.asarray((bits + best > _LEAST_BITS) | (namesakes & (len(comparer.table) < _MANY)))


def _best_names(
    comparer: Comparer, model: Model, bits: Bits, left: Ints, right: Ints
) -> tuple[Bits, NDArray[np.bool_]]:
    """The most bits that names can add to these, and which records have an equal one.

    Names are only looked at where their rarity would be enough and being unlike is not.
    """
    book, usual = comparer.book, model.fields["name"]
    best, equal = np.zeros(len(left), np.float32), np.zeros(len(left), bool)
    unlike = usual.bits[ONE, -1] - usual.bits[ANY, -1]
    a, b = book.codes[left, 0], book.codes[right, 0]
    both = (a >= 0) & (b >= 0)
    of_name = np.append(comparer.frequencies.name_bits, np.float32(0))
    rarer = np.minimum(of_name[a], of_name[b])
    equal[both] = a[both] == b[both]
    several = book.codes.shape[1] + book.former.shape[1] > 1
    if several:
        most = np.concatenate((of_name[book.codes], of_name[book.former]), axis=1).max(axis=1)
        return np.minimum(most[left], most[right]), equal
    best[both] = unlike
    best[equal] = rarer[equal]
    undecided = (bits + unlike <= _LEAST_BITS) & (bits + rarer > _LEAST_BITS)
    open_ = np.nonzero(both & ~equal & undecided)[0]
    best[open_] = np.maximum(unlike, _best_of_unequal(comparer, a[open_], b[open_], rarer[open_]))
    return best, equal


def _best_of_unequal(comparer: Comparer, a: Ints, b: Ints, rarer: Bits) -> Bits:
    """The most bits that two unequal names can add, never more than their rarity.

    That where they may be one but for slips. Where they share words, the rarity of those; but where each has
    words of its own besides, or the family names are unlike, hardly anything.
    """
    book = comparer.book
    short = book.short[a] | book.short[b]
    shared, count = shared_words(book, comparer.frequencies.word_bits, a, b)
    if book.kind == "person":
        return np.where(_one_family(book, a, b, short), rarer, shared - _APART).astype(np.float32)
    alike = likeness(book, a, b)
    beside = np.where(alike >= _MAY_BE_SLIPS, rarer, np.minimum(rarer, shared + _BESIDE))
    apart = (book.word_counts[a] > count) & (book.word_counts[b] > count) & (alike < _MAY_BE_SLIPS) & ~short
    return np.where(apart, np.minimum(beside, shared - _APART), beside).astype(np.float32)


def _one_family(book: NameBook, a: Ints, b: Ints, known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether people's family names are alike, or one lacks one, or their parts may have changed places.

    Of some pairs that is known already. The letters of the others are compared in one way after the other.
    """
    family, given = book.families, book.givens
    found = known | book.in_one_part[a] | book.in_one_part[b]
    ways = partial(_near, family, family), partial(_near, family, given), partial(_one_slip, family)
    for way in ways:
        rest = np.flatnonzero(~found)
        found[rest] = way(a[rest], b[rest])
    return found


def _near(ours: Texts, theirs: Texts, a: Ints, b: Ints) -> NDArray[np.bool_]:
    return np.asarray(alike_letters(ours, theirs, a, b) >= _ONE_FAMILY)


def _one_slip(texts: Texts, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Pairs of texts that one slip sets apart; of short ones the letters are not alike then."""
    if not len(a):
        return np.zeros(0, bool)
    edits = process.cpdist(
        texts[a].tolist(), texts[b].tolist(), scorer=OSA.distance, score_cutoff=1, workers=-1
    )
    return np.asarray(edits <= 1)
