"""What a cell says, however oddly it is filled; and what says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.fields import FIELDS
from connectors.files.cells import findings, is_nothing
from connectors.files.columns import fields
from connectors.statement import stamp
from tests.connectors.files.lists import SEEN


def said(field: str, cell: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in findings(field, cell, "1", "column"):
        found.setdefault(finding.field, []).append(finding.value)
    return found


def values(field: str, cell: str) -> list[str]:
    return said(field, cell).get(field, [])


@pytest.mark.parametrize(
    "cell", ["", "  ", "n/a", "N.A.", "#N/A", "-", "–", "???", "TBD", "unknown", "unbekannt", "0", "null"]
)
def test_a_cell_filled_only_to_be_filled_says_nothing(cell: str) -> None:
    assert is_nothing(cell)
    assert said("company.industry", cell) == {}


@pytest.mark.parametrize(
    "cell",
    [
        "acme.example",
        "www.acme.example/",
        "HTTPS://WWW.ACME.EXAMPLE",
        "//acme.example",
        " acme.example\u200b",
        "<https://acme.example>",
        "acme.example, other.example",
        "acme.example;other.example",
        "acme.example (old)",
        "see acme.example",
        "https://user:secret@acme.example/x",
        "https://shop.acme.example:8443/x",
    ],
)
def test_a_site_is_understood_however_it_is_written(cell: str) -> None:
    assert values("company.website", cell)
    assert said("company.website", cell)["company.domain"] == ["acme.example"]


def test_a_site_in_other_letters_is_one_host() -> None:
    assert said("company.website", "https://kältetechnik.example")["company.domain"] == [
        "xn--kltetechnik-l8a.example"
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "none",
        "acme",
        "http://acme",
        "3.14",
        "123",
        "https://192.168.0.1/",
        "ftp://acme.example",
        "javascript:alert(1)",
        "someone@gmail.com",
        "facebook.com/acme",
        "https://bit.ly/acme",
        "call them",
    ],
)
def test_what_is_nobodys_own_site_gives_no_site_and_no_domain(cell: str) -> None:
    assert said("company.website", cell) == {}


def test_an_address_in_place_of_a_site_says_whose_domain_it_is() -> None:
    assert said("company.website", "mailto:info@acme.example") == {"company.domain": ["acme.example"]}


def test_a_page_at_linkedin_in_place_of_a_site_is_an_identifier() -> None:
    assert said("company.website", "linkedin.com/company/acme") == {
        "company.linkedin": ["https://linkedin.com/company/acme"]
    }


def test_a_site_in_a_folder_of_a_platform_names_no_domain() -> None:
    assert said("company.website", "https://sites.google.com/view/acme") == {
        "company.website": ["https://sites.google.com/view/acme"]
    }


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("40", "40"),
        ("40.0", "40"),
        ("~40", "40"),
        ("ca. 40 MA", "40"),
        ("1,200", "1200"),
        ("1.200", "1200"),
        ("1 200", "1200"),
        ("10k", "10000"),
        ("1.5k", "1500"),
        ("11-50", "11-50"),
        ("11 – 50 employees", "11-50"),
        ("5K-10K", "5000-10000"),
        ("50 to 100", "50-100"),
        ("zwischen 50 und 100", "50-100"),
        ("10,001+", "10001+"),
        ("> 500", "500+"),
        ("über 500", "500+"),
        ("<10", "1-10"),
        ("bis zu 50", "1-50"),
        ("200 (2019)", "200"),
    ],
)
def test_a_number_of_people_is_a_number_or_a_band(cell: str, number: str) -> None:
    assert values("company.employees", cell) == [number]


@pytest.mark.parametrize(
    "cell", ["0", "many", "Jan-50", "2-Oct", "2019-03-01", "01.04.1998", "99999999999999"]
)
def test_a_date_and_what_a_spreadsheet_made_of_a_band_are_no_number_of_people(cell: str) -> None:
    assert said("company.employees", cell) == {}


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("London, England, United Kingdom", {"country": ["GB"], "city": ["London"]}),
        ("Paris, FR; Lyon, FR", {"country": ["FR"], "city": ["Paris"]}),
        ("Germany", {"country": ["DE"]}),
        ("10115 Berlin, Germany", {"country": ["DE"]}),
        ("Austin, TX", {"country": ["US"], "region": ["TX"], "city": ["Austin"]}),
        ("Fresno, California", {"country": ["US"], "region": ["CA"], "city": ["Fresno"]}),
        ("Sydney, NSW", {"country": ["AU"], "region": ["NSW"], "city": ["Sydney"]}),
        ("Remote", {}),
        ("Somewhere, somehow", {}),
    ],
)
def test_a_place_in_free_text_gives_what_is_plain(cell: str, place: dict[str, list[str]]) -> None:
    assert said("company.location", cell) == {f"company.{part}": value for part, value in place.items()}


@pytest.mark.parametrize("cell", ["San Mateo, CA", "Dover, DE", "Athens, Georgia"])
def test_a_state_that_reads_like_a_country_is_not_taken_for_one(cell: str) -> None:
    assert said("company.location", cell) == {"company.city": [cell.partition(",")[0]]}


@pytest.mark.parametrize(
    ("cell", "code"), [("Toronto, CA", "CA"), ("Berlin, DE", "DE"), ("Tbilisi, Georgia", "GE")]
)
def test_a_large_city_settles_what_a_code_behind_it_means(cell: str, code: str) -> None:
    assert said("company.location", cell)["company.country"] == [code]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Deutschland", "DE"), ("UK", "GB"), ("U.S.A.", "US"), ("日本", "JP"), ("Kiel, Germany", "DE")],
)
def test_a_country_is_its_code_in_any_spelling(cell: str, code: str) -> None:
    assert values("company.country", cell) == [code]


def test_no_country_is_made_of_a_region_of_the_world() -> None:
    assert values("company.country", "EMEA") == []


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("+1 (415) 555-0132", ["+14155550132"]),
        ("+1 415 555 0132; +44 20 7946 0123", ["+14155550132", "+442079460123"]),
        ("+1 415 555 0132 ::: +44 20 7946 0123", ["+14155550132", "+442079460123"]),
        ("030 23125-100", ["030 23125-100"]),
        ("see notes", []),
        ("4,92E+11", []),
        (";alert(1);", []),
    ],
)
def test_phones_are_numbers_and_those_without_a_country_stay_as_printed(
    cell: str, numbers: list[str]
) -> None:
    assert values("company.phone", cell) == numbers


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("Jane Doe <jane.doe@acme.example>", ["jane.doe@acme.example"]),
        ("mailto:jane@acme.example", ["jane@acme.example"]),
        ("a@acme.example; b@acme.example, c@acme.example", ["a@acme.example", "b@acme.example", "c@acme.example"]),
        ("jane@ACME.example", ["jane@acme.example"]),
        ("jane@müller.example", ["jane@müller.example"]),
        ("jane [at] acme.example", []),
        ("jane@acme", []),
        ("@acme.example", []),
        ("jane..doe@acme.example", []),
    ],
)  # fmt: skip
def test_addresses_are_found_among_what_stands_around_them(cell: str, addresses: list[str]) -> None:
    assert values("person.email", cell) == addresses


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("company.cik", "320193", ["0000320193"]),
        ("company.cik", "12345678901", []),
        ("company.lei", "529900northwindx0012", ["529900NORTHWINDX0012"]),
        ("company.lei", "529900", []),
        ("company.founded", "founded 1998", ["1998"]),
        ("company.founded", "01.04.1998", ["1998"]),
        ("company.founded", "98", []),
        ("person.linkedin", "linkedin.com/in/jane-doe", ["https://linkedin.com/in/jane-doe"]),
        ("person.linkedin", "jane-doe", []),
        ("company.keyword", "pumps, valves; service", ["pumps", "valves", "service"]),
    ],
)
def test_identifiers_years_and_lists_are_read_by_their_kind(field: str, cell: str, value: list[str]) -> None:
    assert values(field, cell) == value


def test_the_quote_is_the_cell_as_it_is() -> None:
    (finding,) = findings("company.country", " Deutsch\u200bland ", "1", "column")
    assert (finding.value, finding.quote) == ("DE", "Deutsch\u200bland")


def test_a_very_long_cell_is_cut_and_not_refused() -> None:
    (finding,) = findings("company.description", "word " * 3_000, "1", "column")
    assert stamp(finding, source="file", url="file:x", seen=SEEN).value.startswith("word word")


@given(st.sampled_from(fields()), st.text(max_size=80))
def test_whatever_stands_in_a_cell_becomes_statements_or_nothing(field: str, cell: str) -> None:
    for finding in findings(field, cell, "1", "column"):
        if finding.field in FIELDS:
            assert stamp(finding, source="file", url="file:x", seen=SEEN).value


def test_revenue_and_users_are_written_as_the_vocabulary_does() -> None:
    assert values("company.revenue", "$1M-$10M") == ["1000000-10000000 USD"]
    assert values("company.revenue", "5,000,000") == ["5000000"]
    assert values("company.revenue", "undisclosed") == []
    assert values("company.users", "over 40k") == ["40000+"]
