"""How sources do against their own history: told from enough answers, about like companies, and else not at all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from enrich.work.health import Health, Standing, health
from tests.store.making import RUN, begun
from tests.work.histories import UNCHANGED, askings, store_with_a_past
from tests.work.sources import NOW

TODAY = NOW.date()
Row = dict[str, Any]


def row(outcome: str, times: int, days: int, cause: str = "", source: str = "s", segment: str = "") -> Row:
    day = (TODAY - timedelta(days=days)).isoformat()
    return {
        "source": source,
        "segment": segment,
        "day": day,
        "outcome": outcome,
        "cause": cause,
        "times": times,
    }


def one(*rows: Row) -> Health:
    (found,) = health(rows, (), TODAY)
    return found


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Health]:
    store = store_with_a_past(tmp_path_factory.mktemp("past") / "store.db", NOW)
    return {h.source: h for h in health(store.histories(""), store.answer_keys(""), TODAY)}


def test_each_source_of_a_store_with_a_past_stands_as_its_answers_say(past: dict[str, Health]) -> None:
    assert {name: found.standing for name, found in past.items()} == {
        "steady": Standing.STEADY, "quiet": Standing.QUIET, "failing": Standing.FAILING,
        "changed": Standing.CHANGED, "elsewhere": Standing.STEADY, "new": Standing.UNTOLD,
    }  # fmt: skip


def test_a_standing_says_what_it_rests_on(past: dict[str, Health]) -> None:
    assert past["quiet"].because == "found something in 1 of 12 in the last 14 days, 30 of 40 before"
    assert past["failing"].because == "answered 2 of 12 in the last 14 days, 40 of 40 before"
    assert past["changed"].because == (
        "answers in another shape: 1 of 12 in the last 14 days, the first on 2026-09-28"
    )
    assert past["steady"].because == past["new"].because == ""


def test_every_asking_of_the_past_is_counted_though_its_target_was_asked_again(
    past: dict[str, Health],
) -> None:
    failing = past["failing"]
    assert (failing.asked, failing.found, failing.absent, failing.unknown) == (52, 32, 10, 10)
    assert failing.causes == (("error", 10),)
    assert failing.answered == "2026-09-28"


def test_keys_are_new_that_came_after_the_first_day(past: dict[str, Health]) -> None:
    assert past["new"].new_keys == (("data.seat", TODAY.isoformat()),)
    assert all(past[name].new_keys == () for name in past if name != "new")
    assert UNCHANGED


@pytest.mark.parametrize(
    ("recent", "earlier", "standing"),
    [(5, 40, Standing.UNTOLD), (6, 40, Standing.QUIET), (8, 11, Standing.UNTOLD), (8, 12, Standing.QUIET)],
)
def test_nothing_is_said_from_few_answers(recent: int, earlier: int, standing: Standing) -> None:
    assert one(row("absent", recent, 1), row("found", earlier, 30)).standing is standing


def test_the_last_fourteen_days_are_recent_and_the_day_before_is_not() -> None:
    assert one(row("absent", 20, 13), row("found", 40, 14)).standing is Standing.QUIET
    assert one(row("absent", 20, 14), row("found", 40, 14)).standing is Standing.UNTOLD


def test_finding_more_or_failing_less_is_no_trouble() -> None:
    better = one(row("found", 20, 1), row("absent", 40, 30), row("unknown", 40, 30, "error"))
    assert (better.standing, better.because) == (Standing.STEADY, "")


def test_the_more_sources_are_looked_at_the_surer_a_change_must_be() -> None:
    fallen = [row("found", 4, 1), row("absent", 8, 1), row("found", 24, 30), row("absent", 8, 30)]
    others = [
        dict(line, source=f"other {n}")
        for n in range(80)
        for line in (row("found", 10, 1), row("found", 20, 30))
    ]
    assert one(*fallen).standing is Standing.QUIET
    found = {h.source: h.standing for h in health([*fallen, *others], (), TODAY)}
    assert set(found.values()) == {Standing.STEADY}


def test_a_page_that_was_odd_now_and_then_is_no_change_and_most_answers_being_odd_is() -> None:
    before = (row("unknown", 2, 40, "changed"), row("found", 60, 40))
    assert one(*before, row("unknown", 1, 2, "changed"), row("found", 30, 2)).standing is Standing.STEADY
    broken = one(*before, row("unknown", 9, 2, "changed"), row("found", 3, 2))
    assert broken.standing is Standing.CHANGED
    assert broken.because.startswith(
        "answers in another shape: 9 of 12 in the last 14 days, the first on 2026-08-22;"
    )


def test_an_asking_for_which_nothing_was_sent_teaches_nothing_of_its_source(tmp_path: Path) -> None:
    from dataclasses import replace

    store = begun(tmp_path / "store.db", accounts=1)
    store.record(RUN.key, 0, 1, "", [replace(a, requests=0) for a in askings("keyless", NOW, error=5)])
    store.record(RUN.key, 0, 1, "archive", list(askings("replayed", NOW, found=5)))
    assert health(store.histories(""), store.answer_keys(""), TODAY) == []
