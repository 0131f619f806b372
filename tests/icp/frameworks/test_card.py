"""The card: intervals while facts are unknown, levels by persons alone, evidence as a lean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.frameworks import Lean, fact_of, facts, frameworks
from icp.frameworks.leans import leans_of, leans_of_verdict
from icp.known import Ground
from icp.questions import Known
from icp.verdict import judge
from tests.icp.companies import NOW as TODAY
from tests.icp.frameworks.making import card, told

ANSWERS = st.dictionaries(st.sampled_from(list(facts())), st.integers(1, 5))
NAMES = st.sampled_from(list(frameworks()))


def test_minda_with_money_5_and_need_4_and_the_rest_unknown_is_12_to_24() -> None:
    made = card("minda", {"money": 5, "need": 4})
    assert (made.low, made.high, made.framework.most) == (12, 24, 25)


def test_nothing_known_is_the_whole_scale_and_everything_known_a_point() -> None:
    assert (card("minda", {}).low, card("minda", {}).high) == (5, 25)
    every = card("minda", dict.fromkeys(facts(), 3))
    assert every.low == every.high == every.likely == 15
    assert every.unknown == ()


@given(NAMES, ANSWERS)
def test_an_unknown_is_never_the_lowest_score(name: str, answers: dict[str, int]) -> None:
    for line in card(name, answers).unknown:
        assert line.low < line.likely < line.high


@given(NAMES, ANSWERS, st.sampled_from(list(facts())), st.integers(1, 5))
def test_an_answer_never_widens_the_interval_and_stays_within_it(
    name: str, answers: dict[str, int], key: str, level: int
) -> None:
    before = card(name, {k: v for k, v in answers.items() if k != key})
    after = card(name, answers | {key: level})
    assert before.low <= after.low <= after.likely <= after.high <= before.high


@given(NAMES, ANSWERS, st.sampled_from(list(facts())), st.integers(1, 4))
def test_a_higher_level_never_lowers_a_score(
    name: str, answers: dict[str, int], key: str, level: int
) -> None:
    one, other = (card(name, answers | {key: value}) for value in (level, level + 1))
    assert one.low <= other.low
    assert one.likely <= other.likely
    assert one.high <= other.high


def test_a_fact_filled_once_serves_every_framework_that_asks_for_it() -> None:
    for name in frameworks():
        asks = [f.fact for f in frameworks()[name].factors]
        lines = {line.factor.fact: line.level for line in card(name, {"money": 4, "pain": 2}).lines}
        assert {k: v for k, v in lines.items() if v} == {
            k: v for k, v in (("money", 4), ("pain", 2)) if k in asks
        }


@pytest.mark.parametrize(
    ("answers", "met", "passed"),
    [
        ({}, (0, 4), None),
        ({"money": 5, "authority": 4, "need": 5}, (3, 4), True),
        ({"money": 5, "authority": 3, "need": 5}, (2, 3), None),
        ({"money": 1, "authority": 3}, (0, 2), False),
    ],
)
def test_bant_is_passed_when_three_of_four_are_met_as_ibm_has_it(
    answers: dict[str, int], met: tuple[int, int], passed: bool | None
) -> None:
    made = card("bant", answers)
    assert (made.met, made.passed) == (met, passed)


def test_a_framework_whose_authors_gave_no_rule_passes_nobody() -> None:
    assert card("minda", dict.fromkeys(facts(), 5)).passed is None


def test_a_lean_moves_what_is_expected_and_settles_nothing() -> None:
    plain = card("minda", {})
    leaning = card("minda", {}, leans={"money": (Lean(4, "money came in"),)})
    assert (leaning.low, leaning.high) == (plain.low, plain.high)
    assert leaning.likely == plain.likely + 0.5


def test_an_old_answer_is_evidence_and_settles_nothing_any_more() -> None:
    days = fact_of("money").stale_days
    assert card("minda", {"money": 5}, days=days - 1).lines[0].level == 5
    old = card("minda", {"money": 5}, days=days + 1).lines[0]
    assert (old.level, old.low, old.high, old.likely) == (None, 1, 5, 4)
    assert old.leans[0].because == "was 5, budget approved, and that is older than 180 days"
    assert old.said


def test_what_is_known_of_a_company_leans_facts_and_cites_it() -> None:
    [proof] = told({"money": 1}).statements("deal.money")
    known = {Known.FUNDING: Ground("raised 4,000,000 USD", None, (proof,)), Known.CHAMPION: Ground("")}
    leans = leans_of(known, {})
    assert leans["money"] == (Lean(4, "money came in: raised 4,000,000 USD", (proof,)),)
    assert "champion" not in leans  # a seat of which nobody is named tells nothing


def test_an_answer_on_one_fact_leans_another_and_is_no_answer_to_it() -> None:
    made = card("meddpicc", {"authority": 5})
    line = made.lines[1]
    assert line.factor.fact == "economic_buyer"
    assert (line.level, line.low, line.high, line.likely) == (None, 1, 5, 4)


def test_what_the_profile_found_of_those_who_need_it_leans_need() -> None:
    from icp.profile import parse_profile
    from tests.matching.firms import assembled
    from tests.matching.statements import said

    text = '[[nice]]\nkind = "keywords"\nlabel = "services pumps"\nany = ["pumps"]\n[[must]]\nkind = "size"\nmin = 1'
    profile = parse_profile(text, "icp.toml")
    company = assembled([said("company.description", "We service pumps"), said("company.employees", "50")])
    leans = leans_of_verdict(judge(company, profile, TODAY))
    assert [lean.level for lean in leans["need"]] == [4]
    assert leans["need"][0].because.startswith("services pumps: ")
    assert leans["need"][0].evidence
    assert leans_of_verdict(judge(assembled(), profile, TODAY)) == {}
