"""What to ask a buyer: the bank in every language, and of it what is still open."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.questions import LANGUAGES, Known, Question, Stage, Topic, bank, open_questions

_EVERYTHING = (
    "company.employees",
    "company.industry",
    "company.technology",
    "company.country",
    "company.city",
)


def keys(questions: list[Question]) -> set[str]:
    return {question.key for question in questions}


# ---- the bank


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_one_spoken_sentence_in_every_language(language: str) -> None:
    for question in bank():
        text = question.text(language)
        assert re.fullmatch(r"[^?\n]{15,125}\?", text), text
        assert text == " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_is_asked_in_the_same_words_as_another(language: str) -> None:
    assert len({question.text(language) for question in bank()}) == len(bank())


def test_no_translation_is_left_in_another_language() -> None:
    for question in bank():
        for one, other in combinations(LANGUAGES, 2):
            assert question.text(one) != question.text(other), question.key


def test_french_has_its_space_before_the_question_mark_and_spanish_its_opening_mark() -> None:
    for question in bank():
        assert question.text("fr").endswith(" ?")
        assert question.text("es").count("¿") == 1


def test_every_topic_has_questions_of_several_stages_that_are_always_open() -> None:
    for topic in Topic:
        plain = {q.stage for q in bank() if q.topic is topic and not (q.when or q.unless or q.settles)}
        assert len(plain) >= 2, topic


def test_keys_are_told_apart_and_say_their_topic() -> None:
    assert max(Counter(q.key for q in bank()).values()) == 1
    assert all(q.key.startswith(f"{q.topic}_") for q in bank())


# ---- what is open


def test_what_rests_on_an_event_is_asked_only_where_the_event_is_known() -> None:
    assert "need_hiring" not in keys(open_questions((), (), most=99))
    assert "need_hiring" in keys(open_questions((Known.HIRING,), ()))


def test_what_a_known_person_settles_is_not_asked() -> None:
    assert "authority_decider" in keys(open_questions((), ()))
    assert "authority_decider" not in keys(open_questions((Known.ECONOMIC_BUYER,), (), most=99))


def test_what_is_known_fresh_and_undisputed_is_not_asked() -> None:
    assert "need_people" not in keys(open_questions((), ("company.industry",), most=99))
    assert "need_people" in keys(open_questions((), ("company.employees",), most=99))


def test_what_the_verdict_waits_for_comes_before_all_else() -> None:
    chosen = open_questions(tuple(Known), _EVERYTHING, ("company.employees",), most=1)
    assert keys(chosen) == {"need_people"}


def test_an_event_is_asked_about_before_what_is_always_worth_asking() -> None:
    chosen = open_questions((Known.FUNDING, Known.ECONOMIC_BUYER), (), most=4)
    assert "budget_funding" in keys(chosen)


def test_topics_have_equal_shares_and_none_is_asked_twice_at_one_stage() -> None:
    chosen = open_questions((), ())
    assert Counter(q.topic for q in chosen) == dict.fromkeys(Topic, 2)
    assert max(Counter((q.topic, q.stage) for q in chosen).values()) == 1


@given(
    st.sets(st.sampled_from(list(Known))),
    st.sets(st.sampled_from(_EVERYTHING)),
    st.integers(0, 50),
)
def test_whatever_is_known_nothing_known_is_asked_and_the_order_is_that_of_a_talk(
    known: set[Known], unsettled: set[str], most: int
) -> None:
    chosen = open_questions(known, unsettled, unsettled, most)
    assert len(chosen) <= most
    assert len(keys(chosen)) == len(chosen)
    for question in chosen:
        assert not question.unless & known
        assert not question.when or question.when & known
        assert not question.settles or question.settles & unsettled
    places = [(list(Topic).index(q.topic), list(Stage).index(q.stage)) for q in chosen]
    assert places == sorted(places)
