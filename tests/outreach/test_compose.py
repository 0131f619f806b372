import pytest

from outreach.choice import choose
from outreach.compose import Unwritable, compose, values_of
from outreach.draft import FOOTER, Place
from outreach.facts import facts_of
from outreach.sequence import parse_sequence
from tests.outreach.making import SENDER, SITE, case, funding, human, role, say, sender_of

TITLED = """
name = "titled"
languages = ["en"]

[[wording]]
sentence = "subject"
en = "{{ hiring.title }} at {{ company.name }} in {{ hiring.place }}"

[[wording]]
sentence = "subject"
en = "{{ company.name }}"

[[step]]
day = 0
channel = "linkedin_text"
subject = "subject"

[step.body]
en = "Hello {{ person.name }}."
"""


def test_every_filled_word_is_accounted_for_where_it_stands():
    draft = case(role(1, "Service Planner", "Leeds")).draft()
    assert draft.spans
    for span in draft.spans:
        assert draft.text(span.where)[span.start : span.end] == span.text
    said = {(s.where, s.slot) for s in draft.spans}
    assert {
        (Place.SUBJECT, "hiring.title"),
        (Place.BODY, "hiring.place"),
        (Place.BODY, "sender.way_out"),
    } <= said


def test_a_span_cites_the_statements_of_its_own_slot():
    made = case(role(1, "Service Planner", "Leeds"))
    cited = {s.slot: {said.field for said in s.statements} for s in made.draft().spans if s.kind == "fact"}
    assert cited["hiring.title"] == {"role.title"}
    assert cited["hiring.place"] == {"role.place"}
    assert cited["company.name"] == {"company.name"}


def test_the_senders_words_are_spans_of_the_sender_and_cite_nothing():
    spans = [s for s in case().draft().spans if s.slot.startswith("sender.")]
    assert {s.kind for s in spans} == {"sender"}
    assert all(not s.statements and s.fact_id == "sender" for s in spans)


def test_the_first_wording_whose_slots_are_all_known_is_taken():
    assert "(Leeds)" in case(role(1, "Service Planner", "Leeds")).draft().body
    without = case(role(1, "Service Planner"))
    assert "“Service Planner”. A new role" in without.draft().body


def test_a_sentence_without_a_fitting_wording_falls_away_without_a_gap():
    made = case()
    made.sender = sender_of({**SENDER, "claims": ("plans 4,000 technicians a day",)})
    assert "about Tourenwerk.\n\nWhat I cannot see" in made.draft(step=2).body


def test_a_subject_that_would_be_too_long_gives_way_to_a_shorter_one():
    made = case(role(1, "Senior Service Planner for Northern Accounts", "Leeds, United Kingdom"))
    made.sequence = parse_sequence(TITLED, "titled.toml")
    assert made.draft().subject == "Thornbury Lifts"


def test_a_step_whose_every_subject_is_too_long_is_not_written():
    made = case(company_name="The Thornbury and Wharfedale Passenger Lift Works", company_legal_name="")
    made.sequence = parse_sequence(TITLED, "titled.toml")
    values = values_of(choose(facts_of(made.company, made.person, made.now), made.sender), made.sender, "en")
    del values["company.name"]
    with pytest.raises(Unwritable, match="no wording of"):
        compose(made.sequence.steps[0], made.sequence, "en", values)


def test_an_email_ends_in_a_footer_and_nothing_else_does():
    made = case()
    assert made.draft(1).body.count(FOOTER) == 1
    assert FOOTER not in made.draft(3).body


def test_the_role_nearest_to_what_the_sender_does_is_chosen():
    made = case(
        role(1, "Accountant", "Leeds"), role(2, "Field Technician", "Leeds"), role(3, "Cook", "Leeds")
    )
    assert "“Field Technician”" in made.draft().body


def test_a_technology_is_said_only_when_the_senders_claims_name_it():
    runs = [say(SITE, "company.technology", "SAP"), say(SITE, "company.technology", "jQuery")]
    assert "SAP" not in case(runs).draft().body
    made = case(runs)
    made.sender = sender_of({**SENDER, "claims": ("plans technicians on top of SAP",)})
    assert "You work with SAP." in made.draft().body
    assert "jQuery" not in made.draft().body


def test_hiring_opens_before_money_and_money_before_words():
    words = [
        say(SITE, "company.description", "We keep four thousand lifts running across the north of England.")
    ]
    money = funding("4213450 USD", "2026-03-12")
    assert "Service Planner" in case(role(1, "Service Planner"), money, words).draft().body
    assert "$4.2 million (March 2026)" in case(money, words).draft().body
    assert "four thousand lifts" in case(words).draft().body


def test_claims_that_are_no_predicates_stand_after_a_colon():
    made = case()
    made.sender = sender_of({**SENDER, "claims": ("Day plans for 4,000 technicians.",)})
    assert "What we do, in one line: Day plans for 4,000 technicians." in made.draft().body


def test_names_that_are_no_sure_forenames_are_written_in_full():
    assert case(people=human("Nagy Péter", "Head of Service")).draft().body.startswith("Hello Nagy Péter,")


def test_the_same_input_gives_the_same_draft():
    assert case(role(1, "Service Planner")).draft() == case(role(1, "Service Planner")).draft()
