"""The invented histories: the same for one seed, a truth for each lead, leaks planted; and what comes of a few."""

from __future__ import annotations

from benchmarks.calibrating.history import AS_OF, DISGUISED, NAMED, generate, newcomers
from benchmarks.calibrating.measure import means, run, strong_flagged
from icp.calibration.lead import Outcome


def test_a_seed_fixes_a_history_and_another_changes_it() -> None:
    assert generate(50, 3).leads == generate(50, 3).leads != generate(50, 4).leads


def test_as_many_win_as_the_truth_says() -> None:
    history = generate(4_000, 5)
    decided = [(lead.won, truth) for lead, truth in zip(history.leads, history.truth, strict=True)]
    assert abs(sum(won for won, _ in decided) - sum(truth for _, truth in decided)) < 0.05 * len(decided)


def test_nothing_is_closed_after_the_day_of_the_export() -> None:
    assert all(lead.closed <= AS_OF for lead in generate(500, 6).leads if lead.closed)


def test_new_leads_are_open_and_their_leaking_fields_are_empty_or_say_nothing() -> None:
    history, wins = newcomers(200, 7)
    assert all(lead.outcome is Outcome.OPEN for lead in history.leads)
    assert 0 < sum(wins) < 200
    for name in ("Deal Amount", "Field 17", "Room"):
        place = history.fields.index(name)
        assert not any(lead.cells[place] for lead in history.leads)


def test_a_run_finds_the_planted_leaks_and_beats_one_who_does_not_look() -> None:
    found = run(1_000, 8, with_peer=True)
    assert found["leaks planted"] == len(NAMED) + len(DISGUISED)
    assert found["leaks found"] >= 10
    assert found["fair flagged"] == 0
    assert found["peer claimed"] > 0.99
    assert found["used brier"] < found["peer brier"]


def test_small_histories_are_refused_and_a_strong_honest_trait_is_no_leak() -> None:
    assert run(60, 9, with_peer=False) == {"refused": 1.0}
    assert strong_flagged(1_000, 10, 0.85)["strong flagged"] == 0
    assert means([{"a": 1.0}, {"a": 0.0, "b": 4.0}]) == {"runs": 2.0, "a": 0.5, "b": 4.0}
