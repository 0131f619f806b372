"""Addresses taken apart, in the usual forms of many countries. All of them are invented."""

from __future__ import annotations

import pytest

from matching.normalise.addresses import Address, read_address

US = Address("Long Street", "1600", "unit 200", "", "94103", "San Francisco", "CA", "US")


@pytest.mark.parametrize(
    ("text", "country", "address"),
    [
        ("1600 Long Street, Ste. 200, San Francisco, CA 94103-1234, USA", "", US),
        ("1600 Long Street Suite 200\nSan Francisco, California 94103", "US", US),
        ("500 5th Ave, 3rd Floor, New York, NY 10110", "",
         Address("5th Ave", "500", "floor 3", "", "10110", "New York", "NY", "US")),
        ("P.O. Box 123, Springfield, IL 62701", "", Address("", "", "", "123", "62701", "Springfield", "IL", "US")),
        ("100 Long St, Toronto, ON M5H 2N2", "", Address("Long St", "100", "", "", "M5H2N2", "Toronto", "ON", "CA")),
        ("Level 5, 1 Long Street, Sydney NSW 2000, Australia", "",
         Address("Long Street", "1", "floor 5", "", "2000", "Sydney", "NSW", "AU")),
        ("Unit 4, Mill House, 10 High Street, Leeds, LS1 4AP, United Kingdom", "",
         Address("High Street", "10", "unit 4", "", "LS14AP", "Leeds", "", "GB")),
        ("10 Low Road, London EC1A 1BB", "", Address("Low Road", "10", "", "", "EC1A1BB", "London", "", "GB")),
        ("Hauptstr. 5a, D-10115 Berlin", "", Address("Hauptstr.", "5a", "", "", "10115", "Berlin", "", "DE")),
        ("Hauptstraße 5, 10115 Berlin", "DE", Address("Hauptstraße", "5", "", "", "10115", "Berlin", "", "DE")),
        ("Postfach 1234, 8001 Zürich, Schweiz", "", Address("", "", "", "1234", "8001", "Zürich", "", "CH")),
        ("12 bis rue Longue 75002 Paris", "FR", Address("rue Longue", "12bis", "", "", "75002", "Paris", "", "FR")),
        ("Via Nova, 5, 20121 Milano (MI), Italia", "",
         Address("Via Nova", "5", "", "", "20121", "Milano", "", "IT")),
        ("Calle Nea, 12, 28013 Madrid, España", "",
         Address("Calle Nea", "12", "", "", "28013", "Madrid", "", "ES")),
        ("Langelaan 123, 1015 CJ Amsterdam", "",
         Address("Langelaan", "123", "", "", "1015CJ", "Amsterdam", "", "NL")),
        ("ul. Prosta 20, 00-850 Warszawa", "", Address("ul. Prosta", "20", "", "", "00850", "Warszawa", "", "PL")),
        ("Langgatan 1, 111 22 Stockholm, Sweden", "",
         Address("Langgatan", "1", "", "", "11122", "Stockholm", "", "SE")),
        ("Av. Longa, 1000, São Paulo, SP, 01310-100, Brazil", "",
         Address("Av. Longa", "1000", "", "", "01310100", "São Paulo", "SP", "BR")),
        ("Long Road, Bengaluru, Karnataka 560001, India", "",
         Address("Long Road", "", "", "", "560001", "Bengaluru", "KA", "IN")),
        ("One Long Way, Cupertino, CA", "", Address("One Long Way", "", "", "", "", "Cupertino", "CA", "US")),
        ("Berlin, Germany", "", Address("", "", "", "", "", "Berlin", "", "DE")),
        ("", "", Address()),
        (", ,", "", Address()),
    ],
)  # fmt: skip
def test_an_address_is_taken_apart(text: str, country: str, address: Address) -> None:
    assert read_address(text, country) == address


def test_units_and_floors_go_by_one_name() -> None:
    written = ["Suite 12", "Ste. 12", "Unit 12", "# 12", "Apt 12"]
    assert {read_address(f"1 Long Street, {unit}, Austin, TX 78701").unit for unit in written} == {"unit 12"}
    written = ["3rd Floor", "Floor 3", "3. Etage", "Level 3"]
    assert {read_address(f"1 Long Street, {unit}, Austin, TX 78701").unit for unit in written} == {"floor 3"}


def test_five_digits_alone_tell_no_country() -> None:
    assert read_address("Hauptstraße 5, 10115 Berlin").country == ""
