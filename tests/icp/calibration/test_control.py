"""The control-value method."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.calibration.coding import learn_coding
from icp.calibration.control import Control, learn_control, points_for, recent, total
from icp.calibration.lead import Lead
from icp.calibration.levels import EMPTY, Trait
from tests.icp.calibration.histories import board, lead, spread


def learnt(leads: list[Lead], *fields: str) -> dict[str, int]:
    control = control_of(leads, *fields)
    return {str(rate.trait): rate.points for rate in control.rates}


def control_of(leads: list[Lead], *fields: str) -> Control:
    made = board(leads, *fields)
    coding, _ = learn_coding(made)
    return learn_control(made, coding.flags(made), coding.traits, 1)


def test_a_rate_of_36_percent_over_a_control_of_30_percent_earns_36_points() -> None:
    assert points_for(0.36, 0.30) == 36
    leads = spread({("Webinar",): (360, 640), ("Cold list",): (240, 760)})
    control = control_of(leads, "Source")
    assert control.value == 0.30
    assert learnt(leads, "Source") == {"Source = Webinar": 36, "Source = Cold list": 0}


def test_a_rate_at_or_below_the_control_earns_nothing() -> None:
    assert points_for(0.30, 0.30) == 0
    assert points_for(0.29, 0.30) == 0


def test_the_same_rate_of_few_leads_earns_nothing() -> None:
    leads = spread({("Webinar",): (9, 16), ("Cold list",): (6, 19)})
    assert set(learnt(leads, "Source").values()) == {0}


def test_an_empty_cell_earns_nothing_however_well_its_leads_do() -> None:
    leads = spread({("",): (300, 100), ("Webinar",): (100, 300)})
    points = learnt(leads, "Source")
    assert points[f"Source = {EMPTY}"] == 0


def test_what_everybody_has_earns_nothing() -> None:
    leads = [lead(n, n % 3 == 0, did=["open"]) for n in range(300)]
    assert learnt(leads) == {"event: open": 0}


def test_an_event_earns_as_a_field_does() -> None:
    leads = [lead(n % 90, n % 10 < 6, did=["demo"]) for n in range(200)]
    leads += [lead(n % 90, n % 10 < 1) for n in range(400)]
    assert learnt(leads) == {"event: demo": 60}


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 300))
def test_one_more_customer_never_costs_a_trait_points(won: int, others_won: int, lost: int) -> None:
    def points(wins: int) -> int:
        flags = np.zeros((wins + lost + others_won + 300, 1), dtype=bool)
        flags[: wins + lost] = True
        made = board([lead(0, None)] * len(flags))
        made.won[:wins] = True
        made.won[wins + lost : wins + lost + others_won] = True
        return learn_control(made, flags, (Trait("A", "b"),), 1).rates[0].points

    assert points(won + 1) >= points(won)


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.tuples(
            st.lists(st.lists(st.booleans(), min_size=n, max_size=n), min_size=1, max_size=8),
            st.lists(st.integers(0, 100), min_size=n, max_size=n),
        )
    )
)
def test_a_total_stays_within_0_and_100_and_no_trait_lowers_it(
    drawn: tuple[list[list[bool]], list[int]],
) -> None:
    flags, points = np.array(drawn[0]), np.array(drawn[1], dtype=float)
    totals = total(flags, points)
    assert ((totals >= 0) & (totals <= 100)).all()
    more = flags.copy()
    more[:, 0] = True
    assert (total(more, points) >= totals).all()


def test_the_control_is_of_the_last_quarter_where_that_holds_enough() -> None:
    made = board([lead(n % 728, n % 2 == 0) for n in range(3_000)])
    latest, quarters = recent(made, None)
    assert quarters == 1
    assert made.created[-1] - latest.created[0] < 91


def test_the_quarter_is_widened_until_it_holds_enough_or_all() -> None:
    made = board([lead(n % 728, n % 2 == 0) for n in range(600)])
    latest, quarters = recent(made, None)
    assert quarters == 3
    assert min(latest.won.sum(), (~latest.won).sum()) >= 100
    few = board([lead(n, n % 2 == 0) for n in range(150)])
    assert len(recent(few, None)[0]) == 150
    assert recent(made, 2)[1] == 2


def test_a_rate_is_expected_nearer_to_the_control_than_it_was() -> None:
    rates = control_of(spread({("A",): (30, 30), ("B",): (30, 170)}), "Field").rates
    first = next(rate for rate in rates if rate.trait.level == "A")
    assert first.rate > first.shrunk > 60 / 260
    assert first.low < first.rate < first.high
    assert first.doubt == pytest.approx(100**2 * 30.5**2 / (61**2 * 62))
