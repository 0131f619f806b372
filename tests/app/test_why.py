"""`enrich why`: every claim for a company's values, the chosen one, the losers and the reason."""

from __future__ import annotations

import json

import pytest

from enrich.app.why import show_why
from enrich.errors import BadInput
from tests.app.conftest import Enrich
from tests.exports.test_columns import account, happening, human
from tests.matching.statements import said
from tests.office import Office


def test_a_field_is_told_with_its_claims_quotes_and_addresses(enrich: Enrich, office: Office) -> None:
    ended = enrich("why", "1", "employees", store=office.folder / "store.db")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Linnea Pumpar AB  linnea-pumpar.example  (row 1)"
    assert "company.employees" in lines
    assert any(
        line.startswith("  = 120   (stated by website, last seen 01 Oct 2026; belief ") for line in lines
    )
    assert "      https://www.linnea-pumpar.example/" in lines


def test_the_whole_company_is_told_with_which_subjects_it_is(enrich: Enrich, office: Office) -> None:
    text = enrich("why", "1", store=office.folder / "store.db").out
    assert "company.country" in text
    assert (
        "this company, by its sources: file:list.csv:1, file:list.csv:4, website:linnea-pumpar.example"
        in text
    )


def test_as_json_every_passport_is_a_line_with_every_statement(enrich: Enrich, office: Office) -> None:
    lines = enrich("why", "1", "--json", store=office.folder / "store.db").lines
    found = {line["field"]: line for line in lines}
    name = found["company.name"]
    assert set(name) == {"field", "conflict", "chosen", "losers"}
    claims = [*name["chosen"], *name["losers"]]
    assert {s["source"] for claim in claims for s in claim["statements"]} == {"file", "website"}
    for claim in claims:
        assert set(claim) == {"value", "belief", "because", "statements"}
        for statement in claim["statements"]:
            assert set(statement) == {
                "subject", "value", "source", "url", "at", "quote", "seen", "expires", "confidence"
            }  # fmt: skip


def test_losers_are_told_with_the_reason_and_a_conflict_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    told = account(
        said("company.employees", "120"), said("company.employees", "40", page="b", confidence=0.9)
    )
    show_why(told, "employees", False)
    text = capsys.readouterr().out
    assert "company.employees   sources disagree" in text
    assert "  = 120   (" in text
    assert "  × 40   (stated by website, last seen 21 Sep 2026; believed " in text


def test_a_field_of_people_is_told_for_each_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    told = account(*human("Ada Voss", "Managing Director"), *human("Ben Thaler", "CFO"))
    show_why(told, "person.title", False)
    lines = capsys.readouterr().out.splitlines()
    ada, ben = lines.index("person.title of Ada Voss"), lines.index("person.title of Ben Thaler")
    assert lines[ada + 1].startswith("  = Managing Director   (")
    assert lines[ben + 1].startswith("  = CFO   (")


def test_a_claim_is_told_with_the_day_to_which_its_freshest_statement_is_good(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = said("company.employees", "120", days=900), said("company.employees", "120", days=30, page="b")
    show_why(account(old, new), "employees", False)
    assert f"; good until {new.expires:%d %b %Y})" in capsys.readouterr().out
    show_why(account(old), "employees", False)
    assert f"; good until {old.expires:%d %b %Y})" in capsys.readouterr().out
    assert old.expires < new.expires


def test_many_statements_of_one_claim_are_not_all_printed(capsys: pytest.CaptureFixture[str]) -> None:
    show_why(account(*(said("company.employees", "120", page=f"{n}") for n in range(9))), "employees", False)
    text = capsys.readouterr().out
    assert text.count("“120”") == 4
    assert "      and 5 more" in text


def test_a_field_of_which_nothing_is_known_says_what_is() -> None:
    with pytest.raises(BadInput, match=r"nothing is known of company\.revenue here\. Known are: employees"):
        show_why(account(said("company.employees", "120")), "revenue", False)
    with pytest.raises(BadInput, match="Known are: nothing"):
        show_why(account(), "company.revenue", True)


AWARD = happening("award", "Acme wins the Harbour Prize", "2026-09-20")


def test_signals_are_told_with_their_evidence_and_how_long_they_matter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = account(*AWARD)
    for field in ("signals", ""):
        show_why(told, field, False)
        text = capsys.readouterr().out
        assert "signal: award, 20 Sep 2026   (positive for growth; worth half after 90 days)" in text
        assert (
            "  = Acme wins the Harbour Prize\n      “Acme wins the Harbour Prize”  website, 21 Sep 2026"
            in text
        )
    show_why(account(), "signals", False)
    assert "no signal is known" in capsys.readouterr().out


def test_signals_as_json_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    show_why(account(*AWARD), "signals", True)
    (line,) = capsys.readouterr().out.splitlines()
    signal = json.loads(line)
    assert (signal["kind"], signal["date"], signal["direction"]) == ("award", "2026-09-20", "positive")
    assert signal["evidence"][0] == {
        "quote": "Acme wins the Harbour Prize",
        "url": "https://website.example/",
    }


def test_a_field_of_signals_is_told_for_each_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    show_why(account(*AWARD), "signal.text", False)
    assert "signal.text of award" in capsys.readouterr().out


def test_the_family_is_told_before_who_the_company_is(capsys: pytest.CaptureFixture[str]) -> None:
    show_why(account(said("company.name", "Acme"), said("company.parent", "Zenith AG")), "", False)
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("Family")
    assert lines[at + 1].startswith("  parent                Zenith AG   (stated by website; belief ")
    assert lines[at + 3].startswith("this company, by its sources: ")
    show_why(account(said("company.name", "Acme")), "", False)
    assert "Family" not in capsys.readouterr().out.splitlines()
