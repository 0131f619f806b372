"""The buying committee: who may hold which seat in a company of which size, who never does, and what is missing."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.lexicon.posts import BuyingRole
from matching.committee import Committee, committee
from matching.committee.presence import elsewhere
from matching.deciders import Persona
from matching.nouns import Affiliation, Company, Person
from tests.matching.test_deciders import NOW, company, passport, person

BUYER, CHAMPION = BuyingRole.ECONOMIC_BUYER, BuyingRole.CHAMPION
SHARED = (BuyingRole.USER, BuyingRole.BLOCKER)
GROWTH = Persona("Growth", ("marketing",), ("c_level", "vp", "director", "head"))
MONEY = Persona("Money", ("finance",), ("c_level", "head"))


def made(*people: Person, size: str = "", persona: Persona = GROWTH) -> Committee:
    return committee(company(*people, employees=size), (persona,), NOW)


def called(name: str, *people: Person, size: str = "") -> Company:
    known = company(*people, employees=size)
    named = passport(known.id, "company.name", (name,), ("website",), 1)
    return replace(known, passports={**known.passports, "company.name": named})


def names(found: Committee, role: BuyingRole) -> list[str]:
    return [candidate.person.name for candidate in found.seat(role).candidates]


def chance(found: Committee, role: BuyingRole, name: str) -> float:
    return next((c.probability for c in found.seat(role).candidates if c.person.name == name), 0.0)


# -- size --------------------------------------------------------------------------------------------


def test_in_a_company_of_eight_the_founder_holds_every_seat_that_nobody_else_has() -> None:
    found = made(person("Eva Roth", "Founder & CEO"), person("Bo Ek", "Electrician"), size="8")
    held = {seat.role for seat in found.seats if seat.best and seat.best.person.name == "Eva Roth"}
    assert {BUYER, CHAMPION, BuyingRole.PROCUREMENT, BuyingRole.LEGAL} <= held
    (legal,) = found.seat(BuyingRole.LEGAL).candidates
    assert "in a company this small whoever runs it holds this seat too" in legal.because
    assert any("8 people" in remark for remark in found.remarks)
    assert any("Eva Roth is the likeliest" in remark for remark in found.remarks)


def test_in_a_company_of_eight_thousand_the_founder_reviews_no_contracts() -> None:
    found = made(person("Eva Roth", "Founder & CEO"), size="8000")
    assert found.seat(BuyingRole.LEGAL).missing
    assert found.seat(BuyingRole.TECHNICAL_EVALUATOR).missing


def test_a_head_of_growth_decides_among_eight_and_advises_among_eight_thousand() -> None:
    head = person("Max Ohm", "Head of Growth")
    small, large = (made(head, size=size) for size in ("8", "8000"))
    assert chance(small, BUYER, "Max Ohm") > 0.5 > small.seat(BUYER).vacant
    assert chance(large, BUYER, "Max Ohm") < 0.25
    assert chance(large, CHAMPION, "Max Ohm") > 2 * chance(large, BUYER, "Max Ohm")


def test_an_unknown_size_is_said() -> None:
    found = made(person("Eva Roth", "CEO"))
    assert found.size is None
    assert any("not known" in remark for remark in found.remarks)
    assert any("of unknown size" in line for line in found.seat(BUYER).candidates[0].because)


# -- who never is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Assistant to the CEO", "stellv. Geschäftsführer", "Deputy CEO", "Non-Executive Director",
        "Chairman of the Board", "Board Observer", "Aufsichtsrat", "Partner at Northern Capital", "Investor",
        "Marketing Intern",
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", ["5", "8000", ""])
def test_deputies_overseers_helpers_and_outsiders_are_no_economic_buyers(title: str, size: str) -> None:
    assert names(made(person("Ann Bell", title), size=size), BUYER) == []


@pytest.mark.parametrize("size", ["5", "8000"])
def test_their_seat_in_the_same_test_is_open_to_who_runs_the_company(size: str) -> None:
    assert names(made(person("Ann Bell", "Geschäftsführerin"), size=size), BUYER) == ["Ann Bell"]


def test_who_left_or_may_have_stands_apart_and_holds_no_seat() -> None:
    old = replace(person("Old Boss", "CEO", there=Affiliation.FORMER), seen=NOW - timedelta(days=900))
    lost = replace(person("Lost Boss", "CEO", there=Affiliation.UNSURE), seen=NOW - timedelta(days=500))
    found = made(old, lost, person("Past Boss", "Former CEO"), person("Max Ohm", "Head of Growth"), size="50")
    assert [p.name for p in found.doubtful] == ["Past Boss", "Lost Boss", "Old Boss"]
    shown = {c.person.name for seat in found.seats for c in seat.candidates}
    shown |= {p.name for p in found.others} | {talk.person.name for talk in found.plan}
    shown |= {p.name for line in found.lines for p in (line.below, line.above)}
    assert shown == {"Max Ohm"}


def test_a_name_without_a_title_of_which_its_source_is_unsure_is_shown_as_unsure() -> None:
    found = made(person("Presiding Bishop", sure=0.6), person("Ida Lund"), size="40")
    assert [p.name for p in found.others] == ["Ida Lund"]
    assert [p.name for p in found.doubtful] == ["Presiding Bishop"]


def test_a_title_at_another_firm_is_told_from_one_at_this() -> None:
    firm = called("Northwind Traders")
    assert elsewhere("Partner at Sequoia Gulf", firm)
    assert elsewhere("Guest author", firm)
    assert not elsewhere("Head of Sales at Northwind", firm)


def test_a_title_that_names_a_colleague_is_not_its_bearers() -> None:
    found = made(person("Eva Roth", "Mayor"), person("Tim Holt", "Mayor Eva Roth and Vice Mayor"), size="40")
    assert names(found, BUYER) == ["Eva Roth"]


def test_of_two_titles_the_one_that_says_of_what_counts() -> None:
    found = made(person("Lutz Hart", "Vorstand", "Vorstand Finanzen"), size="300")
    assert chance(found, BUYER, "Lutz Hart") < chance(
        made(person("Lutz Hart", "Vorstand"), size="300"), BUYER, "Lutz Hart"
    )


# -- the field ---------------------------------------------------------------------------------------


def test_the_champion_is_who_leads_the_field_the_profile_sells_to() -> None:
    people = (
        person("Max Ohm", "Head of Marketing"),
        person("Kim Dahl", "Head of Finance"),
        person("Eva Roth", "CEO"),
    )
    assert names(made(*people, size="400"), CHAMPION)[0] == "Max Ohm"
    assert names(made(*people, size="400", persona=MONEY), CHAMPION)[0] == "Kim Dahl"


def test_in_a_large_company_the_chief_of_the_field_pays_and_in_a_small_one_who_runs_it() -> None:
    people = (person("Eva Roth", "CEO"), person("Max Ohm", "Chief Marketing Officer"))
    assert names(made(*people, size="5000"), BUYER)[0] == "Max Ohm"
    assert names(made(*people, size="20"), BUYER)[0] == "Eva Roth"


def test_each_function_finds_its_seat() -> None:
    found = made(
        person("Tom Baker", "General Counsel"), person("Priya Raman", "Head of Procurement"),
        person("Ed Stone", "CIO"), person("Sue Lin", "CFO"), person("Amy Fox", "Content Marketing Manager"),
        size="3000",
    )  # fmt: skip
    best = {seat.role: seat.best.person.name if seat.best else "" for seat in found.seats}
    assert best[BuyingRole.LEGAL] == "Tom Baker"
    assert best[BuyingRole.PROCUREMENT] == "Priya Raman"
    assert best[BuyingRole.TECHNICAL_EVALUATOR] == "Ed Stone"
    assert best[BuyingRole.USER] == "Amy Fox"
    assert {"Sue Lin", "Tom Baker"} <= set(names(found, BuyingRole.BLOCKER))


def test_a_region_is_not_the_whole() -> None:
    found = made(
        person("Eva Roth", "CEO"), person("Jon Lee", "CEO Europe"), person("Kai Ng", "Global CEO"), size="90"
    )
    assert chance(found, BUYER, "Eva Roth") > chance(found, BUYER, "Jon Lee")
    assert chance(found, BUYER, "Eva Roth") == chance(found, BUYER, "Kai Ng")


def test_who_bears_the_name_of_a_small_firm_likely_owns_it_and_a_place_name_is_no_such_thing() -> None:
    florist = person("Carole Horan", "Florist")
    owned = committee(called("Carole Horan Flowers", florist), (GROWTH,), NOW)
    other = committee(called("Bluebell Flowers", florist), (GROWTH,), NOW)
    assert names(owned, BUYER) == ["Carole Horan"]
    assert names(other, BUYER) == []
    assert "bears the name of the company" in owned.seat(BUYER).candidates[0].because


# -- evidence and gaps -------------------------------------------------------------------------------


def test_old_and_weak_evidence_makes_less_likely_and_leaves_the_seat_open() -> None:
    fresh, weak = (
        made(person("Eva Roth", "CEO"), size="50"),
        made(person("Eva Roth", "CEO", sure=0.6), size="50"),
    )
    later = committee(
        company(person("Eva Roth", "CEO"), employees="50"), (GROWTH,), NOW + timedelta(days=300)
    )
    for doubted in (weak, later):
        assert chance(doubted, BUYER, "Eva Roth") < chance(fresh, BUYER, "Eva Roth")
        assert doubted.seat(BUYER).vacant > fresh.seat(BUYER).vacant


def test_the_less_of_a_company_is_known_the_likelier_it_is_somebody_unknown() -> None:
    boss, crew = person("Eva Roth", "CEO"), [person(f"Worker {n}", "Electrician") for n in range(7)]
    assert made(boss, *crew, size="8").seat(BUYER).vacant < made(boss, size="8").seat(BUYER).vacant


def test_a_company_of_which_nobody_is_known_has_every_seat_missing_with_a_way_to_fill_it() -> None:
    found = made(size="50")
    assert [seat.role for seat in found.seats] == list(BuyingRole)
    for seat in found.seats:
        assert (seat.missing, seat.best, seat.vacant) == (True, None, 1.0)
        assert seat.fill[-1].startswith("ask: ")
        assert seat.fill[-1].endswith("?")
    assert any("register" in way for way in found.seat(BUYER).fill)
    assert (found.plan, found.lines, found.others) == ((), (), ())


def test_a_source_that_has_named_people_is_not_offered_again() -> None:
    found = made(person("Bo Ek", "Electrician"), size="50")
    assert found.seat(CHAMPION).fill
    assert not any("team" in way for way in found.seat(CHAMPION).fill)


def test_a_seat_that_is_likely_filled_asks_nothing() -> None:
    assert made(person("Eva Roth", "CEO"), size="8").seat(BUYER).fill == ()


def test_every_candidate_says_why_and_who_says_so() -> None:
    found = made(person("Max Ohm", "Head of Marketing", sources=("press", "website")), size="51-200")
    because = found.seat(CHAMPION).candidates[0].because
    assert because[0] == 'works in the field of "Growth": marketing'
    assert because[1] == '"Head of Marketing" is head level in a company of about 101 people'
    assert because[-1] == "said by press, website, last seen 2026-03-01"


# -- lines -------------------------------------------------------------------------------------------


def above(found: Committee, name: str) -> str:
    return next((line.above.name for line in found.lines if line.below.name == name), "")


def test_one_reports_to_the_next_level_up_in_the_same_field_and_else_to_who_runs_the_company() -> None:
    found = made(
        person("Eva Roth", "CEO"), person("Cy Mark", "CMO"), person("Max Ohm", "Head of Marketing"),
        person("Amy Fox", "Marketing Manager"), person("Kim Dahl", "CFO"), size="300",
    )  # fmt: skip
    assert [above(found, n) for n in ("Amy Fox", "Max Ohm", "Cy Mark", "Kim Dahl", "Eva Roth")] == [
        "Max Ohm", "Cy Mark", "Eva Roth", "Eva Roth", "",
    ]  # fmt: skip
    assert all(0 < line.probability < 1 and line.because for line in found.lines)


def test_in_a_large_company_a_specialist_is_not_said_to_report_to_its_head() -> None:
    people = (person("Eva Roth", "CEO"), person("Bo Ek", "Electrician"))
    assert above(made(*people, size="9"), "Bo Ek") == "Eva Roth"
    assert above(made(*people, size="9000"), "Bo Ek") == ""


def test_two_who_run_a_company_share_the_chance() -> None:
    one = made(person("Eva Roth", "CEO"), person("Kim Dahl", "CFO"), size="50")
    two = made(
        person("Eva Roth", "Geschäftsführer"),
        person("Ada Voss", "Geschäftsführerin"),
        person("Kim Dahl", "CFO"),
        size="50",
    )
    assert two.lines[0].probability == pytest.approx(one.lines[0].probability / 2, abs=0.01)


# -- plan --------------------------------------------------------------------------------------------


def test_the_plan_begins_with_whom_would_carry_it_and_has_more_than_one_thread() -> None:
    found = made(
        person("Eva Roth", "CEO"),
        person("Max Ohm", "Head of Marketing"),
        person("Ed Stone", "CTO"),
        size="80",
    )
    assert [talk.person.name for talk in found.plan] == ["Max Ohm", "Eva Roth", "Ed Stone"]
    assert "marketing" in found.plan[0].about
    assert "likely champion" in found.plan[0].because


def test_where_one_holds_every_seat_a_second_person_is_added_if_one_is_known() -> None:
    found = made(person("Eva Roth", "Founder"), person("Bo Ek", "Electrician"), size="4")
    assert [talk.person.name for talk in found.plan] == ["Eva Roth", "Bo Ek"]


def test_one_person_alone_is_said_to_be_one_thread() -> None:
    found = made(person("Eva Roth", "Founder"), size="4")
    assert len(found.plan) == 1
    assert any("one thread" in remark for remark in found.remarks)


# -- for all -----------------------------------------------------------------------------------------

TITLES = (
    "CEO", "Founder", "CFO", "CMO", "CTO", "VP Marketing", "Head of Growth", "Marketing Manager", "Director", "Partner",
    "Non-Executive Director", "Assistant to the CEO", "Former CEO", "Einkaufsleiter", "General Counsel", "Engineer",
    "Xyzzy",
)  # fmt: skip
PEOPLE = st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(list(Affiliation))), max_size=25)


@settings(max_examples=60, deadline=None)
@given(people=PEOPLE, size=st.sampled_from(["", "3", "40", "900", "20000"]))
def test_chances_are_chances_and_only_those_who_are_there_hold_seats(
    people: list[tuple[str, Affiliation]], size: str
) -> None:
    found = made(*(person(f"Person {n}", t, there=a) for n, (t, a) in enumerate(people)), size=size)
    assert len(found.seats) == len(BuyingRole)
    for seat in found.seats:
        chances = [c.probability for c in seat.candidates]
        assert chances == sorted(chances, reverse=True)
        assert all(0 < p <= 1 for p in chances)
        assert 0 <= seat.vacant <= 1
        assert seat.role in SHARED or sum(chances) + seat.vacant <= 1.02
        assert all(c.person.affiliation is Affiliation.CURRENT for c in seat.candidates)
    apart = {p.id for p in found.doubtful}
    assert not apart & {p.id for line in found.lines for p in (line.below, line.above)}
    assert len({talk.person.id for talk in found.plan}) == len(found.plan)
    assert not _loops(found)


def _loops(found: Committee) -> bool:
    up = {line.below.id: line.above.id for line in found.lines}
    for start in up:
        seen, here = {start}, up[start]
        while here in up:
            if here in seen:
                return True
            seen.add(here)
            here = up[here]
    return False


def test_the_order_of_the_people_makes_no_difference() -> None:
    people = [person(f"Person {n:02}", title) for n, title in enumerate(TITLES * 2)]
    expected = made(*people, size="200")
    for seed in range(5):
        shuffled = random.Random(seed).sample(people, len(people))
        found = made(*shuffled, size="200")
        assert (found.seats, found.plan, found.lines) == (expected.seats, expected.plan, expected.lines)
