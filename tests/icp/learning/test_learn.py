"""A profile learnt from good customers: which lines, at what place, on what evidence, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp.criteria import KINDS
from icp.interval import Group
from icp.learning.learn import Learnt, TooFew, learn
from icp.learning.lines import plain, quoted
from icp.learning.traits import CHOICES, MEASURES
from icp.learning.writing import as_values, profile_text
from icp.profile import parse_profile
from icp.verdict import judge
from matching.nouns import Affiliation, Company, Person
from tests.icp.companies import known, passport
from tests.icp.learning.crowds import NOW, customers, lost, numbered, others


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    return learn(customers(), NOW, others(), lost())


def lines(learnt: Learnt) -> dict[str, tuple[Group, dict[str, object]]]:
    return {
        one.line.kind: (one.group, dict(one.line.keys))
        for one in (*learnt.lines, *learnt.excludes)
        if not one.line.tier
    }


def test_what_customers_share_and_others_do_not_becomes_the_profile(learnt: Learnt) -> None:
    found = lines(learnt)
    assert found["location"] == (Group.MUST, {"countries": ["DACH"]})
    assert found["size"] == (Group.MUST, {"min": 30, "max": 200})
    assert any("forklifts" in one.line.keys["any"] for one in learnt.lines if one.line.kind == "keywords")


def test_words_keep_the_accents_that_customers_write() -> None:
    text = "Füllt Gewürze in Gläser ab und prüft die Abfüllanlagen der Würzmühlen von Hand"
    jars = [numbered(known(name=f"Glas {n}", description=text, country="DE"), n) for n in range(12)]
    words = {
        word
        for one in learn(jars, NOW, others()).lines
        if not one.line.respect
        for word in one.line.keys["any"]
    }
    assert words & {"gewürze", "gläser", "abfüllanlagen", "würzmühlen"}
    assert not words & {"gewurze", "glaser", "abfullanlagen", "wurzmuhlen"}


def test_words_are_never_a_gate(learnt: Learnt) -> None:
    assert {one.group for one in learnt.lines if one.line.kind == "keywords"} == {Group.NICE}


def test_what_others_share_too_is_left_out_with_the_counts(learnt: Learnt) -> None:
    assert "age" not in lines(learnt)
    assert [one.because for one in learnt.left_out if one.what == "age"] == [
        "an age of 10 years or more fits 20 of 20 when learnt without them, and 90% of the comparison list"
    ]
    unknown = next(one for one in learnt.left_out if one.what == "known of too few")
    assert "technologies 0" in unknown.because


def test_the_text_is_a_profile_that_customers_pass_and_others_do_not(learnt: Learnt) -> None:
    profile = parse_profile(profile_text(learnt, 'Odd "name"'), "learnt.toml")
    assert profile.name == 'Odd "name"'
    passing = [judge(one, profile, NOW).decision for one in customers()]
    assert passing.count("qualified") == learnt.customers.passing == 20
    assert not [one for one in others() if judge(one, profile, NOW).decision == "qualified"]


def test_each_line_has_its_evidence_above_it(learnt: Learnt) -> None:
    text = profile_text(learnt, "x")
    assert (
        "# 30 to 200 employees: 20 of 20 customers (median 106 employees)\n"
        "# 20% of 120 others; P(more often among customers) above 99.9%\n"
        '[[must]]\nkind = "size"\nmin = 30\nmax = 200\n'
    ) in text
    assert max(map(len, text.splitlines())) <= 120


def test_what_lost_customers_have_and_good_ones_never_is_excluded(learnt: Learnt) -> None:
    (exclusion,) = learnt.excludes
    assert (exclusion.group, dict(exclusion.line.keys)) == (Group.EXCLUDE, {"any": ["gambling"]})


def test_one_good_customer_of_a_kind_saves_that_kind() -> None:
    saved = [*customers(), numbered(known(name="Spiel Gut", industry="Gambling", country="DE"), 99)]
    assert not learn(saved, NOW, others(), lost()).excludes


def test_few_that_were_lost_exclude_nothing() -> None:
    assert not learn(customers(), NOW, others(), lost(4)).excludes


def test_without_a_comparison_list_weights_are_small_and_said_to_be_weak() -> None:
    learnt = learn(customers(), NOW)
    assert max(one.weight for one in learnt.lines if one.group is Group.NICE) <= 2
    text = profile_text(learnt, "x")
    assert "There was no comparison list" in text
    assert "which makes this a weak claim" in text
    assert learnt.others is None


def test_nothing_is_a_gate_of_which_few_are_known() -> None:
    blind = [
        replace(one, passports={k: p for k, p in one.passports.items() if k != "company.employees"})
        for one in customers()[:8]
    ]
    found = lines(learn([*blind, *customers()[8:]], NOW, others()))
    assert found["size"][0] is Group.NICE
    assert found["location"][0] is Group.MUST


def test_ten_customers_are_too_few_for_a_gate() -> None:
    assert not [one for one in learn(customers(10), NOW, others()).lines if one.group is Group.MUST]


def test_four_customers_are_refused_with_how_many_are_needed() -> None:
    with pytest.raises(TooFew, match="4 of them are too few to learn from: at least 5"):
        learn(customers(4), NOW, others())


def test_customers_of_whom_nothing_is_known_are_refused_with_what_is_missing() -> None:
    names = [numbered(known(name=f"Namen {n}"), n) for n in range(12)]
    with pytest.raises(
        TooFew, match="nothing was found that these customers share: known of too few: size 0"
    ):
        learn(names, NOW)


def test_customers_like_everybody_else_are_refused() -> None:
    everybody = others(160)
    with pytest.raises(TooFew, match="nothing sets customers apart"):
        learn(everybody[:40], NOW, everybody[40:])


def test_a_stray_customer_does_not_bend_the_profile() -> None:
    stray = numbered(
        known(name="Riesig", employees="90000", country="JP", industry="Banking", founded="1890"), 77
    )
    found = lines(learn([*customers(30), stray], NOW, others()))
    assert found["size"][1]["max"] == 200
    assert found["location"][1] == {"countries": ["DACH"]}


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(20)))
def test_the_order_of_the_list_changes_no_line(order: list[int]) -> None:
    listed = customers()
    shuffled = learn([listed[n] for n in order], NOW, others())
    assert lines(shuffled) == lines(learn(listed, NOW, others()))


@settings(max_examples=100)
@given(st.text())
def test_any_text_can_be_written_into_a_profile(text: str) -> None:
    read = parse_profile(f'name = {quoted(f"a{text}")}\n[[must]]\nkind = "size"\nmin = 2\n', "x")
    assert read.name == plain(f"a{text}")


def test_a_name_that_cannot_be_seen_is_no_name(learnt: Learnt) -> None:
    assert parse_profile(profile_text(learnt, "\u200b\x1b"), "x").name == "Learnt"


def test_every_respect_is_one_a_profile_can_ask_for() -> None:
    assert {one.kind for one in (*MEASURES, *CHOICES)} <= set(KINDS)


def test_the_values_say_the_same_as_the_text(learnt: Learnt) -> None:
    values = list(as_values(learnt, "x"))
    size = next(value for value in values if value.get("kind") == "size")
    assert (size["group"], size["keys"], size["customers"]) == (
        "must",
        {"min": 30, "max": 200},
        {"fit": 20, "known": 20},
    )
    assert values[-1]["customers"] == {"qualified": 20, "known": 20, "all": 20}


def buyer(title: str, n: int) -> Person:
    return Person(
        f"list:{n}/person", {"person.title": passport("person.title", title)}, (), Affiliation.CURRENT
    )


def with_people(one: Company, *titles: str) -> Company:
    return replace(one, people=tuple(buyer(title, n) for n, title in enumerate(titles)))


def test_who_bought_becomes_a_persona() -> None:
    bought = [
        with_people(one, "Head of Logistics", "COO" if n % 3 else "Receptionist")
        for n, one in enumerate(customers())
    ]
    learnt = learn(bought, NOW, others())
    profile = parse_profile(profile_text(learnt, "x"), "x")
    assert profile.personas[0].functions == ("supply_chain",)
    assert profile.personas[0].seniorities == ("head",)
    assert "# 20 of " in profile_text(learnt, "x")


def test_one_company_with_many_people_makes_no_persona() -> None:
    bought = [with_people(customers()[0], *["Head of Sales"] * 9), *customers()[1:]]
    assert not learn(bought, NOW, others()).buyers.personas
