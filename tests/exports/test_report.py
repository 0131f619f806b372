"""The report: one page that asks nothing of the network, says what is uncertain, and runs nothing that others wrote."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from connectors.statement import Statement
from enrich.exports.report import Report, Section, details, shown_value, summary
from icp.asking import Way
from matching.deciders import decision_makers
from tests.exports.test_columns import account, happening, human
from tests.matching.statements import said
from tests.office import HOSTILE, Office, records_of


@pytest.fixture(scope="module")
def text(office: Office) -> str:
    return (office.out / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(text)


def sections(page: LexborHTMLParser) -> dict[str, str]:
    return {node.attributes["id"] or "": node.text(separator=" ") for node in page.css("section.account")}


# ---- it stands alone


def test_nothing_is_loaded_from_anywhere(page: LexborHTMLParser, text: str) -> None:
    for node in page.css("*"):
        for name in ("src", "srcset", "data", "action", "formaction", "poster", "background", "ping"):
            assert name not in node.attributes, node.html
    assert page.css("link, iframe, object, embed, base, form, img, video, audio") == []
    assert not re.search(r"@import|url\((?!['\"]?(?:data:|#))", text)


def test_the_only_links_out_are_the_companies_own_sites(page: LexborHTMLParser, office: Office) -> None:
    domains = {row["enrich_domain"] for row in records_of(office.out / "accounts.csv")} - {""}
    links = [node for node in page.css("a") if not (node.attributes["href"] or "").startswith("#")]
    assert {urlsplit(node.attributes["href"] or "").netloc for node in links} == domains
    for node in links:
        assert (node.attributes["href"] or "").startswith("https://")
        assert set((node.attributes["rel"] or "").split()) >= {"noreferrer"}


def test_every_link_within_leads_somewhere(page: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    inner = [node.attributes["href"] or "" for node in page.css('a[href^="#"]')]
    assert inner
    assert {href[1:] for href in inner} <= set(ids)


def test_only_the_pages_own_script_may_run(page: LexborHTMLParser) -> None:
    (script,) = page.css("script")
    digest = base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode()
    (policy,) = page.css('meta[http-equiv="Content-Security-Policy"]')
    rules = dict(rule.strip().split(" ", 1) for rule in (policy.attributes["content"] or "").split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'sha256-{digest}'"
    assert not [node for node in page.css("*") if any(name.startswith("on") for name in node.attributes)]


# ---- hostile names


def test_a_hostile_name_is_shown_as_text_wherever_it_stands(page: LexborHTMLParser, text: str) -> None:
    assert HOSTILE not in text
    assert page.css("section#a3 h2")[0].text().strip().startswith(HOSTILE)
    assert page.css("#accounts tbody tr[data-row='3'] th a")[0].text() == HOSTILE
    assert page.css("section#a3")[0].attributes["data-name"] == HOSTILE.lower()


def test_a_title_that_is_hostile_breaks_nothing(tmp_path: Path) -> None:
    facts = {
        "title": "</title><script>1</script><!--sections-->", "rows": 0, "profile": "<b>", "threshold": 60.0,
        "as_of": "1", "version": "1", "input": "<i>", "tally": [],
    }  # fmt: skip
    with Report(tmp_path / "report.html", facts):
        pass
    page = LexborHTMLParser((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert len(page.css("script")) == 1
    assert page.css("h1")[0].text() == "</title><script>1</script><!--sections-->"
    assert page.css("footer")
    assert page.css("footer i") == []


# ---- it can be read


def test_it_has_a_language_a_title_and_a_charset(page: LexborHTMLParser) -> None:
    assert page.css("html")[0].attributes["lang"] == "en"
    assert page.css("title")[0].text() == "list, enriched"
    assert page.css("meta[charset]")[0].attributes["charset"] == "utf-8"


def test_headings_come_in_order_and_skip_no_level(page: LexborHTMLParser) -> None:
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert Counter(levels)[1] == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_control_and_every_picture_has_a_name(page: LexborHTMLParser) -> None:
    for node in page.css("button, input, [role=img], nav"):
        assert node.text().strip() or node.attributes.get("aria-label"), node.html
    for node in page.css("[tabindex]"):
        assert node.attributes["tabindex"] == "0"
    assert page.css("table caption")


# ---- what it says


def test_every_account_has_a_line_and_a_section_in_the_order_of_the_list(page: LexborHTMLParser) -> None:
    lines = [node.attributes["data-row"] for node in page.css("#accounts tbody tr")]
    assert lines == ["1", "3", "7", "8", "9"]
    assert list(sections(page)) == [f"a{row}" for row in lines]


def test_the_bar_of_an_account_spans_its_interval(page: LexborHTMLParser) -> None:
    bar = page.css("#accounts tbody tr[data-row='7'] .bar")[0]
    assert bar.attributes["aria-label"] == "50 expected, between 0 and 100"
    assert "left:0.0%;width:100.0%" in (bar.css_first(".range").attributes["style"] or "").replace(" ", "")


def test_a_value_shows_its_quote_and_its_source_on_hover_and_focus(page: LexborHTMLParser) -> None:
    value = next(node for node in page.css("section#a1 dd .ev") if node.text().startswith("120"))
    assert value.attributes["tabindex"] == "0"
    assert (
        value.css_first("cite")
        .text()
        .startswith("website · 01 Oct 2026 · https://www.linnea-pumpar.example/")
    )
    assert value.css_first("q").text()


def test_what_is_unknown_says_why_and_is_not_called_absent(page: LexborHTMLParser) -> None:
    asked = page.css("section#a7 .unknown")[0].text()
    assert "website unknown: HTTP 403" in asked
    assert "absent" not in asked


def test_why_asking_stopped_and_what_that_spared_is_told(page: LexborHTMLParser) -> None:
    assert "rejected, and no source left is likely to change that; not asked: " in sections(page)["a9"]


def test_a_draft_marks_what_evidence_backs(page: LexborHTMLParser) -> None:
    drafts = page.css("section#a3 details.draft")
    assert len(drafts) == 8
    backed = drafts[0].css("mark.ev:not(.own)")
    assert backed
    assert all(node.css("cite") for node in backed)


def test_a_held_draft_says_what_holds_it(page: LexborHTMLParser) -> None:
    held = page.css("section#a1 details.is-held")
    assert held
    assert all("Held:" in node.text() for node in held)


@pytest.mark.parametrize(
    ("value", "field", "shown"),
    [
        ("SE", "company.country", "Sweden"),
        ("XX", "company.country", "XX"),
        ("https://www.acme.example/about/", "company.website", "acme.example/about"),
        ("xn--kltetechnik-l8a.example", "company.domain", "kältetechnik.example"),
        ("90", "company.employees", "90"),
        ("as it is", "somebody.elses", "as it is"),
    ],
)
def test_values_are_shown_as_people_read_them(value: str, field: str, shown: str) -> None:
    assert shown_value(value, field) == shown


def test_a_report_that_was_not_finished_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def interrupted() -> None:
        with Report(path, {}):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_signals_are_shown_with_their_day_their_direction_and_their_words_on_hover(tmp_path: Path) -> None:
    made = section_of(
        *happening("award", "Acme wins the <Harbour> Prize", "2026-09-20"),
        *happening("layoffs", "Acme lets thirty people go", "2026-09-01"),
    )
    page = page_of(tmp_path, made)
    award, layoffs = page.css(".signals li")
    assert award.css_first("time").attributes["datetime"] == "2026-09-20"
    assert award.css_first("[role=img]").attributes["aria-label"] == "positive for growth"
    assert "Acme wins the <Harbour> Prize" in award.css_first("q").text()
    assert layoffs.css_first("[role=img]").attributes["aria-label"] == "negative for growth"


def test_an_account_without_signals_has_no_place_for_them(tmp_path: Path) -> None:
    assert details(section_of())["signals"] == ()


def test_a_value_of_which_nothing_is_believed_has_no_place_among_what_is_known() -> None:
    told = (
        said("company.country", "US"),
        said("company.city", "Alexandria"),
        said("company.email", "a@acme.test"),
    )
    section = section_of(*told)
    assert [label for label, _, _ in details(section)["facts"]] == ["Country", "City", "E-mail"]
    company = section.account.company
    nothing = replace(company.passports["company.city"], chosen=())
    company = replace(company, passports={**company.passports, "company.city": nothing})
    section = replace(section, account=replace(section.account, company=company))
    assert [label for label, _, _ in details(section)["facts"]] == ["Country", "E-mail"]


def test_the_family_stands_in_the_section_of_its_company(tmp_path: Path) -> None:
    made = section_of(said("company.name", "Acme"), said("company.parent", "Zenith & Co AG"))
    assert [kin.member.name for kin in details(made)["family"]] == ["Zenith & Co AG"]
    assert details(section_of())["family"] == []
    page = page_of(tmp_path, made)
    assert page.css_first(".family dt").text() == "parent"
    assert "Zenith & Co AG" in page.css_first(".family dd").text()


def test_the_table_names_nobody_who_was_seen_too_long_ago() -> None:
    old, now = human("Ben Thaler", "CFO", days=700), human("Ada Voss", "Managing Director")
    assert summary(section_of(*old))["decider"] == ""
    assert summary(section_of(*old, *now))["decider"] == "Ada Voss"


def test_the_cheapest_source_stands_beside_what_to_ask(tmp_path: Path) -> None:
    way = Way("brreg", ("company.employees",), 0.6, 0.0, 1)
    page = page_of(tmp_path, replace(section_of(), way=way))
    assert "Cheapest source: brreg (free, tells in 60 % of cases)." in page.text()
    assert "Cheapest source" not in page_of(tmp_path, section_of()).text()


def section_of(*statements: Statement) -> Section:
    made = account(*statements)
    return Section(made, (1,), (), decision_makers(made.company), (), "", "", ())


def page_of(folder: Path, made: Section) -> LexborHTMLParser:
    facts = dict.fromkeys(("title", "profile", "as_of", "version", "input"), "") | {
        "rows": 1,
        "threshold": 60.0,
    }
    with Report(folder / "report.html", facts | {"tally": []}) as report:
        report.add(made)
    return LexborHTMLParser((folder / "report.html").read_text(encoding="utf-8"))
