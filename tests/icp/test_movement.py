"""Criteria about movement: how many roles are open, what happened lately, and how that fades."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.answer import Word
from icp.criteria.signs import events
from icp.interval import Decision
from icp.verdict import judge
from matching.nouns import Company, Entity
from matching.signals.kinds import STATED, kinds
from tests.icp.companies import NOW, ask, company, funding, known, passport, profile, role
from tests.icp.events import at, seen, told

TITLES = ("Sales Representative", "Driver", "Account Executive")
ROLES = tuple(role(title=title) for title in TITLES)
HIRING = 'kind = "hiring"\n'


def board(count: int, **fields: str) -> Company:
    """A company with three roles, whose board says how many it has."""
    return company(passport("company.open_roles", str(count), days=10), roles=ROLES, **fields)


@pytest.mark.parametrize(
    ("asked", "about", "word"),
    [
        ("", company(roles=ROLES), Word.YES),
        ("min_roles = 3", company(roles=ROLES), Word.YES),
        ("min_roles = 5", company(roles=ROLES), Word.UNKNOWN),
        ("min_roles = 5", board(3), Word.NO),
        ("min_roles = 5", board(7), Word.YES),
        ("max_roles = 5", company(roles=ROLES), Word.UNKNOWN),
        ("max_roles = 5", board(4), Word.YES),
        ("max_roles = 2", company(roles=ROLES), Word.NO),
        ('functions = ["sales"]\nmin_roles = 2', company(roles=ROLES), Word.YES),
        ('functions = ["sales", "driver"]\nmin_roles = 3', company(roles=ROLES), Word.YES),
        ('functions = ["sales"]\nmin_roles = 3', board(3), Word.NO),
        ('functions = ["sales"]\nmin_roles = 3', board(9), Word.UNKNOWN),
        ('functions = ["legal"]', board(3), Word.NO),
        ("", known(days=5, hiring="no"), Word.NO),
        ("", known(days=5, hiring="yes"), Word.YES),
        ("min_roles = 2", known(days=5, hiring="yes"), Word.UNKNOWN),
        ("", known(days=5, open_roles="0"), Word.NO),
        ("", known(), Word.UNKNOWN),
    ],
)
def test_roles_that_were_seen_are_the_least_there_are_and_the_board_says_the_most(
    asked: str, about: Company, word: Word
) -> None:
    assert ask(HIRING + asked, about).word is word


@pytest.mark.parametrize(
    ("people", "word"), [("40", Word.YES), ("100", Word.NO), ("20-100", Word.UNKNOWN), ("11-50", Word.YES)]
)
def test_a_share_of_its_people_is_as_exact_as_their_number(people: str, word: Word) -> None:
    assert ask(HIRING + "min_percent = 5", board(3, employees=people)).word is word


def test_a_share_needs_the_number_of_its_people() -> None:
    answer = ask(HIRING + "min_percent = 5", board(3))
    assert (answer.word, answer.needs) == (Word.UNKNOWN, ("company.employees",))


def test_a_profile_may_take_the_roles_that_were_seen_for_all() -> None:
    strict = HIRING + 'min_roles = 5\nunseen = "no"'
    assert ask(strict, company(roles=ROLES)).word is Word.NO
    assert ask(strict, known()).word is Word.UNKNOWN


def test_roles_may_have_to_be_new() -> None:
    lately = HIRING + "within_days = 30"
    assert ask(lately, company(roles=(role(title="Driver", posted="2026-09-20"),))).word is Word.YES
    assert ask(lately, company(roles=(role(title="Driver", posted="2026-05-01"),))).word is Word.UNKNOWN


def test_hiring_is_told_and_wished_for_in_figures() -> None:
    sales = HIRING + 'functions = ["sales"]\nmin_roles = 3'
    assert (
        ask(sales, board(3)).because
        == "it advertises 2 roles for sales (wikidata, 10 days old), not at least 3"
    )
    criterion = profile(f"[[nice]]\n{sales}").clauses[0].criterion
    assert criterion.wish == "at least 3 open roles for sales"
    assert criterion.contrary == "fewer than 3 open roles for sales"


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)), st.booleans(), st.integers(1, 4))
def test_a_role_more_that_is_seen_never_widens_what_is_known_of_hiring(
    some: set[int], more: set[int], counted: bool, least: int
) -> None:
    truth = [role(title=title) for title in (*TITLES, *TITLES)]
    fields = (passport("company.open_roles", "6", days=10),) if counted else ()

    def about(which: set[int]) -> Company:
        return company(*fields, roles=tuple(truth[n] for n in sorted(which)))

    for asked in (
        f"min_roles = {least}",
        f'functions = ["sales"]\nmin_roles = {least}',
        f"max_roles = {least}",
    ):
        before, after = ask(HIRING + asked, about(some)), ask(HIRING + asked, about(some | more))
        assert before.low <= after.low <= after.high <= before.high


SIGNALS = 'kind = "signals"\n'


def test_every_kind_of_event_can_be_named_and_nothing_else() -> None:
    named = {(event.kind, event.turn) for event in events().values()}
    own = {("hiring", "open"), ("hiring", STATED), ("funding", STATED)}
    assert not [pair for pair in kinds() if pair not in own and not named & {pair, (pair[0], STATED)}]
    assert {kind for kind, _ in named} <= {kind for kind, _ in kinds()}
    assert {pair for pair in named if pair[1] != STATED} <= kinds().keys()


def test_an_event_counts_while_a_quarter_of_it_is_left_or_within_the_days_asked() -> None:
    layoffs = SIGNALS + 'any = ["layoffs"]'
    assert ask(layoffs, at(known(), told("layoffs", 20))).word is Word.YES
    assert ask(layoffs, at(known(), told("layoffs", 359))).word is Word.YES
    assert ask(layoffs, at(known(), told("layoffs", 361))).word is Word.UNKNOWN
    assert ask(layoffs + "\nwithin_days = 400", at(known(), told("layoffs", 361))).word is Word.YES
    assert ask(layoffs + "\nwithin_days = 10", at(known(), told("layoffs", 20))).word is Word.UNKNOWN


def test_an_event_says_its_day_its_words_and_its_source() -> None:
    answer = ask(SIGNALS + 'any = ["office"]', at(known(), told("office", 20, "Nordlicht opens in Lyon")))
    assert answer.because == "2026-09-11: Nordlicht opens in Lyon (press)"
    assert [s.value for s in answer.evidence] == ["Nordlicht opens in Lyon"]


def test_a_turn_is_its_own_event() -> None:
    growth = SIGNALS + 'any = ["headcount:growth"]'
    assert ask(growth, at(known(), seen("headcount", "growth", 20))).word is Word.YES
    assert ask(growth, at(known(), seen("headcount", "decline", 20))).word is Word.UNKNOWN
    assert ask(SIGNALS + 'any = ["leadership"]', at(known(), seen("leadership", "new", 20))).word is Word.YES
    assert ask(SIGNALS + 'any = ["leadership:new"]', at(known(), told("leadership", 20))).word is Word.UNKNOWN
    assert (
        ask(SIGNALS + 'any = ["roles:decline"]', at(known(), seen("hiring", "decline", 9))).word is Word.YES
    )


def test_an_event_is_missing_only_where_others_were_seen_and_the_profile_says_so() -> None:
    strict = SIGNALS + 'any = ["layoffs"]\nunseen = "no"'
    assert ask(strict, at(known(), told("award", 20))).word is Word.NO
    assert ask(strict, known()).word is Word.UNKNOWN


def test_bad_news_excludes() -> None:
    wanted = profile(
        '[[must]]\nkind = "size"\nmin = 2\n[[exclude]]\nkind = "signals"\nany = ["layoffs", "closure"]\nunseen = "no"'
    )
    assert judge(at(known(employees="9"), told("closure", 20)), wanted, NOW).decision is Decision.REJECTED
    assert judge(at(known(employees="9"), told("award", 20)), wanted, NOW).decision is Decision.QUALIFIED
    assert judge(known(employees="9"), wanted, NOW).decision is Decision.NEEDS_RESEARCH


def test_money_in_the_press_is_money_raised() -> None:
    assert ask(SIGNALS + 'any = ["funding"]', at(known(), told("funding", 20))).word is Word.YES


FADING = SIGNALS + "fading = true\n"


@pytest.mark.parametrize(
    ("asked", "about", "left"),
    [
        ('any = ["layoffs"]', at(known(), told("layoffs", 180)), 0.5),
        ('any = ["layoffs"]', at(known(), told("layoffs", 0)), 1.0),
        ('any = ["funding"]', company(fundings=(funding(date="2026-06-03", amount="10 USD"),)), 0.5),
        ('any = ["code"]\nwithin_days = 400', known(days=5, last_code="2026-07-03"), 0.5),
        ('any = ["hiring:sales"]', company(roles=(role(title="Sales", posted="2026-08-17"),)), 0.5),
        ('any = ["hiring"]', known(days=45, hiring="yes"), 0.5),
    ],
)  # fmt: skip
def test_a_sign_is_worth_half_after_its_half_life(asked: str, about: Company, left: float) -> None:
    answer = ask(FADING + asked, about)
    assert (answer.low, answer.high) == (pytest.approx(left), 1.0)
    closed = ask(FADING + asked + '\nunseen = "no"', about)
    assert closed.low == closed.high == pytest.approx(left)
    assert closed.word is (Word.YES if left == 1.0 else Word.PARTLY)


def test_what_is_left_is_said() -> None:
    answer = ask(FADING + 'any = ["layoffs"]', at(known(), told("layoffs", 180, "Nordlicht lets 40 go")))
    assert answer.because == "2026-04-04: Nordlicht lets 40 go (press), 50% of which is left"


ages = st.integers(0, 300)


@given(st.lists(ages, min_size=1, max_size=3), ages)
def test_an_event_more_never_widens_and_a_fresher_one_never_lowers(some: list[int], more: int) -> None:
    for asked in ('any = ["layoffs"]', 'any = ["layoffs", "award"]'):
        before = ask(FADING + asked, at(known(), *(told("layoffs", days) for days in some)))
        after = ask(FADING + asked, at(known(), *(told("layoffs", days) for days in (*some, more))))
        assert before.low <= after.low <= after.high <= before.high
        closed = FADING + asked + '\nunseen = "no"'
        fewer = ask(closed, at(known(), *(told("layoffs", days) for days in some)))
        assert fewer.low <= ask(closed, at(known(), *(told("layoffs", days) for days in (*some, more)))).low


@given(ages, st.integers(0, 60))
def test_time_only_ever_fades(age: int, later: int) -> None:
    about = at(known(), told("layoffs", age))
    closed = FADING + 'any = ["layoffs"]\nunseen = "no"\nwithin_days = 3000'
    assert ask(closed, about, NOW + timedelta(days=later)).low <= ask(closed, about).low


def test_nothing_that_is_to_come_has_happened() -> None:
    about = at(known(), told("award", 20))
    assert ask(SIGNALS + 'any = ["award"]', about, NOW - timedelta(days=40)).word is Word.UNKNOWN


def test_a_role_without_a_title_is_no_role() -> None:
    assert ask(HIRING, company(roles=(Entity("greenhouse:2", {}),))).word is Word.UNKNOWN
