"""The made mail: the same for one seed, with a truth for each click; and what comes of a little of it."""

from __future__ import annotations

from benchmarks.scoring import MACHINES, PEOPLE, measured, ours, world


def test_a_seed_fixes_the_world_and_every_click_has_its_truth() -> None:
    events, truth = world(3, 60)
    assert world(3, 60) == (events, truth) != world(4, 60)
    assert {event.row for event in events if event.kind == "click"} == truth.keys()
    assert set(truth.values()) <= {*(f"*{habit}" for habit in MACHINES), *PEOPLE}


def test_who_clicks_every_link_within_seconds_is_left_out_and_who_reads_is_kept() -> None:
    events, truth = world(3, 300)
    found = ours(events)
    assert all(row in found for row, habit in truth.items() if habit.startswith("*every link"))
    assert not [row for row in found if truth.get(row) in ("reads and clicks", "two links", "double click")]


def test_figures_are_shares_by_habit() -> None:
    found = measured([3], 200)
    assert set(found) == {"enrich", "mautic's rule (2 s)", "within 60 s"}
    for figures in found.values():
        shares = [
            *figures["left out by habit"].values(),
            figures["machines left out"],
            figures["people kept"],
        ]
        assert all(0 <= share <= 1 for share in shares)
