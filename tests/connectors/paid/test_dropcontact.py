"""Dropcontact: successes that are none, kinds of addresses, people who are not to be contacted."""

from __future__ import annotations

from connectors.paid import dropcontact
from connectors.statement import State
from tests.exchanges import exchanges, tell


def test_an_answer_that_is_not_ready_is_asked_after() -> None:
    told = tell(dropcontact.CONNECTOR, exchanges("dropcontact/hit.http"))
    assert len(told.asked) == 3
    assert told.values("person.name") == ["Mara Ferrow", "Tomas Okello"]


def test_it_is_not_asked_after_for_ever() -> None:
    told = tell(dropcontact.CONNECTOR, exchanges("dropcontact/fault-timeout.http"))
    assert len(told.asked) == 1 + len(dropcontact.PAUSES)


def test_a_success_that_is_none_keeps_its_reason() -> None:
    outcome = tell(dropcontact.CONNECTOR, exchanges("dropcontact/fault-error-reason.http")).outcome
    assert outcome.detail == "Internal error"


def test_the_kind_of_an_address_says_whether_it_works() -> None:
    told = tell(dropcontact.CONNECTOR, exchanges("dropcontact/hit.http"))
    assert told.values("person.email") == ["mara.ferrow@northwind.example", "tomas.okello@northwind.example"]
    assert told.values("person.email_status") == [
        "deliverable mara.ferrow@northwind.example",
        "risky tomas.okello@northwind.example",
    ]


def test_somebody_who_is_not_to_be_contacted_is_left_alone() -> None:
    told = tell(dropcontact.CONNECTOR, exchanges("dropcontact/do-not-contact.http"))
    assert told.statements == []
    assert told.outcome.state is State.ABSENT


def test_private_and_broken_addresses_are_not_stated() -> None:
    assert tell(dropcontact.CONNECTOR, exchanges("dropcontact/private.http")).statements == []
