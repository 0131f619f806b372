"""The exact test: the numbers of the books, and that kinds of company are not mixed."""

from __future__ import annotations

from math import comb

import pytest

from enrich.work.exact import Stratum, chance_of_fewer


def hypergeometric(recent: int, hits: int, earlier: int, earlier_hits: int) -> float:
    """The same chance by counting, in whole numbers."""
    total, all_hits = recent + earlier, hits + earlier_hits
    ways = sum(comb(all_hits, k) * comb(total - all_hits, recent - k) for k in range(hits + 1))
    return ways / comb(total, recent)


@pytest.mark.parametrize(
    "table", [(8, 0, 50, 40), (8, 6, 50, 40), (5, 5, 5, 0), (12, 3, 30, 21), (1, 0, 1, 1)]
)
def test_one_kind_of_company_is_fishers_test(table: tuple[int, int, int, int]) -> None:
    assert chance_of_fewer([Stratum(*table)]) == pytest.approx(hypergeometric(*table), rel=1e-9)


def test_fishers_tea_has_the_chance_he_gave_it() -> None:
    """Eight cups, four with milk first; of the four she names three are right, or fewer (Fisher 1935, chapter II)."""
    assert chance_of_fewer([Stratum(4, 3, 4, 1)]) == pytest.approx(69 / 70)


def test_two_kinds_are_added_up_by_what_each_could_have_been() -> None:
    one, other = Stratum(3, 0, 5, 4), Stratum(2, 1, 4, 3)
    expected = 0.0
    for k in range(4):
        for m in range(3):
            if k + m <= 1:
                expected += (
                    comb(4, k) * comb(4, 3 - k) / comb(8, 3) * comb(4, m) * comb(2, 2 - m) / comb(6, 2)
                )
    assert chance_of_fewer([one, other]) == pytest.approx(expected)
    assert chance_of_fewer([other, one]) == pytest.approx(expected)


def test_another_mix_of_companies_is_no_fall() -> None:
    """Few are found among the large ones, now as before; mixed, the share would seem to have collapsed."""
    strata = [Stratum(0, 0, 40, 36), Stratum(30, 3, 20, 2)]
    assert chance_of_fewer(strata) > 0.5
    assert chance_of_fewer([Stratum(30, 3, 60, 38)]) < 1e-5


@pytest.mark.parametrize("strata", [[], [Stratum(9, 0, 0, 0)], [Stratum(0, 0, 9, 9)], [Stratum(5, 0, 9, 0)]])
def test_where_nothing_can_be_compared_nothing_fell(strata: list[Stratum]) -> None:
    assert chance_of_fewer(strata) == pytest.approx(1.0)


def test_thousands_of_answers_stay_a_chance() -> None:
    assert 0.4 < chance_of_fewer([Stratum(4_000, 2_000, 4_000, 2_000)] * 6) < 0.6
    assert chance_of_fewer([Stratum(4_000, 100, 4_000, 3_000)] * 3) == pytest.approx(0.0, abs=1e-12)
