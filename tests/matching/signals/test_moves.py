"""Who went from one account to another: by two dated observations of one person, never by one page or a mere name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connectors.statement import Statement
from matching.nouns import Affiliation, Company, Signal
from matching.signals import Past, Told
from matching.signals.moves import job_changes, with_earlier
from tests.matching.firms import assembled, human
from tests.matching.statements import NOW, said

A, B, C = "acme.example", "borealis.example", "corvid.example"
PROFILE = "https://www.linkedin.com/in/jane-doe"
RARE = "Hildegard Wintersteiger"


def firm(at: str, *people: list[Statement]) -> Company:
    named = [
        said("company.name", at.partition(".")[0].title(), subject=at),
        said("company.domain", at, subject=at),
    ]
    return assembled(named, *people, at=at)


def changes(*companies: Company, past: dict[str, Past] | None = None) -> dict[str, tuple[Signal, ...]]:
    return {key.rpartition(":")[2]: told for key, told in job_changes(companies, NOW, past).items()}


def jane(at: str, title: str, days: float, name: str = "Jane Doe", **more: str) -> list[Statement]:
    return human(name, at=at, title=title, linkedin=PROFILE, days=days, more=more)


def test_who_was_at_one_account_earlier_and_is_at_another_now_is_a_signal_for_both() -> None:
    found = changes(firm(A, jane(A, "CFO", 200)), firm(B, jane(B, "Chief Executive Officer", 3)))
    (left,), (joined,) = found[A], found[B]
    when = "last seen at Acme on 15 Mar 2026, first seen at Borealis on 28 Sep 2026"
    assert left.text == f"Jane Doe, CFO, went to Borealis (Chief Executive Officer); {when}"
    assert joined.text == f"Jane Doe, Chief Executive Officer, came from Acme (CFO); {when}"
    assert (left.kind, left.id.split(":")[1], joined.id.split(":")[1]) == ("job_change", "left", "joined")


def test_a_move_is_dated_by_the_earlier_observation_and_cites_both() -> None:
    (left,) = changes(firm(A, jane(A, "CFO", 200)), firm(B, jane(B, "CEO", 3)))[A]
    assert left.date == (NOW - timedelta(days=200)).date()
    assert left.weight(NOW.date()) == pytest.approx(0.5 ** (200 / 180))
    assert {s.value for s in left.evidence} >= {"CFO", "CEO", PROFILE}
    assert {s.as_of.date() for s in left.evidence} == {(NOW - timedelta(days=d)).date() for d in (3, 200)}


def test_somebody_whom_the_users_own_list_has_is_called_their_contact() -> None:
    listed = human("Jane Doe", at=A, source="file", title="CFO", linkedin=PROFILE, days=300)
    (left,) = changes(firm(A, listed), firm(B, jane(B, "CEO", 3)))[A]
    assert left.text.startswith("Your contact Jane Doe, CFO, went to Borealis (CEO)")


def test_a_stated_beginning_dates_the_move() -> None:
    (left,) = changes(firm(A, jane(A, "CFO", 200)), firm(B, jane(B, "CEO", 3, since="2026-07")))[A]
    assert (left.date.isoformat(), left.text.rpartition("; ")[2]) == ("2026-07-01", "dated 2026-07")


def test_a_name_changed_by_a_wedding_is_told_with_both_names() -> None:
    found = changes(firm(A, jane(A, "CFO", 200)), firm(B, jane(B, "CEO", 3, name="Jane Thaler")))
    assert "Jane Doe, CFO, went to Borealis (CEO, called Jane Thaler)" in found[A][0].text


# ---- what is no change


def test_namesakes_are_two_people_however_well_dates_fit() -> None:
    before, after = (
        human("Jane Doe", at=A, title="CFO", days=200),
        human("Jane Doe", at=B, title="CEO", days=3),
    )
    assert changes(firm(A, before), firm(B, after)) == {}


def test_two_posts_that_are_both_seen_today_are_no_move() -> None:
    assert changes(firm(A, jane(A, "CFO", 3)), firm(B, jane(B, "CEO", 3))) == {}


def test_a_single_page_shows_no_move_however_old_it_is() -> None:
    assert changes(firm(A, jane(A, "CFO", 300)), firm(B)) == {}


@pytest.mark.parametrize(
    "title",
    [
        "Non-Executive Director",
        "Mitglied des Aufsichtsrats",
        "Advisor",
        "Angel Investor",
        "Członek rady nadzorczej",
    ],
)
def test_a_seat_on_a_board_or_a_post_held_beside_another_shows_no_leaving(title: str) -> None:
    assert changes(firm(A, jane(A, "CFO", 200)), firm(B, jane(B, title, 3))) == {}
    assert changes(firm(A, jane(A, title, 200)), firm(B, jane(B, "CFO", 3))) == {}


def test_a_founder_who_is_seen_elsewhere_is_a_founder_still() -> None:
    assert changes(firm(A, jane(A, "Founder", 200)), firm(B, jane(B, "CEO", 3))) == {}


def test_a_stated_end_shows_that_a_seat_on_a_board_was_left() -> None:
    before = jane(A, "Non-Executive Director", 200, until="2026-02")
    assert set(changes(firm(A, before), firm(B, jane(B, "CEO", 3, since="2026-03")))) == {A, B}


def test_a_move_of_long_ago_is_no_signal() -> None:
    assert changes(firm(A, jane(A, "CFO", 900)), firm(B, jane(B, "CEO", 3))) == {}


def test_a_place_that_is_not_sure_to_hold_still_is_no_place_to_have_gone_to() -> None:
    assert changes(firm(A, jane(A, "CFO", 700)), firm(B, jane(B, "CEO", 400))) == {}


# ---- whom nobody lists any more


def earlier(at: str, name: str, title: str, days: float) -> Past:
    """What the site of a company said of somebody once."""
    moment = NOW - timedelta(days=days)
    told = human(name, at=at, title=title, days=days)
    return Past(tuple(Told(s, f"website:{at}", moment, moment) for s in told if s.field != "person.employer"))


def test_somebody_whom_the_team_page_dropped_is_found_where_they_went() -> None:
    left, joined = firm(A), firm(B, human(RARE, at=B, title="CEO", days=3))
    past = {left.id: earlier(A, RARE, "CFO", 120)}
    assert set(changes(left, joined)) == set()
    assert set(changes(left, joined, past=past)) == {A, B}


def test_who_was_listed_once_is_unsure_and_carries_when_they_were_seen_last() -> None:
    company = firm(A, human("Ada Voss", at=A, title="CEO"))
    (_, gone) = with_earlier(company, earlier(A, RARE, "CFO", 120), NOW).people
    assert (gone.name, gone.affiliation) == (RARE, Affiliation.UNSURE)
    assert gone.seen == NOW - timedelta(days=120)


@pytest.mark.parametrize("now", [RARE, "H. Wintersteiger", "Dr. Hildegard M. Wintersteiger"])
def test_who_is_listed_still_under_another_spelling_is_not_there_twice(now: str) -> None:
    company = firm(A, human(now, at=A, title="CFO", key="now"))
    assert with_earlier(company, earlier(A, RARE, "CFO", 120), NOW) is company


def test_what_was_said_of_another_company_is_not_its_past() -> None:
    company = firm(A)
    assert with_earlier(company, earlier(C, RARE, "CFO", 120), NOW) is company


def test_the_order_of_companies_makes_no_difference() -> None:
    firms = [firm(A, jane(A, "CFO", 200)), firm(B, jane(B, "CEO", 3)), firm(C, human(RARE, at=C))]
    assert changes(*firms) == changes(*reversed(firms))
