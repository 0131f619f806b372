"""Ties: what a source says of one company and another, each day a statement of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from connectors.fields import FIELDS
from connectors.part import Part
from connectors.related import Said, Tie, related, said_day
from connectors.statement import Finding, stamp

SEEN = datetime(2026, 10, 1, tzinfo=UTC)
PARENT = Said("Zenith AG", "parent.name")


def values(findings: list[Finding]) -> dict[str, str]:
    return {finding.field: finding.value for finding in findings}


def test_a_tie_states_whose_it_is_what_the_other_is_and_both_its_days() -> None:
    since, until = Said("2015", "from"), Said("2019-04", "to")
    assert values([*related("1", Tie.PARENT, PARENT, since=since, until=until)]) == {
        "relation.company": "1",
        "relation.kind": "parent",
        "relation.name": "Zenith AG",
        "relation.since": "2015",
        "relation.until": "2019-04",
    }


def test_a_day_that_is_not_known_is_not_stated() -> None:
    assert set(values([*related("1", Tie.PARENT, PARENT)])) == {
        "relation.company",
        "relation.kind",
        "relation.name",
    }


def test_a_tie_that_began_twice_is_two_subjects_and_one_told_twice_is_one() -> None:
    first, again = Said("2001", "a"), Said("2015", "b")
    subjects = {
        finding.subject
        for since in (first, again, first)
        for finding in related("1", Tie.PARENT, PARENT, since=since)
    }
    assert len(subjects) == 2


def test_every_finding_of_a_tie_can_be_stamped_and_its_company_becomes_a_subject() -> None:
    made = [
        stamp(finding, source="gleif", url="https://api.gleif.org/1", seen=SEEN)
        for finding in related("1", Tie.PARENT, PARENT, key=Said("lei:X", "parent.lei", "X"))
    ]
    assert {s.field for s in made} <= set(FIELDS)
    assert {s.value for s in made if s.field == "relation.company"} == {"gleif:1"}
    assert all(s.kind == "relation" and s.quote for s in made)


def test_a_date_is_read_to_its_precision_and_quoted_as_it_stands() -> None:
    assert said_day(Part("2019-04-30T00:00:00Z", "at")) == Said("2019-04-30", "at", "2019-04-30T00:00:00Z")
    assert said_day(Part("2019", "at")) == Said("2019", "at")
    assert said_day(Part("some day", "at")) is None
    assert said_day(None) is None
