"""Which of many are one when all that is known is which two may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.twins import chains, meeting, twins

edges = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), max_size=20)


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], [[0], [1], [2]]),
        ([(0, 2)], [[0, 2], [1]]),
        ([(0, 1), (1, 2)], [[0], [1], [2]]),
        ([(0, 1), (1, 2), (0, 2)], [[0, 1, 2]]),
    ],
)
def test_two_are_one_where_the_same_others_may_be_either(
    pairs: list[tuple[int, int]], groups: list[list[int]]
) -> None:
    assert twins(3, pairs) == groups


@given(edges, st.permutations(range(8)))
def test_what_things_are_called_makes_no_difference(pairs: list[tuple[int, int]], called: list[int]) -> None:
    renamed = [(called[a], called[b]) for a, b in pairs]
    assert {frozenset(called[n] for n in group) for group in twins(8, pairs)} == {
        frozenset(group) for group in twins(8, renamed)
    }


@given(edges)
def test_no_two_are_put_together_that_may_not_be_one(pairs: list[tuple[int, int]]) -> None:
    linked = {frozenset(pair) for pair in pairs}
    for group in twins(8, pairs):
        assert all(frozenset((a, b)) in linked for a in group for b in group if a < b)


def test_a_chain_of_proof_holds_unless_two_in_it_are_apart() -> None:
    pairs = [(0, 1), (1, 2), (3, 4)]
    assert chains(5, pairs, lambda a, b: False) == [[0, 1, 2], [3, 4]]
    assert chains(5, pairs, lambda a, b: (a, b) == (0, 2)) == [[0], [1], [2], [3, 4]]


def test_a_key_that_a_crowd_shares_brings_nobody_together() -> None:
    keys = [["x", "y"], ["x"], ["x"], ["y"]]
    assert meeting(keys, 3) == [(0, 1), (0, 2), (0, 3), (1, 2)]
    assert meeting(keys, 2) == [(0, 3)]
