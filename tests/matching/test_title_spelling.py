"""Misspelt titles: long words one letter off are read as meant, and nothing else is."""

from __future__ import annotations

import pytest

from connectors.lexicon.posts import Function, Seniority
from connectors.lexicon.titles import looks_like_title
from matching.titles import read_title
from matching.titles.spelling import spelt

ANY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("Software Enginer", "Software Engineer"),
        ("Marketting Manager", "Marketing Manager"),
        ("Buisness Development Manager", "Business Development Manager"),
        ("Gechäftsführer", "Geschäftsführer"),
        ("Acountant", "Accountant"),
        ("Consultnat", "Consultant"),
        ("Комерческий директор", "Коммерческий директор"),
    ],
)
def test_a_long_word_with_one_wrong_letter_is_read_as_what_it_stands_for(misspelt: str, meant: str) -> None:
    wrong, right = read_title(misspelt), read_title(meant)
    assert (wrong.functions, wrong.seniority) == (right.functions, right.seniority)
    assert wrong.seniority is not None
    assert wrong.text == misspelt
    assert "is read as" in wrong.because
    assert wrong.confidence < right.confidence


@pytest.mark.parametrize(
    "word",
    [
        "planter",  # short, and a planner no more than a printer
        "directory",  # another word
        "directors",  # another form
        "engineer",  # known
        "mingineer",  # another beginning
        "enginnneer",  # two letters off
        "قانونيون",
        "部長代",
    ],
)
def test_a_word_is_left_alone_that_may_be_another(word: str) -> None:
    assert spelt(word, ANY) is None


def test_another_letter_is_a_slip_only_in_a_very_long_word() -> None:
    assert spelt("accauntant", ANY) == "accountant"
    assert spelt("contruller", ANY) == "controller"
    assert spelt("enganeer", ANY) is None


def test_a_word_is_put_right_in_the_language_of_the_words_beside_it() -> None:
    assert spelt("ingeneur", frozenset(("de",))) == "ingenieur"
    assert spelt("ingeneur", frozenset(("tr",))) is None


def test_an_unknown_name_beside_a_post_stays_scope() -> None:
    title = read_title("Head of Sales, Hammermarsh")
    assert (title.functions, title.seniority, title.scope) == (
        (Function.SALES,), Seniority.HEAD, "Hammermarsh",
    )  # fmt: skip
    assert "is read as" not in title.because


def test_pages_are_not_searched_for_slips() -> None:
    assert looks_like_title("Enginer") < 0.5
