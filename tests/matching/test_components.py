"""Which records are connected, however long the chain."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.components import components, members
from tests.matching.tables import ints

SIZE = 12
PAIRS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=14)


def sides(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    return ints(*(a for a, _ in pairs)), ints(*(b for _, b in pairs))


def walked(pairs: list[tuple[int, int]], start: int) -> set[int]:
    """What can be reached from a record, pair by pair."""
    found, open_ = {start}, [start]
    while open_:
        here = open_.pop()
        for a, b in pairs:
            for one, other in ((a, b), (b, a)):
                if one == here and other not in found:
                    found.add(other)
                    open_.append(other)
    return found


@given(PAIRS)
def test_each_record_is_at_home_with_the_smallest_that_it_is_connected_with(
    pairs: list[tuple[int, int]],
) -> None:
    assert components(SIZE, *sides(pairs)).tolist() == [min(walked(pairs, n)) for n in range(SIZE)]


@given(PAIRS, st.randoms(use_true_random=False))
def test_neither_order_nor_direction_makes_a_difference(pairs: list[tuple[int, int]], chance: object) -> None:
    turned = [(b, a) for a, b in pairs]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert components(SIZE, *sides(turned)).tolist() == components(SIZE, *sides(pairs)).tolist()


def test_a_long_chain_is_one_piece_whatever_way_it_runs() -> None:
    order = np.random.default_rng(1).permutation(3000).astype(np.int32)
    assert not components(3000, order[:-1], order[1:]).any()


def test_members_are_listed_piece_by_piece() -> None:
    order, starts = members(components(6, ints(1, 4), ints(4, 5)))
    assert [part.tolist() for part in np.split(order, starts[1:])] == [[0], [1, 4, 5], [2], [3]]


@given(PAIRS)
def test_every_record_is_in_one_piece_and_pieces_are_in_order(pairs: list[tuple[int, int]]) -> None:
    home = components(SIZE, *sides(pairs))
    order, starts = members(home)
    parts = [part.tolist() for part in np.split(order, starts[1:])]
    assert sorted(n for part in parts for n in part) == list(range(SIZE))
    assert [part[0] for part in parts] == sorted(set(home.tolist()))
    assert all(len(set(home[part].tolist())) == 1 for part in parts)


def test_no_records_have_no_pieces() -> None:
    home = components(0, ints(), ints())
    order, starts = members(home)
    assert (len(home), len(order), len(starts)) == (0, 0, 0)
