"""Who decides at a company: by fit, standing, freshness and evidence, and never who has left."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from connectors.lexicon.titles import BuyingRole
from connectors.statement import Statement
from matching.deciders import Decider, Persona, decision_makers, headcount
from matching.nouns import Affiliation, Claim, Company, Passport, Person

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SALES = Persona("Sales", functions=("sales",), seniorities=("c_level", "vp", "director", "head"))
MONEY = Persona("Money", functions=("finance",), seniorities=("c_level", "director"))


def statement(subject: str, field: str, value: str, source: str, confidence: float) -> Statement:
    return Statement(
        subject=subject, field=field, value=value, source=source, url="https://northwind.example/team", at="h3",
        quote=value, seen=NOW, expires=NOW + timedelta(days=365), confidence=confidence,
    )  # fmt: skip


def passport(
    subject: str, field: str, values: tuple[str, ...], sources: tuple[str, ...], sure: float
) -> Passport:
    claims = (
        Claim(
            value, tuple(statement(subject, field, value, source, sure) for source in sources), sure, "said"
        )
        for value in values
    )
    return Passport(field, tuple(claims))


def person(
    name: str, *titles: str, there: Affiliation = Affiliation.CURRENT, sources: tuple[str, ...] = ("website",),
    sure: float = 0.9,
) -> Person:  # fmt: skip
    subject = f"website:northwind.example/{name}"
    passports = {"person.name": passport(subject, "person.name", (name,), sources, sure)}
    if titles:
        passports["person.title"] = passport(subject, "person.title", titles, sources, sure)
    return Person(subject, passports, (subject,), affiliation=there, seen=NOW)


def company(*people: Person, employees: str = "") -> Company:
    size = {
        "company.employees": passport(
            "website:northwind.example", "company.employees", (employees,), ("website",), 1
        )
    }
    return Company("website:northwind.example", size if employees else {}, people=people)


def names(deciders: list[Decider]) -> list[str]:
    return [decider.person.name for decider in deciders]


def test_without_personas_the_highest_come_first_and_those_who_decide_nothing_are_left_out() -> None:
    found = decision_makers(
        company(
            person("Ida Lund", "Receptionist"),
            person("Max Ohm", "Head of Sales"),
            person("Eva Roth", "CEO"),
            person("Jo Frey", "Marketing Intern"),
            person("Ann Bell"),
            employees="200",
        )
    )
    assert names(found) == ["Eva Roth", "Max Ohm"]
    assert all(0 < decider.score <= 1 for decider in found)


def test_who_fits_the_profile_best_comes_first() -> None:
    people = (person("Eva Roth", "CEO"), person("Max Ohm", "Vertriebsleiter"), person("Kim Dahl", "CFO"))
    assert names(decision_makers(company(*people, employees="800"), (SALES,)))[0] == "Max Ohm"
    assert names(decision_makers(company(*people, employees="800"), (MONEY,)))[0] == "Kim Dahl"


def test_the_weightier_persona_comes_first() -> None:
    people = (person("Max Ohm", "Sales Director"), person("Kim Dahl", "Finance Director"))
    light, heavy = replace(SALES, weight=1.0), replace(MONEY, weight=3.0)
    assert names(decision_makers(company(*people), (light, heavy))) == ["Kim Dahl", "Max Ohm"]
    assert names(decision_makers(company(*people), (replace(light, weight=9.0), heavy))) == [
        "Max Ohm",
        "Kim Dahl",
    ]


def test_in_a_company_of_eight_the_founder_holds_the_seat_that_nobody_else_has() -> None:
    people = (person("Eva Roth", "Founder"), person("Max Ohm", "Software Engineer"))
    small = decision_makers(company(*people, employees="8"), (MONEY,))
    large = decision_makers(company(*people, employees="8000"), (MONEY,))
    assert [(d.person.name, d.persona) for d in small] == [("Eva Roth", "Money")]
    assert [(d.person.name, d.persona) for d in large] == [("Eva Roth", "")]


def test_a_head_stands_high_in_a_small_company_and_lower_in_a_large_one() -> None:
    head = person("Max Ohm", "Head of Growth")
    small, large = (decision_makers(company(head, employees=size))[0] for size in ("8", "8000"))
    assert small.score > large.score
    assert (small.buying_role, large.buying_role) == (BuyingRole.ECONOMIC_BUYER, BuyingRole.CHAMPION)


def test_who_left_is_never_listed_and_who_is_unsure_comes_after_all_who_are_there() -> None:
    found = decision_makers(
        company(
            person("Old Boss", "CEO", there=Affiliation.FORMER),
            person("Maybe Boss", "CEO", there=Affiliation.UNSURE),
            person("Max Ohm", "Team Manager"),
        )
    )
    assert names(found) == ["Max Ohm", "Maybe Boss"]
    assert any("not sure" in line for line in found[1].because)


def test_a_title_that_is_over_counts_for_nothing() -> None:
    assert decision_makers(company(person("Eva Roth", "Former CEO"))) == []
    found = decision_makers(company(person("Eva Roth", "Former CEO", "Head of Sales")), (SALES,))
    assert found[0].title.text == "Head of Sales"


def test_of_two_alike_the_better_proven_comes_first() -> None:
    found = decision_makers(
        company(
            person("Ann Weak", "Managing Director", sure=0.5),
            person("Bea Strong", "Managing Director", sources=("register", "website"), sure=0.9),
        )
    )
    assert names(found) == ["Bea Strong", "Ann Weak"]
    assert any("register, website" in line for line in found[0].because)


def test_a_keyword_of_the_persona_finds_titles_whose_words_no_table_knows() -> None:
    dispatch = Persona("Dispatch", functions=(), seniorities=(), keywords=("dispatch*", "Kundendienst", "IT"))
    found = decision_makers(
        company(
            person("Ida Lund", "Dispatching"),
            person("Max Ohm", "Kundendienstmonteur"),
            person("Jo Frey", "Litigator"),
        ),
        (dispatch,),
    )
    assert sorted(names(found)) == ["Ida Lund", "Max Ohm"]


def test_of_several_titles_the_one_that_serves_best_is_shown() -> None:
    found = decision_makers(company(person("Max Ohm", "Trainer", "Sales Director", "Board Member")), (SALES,))
    assert found[0].title.text == "Sales Director"


def test_every_decider_says_why() -> None:
    (found,) = decision_makers(company(person("Max Ohm", "Sales Director"), employees="51-200"), (SALES,))
    assert found.persona == "Sales"
    assert any("Sales" in line for line in found.because)
    assert any("about 101 people" in line for line in found.because)
    assert any("website" in line and "2026-03-01" in line for line in found.because)


def test_the_order_of_the_people_makes_no_difference() -> None:
    people = [
        person(f"Person {n}", title)
        for n, title in enumerate(["CEO", "CEO", "CFO", "Head of IT", "Manager"] * 3)
    ]
    expected = decision_makers(company(*people), (SALES, MONEY))
    for seed in range(20):
        shuffled = random.Random(seed).sample(people, len(people))
        assert decision_makers(company(*shuffled), (SALES, MONEY)) == expected


def test_a_company_without_people_has_no_deciders() -> None:
    assert decision_makers(company(), (SALES,)) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("120", 120), ("1,200", 1200), ("51-200", 101), ("10000+", 10000), ("0-10", 3), ("", None), ("many", None),
        ("0", None), ("9" * 400, None), ("1-" + "9" * 400, 1),
    ],
)  # fmt: skip
def test_a_headcount_is_read_from_a_number_a_band_or_a_least_number(text: str, people: int | None) -> None:
    assert headcount(text) == people
