"""What asking about a criterion could still change: much, a little, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from icp.answer import MET, UNMET
from icp.interval import Decision
from icp.profile import Profile
from icp.stakes import Stake, stakes
from icp.verdict import Verdict, judge
from matching.nouns import Company, Passport
from tests.icp.companies import AT_LENGTH, NOW, company, disputed, known, passport, profile, role

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
SIZE_ONLY = profile('[[must]]\nkind = "size"\nmin = 20\nmax = 500')


def believed(weight: float, **fields: str) -> Company:
    """A company whose every value is believed so far."""

    def held(one: Passport) -> Passport:
        return replace(one, chosen=tuple(replace(claim, weight=weight) for claim in one.chosen))

    made = known(**fields)
    return replace(made, passports={name: held(one) for name, one in made.passports.items()})


def of(about: Company, wanted: Profile = PROFILE) -> tuple[Stake, ...]:
    return stakes(judge(about, wanted, NOW), about, NOW)


def doubt(about: Company, wanted: Profile = SIZE_ONLY) -> float:
    """How far the only criterion of a profile is doubted."""
    return sum(stake.doubt for stake in of(about, wanted))


# ---- what is open


def test_of_a_company_of_which_nothing_is_known_every_criterion_that_can_decide_is_at_stake() -> None:
    found = of(Company("wikidata:1"))
    fields = {field for stake in found for field in stake.fields}
    assert {"company.employees", "company.country", "company.industry"} <= fields
    assert all(stake.gain > 0 and stake.doubt == 0 for stake in found)
    assert [s.gain for s in found] == sorted((s.gain for s in found), reverse=True)


def test_the_only_criterion_left_open_is_worth_the_most_there_is() -> None:
    rest = {name: value for name, value in FITTING.items() if name != "employees"}
    (one,) = of(known(**rest))
    assert one.fields == ("company.employees",)
    assert one.gain == pytest.approx(1.0)


def test_what_settles_a_verdict_by_itself_is_worth_more_than_what_only_brings_it_nearer() -> None:
    """A size that is wrong rejects at once; of three wishes none alone decides while the others are open."""
    wanted = profile(
        '[thresholds]\nqualified = 60\n[[must]]\nkind = "size"\nmin = 20\nweight = 1\n'
        '[[nice]]\nkind = "industry"\nany = ["software"]\n[[nice]]\nkind = "age"\nmin_years = 3\n'
        '[[nice]]\nkind = "location"\ncountries = ["DE"]\n'
    )
    gains = {stake.fields[0]: stake.gain for stake in of(Company("wikidata:1"), wanted)}
    assert (
        gains["company.employees"]
        > max(gain for field, gain in gains.items() if field != "company.employees")
        > 0
    )


def test_a_criterion_that_can_decide_nothing_is_not_asked_about_however_little_is_known() -> None:
    """With the age alone the threshold of 60 is out of reach or already passed."""
    found = of(known(employees="120", country="DE"))
    assert {field for stake in found for field in stake.fields} & {"company.founded"} == set()
    assert any("company.industry" in stake.fields for stake in found)


def test_what_sources_dispute_is_open() -> None:
    rest = {name: value for name, value in FITTING.items() if name != "employees"}
    found = of(company(disputed("company.employees", "120", "8"), **rest))
    assert [stake.fields for stake in found] == [("company.employees",)]
    assert found[0].gain > 0


# ---- what is settled


def test_a_settled_verdict_whose_claims_are_wholly_believed_is_worth_no_question() -> None:
    assert of(believed(1.0, **FITTING)) == ()
    assert of(believed(1.0, **{**FITTING, "employees": "5"})) == ()
    assert of(believed(1.0, **{**FITTING, "country": "RU"})) == ()


@pytest.mark.parametrize("employees", ["120", "22", "15"])
def test_the_less_a_claim_is_believed_the_more_its_verdict_is_doubted(employees: str) -> None:
    doubts = [doubt(believed(weight, employees=employees)) for weight in (1.0, 0.9, 0.6, 0.3)]
    assert doubts[0] == 0
    assert doubts == sorted(set(doubts))


def test_a_number_near_a_limit_is_doubted_more_than_one_far_from_it() -> None:
    assert doubt(believed(0.7, employees="22")) > doubt(believed(0.7, employees="120")) > 0
    assert doubt(believed(0.7, employees="450")) > doubt(believed(0.7, employees="120"))
    assert doubt(believed(0.7, employees="15")) > doubt(believed(0.7, employees="2"))


def test_only_criteria_on_which_the_verdict_hangs_are_doubted() -> None:
    """The age gives too few points to matter either way."""
    found = of(believed(0.5, **FITTING))
    assert {stake.fields for stake in found} == {
        ("company.employees",),
        ("company.industry",),
        ("company.country",),
    }
    assert all(stake.gain == 0 and 0 < stake.doubt < 1 for stake in found)


def test_a_rejection_by_two_criteria_hangs_on_neither() -> None:
    assert of(believed(0.5, **{**FITTING, "employees": "5", "country": "RU"})) == ()
    assert of(believed(0.5, **{**FITTING, "employees": "5"})) != ()


def test_what_is_met_in_part_may_be_wrong_in_either_direction() -> None:
    halves = '[thresholds]\nqualified = {}\n[[nice]]\nkind = "keywords"\nall = ["route", "fleet"]\n'
    about = believed(0.5, description=f"Plans a route. {AT_LENGTH}")
    for threshold, decision in ((40, Decision.QUALIFIED), (60, Decision.REJECTED)):
        wanted = profile(halves.format(threshold))
        verdict = judge(about, wanted, NOW)
        assert (verdict.decision, verdict.answers[0].low, verdict.answers[0].high) == (decision, 0.5, 0.5)
        assert [stake.fields for stake in stakes(verdict, about, NOW)] == [("company.description",)]


def test_evidence_that_is_no_value_of_the_company_itself_is_not_doubted() -> None:
    wanted = profile('[[must]]\nkind = "signals"\nany = ["hiring"]\n')
    about = company(roles=(role(title="Software Engineer"),))
    verdict = judge(about, wanted, NOW)
    assert verdict.decision is Decision.QUALIFIED
    assert stakes(verdict, about, NOW) == ()


# ---- whatever is known

FACTS = {
    "company.employees": ["5", "20", "21", "120", "11-50", "1000+", "0", "many", "9" * 400],
    "company.industry": ["Logistics", "Hochbau", "Unspecified"],
    "company.founded": ["2012", "2023", "2026", "0002", "2023-10-02", "9999", "soon"],
    "company.country": ["DE", "RU", "??"],
}
facts = some.fixed_dictionaries(
    {}, optional={field: some.tuples(some.sampled_from(v), some.floats(0, 1)) for field, v in FACTS.items()}
)


def made(known_: dict[str, tuple[str, float]]) -> Company:
    passports = []
    for field, (value, weight) in known_.items():
        one = passport(field, value)
        passports.append(replace(one, chosen=(replace(one.chosen[0], weight=weight),)))
    return company(*passports)


def turns(verdict: Verdict, n: int) -> bool:
    """Whether the verdict would be another if its nth criterion were wholly met, or not at all."""
    decisions = set()
    for answer in (MET, UNMET):
        answers = [*verdict.answers]
        answers[n] = answer
        decisions.add(verdict.scale.decide(verdict.scale.interval(answers)))
    return decisions != {verdict.decision}


@given(facts)
def test_a_question_is_worth_something_exactly_where_its_answer_can_change_the_verdict(
    known_: dict[str, tuple[str, float]],
) -> None:
    about = made(known_)
    verdict = judge(about, PROFILE, NOW)
    found = stakes(verdict, about, NOW)
    labels = [clause.label for clause in verdict.scale.clauses]
    assert all(0 < stake.gain + stake.doubt <= 1 for stake in found)
    assert all(stake.fields for stake in found)
    assert len({stake.label for stake in found}) == len(found)
    if verdict.settled:
        assert all(stake.gain == 0 and turns(verdict, labels.index(stake.label)) for stake in found)
    else:
        assert {stake.label for stake in found} == {question.label for question in verdict.questions}
        assert all(stake.doubt == 0 for stake in found)


@given(facts)
def test_what_every_answer_leaves_as_it_is_has_no_stakes(known_: dict[str, tuple[str, float]]) -> None:
    about = made(known_)
    verdict = judge(about, PROFILE, NOW)
    if verdict.settled and not any(turns(verdict, n) for n in range(len(verdict.answers))):
        assert stakes(verdict, about, NOW) == ()


@given(facts)
def test_a_verdict_on_wholly_believed_claims_is_left_alone_once_it_is_settled(
    known_: dict[str, tuple[str, float]],
) -> None:
    about = made({field: (value, 1.0) for field, (value, _) in known_.items()})
    verdict = judge(about, PROFILE, NOW)
    if verdict.settled:
        assert stakes(verdict, about, NOW) == ()
