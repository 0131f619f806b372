"""What the company calls itself: brand, registered name, numbers of registers, and what it says it does."""

from __future__ import annotations

import pytest

from tests.connectors.website.pages import ABOUT, CONTACT, HOME, IMPRINT, TEAM, findings, said


def names(html: str, url: str = HOME) -> list[str]:
    return said(html, url).get("company.name", [])


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<meta property='og:site_name' content='Northwind Instruments'>", ["Northwind Instruments"]),
        ("<meta name='application-name' content='Northwind'>", ["Northwind"]),
        ("<title>Northwind Instruments | Winches for harbours</title>", ["Northwind Instruments"]),
        ("<title>Winches for harbours – Northwind</title>", ["Northwind"]),
        ("<title>Home » NORTHWIND</title>", ["NORTHWIND"]),
        ("<title>Home</title>", []),
        ("<title>Winches for harbours</title>", []),
        ("<meta property='og:site_name' content='Home'>", []),
        ("<meta property='og:site_name' content='https://northwind.example'>", []),
        ("<title>Some Other Firm | Winches</title>", []),
    ],
)
def test_the_brand_is_what_the_head_says_where_it_agrees_with_the_address(head: str, name: list[str]) -> None:
    assert names(f"<html><head>{head}</head><body><p>x</p>") == name


def test_initials_agree_with_an_address_made_of_them() -> None:
    assert names("<title>Northwind Winch Instruments | Home</title>", "https://nwi.example/") == [
        "Northwind Winch Instruments"
    ]


def legal(html: str, url: str = IMPRINT) -> list[str]:
    return said(f"<title>Northwind</title>{html}", url).get("company.legal_name", [])


@pytest.mark.parametrize(
    "name",
    [
        "Northwind Instruments GmbH",
        "Northwind Instruments AG",
        "Northwind SAS",
        "Northwind S.A.R.L.",
        "Northwind S.L.",
        "Northwind S.r.l.",
        "Northwind B.V.",
        "Northwind AB",
        "Northwind AS",
        "Northwind ApS",
        "Northwind Oy",
        "Northwind Sp. z o.o.",
        "Northwind s.r.o.",
        "Northwind Kft.",
        "Northwind Ltd",
        "Northwind, Inc.",
        "Northwind LLC",
        "Northwind Pty Ltd",
    ],
)
@pytest.mark.parametrize("form", ["<p>{0}<br>Kaistraße 12</p>", "<footer>© 2024 {0}</footer>"])
def test_a_registered_name_is_told_by_its_legal_form(name: str, form: str) -> None:
    assert [found.rstrip(".") for found in legal(form.format(name))] == [name.rstrip(".")]


def test_a_registered_name_in_letters_without_spaces_is_told_too() -> None:
    assert legal("<p>株式会社ノースウインド</p><p>神奈川県</p><p>横浜市</p>") == ["株式会社ノースウインド"]


def test_a_form_with_a_full_stop_inside_is_not_cut_there() -> None:
    assert legal("<p>Northwind GmbH & Co. KG</p><p>x</p><p>y</p>") == ["Northwind GmbH & Co. KG"]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2010-2024 Northwind GmbH. All rights reserved.",
        "(c) 2024 by Northwind GmbH | Imprint",
        "© Northwind GmbH – Alle Rechte vorbehalten",
        "Northwind GmbH, Kaistraße 12, 28195 Bremen",
    ],
)
def test_a_registered_name_is_cut_out_of_its_line(line: str) -> None:
    assert legal(f"<p>{line}</p>", HOME) == ["Northwind GmbH"]


@pytest.mark.parametrize(
    "line",
    [
        "Website by Pixelsmiths GmbH",
        "Partner: Hafenbau AG",
        "We are not a GmbH",
        "GmbH",
        "Powered by Shop Inc.",
    ],
)
def test_somebody_elses_registered_name_is_not_the_companys(line: str) -> None:
    assert legal(f"<p>Winches.</p><p>{line}</p>", HOME) == []


def test_the_first_registered_name_of_an_imprint_is_believed_although_it_differs_from_the_address() -> None:
    found = findings(
        "<title>Impressum</title><p>Hafentechnik Nord GmbH</p><p>Kaistraße 12</p><p>x</p><p>y</p>", IMPRINT
    )
    (name,) = (f for f in found if f.field == "company.legal_name")
    assert name.value == "Hafentechnik Nord GmbH"
    assert name.confidence < 0.7


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("USt-IdNr.: DE 999 999 999", "vat_id", "DE999999999"),
        ("Umsatzsteuer-Identifikationsnummer gemäß § 27 a UStG: DE999999999", "vat_id", "DE999999999"),
        ("UID: ATU99999999", "vat_id", "ATU99999999"),
        ("N° TVA intracommunautaire : FR 99 999 999 999", "vat_id", "FR99999999999"),
        ("P.IVA IT99999999999", "vat_id", "IT99999999999"),
        ("BTW-nr. NL999999999B99", "vat_id", "NL999999999B99"),
        ("VAT no. GB 999 9999 99", "vat_id", "GB999999999"),
        ("NIP: 999-999-99-99", "vat_id", "999-999-99-99"),
        ("Amtsgericht Bremen HRB 99812", "registration_number", "HRB 99812"),
        ("FN 99999 x", "registration_number", "99999x"),
        ("CHE-999.999.999", "registration_number", "CHE-999999999"),
        ("SIREN 999 999 999", "registration_number", "999999999"),
        ("Registered in England, company no. 09999999", "registration_number", "09999999"),
        ("KvK 99999999", "registration_number", "99999999"),
        ("Org.nr. 999 999 999", "registration_number", "999999999"),
        ("Org.nr 559999-9999", "registration_number", "559999-9999"),
        ("CVR 99 99 99 99", "registration_number", "99999999"),
        ("Y-tunnus 9999999-9", "registration_number", "9999999-9"),
        ("KRS 0000999999", "registration_number", "0000999999"),
        ("IČO: 99999999", "registration_number", "99999999"),
        ("Cégjegyzékszám: 99-99-999999", "registration_number", "99-99-999999"),
        ("CNPJ 99.999.999/9999-99", "registration_number", "99999999/9999-99"),
        ("ABN 99 999 999 999", "registration_number", "99999999999"),
        ("法人番号 9999999999999", "registration_number", "9999999999999"),
    ],
)
def test_a_number_beside_its_label_is_one_of_a_register(line: str, field: str, value: str) -> None:
    assert value in said(f"<p>{line}</p>", IMPRINT)[f"company.{field}"]


@pytest.mark.parametrize(
    "line", ["99 999 999 999", "Order 99999999", "Since 1998", "HRB", "Tel. 030 23125 100"]
)
def test_a_number_without_its_label_belongs_to_no_register(line: str) -> None:
    told = said(f"<p>{line}</p>", IMPRINT)
    assert not {"company.vat_id", "company.registration_number"} & told.keys()


def test_the_head_says_what_the_company_does_on_the_home_page_only() -> None:
    html = (
        "<meta name=description content='Northwind maintains winches in the harbours of the north.'><p>x</p>"
    )
    assert said(html, HOME)["company.description"] == [
        "Northwind maintains winches in the harbours of the north."
    ]
    assert said(html, ABOUT)["company.description"]
    assert "company.description" not in said(html, TEAM)


def test_its_own_words_are_sentences_and_headings_without_menus_forms_and_small_print() -> None:
    sentence = "We maintain winches and cranes in every harbour of the north."
    aside = "We use cookies so that this site works as it should for you."
    html = (
        f"<nav><p>{sentence} Menu</p></nav><h1>Winches for harbours</h1><p>{sentence}</p><p>{aside}</p>"
        f"<form><p>{sentence} Form</p></form><footer><p>{sentence} Foot</p></footer><p>Short.</p>"
        f"<blockquote><p>{sentence} Praise</p></blockquote>"
    )
    assert said(html)["company.own_words"] == ["Winches for harbours", sentence]


def test_the_site_says_its_own_address_and_language() -> None:
    html = "<html lang=de-AT><head><link rel=canonical href='https://www.northwind.example/start'></head><body><p>x"
    told = said(html)
    assert told["company.domain"] == ["northwind.example"]
    assert told["company.website"] == ["https://www.northwind.example/"]
    assert told["company.language"] == ["de-AT"]


@pytest.mark.parametrize(
    "href", ["https://template.example/", "/", "https://northwind.wixsite.com/x", "javascript:x"]
)
def test_an_address_that_is_not_the_pages_own_is_not_stated(href: str) -> None:
    assert "company.domain" not in said(f"<head><link rel=canonical href='{href}'></head><p>x</p>")


def test_the_pages_to_get_in_touch_and_in_are_named() -> None:
    told = said(
        "<a href='/kontakt#form'>Kontakt</a><a href='/karriere'>Karriere</a><a href='/contact'>Contact</a>"
    )
    assert told["company.contact_page"] == ["https://northwind.example/kontakt"]
    assert told["company.careers_page"] == ["https://northwind.example/karriere"]


def test_a_contact_page_on_somebody_elses_site_is_not_the_companys() -> None:
    assert "company.contact_page" not in said(
        "<a href='https://partner.example/contact'>Contact</a>", CONTACT
    )
