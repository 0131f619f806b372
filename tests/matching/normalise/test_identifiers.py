"""Register numbers: one company's spellings meet, two countries' numbers never do. All numbers here are invented."""

from __future__ import annotations

import pytest

from connectors.lexicon import rows
from matching.normalise.identifiers import _checker, _shapes, register_court, register_key, vat_key


@pytest.mark.parametrize(
    ("country", "spellings"),
    [
        ("FR", ["123 456 782", "123 456 782 00010", "FR 32 123456782", "R.C.S. Lyon B 123456782"]),
        ("DK", ["CVR-nr. 12345674", "DK12345674", "12 34 56 74"]),
        ("GB", ["1234567", "01234567", "Company No. 01234567"]),
        ("NL", ["KvK-nummer: 01234567", "1234567"]),
        ("BR", ["12.345.678/0001-95", "12.345.678/0002-76"]),
        ("AU", ["ACN 004 085 616", "53 004 085 616"]),
        ("BE", ["0123.456.749", "BE 123 456 749"]),
        ("DE", ["HRB 12345 B Amtsgericht Berlin", "HRB 12345", "Amtsgericht Berlin, HRB Nr. 12345"]),
        ("AT", ["FN 122119m", "122119 m"]),
    ],
)  # fmt: skip
def test_spellings_of_one_number_agree(country: str, spellings: list[str]) -> None:
    keys = {register_key(spelling, country) for spelling in spellings}
    assert len(keys) == 1
    assert keys.pop().startswith(f"{country}:")


def test_the_same_digits_in_two_countries_are_two_numbers() -> None:
    assert register_key("12345674", "DK") != register_key("12345674", "GB") != register_key("12345674", "NL")
    assert register_key("12345", "ZZ") != register_key("12345", "QQ")


def test_bare_digits_without_a_country_say_nothing() -> None:
    assert register_key("01234567") == register_key("unknown", "GB") == register_key("") == ""


def test_a_number_that_tells_its_country_needs_none() -> None:
    assert register_key("DK12345674") == register_key("12345674", "DK")
    assert register_key("HRB 4711") == "DE:HRB4711"


@pytest.mark.parametrize(
    ("text", "country"),
    [("123 456 783", "FR"), ("12345675", "DK"), ("12.345.678/0001-96", "BR"), ("123", "US")],
)
def test_wrong_check_digits_are_no_number(text: str, country: str) -> None:
    assert register_key(text, country) == ""


def test_kinds_of_number_in_one_country_are_kept_apart() -> None:
    assert register_key("KRS 0000123456", "PL") == "PL:KRS0000123456"
    assert register_key("12-3456789", "US") == "US:EIN123456789"


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("HRB 12345 B Amtsgericht Berlin (Charlottenburg)", "berlin"),
        ("HRB 123 B", "berlin"),
        ("Handelsregister: Amtsgericht Frankfurt am Main HRB 4567", "frankfurt am main"),
        ("München HRB 4711", "munchen"),
        ("HRB 4711", ""),
        ("SC123456", ""),
    ],
)
def test_the_court_of_a_german_number_is_told_where_it_stands(text: str, court: str) -> None:
    assert register_court(text) == court


def test_a_vat_number_carries_its_country() -> None:
    assert vat_key("DK 12 34 56 74") == vat_key("12345674", "DK") == "DK12345674"
    assert vat_key("DK12345675") == vat_key("n/a", "DE") == vat_key("12345674") == ""


def test_every_check_that_the_table_names_exists() -> None:
    modules = {row[3] for row in rows("identifiers.tsv", "matching.normalise")} - {""}
    assert len(modules) > 40
    assert all(callable(_checker(module)) for module in modules)
    assert all(shape.fits.groups == 1 for shapes in _shapes().values() for shape in shapes)
