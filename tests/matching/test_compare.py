"""Two records, respect by respect."""

from __future__ import annotations

import pytest

from matching.compare import compare
from matching.records import Record
from matching.traits import traits_of
from matching.weights import COMPANY, PERSON
from tests.matching.records import company, person


def levels(left: Record, right: Record) -> dict[str, str]:
    """What comparing two records comes to, by respect; the same in both directions."""
    there = {e.field: e.level for e in compare(traits_of(left), traits_of(right))}
    back = {e.field: e.level for e in compare(traits_of(right), traits_of(left))}
    assert there == back
    return there


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Corwick GmbH", "CORWICK Gesellschaft mit beschränkter Haftung", "same"),
        ("Harrow & Sons", "Harrow and Sons Ltd", "same"),
        ("Газовик", "OAO Gazovik", "same"),
        ("Corwick Technologies", "Corwick", "generic"),
        ("SMITHERS A O CORP", "A. O. Smithers", "reordered"),
        ("Corwick", "Corwikc", "typo"),
        ("General Mortors", "Genral Mortors", "typo"),
        ("Corwick", "Corwick Energy", "shortened"),
        ("Zenobia Corwick", "Corwick", "contained"),
        ("TSMX", "Thule Semiconductor Marine Xylophones", "acronym"),
        ("Corwick", "Corwick Deutschland", "branch"),
        ("Corwick GmbH", "Corwick Energy GmbH", "extended"),
        ("Asian Fund III", "Asian Fund IV", "numbered"),
        ("Corwick Steel", "Corwick Bank", "kin"),
        ("Corwick Systems", "Corwick Industries", "generic_differs"),
        ("Corwick", "Zenobia", "differs"),
        ("Studio C", "Studio D", "differs"),
        ("Nova Bank", "Delta Bank", "kin"),
    ],
)
def test_company_names_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(company("a", left), company("b", right))["name"] == level


def test_a_former_name_is_an_agreement_of_its_own() -> None:
    renamed = company("a", "Newname", former_name="Oldname")
    assert levels(renamed, company("b", "Oldname"))["name"] == "former"
    assert levels(company("a", "Newname (formerly Oldname)"), company("b", "Oldname"))["name"] == "former"


def test_the_names_that_agree_best_speak() -> None:
    left = company("a", "Zenobia Holding", other_name="Corwick")
    assert levels(left, company("b", "Corwick"))["name"] == "same"


def test_a_record_without_a_name_goes_by_its_domain() -> None:
    assert levels(company("a", domain="corwick.example"), company("b", "Corwick"))["name"] == "same"


def test_a_domain_called_otherwise_says_nothing_about_a_name() -> None:
    assert "name" not in levels(company("a", domain="getit.example"), company("b", "Corwick"))


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("https://www.acme.example/x", "shop.acme.example", "same"),
        ("acme.test", "acme.example", "same_label"),
        ("acme.example", "zenobia.example", "differs"),
    ],
)
def test_domains_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(company("a", domain=left), company("b", domain=right))["domain"] == level


def test_pages_on_one_platform_are_no_agreement_and_no_difference() -> None:
    left = company("a", "Acme", domain="https://facebook.com/acme")
    right = company("b", "Zenobia", domain="facebook.com/zenobia")
    assert "domain" not in levels(left, right)


def test_what_one_record_lacks_is_not_compared() -> None:
    full = company("a", "Acme", domain="acme.example", phone="+1 202 555 0132", city="Turin", country="IT")
    assert set(levels(full, company("b", "Acme"))) == {"name"}


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ({"country": "Germany"}, {"country": "Deutschland"}, "country"),
        ({"country": "DE"}, {"country": "AT"}, "country_differs"),
        ({"country": "US", "region": "Calif."}, {"country": "USA", "region": "California"}, "region"),
        (
            {"country": "US", "city": "Portland", "region": "OR"},
            {"city": "Portland", "region": "Maine"},
            "region_differs",
        ),
        ({"city": "München"}, {"city": "MUNCHEN"}, "city"),
        ({"city": "Plymouth"}, {"city": "Plymuth"}, "city_close"),
        (
            {"city": "Turin", "postal_code": "10121"},
            {"city": "Torino", "postal_code": "10121"},
            "postal_code",
        ),
        (
            {"postal_code": "10121", "street": "Via Po 5"},
            {"postal_code": "10121", "street": "via po, 5"},
            "street",
        ),
        ({"city": "Turin"}, {"city": "Milan"}, "city_differs"),
    ],
)
def test_one_place_is_compared_once(left: dict[str, str], right: dict[str, str], level: str) -> None:
    assert levels(company("a", "Acme", **left), company("b", "Acme", **right))["place"] == level


def test_the_ending_of_a_domain_hints_at_a_country() -> None:
    site = company("a", "Acme", domain="acme.de")
    assert levels(site, company("b", "Acme", country="DE"))["place"] == "hinted"
    assert levels(site, company("b", "Acme", country="FR"))["place"] == "hinted_differs"


def test_legal_forms_of_different_countries_tell_companies_apart() -> None:
    assert levels(company("a", "Acme KGaA"), company("b", "Acme & Co., Inc."))["legal_form"] == "abroad"
    assert levels(company("a", "Acme Inc"), company("b", "ACME INCORPORATED"))["legal_form"] == "same"
    assert levels(company("a", "Acme LLC"), company("b", "Acme Inc."))["legal_form"] == "differs"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Anna Harrow", "HARROW, Anna", "same"),
        ("Anna Maria Harrow", "Anna Harrow", "fuller"),
        ("Robert Harrow", "Bob Harrow", "nickname"),
        ("A. Harrow", "Anna Harrow", "initial"),
        ("Harrow", "Anna Harrow", "partial"),
        ("Anna Harrow", "Anna Harow", "typo"),
        ("Harrow Anna", "Anna Harrow", "swapped"),
        ("Anna Harrow", "Berta Harrow", "family_only"),
        ("Anna Harrow", "Anna Fontaine", "given_only"),
        ("Anna B. Harrow", "Anna C. Harrow", "middle_differs"),
        ("Robert Harrow Jr.", "Robert Harrow Sr.", "generation_differs"),
        ("Anna Harrow", "Boris Fontaine", "differs"),
        ("Иван Петров", "Ivan Petrov", "same"),
        ("Salim AL-RAWI", "Salim AL-TIKRITI", "given_only"),
    ],
)
def test_names_of_people_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(person("a", left), person("b", right))["name"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("1971-06-24", "24.06.1971", "same"),
        ("1971-06-24", "1971-06-25", "close"),
        ("1971-06-04", "1971-04-06", "close"),
        ("1971-06-24", "1971-07-30", "near"),
        ("1971-06-24", "1984-11-02", "differs"),
        ("1971", "1971-06-24", "year"),
    ],
)
def test_dates_of_birth_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(person("a", birth_date=left), person("b", birth_date=right))["birth_date"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("anna@acme.test", "Anna+x@ACME.test", "same"),
        ("anna.harrow@acme.test", "anna.harow@acme.test", "close"),
        ("aharrow@acme.test", "anna.harrow@acme.test", "alias"),
        ("anna.harrow@acme.test", "anna.harrow2@acme.test", "colleague"),
        ("anna@acme.test", "boris@acme.test", "colleague"),
        ("anna.harrow@acme.test", "anna.harrow@zenobia.test", "moved"),
    ],
)
def test_addresses_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(person("a", "Anna", email=left), person("b", "Anna", email=right))["email"] == level


def test_address_and_employer_are_one_piece_of_evidence() -> None:
    left = person("a", "Anna Harrow", email="anna@acme.test", company_name="Acme")
    assert "affiliation" not in levels(
        left, person("b", "Anna Harrow", email="anna@acme.test", company_name="Acme")
    )
    assert levels(left, person("b", "Anna Harrow", company_name="ACME Ltd"))["affiliation"] == "same"


def test_every_level_that_occurs_has_a_weight() -> None:
    everything = {
        "name": "Acme",
        "domain": "acme.de",
        "phone": "+1 202 555 0132",
        "email": "a@acme.de",
        "city": "Turin",
        "postal_code": "10121",
        "street": "Via Po 5",
        "country": "IT",
        "region": "TO",
        "linkedin": "linkedin.com/company/a",
        "cik": "1",
        "vat_id": "IT1",
        "registration_number": "HRB 1",
        "github": "acme",
    }
    other = {field: f"{value}9" for field, value in everything.items()}
    for right in (everything, other, {"name": "Zenobia KGaA", "country": "DE"}):
        for evidence in compare(traits_of(company("a", **everything)), traits_of(company("b", **right))):
            assert (evidence.field, evidence.level) in COMPANY
    for right in (
        person("b", "Boris Fontaine", email="b@x.test"),
        person("b", "Anna Harow", email="anna@x.test"),
    ):
        for evidence in compare(traits_of(person("a", "Anna Harrow", email="anna@x.test")), traits_of(right)):
            assert (evidence.field, evidence.level) in PERSON
