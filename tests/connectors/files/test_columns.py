"""Which column holds what: by its name in many languages, by what stands in it, or as the user says."""

from __future__ import annotations

import pytest

from connectors.files.columns import UnknownColumn, detect, fields
from tests.connectors.files.lists import mapping


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Account Name,Website URL,Billing Country,# Employees", ["name", "website", "country", "employees"]),
        ("Firma;Webseite;Land;Mitarbeiter", ["name", "website", "country", "employees"]),
        ("Raison sociale;Site web;Pays;Effectif", ["name", "website", "country", "employees"]),
        ("Razón social;Página web;País;Empleados", ["name", "website", "country", "employees"]),
        ("Ragione sociale;Sito web;Paese;Dipendenti", ["name", "website", "country", "employees"]),
        ("Bedrijfsnaam;Website;Land;Aantal medewerkers", ["name", "website", "country", "employees"]),
        ("Företagsnamn;Hemsida;Land;Anställda", ["name", "website", "country", "employees"]),
        ("Selskap;Nettside;Land;Ansatte", ["name", "website", "country", "employees"]),
        ("Nazwa firmy;Strona WWW;Kraj;Pracownicy", ["name", "website", "country", "employees"]),
        ("Společnost;Web;Země;Zaměstnanci", ["name", "website", "country", "employees"]),
        ("会社名,ウェブサイト,国,従業員数", ["name", "website", "country", "employees"]),
        ("公司名称,网站,国家,员工人数", ["name", "website", "country", "employees"]),
        ("Компания;Сайт;Страна;Сотрудники", ["name", "website", "country", "employees"]),
    ],
)
def test_columns_are_known_by_their_names_in_many_languages(header: str, found: list[str]) -> None:
    assert list(mapping(header + "\n")) == [f"company.{field}" for field in found]


@pytest.mark.parametrize("header", ["E-Mail", "e_mail", "EMAIL ADDRESS", " Email ", "E‑mail"])
def test_case_punctuation_and_blanks_in_a_name_do_not_matter(header: str) -> None:
    assert mapping(f"Company,{header}\n")["person.email"].strip() == header.strip()


def test_a_column_is_known_by_what_stands_in_it_where_its_name_says_nothing() -> None:
    rows = "Acme,acme.example,a@acme.example,US\nBeta,www.beta.example/,b@beta.example,Germany\n"
    assert mapping("Company,X,Y,Z\n" + rows) == {
        "company.name": "Company",
        "company.website": "X",
        "person.email": "Y",
        "company.country": "Z",
    }


def test_a_column_without_a_name_is_shown_by_its_place() -> None:
    assert mapping("Company,\nAcme,acme.example\nBeta,beta.example\n")["company.website"] == "column 2"


def test_a_column_that_is_only_now_and_then_an_address_is_not_one() -> None:
    assert "company.website" not in mapping("Company,X\nAcme,acme.example\nBeta,call them\nGamma,later\n")


@pytest.mark.parametrize("header", ["URL", "LinkedIn", "Company LinkedIn", "Website"])
@pytest.mark.parametrize(("path", "field"), [("in", "person.linkedin"), ("company", "company.linkedin")])
def test_profiles_are_told_by_what_stands_in_a_column_of_addresses(
    header: str, path: str, field: str
) -> None:
    rows = f"Acme,https://www.linkedin.com/{path}/a\nBeta,linkedin.com/{path}/b\n"
    assert mapping(f"Company,{header}\n{rows}") == {"company.name": "Company", field: header}


def test_how_a_column_was_known_is_said() -> None:
    found = detect(["Company", "X", "Wer"], [["Acme", "acme.example", "A"]] * 2, {"person.name": "Wer"})
    assert {m.field: m.because for m in found} == {
        "company.name": "by its name",
        "company.website": "by what stands in it",
        "person.name": "as you said",
    }


def test_of_two_columns_of_one_name_the_first_is_used() -> None:
    found = detect(["Company", "Email", "Email"], [["Acme", "a@a.example", "b@a.example"]] * 2)
    assert [(m.field, m.column) for m in found] == [("company.name", 0), ("person.email", 1)]


@pytest.mark.parametrize("header", ["Name", "Nom", "Nombre", "Nome", "Bezeichnung", "Navn"])
def test_a_column_that_is_only_called_name_holds_the_companies(header: str) -> None:
    assert mapping(f"{header},Website\nAcme,acme.example\n")["company.name"] == header


@pytest.mark.parametrize("mark", ["Title", "Job title", "Funktion", "Poste"])
def test_in_a_list_of_people_it_holds_the_people(mark: str) -> None:
    found = mapping(f"Name,{mark},Company\nJane Doe,CFO,Acme\n")
    assert found["person.name"] == "Name"
    assert found["company.name"] == "Company"


@pytest.mark.parametrize(
    ("given", "family"), [("Prénom", "Nom"), ("Nombre", "Apellidos"), ("Nome", "Cognome"), ("First", "Last")]
)
def test_beside_the_other_half_of_a_name_it_is_a_half_itself(given: str, family: str) -> None:
    found = mapping(f"{given};{family};Company\nJeanne;Martin;Acme\n")
    assert (found["person.given_name"], found["person.family_name"]) == (given, family)


def test_a_column_of_names_beside_one_of_companies_holds_people() -> None:
    assert mapping("Empresa;Nombre\nAcme;Ana Gómez\n") == {
        "company.name": "Empresa",
        "person.name": "Nombre",
    }


def test_what_the_user_says_outweighs_names_and_content() -> None:
    found = mapping(
        "Company,Brand,Web\nAcme Inc,Acme,acme.example\n", company__name="Brand", company__website="Company"
    )
    assert found["company.name"] == "Brand"
    assert found["company.website"] == "Company"


def test_the_user_may_write_a_columns_name_in_another_case() -> None:
    assert mapping("Wer Ist Das,Y\nAcme,b\n", company__name="wer ist das")["company.name"] == "Wer Ist Das"


def test_a_column_written_exactly_outweighs_one_that_is_alike() -> None:
    found = detect(["BRAND", "Brand"], [["A", "B"]], {"company.name": "Brand"})
    assert [(m.field, m.column) for m in found] == [("company.name", 1)]


def test_an_unknown_column_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownColumn, match=r"no such column\. Columns are: Company, Web"):
        mapping("Company,Web,\nAcme,acme.example,\n", company__name="Firm")


def test_a_column_of_signs_alone_is_no_match_for_other_signs() -> None:
    with pytest.raises(UnknownColumn, match="no such column"):
        mapping("#,Company\n1,Acme\n", company__name="---")


def test_an_unknown_field_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownColumn, match=r"no such field. Fields are: company\.name, company\.website"):
        mapping("Company\nAcme\n", company__colour="Company")


def test_every_field_a_column_may_hold_can_be_named() -> None:
    for field in fields():
        assert detect(["Q7"], [["x"]], {field: "Q7"})[0].field == field


def test_columns_that_mean_nothing_here_are_left_alone() -> None:
    assert mapping("Q1,Q2\n1,2\n3,4\n") == {}


def test_our_own_guess_of_an_address_is_not_read_back_as_one() -> None:
    rows = [
        ("Ada Lovelace", "Acme", "ada.lovelace@acme.example"),
        ("Jane Roe", "Acme", "jane.roe@acme.example"),
    ]
    found = {column: {m.field for m in detect(("Full name", "Company", column), rows)} for column in (
        "enrich_email_guess", "reach them at",
    )}  # fmt: skip
    assert "person.email" in found["reach them at"]
    assert "person.email" not in found["enrich_email_guess"]


def test_a_column_called_status_is_that_of_dealings_and_one_of_the_companys_status_is_not() -> None:
    assert "company.status" not in mapping("Company,Status\nAcme,Inactive\n")
    assert "company.status" not in mapping("Company,Account Status\nAcme,Inactive\n")
    assert mapping("Company,Company Status\nAcme,Inactive\n")["company.status"] == "Company Status"


def test_users_and_growth_stage_are_known_by_their_names() -> None:
    found = mapping("Company,MAU,Growth Stage\nAcme,40k,Scaleup\n")
    assert (found["company.users"], found["company.stage"]) == ("MAU", "Growth Stage")
