"""Who is there now, who was, and from when to when: by dated evidence, and unsure where it does not tell."""

from __future__ import annotations

from typing import TypedDict

import pytest

from matching.affiliation import Placement, affiliation, follows, placement, placements
from tests.matching.firms import CURRENT, FORMER, UNSURE, assembled, human, only, until
from tests.matching.statements import NOW, said

# ---- who is there


def test_fresh_evidence_makes_somebody_current() -> None:
    person = only(human("Ada Voss", title="CEO"))
    assert person.affiliation is CURRENT
    assert person.seen is not None
    assert (NOW - person.seen).days == 10


def test_old_evidence_makes_nobody_former_only_unsure() -> None:
    assert only(human("Ada Voss", title="CEO", days=500)).affiliation is UNSURE


def test_a_page_of_today_that_speaks_of_long_ago_makes_nobody_current() -> None:
    person = only(human("Ada Voss", title="CEO", days=0, as_of="2018"))
    assert person.affiliation is UNSURE
    assert person.seen is not None
    assert person.seen.year == 2018


def test_an_end_that_a_source_states_makes_somebody_former() -> None:
    person = only(human("Ada Voss", title="CEO"), until("2024-05"))
    assert (person.affiliation, person.seen) == (FORMER, None)


def test_a_source_that_states_an_end_does_not_place_somebody_there_itself() -> None:
    assert only(human("Ada Voss", title="CEO", days=0), until("2026-09-30")).affiliation is FORMER


def test_somebody_who_left_and_is_listed_again_elsewhere_later_is_current() -> None:
    again = human("Ada Voss", source="yc", title="CEO")
    assert only(human("Ada Voss"), until("2024-05"), again).affiliation is CURRENT


def test_somebody_listed_elsewhere_before_the_end_has_left() -> None:
    before = human("Ada Voss", source="yc", title="CEO", days=900)
    assert only(human("Ada Voss"), until("2026-09"), before).affiliation is FORMER


def test_evidence_of_the_very_month_of_an_end_is_unsure() -> None:
    assert only(human("Ada Voss"), until("2026-09"), human("Ada Voss", source="yc")).affiliation is UNSURE


def test_an_end_that_is_still_to_come_ends_nothing() -> None:
    assert only(human("Ada Voss", title="CEO"), until("2027-01-01")).affiliation is CURRENT


def test_nothing_said_of_a_place_is_unsure() -> None:
    assert affiliation([said("person.name", "Ada Voss")], NOW) is UNSURE


def test_a_source_that_has_somebody_leave_and_come_back_places_them_there() -> None:
    person = only(human("Ada Voss", title="CEO"), until("2015"), until("2019", field="since"))
    assert person.affiliation is CURRENT


def test_a_beginning_that_is_still_to_come_places_nobody_yet() -> None:
    person = only(human("Ada Voss", title="CEO", since="2027-01-01"))
    assert (person.affiliation, person.seen) == (UNSURE, None)


def test_what_its_source_hardly_believes_places_nobody() -> None:
    assert only(human("Ada Voss", title="Founder", confidence=0.4)).affiliation is UNSURE
    left = human("Ada Voss", source="yc", title="Founder", confidence=0.4)
    assert only(human("Ada Voss"), until("2024-05"), left).affiliation is FORMER


# ---- placements


def test_a_placement_has_its_dates_its_titles_and_what_it_rests_on() -> None:
    made = assembled(
        human("Ada Voss", title="CEO", days=40),
        human("Voss, Ada", source="register", title="Director", since="2019-03", days=5),
    )
    whole = placement(made, made.people[0], NOW)
    assert (whole.company, whole.person) == (made.id, made.people[0].id)
    assert (whole.standing, whole.since, whole.until) == (CURRENT, "2019-03", "")
    assert whole.titles == ("Director", "CEO")
    assert whole.first is not None
    assert whole.last is not None
    assert ((NOW - whole.first).days, (NOW - whole.last).days) == (40, 5)
    assert sorted({s.field for s in whole.evidence}) == ["person.employer", "person.since", "person.title"]


def test_each_record_is_a_placement_with_the_title_of_its_time() -> None:
    made = assembled(
        human("Ada Voss", title="CEO"),
        human("Ada Voss", source="yc", title="CFO", since="2015", until="2018"),
    )
    now, then = placements(made, made.people[0], NOW)
    assert (now.titles, now.standing, now.since) == (("CEO",), CURRENT, "")
    assert (then.titles, then.standing, then.since, then.until) == (("CFO",), FORMER, "2015", "2018")
    assert {s.source for s in then.evidence} == {"yc"}


def test_who_came_back_is_there_since_they_came_back() -> None:
    made = assembled(
        human("Ada Voss", title="CFO", since="2010", until="2014"),
        human("Ada Voss", source="register", title="CEO", since="2019"),
    )
    whole = placement(made, made.people[0], NOW)
    assert (whole.standing, whole.since, whole.until) == (CURRENT, "2019", "")


def test_an_end_is_told_of_who_left_and_of_who_is_to_leave() -> None:
    gone = assembled(human("Ada Voss", title="CEO", until="2024-05"))
    assert placement(gone, gone.people[0], NOW).until == "2024-05"
    leaving = assembled(human("Ada Voss", title="CEO", until="2027-05"))
    assert placement(leaving, leaving.people[0], NOW).until == "2027-05"


def test_what_places_somebody_at_another_company_is_no_evidence_of_this_one() -> None:
    made = assembled(
        human("Ada Voss", days=900, email="ada.voss@acme.example"),
        [
            said("person.employer", "other.example", subject="x", source="yc"),
            said("person.email", "ada.voss@acme.example", subject="x", source="yc"),
        ],
    )
    whole = placement(made, made.people[0], NOW)
    assert whole.standing is UNSURE
    assert {s.source for s in whole.evidence} == {"website"}
    assert made.people[0].affiliation is UNSURE
    assert len(made.people[0].subjects) == 2


# ---- one place after the other


class Dates(TypedDict, total=False):
    since: str
    until: str
    as_of: str


def at(place: str, *, days: float = 10, as_of: str = "", since: str = "", until: str = "") -> Placement:
    dates = {name: day for name, day in (("since", since), ("until", until)) if day}
    made = assembled(human("Ada Voss", at=place, title="CEO", days=days, as_of=as_of, more=dates), at=place)
    return placement(made, made.people[0], NOW)


@pytest.mark.parametrize(
    ("left", "joined"),
    [
        ({"until": "2019-04"}, {"since": "2019-05"}),
        ({"until": "2019-04"}, {"since": "2019"}),
        ({"until": "2019"}, {}),
        ({"as_of": "2018-06"}, {"since": "2019"}),
        ({"as_of": "2025-06"}, {}),
    ],
)
def test_an_end_or_a_last_sight_before_a_beginning_is_one_place_after_the_other(
    left: Dates, joined: Dates
) -> None:
    one, other = at("acme.example", **left), at("other.example", **joined)
    assert follows(one, other)
    assert not follows(other, one)


def test_two_looks_near_to_each_other_show_no_move() -> None:
    assert not follows(at("acme.example", days=60), at("other.example"))
    assert follows(at("acme.example", days=160), at("other.example"))


@pytest.mark.parametrize(
    ("left", "joined"),
    [
        ({}, {}),
        ({"since": "2010"}, {"since": "2019"}),
        ({"since": "2010", "until": "2021"}, {"since": "2019"}),
        ({"until": "2021"}, {"as_of": "2019"}),
        ({"as_of": "2020"}, {"since": "2019"}),
    ],
)
def test_two_places_at_one_time_are_no_move(left: Dates, joined: Dates) -> None:
    one, other = at("acme.example", **left), at("other.example", **joined)
    assert not follows(one, other)
    assert not follows(other, one)
