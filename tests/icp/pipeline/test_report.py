"""The report counts what happened, says on how many it rests, and adds no two currencies."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from icp.pipeline.conversion import stage_rate
from icp.pipeline.deal import Deal, Ended, Stay, first_reached, stays
from icp.pipeline.periods import Kind, period_of, periods_until
from icp.pipeline.pileup import most_by_chance, stock
from icp.pipeline.report import Goal, report
from icp.pipeline.stage import OPEN_STAGES, Stage

NOW = date(2026, 9, 30)
days = st.dates(date(2025, 1, 1), NOW)


def deal(n: int, stage: Stage, worth: int | None = None, currency: str = "EUR", **more: object) -> Deal:
    amount = None if worth is None else Decimal(worth)
    return Deal(n, f"deal {n}", stage, amount=amount, currency=currency, **more)  # type: ignore[arg-type]


def closed(n: int, stage: Stage, worth: int = 100, took: int = 30, ago: int = 20) -> Deal:
    end = NOW - timedelta(days=ago)
    created = end - timedelta(days=took)
    entered = {Stage.TO_CONTACT: created, Stage.PROPOSAL_SENT: created + timedelta(days=took // 2)}
    return deal(n, stage, worth, created=created, closed=end, left=Stage.PROPOSAL_SENT, entered=entered)


def test_two_currencies_are_never_added() -> None:
    found = report([deal(1, Stage.WON, 5), deal(2, Stage.WON, 7, "USD"), deal(3, Stage.WON, 1, "")], NOW)
    assert found.value_won == {"EUR": 5, "USD": 7, "": 1}
    assert {speed.currency for speed in found.velocities} == {"EUR", "USD", ""}


def test_few_deals_give_no_figure_and_their_number() -> None:
    found = report([closed(n, Stage.WON) for n in range(9)], NOW)
    assert (found.wins.value, found.wins.of) == (None, 9)
    assert found.cycle.median is None
    assert found.velocities[0].average is None


def test_win_rate_cycle_average_and_velocity_of_a_pipeline_that_can_be_counted_by_hand() -> None:
    deals = [closed(n, Stage.WON, worth=100 + n) for n in range(10)]
    deals += [closed(n, Stage.LOST) for n in range(10, 30)]
    deals += [
        deal(n, Stage.TO_CONTACT, 50, created=NOW, entered={Stage.TO_CONTACT: NOW}) for n in range(30, 36)
    ]
    found = report(deals, NOW)
    assert (found.going_on, found.won, found.lost) == (6, 10, 20)
    assert round(found.wins.value or 0, 4) == round(1 / 3, 4)
    assert (found.cycle.median, found.cycle.mean) == (30, 30)
    (speed,) = found.velocities
    assert (speed.opportunities, speed.average) == (6, Decimal("104.5"))
    assert round(speed.a_day or 0, 6) == round(6 * (1 / 3) * 104.5 / 30, 6)
    assert round(speed.lately * 91) == 1045


def test_a_quota_says_what_is_missing_and_how_many_leads_that_takes() -> None:
    deals = [closed(n, Stage.WON) for n in range(10)] + [closed(n, Stage.LOST) for n in range(10, 20)]
    found = report(deals, NOW, goal=Goal(Decimal(1500), "EUR")).quota
    assert found is not None
    assert (found.period.name, found.won, found.missing, found.deals) == ("2026 Q3", 1000, 500, 5)
    assert found.needed == {Stage.TO_CONTACT: 10, Stage.PROPOSAL_SENT: 10}
    assert (found.attained, found.elapsed) == (1000 / 1500, 1.0)
    assert report(deals, NOW, goal=Goal(Decimal(900), "EUR")).quota.missing == 0  # type: ignore[union-attr]


def test_what_is_in_another_currency_fills_no_quota() -> None:
    found = report([deal(1, Stage.WON, 5, "USD", closed=NOW)], NOW, goal=Goal(Decimal(10), "EUR")).quota
    assert found is not None
    assert (found.won, found.deals_won) == (0, 0)


def test_a_period_tells_of_its_own_leads_and_of_what_was_won_in_it() -> None:
    spring, summer = date(2026, 5, 1), date(2026, 8, 1)
    deals = [
        deal(1, Stage.WON, created=spring, closed=summer, mql=spring, sql=summer),
        deal(2, Stage.LOST, created=spring, closed=summer),
        deal(3, Stage.IN_CONTACT, created=spring),
    ]
    second, third = report(deals, NOW).intakes[-2:]
    assert (second.period.name, second.created, second.won_of, second.lost_of, second.open_of) == (
        "2026 Q2",
        3,
        1,
        1,
        1,
    )
    assert (second.mql, second.sql, second.won) == (1, 0, 0)
    assert (third.period.name, third.created, third.sql, third.won) == ("2026 Q3", 0, 1, 1)


def test_where_an_export_knows_no_mql_that_is_not_none_of_them() -> None:
    assert report([deal(1, Stage.WON, created=NOW)], NOW).intakes[-1].mql is None


def test_what_has_not_ended_on_the_last_day_watched_is_taken_to_end_as_the_rest_did() -> None:
    ended = [Stay(deal(0, Stage.WON), Stage.FOLLOW_UP, NOW, 5, Ended.ON)] * 12
    ended += [Stay(deal(0, Stage.LOST), Stage.FOLLOW_UP, NOW, 5, Ended.LOST)] * 4
    going_on = [Stay(deal(0, Stage.FOLLOW_UP), Stage.FOLLOW_UP, NOW, 9, Ended.OPEN)] * 16
    found = stage_rate([*ended, *going_on], 0)
    assert (round(found.value or 0, 9), found.going_on) == (0.75, 16)


def test_a_deal_that_was_lost_nobody_knows_where_lowers_the_low_end_and_not_the_high_one() -> None:
    own = [stay for n in range(40) for stay in stays(closed(n, Stage.WON if n % 2 else Stage.LOST), NOW)]
    here = [stay for stay in own if stay.stage is Stage.PROPOSAL_SENT]
    sure, doubtful = stage_rate(here, 0), stage_rate(here, 20)
    assert sure.value == doubtful.value == 0.5
    assert doubtful.low < sure.low
    assert doubtful.high == sure.high


# -- piling up -----------------------------------------------------------------------------------------------------


def steady(a_day: int, stay: int, days: int = 300) -> list[Stay]:
    """So many come each day, and all stay equally long."""
    found = []
    for ago in range(days):
        begun = NOW - timedelta(days=ago)
        for _ in range(a_day):
            ended, lasted = (Ended.ON, stay) if ago >= stay else (Ended.OPEN, ago)
            found.append(Stay(deal(0, Stage.FOLLOW_UP), Stage.FOLLOW_UP, begun, lasted, ended))
    return found


def test_a_steady_stage_holds_what_comes_a_day_times_how_long_it_stays() -> None:
    found = stock(Stage.FOLLOW_UP, steady(1, 20), NOW)
    assert found.usual is not None
    assert abs(found.usual - 20) < 0.5
    assert (found.now, found.piled_up, found.grown_old) == (20, False, False)


def test_where_more_come_in_than_used_to_that_is_the_reason() -> None:
    more = [stay for stay in steady(2, 20) if stay.entered and (NOW - stay.entered).days < 60]
    found = stock(Stage.FOLLOW_UP, [*steady(1, 20), *more], NOW)
    assert found.piled_up
    assert found.reason == "195 came in the last 74 days, where 74 would be usual"


def test_too_little_history_gives_no_alarm_and_its_reason() -> None:
    found = stock(Stage.FOLLOW_UP, steady(1, 20, days=40), NOW)
    assert (found.usual, found.piled_up) == (None, False)
    assert "too few to judge by" in found.reason


def test_the_most_by_chance_is_wider_where_less_is_known_and_nears_poisson() -> None:
    assert most_by_chance(0.0, 50) == 0
    assert most_by_chance(10.0, 10) > most_by_chance(10.0, 100) > most_by_chance(10.0, 100_000) == 18


# -- laws ----------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(days, st.sampled_from(Stage))))
def test_later_stages_are_reached_later(visits: list[tuple[date, Stage]]) -> None:
    found = first_reached(visits)
    steps = sorted(found.items(), key=lambda step: step[0].rank)
    assert [day for _, day in steps] == sorted(found.values())
    assert all((day, stage) in visits and stage.open for stage, day in steps)


@given(st.lists(st.tuples(days, st.sampled_from(OPEN_STAGES)), min_size=1), st.booleans())
def test_the_stays_of_an_open_deal_last_from_its_first_stage_to_today(
    visits: list[tuple[date, Stage]], known: bool
) -> None:
    entered = first_reached(visits)
    here = max(entered, key=lambda stage: stage.rank)
    found = list(stays(Deal(1, "a", here if known else OPEN_STAGES[0], entered=entered), NOW))
    assert sum(stay.days or 0 for stay in found) == (NOW - min(entered.values())).days
    assert [stay.ended for stay in found] == [*[Ended.ON] * (len(found) - 1), Ended.OPEN]


@given(days, st.sampled_from(Kind), st.integers(1, 8))
def test_periods_follow_each_other_without_a_gap(day: date, kind: Kind, count: int) -> None:
    found = list(periods_until(day, kind, count))
    assert found[-1] == period_of(day, kind)
    assert found[-1].holds(day)
    assert all(one.after == other.first for one, other in pairwise(found))
