"""How many work there, in a sentence or a table, and only when the page agrees with itself."""

from __future__ import annotations

import pytest

from tests.connectors.website.pages import ABOUT, CONTACT, HOME, findings, said


def people(html: str, url: str = ABOUT) -> list[str]:
    return said(html, url).get("company.employees", [])


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("We are a team of 42 people.", "42"),
        ("Northwind employs over 1,200 people in six harbours.", "1200+"),
        ("With 85 employees we are small.", "85"),
        ("Our 300 highly skilled colleagues are on call.", "300"),
        ("Employees: approx. 64", "64"),
        ("Mit 42 Mitarbeitern in Bremen und Kiel.", "42"),
        ("Mehr als 1.200 Beschäftigte", "1200+"),
        ("42 Mitarbeiter:innen", "42"),
        ("Nous sommes 85 collaborateurs.", "85"),
        ("Effectif : environ 120", "120"),
        ("Un equipo de 64 profesionales", "64"),
        ("Con 75 dipendenti in tre porti", "75"),
        ("Onze 35 medewerkers", "35"),
        ("Vi är 48 anställda", "48"),
        ("Vi er 52 ansatte", "52"),
        ("Zatrudniamy ponad 90 pracowników", "90+"),
        ("Máme 110 zaměstnanců", "110"),
        ("従業員数:180名", "180"),
        ("员工人数：约500人", "500"),
        ("임직원 수 60명", "60"),
        ("В компании 250 сотрудников", "250"),
        ("150 çalışan", "150"),
    ],
)
def test_a_sentence_in_many_languages_says_how_many(sentence: str, number: str) -> None:
    assert people(f"<p>{sentence}</p>") == [number]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Mitarbeiter</td><td>180</td></tr></table>",
        "<dl><dt>Employees</dt><dd>180</dd></dl>",
        "<table><tr><th>従業員数</th><td>180名</td></tr></table>",
        "<p>Number of employees:</p><p>180</p>",
    ],
)
def test_a_label_and_a_number_beside_it_say_how_many(table: str) -> None:
    assert people(table) == ["180"]


@pytest.mark.parametrize(
    "sentence",
    [
        "For 25 years our employees have mended winches.",
        "In 2019 employees moved to Kiel.",
        "95% of our employees stay.",
        "Our employees have 180 cranes.",
        "Call 555 0132 employees only.",
        "1 employee",
        "We serve 4,000 customers.",
        "Crew of the year 2024 employees",
    ],
)
def test_other_numbers_near_such_words_are_no_headcount(sentence: str) -> None:
    assert people(f"<p>{sentence}</p>") == []


def test_a_page_that_says_several_numbers_is_not_believed() -> None:
    assert people("<p>We are 42 employees in Kiel.</p><p>The group has 1,200 employees.</p>") == []


def test_a_number_said_twice_is_one() -> None:
    assert people("<p>We are 42 employees.</p><p>Employees: 42</p>") == ["42"]


@pytest.mark.parametrize(
    "url", [CONTACT, "https://northwind.example/blog/x", "https://northwind.example/customers"]
)
def test_only_pages_about_the_company_are_asked(url: str) -> None:
    html = "<p>With 85 employees they are small.</p>"
    assert people(html, url) == []
    assert people(html, HOME) == ["85"]


def test_a_number_that_names_its_year_speaks_of_that_year() -> None:
    (found,) = (f for f in findings("<p>85 employees (2017)</p>", ABOUT) if f.field == "company.employees")
    assert (found.value, found.as_of, found.quote) == ("85", "2017", "85 employees")
