"""What the benchmark of budgets draws and reckons: it must see a cap that was passed, if one was."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.budget import figures, troubles
from benchmarks.spending.case import Vendor, case
from benchmarks.spending.provider import is_charged

GOOD: dict[str, Any] = {
    "run": 1, "cap": 100, "each": 60, "killed": 1, "unclear": 0, "refused": 2, "waiting": 0, "ends": {"found": 2},
    "moved": {"budget>reserved": 100, "reserved>spent": 80, "reserved>budget": 20},
    "charged": {"a.example": 40, "b.example": 30}, "spent": {"a.example": 50, "b.example": 30},
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, []),
        ({"cap": 69}, ["cap passed"]),
        ({"each": 39}, ["account passed"]),
        ({"each": 0}, []),
        ({"waiting": 1}, ["not reconciled"]),
        (
            {"moved": {"budget>reserved": 101, "reserved>spent": 80, "reserved>budget": 20}},
            ["not reconciled"],
        ),
        ({"moved": {"budget>reserved": 60, "reserved>spent": 60}}, ["undercounted"]),
        ({"spent": {"a.example": 39, "b.example": 41}}, ["undercounted"]),
    ],
)
def test_every_departure_from_the_money_is_seen(change: dict[str, Any], wrong: list[str]) -> None:
    assert list(troubles(GOOD | change)) == wrong


def test_the_bound_is_what_was_counted_by_what_would_be_charged() -> None:
    told = figures([GOOD, GOOD | {"charged": {"a.example": 40}}, GOOD | {"charged": {}}])
    assert told["runs_charged"] == 2
    assert told["bound_by_actual"]["median"] == pytest.approx((80 / 70 + 2) / 2)
    assert told["troubled"] == []


def test_the_provider_charges_for_work_that_was_done_and_for_nothing_else() -> None:
    kind, dear = Vendor("v", "f", 5, (1,), False, False, "404"), Vendor("v", "f", 5, (1,), False, True, "404")
    assert is_charged("found", 500, kind, False)
    assert is_charged("cut", 500, kind, False)
    assert (is_charged("nothing", 500, kind, True), is_charged("nothing", 500, dear, False)) == (False, True)
    assert [is_charged("fault", status, kind, True) for status in (500, 502, 503, 504)] == [
        True,
        True,
        False,
        True,
    ]
    assert not any(is_charged(end, 500, dear, True) for end in ("wait", "used up"))
    assert [is_charged(end, 500, kind, done) for end in ("reset", "silence") for done in (True, False)] == [
        True,
        False,
    ] * 2


def test_a_case_is_the_same_for_everybody_who_draws_it() -> None:
    cases = [case(1, n) for n in range(50)]
    case.cache_clear()
    assert cases == [case(1, n) for n in range(50)]
    assert len({c.budget for c in cases}) > 40
    assert any(c.kills for c in cases)
    assert all(s.price.most == sum(c.vendor[n].credits) for c in cases for n, s in c.sources.items())
