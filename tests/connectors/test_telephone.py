"""Telephone numbers that stand in a field of their own."""

from __future__ import annotations

import pytest

from connectors.telephone import e164, parse_number, regions


@pytest.mark.parametrize(
    ("printed", "country", "number"),
    [
        ("(415) 555-0132", "US", "+14155550132"),
        ("49 (30) 23125 012", "DE", "+493023125012"),
        ("+44 20 7946 0001", "", "+442079460001"),
    ],
)
def test_a_number_takes_the_form_of_its_country(printed: str, country: str, number: str) -> None:
    assert e164(printed, country) == number


@pytest.mark.parametrize(("printed", "country"), [("555-0132", ""), ("call us", "US"), ("12", "US")])
def test_what_cannot_be_dialled_stays_as_it_is_printed(printed: str, country: str) -> None:
    assert e164(printed, country) == printed


def test_a_number_of_an_unknown_country_is_not_taken_for_a_british_one_that_nobody_has() -> None:
    nowhere = regions("acme.example", "")

    assert parse_number("069 90009 100", nowhere, labelled=True) == ""
    assert parse_number("069 90009 100", regions("acme.de", ""), labelled=True) == "+496990009100"
    assert parse_number("020 7946 0958", nowhere, labelled=True) == "+442079460958"
    assert parse_number("(202) 555-0132", nowhere, labelled=True) == "+12025550132"
