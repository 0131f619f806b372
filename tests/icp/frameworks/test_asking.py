"""What to ask next: what narrows the score most, and nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.frameworks import Lean, card_of, facts, frameworks, next_question, parse_framework
from icp.questions import Known, bank, fitting
from tests.icp.frameworks.making import card

ANSWERS = st.dictionaries(st.sampled_from(list(facts())), st.integers(1, 5))


@given(st.sampled_from(list(frameworks())), ANSWERS, st.sets(st.sampled_from(list(Known))))
def test_no_other_question_would_narrow_the_score_more(
    name: str, answers: dict[str, int], known: set[Known]
) -> None:
    made = card(name, answers)
    questions = fitting(known, ())
    width = {line.factor.fact: line.high - line.low for line in made.lines}
    best = max(sum(width.get(key, 0) for key in set(q.fills)) for q in questions)
    found = next_question(made, questions)
    assert (found.narrows if found else 0) == best
    assert (found is None) == (not made.unknown)


@given(st.sampled_from(list(frameworks())), ANSWERS)
def test_an_interview_ends_and_answers_every_factor(name: str, answers: dict[str, int]) -> None:
    asked: set[str] = set()
    answers = dict(answers)
    while found := next_question(card(name, answers), bank(), asked):
        assert found.question.key not in asked
        assert not answers.keys() & set(found.facts)
        asked.add(found.question.key)
        answers |= dict.fromkeys(found.facts, 3)
    assert card(name, answers).unknown == ()


def test_a_fact_that_somebody_could_not_answer_is_not_asked_in_other_words() -> None:
    made = card("bant", {"authority": 3, "need": 3, "time": 3})
    assert next_question(made, bank(), skipped=("money",)) is None


def test_what_least_is_known_of_comes_first() -> None:
    leans = {"money": (Lean(4, "money came in"),), "need": (Lean(4, "short of hands"),)}
    found = next_question(card("bant", {"authority": 3}, leans=leans), bank())
    assert found
    assert found.facts == ("time",)


def test_a_question_that_an_event_gives_rise_to_is_preferred_to_one_out_of_the_blue() -> None:
    made = card("bant", {"authority": 3, "need": 3, "time": 3})
    found = next_question(made, fitting((Known.FUNDING,), ()))
    assert found
    assert found.question.key == "budget_funding"


@pytest.mark.parametrize("name", frameworks())
def test_with_nothing_known_there_is_a_question(name: str) -> None:
    assert next_question(card(name, {}), fitting((), ()))


def test_a_question_whose_answer_fills_two_factors_comes_before_those_that_fill_one() -> None:
    table = "".join(f'[[factor]]\nfact = "{key}"\n' for key in ("money", "authority", "economic_buyer"))
    ours = card_of(parse_framework(f'name = "OURS"\n{table}', "ours.toml"), {}, {})
    found = next_question(ours, fitting((), ()))
    assert found
    assert found.question.key == "authority_decider"
    assert (found.facts, found.narrows) == (("authority", "economic_buyer"), 8)
