"""A page as its reader sees it: lines where a reader sees lines, and nothing that no reader sees."""

from __future__ import annotations

import gc
import weakref

import pytest

from connectors.website.document import Document, column_header
from tests.connectors.website.pages import HOME, document, page


def lines(html: str | bytes) -> list[str]:
    return [line.text for line in document(html).lines]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p>one<br>two<br/>three</p>", ["one", "two", "three"]),
        ("<p>o<b>n</b>e <a href=x>and</a>\n\n more</p>", ["one and more"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>one<td>two</table>", ["one", "two"]),
        ("<dl><dt>one<dd>two</dl>", ["one", "two"]),
        ("<h1>one</h1>two", ["one", "two"]),
        ("<p> \n\t </p><p>&nbsp;</p><p>one</p>", ["one"]),
        ("one &amp; two &lt;b&gt; &eacute;", ["one & two <b> é"]),
        ("<p>one\u00a0two\u200bthree</p>", ["one two three"]),
    ],
)
def test_a_line_ends_where_a_block_does_or_at_a_break(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "svg", "iframe", "object"])
def test_what_is_not_shown_is_not_read(tag: str) -> None:
    assert lines(f"<p>one</p><{tag}>hidden</{tag}><p>two</p>") == ["one", "two"]


def test_a_comment_is_not_read_and_does_not_break_a_line() -> None:
    assert lines("<p>one <!-- hidden <p>x</p> -->two</p>") == ["one two"]


def test_pieces_of_a_line_in_other_type_stand_apart() -> None:
    (line,) = document("<p><b>Jonna Sandvik</b> <i>Director</i></p>").lines
    assert line.spans == ("Jonna Sandvik", "Director")


def test_a_line_knows_its_place_its_heading_and_its_digits() -> None:
    first, second, third = document("<div><h2>One</h2></div><div><p>2</p><p>three</p></div>").lines
    assert (first.heading, second.heading) == (True, False)
    assert (first.digits, second.digits, third.digits) == (False, True, False)
    assert third.at == "body/div/p"
    assert [line.number for line in (first, second, third)] == [0, 1, 2]


def test_the_head_of_a_column_is_found_from_a_cell_below() -> None:
    html = "<table><tr><th>Name<th>Fax</tr><tr><td>Kiel<td><b>1</b></tr></table><p>x</p>"
    heads = [column_header(line) for line in document(html).lines]
    assert heads == ["", "", "Name", "Fax", ""]


def test_links_are_seen_from_their_page_or_from_its_base() -> None:
    html = "<a href='/team'>Team</a><a href='#top'>Top</a><a href=' x.html '><img alt=y></a><a href='tel:1'>z</a>"
    assert [(link.url, link.text, link.href) for link in document(html, f"{HOME}en/").links] == [
        ("https://northwind.example/team", "Team", "/team"),
        ("https://northwind.example/en/x.html", "", "x.html"),
    ]
    based = document("<head><base href='/de/'></head><a href='team'>Team</a>").links
    assert [link.url for link in based] == ["https://northwind.example/de/team"]


def test_the_first_of_several_descriptions_of_one_name_counts() -> None:
    html = (
        "<meta name=Description content=one><meta property=og:x content=y><meta name=description content=two>"
    )
    meta = document(html).meta
    assert meta["description"][0] == "one"
    assert meta["og:x"][0] == "y"


def test_a_page_is_taken_apart_once() -> None:
    of = page("<p>x</p>")
    assert Document.of(of) is Document.of(of)


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        ("<p>Kältetechnik Ørsta</p>".encode(), "text/html; charset=iso-8859-1"),
        ("<meta charset=shift_jis><p>Kältetechnik Ørsta</p>".encode(), "text/html"),
        ("<p>Kältetechnik Ørsta</p>".encode("cp1252"), "text/html; charset=utf-8"),
        ("<p>Kältetechnik Ørsta</p>".encode("cp1252"), "text/html; charset=no-such-charset"),
        ("<meta charset=iso-8859-1><p>Kältetechnik Ørsta</p>".encode("cp1252"), "text/html"),
        ("\ufeff<p>Kältetechnik Ørsta</p>".encode("utf-16-le"), "text/html; charset=utf-8"),
    ],
)
def test_a_page_is_read_in_the_charset_it_is_in_whatever_it_declares(body: bytes, declared: str) -> None:
    of = Document.of(page(body, content_type=declared))
    assert [line.text for line in of.lines] == ["Kältetechnik Ørsta"]


def test_elements_nested_twenty_thousand_deep_are_walked() -> None:
    assert lines("<div>" * 20_000 + "<p>deep</p>" + "</div>" * 20_000 + "<p>after</p>") == ["deep", "after"]


def test_a_line_of_ten_million_letters_is_one_line() -> None:
    (line,) = document("<p>" + "word " * 2_000_000).lines
    assert len(line.text) == 9_999_999


def test_lines_are_read_to_a_bound() -> None:
    assert len(lines("<p>x</p>" * 50_000)) == 6_000


@pytest.mark.parametrize(
    "html", ["", "<", "<<<>>>", "<p", "</p>", "<!DOCTYPE", "&#x110000;&#0;", "\x00", "<!--", "<script>"]
)
def test_a_page_that_is_hardly_one_has_few_lines_and_no_fault(html: str) -> None:
    assert len(lines(html)) <= 1


def test_a_null_byte_does_not_cut_a_line_or_a_page() -> None:
    text = " ".join(lines("<p>Jonna\x00 Sandvik</p><p>after</p>"))
    assert "Sandvik" in text
    assert "after" in text


def test_a_link_without_text_stands_with_the_lines_of_its_card() -> None:
    of = document(
        "<p>Top</p><div><h3>Jonna Sandvik</h3><span><a href='mailto:j@x.example'></a></span></div><p>End</p>"
    )
    link = of.tree.css_first("a")
    assert link is not None
    assert of.lines[of.line_near(link)].text == "Jonna Sandvik"


def test_lines_are_found_by_their_words_in_lower_case() -> None:
    of = document("<p>Our Team</p><p>Products</p><p>The TEAM of Bergen</p>")
    assert [line.number for line in of.lines_with(lambda word: word == "team")] == [0, 2]


def test_a_page_that_was_read_is_let_go_without_the_garbage_collector() -> None:
    gc.disable()
    try:
        read_one = page("<h1>Our team</h1><p>Jonna Sandvik, CEO</p>")
        watched = weakref.ref(Document.of(read_one))
        assert watched() is not None
        del read_one
        assert watched() is None
    finally:
        gc.enable()
