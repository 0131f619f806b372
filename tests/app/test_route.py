"""`enrich route`: a list in, the same list with a rep for each lead out, and the same again in the next run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.app.conftest import Enrich

RULES = """
currency = "EUR"
unsure = "Big"

[[reps]]
name = "Ada Stern"
also = ["ada@seller.example"]
[[reps]]
name = "Ben Okoye"
[[reps]]
name = "Cem Aydin"

[[rules]]
name = "Small"
reps = ["Ada Stern", "Ben Okoye"]
size = ["up to 50", "unknown"]

[[rules]]
name = "Big"
reps = ["Cem Aydin"]
size = "over 50"
"""
LEADS = """Lead ID,Company,Website,Employees,Owner,Notes
1,Acme Pumps,acme-pumps.example,20,,=1+1
2,Bluestem,bluestem.example,11-200,,
3,Corvid,corvid.example,800,,

4,Dunlin,dunlin.example,,ada@seller.example,
5,Acme Pumps GmbH,www.acme-pumps.example,20,,
6,Egret,egret.example,7,Dora Gone,
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    return tmp_path


def written(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reps_by_id(path: Path) -> dict[str, str]:
    return {row["Lead ID"]: row["enrich_rep"] for row in written(path)}


def test_every_row_comes_back_as_it_was_with_its_rep_rule_and_reason(files: Path, enrich: Enrich) -> None:
    ended = enrich("route", "leads.csv", "--rules", "rules.toml", "--out", "out.csv")
    assert ended.code == 0, ended.err
    rows = written(files / "out.csv")
    assert [row["Lead ID"] for row in rows] == ["1", "2", "3", "", "4", "5", "6"]
    assert rows[0]["Notes"] == "=1+1"
    assert rows[3]["enrich_rep"] == rows[3]["enrich_decided"] == ""
    by_id = {row["Lead ID"]: row for row in rows}
    assert (by_id["3"]["enrich_rep"], by_id["3"]["enrich_rule"]) == ("Cem Aydin", "Big")
    assert by_id["2"]["enrich_why"] == "size 11 to 200: may be Small or Big"
    assert (by_id["4"]["enrich_rep"], by_id["4"]["enrich_decided"]) == ("Ada Stern", "owner")
    assert by_id["1"]["enrich_rep"] == by_id["5"]["enrich_rep"]
    assert by_id["1"]["enrich_account"] == "acme-pumps.example"
    assert "its owner Dora Gone is none of the reps" in by_id["6"]["enrich_why"]
    assert "owners that are none of the reps" in ended.err


def test_run_again_on_a_longer_list_in_another_order_no_lead_changes_hands(
    files: Path, enrich: Enrich
) -> None:
    enrich("route", "leads.csv", "--rules", "rules.toml", "--out", "out.csv")
    before = reps_by_id(files / "out.csv")
    header, *lines = LEADS.splitlines()
    longer = [header, *(f"{n},New {n},new{n}.example,9,," for n in range(100, 140)), *reversed(lines)]
    (files / "leads.csv").write_text("\n".join(longer), encoding="utf-8")
    ended = enrich("route", "leads.csv", "--rules", "rules.toml", "--out", "out.csv")
    after = reps_by_id(files / "out.csv")
    assert before.items() <= after.items()
    assert {row["enrich_decided"] for row in written(files / "out.csv") if row["Lead ID"] == "1"} == {"kept"}
    assert "leads of an earlier run remembered" in ended.err


def test_an_earlier_output_can_be_named_be_routed_itself_or_be_forgotten(files: Path, enrich: Enrich) -> None:
    enrich("route", "leads.csv", "--rules", "rules.toml", "--out", "first.csv")
    kept = enrich("route", "leads.csv", "--rules", "rules.toml", "--assigned", "first.csv", "--json").lines
    assert {line["decided"] for line in kept} == {"kept", "owner"}
    again = enrich("route", "first.csv", "--rules", "rules.toml", "--out", "second.csv")
    assert again.code == 0, again.err
    assert list(written(files / "second.csv")[0]) == list(written(files / "first.csv")[0])
    assert reps_by_id(files / "second.csv") == reps_by_id(files / "first.csv")
    fresh = enrich(
        "route", "leads.csv", "--rules", "rules.toml", "--out", "first.csv", "--afresh", "--json"
    ).lines
    assert {line["decided"] for line in fresh} == {"rule", "owner"}


def test_json_has_a_line_for_each_lead(files: Path, enrich: Enrich) -> None:
    first, *_ = enrich("route", "leads.csv", "--rules", "rules.toml", "--json").lines
    assert set(first) == {"row", "rep", "rule", "decided", "why", "lead", "account"}


def test_leads_that_nobody_takes_are_listed_and_the_exit_code_is_1(files: Path, enrich: Enrich) -> None:
    (files / "rules.toml").write_text(RULES.replace('unsure = "Big"', ""), encoding="utf-8")
    ended = enrich("route", "leads.csv", "--rules", "rules.toml")
    assert ended.code == 1
    assert "Nobody takes 1 lead:\n  row 2 bluestem.example: size 11 to 200: may be Small or Big" in ended.out


def test_rules_with_a_gap_are_refused_before_any_lead_is_read(files: Path, enrich: Enrich) -> None:
    (files / "rules.toml").write_text(RULES.replace("up to 50", "under 50"), encoding="utf-8")
    for arguments in (["leads.csv"], []):
        ended = enrich("route", *arguments, "--rules", "rules.toml")
        assert (ended.code, ended.out) == (2, "")
        assert "no rule takes a lead with size exactly 50" in ended.err


def test_without_leads_sound_rules_are_said_to_be(files: Path, enrich: Enrich) -> None:
    ended = enrich("route", "--rules", "rules.toml")
    assert (ended.code, ended.out) == (
        0, "rules.toml: 2 rules, 3 reps; no two take the same lead; none is left out\n",
    )  # fmt: skip


def test_a_list_of_accounts_says_whose_they_are(files: Path, enrich: Enrich) -> None:
    accounts = "Company,Website,Account owner\nCorvid,corvid.example,Ben Okoye\n"
    (files / "accounts.csv").write_text(accounts, encoding="utf-8")
    lines = enrich("route", "leads.csv", "--rules", "rules.toml", "--owners", "accounts.csv", "--json").lines
    assert [(line["rep"], line["decided"]) for line in lines if line["account"] == "corvid.example"] == [
        ("Ben Okoye", "owner")
    ]


def test_what_an_enriched_list_found_counts_where_the_user_s_own_cell_says_nothing(
    files: Path, enrich: Enrich
) -> None:
    text = "Company,Employees,enrich_employees,enrich_domain\nFulmar,,900,fulmar.example\nGrebe,3,900,\n"
    (files / "leads.csv").write_text(text, encoding="utf-8")
    lines = enrich("route", "leads.csv", "--rules", "rules.toml", "--json").lines
    assert [(line["rule"], line["account"]) for line in lines] == [
        ("Big", "fulmar.example"),
        ("Small", "grebe"),
    ]


def test_a_deal_in_another_currency_and_a_probability_in_words_are_unknown_and_said(
    files: Path, enrich: Enrich
) -> None:
    (files / "rules.toml").write_text(
        RULES.replace('size = ["up to 50", "unknown"]', 'deal_value = ["up to 50000", "unknown"]').replace(
            'size = "over 50"', 'deal_value = "over 50k"'
        ),
        encoding="utf-8",
    )
    text = "Company,Amount,Probability\nA Corp,90.000 USD,likely\nB Corp,90.000 EUR,30%\nC Corp,90000,80\n"
    (files / "leads.csv").write_text(text, encoding="utf-8")
    lines = enrich("route", "leads.csv", "--rules", "rules.toml", "--json").lines
    assert [line["rule"] for line in lines] == ["Small", "Big", "Big"]
    assert "deal value 90.000 USD is in USD, and the rules are in EUR" in lines[0]["why"]
    assert 'win probability "likely" is not a number' in lines[0]["why"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["leads.csv", "--rules", "rules.toml", "--out", "leads.csv"], "would replace a file that is read"),
        (["leads.csv", "--rules", "rules.toml", "--assigned", "leads.csv"], "is no output of enrich route"),
        (["leads.csv", "--rules", "rules.toml", "--map", "score=Points"], "no such column"),
        (
            ["leads.csv", "--rules", "rules.toml", "--map", "colour=Notes"],
            "and of routing: lead, owner, score",
        ),
        (["leads.csv", "--rules", "rules.toml", "--owners", "none.csv"], "no column holds owners"),
    ],
)
def test_what_cannot_be_used_is_said(files: Path, enrich: Enrich, arguments: list[str], said: str) -> None:
    (files / "none.csv").write_text("Company,Website\nAcme,acme.example\n", encoding="utf-8")
    ended = enrich("route", *arguments)
    assert ended.code == 2
    assert said in ended.err


def test_cells_of_ours_that_a_spreadsheet_would_run_are_escaped_and_remembered_all_the_same(
    files: Path, enrich: Enrich
) -> None:
    (files / "rules.toml").write_text(RULES.replace("Cem Aydin", "=Cem"), encoding="utf-8")
    enrich("route", "leads.csv", "--rules", "rules.toml", "--out", "out.csv")
    assert reps_by_id(files / "out.csv")["3"] == "'=Cem"
    lines = enrich("route", "leads.csv", "--rules", "rules.toml", "--out", "out.csv", "--json").lines
    assert [(line["rep"], line["decided"]) for line in lines if line["row"] == 3] == [("=Cem", "kept")]


def test_points_and_chances_of_other_commands_are_read_without_being_named(
    files: Path, enrich: Enrich
) -> None:
    rules = '[[reps]]\nname = "Ada"\n[[reps]]\nname = "Ben"\n[[rules]]\nname = "Hot"\nreps = ["Ada"]\n'
    rules += 'score = "over 50"\nwin_probability = "over 30%"\n[otherwise]\nreps = ["Ben"]\n'
    (files / "hot.toml").write_text(rules, encoding="utf-8")
    scored = "Company,enrich_points,enrich_win_probability\nAcme Pumps,105,0.4100\nBluestem,90,0.1000\nCorvid,9,0.9\n"
    (files / "scored.csv").write_text(scored, encoding="utf-8")
    lines = enrich("route", "scored.csv", "--rules", "hot.toml", "--json").lines
    assert [line["rep"] for line in lines] == ["Ada", "Ben", "Ben"]
