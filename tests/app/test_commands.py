"""Each command: what it prints, where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from connectors.files import catalog as files
from enrich.work.rows import open_listing, rows_of, said_by
from tests.app.conftest import Enrich, run_arguments
from tests.office import Office, files_of, pages, records_of
from tests.work.sources import NOW, source

TITLES = "Managing Director\nHead of Service\nnothing in particular\n"


# ---- run


def test_a_run_prints_its_summary_and_says_the_rest_aside(enrich: Enrich, own_office: Office) -> None:
    ended = enrich(*run_arguments(own_office), store=own_office.folder / "store.db")
    assert ended.code == 0
    assert ended.out.splitlines()[0] == "10 rows, 5 accounts: 2 needs research, 2 qualified, 1 rejected."
    assert "Unknown, not absent: " in ended.out
    assert "'Company' holds company.name (by its name)" in ended.err
    assert "kept as they are: enrich_verdict, Notes, Notes" in ended.err
    assert "files: 5 of 5" in ended.err
    assert f"Open {own_office.out / 'report.html'} in a browser." in ended.err


def test_quiet_prints_the_results_and_nothing_else(enrich: Enrich, own_office: Office) -> None:
    ended = enrich(*run_arguments(own_office), store=own_office.folder / "store.db", quiet=True)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("10 rows, 5 accounts")
    assert str(own_office.out) not in ended.out


def test_the_summary_of_a_run_is_one_json_object_where_that_is_asked(
    enrich: Enrich, own_office: Office
) -> None:
    ended = enrich(*run_arguments(own_office, "--json"), store=own_office.folder / "store.db")
    assert ended.code == 0
    (summary,) = ended.lines
    about = json.loads((own_office.out / "run.json").read_text(encoding="utf-8"))
    assert {
        name: summary[name] for name in ("rows", "accounts", "verdicts", "people", "drafts", "sources")
    } == {name: about[name] for name in ("rows", "accounts", "verdicts", "people", "drafts", "sources")}
    assert summary["out"] == str(own_office.out)
    assert (summary["unaffordable"], summary["undrafted"]) == (0, {})


def test_a_run_writes_what_was_asked_for(enrich: Enrich, tmp_path: Path) -> None:
    office = Office.open(tmp_path)
    assert enrich(*run_arguments(office, "--sources", "dns, rdap"), quiet=True).code == 0
    assert set(files_of(office.out)) == {
        "accounts.csv", "people.csv", "evidence.csv", "report.html", "run.json", "drafts/drafts.csv",
    }  # fmt: skip
    asked = json.loads((office.out / "run.json").read_text())["settings"]["sources"]
    assert asked == ["dns", "rdap"]


def test_a_column_may_be_named_where_it_is_not_recognised(enrich: Enrich, tmp_path: Path) -> None:
    office = Office.open(tmp_path)
    (tmp_path / "list.csv").write_text("Whom,Where\nAcme,acme.example\n", encoding="utf-8")
    arguments = run_arguments(office, "--sources", "dns", "--map", "company.name=Whom")
    ended = enrich(*arguments)
    assert ended.code == 0
    assert "'Whom' holds company.name (as you said)" in ended.err
    (row,) = records_of(office.out / "accounts.csv")
    assert row["enrich_name"] == "Acme"


@pytest.mark.parametrize(
    "wrong", [("--budget", "-5"), ("--budget", "nan"), ("--budget-each", "inf"), ("--drafts", "-1")]
)
def test_what_is_no_sum_and_no_number_of_people_is_wrong_usage(
    enrich: Enrich, own_office: Office, wrong: tuple[str, str]
) -> None:
    ended = enrich(*run_arguments(own_office, *wrong))
    assert (ended.code, ended.out) == (2, "")
    assert f"Invalid value for '{wrong[0]}': {wrong[1]} is " in ended.err


@pytest.mark.parametrize(("more", "said"), [((), True), (("--budget", "1"), False)])
def test_who_names_a_paid_source_without_a_budget_is_told_that_it_is_not_asked(
    enrich: Enrich, tmp_path: Path, more: tuple[str, ...], said: bool
) -> None:
    ended = enrich(*run_arguments(Office.open(tmp_path), "--sources", "dns,hunter,pdl", *more))
    assert ended.code == 0
    assert ("hunter, pdl: paid, so not asked without a --budget." in ended.err) is said


@pytest.mark.parametrize(("budget", "code"), [("0.05", 3), ("1", 0), ("0", 0)])
def test_a_budget_that_left_sources_unasked_ends_with_3_and_says_how_many(
    enrich: Enrich, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, budget: str, code: int
) -> None:
    paid = source("paid", says={"company.employees": "90"}, cost=0.1)
    monkeypatch.setattr("enrich.work.sources.ALL", (paid,))
    office = Office.open(tmp_path)
    ended = enrich(*run_arguments(office, "--budget", budget))
    assert ended.code == code
    assert (office.out / "report.html").exists()
    if code == 3:
        assert ended.err.splitlines()[-1] == (
            "enrich: the budget of 0.05 is spent: 5 askings of paid sources were left out, and stand as unknown. "
            "The same command with a larger --budget asks for them too."
        )
    else:
        assert "enrich: " not in ended.err


# ---- check


def test_check_gives_a_verdict_for_each_row_from_the_list_alone(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Company,Employees,Country\nBig,120,Sweden\n,,\nSmall,5,Norway\nOdd,,\n")
    office = Office.open(tmp_path)
    ended = enrich("check", "a.csv", "--icp", office.folder / "icp.toml")
    assert ended.code == 0
    assert [(line["row"], line["verdict"]) for line in ended.lines] == [
        (1, "qualified"),
        (2, None),
        (3, "rejected"),
        (4, "needs_research"),
    ]
    assert ended.lines[1]["standing"] == "blank"
    assert set(ended.lines[0]) == {
        "row", "company", "verdict", "score", "low", "high", "reasons", "next_question", "next_source",
        "counterfactual",
    }  # fmt: skip
    assert [line["company"] for line in ended.lines] == ["Big", None, "Small", "Odd"]
    assert ended.err.splitlines()[-1] == (
        "4 rows: 1 qualified, 1 rejected, 1 needs research, 1 names no company"
    )
    worth = [reason["of"] for line in ended.lines if line["verdict"] for reason in line["reasons"]]
    assert worth
    assert worth == [round(points, 1) for points in worth]
    assert "'Employees' holds company.employees" in ended.err
    assert enrich("check", "a.csv", "--icp", office.folder / "icp.toml", quiet=True).err == ""


# ---- extract


def test_lines_that_are_not_well_formed_are_named_and_their_rows_kept(enrich: Enrich, tmp_path: Path) -> None:
    office = Office.open(tmp_path)
    (tmp_path / "a.csv").write_text('Company,Website\n"Torn" Works,torn.example\nWhole,whole.example\n')
    ended = enrich("check", "a.csv", "--icp", office.folder / "icp.toml")
    assert len(ended.lines) == 2
    assert "lines that are not well-formed, kept as they stand: 1\n  line 2: " in ended.err


def test_extract_tells_what_a_saved_page_says(enrich: Enrich, tmp_path: Path) -> None:
    url = "https://www.linnea-pumpar.example/"
    (tmp_path / "home.html").write_text(pages()[url], encoding="utf-8")
    (tmp_path / "team.html").write_text(pages()[url + "team"], encoding="utf-8")
    home, team = (
        enrich("extract", "home.html", "--url", url),
        enrich("extract", "team.html", "--url", url + "team"),
    )
    assert (home.code, home.err) == (0, "")
    assert {line["field"]: line["value"] for line in home.lines}["company.employees"] == "120"
    assert set(home.lines[0]) == {"subject", "kind", "field", "value", "quote", "at", "confidence"}
    people: dict[str, dict[str, str]] = {}
    for line in team.lines:
        if line["kind"] == "person":
            people.setdefault(line["subject"], {})[line["field"]] = line["value"]
    assert {p["person.name"]: p["person.title"] for p in people.values()} == {
        "Ingrid Sandell": "Head of Service",
        "Olof Brandtberg": "Managing Director",
        "Karin Ekdal": "Fitter",
    }


def test_extract_of_a_page_that_says_nothing_says_so_aside(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    ended = enrich("extract", "a.txt")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.strip()
    assert enrich("extract", "a.txt", quiet=True).err == ""


# ---- titles


def test_titles_are_read_in_their_order_from_a_text_or_a_table(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TITLES)
    (tmp_path / "a.csv").write_text("Who,Role\nAda,Head of Service\nBen\n")
    text, table = enrich("titles", "a.txt"), enrich("titles", "a.csv", "--column", "role")
    assert [line["title"] for line in text.lines] == TITLES.splitlines()
    assert [line["title"] for line in table.lines] == ["Head of Service", ""]
    assert set(text.lines[0]) == {
        "title", "functions", "seniority", "decision_maker", "buying_role", "confidence", "because"
    }  # fmt: skip
    assert (text.err, table.err) == ("", "")


def test_a_title_of_a_text_may_hold_commas(enrich: Enrich, tmp_path: Path) -> None:
    titles = ["Director, Finance & Administration", "CEO", "VP Sales, EMEA", "", "Geschäftsführer; Inhaber"]
    (tmp_path / "a.txt").write_text("\n".join(titles) + "\n", encoding="utf-8")
    assert [line["title"] for line in enrich("titles", "a.txt").lines] == titles


def test_a_text_that_heads_a_column_of_titles_is_a_table(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Name\tJob title\nAda\tDirector, Finance\n")
    assert [line["title"] for line in enrich("titles", "a.txt").lines] == ["Director, Finance"]


@pytest.mark.parametrize(
    ("content", "column", "says"),
    [
        ("Who,Role\nAda,CEO\n", "Post", "there is no column 'Post'. Columns are: Who, Role"),
        ("Who,What\nAda,CEO\n", "", "which column holds the titles? Say --column NAME, one of: Who, What"),
        ("", "", "is empty. It should hold one title a line, or a table with a column of titles"),
    ],
)
def test_titles_that_cannot_be_found_are_asked_for(
    enrich: Enrich, tmp_path: Path, content: str, column: str, says: str
) -> None:
    (tmp_path / "a.csv").write_text(content)
    ended = enrich("titles", "a.csv", *(["--column", column] if column else []))
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


# ---- match


def test_match_writes_clusters_and_says_aside_what_it_found(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Company,Website\nAcme Pumps,acme.example\nACME PUMPS,www.acme.example\n")
    ended = enrich("match", "a.csv", "--kind", "company", "--out", "c.csv", "--pairs", "p.csv")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.splitlines()[-1] == "2 rows are 1 companies; 0 pairs are unsure, see p.csv."
    assert [row["cluster_id"] for row in records_of(tmp_path / "c.csv")] == ["1", "1"]
    assert enrich("match", "a.csv", "--kind", "company", "--out", "c.csv", quiet=True).err == ""


def test_people_are_linked_to_the_companies_of_another_list(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("Company,Website\nAcme Pumps,acme.example\nOther Works,other.example\n")
    (tmp_path / "p.csv").write_text("Name,Email,Employer\nAda Voss,ada@acme.example,Acme\nBen Roe,,\n")
    asked = ("match", "p.csv", "--kind", "person", "--companies", "c.csv", "--links", "l.csv")
    ended = enrich(*asked)
    assert (ended.code, ended.out) == (0, "")
    assert "2 rows of companies are 2. Of 2 rows of people" in ended.err
    assert "  1 is linked" in ended.err.splitlines()
    assert [row["company_id"] for row in records_of(tmp_path / "l.csv")] == ["1", ""]
    assert enrich(*asked, quiet=True).err == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--kind", "company"), "say where clusters go"),
        (("--kind", "person", "--companies", "a.csv"), "all three"),
        (("--kind", "company", "--companies", "a.csv", "--links", "l.csv"), "all three"),
        (
            ("--kind", "person", "--companies", "a.csv", "--links", "l.csv", "--out", "c.csv"),
            "ask for that by itself",
        ),
        (("--kind", "company", "--out", "c.csv", "--company-id", "id"), "is for --companies"),
    ],
)
def test_a_match_that_asks_for_too_little_or_too_much_says_so(
    enrich: Enrich, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "a.csv").write_text("Company\nAcme Pumps\n")
    ended = enrich("match", "a.csv", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


# ---- draft and proof


def test_drafts_can_be_written_again_and_stand(enrich: Enrich, own_office: Office, tmp_path: Path) -> None:
    store = own_office.folder / "store.db"
    ended = enrich("draft", "hostile.example", "--out", tmp_path / "d", "--people", "1", store=store)
    assert (ended.code, ended.out) == (0, "1 account looked at: 4 drafts ready, 0 held.\n")
    assert ended.err == f"Drafts are in {tmp_path / 'd'}.\n"
    assert enrich("draft", "--out", tmp_path / "d", store=store, quiet=True).err == ""
    proof = enrich("proof", store=store)
    assert (proof.code, proof.out) == (0, "10 drafts stand, 0 do not.\n")


def test_a_draft_that_no_longer_stands_is_named_and_ends_with_1(enrich: Enrich, own_office: Office) -> None:
    from enrich.store.store import Store

    store = Store(own_office.folder / "store.db")
    store.db.execute("UPDATE draft SET draft = replace(draft, 'four thousand', 'x'), account = account")
    store.db.execute(
        'UPDATE draft SET draft = replace(draft, \'"body": "\', \'"body": "Word: \') WHERE n = 0'
    )
    store.close()
    ended = enrich("proof", store=own_office.folder / "store.db")
    assert ended.code == 1
    assert "step 1:" in ended.out
    assert ended.out.splitlines()[-1].endswith(", 1 does not.")
    lines = enrich("proof", "--json", store=own_office.folder / "store.db").lines
    assert {line["ok"] for line in lines} == {True, False}
    assert all(line["problems"] for line in lines if not line["ok"])


# ---- lists


def test_a_list_states_nothing_but_what_is_declared_of_it(tmp_path: Path) -> None:
    from connectors.files.columns import fields

    filled = {
        "company.name": "Acme", "company.website": "acme.example", "company.country": "Sweden",
        "company.location": "Malmö, Sweden", "company.phone": "+46 40 555 01 00", "company.employees": "11-50",
        "company.cik": "320193", "company.lei": "5299000J2N45DDNE4Y28", "company.founded": "1999",
        "company.linkedin": "https://www.linkedin.com/company/acme", "person.name": "Ada Voss",
        "person.linkedin": "https://www.linkedin.com/in/ada", "person.email": "ada@acme.example",
        "person.phone": "+46 40 555 01 01", "company.revenue": "$1M-$10M",
        "company.users": "40k", "person.connected": "14 Mar 2024", "person.contacted": "2026-03-04",
    }  # fmt: skip
    row = [filled.get(field, "something") for field in fields()]
    path = tmp_path / "a.csv"
    path.write_text(
        ",".join(fields()) + "\n" + ",".join(f'"{cell}"' for cell in row) + "\n", encoding="utf-8"
    )
    listing = open_listing(path, {field: field for field in fields()})
    said = {s.field for row in rows_of(listing, NOW) for s in said_by("a.csv", row, listing.mapping, NOW)}
    assert said == set(files.BY_NAME["file"].yields)


# ---- questions about the latest run


@pytest.mark.parametrize("command", [("map", "1"), ("why", "1"), ("draft",), ("proof",)])
def test_a_question_without_a_run_says_how_to_begin_one(enrich: Enrich, command: tuple[str, ...]) -> None:
    ended = enrich(*command)
    assert (ended.code, ended.out) == (2, "")
    assert "holds no run yet. Begin with: enrich run LIST.csv --icp icp.toml" in ended.err
