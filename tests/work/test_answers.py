"""What a person says of an account: read or refused, tied to the company for good, and aged like any evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from enrich.errors import BadInput
from enrich.store.answers import Answer
from enrich.work.answers import Answered, full_name, read_value
from tests.store.making import NOW

ANSWER = Answer(
    n=7, world="", field="company.employees", value="45", note="", by="ben", at=NOW, about="Acme", run="run-1",
    names=("row:a:b:1", "website:acme.example"),
)  # fmt: skip


def test_an_answer_is_about_the_rows_it_was_said_of_where_they_are_in_the_run() -> None:
    answered = Answered.of([ANSWER], {"row:a:b:1": "file:new.csv:3"}, None)
    assert [s.value for s in answered.about("file:new.csv:1", {"file:new.csv:3"})] == ["45"]
    assert answered.about("file:new.csv:1", {"website:acme.example"}) == []


def test_in_another_list_it_is_about_what_sources_call_the_company() -> None:
    answered = Answered.of([ANSWER], {}, None)
    [statement] = answered.about("file:other.csv:9", {"file:other.csv:9", "website:acme.example"})
    assert (statement.subject, statement.source, statement.url) == (
        "file:other.csv:9",
        "person",
        "person:ben",
    )
    assert (statement.at, statement.quote) == ("answer 7", "45")


def test_one_answer_with_several_names_is_one_statement() -> None:
    answer = replace(ANSWER, names=("gleif:1", "website:acme.example"))
    assert len(Answered.of([answer], {}, None).about("x", {"gleif:1", "website:acme.example"})) == 1


def test_it_ages_from_the_day_it_was_said_and_in_a_world_that_stands_still_not_at_all() -> None:
    later = datetime(2027, 5, 1, tzinfo=UTC)
    [live] = Answered.of([ANSWER], {}, None).about("x", {"website:acme.example"})
    [still] = Answered.of([ANSWER], {}, later).about("x", {"website:acme.example"})
    assert (live.seen, live.expires, live.as_of) == (NOW, NOW + timedelta(days=365), NOW)
    assert (still.seen, still.as_of) == (NOW, later)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("employees", "about 45", "45"),
        ("employees", "11 to 50 people", "11-50"),
        ("company.country", "Deutschland", "DE"),
        ("founded", "in 1987", "1987"),
        ("revenue", "1250000 EUR", "1250000 EUR"),
        ("domain", "https://www.acme.example/x", "acme.example"),
        ("name", "  Acme   Ltd ", "Acme Ltd"),
        ("deal.money", "4", "4"),
    ],
)
def test_what_people_write_is_read_as_the_vocabulary_has_it(field: str, typed: str, value: str) -> None:
    assert read_value(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("employees", "many", "says nothing for company.employees"),
        ("employees", "n/a", 'Write it like "45"'),
        ("country", "Atlantis", '"Germany" or "DE"'),
        ("revenue", "a lot", '"1250000 EUR"'),
        ("open_roles", "plenty", '"11-50"'),
        ("deal.money", "6", "a level from 1 to 5"),
        ("deal.money", "yes", "a level from 1 to 5"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(field: str, typed: str, says: str) -> None:
    with pytest.raises(BadInput) as error:
        read_value(field, typed)
    assert says in str(error.value)


@pytest.mark.parametrize("field", ["person.email", "funding.amount", "emploiees", "deal.luck"])
def test_what_is_no_field_of_a_company_is_refused(field: str) -> None:
    with pytest.raises(BadInput, match="is no field of a company"):
        full_name(field)


def test_a_slip_is_told_what_it_may_have_meant() -> None:
    with pytest.raises(BadInput, match="Did you mean employees"):
        full_name("emploiees")
