"""A verdict on a company: decided by what is known, honest about what is not, and explained."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from icp.answer import Word
from icp.interval import Decision, Group
from icp.profile import Profile
from icp.verdict import judge
from matching.nouns import Company
from tests.icp.companies import AT_LENGTH, NOW, company, disputed, known, passport, profile


def open_fields(company: Company, profile: Profile, now: datetime) -> tuple[str, ...]:
    """The fields that could still change the verdict, those that matter most first."""
    questions = judge(company, profile, now).questions
    return tuple(dict.fromkeys(field for question in questions for field in question.needs))


PROFILE = profile(
    """
    [thresholds]
    qualified = 60
    [[must]]
    kind = "size"
    min = 20
    max = 500
    [[nice]]
    kind = "industry"
    any = ["software", "logistics"]
    weight = 3
    [[nice]]
    kind = "age"
    min_years = 3
    [[exclude]]
    kind = "location"
    countries = ["RU"]
    """
)
FITTING = {"employees": "120", "industry": "Logistics", "founded": "2012", "country": "DE"}


def test_what_fits_in_every_respect_is_qualified_with_full_score() -> None:
    verdict = judge(known(**FITTING), PROFILE, NOW)
    assert verdict.decision is Decision.QUALIFIED
    assert (verdict.low, verdict.score, verdict.high) == (100, 100, 100)
    assert verdict.settled
    assert verdict.next_question is None
    assert open_fields(known(**FITTING), PROFILE, NOW) == ()


def test_a_must_that_fails_rejects_whatever_else_fits() -> None:
    verdict = judge(known(**{**FITTING, "employees": "5"}), PROFILE, NOW)
    assert verdict.decision is Decision.REJECTED
    assert verdict.high == 0
    assert verdict.counterfactual == "would qualify with at least 20 employees"


def test_an_exclude_that_holds_rejects_whatever_else_fits() -> None:
    verdict = judge(known(**{**FITTING, "country": "RU"}), PROFILE, NOW)
    assert verdict.decision is Decision.REJECTED
    assert verdict.counterfactual == "would qualify with a head office outside Russia"


def test_too_few_points_that_can_still_come_reject() -> None:
    verdict = judge(known(**{**FITTING, "industry": "Hochbau"}), PROFILE, NOW)
    assert (verdict.decision, verdict.low, verdict.high) == (Decision.REJECTED, 57.1, 57.1)
    assert verdict.counterfactual == "would qualify with business in software or transport and logistics"


def test_an_unknown_that_cannot_change_the_verdict_is_not_asked_about() -> None:
    verdict = judge(known(employees="120", industry="Logistics", country="DE"), PROFILE, NOW)
    assert verdict.decision is Decision.QUALIFIED
    assert (verdict.low, verdict.high) == (85.7, 100)
    assert verdict.next_question is None


def test_of_a_company_of_which_nothing_is_known_everything_is_open() -> None:
    about = Company("wikidata:1")
    verdict = judge(about, PROFILE, NOW)
    assert verdict.decision is Decision.NEEDS_RESEARCH
    assert (verdict.low, verdict.high) == (0, 100)
    assert verdict.low < verdict.score < verdict.high
    assert all(reason.word is Word.UNKNOWN for reason in verdict.reasons)
    assert open_fields(about, PROFILE, NOW)[:2] == ("company.employees", "company.country")
    assert set(open_fields(about, PROFILE, NOW)) >= {"company.industry", "company.industry_code"}


def test_the_next_question_names_the_company_and_the_fields_that_answer_it() -> None:
    about = known(name="Nordlicht Instrumente", industry="Logistics", founded="2012", country="DE")
    question = judge(about, PROFILE, NOW).next_question
    assert question is not None
    assert question.text == "How many people does Nordlicht Instrumente employ?"
    assert question.needs == ("company.employees",)
    assert question.label == "20 to 500 employees"


def test_only_what_can_still_decide_is_open() -> None:
    """With the age alone the threshold of 60 is out of reach or already passed: it never decides."""
    assert open_fields(known(employees="120", country="DE"), PROFILE, NOW) == (
        "company.industry", "company.industry_code", "company.keyword",
    )  # fmt: skip


def test_an_unknown_exclude_rejects_nobody_and_keeps_the_verdict_open() -> None:
    about = known(employees="120", industry="Logistics", founded="2012")
    verdict = judge(about, PROFILE, NOW)
    assert verdict.decision is Decision.NEEDS_RESEARCH
    assert (verdict.low, verdict.high) == (0, 100)
    assert open_fields(about, PROFILE, NOW) == ("company.country",)
    assert verdict.counterfactual == "would qualify if research finds a head office outside Russia"


def test_a_dispute_about_a_must_needs_research() -> None:
    rest = {key: value for key, value in FITTING.items() if key != "employees"}
    verdict = judge(company(disputed("company.employees", "120", "8"), **rest), PROFILE, NOW)
    assert verdict.decision is Decision.NEEDS_RESEARCH
    assert "sources disagree" in verdict.reasons[0].because


def test_a_must_that_is_met_only_in_part_is_not_met() -> None:
    wanted = profile('[[must]]\nkind = "keywords"\nall = ["route", "fleet"]')
    verdict = judge(known(description=f"Plans a route. {AT_LENGTH}"), wanted, NOW)
    assert verdict.reasons[0].word is Word.PARTLY
    assert verdict.decision is Decision.REJECTED


def test_reasons_add_up_to_the_score_and_carry_their_evidence() -> None:
    about = known(employees="120", industry="Logistics", founded="2025", country="DE")
    verdict = judge(about, PROFILE, NOW)
    assert [reason.group for reason in verdict.reasons] == [Group.MUST, Group.NICE, Group.NICE, Group.EXCLUDE]
    assert [reason.kind for reason in verdict.reasons] == ["size", "industry", "age", "location"]
    assert [reason.points for reason in verdict.reasons] == [42.9, 42.9, 0, 0]
    assert [round(reason.of, 1) for reason in verdict.reasons] == [42.9, 42.9, 14.3, 0]
    assert round(sum(reason.points for reason in verdict.reasons), 0) == round(verdict.score, 0)
    assert [s.value for reason in verdict.reasons for s in reason.evidence] == [
        "120",
        "Logistics",
        "2025",
        "DE",
    ]
    assert verdict.reasons[0].label == "20 to 500 employees"


def test_a_counterfactual_offers_what_would_do_instead() -> None:
    wanted = profile(
        """
        [thresholds]
        qualified = 50
        [[nice]]
        kind = "size"
        min = 20
        [[nice]]
        kind = "industry"
        any = ["logistics"]
        """
    )
    verdict = judge(known(employees="5", industry="Hochbau"), wanted, NOW)
    assert verdict.counterfactual == (
        "would qualify with at least 20 employees, or business in transport and logistics"
    )


def test_a_qualified_company_is_told_what_would_end_that() -> None:
    assert judge(known(**FITTING), PROFILE, NOW).counterfactual == (
        "would be rejected with fewer than 20 or more than 500 employees, or a head office in Russia, "
        "or no business in software or transport and logistics"
    )


def test_the_threshold_is_met_by_the_score_that_is_shown() -> None:
    thirds = profile('[thresholds]\nqualified = 66.7\n[[nice]]\nkind = "size"\nmin = 2\nweight = 2\n'
                     '[[nice]]\nkind = "age"\nmin_years = 1')  # fmt: skip
    verdict = judge(known(employees="9", founded="2026-09-01"), thirds, NOW)
    assert (verdict.low, verdict.decision) == (66.7, Decision.QUALIFIED)


FACTS = {
    "company.employees": ["5", "20", "120", "11-50", "1000+", "0"],
    "company.industry": ["Logistics", "Hochbau", "Unspecified"],
    "company.founded": ["2012", "2023", "2026"],
    "company.country": ["DE", "RU"],
}
some_facts = st.fixed_dictionaries(
    {}, optional={field: st.sampled_from(values) for field, values in FACTS.items()}
)


def made(facts: dict[str, str]) -> Company:
    return company(*(passport(field, value) for field, value in facts.items()))


@given(some_facts, some_facts)
def test_a_settled_verdict_outlives_every_fact_still_to_come(
    facts: dict[str, str], more: dict[str, str]
) -> None:
    before, after = judge(made(facts), PROFILE, NOW), judge(made(more | facts), PROFILE, NOW)
    if before.settled:
        assert after.decision is before.decision
    assert before.low <= after.low <= after.high <= before.high


@given(some_facts)
def test_a_verdict_that_needs_research_can_end_either_way(facts: dict[str, str]) -> None:
    verdict = judge(made(facts), PROFILE, NOW)
    if verdict.settled:
        return
    open_ones = open_fields(made(facts), PROFILE, NOW)
    assert verdict.next_question is not None
    assert verdict.next_question.needs[0] == open_ones[0]
    best, worst = ("120", "Logistics", "2012", "DE"), ("5", "Hochbau", "2026", "RU")
    for values, decision in ((best, Decision.QUALIFIED), (worst, Decision.REJECTED)):
        learned = {field: value for field, value in zip(FACTS, values, strict=True) if field in open_ones}
        assert judge(made(facts | learned), PROFILE, NOW).decision is decision


@given(some_facts, st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)))
def test_no_facts_and_no_time_break_a_judgement(facts: dict[str, str], when: datetime) -> None:
    verdict = judge(made(facts), PROFILE, when.replace(tzinfo=NOW.tzinfo))
    assert 0 <= verdict.low <= verdict.score <= verdict.high <= 100
    assert verdict.counterfactual.startswith(("would qualify ", "would be rejected "))
    assert all(reason.because for reason in verdict.reasons)
