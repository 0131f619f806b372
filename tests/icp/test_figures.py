"""Criteria about figures and stages: revenue, users, growth stage, status."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icp.answer import Word
from icp.growth import GrowthStage, growth_stages_named
from icp.interval import Decision
from icp.spans import Span, money_span
from icp.standing import Standing, standings_named
from icp.verdict import judge
from tests.icp.companies import NOW, ask, company, disputed, funding, known, profile

REVENUE = 'kind = "revenue"\nmin = 1_000_000\nmax = 50_000_000\ncurrency = "EUR"'


def test_a_sum_is_a_range_in_a_currency() -> None:
    assert money_span("1000000-10000000 USD") == (Span(1_000_000, 10_000_000), "USD")
    assert money_span("5000000") == (Span(5_000_000, 5_000_000), "")
    assert money_span("not disclosed") is None


@pytest.mark.parametrize(
    ("revenue", "word"),
    [("5000000 EUR", Word.YES), ("1000000 EUR", Word.YES), ("50000000 EUR", Word.YES), ("999999 EUR", Word.NO),
     ("60000000+ EUR", Word.NO), ("1000000-10000000 EUR", Word.YES), ("500000-5000000 EUR", Word.UNKNOWN),
     ("5000000 USD", Word.UNKNOWN), ("900000000 USD", Word.UNKNOWN), ("5000000", Word.UNKNOWN),
     ("$1M-$10M", Word.UNKNOWN), ("€1M-€10M", Word.YES), ("secret", Word.UNKNOWN)],
)  # fmt: skip
def test_revenue_is_in_or_out_in_its_own_currency_and_never_converted(revenue: str, word: Word) -> None:
    answer = ask(REVENUE, known(revenue=revenue))
    assert answer.word is word
    assert answer.needs == (("company.revenue",) if word is Word.UNKNOWN else ())


def test_a_list_without_currencies_is_in_the_one_its_owner_says() -> None:
    same = REVENUE + '\nwithout_currency = "same"'
    assert ask(same, known(revenue="5000000")).word is Word.YES
    assert ask(same, known(revenue="5000")).word is Word.NO
    assert ask(same, known(revenue="5000000 USD")).word is Word.UNKNOWN


def test_revenue_is_explained_in_figures() -> None:
    assert ask(REVENUE, known(revenue="500000 EUR")).because == (
        "a revenue of 500,000 EUR (wikidata, 3 months old) is not 1,000,000 to 50,000,000 EUR"
    )
    assert ask(REVENUE, known(revenue="500000 EUR")).otherwise == "a yearly revenue of at least 1,000,000 EUR"
    assert "nothing is converted" in ask(REVENUE, known(revenue="5000000 USD")).because


USERS = 'kind = "users"\nmin = 1_000'


@pytest.mark.parametrize(
    ("users", "word"),
    [("40000", Word.YES), ("1000+", Word.YES), ("12", Word.NO), ("500-5000", Word.UNKNOWN), ("many", Word.UNKNOWN)],
)  # fmt: skip
def test_users_are_counted_like_employees(users: str, word: Word) -> None:
    assert ask(USERS, known(users=users)).word is word


def test_large_figures_are_written_with_commas() -> None:
    millions = 'kind = "users"\nmin = 1_000_000\nmax = 20_000_000'
    assert ask(millions, known(users="40000")).because == (
        "40,000 users (wikidata, 3 months old) is outside 1,000,000-20,000,000"
    )
    clause = profile(f"[[nice]]\n{millions}").clauses[0]
    assert clause.label == "1,000,000 to 20,000,000 users"


STAGE = 'kind = "stage"\nany = ["early", "growth"]'


@pytest.mark.parametrize(
    ("stage", "word"),
    [("Early", Word.YES), ("Series B", Word.YES), ("Scale-up", Word.YES), ("Early Stage Venture", Word.YES),
     ("startup", Word.UNKNOWN), ("Late Stage Venture", Word.UNKNOWN), ("pre-IPO", Word.NO), ("IPO", Word.NO),
     ("established", Word.NO), ("bootstrapped", Word.UNKNOWN), ("Form D", Word.UNKNOWN)],
)  # fmt: skip
def test_a_growth_stage_is_known_as_far_as_its_word_tells(stage: str, word: Word) -> None:
    assert ask(STAGE, known(stage=stage)).word is word


def test_a_stock_symbol_says_public_whatever_a_directory_says() -> None:
    public = 'kind = "stage"\nany = ["public"]'
    assert ask(public, known(ticker="NRDL", stage="Series C")).word is Word.YES
    assert ask(STAGE, known(ticker="NRDL", stage="Series C")).word is Word.NO
    assert ask(public, known(status="Public")).word is Word.YES
    assert ask(public, known(status="Active")).word is Word.UNKNOWN


def test_a_round_of_years_ago_leaves_all_later_stages_open() -> None:
    fresh = company(fundings=(funding(kind="Series A", date="2026-01-01"),))
    assert ask(STAGE, fresh).word is Word.YES
    old = company(fundings=(funding(kind="Series A", date="2019-01-01"),))
    assert ask(STAGE, old).word is Word.UNKNOWN
    assert ask('kind = "stage"\nany = ["pre_seed"]', old).word is Word.NO
    undated = company(fundings=(funding(kind="Series D"),))
    assert ask('kind = "stage"\nany = ["late", "mature", "public"]', undated).word is Word.YES


def test_every_growth_stage_is_named_by_its_own_name() -> None:
    assert all(growth_stages_named(stage.replace("_", " ")) == {stage} for stage in GrowthStage)


@pytest.mark.parametrize(
    ("status", "standing"),
    [("Active", "active"), ("In Good Standing", "active"), ("not in good standing", "inactive"),
     ("Inactive", "inactive"), ("Struck off", "dissolved"), ("gelöscht", "dissolved"), ("Radiée", "dissolved"),
     ("En cours de liquidation", "liquidation"), ("i likvidation", "liquidation"), ("Ophørt", "dissolved"),
     ("w likwidacji", "liquidation"), ("wykreślona", "dissolved"), ("v konkurzu", "insolvent"),
     ("Baja definitiva", "dissolved"), ("baixada", "dissolved"), ("faillissement", "insolvent"),
     ("voluntary-arrangement", "insolvent"), ("Acquired", "acquired"), ("lakannut", "dissolved"),
     ("注销", "dissolved"), ("営業中", "active"), ("폐업", "dissolved"), ("tasfiye hâlinde", "liquidation"),
     ("Ликвидировано", "dissolved"), ("Действующее", "active"), ("felszámolás alatt", "liquidation")],
)  # fmt: skip
def test_a_status_is_read_in_the_words_of_registers(status: str, standing: str) -> None:
    assert standings_named(status) == {Standing(standing)}


@pytest.mark.parametrize("status", ["Customer", "Lead", "1", "", "unqualified"])
def test_what_is_no_status_of_a_company_says_nothing(status: str) -> None:
    assert standings_named(status) == frozenset()


def test_the_longest_word_of_a_status_counts_and_may_leave_it_open() -> None:
    half = known(status="Active - Proposal to Strike off")
    assert ask('kind = "status"\nany = ["active"]', half).word is Word.UNKNOWN
    assert ask('kind = "status"\nany = ["dissolved"]', half).word is Word.NO


def test_the_day_of_its_end_says_dissolved_once_it_is_past() -> None:
    dissolved = 'kind = "status"\nany = ["dissolved"]'
    assert ask(dissolved, known(dissolved="2024-05-01")).word is Word.YES
    assert ask(dissolved, known(dissolved="2026")).word is Word.UNKNOWN
    assert ask(dissolved, known(dissolved="2024-05-01", status="removed")).word is Word.YES
    assert ask(dissolved, known(dissolved="2024-05-01", status="active")).word is Word.UNKNOWN
    assert ask(dissolved, known()).because == "no source says whether it goes on"


ANY = profile('[[must]]\nkind = "size"\nmin = 20')


@pytest.mark.parametrize("status", ["Dissolved", "Inactive", "In Liquidation"])
def test_who_is_reported_out_of_business_is_rejected_and_told_why(status: str) -> None:
    verdict = judge(known(employees="50", status=status), ANY, NOW)
    assert verdict.decision is Decision.REJECTED
    assert verdict.reasons[-1].because.startswith(f'the status "{status}" (wikidata, 3 months old) means ')
    assert verdict.counterfactual == "would qualify with a company still in business"


@pytest.mark.parametrize("status", ["Active", "Acquired", "insolvent", "Customer"])
def test_who_goes_on_or_may_is_judged_by_the_profile_alone(status: str) -> None:
    verdict = judge(known(employees="50", status=status), ANY, NOW)
    assert verdict.decision is Decision.QUALIFIED
    assert len(verdict.reasons) == 1


def test_silence_old_reports_and_disputes_are_held_against_nobody() -> None:
    assert judge(known(employees="50"), ANY, NOW).decision is Decision.QUALIFIED
    old = known(employees="50", status="Dissolved", days=800).passports["company.status"]
    recent = known(employees="50")
    about = replace(recent, passports={**recent.passports, "company.status": old})
    assert judge(about, ANY, NOW).decision is Decision.QUALIFIED
    about = company(disputed("company.status", "Dissolved", "Active"), employees="50")
    assert judge(about, ANY, NOW).decision is Decision.QUALIFIED


def test_a_profile_that_speaks_of_status_is_taken_at_its_word() -> None:
    buyer_of_ruins = profile('[[must]]\nkind = "status"\nany = ["liquidation", "insolvent"]')
    assert judge(known(status="in liquidation"), buyer_of_ruins, NOW).decision is Decision.QUALIFIED
    assert judge(known(status="active"), buyer_of_ruins, NOW).decision is Decision.REJECTED
    strict = profile('[[exclude]]\nkind = "status"\nany = ["acquired"]')
    assert judge(known(status="dissolved"), strict, NOW).decision is Decision.QUALIFIED
    assert judge(known(), strict, NOW).decision is Decision.NEEDS_RESEARCH
