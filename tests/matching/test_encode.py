"""Records made comparable: what becomes a key, what proves nothing, and what is shown of it."""

from __future__ import annotations

import numpy as np
import pytest

from connectors.fields import FIELDS
from matching.encode import Coded, Sheet, chunk_of, encode, is_compared
from matching.records import LIST_FIELDS, Record
from tests.matching.records import company, person
from tests.matching.tables import sheet_of


def values(record: Record, trait: str) -> list[str]:
    """What one record holds of a trait once it is made comparable, in the order told."""
    coded = sheet_of(record).traits.get(trait)
    return [coded.values[code] for code in coded.codes] if coded else []


def rows(sheet: Sheet, trait: str) -> list[tuple[int, str]]:
    coded = sheet.traits[trait]
    return [(int(row), coded.values[code]) for row, code in zip(coded.rows, coded.codes, strict=True)]


@pytest.mark.parametrize(
    ("field", "told", "trait", "key"),
    [
        ("domain", "https://www.Acme.example/shop?x=1", "domain", "acme.example"),
        ("website", "http://acme.example/", "domain", "acme.example"),
        ("cik", "123456", "cik", "0000123456"),
        ("registration_number", "HRB 12 345", "registration", "hrb12345"),
        ("vat_id", "DE 123.456.788", "vat", "de123456788"),
        ("country", "Deutschland", "country", "de"),
        ("industry", "Machine  Tools", "industry", "machine tools"),
        ("github", "AcmeTools", "github", "acmetools"),
    ],
)
def test_spellings_of_one_value_are_one_key(field: str, told: str, trait: str, key: str) -> None:
    (found,) = values(company("a", **{field: told}), trait)
    assert found.lower() == key


@pytest.mark.parametrize(
    ("field", "told", "trait"),
    [
        ("domain", "https://facebook.com/acme", "domain"),
        ("email", "acme@gmail.com", "domain"),
        ("lei", "529900T8BM49AURSDO00", "lei"),
        ("domain", "n/a", "domain"),
        ("phone", "none", "phone"),
    ],
)
def test_what_proves_nothing_is_no_key(field: str, told: str, trait: str) -> None:
    assert values(company("a", "Acme", **{field: told}), trait) == []


def test_a_value_told_twice_is_held_once_in_the_order_told() -> None:
    record = Record(
        "a", "company", {"company.domain": ("b.example", "a.example"), "company.website": ("b.example/x",)}
    )
    assert values(record, "domain") == ["b.example", "a.example"]


def test_every_record_keeps_its_own_values() -> None:
    sheet = sheet_of(
        company("a", domain="acme.example"), company("b", "Zenobia"), company("c", domain="www.acme.example")
    )
    assert sheet.ids == ["a", "b", "c"]
    assert rows(sheet, "domain") == [(0, "acme.example"), (2, "acme.example")]


def test_an_address_tells_the_domain_of_a_company_and_the_employer_of_a_person() -> None:
    assert values(company("a", email="office@acme.example"), "domain") == ["acme.example"]
    assert values(person("a", email="anna@acme.example"), "employer_domain") == ["acme.example"]
    assert values(person("a", email="anna@acme.example"), "domain") == []


def test_the_employers_domain_is_told_by_its_own_column_before_the_address() -> None:
    told = person("a", company_domain="https://www.acme.example/jobs", email="anna@mail.example")
    assert values(told, "employer_domain") == ["acme.example", "mail.example"]
    assert values(person("a", company_domain="facebook.com/acme"), "employer_domain") == []


def test_a_subject_that_is_a_site_tells_the_employers_domain() -> None:
    employed = person("a", employer="website:acme.example")
    assert values(employed, "employer_subject") == ["website:acme.example"]
    assert values(employed, "employer_domain") == ["acme.example"]


def test_a_telephone_number_is_one_as_it_is_dialled_at_home_and_from_abroad() -> None:
    home = company("a", phone="(020) 7946-0018", country="GB")
    assert values(home, "phone") == values(company("a", phone="+44 20 7946 0018"), "phone") != []


def test_a_region_is_read_in_the_country_of_its_record() -> None:
    short = values(company("a", region="CA", country="US"), "region")
    assert short == values(company("a", region="California", country="USA"), "region") != []


def test_one_cell_may_hold_a_former_name() -> None:
    record = company("a", "Newname (formerly Oldname)")
    assert len(values(record, "name")) == len(values(record, "former")) == 1
    assert values(record, "former") == values(company("b", former_name="Oldname"), "former")
    assert values(record, "name") == values(company("b", "Newname"), "name")


def test_a_company_without_a_name_is_called_what_its_domain_is_and_marked_so() -> None:
    nameless = company("a", domain="corwick.example")
    assert values(nameless, "name") == values(company("b", "Corwick"), "name")
    assert values(nameless, "guessed")
    assert not values(company("b", "Zenobia", domain="corwick.example"), "guessed")


def test_a_domain_hints_at_a_country_only_where_none_is_told() -> None:
    assert values(company("a", domain="acme.de"), "hinted_country") == values(
        company("a", country="DE"), "country"
    )
    assert values(company("a", domain="acme.de", country="FR"), "hinted_country") == []
    assert values(company("a", domain="acme.com"), "hinted_country") == []


def test_names_in_parts_and_in_one_are_the_same_name() -> None:
    parts = person("a", given_name="Anna Maria", family_name="Harrow")
    whole = person("b", "Harrow, Anna Maria")
    assert values(parts, "name") == values(whole, "name") != []


def test_an_employer_is_called_by_its_name_without_the_legal_form() -> None:
    ours, theirs = (values(person("a", company_name=name), "employer") for name in ("Corwick Ltd", "CORWICK"))
    assert ours == theirs != []


def test_a_column_of_the_lists_own_is_a_trait_under_its_own_name() -> None:
    assert values(Record("a", "company", {"other:Ward": ("Ward  VII",)}), "other:Ward") == ["ward vii"]


def test_whichever_spelling_comes_first_the_same_one_is_shown() -> None:
    one, other = company("a", "Corwick GmbH"), company("b", "CORWICK GMBH")
    straight, turned = (sheet_of(*pair).traits["name"] for pair in ((one, other), (other, one)))
    assert len(straight.values) == len(turned.values) == 1
    assert straight.shown == turned.shown


def test_a_record_that_says_nothing_has_no_traits() -> None:
    assert sheet_of(company("a")).traits == {}
    assert sheet_of(person("a", "")).traits == {}


def test_rows_are_in_order_and_codes_within_the_values() -> None:
    sheet = sheet_of(
        *(
            company(str(n), f"Name{n % 7}x", city=f"Town{n % 3}", phone=f"+1 202 555 01{n:02}")
            for n in range(40)
        )
    )

    def sound(coded: Coded) -> bool:
        in_order = bool((np.diff(coded.rows) >= 0).all())
        return (
            in_order
            and set(coded.codes.tolist()) == set(range(len(coded.values)))
            and len(coded.values) == len(coded.shown)
        )

    assert len(sheet.traits) >= 3
    assert all(sound(coded) for coded in sheet.traits.values())


@pytest.mark.parametrize("kind", ["company", "person"])
def test_what_is_compared_is_just_what_leaves_a_trait(kind: str) -> None:
    value = {"lei": "5493001KJTIIGC8Y1R12", "email": "ada@acme.test", "cik": "320193", "birth_date": "1971-06-24",
             "phone": "+1 202 555 0132", "country": "DE", "employer": "website:acme.test",
             "linkedin": "https://linkedin.com/in/ada", "profile": "https://linkedin.com/in/ada",
             "crunchbase": "https://crunchbase.com/organization/acme", "github": "https://github.com/acme"}  # fmt: skip
    for field in (name for name in (*FIELDS, *LIST_FIELDS) if name.startswith(f"{kind}.")):
        told = value.get(field.partition(".")[2], "acme.test")
        sheet = encode(chunk_of([Record("a", kind, {field: (told,)})], kind))
        assert bool(sheet.traits) == is_compared(field), field
