"""What the benchmark of faults calls wrong, and how it makes errors inside of answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.failing.cases import everywhere, of_pages
from benchmarks.failing.told import NORTHWIND, body, faults
from benchmarks.failing.world import NOW, Ended, Fault
from benchmarks.faults import wrong
from connectors.catalog import ALL
from connectors.statement import ABSENT, FOUND, Cause, Outcome, unknown


def ended(outcome: Outcome, fault: Fault, asked: int = 1, waited: tuple[float, ...] = ()) -> Ended:
    return Ended("greenhouse", fault, outcome, asked, waited, 0.1)


PLAIN, VALID = Fault(group="body", name="empty"), Fault(group="page", name="half", valid=True)
LATE, SOON = (Fault(group="503, Retry-After", name=name) for name in ("two hours", "seconds"))
HOUR = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (ended(unknown(Cause.CHANGED), PLAIN), ""),
        (ended(ABSENT, PLAIN), "absent"),
        (ended(FOUND, PLAIN), "found"),
        (ended(FOUND, VALID), ""),
        (ended(ABSENT, VALID), "absent"),
        (ended(unknown(Cause.RATE_LIMITED, "", HOUR), SOON, 3, (7.0, 7.0)), ""),
        (ended(unknown(Cause.RATE_LIMITED, "", HOUR), SOON, 3, (7.0, 6.0)), "not heeded"),
        (ended(unknown(Cause.RATE_LIMITED, "", HOUR), SOON, 2, (7.0, 7.0)), "not heeded"),
        (ended(unknown(Cause.RATE_LIMITED, "", HOUR + timedelta(hours=1)), LATE), ""),
        (ended(unknown(Cause.RATE_LIMITED, "", HOUR), LATE), "not heeded"),
        (ended(unknown(Cause.RATE_LIMITED, "", HOUR + timedelta(hours=1)), LATE, 2, (7200.0,)), "not heeded"),
    ],
)
def test_what_is_wrong_with_an_end_is_said(one: Ended, verdict: str) -> None:
    assert wrong(one) == verdict


def test_an_error_inside_fits_the_manner_it_was_made_from() -> None:
    manners = [means for source in ALL for means in source.answers if means.at]
    assert len(manners) > 20
    assert all(means.fits(means.status or 200, body(means)) for means in manners)


def test_every_group_of_faults_is_played_and_each_once() -> None:
    played = [(fault.group, fault.name) for fault in (*everywhere(), *of_pages())]
    assert len(played) == len(set(played))
    assert {"DNS", "TLS", "connect", "slow", "broken off", "redirect", "status", "body", "encoding"} < {
        group for group, _ in played
    }
    told = [source.name for source in ALL if source.can_ask(NORTHWIND) and any(faults(source))]
    assert {"neverbounce", "builtwith", "prospeo", "snov", "zerobounce"} <= set(told)
