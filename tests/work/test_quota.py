"""A day's requests: shared by all runs of the day, never passed, and begun anew at midnight UTC."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from connectors.connector import Connector
from connectors.statement import Cause, State
from enrich.work.quota import Quota
from tests.work.sources import source

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 10, 2, tzinfo=UTC)


def limited(per_day: int, requests: int = 1, name: str = "limited") -> Connector:
    return replace(source(name, "company.name", requests=requests), per_day=per_day)


def sent(count: int) -> Quota:
    return Quota(lambda source, since: count)


def taken(quota: Quota, source: Connector, now: datetime = NOON, times: int = 20) -> int:
    """How many askings a quota lets through."""
    return sum(quota.take(source, now) is None for _ in range(times))


def test_a_source_without_a_quota_is_asked_as_often_as_one_likes() -> None:
    def unasked(source: str, since: datetime) -> int:
        raise AssertionError("nobody need count")

    assert taken(Quota(unasked), limited(0)) == 20


def test_what_was_sent_earlier_today_counts() -> None:
    assert [taken(sent(n), limited(5)) for n in (0, 3, 5, 9)] == [5, 2, 0, 0]


def test_what_the_store_is_asked_about_is_this_source_since_midnight_utc() -> None:
    asked: list[tuple[str, datetime]] = []
    Quota(lambda *what: asked.append(what) or 0).take(limited(5), NOON)  # type: ignore[func-returns-value]
    assert asked == [("limited", datetime(2026, 10, 1, tzinfo=UTC))]


def test_an_asking_of_several_requests_takes_as_many_and_none_that_would_pass_the_quota() -> None:
    assert taken(sent(0), limited(10, requests=3)) == 3
    assert taken(sent(0), limited(2, requests=3)) == 0


def test_a_source_whose_day_is_over_is_unknown_until_the_next_and_never_absent() -> None:
    quota, one = sent(0), limited(1)
    assert quota.take(one, NOON) is None
    outcome = quota.take(one, NOON)
    assert outcome is not None
    assert (outcome.state, outcome.cause, outcome.retry_at) == (State.UNKNOWN, Cause.RATE_LIMITED, MIDNIGHT)
    assert "limited may be sent 1 requests a day" in outcome.detail


def test_a_new_day_begins_at_midnight() -> None:
    quota, one = sent(0), limited(2)
    last = MIDNIGHT - timedelta(microseconds=1)
    assert [taken(quota, one, now) for now in (NOON, last, MIDNIGHT, MIDNIGHT)] == [2, 0, 2, 0]


def test_sources_have_quotas_of_their_own() -> None:
    quota = sent(0)
    assert [taken(quota, limited(n, name=f"s{n}")) for n in (2, 3)] == [2, 3]


def test_an_asking_that_was_not_sent_after_all_is_not_counted() -> None:
    quota, one = sent(2), limited(3)
    assert quota.take(one, NOON) is None
    quota.give_back(one, NOON)
    assert taken(quota, one) == 1
    Quota().give_back(one, NOON)


def test_what_is_written_down_while_a_run_goes_on_is_not_counted_twice() -> None:
    written = 0
    quota = Quota(lambda source, since: written)
    one = limited(4)
    for _ in range(4):
        assert quota.take(one, NOON) is None
        written += 1
    assert quota.take(one, NOON) is not None
