"""Roles: open now, more or fewer than before, the first of a kind; and what looks like a fall and is none."""

from __future__ import annotations

import pytest

from matching.nouns import Direction
from tests.matching.signals.looks import Looks, fact, role, roles
from tests.matching.statements import NOW

# ---- open now


def test_open_roles_are_a_signal_of_growth_told_by_function_with_their_titles_as_evidence() -> None:
    made = Looks().at(2, "board", role("Sales Manager"), role("Account Executive"), role("Data Engineer"))
    (signal,) = made.signals("hiring")
    assert signal.text == "advertises 3 roles: 2 in sales, 1 in data"
    assert (signal.direction, signal.stated, signal.passports) == (Direction.POSITIVE, False, {})
    assert {s.quote for s in signal.evidence} == {"Sales Manager", "Account Executive", "Data Engineer"}
    assert (NOW.date() - signal.date).days == 2


def test_a_count_that_the_board_states_is_believed_over_the_roles_that_were_read() -> None:
    made = Looks().at(2, "board", role("Fitter"), fact("open_roles", "40"))
    assert made.texts("hiring") == ["advertises 40 roles, among them 1 in trades"]


def test_a_company_that_says_that_it_hires_and_lists_nothing_is_told_so() -> None:
    assert Looks().at(2, "website", fact("hiring", "yes")).texts() == ["says that it is hiring"]
    assert Looks().at(2, "website", fact("hiring", "no")).texts() == []


def test_roles_that_were_last_seen_long_ago_are_not_open() -> None:
    assert Looks().at(60, "board", roles(5)).signals("hiring") == []


def test_a_role_that_the_board_has_no_more_is_not_open_though_an_older_answer_listed_it() -> None:
    made = Looks().at(20, "board", role("Fitter"), role("Sales Manager"), page="older")
    made.at(2, "board", role("Fitter"), page="newer")
    assert [text for text in made.texts("hiring") if text.startswith("advertises 1 role")]


# ---- more or fewer


def test_growth_is_told_against_the_earlier_count_and_cites_the_roles_that_came() -> None:
    made = Looks().at(60, "board", roles(4)).at(1, "board", roles(4), roles(5, "Sales Manager"))
    (growth,) = [s for s in made.signals("hiring") if s.id.startswith("hiring:growth")]
    assert growth.text == "advertises 9 roles, up from 4 on 02 Aug 2026"
    assert growth.direction is Direction.POSITIVE
    assert {s.value for s in growth.evidence} == {"Sales Manager"}


def test_decline_speaks_against_growth_and_cites_the_roles_that_went() -> None:
    made = Looks().at(60, "board", roles(8)).at(1, "board", roles(3))
    (decline,) = [s for s in made.signals("hiring") if s.id.startswith("hiring:decline")]
    assert (decline.direction, decline.text) == (
        Direction.NEGATIVE,
        "advertises 3 roles, down from 8 on 02 Aug 2026",
    )
    assert len(decline.evidence) == 5


def test_a_sharp_fall_of_a_large_board_looks_like_layoffs_and_says_that_nobody_states_any() -> None:
    made = Looks().at(60, "board", roles(24)).at(1, "board", roles(3))
    (fall,) = made.signals("layoffs")
    assert "from 24 on" in fall.text
    assert "no source states layoffs" in fall.text
    assert fall.direction is Direction.NEGATIVE
    assert "decline" not in made.turns("hiring")


@pytest.mark.parametrize(("before", "after"), [(2, 4), (10, 12), (5, 3), (1, 0)])
def test_a_small_change_is_no_trend(before: int, after: int) -> None:
    made = Looks().at(60, "board", roles(before)).at(1, "board", roles(after), fact("industry", "Lifts"))
    assert not made.turns("hiring") & {"growth", "decline"}


def test_a_board_is_compared_with_itself_a_quarter_ago_and_not_with_last_week() -> None:
    made = Looks().at(150, "board", roles(4)).at(12, "board", roles(12)).at(1, "board", roles(12))
    assert "advertises 12 roles, up from 4 on 04 May 2026" in made.texts("hiring")


def test_growth_of_more_than_a_quarter_ago_is_none_any_more() -> None:
    made = Looks().at(300, "board", roles(4)).at(200, "board", roles(12)).at(1, "board", roles(12))
    assert "growth" not in made.turns("hiring")


def test_an_answer_cut_short_shows_no_decline() -> None:
    made = Looks().at(60, "board", roles(12)).at(1, "board", roles(2), cut=True)
    assert made.turns("hiring") <= {"open"}
    assert made.signals("layoffs") == []


def test_a_source_that_had_nothing_to_say_shows_no_decline() -> None:
    made = Looks().at(60, "board", roles(12)).at(1, "board")
    assert made.turns() <= {"open"}


def test_two_answers_of_one_day_are_one_look() -> None:
    made = Looks().at(1.5, "board", roles(12)).at(1, "board", roles(2))
    assert made.signals("layoffs") == []


def test_two_sources_are_never_compared_with_each_other() -> None:
    made = Looks().at(60, "board", roles(12)).at(1, "register", roles(2))
    assert made.turns() <= {"open"}


def test_pages_of_a_crawled_site_that_were_not_read_again_are_no_decline() -> None:
    made = Looks().at(60, "website", roles(12), page="jobs").at(1, "website", roles(2), page="careers")
    assert made.turns() <= {"open"}


def test_of_a_board_of_which_a_part_was_read_the_counts_are_compared_and_cited() -> None:
    made = Looks().at(60, "board", roles(5), fact("open_roles", "400"))
    made.at(1, "board", roles(5, first=9), fact("open_roles", "700"))
    (growth,) = [s for s in made.signals("hiring") if s.id.startswith("hiring:growth")]
    assert growth.text == "advertises 700 roles, up from 400 on 02 Aug 2026"
    assert {s.field for s in growth.evidence} == {"company.open_roles"}


def test_a_count_that_came_back_to_what_it_was_is_read_at_its_own_time() -> None:
    made = Looks()
    for days, count in ((80, "40"), (40, "90"), (1, "40")):
        made.at(days, "board", roles(3), fact("open_roles", count))
    assert made.turns("hiring") <= {"open"}


# ---- the first of a kind


def test_the_first_role_of_a_function_is_new_and_says_since_when_there_was_none() -> None:
    made = Looks().at(30, "board", roles(3)).at(1, "board", roles(3), role("Sales Manager"))
    assert made.turns("hiring") >= {"first"}
    (text,) = [t for t in made.texts("hiring") if "first role" in t]
    assert text == (
        "advertises its first role in sales in these records: “Sales Manager”; none on 01 Sep 2026"
    )


def test_the_first_leading_role_of_a_known_function_is_new_too() -> None:
    made = (
        Looks()
        .at(30, "board", role("Sales Manager"))
        .at(1, "board", role("Sales Manager"), role("Head of Sales"))
    )
    assert any("first leading role in sales" in text for text in made.texts("hiring"))


def test_a_function_that_was_advertised_before_and_not_lately_is_not_the_first() -> None:
    made = Looks().at(200, "board", roles(2), role("Sales Manager")).at(100, "board", roles(2))
    made.at(1, "board", roles(2), role("Account Executive"))
    assert "first" not in made.turns("hiring")


def test_a_function_that_another_source_knew_is_not_the_first() -> None:
    made = Looks().at(60, "register", role("Account Executive")).at(30, "board", roles(2))
    made.at(1, "board", roles(2), role("Sales Manager"))
    assert "first" not in made.turns("hiring")


def test_the_first_look_at_a_company_shows_no_first_role() -> None:
    assert Looks().at(1, "board", roles(2), role("Sales Manager")).turns("hiring") == {"open"}


def test_a_role_whose_title_says_nothing_is_no_new_kind() -> None:
    made = Looks().at(30, "board", roles(2)).at(1, "board", roles(2), role("Zorbler"))
    assert "first" not in made.turns("hiring")
