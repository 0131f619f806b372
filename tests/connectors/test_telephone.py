"""Telephone numbers that stand in a field of their own."""

from __future__ import annotations

import pytest

from connectors.telephone import e164


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
