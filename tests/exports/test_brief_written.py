"""A brief written down: a page that runs nothing and asks nobody, and Markdown that stays as it was meant."""

from __future__ import annotations

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from enrich.exports.brief.markdown import escaped, markdown
from enrich.exports.brief.nouns import shown_day
from enrich.exports.brief.page import page
from enrich.exports.brief.record import record
from tests.exports.test_brief import FULL, Way, brief
from tests.exports.test_columns import happening, human
from tests.matching.statements import said

EVIL = '<img src=x onerror=alert(1)> "quoted" [a](https://evil.example) `code` | # *b* https://evil.example/x'


def hostile() -> tuple[str, str]:
    """A brief of a company whose every page says what it should not."""
    made = brief(
        said("company.name", EVIL), said("company.description", EVIL), said("company.own_words", EVIL),
        said("company.industry", EVIL), said("company.technology", EVIL), said("company.city", EVIL),
        *happening("award", EVIL, "2026-09-20"), *human(EVIL, EVIL), paths=[Way(EVIL)],
    )  # fmt: skip
    return page(made), markdown(made)


def tree(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(text)


# ---- the page


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    for text in (page(brief(*FULL)), hostile()[0]):
        found = tree(text)
        assert found.css("script, link, iframe, object, embed, base, form, img, video, audio") == []
        assert not re.search(r"@import|url\(", found.css_first("style").text())
        for node in found.css("*"):
            assert not {name for name in node.attributes if name.startswith("on") or name == "src"}
        assert "default-src 'none'" in found.css_first("meta[http-equiv]").attributes["content"]


def test_what_a_page_says_is_shown_as_text() -> None:
    found = tree(hostile()[0])
    assert found.css_first("h1").text().startswith("<img src=x onerror=alert(1)>")
    assert "<img src=x onerror=alert(1)>" in found.css_first(".about").text()


def test_every_number_leads_to_its_note_and_shows_what_was_said() -> None:
    made = brief(*FULL)
    found = tree(page(made))
    ids = {node.attributes["id"] for node in found.css("footer li")}
    links = found.css("sup a")
    assert links
    assert {f"#{one}" for one in ids} == {node.attributes["href"] for node in links}
    sizes = [node for node in links if "120" in (node.attributes["title"] or "")]
    assert "website, 21 Sep 2026" in (sizes[0].attributes["title"] or "")


def test_links_lead_to_pages_of_the_web_and_nowhere_else() -> None:
    made = brief(said("company.employees", "120"), said("company.city", "Umeå", source="website", page="x"))
    for node in tree(page(made)).css("footer a"):
        assert (node.attributes["href"] or "").startswith("https://")
        assert set((node.attributes["rel"] or "").split()) >= {"noreferrer"}


def test_the_page_says_on_which_day_it_is_true_and_in_which_language_to_ask() -> None:
    found = tree(page(brief(*FULL, said("company.language", "de"))))
    assert "as of 1 Oct 2026" in found.css_first("header").text()
    assert "in German" in found.text()
    assert {node.attributes["lang"] for node in found.css(".ask li > span[lang]")} == {"de"}


def test_what_is_missing_says_so_on_the_page() -> None:
    text = tree(page(brief())).text()
    for words in (
        "No source says in words what it does", "Nothing dated is known", "Nobody is known who is there now",
        "not known: no source was asked",
    ):  # fmt: skip
        assert words in text


# ---- markdown


def test_markdown_has_every_section_in_order() -> None:
    text = markdown(brief(*FULL, paths=[Way("Mara knows Ada Voss")]))
    sections = re.findall(r"^## (.+)$", text, re.M)
    order = ["Known", "Lately", "Why qualified", "People", "Missing", "Gone, or not sure to be there still", "Talk to",
             "Who of us knows them", "Ask", "Not sure", "Sources"]  # fmt: skip
    assert sections == [name for name in order if name in sections]
    assert set(order) - set(sections) <= {"Talk to"}


def test_markdown_from_a_page_becomes_no_link_no_image_no_table_and_no_html() -> None:
    text = hostile()[1]
    bare = re.sub(r"`[^`]*`", "", text.replace(r"\`", ""))
    assert not re.search(r"(?<!\\)[<>]", re.sub(r"^> ?", "", bare, flags=re.M))
    assert not re.search(r"(?<!\\)\[", bare)
    assert not re.search(r"https?://(?!website\.example)", bare)
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 5


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("# no heading", r"\# no heading"),
        ("a_b*c", r"a\_b\*c"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("+49 30 23125 100", r"\+49 30 23125 100"),
        ("plain words, 120 people", "plain words, 120 people"),
        ("www.evil.example", "www&#8203;.evil.example"),
    ],
)
def test_a_text_is_escaped_where_markdown_would_read_it(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_every_number_in_markdown_has_its_source_at_the_foot() -> None:
    text = markdown(brief(*FULL))
    body, _, sources = text.partition("## Sources")
    cited = {n for group in re.findall(r"\\\[([\d, ]+)\\\]", body) for n in group.split(", ")}
    assert cited == set(re.findall(r"^(\d+)\. ", sources, re.M))
    assert "website, 21 Sep 2026" in sources


# ---- json


def test_a_brief_is_json_that_can_be_read_back() -> None:
    made = brief(*FULL)
    assert json.loads(json.dumps(record(made)))["company"] == made.company


def test_a_day_is_written_the_same_wherever_it_stands() -> None:
    assert shown_day(brief().day) == "1 Oct 2026"
