"""Prospeo: a miss that is an HTTP 400, an interface that is gone, addresses that are not revealed."""

from __future__ import annotations

from connectors.paid import prospeo
from connectors.statement import Cause, State
from tests.exchanges import exchanges, tell


def test_a_miss_is_no_error_though_it_is_an_http_400() -> None:
    told = tell(prospeo.CONNECTOR, exchanges("prospeo/hit.http"))
    assert told.outcome.state is State.FOUND
    assert told.outcome.detail == ""
    assert told.values("person.name") == ["Mara Ferrow"]


def test_an_interface_that_is_gone_is_changed_and_no_miss() -> None:
    outcome = tell(prospeo.CONNECTOR, exchanges("prospeo/fault-changed-deprecated.http")).outcome
    assert outcome.cause is Cause.CHANGED
    assert "deprecated" in outcome.detail


def test_an_address_that_is_not_revealed_is_not_stated() -> None:
    told = tell(prospeo.CONNECTOR, exchanges("prospeo/hidden.http"))
    assert told.values("person.title") == ["Head of Field Service"]
    assert told.values("person.email") == told.values("person.email_status") == []


def test_somebody_who_works_elsewhere_now_is_not_stated() -> None:
    assert tell(prospeo.CONNECTOR, exchanges("prospeo/moved.http")).statements == []


def test_no_guess_is_paid_for() -> None:
    assert all('"only_verified_email": true' in sent for _, sent in exchanges("prospeo/hit.http").answers)
