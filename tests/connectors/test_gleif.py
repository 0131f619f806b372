"""The LEI index: which record is meant, and what its statuses do not say."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from connectors.gleif import CONNECTOR, ties
from connectors.part import Part
from connectors.statement import Finding, State
from tests.exchanges import Told, exchanges, tell

OURS = "gleif:9845000000000NW00023"
NAMESAKE = "gleif:5299000000000NW00031"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"gleif/{name}.http"))


def test_a_lapsed_registration_does_not_close_the_company() -> None:
    assert told("hit").about(OURS)["company.status"] == ["active"]


def test_a_trading_name_is_the_name_it_goes_by_and_a_previous_one_is_former() -> None:
    said = told("hit").about(OURS)
    assert said["company.legal_name"] == ["Northwind Instruments GmbH"]
    assert said["company.name"] == ["Northwind"]
    assert said["company.former_name"] == ["Seewind Messtechnik GmbH"]
    assert said["company.other_name"] == ["Noasuuindo"]


def test_a_parent_that_is_not_shown_is_no_fault_and_the_other_is_read() -> None:
    answer = told("hit")
    assert answer.about(OURS)["company.parent"] == ["Northwind Holding SE"]
    assert not [url for url in answer.asked if url.endswith("direct-parent-relationship")]


def test_the_parent_is_stated_of_the_child_and_nothing_else_of_the_parent() -> None:
    answer = told("hit")
    assert {s.subject for s in answer.statements if s.kind == "company"} == {OURS}
    assert set(answer.values("relation.company")) == {OURS}


def test_no_parent_is_asked_for_where_the_record_gives_a_reason_for_having_none() -> None:
    assert len(told("hit-search").asked) == 1


def test_namesakes_are_subjects_of_their_own_and_strangers_are_left_out() -> None:
    answer = told("hit-search")
    assert {s.subject for s in answer.statements} == {OURS, NAMESAKE}
    assert answer.about(NAMESAKE)["company.dissolved"] == ["2021-03-31"]


def test_a_form_or_register_outside_the_lists_is_named_in_words() -> None:
    namesake = told("hit-search").about(NAMESAKE)
    assert namesake["company.legal_form"] == ["Chartered company"]
    assert namesake["company.register"] == ["Harbour Register"]
    assert told("hit-search").about(OURS)["company.legal_form"] == ["elf:2HBR"]


def test_an_empty_search_is_tried_once_more_without_the_last_word() -> None:
    answer = told("shorter")
    assert len(answer.asked) == 2
    assert answer.about(OURS)["company.country"] == ["DE"]


def test_a_single_word_inside_a_longer_name_is_no_match() -> None:
    assert told("strangers").outcome.state is State.ABSENT


def test_a_duplicate_is_followed_to_the_record_that_stands_for_it() -> None:
    assert {s.subject for s in told("duplicate").statements} == {OURS}


def test_duplicates_that_point_at_each_other_end_the_search() -> None:
    answer = told("circle")
    assert answer.outcome.state is State.ABSENT
    assert len(answer.asked) < 6


def test_an_lei_that_nobody_has_is_absent_and_not_searched_for_by_name() -> None:
    answer = told("unknown")
    assert answer.outcome.state is State.ABSENT
    assert len(answer.asked) == 1


def test_a_parent_is_one_for_the_period_of_the_relationship_and_not_for_that_of_its_accounts() -> None:
    assert told("hit").about(f"{OURS}/ultimate-parent/northwind-holding-se/2017-05-02") == {
        "relation.company": [OURS],
        "relation.kind": ["ultimate parent"],
        "relation.name": ["Northwind Holding SE"],
        "relation.key": ["lei:5493000000000NU00057"],
        "relation.since": ["2017-05-02"],
    }


def test_the_event_that_changed_the_name_dates_the_end_of_the_one_former_name() -> None:
    tie = told("hit").about(f"{OURS}/former-name/seewind-messtechnik-gmbh/2016-04-01")
    assert tie["relation.until"] == ["2016-04-01"]


def entity(**further: object) -> Part:
    return Part(
        {"otherNames": [], "eventGroups": [], "category": "GENERAL", "successorEntities": [], **further}
    )


def values(found: Iterable[Finding], field: str) -> list[str]:
    return [f.value for f in found if f.field == field]


def test_two_changes_of_name_date_no_former_name() -> None:
    former = [{"name": "Seewind AG", "type": "PREVIOUS_LEGAL_NAME"}]
    event = {"type": "CHANGE_LEGAL_NAME", "status": "COMPLETED", "effectiveDate": "2016-04-01T00:00:00Z"}
    once = entity(otherNames=former, eventGroups=[{"events": [event]}])
    twice = entity(otherNames=former, eventGroups=[{"events": [event, event]}])
    assert values(ties.own("X", once), "relation.name") == ["Seewind AG"]
    assert not [*ties.own("X", twice)]


@pytest.mark.parametrize(("category", "tie"), [("BRANCH", "head office"), ("FUND", "fund manager")])
def test_what_a_branch_or_a_fund_belongs_to_is_told_and_of_others_it_is_not(category: str, tie: str) -> None:
    other = {"lei": "5493000000000NU00057", "name": "Northwind Holding SE"}
    found = [*ties.own("X", entity(category=category, associatedEntity=other))]
    assert values(found, "relation.kind") == [tie]
    assert values(found, "relation.key") == ["lei:5493000000000NU00057"]
    assert not [*ties.own("X", entity(associatedEntity=other))]


def test_what_took_the_place_of_a_company_is_its_successor() -> None:
    found = [*ties.own("X", entity(successorEntities=[{"lei": None, "name": "Northwind Holding SE"}]))]
    assert values(found, "relation.kind") == ["successor"]
    assert not values(found, "relation.key")
