"""Which leads are old enough to learn from, and what of their doings counts."""

from __future__ import annotations

from datetime import timedelta

from icp.calibration.board import Kind, Window, board_of, column_of, days_in, too_late
from icp.calibration.lead import Happening, Lead, Outcome, days_to_settle, grown_up
from tests.icp.calibration.histories import START, lead


def test_nine_of_ten_winners_set_how_long_a_lead_is_waited_for() -> None:
    leads = [lead(0, True, closed=days) for days in range(1, 101)]
    assert days_to_settle(leads) == 90
    assert days_to_settle(leads[:10]) == 91, "too few winners tell: a quarter"


def test_a_young_lead_is_left_out_even_if_it_has_won() -> None:
    old, young = grown_up([lead(0, None), lead(80, True), lead(100, None)], START + timedelta(120), 90)
    assert [one.created for one in old] == [START]
    assert len(young) == 2


def test_what_is_done_on_the_day_of_the_outcome_or_after_does_not_count() -> None:
    day = START + timedelta(10)
    did = (
        Happening("demo", day),
        Happening("visit", day - timedelta(1)),
        Happening("login", day + timedelta(9)),
    )
    won = Lead(START, Outcome.WON, day, (), did)
    board = board_of([won], (), Window(91))
    assert {name: bool(column.filled[0]) for name, column in board.columns.items()} == {
        "event: demo": False, "event: visit": True, "event: login": False,
    }  # fmt: skip
    assert too_late([won]) == 2


def test_what_is_done_after_the_window_does_not_count() -> None:
    late = Lead(START, Outcome.OPEN, None, (), (Happening("demo", START + timedelta(92)),))
    assert not board_of([late], (), Window(91)).columns["event: demo"].filled[0]
    assert board_of([late], (), Window(92)).columns["event: demo"].filled[0]


def test_a_column_of_days_is_something_that_happened() -> None:
    leads = [lead(0, True, "2025-01-05"), lead(0, True, "2025-01-11"), lead(0, False, ""), lead(0, None, "x")]
    cells = [one.cells[0] for one in leads] + ["2025-02-01"] * 10
    assert days_in(column_of(cells)) is not None
    board = board_of([*leads, *[lead(0, None, "2025-02-01")] * 10], ("Demo on",), Window(91))
    column = board.columns["Demo on"]
    assert column.kind is Kind.DATE
    assert column.filled[:4].tolist() == [True, False, False, False]
