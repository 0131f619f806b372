"""Two records, field by field: what is equal, what is a slip, what is one fact told twice, and what is no evidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.compare import PLAIN
from matching.records import Record
from matching.table import equal
from tests.matching.records import company, person
from tests.matching.tables import all_pairs, compared, comparer_of, ints, levels, named, table_of

# A value of each field that is equal or not, and another one.
IDENTIFIERS = {
    "lei": ("529900T8BM49AURSDO55", "5493001KJTIIGC8Y1R12"),
    "cik": ("0000123456", "0000654321"),
    "ein": ("12-3456789", "98-7654321"),
    "wikidata": ("Q1234", "Q4321"),
    "registration_number": ("HRB 12345", "HRB 54321"),
    "vat_id": ("DE123456788", "DE987654324"),
    "linkedin": ("linkedin.com/company/acme", "linkedin.com/company/zenobia"),
    "github": ("acme", "zenobia"),
    "phone": ("+1 202 555 0132", "+1 202 555 0177"),
    "industry": ("Machine tools", "Banking"),
}


@pytest.mark.parametrize("field", IDENTIFIERS)
def test_values_are_equal_or_they_differ(field: str) -> None:
    one, other = IDENTIFIERS[field]
    (trait,) = set(levels(company("a", **{field: one}), company("b", **{field: one})))
    assert trait in PLAIN
    assert levels(company("a", **{field: one}), company("b", **{field: one})) == {trait: "same"}
    assert levels(company("a", **{field: one}), company("b", **{field: other})) == {trait: "differs"}


def test_one_shared_value_of_several_is_agreement() -> None:
    left = Record("a", "company", {"company.phone": ("+1 202 555 0132", "+1 202 555 0150")})
    right = Record(
        "b", "company", {"company.phone": ("+1 202 555 0177", "+1 202 555 0150", "+1 202 555 0178")}
    )
    assert levels(left, right) == {"phone": "same"}
    assert levels(left, company("c", phone="+1 202 555 0178")) == {"phone": "differs"}


def test_what_one_record_lacks_is_not_compared() -> None:
    full = company("a", "Acme", domain="acme.example", phone="+1 202 555 0132", city="Turin", country="IT")
    assert set(levels(full, company("b", "Acme"))) == {"name"}
    assert levels(full, company("b")) == {}


def test_the_shared_value_that_few_hold_is_worth_more() -> None:
    crowd = [company(f"c{n:02}", phone="+1 202 555 0132") for n in range(50)]
    rare = (company("a", phone="+1 202 555 0177"), company("b", phone="+1 202 555 0177"))
    found = comparer_of(*rare, *crowd).compare(ints(0, 2), ints(1, 3))
    assert found.rarity["phone"][0] > found.rarity["phone"][1] > 0


def test_what_differs_has_no_rarity() -> None:
    found = compared(company("a", phone="+1 202 555 0132"), company("b", phone="+1 202 555 0177"))
    assert found.rarity["phone"].tolist() == [0]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("https://www.acme.example/x", "shop.acme.example", "same"),
        ("acme.test", "acme.example", "same_label"),
        ("acme.example", "zenobia.example", "differs"),
    ],
)
def test_domains_agree_to_a_level(left: str, right: str, level: str) -> None:
    found = levels(company("a", "Acme", domain=left), company("b", "Acme", domain=right))
    assert found["domain"] == level


def test_pages_on_one_platform_are_no_agreement_and_no_difference() -> None:
    left = company("a", "Acme", domain="https://facebook.com/acme")
    assert "domain" not in levels(left, company("b", "Zenobia", domain="facebook.com/zenobia"))


def test_two_addresses_of_a_company_tell_nothing_and_one_at_its_domain_no_more_than_the_domain() -> None:
    left = company("a", "Acme", email="office@acme.example")
    assert "email" not in levels(left, company("b", "Acme", email="sales@acme.example"))
    assert "email" not in levels(left, company("b", "Acme", email="office@acme.example"))
    free = company("a", "Acme", email="acme.office@gmail.com")
    assert levels(free, company("b", "Acme", email="acme.office@gmail.com"))["email"] == "same"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ({"country": "Germany"}, {"country": "Deutschland"}, "country"),
        ({"country": "DE"}, {"country": "AT"}, "country_differs"),
        ({"country": "DE", "city": "Turin"}, {"country": "AT", "city": "Turin"}, "country_differs"),
        ({"country": "US", "region": "Calif."}, {"country": "USA", "region": "California"}, "region"),
        (
            {"country": "US", "city": "Portland", "region": "OR"},
            {"country": "US", "city": "Portland", "region": "Maine"},
            "region_differs",
        ),
        ({"city": "München"}, {"city": "MUNCHEN"}, "city"),
        ({"city": "Plymouth"}, {"city": "Plymuth"}, "city_close"),
        ({"city": "Turin", "postal_code": "10121"}, {"city": "Torino", "postal_code": "10121"}, "postal_code"),
        ({"postal_code": "10121"}, {"postal_code": "10122"}, "postal_code_close"),
        ({"postal_code": "10121"}, {"postal_code": "98345"}, "postal_code_differs"),
        ({"postal_code": "10121", "street": "Via Po 5"}, {"postal_code": "10121", "street": "via po, 5"}, "street"),
        ({"city": "Bari", "street": "Corso Harrow 17"}, {"city": "Bari", "street": "Corso Harow 17"}, "street"),
        ({"city": "Turin", "street": "Via Po 5"}, {"city": "Milan", "street": "Via Po 5"}, "city_differs"),
        (
            {"city": "Turin", "street": "Via Garibaldi 5"},
            {"city": "Turin", "street": "Via Garibaldi 5, 2nd floor"},
            "street",
        ),
        ({"city": "Turin", "street": "Via Garibaldi"}, {"city": "Turin", "street": "Via Garibaldi 5"}, "street"),
        ({"street": "1816 W Orchard Blvd"}, {"street": "1815 W. Orchard Blvd."}, "street_close"),
        ({"street": "1816 W Orchard Blvd"}, {"street": "1400 W. Orchard Blvd."}, "road"),
        ({"street": "2929 W 19th St"}, {"street": "3826 W 85th Street"}, "street_differs"),
        ({"street": "Via Garibaldi 5"}, {"street": "Corso Francia 71"}, "street_differs"),
        ({"city": "Turin", "street": "Via Po 5"}, {"city": "Torino", "street": "Corso Francia 71"}, "street_differs"),
        (
            {"postal_code": "10121", "street": "Via Po 5"},
            {"postal_code": "98345", "street": "Corso Francia 71"},
            "postal_code_differs",
        ),
        ({"city": "Turin"}, {"city": "Milan"}, "city_differs"),
    ],
)  # fmt: skip
def test_one_place_is_compared_once(left: dict[str, str], right: dict[str, str], level: str) -> None:
    assert levels(company("a", "Acme", **left), company("b", "Acme", **right))["place"] == level
    assert levels(person("a", "Anna Harrow", **left), person("b", "Anna Harrow", **right))["place"] == level


def test_the_ending_of_a_domain_hints_at_a_country() -> None:
    site = company("a", "Acme", domain="acme.de")
    assert levels(site, company("b", "Acme", country="DE"))["place"] == "hinted"
    assert levels(site, company("b", "Acme", country="FR"))["place"] == "hinted_differs"
    assert "place" not in levels(site, company("b", "Acme", domain="acme.de"))


def test_legal_forms_of_different_countries_tell_companies_apart() -> None:
    assert levels(company("a", "Acme KGaA"), company("b", "Acme & Co., Inc."))["legal_form"] == "abroad"
    assert levels(company("a", "Acme Inc"), company("b", "ACME INCORPORATED"))["legal_form"] == "same"
    assert levels(company("a", "Acme LLC"), company("b", "Acme Inc."))["legal_form"] == "differs"
    assert "legal_form" not in levels(company("a", "Acme"), company("b", "Acme Inc."))


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
    assert levels(person("a", birth_date=left), person("b", birth_date=right)) == {"birth_date": level}


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("123-45-6789", "123 45 6789", "same"),
        ("1234567", "1234568", "close"),
        ("1234567", "7654321", "differs"),
    ],
)
def test_numbers_of_people_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(person("a", id_number=left), person("b", id_number=right)) == {"id_number": level}


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("anna@acme.test", "Anna+x@ACME.test", "same"),
        ("anna.harrow@acme.test", "anna.harow@acme.test", "close"),
        ("aharrow@acme.test", "anna.harrow@acme.test", "alias"),
        ("anna.harrow@acme.test", "anna.harrow2@acme.test", "colleague"),
        ("anna@acme.test", "boris@acme.test", "colleague"),
        ("anna.harrow@acme.test", "anna.harrow@zenobia.test", "moved"),
        ("anna.harrow@acme.test", "boris@zenobia.test", "differs"),
    ],
)
def test_addresses_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(person("a", "Anna", email=left), person("b", "Anna", email=right))["email"] == level


def test_address_and_employer_are_one_piece_of_evidence() -> None:
    left = person("a", "Anna Harrow", email="anna@acme.test", company_name="Acme")
    for address in ("anna@acme.test", "a.nna@acme.test", "boris@acme.test", "anna@zenobia.test"):
        found = levels(left, person("b", "Anna Harrow", email=address, company_name="Acme"))
        assert "affiliation" not in found, found
    assert levels(left, person("b", "Anna Harrow", company_name="ACME Ltd"))["affiliation"] == "same"


def test_two_different_addresses_are_one_difference() -> None:
    found = levels(person("a", email="anna.harrow@acme.test"), person("b", email="boris@zenobia.test"))
    assert found == {"email": "differs"}


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ({"company_name": "Corwick GmbH"}, {"company_name": "CORWICK"}, "same"),
        ({"company_name": "Corwick"}, {"company_name": "Zenobia"}, "differs"),
        ({"employer": "gleif:lei:1"}, {"employer": "gleif:lei:1"}, "same"),
        ({"employer": "website:acme.example"}, {"email": "anna@acme.example"}, "same"),
        (
            {"employer": "website:acme.example", "company_name": "Acme"},
            {"employer": "website:acme.test", "company_name": "ACME Ltd"},
            "same",
        ),
    ],
)
def test_people_are_placed_at_one_company_or_at_two(
    left: dict[str, str], right: dict[str, str], level: str
) -> None:
    assert levels(person("a", **left), person("b", **right)) == {"affiliation": level}


def test_sources_call_one_company_differently_and_that_is_no_difference() -> None:
    assert levels(person("a", employer="gleif:lei:1"), person("b", employer="edgar:cik:0000000001")) == {}
    assert levels(person("a", company_name="Corwick"), person("b", company_name="Corwikc")) == {}


def test_a_column_of_the_lists_own_is_equal_or_it_differs() -> None:
    def of(id_: str, ward: str) -> Record:
        return Record(id_, "company", {"other:Ward": (ward,)})

    assert levels(of("a", "Ward VII"), of("b", "WARD  vii")) == {"other:Ward": "same"}
    assert levels(of("a", "Ward VII"), of("b", "Ward IX")) == {"other:Ward": "differs"}


def test_what_two_values_come_to_does_not_depend_on_the_other_pairs() -> None:
    records = [
        person(
            f"{n:02}",
            f"{given} {family}",
            email=f"{given}.{family}@{host}.test",
            birth_date=f"19{70 + n}-06-{10 + n}",
        )
        for n, (given, family, host) in enumerate(
            (g, f, h)
            for g in ("anna", "boris")
            for f in ("harrow", "harow", "kestrel")
            for h in ("acme", "acne")
        )
    ]
    comparer = comparer_of(*records)
    left, right = all_pairs(len(records))
    found = comparer.compare(left, right)
    for n in range(len(left)):
        alone = comparer.compare(left[n : n + 1], right[n : n + 1])
        assert named("person", found, n) == named("person", alone)


@pytest.mark.parametrize(("left", "right"), [("anna", "ana"), ("kestreln", "kestrex")])
def test_two_addresses_read_the_same_in_both_directions(left: str, right: str) -> None:
    assert levels(person("a", email=f"{left}@acme.test"), person("b", email=f"{right}@acme.test"))


EMAILS = st.sampled_from(
    [
        "a.harrow@acme.test",
        "a.harow@acme.test",
        "boris@acme.test",
        "a.harrow@zenobia.test",
        "a.harrow1@acme.test",
        "",
    ]
)
DATES = st.sampled_from(["1971-06-24", "1971-06-25", "1971", "1984-11-02", ""])
EMPLOYERS = st.sampled_from(["Corwick", "Corwikc", "Zenobia", ""])
PEOPLE = st.builds(
    lambda email, date, employer, city: {"email": email, "birth_date": date, "company_name": employer, "city": city},
    EMAILS, DATES, EMPLOYERS, st.sampled_from(["Turin", "Turim", "Bari", ""]),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(PEOPLE, PEOPLE)
def test_comparing_reads_the_same_in_both_directions(left: dict[str, str], right: dict[str, str]) -> None:
    one, other = person("a", "Anna Harrow", **left), person("b", "Anna Harow", **right)
    assert levels(one, other)["name"] == "typo"


def test_a_table_lists_every_field_on_which_its_records_may_be_compared() -> None:
    found = compared(
        company(
            "a",
            "Acme KGaA",
            domain="acme.de",
            phone="+1 202 555 0132",
            city="Turin",
            email="x@gmail.com",
            cik="1",
        ),
        company(
            "b",
            "Acme Inc",
            domain="acme.com",
            phone="+1 202 555 0132",
            city="Bari",
            email="x@gmail.com",
            cik="2",
        ),
    )
    assert len(found.levels) >= 6


def test_no_pairs_compare_to_nothing() -> None:
    assert comparer_of(company("a", "Acme"), company("b", "Acme")).compare(ints(), ints()).levels == {}
    assert (
        comparer_of(person("a", "Anna", email="a@b.test"), person("b", "Anna")).compare(ints(), ints()).levels
        == {}
    )


def test_equal_tells_which_value_is_shared() -> None:
    table = table_of(
        Record("a", "company", {"company.phone": ("+1 202 555 0132", "+1 202 555 0150")}),
        company("b", phone="+1 202 555 0150"), company("c", phone="+1 202 555 0199"), company("d"),
    )  # fmt: skip
    found, codes = equal(table.columns["phone"], ints(0, 0, 0), ints(1, 2, 3))
    assert found.tolist() == [1, 2, 0]
    assert table.columns["phone"].values[codes[0]].endswith("50")
    assert codes.tolist()[1:] == [-1, -1]
