"""Rows as statements: a subject for every row, a person beside the company, and what a row is that is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.files.columns import fields
from connectors.files.rows import row_statements, standing
from tests.connectors.files.lists import SEEN, mapped, said, statements, table


def standings(content: str) -> list[str]:
    read = table(content)
    rows = list(read.rows)
    by_row: dict[int, list[object]] = {}
    for statement in statements(content):
        n = int(statement.subject.removeprefix("file:accounts.csv:").partition("/")[0])
        by_row.setdefault(n, []).append(statement)
    return [standing(row, read.columns, by_row.get(n, [])) for n, row in enumerate(rows, 1)]  # type: ignore[arg-type]


def test_every_row_is_a_subject_of_its_own_numbered_below_the_names() -> None:
    assert said("Company,Country\nAcme,US\n\nAcme,US\n") == {
        "1": {"company.name": ["Acme"], "company.country": ["US"]},
        "3": {"company.name": ["Acme"], "company.country": ["US"]},
    }


def test_a_person_of_a_row_is_a_subject_beside_the_company_and_works_there() -> None:
    found = said("Company,First name,Last name,Job title,Email\nAcme,Jane,Doe,CFO,jane@acme.example\n")
    assert found["1/person"] == {
        "person.title": ["CFO"],
        "person.email": ["jane@acme.example"],
        "person.name": ["Jane Doe"],
        "person.company_name": ["Acme"],
        "person.employer": ["file:accounts.csv:1"],
    }
    assert found["1"] == {"company.name": ["Acme"], "company.domain": ["acme.example"]}


def test_a_mailbox_names_the_employer_where_nothing_else_does_and_never_against_the_name() -> None:
    found = said(
        "Company,Name,Title,Email\n,Jane Doe,CFO,jane@acme.example\nBeta Works,Bo Ek,CEO,bo@acme.example\n"
        ",Al Ito,CTO,al.ito@gmail.com\n"
    )
    assert found["1"] == {"company.domain": ["acme.example"]}
    assert found["1/person"]["person.employer"] == ["file:accounts.csv:1"]
    assert found["2"] == {"company.name": ["Beta Works"]}
    assert "3" not in found
    assert "person.employer" not in found["3/person"]


def test_a_row_without_a_person_makes_none() -> None:
    assert set(said("Company,Contact,Email\nAcme,,\n")) == {"1"}


def test_halves_of_a_name_serve_where_the_whole_is_missing_and_not_where_it_is_there() -> None:
    content = "Full name,First name,Last name,Company\n,Jane,Doe,Acme\nJ. Roe,Jack,Roe,Acme\n"
    found = said(content)
    assert found["1/person"]["person.name"] == ["Jane Doe"]
    assert found["2/person"]["person.name"] == ["J. Roe"]


def test_short_and_long_rows_say_what_they_hold() -> None:
    found = said("Company,Country,City\nAcme\nBeta,DE,Kiel,extra\n")
    assert found["1"] == {"company.name": ["Acme"]}
    assert found["2"]["company.city"] == ["Kiel"]


def test_a_statement_says_in_which_column_it_stands_and_quotes_the_cell() -> None:
    (name,) = (s for s in statements("Firma;Land\n Kälte & Söhne ;DE\n") if s.field == "company.name")
    assert (name.value, name.at, name.quote) == ("Kälte & Söhne", 'column "Firma"', "Kälte & Söhne")
    assert (name.source, name.url, name.seen) == ("file", "file:accounts.csv", SEEN)


def test_a_platform_is_its_own_owners_site_and_nobody_elses() -> None:
    found = said("Company,Website\nFacebook,facebook.com\nAcme,facebook.com\n")
    assert found["1"]["company.domain"] == ["facebook.com"]
    assert "company.domain" not in found["2"]


def test_what_a_row_is_that_names_no_company() -> None:
    content = (
        "Company,Website,Country\nAcme,,US\n\n , ,\nCompany,Website,Country\nTotal,,3\nGesamt: 3,,\ntest,,\n"
        "aaa,,US\n,beta.example,\n,,US\n"
    )
    assert standings(content) == [
        "company",
        "blank",
        "blank",
        "repeated header",
        "total",
        "total",
        "names no company",
        "names no company",
        "company",
        "names no company",
    ]


@pytest.mark.parametrize("name", ["Total", "Suma", "Test", "Demo"])
def test_a_company_whose_name_reads_like_a_remark_is_one_when_it_has_a_site(name: str) -> None:
    assert standings(f"Company,Website\n{name},{name.lower()}-energy.example\n") == ["company"]


def test_a_row_of_a_person_alone_is_worth_keeping() -> None:
    assert standings("Full name,Email,Company\nJane Doe,jane@acme.example,\n") == ["company"]


@given(
    st.lists(st.sampled_from(fields()), min_size=1, max_size=4, unique=True),
    st.lists(st.text(max_size=40), max_size=5),
)
def test_no_row_breaks_the_reading_of_a_list(names: list[str], row: list[str]) -> None:
    found = row_statements("x.csv", 7, row, mapped(names), SEEN)
    assert {s.subject for s in found} <= {"file:x.csv:7", "file:x.csv:7/person"}
    assert standing(row, names, found)
