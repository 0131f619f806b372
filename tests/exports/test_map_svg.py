"""The picture of a map: well-formed, self-contained, told to those who cannot see it, safe against what pages say."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser

from enrich.exports.map_html import html
from enrich.exports.map_layout import sheet
from enrich.exports.map_svg import svg
from tests.exports.committees import drawn_committee
from tests.matching.test_deciders import NOW

NS = "{http://www.w3.org/2000/svg}"
EVIL = '<script>alert(1)</script> & "]]> \x00\x1b\ud800 Müller'


def picture(there: int = 5, gone: int = 1, name: str = "Northwind Traders") -> str:
    return svg(sheet(drawn_committee(there, gone, "40", name), ("northwind.example",), NOW))


def parsed(text: str) -> Element:
    root = fromstring(text)
    assert isinstance(root, Element)
    return root


def test_what_a_page_says_can_become_no_markup() -> None:
    root = parsed(picture(name=EVIL))
    assert {element.tag.removeprefix(NS) for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "polyline", "text",
    }  # fmt: skip
    assert any((text.text or "").startswith("<script>alert(1)") for text in root.iter(f"{NS}text"))
    page = LexborHTMLParser(html(sheet(drawn_committee(3, 0, "", EVIL), (EVIL,), NOW)))
    assert not page.css("script")


def test_the_picture_is_told_in_words() -> None:
    root = parsed(picture())
    assert root.get("role") == "img"
    title, desc = root.findtext(f"{NS}title"), root.findtext(f"{NS}desc")
    assert title == "Buying committee of Northwind Traders"
    assert desc is not None
    assert "economic buyer: " in desc
    assert root.get("aria-labelledby") == "map1-title map1-desc"


def test_arabic_stands_at_the_right_of_its_room_and_latin_at_the_left() -> None:
    texts = list(parsed(picture(12)).iter(f"{NS}text"))
    arabic = [t for t in texts if (t.text or "").startswith("محمد")]
    latin = [t for t in texts if (t.text or "").startswith("Eva Roth")]
    assert arabic
    assert latin
    assert all(t.get("direction") == "rtl" for t in arabic)
    assert all(t.get("direction") is None for t in latin)


@pytest.mark.parametrize("there", [5, 60])
def test_the_page_asks_nobody_for_anything_and_has_a_picture_for_each_side_of_paper(there: int) -> None:
    found = sheet(drawn_committee(there, 2, "900"), ("northwind.example",), NOW)
    text = html(found)
    assert text.count("<svg ") == found.pages
    assert not re.search(r"<(?:script|link|img|iframe|object|use|image)\b|@import|url\(", text)
    assert set(re.findall(r'(?:href|src|xmlns)="([^"]*)"', text)) <= {"http://www.w3.org/2000/svg"}
    assert "size:A4" in text
    assert "default-src 'none'" in text


def test_two_pages_are_one_picture_of_double_height() -> None:
    root = parsed(picture(60))
    assert root.get("viewBox") == "0 0 794 2246"
    assert any(group.get("transform") == "translate(0 1123)" for group in root.iter(f"{NS}g"))
