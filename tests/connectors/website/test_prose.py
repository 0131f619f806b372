"""Running text introduces people: only plainly, only at this company, and never by a word that begins a sentence."""

from __future__ import annotations

import pytest

from tests.connectors.website.pages import ABOUT, people

TAIL = " and has led the mending of winches in nine harbours for a good many years now."
HEAD = "<title>Northwind Cranes</title><h1>About us</h1>"


def told(sentence: str) -> dict[str, list[str]]:
    return people(f"{HEAD}<p>{sentence}</p>", ABOUT)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Jonna Sandvik, founder and CEO, began in her father's boathouse in 1998" + TAIL, "founder and CEO"),
        (
            "The firm is run by our managing director Jonna Sandvik, who began in 1998" + TAIL,
            "managing director",
        ),
        ("Founded by chief engineer Jonna Sandvik in 1998, the firm grew slowly" + TAIL, "chief engineer"),
        (
            "Geleitet wird das Haus von Geschäftsführerin Jonna Sandvik, die 1998 begann" + TAIL,
            "Geschäftsführerin",
        ),
        ("In 1998 Jonna Sandvik, Head of Service at Northwind, came from the navy" + TAIL, "Head of Service"),
    ],
)
def test_a_name_with_its_title_beside_it_is_introduced(sentence: str, title: str) -> None:
    assert told(sentence) == {"Jonna Sandvik": [title]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Jonna Sandvik, CEO of Harbour Bank, praises the quick mending of her winches" + TAIL,
        "In 1998 Jonna Sandvik came to the harbour with two friends and a boat" + TAIL,
        "The street is named after Jonna Sandvik, a poet of the nineteenth century" + TAIL,
        "Our managing director and her crew of nine mend what others have built" + TAIL,
    ],
)
def test_whoever_is_elsewhere_or_nothing_is_not_introduced(sentence: str) -> None:
    assert told(sentence) == {}


def test_a_capital_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    found = told("Winches hold. Leads Jonna Sandvik, managing director, to the harbour every morning" + TAIL)
    assert set(found) <= {"Jonna Sandvik"}


def test_what_follows_a_title_in_a_line_is_part_of_it_only_if_it_is_short_or_a_field() -> None:
    assert told("Jonna Sandvik, founder and CEO, in nine harbours and on seven seas") == {
        "Jonna Sandvik": ["founder and CEO"]
    }
    assert told("Jonna Sandvik, Head of Sales, North Sea") == {"Jonna Sandvik": ["Head of Sales, North Sea"]}
