"""docs/titles.md shows the whole vocabulary of titles, in its order, and titles as they are read."""

from __future__ import annotations

import pytest

from benchmarks.titling.coarse import DEPARTMENTS, LEVELS, OTHER
from connectors.lexicon.posts import BuyingRole, Function, Seniority
from matching.titles import read_title
from matching.titles.buying import decides
from tests.documents import section, table

PAGE = "docs/titles.md"
SAID = {True: "yes", False: "no", None: ""}


@pytest.mark.parametrize(
    ("heading", "vocabulary"),
    [("Functions", Function), ("Seniorities", Seniority), ("Buying roles", BuyingRole)],
)
def test_every_word_of_the_vocabulary_stands_there_with_its_meaning(
    heading: str, vocabulary: type[Function] | type[Seniority] | type[BuyingRole]
) -> None:
    rows = table(section(PAGE, f"## {heading}"))
    assert [(row[0], row[1]) for row in rows] == [(f"`{member}`", member.about) for member in vocabulary]


def test_functions_stand_beside_the_departments_of_coarser_schemes() -> None:
    rows = table(section(PAGE, "## Functions"))
    for function, row in zip(Function, rows, strict=True):
        assert row[2].startswith(DEPARTMENTS.get(function, OTHER)) or function is Function.ENGINEERING


def test_seniorities_stand_beside_what_they_decide_and_the_coarser_level() -> None:
    rows = table(section(PAGE, "## Seniorities"))
    for seniority, row in zip(Seniority, rows, strict=True):
        assert row[2] == SAID[decides(seniority, ())]
        assert row[3].startswith(LEVELS[seniority])


def test_titles_are_read_as_the_page_says() -> None:
    rows = table(section(PAGE, "## How a title is read"))
    assert len(rows) > 12
    for text, *says in rows:
        read = read_title(text)
        assert says == [
            ", ".join(read.functions), read.seniority or "", SAID[read.decision_maker], read.buying_role or ""
        ]  # fmt: skip
