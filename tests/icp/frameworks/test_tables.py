"""The tables: facts with their rubrics, the frameworks over them, what leans them, and a question for each."""

from __future__ import annotations

import pytest

from connectors.fields import FIELDS
from icp.frameworks import fact_of, facts, frameworks, researchable
from icp.frameworks.facts import table
from icp.questions import LANGUAGES, bank

MINDA = {
    "money": (
        "none next year", "unrelated budget could be reshaped", "under review", "in approval, likely",
        "budget approved",
    ),
    "interest": ("in a competitor, or none", "unsure", "either way", "some", "high"),
    "need": ("decided there is none", "very little", "little, vague", "some needs fit", "clear"),
    "time": (
        "undefined", "can meet only after 12 months", "needs a year but will meet after 3 months",
        "within half a year and wants to meet soon", "now or within 3 months",
    ),
    "authority": ("clearly none", "minor", "advises", "one of the decision makers", "full"),
}  # fmt: skip


def test_minda_keeps_its_rubric_of_five_levels_and_its_25_points() -> None:
    minda = frameworks()["minda"]
    assert {f.fact: fact_of(f.fact).levels for f in minda.factors} == MINDA
    assert [f.fact for f in minda.factors] == ["money", "interest", "need", "time", "authority"]
    assert minda.points == (1, 2, 3, 4, 5)
    assert minda.most == 25


@pytest.mark.parametrize(
    ("name", "letters"),
    [("bant", "BANT"), ("champ", "CHAMP"), ("anum", "ANUM"), ("meddpicc", "MEDDPICC"), ("gpctba", "GPCTBACI"),
     ("minda", "MINDA")],
)  # fmt: skip
def test_the_letters_of_each_framework_spell_its_name(name: str, letters: str) -> None:
    assert "".join(factor.letter for factor in frameworks()[name].factors) == letters


def test_every_framework_says_where_it_comes_from_and_no_factor_stands_twice_in_it() -> None:
    for framework in frameworks().values():
        assert framework.source
        assert framework.about
        assert len({f.fact for f in framework.factors}) == len(framework.factors)


def test_every_fact_serves_a_framework_has_five_different_levels_and_a_field_of_its_own() -> None:
    used = {factor.fact for framework in frameworks().values() for factor in framework.factors}
    assert used == set(facts())
    assert all(len(set(fact.levels)) == 5 for fact in facts().values())
    deal = {name for name in FIELDS if name.startswith("deal.")}
    assert {fact.field for fact in facts().values()} == deal
    assert not any(FIELDS[name].personal or FIELDS[name].many for name in deal)


def test_no_level_means_that_it_is_not_known() -> None:
    assert not [
        text for fact in facts().values() for text in fact.levels if "not known" in text or "unknown" in text
    ]


def test_most_facts_serve_several_frameworks_so_that_they_are_filled_once() -> None:
    serves = [sum(f.fact == key for fw in frameworks().values() for f in fw.factors) for key in facts()]
    assert sum(serves) == 33
    assert max(serves) == 5


@pytest.mark.parametrize("key", facts())
def test_every_fact_has_a_question_that_fits_any_company_in_every_language(key: str) -> None:
    always = [q for q in bank() if q.fills[:1] == (key,) and not (q.when or q.unless or q.settles)]
    assert always
    assert all(q.text(language) for q in always for language in LANGUAGES)


def test_questions_fill_facts_that_there_are() -> None:
    assert {key for q in bank() for key in q.fills} == set(facts())


def test_every_lean_is_of_a_fact_to_a_level_with_one_source_of_it() -> None:
    for row in table("leans.toml")["lean"]:
        assert row["fact"] in facts()
        assert 1 <= row["level"] <= 5
        assert ("known" in row) != ("answer" in row)
        assert row.get("answer", "money") in facts()
        assert row["text"].count("{}") == ("known" in row)


def test_what_only_a_human_can_say_is_told_from_what_sources_lean() -> None:
    assert {"money", "authority", "need", "time", "economic_buyer", "champion"} <= researchable()
    assert not {"interest", "metrics", "criteria", "consequences", "implications"} & researchable()
