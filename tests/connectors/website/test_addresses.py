"""Postal addresses as countries write them, a head office among them, and lines that only look like one."""

from __future__ import annotations

import pytest

from connectors.website.addresses import addresses
from tests.connectors.website.pages import CONTACT, HOME, IMPRINT, document, findings, said


def parts(*lines: str, home: tuple[str, ...] = ()) -> list[tuple[str, str, str, str, str]]:
    """The addresses in these lines: street, code, city, region, country."""
    html = "".join(f"<p>{line}</p>" for line in lines)
    found = addresses(document(html).lines, home)
    return [(a.street, a.code, a.city, a.region, a.country) for a in found]


@pytest.mark.parametrize(
    ("lines", "home", "expected"),
    [
        (["Kaistraße 12", "28195 Bremen", "Germany"], (), ("Kaistraße 12", "28195", "Bremen", "", "DE")),
        (["Kaistr. 12-14 · D-28195 Bremen"], (), ("Kaistr. 12-14", "28195", "Bremen", "", "DE")),
        (["Am Kai 3a", "20457 Hamburg"], ("DE",), ("Am Kai 3a", "20457", "Hamburg", "", "DE")),
        (["Hafengasse 7", "A-1020 Wien"], (), ("Hafengasse 7", "1020", "Wien", "", "AT")),
        (["Seestrasse 4", "CH-8002 Zürich"], (), ("Seestrasse 4", "8002", "Zürich", "", "CH")),
        (["12 quai des Brumes", "29200 Brest", "France"], (), ("12 quai des Brumes", "29200", "Brest", "", "FR")),
        (["Calle del Puerto 5", "48001 Bilbao", "España"], (), ("Calle del Puerto 5", "48001", "Bilbao", "", "ES")),
        (["Via del Porto, 9", "16126 Genova"], ("IT",), ("Via del Porto, 9", "16126", "Genova", "", "IT")),
        (["Kaai 8", "1011 AB Amsterdam"], (), ("Kaai 8", "1011 AB", "Amsterdam", "", "NL")),
        (["Havnegata 2", "5003 Bergen", "Norway"], (), ("Havnegata 2", "5003", "Bergen", "", "NO")),
        (["Hamngatan 6", "SE-411 01 Göteborg"], ("SE",), ("Hamngatan 6", "411 01", "Göteborg", "", "SE")),
        (["Portowa 15", "81-340 Gdynia"], (), ("Portowa 15", "81-340", "Gdynia", "", "PL")),
        (["Nábřežní 11", "602 00 Brno"], ("CZ",), ("Nábřežní 11", "602 00", "Brno", "", "CZ")),
        (["100 Wharf Street", "Baltimore, MD 21230"], (), ("100 Wharf Street", "21230", "Baltimore", "MD", "US")),
        (["100 Wharf St, Suite 4, Baltimore, Maryland 21230-1234"], (),
         ("100 Wharf St, Suite 4", "21230-1234", "Baltimore", "MD", "US")),
        (["P.O. Box 12646", "Baltimore, MD 21230"], (), ("P.O. Box 12646", "21230", "Baltimore", "MD", "US")),
        (["55 Harbour Road", "Halifax, NS B3J 2K9"], (), ("55 Harbour Road", "B3J 2K9", "Halifax", "NS", "CA")),
        (["3 Dock Lane", "Bristol BS1 6QH"], (), ("3 Dock Lane", "BS1 6QH", "Bristol", "", "GB")),
        (["Rua do Cais 20", "4050-001 Porto"], (), ("Rua do Cais 20", "4050-001", "Porto", "", "PT")),
        (["〒231-0002 神奈川県横浜市中区海岸通1-1"], (), None),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)  # fmt: skip
def test_an_address_is_read_as_its_country_writes_it(
    lines: list[str], home: tuple[str, ...], expected: tuple[str, str, str, str, str] | None
) -> None:
    assert parts(*lines, home=home) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "lines",
    [
        ["28195 Bremen"],
        ["Since 1998", "12345 customers"],
        ["HRB 99812", "28195 Bremen"],
        ["Call 555 0132", "Baltimore, MD 21230"],
        ["We sold 12000 winches in 2019 at 48 harbours", "and then 28195 more"],
        ["info@northwind.example", "28195 Bremen"],
        ["© 2024 Northwind 12", "28195 Bremen"],
    ],
)
def test_a_code_without_a_street_is_no_address(lines: list[str]) -> None:
    assert parts(*lines, home=("DE",)) == []


def test_a_code_that_several_countries_use_is_read_by_where_the_site_is_from() -> None:
    lines = ("Hafenweg 3", "28195 Musterstadt")
    assert parts(*lines) == []
    assert [a[-1] for a in parts(*lines, home=("DE", "FR"))] == ["DE"]
    assert [a[-1] for a in parts(*lines, home=("FR",))] == ["FR"]


def test_a_name_of_a_country_below_outweighs_where_the_site_is_from() -> None:
    assert [a[-1] for a in parts("12 quai des Brumes", "29200 Brest", "France", home=("DE",))] == ["FR"]


def test_several_offices_are_several_addresses_and_the_first_is_the_head_office() -> None:
    html = (
        "<p>Kaistraße 12<br>28195 Bremen</p><p>Am Kai 3<br>24103 Kiel</p>"
        "<p>12 quai des Brumes<br>29200 Brest<br>France</p>"
    )
    told = said(html, CONTACT, countries=("DE",))
    assert told["company.address"] == [
        "Kaistraße 12, 28195 Bremen, DE",
        "Am Kai 3, 24103 Kiel, DE",
        "12 quai des Brumes, 29200 Brest, FR",
    ]
    assert told["company.city"] == ["Bremen"]
    assert told["company.postal_code"] == ["28195"]


def test_a_page_of_many_places_names_no_head_office() -> None:
    html = "".join(f"<p>Dealer Street {n}</p><p>2819{n} Musterstadt</p>" for n in range(1, 8))
    told = said(html, CONTACT, countries=("DE",))
    assert len(told["company.address"]) == 7
    assert "company.city" not in told


def test_an_address_in_the_imprint_is_surer_than_one_on_the_home_page() -> None:
    html = "<p>Kaistraße 12<br>28195 Bremen</p>"

    def sure(url: str) -> float:
        return next(f.confidence for f in findings(html, url, countries=("DE",)) if f.field == "company.city")

    assert sure(IMPRINT) > sure(HOME)


def test_the_city_above_is_no_street_of_the_city_below() -> None:
    assert parts("Kaistraße 12", "28195 Bremen", "20457 Hamburg", "24103 Kiel", home=("DE",)) == [
        ("Kaistraße 12", "28195", "Bremen", "", "DE")
    ]


def test_a_thousand_codes_without_streets_are_no_addresses() -> None:
    assert parts(*["28195 Bremen"] * 1_000, home=("DE",)) == []
