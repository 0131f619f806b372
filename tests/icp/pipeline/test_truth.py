"""Estimates held against a simulated pipeline of which the truth is known. Seeded: the same numbers in every run."""

from __future__ import annotations

from collections import Counter
from statistics import mean

import pytest

from icp.pipeline.report import Report, report
from icp.pipeline.stage import Stage
from tests.icp.pipeline.simulated import NOW, Truth, simulated

RUNS = 25
YOUNG = Truth(days_watched=75)


@pytest.fixture(scope="module")
def old() -> list[Report]:
    return [report(simulated(Truth(), seed), NOW) for seed in range(RUNS)]


@pytest.fixture(scope="module")
def young() -> list[Report]:
    return [report(simulated(YOUNG, seed), NOW) for seed in range(RUNS)]


def test_the_conversion_of_every_stage_is_right_on_average_and_within_its_interval(old: list[Report]) -> None:
    for n, (stage, truth) in enumerate(Truth().onward.items()):
        rates = [found.stages[n].onward for found in old]
        assert old[0].stages[n].stage is stage
        assert mean(rate.value or 0 for rate in rates) == pytest.approx(truth, abs=0.02)
        assert sum(rate.low <= truth <= rate.high for rate in rates) >= RUNS - 4


def test_in_a_young_pipeline_the_ratio_of_what_has_ended_is_wrong_and_the_estimate_is_not(
    young: list[Report],
) -> None:
    """Those that go on go sooner than the lost ones leave, so of what has ended too many went on."""
    truth = YOUNG.onward[Stage.TO_CONTACT]
    lines = [found.stages[0] for found in young]
    plain = mean(line.onward.met / (line.onward.of - line.onward.going_on) for line in lines)
    assert plain - truth > 0.04
    assert mean(line.onward.value or 0 for line in lines) == pytest.approx(truth, abs=0.025)


def test_the_win_rate_is_right_and_its_interval_holds_it(old: list[Report]) -> None:
    truth = Truth().wins
    assert mean(found.wins.value or 0 for found in old) == pytest.approx(truth, abs=0.006)
    assert sum(found.wins.low <= truth <= found.wins.high for found in old) >= RUNS - 4


def test_the_velocity_is_what_the_pipeline_yields_a_day(old: list[Report]) -> None:
    truth = Truth().arrivals * Truth().wins * Truth().amount
    assert mean(found.velocities[0].a_day or 0 for found in old) == pytest.approx(truth, rel=0.06)


def test_the_cycle_of_won_deals_is_five_stays_long(old: list[Report]) -> None:
    assert mean(found.cycle.mean or 0 for found in old) == pytest.approx(5 * Truth().days, rel=0.05)


def alarms(runs: list[Report]) -> Counter[Stage]:
    return Counter(line.stage for found in runs for line in found.stages if line.stock.piled_up)


def test_a_steady_pipeline_gives_hardly_any_alarm(old: list[Report]) -> None:
    assert sum(alarms(old).values()) <= 4  # of 125 stages, each at 1 in 100


def test_a_stage_that_has_grown_slow_is_found_and_no_other_is_blamed() -> None:
    slow = [report(simulated(Truth(slow=Stage.FOLLOW_UP), seed), NOW) for seed in range(RUNS)]
    found = alarms(slow)
    assert found[Stage.FOLLOW_UP] >= RUNS - 5
    assert sum(found.values()) - found[Stage.FOLLOW_UP] <= 2
    assert "they stay longer than they used to" in slow[0].stages[2].stock.reason
