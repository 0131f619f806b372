"""Identifiers made comparable, and those that prove nothing left out."""

from __future__ import annotations

import pytest

from matching.normalise.keys import (
    cik_key,
    date_key,
    domain_key,
    domain_label,
    email_domain,
    email_key,
    lei_key,
    number_key,
    person_email_key,
    phone_key,
    profile_key,
)


def test_a_domain_is_the_registrable_one() -> None:
    assert domain_key("https://blog.acme.co.uk/x") == domain_key("ACME.co.uk") == "acme.co.uk"


@pytest.mark.parametrize(
    "text", ["https://www.linkedin.com/company/acme", "gmail.com", "n/a", "", "10.0.0.1"]
)
def test_platforms_and_free_mail_say_nothing_about_an_owner(text: str) -> None:
    assert domain_key(text) == ""


def test_the_label_is_what_the_owner_is_called() -> None:
    assert domain_label("solar-fi.com") == "solarfi"


def test_an_address_at_free_mail_is_no_employer() -> None:
    assert email_domain("anna@acme.test") == "acme.test"
    assert email_domain("anna@web.de") == email_domain("acme.test") == ""


def test_an_address_is_compared_without_case_and_tag() -> None:
    assert (
        email_key("Anna.Smith+crm@ACME.test")
        == email_key("mailto:anna.smith@acme.test")
        == "anna.smith@acme.test"
    )
    assert email_key("anna at acme") == email_key("@acme.test") == ""


def test_an_address_that_a_desk_reads_is_nobodys() -> None:
    assert person_email_key("info@acme.test") == person_email_key("Sales.Berlin@acme.test") == ""
    assert person_email_key("Anna.Smith+crm@ACME.test") == "anna.smith@acme.test"
    assert person_email_key("anna@acme.test") == "anna@acme.test"
    assert person_email_key("1234567@acme.test") == "1234567@acme.test"
    assert person_email_key("nothing") == ""


@pytest.mark.parametrize(
    ("text", "country"),
    [("+49 30 23125 001", ""), ("030 23125-001", "DE"), ("0049 (30) 23125001", ""), ("030/23125001", "DE")],
)
def test_spellings_of_one_number_agree(text: str, country: str) -> None:
    assert phone_key(text, country) == phone_key("+49 30 23125 001")


def test_an_extension_is_not_part_of_the_number() -> None:
    assert (
        phone_key("(202) 555-0132 ext. 3") == phone_key("+1 202 555 0132") == phone_key("202-555-0132", "US")
    )


def test_too_few_digits_are_no_number() -> None:
    assert phone_key("555") == phone_key("n/a") == ""


def test_an_lei_must_have_right_check_digits() -> None:
    body = "ACMEACMEACMEACME00"
    digits = 98 - int("".join(str(int(c, 36)) for c in body + "00")) % 97
    good = f"{body}{digits:02}"
    assert lei_key(good.lower()) == good
    assert lei_key(f"{body}{(digits + 1) % 97:02}") == lei_key(good[:-1]) == ""


def test_a_cik_has_ten_digits() -> None:
    assert cik_key("1234567") == cik_key("CIK0001234567") == "0001234567"
    assert cik_key("0") == cik_key("abc") == ""


def test_register_numbers_ignore_spacing_and_leading_zeros() -> None:
    assert number_key("HRB 12345 B") == number_key("hrb-12345-b") == "HRB12345B"
    assert number_key("00042") == "42"


def test_profiles_agree_across_language_hosts() -> None:
    assert profile_key("https://de.linkedin.com/company/Acme-Robotics/?x=1") == profile_key(
        "linkedin.com/company/acme-robotics"
    )


@pytest.mark.parametrize("text", ["1971-06-24", "24.06.1971", "24/6/1971", "06/24/1971", "19710624"])
def test_a_date_is_eight_digits_however_it_is_written(text: str) -> None:
    assert date_key(text) == "19710624"
