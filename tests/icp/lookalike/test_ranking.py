"""What is alike stands first; what everybody has, what is unknown and what is not wanted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.lookalike.affinity import Scale
from icp.lookalike.diversity import diversified
from icp.lookalike.meaning import learn_space
from icp.lookalike.precision import expected
from icp.lookalike.ranking import rank
from icp.lookalike.weighing import fisher_weights, shrunken_mean
from tests.icp.lookalike.pools import ROWS, TRADE, lens, row


def first(scores: np.ndarray, without: list[int], count: int) -> list[int]:
    order = [int(n) for n in np.argsort(-scores, kind="stable") if n not in without]
    return order[:count]


def test_companies_of_the_seeds_trade_stand_first() -> None:
    seen = lens().see(ROWS)
    seeds = [0, 4, 8, 12, 16, 20]  # bakeries
    best = first(rank(seen, seen.take(seeds)).scores, seeds, 20)
    assert {TRADE[n] for n in best} == {"bakery"}


def test_the_same_pool_and_seeds_give_the_same_scores() -> None:
    one, other = lens().see(ROWS), lens().see(ROWS)
    assert np.array_equal(rank(one, one.take([0, 4, 8])).scores, rank(other, other.take([0, 4, 8])).scores)


def test_a_technology_that_everybody_has_counts_nothing() -> None:
    made = lens()
    stack = made.channels[2]
    assert stack.names == ("Email",)
    assert stack.surprisal.tolist() == [0.0]
    seen = made.see(ROWS)
    assert rank(seen, seen.take([0, 4, 8, 12])).weights[3] == 0


def test_a_rare_technology_that_the_seeds_share_counts() -> None:
    rows = [
        row(t, n, "Odoo" if i < 24 and i % 2 else "Email") for i, r in enumerate(ROWS) for t, n in [_named(r)]
    ]
    made = lens(rows)
    seen = made.see(rows)
    seeds = [1, 3, 5, 7, 9, 11]  # of two trades, all on Odoo
    found = rank(seen, seen.take(seeds))
    assert found.weights[3] > 0.5
    assert {rows[n][4] for n in first(found.scores, seeds, 6)} == {"Odoo"}


def _named(cells: tuple[str, ...]) -> tuple[str, int]:
    trade, _, n = cells[0].partition(" ")
    return trade.lower(), int(n)


def test_what_is_unknown_is_not_unlike() -> None:
    seen = lens().see([*ROWS, ("Silent", "", "", "", "")])
    scores = rank(seen, seen.take([0, 4, 8, 12])).scores
    assert scores[-1] == pytest.approx(0)
    assert (scores < 0).any()


def test_what_is_like_an_anti_seed_falls() -> None:
    seen = lens().see(ROWS)
    seeds, anti = [0, 4, 8, 1, 5, 9], [13, 17, 21]  # bakeries and harbours are good, harbours are not
    harbours = [n for n, trade in enumerate(TRADE) if trade == "harbour" and n not in (*seeds, *anti)]
    without, against = rank(seen, seen.take(seeds)), rank(seen, seen.take(seeds), seen.take(anti))
    assert against.scores[harbours].mean() < without.scores[harbours].mean()


def test_seeds_that_are_as_mixed_as_the_pool_fall_back_on_words() -> None:
    seen = lens().see(ROWS)
    assert rank(seen, seen.take([0, 5, 10, 15])).weights.tolist() == [1.0, 0, 0, 0]


def test_one_seed_is_enough_to_rank_by() -> None:
    seen = lens().see(ROWS)
    best = first(rank(seen, seen.take([2])).scores, [2], 5)
    assert {TRADE[n] for n in best} == {"dental"}


def test_words_that_share_pieces_lie_near_each_other() -> None:
    texts = [
        "logistics trucks parcels",
        "logistik paket wagen",
        "painting brushes canvas",
        "bread ovens dough",
    ] * 12
    placed = learn_space([f"{text} case{n % 7}" for n, text in enumerate(texts)]).place(
        ["logistics", "logistik", "canvas"]
    )
    assert placed[0] @ placed[1] > placed[0] @ placed[2]


def test_a_pool_without_words_has_a_space_without_dimensions() -> None:
    assert learn_space(["", ""]).place(["anything"]).shape == (1, 0)


def test_held_seeds_come_back_and_precision_is_an_interval() -> None:
    seen = lens().see(ROWS)
    seeds = list(range(0, 40, 4))
    pool = seen.take([n for n in range(len(ROWS)) if n not in seeds])
    found = expected(pool, seen.take(seeds), None, 20)
    assert found is not None
    assert found.back > 2 * found.chance
    assert 0 < found.low <= found.high <= 1


def test_of_fewer_than_five_seeds_no_precision_is_said() -> None:
    seen = lens().see(ROWS)
    assert expected(seen, seen.take([0, 4, 8, 12]), None, 20) is None


@given(st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=2, max_size=12))
def test_weights_are_never_negative_and_sum_to_one_or_nothing(values: list[list[float]]) -> None:
    seeds = np.array(values)
    pool = np.random.default_rng(1).standard_normal((50, 3))
    weights = fisher_weights(seeds, np.ones(seeds.shape, bool), pool)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1) or not weights.any()


@given(st.floats(-3, 3), st.integers(2, 50))
def test_a_mean_is_shrunk_and_never_grown(middle: float, count: int) -> None:
    values = np.full((count, 1), middle)
    assert 0 <= shrunken_mean(values, np.ones((count, 1), bool))[0] <= max(middle, 0)


def test_what_is_unknown_stands_at_zero_on_every_scale() -> None:
    values, known = np.array([[1.0], [3.0], [9.0]]), np.array([[True], [True], [False]])
    assert Scale.of(values, known).put(values, known).ravel().tolist() == [-1.0, 1.0, 0.0]


def test_diversity_of_zero_is_the_order_of_scores_and_one_shows_something_else() -> None:
    scores = np.array([1.0, 0.9, 0.8, 0.1])
    meaning = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert diversified(scores, meaning, 0, 4) == [0, 1, 2, 3]
    assert diversified(scores, meaning, 0.7, 2) == [0, 3]
