"""Criteria about fields that have many values: industry, keywords, technologies, money, signs of movement."""

from __future__ import annotations

import pytest

from icp.answer import Word
from tests.icp.companies import AT_LENGTH, ask, company, funding, known, passport, role

SOFTWARE = 'kind = "industry"\nany = ["software", "logistics"]'


@pytest.mark.parametrize(
    ("industry", "word"),
    [("Software Development", Word.YES), ("Spedition", Word.YES), ("Fintech", Word.YES), ("Hochbau", Word.NO),
     ("Unspecified", Word.UNKNOWN), ("Cybersecurity", Word.YES), ("Krankenhäuser", Word.NO)],
)  # fmt: skip
def test_an_industry_is_in_out_or_not_understood(industry: str, word: Word) -> None:
    assert ask(SOFTWARE, known(industry=industry)).word is word


def test_an_industry_says_what_it_was_read_as() -> None:
    assert ask(SOFTWARE, known(industry="Spedition")).because == (
        '"Spedition" (wikidata, 3 months old) is transport and logistics'
    )
    assert ask(SOFTWARE, known(industry="Hochbau")).because == (
        '"Hochbau" (wikidata, 3 months old) is construction, not software or transport and logistics'
    )


def test_one_of_several_industries_is_enough() -> None:
    assert ask(SOFTWARE, known(industry=("Construction", "Logistics"))).word is Word.YES
    assert ask(SOFTWARE, known(industry="Construction", keyword=("SaaS",))).word is Word.YES


def test_an_industry_that_is_merely_wider_is_unknown() -> None:
    banks = 'kind = "industry"\nany = ["banking"]'
    assert ask(banks, known(industry="Financial Services")).word is Word.UNKNOWN
    assert ask(banks, known(industry="Insurance")).word is Word.NO


@pytest.mark.parametrize(
    ("code", "word"),
    [("sic:7372", Word.YES), ("sic:7311", Word.YES), ("sic:2834", Word.NO), ("nace:62.01", Word.UNKNOWN),
     ("nace:41.20", Word.NO)],
)  # fmt: skip
def test_codes_are_compared_within_their_system_and_by_sector_across(code: str, word: Word) -> None:
    assert ask('kind = "industry"\ncodes = ["sic:7372", "sic:731*"]', known(industry_code=code)).word is word


def test_a_free_word_is_looked_for_whole_and_refuses_nothing_it_cannot_place() -> None:
    wanted = 'kind = "industry"\nany = ["falconry"]'
    assert ask(wanted, known(industry="Falconry and hunting")).word is Word.YES
    assert ask(wanted, known(industry="Construction")).word is Word.UNKNOWN


def test_a_description_leans_and_does_not_decide() -> None:
    towards = ask(SOFTWARE, known(description="We build logistics software."))
    away = ask(SOFTWARE, known(description="We run a hospital."))
    assert towards.word is away.word is Word.UNKNOWN
    assert away.likely < 0.5 < towards.likely
    assert "company.industry" in away.needs


def test_old_industries_and_other_tags_lean_only() -> None:
    assert ask(SOFTWARE, known(industry="Hochbau", days=3_000)).word is Word.UNKNOWN
    tagged = ask(SOFTWARE, known(keyword="Robotics"))
    assert tagged.word is Word.UNKNOWN
    assert tagged.likely < 0.5


WORDS = 'kind = "keywords"\n'


def test_a_word_is_found_wherever_something_is_written() -> None:
    wanted = WORDS + 'any = ["field service", "dispatch*"]'
    assert ask(wanted, known(description="Dispatching made easy")).word is Word.YES
    assert ask(wanted, known(keyword=("Field-Service",))).word is Word.YES
    assert ask(wanted, company(roles=(role(title="Field Service Engineer"),))).word is Word.YES


def test_a_word_is_missing_only_where_enough_is_written() -> None:
    wanted = WORDS + 'any = ["java"]'
    assert ask(wanted, known(description=f"We write JavaScript. {AT_LENGTH}")).word is Word.NO
    assert ask(wanted, known(description="We write JavaScript.")).word is Word.UNKNOWN
    assert ask(wanted, known(keyword="JavaScript")).word is Word.UNKNOWN
    assert ask(wanted, known()).word is Word.UNKNOWN
    assert ask(wanted, known(description="We write Java.", days=1_000)).word is Word.UNKNOWN


def test_all_words_may_be_met_in_part() -> None:
    wanted = WORDS + 'all = ["route", "fleet"]'
    partly = ask(wanted, known(description=f"Plans a route. {AT_LENGTH}"))
    assert partly.word is Word.PARTLY
    assert partly.low == partly.high == 0.5
    hopeful = ask(wanted, known(keyword="route"))
    assert (hopeful.low, hopeful.high) == (0.5, 1)
    assert ask(wanted, known(description="A route for each fleet.")).word is Word.YES


def test_none_is_the_reverse_of_any() -> None:
    wanted = WORDS + 'none = ["gambling"]'
    assert ask(wanted, known(description="Gambling for all")).word is Word.NO
    assert ask(wanted, known(description=f"Chess for all. {AT_LENGTH}")).word is Word.YES
    assert ask(wanted, known(description="Chess for all")).word is Word.UNKNOWN
    assert ask(wanted, known()).word is Word.UNKNOWN


USES = 'kind = "technologies"\nany = ["Shopify", "HubSpot"]'


def test_a_technology_that_was_not_seen_is_unknown_and_leans_towards_no() -> None:
    assert ask(USES, known(technology=("WordPress", "HubSpot CRM"))).word is Word.YES
    absent = ask(USES, known(technology="WordPress"))
    assert absent.word is Word.UNKNOWN
    assert absent.likely == 0.25
    assert absent.because == "Shopify or HubSpot was not seen among WordPress (wikidata, 3 months old)"


def test_a_profile_may_take_not_seen_for_no_but_not_where_nobody_looked() -> None:
    strict = USES + '\nunseen = "no"'
    assert ask(strict, known(technology="WordPress")).word is Word.NO
    assert ask(strict, known()).word is Word.UNKNOWN


def test_a_technology_named_in_a_job_advert_counts_while_the_role_is_advertised() -> None:
    assert ask(USES, company(roles=(role(technology="Shopify"),))).word is Word.YES
    assert ask(USES, company(roles=(role(days=50, technology="Shopify"),))).word is Word.UNKNOWN


RAISED = 'kind = "funding"\nmin_amount = 1_000_000\nwithin_days = 365'


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"amount": "4200000 USD", "date": "2026-03-01"}, Word.YES),
        ({"amount": "4200000 USD", "date": "2026"}, Word.YES),
        ({"amount": "4200000 USD", "date": "2025"}, Word.UNKNOWN),
        ({"amount": "4200000 EUR", "date": "2026-03-01"}, Word.UNKNOWN),
        ({"amount": "4200000 USD"}, Word.UNKNOWN),
        ({"date": "2026-03-01"}, Word.UNKNOWN),
        ({"amount": "42000 USD", "date": "2026-03-01"}, Word.UNKNOWN),
        ({"amount": "4200000 USD", "date": "2021-03-01"}, Word.UNKNOWN),
    ],
)
def test_money_raised_proves_itself_and_never_its_absence(fields: dict[str, str], word: Word) -> None:
    assert ask(RAISED, company(fundings=(funding(**fields),))).word is word


def test_money_must_fit_in_one_round() -> None:
    old_and_large = funding(amount="9000000 USD", date="2019-01-01")
    new_and_small = funding(amount="9000 USD", date="2026-01-01")
    strict = RAISED + '\nunseen = "no"'
    answer = ask(strict, company(fundings=(old_and_large, new_and_small)))
    assert answer.word is Word.NO
    assert answer.because == (
        "the newest round known, 9,000 USD on 2026-01-01 (wikidata, 10 days old), is not "
        "a round of at least 1,000,000 USD within 365 days"
    )


@pytest.mark.parametrize(
    ("stage", "word"),
    [("Series A", Word.YES), ("seed", Word.YES), ("Series C", Word.NO), ("early", Word.UNKNOWN), ("growth", Word.NO),
     ("Form D", Word.UNKNOWN)],
)  # fmt: skip
def test_a_stage_is_known_as_far_as_its_word_tells(stage: str, word: Word) -> None:
    wanted = 'kind = "funding"\nstages = ["seed", "series_a"]'
    assert ask(wanted, known(stage=stage)).word is word
    if stage != "growth":
        assert ask(wanted, company(fundings=(funding(kind=stage, date="2026-01-01"),))).word is word


def test_an_accelerator_is_a_stage_and_says_nothing_of_others() -> None:
    about = known(accelerator="Y Combinator Winter 2024")
    assert ask('kind = "funding"\nstages = ["accelerator"]', about).word is Word.YES
    assert ask('kind = "funding"\nstages = ["series_b"]', about).word is Word.UNKNOWN


HIRING = 'kind = "signals"\nany = ["hiring"]'


def test_a_role_that_is_advertised_proves_hiring() -> None:
    answer = ask(HIRING, company(roles=(role(title="Route Planner"),)))
    assert answer.word is Word.YES
    assert answer.because == 'it advertises "Route Planner" (wikidata, 10 days old)'


@pytest.mark.parametrize(
    ("fields", "word"),
    [({"hiring": "yes"}, Word.YES), ({"hiring": "no"}, Word.NO), ({"open_roles": "7"}, Word.YES),
     ({"open_roles": "0"}, Word.NO), ({}, Word.UNKNOWN)],
)  # fmt: skip
def test_what_a_company_says_of_hiring_decides_where_no_role_is_known(
    fields: dict[str, str], word: Word
) -> None:
    assert ask(HIRING, known(days=10, **fields)).word is word


def test_a_kind_of_role_is_missing_only_from_a_board_that_was_read_whole() -> None:
    wanted = 'kind = "signals"\nany = ["hiring:sales"]'
    driver = role(title="Driver")
    assert ask(wanted, company(roles=(driver, role(title="Sales Manager")))).word is Word.YES
    assert ask(wanted, company(roles=(driver,))).word is Word.UNKNOWN
    whole = company(passport("company.open_roles", "1", days=10), roles=(driver,))
    assert ask(wanted, whole).word is Word.NO
    part = company(passport("company.open_roles", "9", days=10), roles=(driver,))
    assert ask(wanted, part).word is Word.UNKNOWN


def test_a_function_is_read_from_titles_that_do_not_name_it() -> None:
    wanted = 'kind = "signals"\nany = ["hiring:sales"]'
    answer = ask(wanted, company(roles=(role(title="Key Account Manager (m/w/d)"), role(title="Driver"))))
    assert answer.word is Word.YES
    assert answer.because == 'it advertises "Key Account Manager (m/w/d)" (wikidata, 10 days old)'
    drivers = 'kind = "signals"\nany = ["hiring:supply_chain"]'
    assert ask(drivers, company(roles=(role(title="Warehouse Manager"),))).word is Word.YES


def test_a_role_of_a_department_is_of_that_kind() -> None:
    wanted = 'kind = "signals"\nany = ["hiring:warehouse"]'
    assert ask(wanted, company(roles=(role(title="Planner", department="Warehouse"),))).word is Word.YES


def test_a_sign_may_be_too_long_ago() -> None:
    lately = 'kind = "signals"\nany = ["hiring"]\nwithin_days = 30'
    assert ask(lately, company(roles=(role(title="Driver", posted="2026-09-20"),))).word is Word.YES
    assert ask(lately, company(roles=(role(title="Driver", posted="2026-05-01"),))).word is Word.UNKNOWN


def test_one_sign_of_several_is_enough() -> None:
    wanted = 'kind = "signals"\nany = ["hiring", "funding", "code"]'
    raised = company(fundings=(funding(date="2026-05-01", amount="10 USD"),))
    assert ask(wanted, raised).word is Word.YES
    assert ask(wanted, known(last_code="2026-09-01")).word is Word.YES
    assert ask('kind = "signals"\nany = ["code"]', known(last_code="2024-09-01", days=9)).word is Word.NO
    nothing = ask(wanted, known())
    assert nothing.word is Word.UNKNOWN
    assert set(nothing.needs) >= {"role.title", "funding.date", "company.last_code"}


def test_an_industry_that_is_named_and_not_understood_is_not_called_unnamed() -> None:
    assert (
        ask(SOFTWARE, known(industry="Consumer")).because == '"Consumer" names no industry that is known here'
    )
    assert ask(SOFTWARE, known()).because == "no source names its industry"
    tagged = ask(SOFTWARE, known(industry="Consumer", keyword="Robotics")).because
    assert tagged.endswith(
        'speak of machinery and automation, and "Consumer" names no industry that is known here'
    )
