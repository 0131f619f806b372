"""What holds of every verdict, whatever a profile asks for and whatever is known of a company."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from icp.answer import MET, UNMET, Answer
from icp.counterfactual import smallest_change, turned
from icp.interval import Decision, Group, Scale
from icp.profile import Profile
from icp.verdict import Verdict, judge
from matching.nouns import Company
from tests.icp.companies import AT_LENGTH, NOW, company, funding, known, passport, profile, role
from tests.icp.drawn import companies, facts, made, profiles


def decided(scale: Scale, answers: list[Answer]) -> Decision:
    return scale.decide(scale.interval(answers))


def with_answer(verdict: Verdict, n: int, answer: Answer) -> list[Answer]:
    answers = [*verdict.answers]
    answers[n] = answer
    return answers


# ---- what is decided, and when


@given(profiles())
def test_of_a_company_of_which_nothing_is_known_nothing_is_decided_whatever_is_asked(wanted: Profile) -> None:
    verdict = judge(Company("wikidata:1"), wanted, NOW)
    assert verdict.decision is Decision.NEEDS_RESEARCH
    assert (verdict.low, verdict.high) == (0, 100)
    assert not any(answer.settled for answer in verdict.answers)


@given(profiles(), companies())
def test_what_is_unknown_never_counts_as_a_no(wanted: Profile, about: Company) -> None:
    """Were it a no (of what is wanted) or a yes (of what is not), no end of the score would be higher."""
    verdict = judge(about, wanted, NOW)
    for n, answer in enumerate(verdict.answers):
        if answer.settled:
            continue
        bad = MET if wanted.clauses[n].group is Group.EXCLUDE else UNMET
        refused = verdict.scale.interval(with_answer(verdict, n, bad))
        assert refused.high <= verdict.high
        assert refused.low <= verdict.low
        assert refused.likely <= verdict.score


@given(profiles(), companies())
def test_qualified_is_what_passes_at_worst_and_rejected_what_fails_at_best(
    wanted: Profile, about: Company
) -> None:
    verdict = judge(about, wanted, NOW)
    assert (verdict.decision is Decision.QUALIFIED) == (verdict.low >= wanted.qualified)
    assert (verdict.decision is Decision.REJECTED) == (verdict.high < wanted.qualified)
    assert verdict.settled == (verdict.decision is not Decision.NEEDS_RESEARCH)
    assert 0 <= verdict.low <= verdict.score <= verdict.high <= 100


def _reaches(answer: Answer, credit: float) -> float:
    """How likely an answer ends at a credit or above, if it ends at its worst or at its best."""
    if answer.low >= credit or answer.high < credit:
        return float(answer.low >= credit)
    return (answer.likely - answer.low) / (answer.high - answer.low)


@given(profiles(), companies(), st.data())
def test_a_better_answer_to_one_criterion_lowers_no_end(
    wanted: Profile, about: Company, data: st.DataObject
) -> None:
    """Better at its worst, at its best, and at every credit in between as likely to be reached; for what is excluded
    the other way round. (A worst that rises while the expectation stays makes the best less likely: that is no better.)
    """
    verdict = judge(about, wanted, NOW)
    n = data.draw(st.integers(0, len(verdict.answers) - 1))
    ends = sorted(data.draw(st.tuples(*[st.sampled_from((0.0, 0.25, 0.5, 1.0))] * 3)))
    other = Answer(ends[0], ends[2], ends[1], "")
    worse, better = verdict.answers[n], other
    if wanted.clauses[n].group is Group.EXCLUDE:
        worse, better = better, worse
    assume(better.low >= worse.low and better.high >= worse.high)
    credits = {worse.low, worse.high, better.low, better.high}
    assume(all(_reaches(better, credit) >= _reaches(worse, credit) for credit in credits))
    after = verdict.scale.interval(with_answer(verdict, n, other))
    assert after.low >= verdict.low
    assert after.high >= verdict.high
    assert after.likely >= verdict.score


# ---- what a new fact does


@given(profiles(), facts(), facts())
def test_a_new_fact_never_widens_the_interval_of_what_was_open(
    wanted: Profile, first: dict[str, str], more: dict[str, str]
) -> None:
    """It narrows what was unknown or leaves it. (That a list, a text or a code shows something that others did not is
    no narrowing but a correction: of criteria that were settled so, nothing is claimed here.)"""
    before, after = judge(made(first), wanted, NOW), judge(made(more | first), wanted, NOW)
    for old, new in zip(before.answers, after.answers, strict=True):
        if not old.settled:
            assert old.low <= new.low <= new.high <= old.high
    if all(new[:2] == old[:2] for old, new in zip(before.answers, after.answers, strict=True) if old.settled):
        assert before.low <= after.low <= after.high <= before.high


@given(profiles(), facts())
def test_the_same_facts_give_the_same_verdict(wanted: Profile, first: dict[str, str]) -> None:
    backwards = dict(reversed(first.items()))
    assert judge(made(first), wanted, NOW) == judge(made(first), wanted, NOW)
    one, other = judge(made(first), wanted, NOW), judge(made(backwards), wanted, NOW)
    assert one.answers == other.answers


# ---- what is asked


@given(profiles(), companies())
def test_an_answer_to_the_next_question_changes_something_whichever_it_is(
    wanted: Profile, about: Company
) -> None:
    verdict = judge(about, wanted, NOW)
    assert (verdict.next_question is None) == verdict.settled
    if verdict.next_question is None:
        return
    n = verdict.scale.deciding(verdict.answers)[0]
    assert wanted.clauses[n].label == verdict.next_question.label
    low, high = (verdict.scale.interval(with_answer(verdict, n, end)) for end in (UNMET, MET))
    here = verdict.low, verdict.high
    assert (low.low, low.high) != (high.low, high.high)
    assert here != (low.low, low.high) or here != (high.low, high.high)


# ---- what would turn it around


@given(profiles(), companies())
def test_a_counterfactual_flips_the_verdict_and_nothing_smaller_does(wanted: Profile, about: Company) -> None:
    """Held against every set of criteria there is."""
    verdict = judge(about, wanted, NOW)
    scale, answers = verdict.scale, verdict.answers
    to = Decision.REJECTED if verdict.decision is Decision.QUALIFIED else Decision.QUALIFIED

    def flips(which: tuple[int, ...]) -> bool:
        return decided(scale, turned(scale.clauses, answers, which, to)) is to

    every = range(len(answers))
    least = next((s for s in range(1, len(answers) + 1) if any(map(flips, combinations(every, s)))), None)
    change = smallest_change(scale, answers, verdict.decision)
    if change is None:
        assert least is None
        return
    assert change.to is to
    assert len(set(change.clauses)) == len(change.clauses) == least
    assert flips(change.clauses)
    assert all(flips((*change.clauses[:-1], n)) for n in change.instead)
    assert not set(change.instead) & set(change.clauses)


# For each kind: what is asked, a company that fails it, what it is told, and a fact by which it is as it was told.
APPLIED = {
    "too few people": (
        'kind = "size"\nmin = 20\nmax = 500',
        {"employees": "5"},
        "at least 20 employees",
        {"employees": "20"},
    ),
    "too many people": (
        'kind = "size"\nmin = 20\nmax = 500',
        {"employees": "900"},
        "at most 500 employees",
        {"employees": "500"},
    ),
    "a band that a limit cuts": (
        'kind = "size"\nmin = 20\nmax = 500',
        {"employees": "11-50"},
        "at least 20 employees",
        {"employees": "20-50"},
    ),
    "another trade": (
        'kind = "industry"\nany = ["logistics"]',
        {"industry": "Hochbau"},
        "business in transport and logistics",
        {"industry": "Logistics"},
    ),
    "another country": (
        'kind = "location"\ncountries = ["DE"]',
        {"country": "FR"},
        "a head office in Germany",
        {"country": "DE"},
    ),
    "too small a round": (
        'kind = "funding"\nstages = ["series_b"]',
        {"stage": "Seed"},
        "stage series b",
        {"stage": "Series B"},
    ),
    "other words": (
        'kind = "keywords"\nany = ["fleet"]',
        {"description": AT_LENGTH},
        'texts that name "fleet"',
        {"description": f"A fleet. {AT_LENGTH}"},
    ),
    "words that must not be": (
        'kind = "keywords"\nnone = ["crypto"]',
        {"description": f"Crypto. {AT_LENGTH}"},
        'texts that do not name "crypto"',
        {"description": AT_LENGTH},
    ),
    "other software": (
        'kind = "technologies"\nany = ["Stripe"]\nunseen = "no"',
        {"technology": "Zendesk"},
        "Stripe in use",
        {"technology": "Stripe"},
    ),
    "no new code": (
        'kind = "signals"\nany = ["code"]',
        {"last_code": "2019-01-01"},
        "a sign that it published code within 90 days",
        {"last_code": "2026-09-20"},
    ),
    "too young": (
        'kind = "age"\nmin_years = 3',
        {"founded": "2025"},
        "at least 3 years of age",
        {"founded": "2023-01-01"},
    ),
    "too old": (
        'kind = "age"\nmax_years = 15',
        {"founded": "1950"},
        "at most 15 years of age",
        {"founded": "2012-01-01"},
    ),
    "another form": (
        'kind = "legal_form"\nany = ["GmbH"]',
        {"legal_form": "AG"},
        "GmbH as its legal form",
        {"legal_form": "GmbH"},
    ),
    "another language": (
        'kind = "language"\nany = ["de"]',
        {"language": "en"},
        "a website in de",
        {"language": "de-AT"},
    ),
}


@pytest.mark.parametrize("case", APPLIED)
def test_a_company_that_becomes_what_its_counterfactual_says_is_judged_so(case: str) -> None:
    asked, fails, told, becomes = APPLIED[case]
    must = profile(f"[[must]]\n{asked}")
    before = judge(known(**fails), must, NOW)
    assert before.decision is not Decision.QUALIFIED
    verb = "with" if before.settled else "if research finds"
    assert before.counterfactual == f"would qualify {verb} {told}"
    assert judge(known(**becomes), must, NOW).decision is Decision.QUALIFIED


@pytest.mark.parametrize("case", APPLIED)
def test_what_is_excluded_is_told_the_other_way_round(case: str) -> None:
    """A company that is what an exclude wants is rejected, and qualifies once it is what failed the must."""
    asked, becomes, _, excluded = APPLIED[case]
    exclude = profile(f"[[exclude]]\n{asked}")
    assert judge(known(**excluded), exclude, NOW).decision is Decision.REJECTED
    after = judge(known(**becomes), exclude, NOW)
    assert after.decision is (
        Decision.NEEDS_RESEARCH if case == "a band that a limit cuts" else Decision.QUALIFIED
    )


def test_a_round_and_a_role_that_are_called_for_settle_what_called_for_them() -> None:
    raised = profile('[[must]]\nkind = "funding"\nmin_amount = 1000000\nunseen = "no"')
    small, large = (
        company(fundings=(funding(amount=f"{n} USD", date="2026-08-01"),)) for n in (50_000, 1_000_000)
    )
    assert judge(small, raised, NOW).counterfactual == "would qualify with a round of at least 1,000,000 USD"
    assert judge(large, raised, NOW).decision is Decision.QUALIFIED
    hires = profile('[[must]]\nkind = "signals"\nany = ["hiring:sales"]')
    assert "hires for sales" in judge(known(hiring="no"), hires, NOW).counterfactual
    assert judge(company(roles=(role(title="Sales Manager"),)), hires, NOW).decision is Decision.QUALIFIED


def test_what_is_known_to_be_otherwise_and_what_is_not_known_are_told_apart() -> None:
    """A rep can do nothing about the one and can find out the other."""
    wanted = profile(
        '[[must]]\nkind = "size"\nmin = 20\n[[must]]\nkind = "location"\ncountries = ["DE"]\n'
        '[[exclude]]\nkind = "industry"\nany = ["gambling"]\n[[exclude]]\nkind = "legal_form"\nany = ["AG"]'
    )
    verdict = judge(company(passport("company.employees", "5")), wanted, NOW)
    assert verdict.counterfactual == (
        "would qualify with at least 20 employees, if research finds a head office in Germany; "
        "no business in gambling; and a legal form other than AG"
    )
