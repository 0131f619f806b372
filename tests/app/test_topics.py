"""What a source yields and needs, in a few words."""

from __future__ import annotations

from collections import Counter

from connectors.catalog import ALL
from connectors.fields import FIELDS
from enrich.app.topics import TOPICS, needs, topics


def test_every_field_belongs_to_one_topic() -> None:
    told = Counter(field for fields in TOPICS.values() for field in fields)
    assert set(told) == set(FIELDS)
    assert set(told.values()) == {1}


def test_what_few_know_is_told_first_and_each_topic_once() -> None:
    fields = (
        "company.name",
        "company.legal_name",
        "company.country",
        "person.name",
        "person.title",
        "role.title",
    )
    assert topics(fields) == ("people", "roles", "place", "names")
    assert topics(()) == ()


def test_needs_are_words_and_those_that_mean_the_same_are_one() -> None:
    assert (
        needs(("company.cik", "company.ticker", "company.name", "company.legal_name")) == "CIK, ticker, name"
    )
    assert needs(("company.domain", "company.website")) == "domain"
    assert needs(("person.name",)) == "a person"
    assert needs(()) == ""


def test_no_need_of_a_source_is_shown_as_a_name_of_a_field() -> None:
    assert not [s.name for s in ALL if "_" in needs(s.needs) or "." in needs(s.needs) or not needs(s.needs)]
