"""What schema.org objects say of the company, its people and its roles, each value in the words of the page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.connectors.website.pages import HOME, findings, people, said


def script(**node: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Organization", **node})}</script>'


def company(**node: Any) -> dict[str, list[str]]:
    return said(script(**node))


def test_plain_properties_become_fields() -> None:
    told = company(
        name="Northwind",
        legalName="Northwind GmbH",
        alternateName=["NWI", "NW"],
        vatID="DE999999999",
        leiCode="529900NORTHWINDX0012",
        duns="99-999-9999",
        tickerSymbol="XETR:NWI",
        foundingDate="1998-04-01T00:00:00",
        url="https://www.northwind.example/",
    )
    assert told["company.name"] == ["Northwind"]
    assert told["company.legal_name"] == ["Northwind GmbH"]
    assert told["company.other_name"] == ["NWI", "NW"]
    assert told["company.founded"] == ["1998-04-01"]
    assert told["company.website"] == ["https://www.northwind.example/"]
    assert {"company.vat_id", "company.lei", "company.duns", "company.ticker"} <= told.keys()


@pytest.mark.parametrize(
    ("given", "employees"),
    [
        (42, ["42"]),
        ("42", ["42"]),
        ("11 - 50", ["11-50"]),
        ({"@type": "QuantitativeValue", "value": 42}, ["42"]),
        ({"@type": "QuantitativeValue", "minValue": 11, "maxValue": 50}, ["11-50"]),
        ({"@type": "QuantitativeValue", "minValue": 500}, ["500+"]),
        ("many", []),
        ({"@type": "QuantitativeValue", "value": "lots"}, []),
    ],
)
def test_a_number_of_employees_is_a_number_or_a_band(given: Any, employees: list[str]) -> None:
    assert company(numberOfEmployees=given).get("company.employees", []) == employees


def test_an_address_is_taken_apart_and_its_country_is_a_code() -> None:
    told = company(
        address={
            "@type": "PostalAddress",
            "streetAddress": "Kaistraße 12",
            "postalCode": "28195",
            "addressLocality": "Bremen",
            "addressCountry": {"@type": "Country", "name": "Deutschland"},
        }
    )
    assert told["company.street"] == ["Kaistraße 12"]
    assert told["company.city"] == ["Bremen"]
    assert told["company.country"] == ["DE"]
    assert told["company.address"] == ["Kaistraße 12, 28195 Bremen, DE"]


def test_ways_to_reach_it_stand_at_the_organisation_or_at_its_contact_points() -> None:
    told = company(
        telephone="+49 30 23125 100",
        contactPoint=[
            {"@type": "ContactPoint", "telephone": "+49-30-23125-102", "faxNumber": "+49 30 23125 101"},
            {"@type": "ContactPoint", "email": "mailto:info@northwind.example"},
        ],
    )
    assert told["company.phone"] == ["+493023125100", "+493023125102"]
    assert told["company.fax"] == ["+493023125101"]
    assert told["company.email"] == ["info@northwind.example"]


def test_an_impossible_number_and_a_persons_address_are_not_the_companys() -> None:
    told = company(telephone="+49 1", email="jonna.sandvik@northwind.example")
    assert not {"company.phone", "company.email"} & told.keys()


def test_profiles_elsewhere_are_kept_and_other_links_are_not() -> None:
    told = company(
        sameAs=[
            "https://www.linkedin.com/company/northwind",
            "https://www.facebook.com/northwind",
            "https://partner.example/northwind",
        ]
    )
    assert told["company.linkedin"] == ["https://www.linkedin.com/company/northwind"]
    assert told["company.social"] == ["https://www.facebook.com/northwind"]


def test_a_parent_and_a_subsidiary_are_named_and_not_read_as_the_company() -> None:
    told = company(
        name="Northwind",
        parentOrganization={"@type": "Organization", "name": "Holding SE", "telephone": "+49 30 23125 999"},
        subOrganization={"@type": "Organization", "name": "Service AS"},
    )
    assert told["company.parent"] == ["Holding SE"]
    assert told["company.subsidiary"] == ["Service AS"]
    assert told["company.name"] == ["Northwind"]
    assert "company.phone" not in told


def test_founders_and_employees_with_titles_are_people() -> None:
    html = script(
        founder={"@type": "Person", "name": "Harm Lüken"},
        employee=[
            {"@type": "Person", "name": "Dr. Jonna Sandvik", "jobTitle": ["CEO", "Managing Director"]},
            {"@type": "Person", "name": "Nobody Titled"},
        ],
        author={"@type": "Person", "name": "Paul Kunde", "jobTitle": "Editor"},
    )
    assert people(html, HOME) == {"Harm Lüken": ["Founder"], "Jonna Sandvik": ["CEO", "Managing Director"]}


def test_a_person_of_the_page_brings_their_own_reach() -> None:
    html = script(
        employee={
            "@type": "Person",
            "givenName": "Jonna",
            "familyName": "Sandvik",
            "jobTitle": "CEO",
            "email": "jonna.sandvik@northwind.example",
            "telephone": "+49 30 23125 110",
            "sameAs": ["https://www.linkedin.com/in/jonna-sandvik", "https://example.test/x"],
        }
    )
    told = {
        f.field: f.value
        for f in findings(html, HOME)
        if f.subject == "northwind.example/people/jonna-sandvik"
    }
    assert told["person.name"] == "Jonna Sandvik"
    assert told["person.email"] == "jonna.sandvik@northwind.example"
    assert told["person.phone"] == "+493023125110"
    assert told["person.linkedin"] == "https://www.linkedin.com/in/jonna-sandvik"


def test_the_author_of_a_review_is_nobody_of_the_company() -> None:
    html = script(
        review={"@type": "Review", "author": {"@type": "Person", "name": "Paul Kunde", "jobTitle": "Buyer"}}
    )
    assert people(html, HOME) == {}


def test_a_posting_is_a_role_with_its_place_and_day() -> None:
    html = script(**{
        "@type": "JobPosting", "title": "Service Technician", "datePosted": "2026-09-12T08:00:00Z",
        "employmentType": ["FULL_TIME", "PART_TIME"], "jobLocationType": "TELECOMMUTE",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Kiel", "addressCountry": "DE"}},
        "hiringOrganization": {"@type": "Organization", "name": "Agency"},
    })  # fmt: skip
    told: dict[str, list[str]] = {}
    for finding in findings(html, HOME):
        told.setdefault(finding.field, []).append(finding.value)
    assert told["role.title"] == ["Service Technician"]
    assert told["role.posted"] == ["2026-09-12"]
    assert told["role.place"] == ["Kiel"]
    assert told["role.country"] == ["DE"]
    assert told["role.type"] == ["FULL_TIME", "PART_TIME"]
    assert told["role.remote"] == ["remote"]
    assert told["role.employer"] == ["northwind.example"]
    assert "company.name" not in told


@pytest.mark.parametrize(
    ("json_text", "name"),
    [
        ('{"@type":"Organization","name":"Northwind &amp; S\\u00f8nner"}', "Northwind & Sønner"),
        ('{"@type":"Organization","name":"North\\"wind\\""}', 'North"wind"'),
        ('{"@type":"Organization","name":"North\\/wind"}', "North/wind"),
        ('{"@type":"Organization","name":"Northwind\\n  Instruments"}', "Northwind Instruments"),
    ],
)
def test_a_value_is_quoted_in_the_spelling_of_its_source(json_text: str, name: str) -> None:
    html = f'<script type="application/ld+json">{json_text}</script>'
    (found,) = (f for f in findings(html, HOME) if f.field == "company.name")
    assert found.value == name
    assert found.quote in html


def test_a_value_longer_than_any_field_is_cut() -> None:
    told = company(description="word " * 3_000)
    assert len(told["company.description"][0]) <= 1_000
