from datetime import UTC, datetime, timedelta

import pytest

from outreach.facts import Sensitivity, facts_of, unusable
from tests.outreach.making import HANNAH, NOW, SITE, case, funding, human, role, say

OWN_WORDS = "We keep four thousand lifts running across the north of England. Call us today!"


def fact(made, kind):
    return next((f for f in facts_of(made.company, made.person, made.now) if f.kind == kind), None)


def refused(made, what):
    return [u.why for u in unusable(made.company, made.person, made.now) if u.what.startswith(what)]


def test_an_open_role_is_a_fact_with_its_title_place_and_statements():
    found = fact(case(role(1, "Service Planner", "Leeds")), "hiring")
    assert dict(found.slots) == {"title": "Service Planner", "place": "Leeds"}
    assert {s.field for s in found.statements} == {"role.title", "role.place"}
    assert (found.about, found.sensitivity) == ("company", Sensitivity.COMPANY)


def test_every_kind_that_is_stated_is_found():
    made = case(
        role(1, "Service Planner", "Leeds"),
        funding("4213450 USD", "2026-03-12"),
        [
            say(SITE, "company.open_roles", "12"),
            say(SITE, "company.technology", "SAP"),
            say(SITE, "company.description", OWN_WORDS),
            say(SITE, "company.industry", "Lift maintenance"),
            say(SITE, "company.employees", "180"),
            say(SITE, "company.founded", "1987-05"),
            say(SITE, "company.registration_number", "01234567"),
            say(SITE, "company.accelerator", "Y Combinator W21"),
        ],
        people=human("Hannah Clarke", "Head of Service", place="Leeds"),
    )
    kinds = {f.kind for f in facts_of(made.company, made.person, NOW)}
    assert kinds == {
        "company", "person", "hiring", "vacancies", "funding", "technology", "words", "industry", "location", "size",
        "founded", "register", "accelerator",
    }  # fmt: skip


def test_the_legal_form_is_left_out_of_a_company_name():
    assert fact(case(company_name="Thornbury Lifts Ltd"), "company").slots["name"] == "Thornbury Lifts"


def test_a_mark_of_gender_is_left_out_of_a_title():
    assert fact(case(role(1, "Servicetechniker (m/w/d)")), "hiring").slots["title"] == "Servicetechniker"


def test_of_a_description_the_first_whole_sentence_is_quoted():
    made = case([say(SITE, "company.description", OWN_WORDS)])
    assert (
        fact(made, "words").slots["quote"]
        == "We keep four thousand lifts running across the north of England"
    )


def test_a_description_that_others_wrote_is_not_the_companys_own_words():
    made = case([say(SITE, "company.description", OWN_WORDS, url="https://directory.example/thornbury")])
    assert fact(made, "words") is None
    assert any("own words" in why for why in refused(made, "company.description"))


@pytest.mark.parametrize(
    ("description", "why"),
    [
        ("Willkommen auf den Seiten von Thornbury Lifts in Leeds", "greets"),
        ("Thornbury Lifts: the lifts you can trust in Leeds!", "advertises"),
        ("Looking for somebody who looks after lifts in Leeds?", "advertises"),
        ("We look after the lifts of Leeds and…", "advertises"),
        ("Lifts in Leeds", "too short or too long"),
        ("We look after lifts, see thornbury.example for more of them", "a link"),
        ("WE LOOK AFTER THE LIFTS OF LEEDS AND YORK", "capitals"),
        ("We look  after the lifts of Leeds and York", "stray space"),
    ],
)
def test_what_is_no_plain_sentence_is_not_quoted(description, why):
    made = case([say(SITE, "company.description", description)])
    assert fact(made, "words") is None
    assert any(why in reason for reason in refused(made, "company.description"))


def test_evidence_past_its_date_makes_no_fact_and_says_so():
    made = case(role(1, "Service Planner", seen=NOW - timedelta(days=60)))
    assert fact(made, "hiring") is None
    assert any("too long ago" in why for why in refused(made, "role.title"))


def test_a_fact_lasts_as_long_as_its_shortest_lived_value():
    found = fact(case(role(1, "Service Planner")), "hiring")
    assert all(s.expires == found.fresh_until for s in found.statements)


def test_an_uncertain_reading_makes_no_fact():
    made = case([say(SITE, "company.technology", "SAP", confidence=0.5)])
    assert fact(made, "technology") is None
    assert refused(made, "company.technology") == ["its reading is not certain enough"]


def test_a_value_that_sources_dispute_makes_no_fact():
    made = case(
        [
            say(SITE, "company.employees", "180"),
            say(SITE, "company.employees", "900", source="register", url="https://register.example/1"),
        ]
    )
    assert made.company.passports["company.employees"].conflict
    assert fact(made, "size") is None
    assert refused(made, "company.employees") == ["sources disagree about it"]


@pytest.mark.parametrize("day", ["2024-06-01", "2027-01-01", "soon"])
def test_a_round_that_is_old_or_to_come_is_no_news(day):
    made = case(funding("4213450 USD", day))
    assert fact(made, "funding") is None
    assert any("last year" in why for why in refused(made, "funding"))


def test_a_round_without_a_date_is_no_news():
    made = case([s for s in funding("4213450 USD", "2026-03-12") if s.field != "funding.date"])
    assert refused(made, "funding") == ["its date is not known, so it may be old"]


def test_of_somebody_who_left_nothing_is_said():
    made = case(people=human("Hannah Clarke", "Head of Service", until="2026-01-31"))
    assert fact(made, "person") is None
    assert refused(made, "person") == ["the person is no longer there"]


def test_of_somebody_not_seen_there_for_long_nothing_is_said():
    made = case(people=human("Hannah Clarke", "Head of Service", seen=NOW - timedelta(days=500)))
    assert fact(made, "person") is None
    assert refused(made, "person") == ["whether the person is still there is not sure"]


def test_what_is_personal_beyond_name_title_and_place_of_work_is_never_a_fact():
    made = case(
        people=human("Hannah Clarke", "Head of Service", linkedin="https://linkedin.com/in/hc", since="2019")
    )
    said = {
        s.field for f in facts_of(made.company, made.person, NOW) for s in f.statements if s.kind == "person"
    }
    assert said == {"person.name", "person.title"}
    assert (
        refused(made, "person.linkedin")
        == refused(made, "person.since")
        == ["it is personal, beyond name, title and place of work"]
    )


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Hannah Clarke", "Hannah"),
        ("Dr. Sabine Krüger", "Sabine"),
        ("Jean-Pierre Martin", "Jean-Pierre"),
        ("Nagy Péter", None),
        ("H. Clarke", None),
        ("Taylor Morgan", None),
    ],
)
def test_a_forename_is_used_only_where_there_is_no_doubt_about_it(name, first):
    made = case(people=human(name, "Head of Service"))
    assert fact(made, "person").slots.get("first") == first


def test_the_page_that_names_a_person_can_be_named():
    assert fact(case(), "person").slots["source"] == SITE


def test_of_two_sources_the_one_that_is_a_page_is_named():
    subject = HANNAH[0].subject.removeprefix("website:")
    listed = [say(subject, "person.title", "Head of Service", url="file:a.csv", seen=NOW)]
    found = fact(case(people=[*HANNAH, *listed]), "person")
    assert found.slots["source"] == SITE
    assert {s.url for s in found.cited["source"]} == {f"https://www.{SITE}/team"}


def test_a_title_whose_source_says_that_it_ended_is_not_said():
    before = human("Hannah M. Clarke", "Service Manager", until="2024-12-31")
    made = case(people=[*before, *HANNAH])
    assert len(made.company.people) == 1
    assert fact(made, "person").slots["title"] == "Head of Service"
    only_before = case(people=[*before, *(s for s in HANNAH if s.field != "person.title")])
    assert "title" not in fact(only_before, "person").slots
    assert "its source says that this has ended" in refused(only_before, "person.title")


def test_news_may_be_told_until_a_year_after_it_happened():
    assert fact(case(funding("4213450 USD", "2026-03-12")), "funding").fresh_until == datetime(
        2027, 3, 12, tzinfo=UTC
    )


def test_a_list_of_the_users_own_is_no_page_to_name():
    people = [
        say("people/1", s.field, s.value, url="file:connections.csv")
        for s in HANNAH
        if s.field != "person.employer"
    ]
    people.append(say("people/1", "person.employer", SITE, url="file:connections.csv"))
    assert "source" not in fact(case(people=people), "person").slots


def test_spellings_of_one_value_are_cited_only_where_they_stand_as_said():
    made = case(
        [say(SITE, "company.name", "THORNBURY LIFTS", source="register", url="https://register.example/1")]
    )
    found = fact(made, "company")
    assert found.slots["name"] == "Thornbury Lifts"
    assert {s.value for s in found.statements} == {"Thornbury Lifts"}


def test_the_same_facts_come_in_the_same_order_whatever_the_order_of_statements():
    made = case(role(1, "Service Planner"), role(2, "Accountant"))
    turned = case(role(2, "Accountant"), role(1, "Service Planner"))
    assert facts_of(made.company, made.person, NOW) == facts_of(turned.company, turned.person, NOW)
