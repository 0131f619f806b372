"""All files of a run: the user's rows as they came, ours behind them, and an account of what was done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from connectors.files.cells import unescaped
from enrich.exports.columns import NAMES
from enrich.exports.tables import Escape
from enrich.exports.write import ROW_COLUMNS, Tally
from enrich.work.rows import open_listing, rows_of
from tests.office import FORMULA, LIST, STANDINGS, Office, files_of, read_csv, records_of
from tests.work.sources import NOW


@pytest.fixture(scope="module")
def about(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((office.out / "run.json").read_text(encoding="utf-8"))
    return found


# ---- accounts.csv


def test_every_row_comes_back_in_order_with_its_own_cells_untouched(office: Office) -> None:
    names, *rows = read_csv(office.out / "accounts.csv")
    width = max(map(len, LIST))
    assert names[:width] == [*LIST[0], "", ""]
    assert [row[:width] for row in rows] == [[*own, *[""] * (width - len(own))] for own in LIST[1:]]


def test_our_columns_stand_behind_the_users_also_where_one_is_called_alike(office: Office) -> None:
    names = read_csv(office.out / "accounts.csv")[0]
    assert names[8:] == [*ROW_COLUMNS, *NAMES]
    assert names.count("enrich_verdict") == 2
    first = read_csv(office.out / "accounts.csv")[1]
    assert [cell for name, cell in zip(names, first, strict=True) if name == "enrich_verdict"] == [
        "mine",
        "qualified",
    ]


def test_a_row_says_what_it_is_and_which_row_it_repeats(office: Office) -> None:
    rows = records_of(office.out / "accounts.csv")
    assert [row["enrich_row"] for row in rows] == [str(n) for n in range(1, 11)]
    assert {
        int(row["enrich_row"]): row["enrich_standing"] for row in rows if row["enrich_standing"]
    } == STANDINGS
    assert {row["enrich_row"]: row["enrich_same_as_row"] for row in rows if row["enrich_same_as_row"]} == {
        "4": "1"
    }


def test_a_row_that_names_no_company_has_nothing_of_ours(office: Office) -> None:
    for row in records_of(office.out / "accounts.csv"):
        if int(row["enrich_row"]) in STANDINGS:
            assert not any(row[name] for name in NAMES)


def test_a_row_that_repeats_another_has_the_same_answer(office: Office) -> None:
    rows = records_of(office.out / "accounts.csv")
    assert [rows[0][name] for name in NAMES] == [rows[3][name] for name in NAMES]


def test_verdicts_are_those_of_what_was_found(office: Office) -> None:
    rows = records_of(office.out / "accounts.csv")
    found = {row["enrich_row"]: row["enrich_verdict"] for row in rows if row["enrich_verdict"]}
    assert found == {"1": "qualified", "3": "qualified", "4": "qualified", "7": "needs_research",
                     "8": "needs_research", "9": "rejected"}  # fmt: skip


def test_the_users_own_formula_stays_theirs_and_ours_are_made_safe(office: Office) -> None:
    rows = read_csv(office.out / "accounts.csv")
    assert rows[3][4] == FORMULA
    ours = [cell for row in rows for cell in row[8:]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in ours)
    assert any(cell.startswith("'+") for cell in ours)


@pytest.mark.parametrize("escape", [Escape.ALL, Escape.NONE])
def test_all_cells_or_none_are_made_safe_where_that_is_asked(tmp_path: Path, escape: Escape) -> None:
    office = Office.open(tmp_path)
    office.run(escape=escape, sources=["dns"])
    cells = [cell for row in read_csv(office.out / "accounts.csv") for cell in row]
    assert (FORMULA in cells) == (escape is Escape.NONE)
    assert ("'" + FORMULA in cells) == (escape is Escape.ALL)


# ---- the same in other forms


def test_the_workbook_has_the_same_rows(office: Office) -> None:
    book = CalamineWorkbook.from_path(str(office.out / "enriched.xlsx"))
    assert book.sheet_names == ["accounts", "people", "evidence"]
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows = read_csv(office.out / f"{name}.csv")
        first = 8 if name == "accounts" else 0
        expected = [[c if n < first else unescaped(c) for n, c in enumerate(row)] for row in rows]
        assert [[str(cell) for cell in row] for row in sheet] == expected


def test_json_lines_hold_every_cell_of_every_row(office: Office) -> None:
    lines = (office.out / "accounts.jsonl").read_text(encoding="utf-8").splitlines()
    rows = read_csv(office.out / "accounts.csv")[1:]
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        values = list(json.loads(line).values())
        assert values == [cell if n < 8 else unescaped(cell) for n, cell in enumerate(row)]


def test_in_json_lines_a_name_of_ours_means_ours_and_the_users_cell_is_kept(office: Office) -> None:
    first = json.loads((office.out / "accounts.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["enrich_verdict"], first["enrich_verdict_4"]) == ("qualified", "mine")
    assert (first["Notes_5"], first["Notes"]) == ("=1+1", "'+47 is Norway")


@pytest.mark.parametrize("name", ["accounts.csv", "people.csv", "accounts.jsonl"])
def test_what_was_written_can_be_read_back_by_the_program(office: Office, name: str) -> None:
    columns = {"company.name": "enrich_name"} if name == "accounts.jsonl" else {}
    listing = open_listing(office.out / name, columns)
    rows = list(rows_of(listing, NOW))
    assert len(rows) == len(
        records_of(office.out / ("people.csv" if name == "people.csv" else "accounts.csv"))
    )
    assert "company.name" in {mapped.field for mapped in listing.mapping}


# ---- run.json


def test_the_account_of_a_run_tells_what_was_asked_for(about: dict[str, Any], office: Office) -> None:
    assert (about["input"], about["profile"], about["as_of"]) == (
        "list.csv",
        "Pump fitters",
        "2026-10-01T10:00:00+00:00",
    )
    assert about["columns"]["company.name"] == {"column": "Company", "because": "by its name"}
    settings = about["settings"]
    assert (settings["budget"], settings["everything"], settings["drafts_each"]) == (0.0, False, 3)
    assert "website" in settings["sources"]
    del office


def test_the_account_of_a_run_counts_what_came_of_it(
    about: dict[str, Any], done: tuple[Office, Tally]
) -> None:
    office, tally = done
    assert (about["rows"], about["accounts"]) == (10, 5) == (tally.rows, tally.accounts)
    assert about["verdicts"] == {"needs_research": 2, "qualified": 2, "rejected": 1}
    assert about["people"] == len(records_of(office.out / "people.csv")) == tally.people
    assert about["evidence"] == len(records_of(office.out / "evidence.csv")) == tally.evidence
    drafts = records_of(office.out / "drafts" / "drafts.csv")
    assert about["drafts"] == {
        "ready": sum(row["status"] == "ready" for row in drafts),
        "held": sum(row["status"] == "held" for row in drafts),
    }
    assert sum(sum(ends.values()) for ends in about["sources"].values()) == sum(
        len(account["asked"]) for account in about["details"]
    )


def test_every_account_tells_what_was_asked_how_it_ended_and_why_it_stopped(about: dict[str, Any]) -> None:
    details = {account["account"]: account for account in about["details"]}
    assert list(details) == [1, 3, 7, 8, 9]
    assert details[1]["rows"] == [1, 4]
    (site,) = [asked for asked in details[7]["asked"] if asked["source"] == "website"]
    assert (site["outcome"], site["cause"], site["detail"]) == ("unknown", "blocked", "HTTP 403")
    assert all(account["stopped"] for account in details.values())
    assert details[9]["spared"]


def test_no_secret_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_planted_secret")
    monkeypatch.setenv("ENRICH_CONTACT_EMAIL", "planted@enrich.example")
    office = Office.open(tmp_path)
    office.run(xlsx=True, jsonl=True)
    for name, content in files_of(tmp_path).items():
        assert b"planted" not in content, name


# ---- many or none


def test_a_list_without_rows_has_files_without_rows(tmp_path: Path) -> None:
    office = Office.open(tmp_path)
    (tmp_path / "list.csv").write_text("Company,Website\n", encoding="utf-8")
    tally = office.run(xlsx=True, jsonl=True)
    assert (tally.rows, tally.accounts) == (0, 0)
    assert len(read_csv(office.out / "accounts.csv")) == 1
    assert json.loads((office.out / "run.json").read_text())["details"] == []
    assert (office.out / "accounts.jsonl").read_text() == ""
    assert "No account fits." in (office.out / "report.html").read_text()


def test_an_output_folder_that_cannot_be_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    from enrich.errors import BadInput

    office = Office.open(tmp_path)
    office.out.write_text("a file")
    with pytest.raises(BadInput, match="cannot be written"):
        office.run()
    assert not (tmp_path / "store.db").exists()
