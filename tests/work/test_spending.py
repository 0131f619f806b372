"""The credits of an asking: never more than declared, and charged where nobody can tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.connector import Request
from connectors.page import Page
from connectors.price import Price
from connectors.statement import ABSENT, FOUND, Cause, Outcome, State, unknown
from enrich.work.money import Money, Recorded
from enrich.work.spending import Meter
from tests.work.sources import NOW

URL = "https://paid.example/"
PAGE = Page(URL, b"{}", NOW + timedelta(seconds=1))
KEPT = Page(URL, b"{}", NOW - timedelta(days=1))
UNCLEAR = [Cause.TIMEOUT, Cause.ERROR, Cause.CHANGED]
FREE_OF_CHARGE = [cause for cause in Cause if cause not in UNCLEAR]
CENT = 10_000
Answer: TypeAlias = Page | Outcome


def request(credits: int = 1) -> Request:
    return Request(URL, credits=credits)


def charged(price: Price, *answers: Answer | tuple[int, Answer]) -> int:
    """What an asking is charged whose requests ended so; each takes one credit where no other number is given."""
    meter = Meter(price, NOW)
    for answer in answers:
        credits, ended = answer if isinstance(answer, tuple) else (1, answer)
        asked = request(credits)
        if meter.takes(asked):
            meter.count(asked, ended)
    return meter.charged


HITS, MISSES = Price(0.01, most=5), Price(0.01, most=5, misses=True)


# ---- what may be taken


def test_no_more_is_asked_for_than_the_credits_that_were_declared() -> None:
    meter = Meter(Price(0.01, most=3), NOW)
    assert [meter.takes(request(n)) for n in (1, 2, 1)] == [True, True, False]


def test_after_one_request_was_too_much_no_other_is_made() -> None:
    meter = Meter(Price(0.01, most=3), NOW)
    assert [meter.takes(request(n)) for n in (4, 1)] == [False, False]


def test_requests_that_cost_no_credit_do_not_count() -> None:
    meter = Meter(Price(0.01, most=1), NOW)
    assert [meter.takes(request(n)) for n in (0, 1, 0, 0, 1)] == [True, True, True, True, False]


def test_a_free_source_may_ask_on() -> None:
    meter = Meter(Price(), NOW)
    assert all(meter.takes(request()) for _ in range(50))
    meter.count(request(), PAGE)
    assert meter.charged == 0


# ---- what is charged


def test_what_was_found_is_charged_by_its_credits() -> None:
    assert charged(HITS, PAGE) == CENT
    assert charged(HITS, (2, PAGE), PAGE, (0, PAGE)) == 3 * CENT


def test_what_was_not_found_is_charged_only_where_misses_are() -> None:
    assert [charged(price, ABSENT) for price in (HITS, MISSES)] == [0, CENT]
    assert [charged(price, PAGE, ABSENT) for price in (HITS, MISSES)] == [CENT, 2 * CENT]


def test_a_page_is_charged_whatever_came_of_reading_it() -> None:
    assert [charged(price, PAGE) for price in (HITS, MISSES)] == [CENT, CENT]
    assert charged(HITS, PAGE, unknown(Cause.BUDGET)) == CENT


@pytest.mark.parametrize("cause", UNCLEAR)
@pytest.mark.parametrize("price", [HITS, MISSES])
def test_where_nobody_knows_it_is_taken_to_have_been_charged(cause: Cause, price: Price) -> None:
    assert charged(price, unknown(cause)) == CENT


@pytest.mark.parametrize("cause", FREE_OF_CHARGE)
def test_a_request_that_was_turned_away_is_not_charged(cause: Cause) -> None:
    assert charged(MISSES, unknown(cause)) == 0


def test_an_answer_that_was_kept_from_before_is_not_paid_for_again() -> None:
    assert charged(HITS, KEPT) == 0
    assert charged(HITS, KEPT, PAGE) == CENT


def test_a_request_that_was_not_let_through_is_not_charged() -> None:
    assert charged(Price(0.01, most=2), (2, PAGE), PAGE) == 2 * CENT


ends = some.one_of(
    some.just(PAGE), some.just(KEPT), some.just(ABSENT), some.sampled_from(list(Cause)).map(unknown)
)


@given(
    some.builds(Price, some.floats(0, 5), some.integers(1, 6), misses=some.booleans()),
    some.lists(some.tuples(some.integers(0, 3), ends), max_size=8),
)
def test_no_asking_is_charged_more_than_was_reserved_for_it(
    price: Price, answers: list[tuple[int, Answer]]
) -> None:
    spent = charged(price, *answers)
    assert 0 <= spent <= price.bound
    assert spent >= charged(Price(price.credit, price.most), *answers)


@given(some.lists(some.tuples(some.integers(0, 3), ends), max_size=8))
def test_a_request_that_came_to_nothing_clear_never_makes_an_asking_cheaper(
    answers: list[tuple[int, Answer]],
) -> None:
    price = Price(0.01, most=100)
    more = [*answers, (1, unknown(Cause.TIMEOUT))]
    assert charged(price, *more) == charged(price, *answers) + CENT


# ---- a replay


def test_a_replay_pays_nobody_and_asks_for_what_its_budget_allowed() -> None:
    money: Money = Recorded(cap=5 * CENT)
    for _ in range(3):
        entry = money.reserve(1, "paid", 5 * CENT, NOW)
        assert entry is not None
        money.settle(entry, 1, "paid", 5 * CENT, 0, NOW)
    assert money.reserve(1, "paid", 5 * CENT + 1, NOW) is None
    assert (money.cap, money.left_for(1)) == (5 * CENT,) * 2
    assert Recorded().reserve(1, "paid", 1, NOW) is None


def test_every_state_and_cause_is_one_of_those_above() -> None:
    assert {FOUND.state, ABSENT.state, State.UNKNOWN} == set(State)
    assert {*UNCLEAR, *FREE_OF_CHARGE} == set(Cause)
