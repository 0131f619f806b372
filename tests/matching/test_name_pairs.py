"""Pairs of names that were judged: kept in any order, in any number of goes, and given back as they came."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.name_pairs import Agreed, Judged, NamePairs, judged, together

PARTS = st.tuples(
    st.sampled_from(["word", "slip", "initials"]), st.sampled_from(["acme", "bank", "corwick", "q"])
)
FOUND = st.tuples(st.integers(1, 16), st.lists(PARTS, max_size=4).map(tuple))


def told(found: Judged) -> list[tuple[int, Agreed]]:
    """What arrays say, pair by pair."""
    ends = np.cumsum(found.counts).tolist()
    parts = [found.known[n] for n in found.parts.tolist()]
    return [
        (level, tuple(parts[end - count : end]))
        for level, end, count in zip(found.levels.tolist(), ends, found.counts.tolist(), strict=True)
    ]


@given(st.lists(FOUND))
def test_what_goes_in_comes_out(found: list[tuple[int, Agreed]]) -> None:
    assert told(judged(found)) == found


@given(st.lists(st.lists(FOUND)))
def test_several_goes_are_one(goes: list[list[tuple[int, Agreed]]]) -> None:
    assert told(together(map(judged, goes))) == [pair for found in goes for pair in found]


@given(st.dictionaries(st.integers(0, 10**12), FOUND, min_size=1), st.data())
def test_every_pair_is_kept_under_its_code(found: dict[int, tuple[int, Agreed]], data: st.DataObject) -> None:
    kept, codes = NamePairs(), list(found)
    cut = data.draw(st.integers(0, len(codes)))
    for go in (codes[:cut], codes[cut:]):
        kept.add(np.array(go, np.int64), judged([found[code] for code in go]))
    asked = data.draw(st.lists(st.sampled_from(codes)))
    assert told(kept.of(np.array(asked, np.int64))) == [found[code] for code in asked]


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_only_what_was_never_judged_is_unknown(known: set[int], asked: set[int]) -> None:
    kept = NamePairs()
    kept.add(np.array(sorted(known), np.int64), judged([(1, ())] * len(known)))
    assert kept.unknown(np.array(sorted(asked), np.int64)).tolist() == sorted(asked - known)
