"""Pairs of values: each is judged once, in however many goes they are asked for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.table import Ints, Levels
from matching.value_pairs import ValuePairs
from tests.matching.tables import ints

VALUES = st.integers(0, 2**31 - 1)


def product(a: Ints, b: Ints) -> Levels:
    """A level that tells the two apart."""
    return np.array([(7 * x + 3 * y) % 251 for x, y in zip(a.tolist(), b.tolist(), strict=True)], np.uint8)


def test_each_pair_is_judged_once() -> None:
    asked: list[tuple[int, int]] = []

    def judge(a: Ints, b: Ints) -> Levels:
        asked.extend(zip(a.tolist(), b.tolist(), strict=True))
        return product(a, b)

    pairs = ValuePairs()
    for a, b in ((ints(1, 2, 1, 0), ints(5, 3, 5, 0)), (ints(2, 5, 1), ints(3, 1, 5)), (ints(), ints())):
        assert pairs.levels(a, b, judge).tolist() == product(a, b).tolist()
    assert sorted(asked) == [(0, 0), (1, 5), (2, 3), (5, 1)]


@given(st.lists(st.lists(st.tuples(VALUES, VALUES))))
def test_what_was_judged_before_is_what_would_be_judged_now(goes: list[list[tuple[int, int]]]) -> None:
    pairs = ValuePairs()
    for go in goes:
        a, b = ints(*(a for a, _ in go)), ints(*(b for _, b in go))
        assert pairs.levels(a, b, product).tolist() == product(a, b).tolist()
