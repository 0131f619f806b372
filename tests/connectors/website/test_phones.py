"""Telephone and fax numbers as pages print them, told apart, and digits that are neither."""

from __future__ import annotations

import pytest

from connectors.website.phones import label, numbers_of
from tests.connectors.website.pages import CONTACT, HOME, document, findings, of_person, said

GERMAN, BRITISH = ("DE",), ("GB",)


def numbers(html: str, countries: tuple[str, ...] = ()) -> dict[str, list[str]]:
    told = said(f"<p>{html}</p>", CONTACT, countries=countries)
    return {kind: told[f"company.{kind}"] for kind in ("phone", "fax") if f"company.{kind}" in told}


@pytest.mark.parametrize(
    ("text", "countries", "number"),
    [
        ("+49 30 23125 100", (), "+493023125100"),
        ("+49 (0)30 23125-100", (), "+493023125100"),
        ("0049 30 23125100", (), "+493023125100"),
        ("Tel. 030 / 23125-100", GERMAN, "+493023125100"),
        ("Telefon: 030.23125.100", GERMAN, "+493023125100"),
        ("Phone (020) 7946 0123", BRITISH, "+442079460123"),
        ("020 7946 0123", BRITISH, "+442079460123"),
        ("Call 1-800-555-0199", ("US",), "+18005550199"),
        ("(415) 555-0132", ("US",), "+14155550132"),
        ("415.555.0132", ("US",), "+14155550132"),
        ("Tél. : 01 99 00 12 34", ("FR",), "+33199001234"),
        ("T +47 22 55 01 00", (), "+4722550100"),
        ("電話 03-4530-0123", ("JP",), "+81345300123"),
    ],
)
def test_a_number_is_read_by_its_country_however_it_is_printed(
    text: str, countries: tuple[str, ...], number: str
) -> None:
    assert numbers(text, countries) == {"phone": [number]}


def test_the_country_of_a_site_tells_how_its_numbers_are_read() -> None:
    assert said("<p>Tel. 030 23125-100</p>", "https://northwind.de/kontakt")["company.phone"] == [
        "+493023125100"
    ]
    declared = "<html lang=de><p>Tel. 030 23125-100</p>"
    assert said(declared, CONTACT)["company.phone"] == ["+493023125100"]


@pytest.mark.parametrize(
    "html",
    [
        "Tel. 030 23125-100, Fax 030 23125-101",
        "Tel. 030 23125-100<br>Fax 030 23125-101",
        "Telefon: 030 23125-100 | Telefax: 030 23125-101",
        "T: 030 23125-100 · F: 030 23125-101",
        "030 23125-100 (Tel.)<br>030 23125-101 (Fax)",
        "<b>Telefon</b><br>030 23125-100<br><b>Telefax</b><br>030 23125-101",
        "Tél. 030 23125-100 / Télécopie 030 23125-101",
        "Telefon 030 23125-100 – Faks 030 23125-101",
    ],
)
def test_phone_and_fax_are_told_apart_by_their_words(html: str) -> None:
    assert numbers(html, GERMAN) == {"phone": ["+493023125100"], "fax": ["+493023125101"]}


def test_phone_and_fax_are_told_apart_by_the_head_of_their_column() -> None:
    table = (
        "<table><tr><th>Office</th><th>Phone</th><th>Fax</th></tr>"
        "<tr><td>Kiel</td><td>030 23125-100</td><td>030 23125-101</td></tr></table>"
    )
    told = said(table, CONTACT, countries=GERMAN)
    assert told["company.phone"] == ["+493023125100"]
    assert told["company.fax"] == ["+493023125101"]


def test_a_number_that_is_both_is_both() -> None:
    assert numbers("Tel./Fax: 030 23125-100", GERMAN) == {
        "phone": ["+493023125100"],
        "fax": ["+493023125100"],
    }


def test_an_extension_is_kept() -> None:
    assert numbers("Phone (415) 555-0132 ext. 17", ("US",)) == {"phone": ["+14155550132;ext=17"]}


def test_several_numbers_behind_one_word_are_several() -> None:
    assert numbers("Tel.: 030 23125-100 / -102", GERMAN)["phone"][0] == "+493023125100"
    assert numbers("Tel.: 030 23125-100 oder 030 23125-102", GERMAN) == {
        "phone": ["+493023125100", "+493023125102"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "01.04.1998",
        "2019-2026",
        "12.03.2024 14:30",
        "€ 1.250.000,00",
        "28195 Bremen",
        "DE999999999",
        "HRB 99812",
        "USt-IdNr. 123456789",
        "IBAN DE02 1203 0000 0000 2020 51",
        "Tel. 000 000000",
        "Tel. 12",
        "+49 1",
        "+999 123 456 789",
        "ISBN 978-3-16-148410-0",
        "Order no. 123 456 7890",
        "1234567890123456789",
        "v1.2.3.4567890",
    ],
)
def test_dates_prices_registers_and_impossible_numbers_are_no_phones(text: str) -> None:
    assert numbers(text, GERMAN) == {}


def test_a_number_in_somebodys_card_is_theirs() -> None:
    html = (
        "<html lang=de><div><h3>Jonna Sandvik</h3><p>Managing Director</p><p>Tel. 030 23125-110, Fax 030 23125-111</p>"
        "</div><div><h3>Teodor Abara</h3><p>Head of Service</p></div><footer>Tel. 030 23125-100</footer>"
    )
    told = of_person("Jonna Sandvik", html)
    assert told["person.phone"] == ["+493023125110"]
    assert told["person.fax"] == ["+493023125111"]
    assert said(html)["company.phone"] == ["+493023125100"]


def test_the_quote_is_the_number_as_it_is_printed() -> None:
    (found,) = (f for f in findings("<p>Tel. +49 (0)30 23125-100</p>", HOME) if f.field == "company.phone")
    assert found.quote == "+49 (0)30 23125-100"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tel.:", "phone"),
        ("Fax", "fax"),
        ("Tel / Fax:", "both"),
        ("our fax is off, so phone", "phone"),
        ("IBAN", "other"),
        ("Room", ""),
    ],
)
def test_the_last_word_before_a_number_says_what_it_is(text: str, kind: str) -> None:
    assert label(text) == kind


@pytest.mark.parametrize("text", ["Telefon/Fax:", "Telephone & Fax", "Telefon und Telefax"])
def test_a_word_written_out_joins_a_fax_as_its_abbreviation_does(text: str) -> None:
    assert label(text) == "both"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p><span>Tel</span><span>03-6228-3460</span></p>", "phone"),
        ("<p>Phone: (413)-545-0722 (8:30 AM-5:00PM M-F)</p>", "phone"),
        ("<p>1-610-282-3800<span>Customer Service</span></p>", "phone"),
        ("<p>Fax Numbers</p><p>800-495-4049 (Toll Free in North America)</p>", "fax"),
        ("<p>Fax: Dial 1-253-891-2523</p>", "fax"),
        ("<p>514 714-3411</p>", "phone"),
    ],
)
def test_a_number_is_told_by_what_stands_around_it(html: str, kind: str) -> None:
    (number,) = numbers_of(document(html).lines, ("FR", "JP", "US"))
    assert number.kind == kind
