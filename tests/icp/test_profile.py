"""A profile is read strictly: all mistakes at once, each with its line and its remedy."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.fields import FIELDS
from connectors.lexicon.posts import Function, Seniority
from icp.countries import group_names
from icp.criteria import KINDS
from icp.criteria.signals import SIGNS
from icp.growth import GrowthStage
from icp.interval import Decision, Group
from icp.profile import QUALIFIED, WEIGHTS, ProfileError, parse_profile, template
from icp.rounds import STAGES
from icp.sectors import CODE_SYSTEMS, all_sectors
from icp.standing import Standing
from icp.verdict import judge
from tests.exchanges import FIXTURES
from tests.icp.companies import NOW, known, profile

PROFILES = FIXTURES / "icp"
DOCS = (FIXTURES.parent / "docs" / "profile.md").read_text(encoding="utf-8")
BAD = sorted(path.stem for path in PROFILES.glob("bad-*.toml"))


def good() -> str:
    return (PROFILES / "field-service.toml").read_text(encoding="utf-8")


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "icp.toml")
    return caught.value.problems


def test_a_profile_holds_what_its_text_says() -> None:
    read = parse_profile(good(), "field-service.toml")
    assert read.name == "Field-service software, DACH and Nordics"
    assert read.qualified == 62.5
    assert [clause.criterion.kind for clause in read.clauses] == [
        "size", "location", "revenue", "users", "stage", "industry", "funding", "keywords", "technologies", "hiring",
        "signals", "age", "status", "legal_form", "language",
    ]  # fmt: skip
    assert [(clause.group, clause.weight) for clause in read.clauses[:3]] == [
        (Group.MUST, 3), (Group.MUST, 4), (Group.NICE, 1),
    ]  # fmt: skip
    assert read.clauses[0].label == "mid-sized"
    assert (
        read.clauses[1].label
        == "a head office in Munich or München, Bavaria, DACH, Nordics or Netherlands within 100 km of Augsburg"
    )
    assert read.clauses[-1].weight == 0
    assert [persona.name for persona in read.personas] == ["Operations", "Money"]
    assert read.personas[0].functions == ("operations", "supply_chain")
    assert (read.personas[0].weight, read.personas[1].weight) == (2, 1)
    assert read.sender["claims"] == ("Plans the day of 4,000 technicians", "Runs in nine languages")
    assert read.sender["email"] == "ada@fieldwise.example"


def test_what_is_left_out_has_the_documented_value() -> None:
    read = parse_profile(
        '[[nice]]\nkind = "size"\nmin = 2\n[[must]]\nkind = "age"\nmin_years = 1', "mine.toml"
    )
    assert (read.name, read.qualified) == ("mine.toml", QUALIFIED)
    assert {clause.group: clause.weight for clause in read.clauses} == WEIGHTS
    assert (read.personas, dict(read.sender)) == ((), {})


@pytest.mark.parametrize("name", BAD)
def test_every_mistake_is_reported_with_its_line_and_its_remedy(name: str) -> None:
    expected = (PROFILES / f"{name}.problems").read_text(encoding="utf-8").splitlines()
    text = (PROFILES / f"{name}.toml").read_text(encoding="utf-8")
    assert list(problems(text)) == expected
    assert len(BAD) == 5


def test_one_error_lists_them_all() -> None:
    with pytest.raises(
        ProfileError, match=r"^icp.toml has 2 mistakes:\n  line 3: .*\n  line 4: .*$"
    ) as caught:
        parse_profile('[[must]]\nkind = "size"\nmin = "9"\nmix = 1', "icp.toml")
    assert isinstance(caught.value, ValueError)


def test_the_same_criterion_may_not_stand_twice_under_any_heading() -> None:
    text = '[[must]]\nkind = "location"\ncountries = ["RU"]\n[[exclude]]\nkind = "location"\ncountries = ["Russia"]'
    assert problems(text) == (
        'line 4: [[exclude]] kind = "location": the same criterion stands on line 1; take one of them out',
    )


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake() -> None:
    read = parse_profile("\ufeff" + good().replace("\n", "\r\n"), "icp.toml")
    assert read.clauses == parse_profile(good(), "icp.toml").clauses


@given(st.data())
def test_a_profile_with_a_line_lost_is_read_or_refused_with_lines(data: st.DataObject) -> None:
    lines = good().splitlines()
    n = data.draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[:n] + lines[n + 1 :])
    try:
        found = list(map(str, parse_profile(text, "icp.toml").clauses))
    except ProfileError as error:
        found = list(error.problems)
        numbers = [int(problem.removeprefix("line ").partition(":")[0]) for problem in found]
        assert numbers == sorted(numbers)
        assert set(numbers) <= set(range(1, len(lines) + 1))
    assert found


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(ProfileError):
        parse_profile(text, "icp.toml")


def test_a_profile_that_was_used_travels_to_another_process() -> None:
    read = parse_profile(good(), "icp.toml")
    about = known(
        employees="120", country="DE", city="Munich", region="Bavaria", industry="Logistik", name="Nordlicht"
    )
    before = judge(about, read, NOW)
    there, verdict = pickle.loads(pickle.dumps((read, before)))
    assert there.clauses == read.clauses
    assert judge(about, there, NOW).reasons == verdict.reasons == before.reasons


def test_the_template_is_a_profile_and_can_qualify_somebody() -> None:
    read = parse_profile(template(), "profile.toml")
    about = known(
        employees="120",
        country="DE",
        industry="Logistik",
        description="Dispatch for field service technicians",
    )
    assert judge(about, read, NOW).decision is Decision.QUALIFIED


def test_a_file_can_hold_nothing_but_excludes() -> None:
    only = profile('[[exclude]]\nkind = "location"\ncountries = ["RU"]')
    assert judge(known(country="DE"), only, NOW).decision is Decision.QUALIFIED
    assert judge(known(country="RU"), only, NOW).decision is Decision.REJECTED
    assert judge(known(), only, NOW).decision is Decision.NEEDS_RESEARCH


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_chapter_and_a_question(kind: str) -> None:
    assert f"### {kind}\n" in DOCS
    criterion = next(c.criterion for c in parse_profile(good(), "").clauses if c.criterion.kind == kind)
    assert "{}" in criterion.question
    assert criterion.question.endswith("?")
    assert criterion.wish != criterion.contrary


def test_every_word_a_profile_may_use_is_documented() -> None:
    words = [
        *all_sectors(),
        *group_names(),
        *STAGES,
        *GrowthStage,
        *Standing,
        *SIGNS[3:],
        *Function,
        *Seniority,
    ]
    assert not [word for word in words if f"`{word}`" not in DOCS]
    assert not [system for system in CODE_SYSTEMS if system not in DOCS]


def test_the_documents_examples_are_profiles() -> None:
    examples = DOCS.split("```toml\n")[1:]
    read = [parse_profile(example.partition("```")[0], "docs/profile.md") for example in examples]
    assert len(read) == 2
    assert all(one.clauses for one in read)


def test_every_field_a_criterion_needs_is_in_the_vocabulary() -> None:
    needs = {
        field
        for clause in parse_profile(good(), "").clauses
        for field in clause.criterion.answer(known(), NOW).needs
    }
    assert needs <= set(FIELDS)
    assert len(needs) >= 10
