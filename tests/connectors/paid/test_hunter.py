"""Hunter: old sightings, desks and owners, answers that take their time, people who want to be left alone."""

from __future__ import annotations

from datetime import date

from connectors.conversation import Conversation
from connectors.paid import hunter, hunter_finder
from connectors.statement import Cause, State
from tests.exchanges import exchanges, tell

MARA = "hunter:northwind.example/mara-ferrow"


def test_a_desks_address_is_the_companys_and_no_persons() -> None:
    told = tell(hunter.CONNECTOR, exchanges("hunter/hit.http"))
    assert told.values("company.email") == ["service@northwind.example"]
    assert "service@northwind.example" not in told.values("person.email")


def test_an_address_without_an_owner_is_nobodys() -> None:
    told = tell(hunter.CONNECTOR, exchanges("hunter/hit.http"))
    assert not any("j.vale@" in s.value for s in told.statements)


def test_an_address_that_hunter_calls_invalid_is_not_stated_but_its_owner_is() -> None:
    told = tell(hunter.CONNECTOR, exchanges("hunter/hit.http"))
    assert told.about("hunter:northwind.example/ines-brandt") == {
        "person.name": ["Ines Brandt"],
        "person.employer": ["hunter:northwind.example"],
        "person.title": ["Chief Financial Officer"],
    }


def test_an_address_is_as_old_as_the_last_day_it_was_seen_and_its_verdict_as_the_day_it_was_tried() -> None:
    told = tell(hunter.CONNECTOR, exchanges("hunter/hit.http"))
    days = {s.field: s.as_of.date() for s in told.statements if s.subject == MARA}
    assert days["person.email"] == days["person.title"] == date(2026, 9, 1)
    assert days["person.email_status"] == date(2026, 9, 2)


def test_an_address_at_a_domain_that_takes_everything_is_risky() -> None:
    told = tell(hunter.CONNECTOR, exchanges("hunter/hit.http"))
    assert told.about("hunter:northwind.example/tomas-okello")["person.email_status"] == [
        "risky tomas.okello@northwind.example"
    ]


def test_an_answer_about_another_domain_says_nothing() -> None:
    assert tell(hunter.CONNECTOR, exchanges("hunter/other-domain.http")).statements == []


def test_only_those_without_an_address_are_asked_for() -> None:
    told = tell(hunter_finder.CONNECTOR, exchanges("hunter_finder/hit.http"))
    assert not any("Ines" in url for url in told.asked)
    assert sorted(told.values("person.name")) == ["Mara Ferrow", "Tomas Okello"]


def test_an_answer_that_is_still_being_made_is_asked_for_again() -> None:
    told = tell(hunter_finder.CONNECTOR, exchanges("hunter_finder/hit.http"))
    assert len([url for url in told.asked if "Tomas" in url]) == 2


def test_it_is_not_asked_for_for_ever() -> None:
    told = tell(hunter_finder.CONNECTOR, exchanges("hunter_finder/fault-timeout-202.http"))
    assert len(told.asked) == 1 + len(hunter_finder.PAUSES)


def test_asking_again_is_free() -> None:
    told = exchanges("hunter_finder/fault-timeout-202.http")
    conversation = Conversation(hunter_finder.CONNECTOR, told.target)
    pending = next(told.answers[key][0] for key in told.answers)
    first, *again = [
        *conversation.advance(),
        *(conversation.advance([pending])[0] for _ in hunter_finder.PAUSES),
    ]
    assert first.credits == 1
    assert [(request.credits, request.fresh_days) for request in again] == [(0, 0)] * len(
        hunter_finder.PAUSES
    )


def test_a_person_who_asked_hunter_to_stop_hides_nobody_else() -> None:
    told = tell(hunter_finder.CONNECTOR, exchanges("hunter_finder/forgotten.http"))
    assert told.values("person.name") == ["Tomas Okello"]
    assert told.outcome.state is State.FOUND
    alone = tell(hunter_finder.CONNECTOR, exchanges("hunter_finder/fault-blocked-451.http"))
    assert alone.outcome.cause is Cause.BLOCKED


def test_nobody_is_asked_for_where_no_domain_is_known() -> None:
    told = tell(hunter_finder.CONNECTOR, exchanges("hunter_finder/fault-error-no-domain.http"))
    assert told.asked == []
