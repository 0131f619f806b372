from datetime import timedelta

import pytest

from matching.deciders import Persona, decision_makers
from outreach.draft import Channel, Status
from outreach.drafts import refusal, refusal_of, write_drafts
from outreach.message import to_eml
from outreach.sender import sender_of
from outreach.sequence import parse_sequence
from tests.outreach.making import (
    HANNAH,
    NOW,
    QUALIFIED,
    REJECTED,
    SENDER,
    SITE,
    Ranked,
    case,
    human,
    nobody_is,
    role,
    say,
)  # fmt: skip

THOMAS = human("Thomas Hill", "Planner", f"thomas.hill@{SITE}")
ONLY_LONG = """
name = "long"
languages = ["en"]

[[wording]]
sentence = "subject"
en = "A subject line that goes on for as long as nobody stops it, and then on"

[[step]]
day = 0
channel = "email"
subject = "subject"

[step.body]
en = "Hello."
"""
ONLY_HIRING = """
name = "hiring"
languages = ["en"]

[[wording]]
sentence = "subject"
en = "A question"

[[step]]
day = 0
channel = "linkedin_text"
subject = "subject"
only_if = ["hiring"]

[step.body]
en = "Hello."
"""


def written(made, verdict=QUALIFIED, suppressed=nobody_is, most_people=3, **more):
    people = [Ranked(person) for person in made.company.people]
    return write_drafts(
        made.company, people, verdict, made.sequence, made.sender, NOW, suppressed, most_people, **more
    )


def test_a_qualified_company_gets_every_step_for_every_person_up_to_the_limit():
    made = case(people=[*HANNAH, *THOMAS])
    drafts = written(made)
    assert [(d.step, d.channel) for d in drafts[:4]] == [
        (1, Channel.EMAIL), (2, Channel.EMAIL), (3, Channel.CALL), (4, Channel.EMAIL),
    ]  # fmt: skip
    assert len({d.person for d in drafts}) == 2
    assert len(written(made, most_people=1)) == 4
    assert len({d.id for d in drafts}) == len(drafts) == 8


def test_a_draft_that_is_proven_addressed_and_allowed_is_ready_to_be_a_file():
    drafts = written(case(role(1, "Service Planner", "Leeds")))
    assert {d.status for d in drafts} == {Status.READY}
    assert [d.recipient for d in drafts] == [f"hannah.clarke@{SITE}"] * 2 + [
        "+442079460101",
        f"hannah.clarke@{SITE}",
    ]
    for draft in drafts:
        if draft.channel is Channel.EMAIL:
            assert to_eml(draft, sender_of(SENDER), draft.recipient, NOW)


def test_a_company_that_is_not_qualified_gets_none():
    made = case()
    assert written(made, REJECTED) == []
    assert "not qualified" in refusal(made.company, REJECTED, nobody_is)


def test_a_company_that_refuses_unsolicited_mail_gets_none_and_its_words_are_quoted():
    made = case([say(SITE, "company.no_solicit", "Please send us no advertising")])
    assert refusal(made.company, QUALIFIED, nobody_is) == (
        "the company refuses unsolicited mail: “Please send us no advertising”"
    )
    assert written(made) == []


@pytest.mark.parametrize("key", [SITE, "account:1", f"website:{SITE}"])
def test_a_suppressed_company_gets_none(key):
    assert written(case(), suppressed=lambda k: k == key) == []


@pytest.mark.parametrize("key", [f"hannah.clarke@{SITE}", "+442079460101", HANNAH[0].subject])
def test_a_suppressed_person_gets_none_while_others_do(key):
    made = case(people=[*HANNAH, *THOMAS])
    drafts = written(made, suppressed=lambda k: k == key)
    (thomas,) = [p for p in made.company.people if p.name == "Thomas Hill"]
    assert {d.person for d in drafts} == {thomas.id}


def test_whoever_has_left_gets_none_and_takes_nobodys_place():
    gone = human("Hannah Clarke", "Head of Service", f"hannah.clarke@{SITE}", until="2026-01-31")
    made = case(people=[*gone, *THOMAS])
    (hannah,) = [p for p in made.company.people if p.name == "Hannah Clarke"]
    assert refusal_of(hannah, nobody_is) == "the person is no longer there"
    assert len({d.person for d in written(made, most_people=1)}) == 1
    assert hannah.id not in {d.person for d in written(made, most_people=1)}


def test_whoever_has_not_been_seen_there_for_long_gets_none():
    made = case(people=human("Hannah Clarke", "Head of Service", seen=NOW - timedelta(days=500)))
    assert refusal_of(made.company.people[0], nobody_is) == "whether the person is still there is not sure"
    assert written(made) == []


def test_somebody_without_a_title_can_be_written_to():
    made = case(people=[s for s in HANNAH if s.field != "person.title"])
    assert [d.status for d in written(made)] == [Status.READY] * 4


def test_a_step_that_cannot_be_written_is_held_and_says_what_would_mend_it():
    made = case()
    made.sequence = parse_sequence(ONLY_LONG, "long.toml")
    (draft,) = written(made)
    assert draft.held == ('long: no wording of "subject" in "en" fits; add a short one without slots',)


def test_without_an_address_the_letters_are_written_and_held():
    drafts = written(case(people=human("Hannah Clarke", "Head of Service")))
    letters = [d for d in drafts if d.channel is Channel.EMAIL]
    assert {(d.status, d.recipient, d.held) for d in letters} == {
        (Status.HELD, "", ("no e-mail address is known",))
    }
    (call,) = [d for d in drafts if d.channel is Channel.CALL]
    assert call.held == ("no telephone number is known",)


def test_of_several_titles_the_one_that_counts_is_said():
    subject = HANNAH[0].subject.removeprefix("website:")
    made = case(people=[*HANNAH, say(subject, "person.title", "Director of Operations")])
    for title, wanted in (("Head of Service", "service"), ("Director of Operations", "operations")):
        ranked = decision_makers(made.company, [Persona(wanted, (), (), keywords=(wanted,))])
        drafts = write_drafts(made.company, ranked, QUALIFIED, made.sequence, made.sender, NOW, nobody_is)
        assert f"named as “{title}”" in drafts[0].body
        assert {d.status for d in drafts} == {Status.READY}


def test_a_private_address_is_never_used():
    drafts = written(case(people=human("Hannah Clarke", "Head of Service", "hannah.clarke@gmail.com")))
    assert drafts[0].held == ("only private addresses are known",)
    assert drafts[0].recipient == ""


def test_the_address_at_the_companys_own_domain_comes_first():
    people = [*human("Hannah Clarke", "Head of Service", "h.clarke@another.example")]
    people.append(say(people[0].subject.removeprefix("website:"), "person.email", f"zz.clarke@{SITE}"))
    assert written(case(people=people))[0].recipient == f"zz.clarke@{SITE}"


def test_where_the_country_wants_consent_letters_are_held_and_calls_are_not():
    drafts = written(case(company_country="DE", company_language="de"))
    assert [d.status for d in drafts] == [Status.HELD, Status.HELD, Status.READY, Status.HELD]
    assert "not by e-mail: Germany wants consent" in drafts[0].held[0]
    assert "call or write by post instead" in drafts[0].held[0]


def test_where_the_country_is_not_known_letters_are_held():
    assert "which is not known" in written(case(company_country=""))[0].held[0]


def test_where_sources_disagree_about_the_country_letters_are_held():
    made = case([say(SITE, "company.country", "DE", source="register", url="https://register.example/1")])
    assert made.company.passports["company.country"].conflict
    assert "which is not known" in written(made)[0].held[0]


def test_who_has_agreed_is_written_to_anywhere():
    made = case(company_country="DE", company_language="de")
    drafts = written(made, consented=lambda address: address == f"hannah.clarke@{SITE}")
    assert {d.status for d in drafts} == {Status.READY}


def test_the_number_of_the_company_serves_with_a_note():
    made = case(
        [say(SITE, "company.phone", "+442079460100")], people=human("Hannah Clarke", "Head of Service")
    )
    (call,) = [d for d in written(made) if d.channel is Channel.CALL]
    assert (call.recipient, call.notes) == (
        "+442079460100",
        ("the number is the company's: ask for the person",),
    )


def test_a_step_whose_fact_is_missing_is_left_out():
    made = case()
    made.sequence = parse_sequence(ONLY_HIRING, "hiring.toml")
    assert written(made) == []
    made = case(role(1, "Service Planner"))
    made.sequence = parse_sequence(ONLY_HIRING, "hiring.toml")
    (draft,) = written(made)
    assert draft.held == ("no profile is known",)
    assert "by hand" in draft.notes[0]


def test_a_sender_who_claims_nothing_is_told_so():
    made = case()
    made.sender = sender_of({**SENDER, "claims": ()})
    assert "it says nothing of what you offer: add claims to [sender]" in written(made)[0].notes


def test_drafts_come_in_the_same_order_every_time():
    assert written(case(people=[*THOMAS, *HANNAH])) == written(case(people=[*HANNAH, *THOMAS]))
