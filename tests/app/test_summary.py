"""What commands print for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from enrich.app.facade import Proven
from enrich.app.screen import progress, table
from enrich.app.summary import (
    mapping_lines,
    show_accounts,
    show_findings,
    show_proofs,
    show_tally,
    tally_of,
    verdicts_line,
)
from enrich.exports.write import Tally
from enrich.work.rows import open_listing
from tests.office import Office


def test_the_verdicts_of_a_list_are_counted_in_one_line() -> None:
    many = Counter({"qualified": 181, "rejected": 1_540, "needs_research": 1_336})
    assert verdicts_line(many) == "3,057 rows: 181 qualified, 1,540 rejected, 1,336 need research"
    one = Counter({"needs_research": 1, "": 2})
    assert verdicts_line(one) == "3 rows: 0 qualified, 0 rejected, 1 needs research, 2 name no company"


def test_a_list_is_shown_as_it_was_understood(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "My accounts;;\nCompany;;Seite;Land\nAcme;x;acme.example;DE\nBeta;y;beta.example;SE\n"
    )
    assert list(mapping_lines(open_listing(tmp_path / "a.csv", {}))) == [
        "a.csv: CSV, utf-8, semicolon",
        "  'Company' holds company.name (by its name)",
        "  'Seite' holds company.website (by what stands in it)",
        "  'Land' holds company.country (by its name)",
        "  kept as they are: column 2",
        "  lines above the names of the columns, left out: 1",
    ]


def test_a_tally_tells_unknown_from_absent_and_why_there_is_no_draft(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_tally(
        Tally(
            accounts=3, rows=4, decisions=Counter(needs_research=2, qualified=1), people=5, ready=1, held=2, evidence=9,
            undrafted=Counter({"nobody is known who decides there": 1}),
            sources=Counter({("a", "unknown", "robots"): 2, ("a", "absent", ""): 7, ("b", "found", ""): 1}),
        )
    )  # fmt: skip
    assert capsys.readouterr().out.splitlines() == [
        "4 rows, 3 accounts: 2 needs research, 1 qualified.",
        "5 people, 9 pieces of evidence, 1 draft ready, 2 held.",
        "Qualified without a draft: 1, since nobody is known who decides there.",
        "Unknown, not absent: a robots (2)",
    ]


def test_a_tally_for_programs_is_what_run_json_says(done: tuple[Office, Tally]) -> None:
    office, tally = done
    about = json.loads((office.out / "run.json").read_text(encoding="utf-8"))
    found = tally_of(tally, office.out)
    assert all(found[name] == about[name] for name in found if name in about)
    assert json.loads(json.dumps(found)) == found


def test_accounts_are_a_table_of_plain_lines_where_there_is_no_terminal(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    show_accounts(office.out / "run.json")
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["row", "account", "verdict", "score", "sources", "unknown", "drafts"]
    assert lines[1][:4] == ["1, 4", "Linnea Pumpar AB", "qualified", "100–100"]
    assert [line[2] for line in lines[1:]] == [
        "qualified", "qualified", "needs research", "needs research", "rejected"
    ]  # fmt: skip
    assert lines[3][5].split("; ")[0].endswith(": not_recorded")


def test_a_cell_of_a_table_cannot_break_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    table(("a", "b"), [("one\ttwo", "three\nfour")])
    assert capsys.readouterr().out == "a\tb\none two\tthree four\n"


def test_proofs_name_what_does_not_stand(capsys: pytest.CaptureFixture[str]) -> None:
    proven = [Proven("Acme", "Ada Voss", 1, True), Proven("Acme", "Ada Voss", 2, False, ("it went stale",))]
    assert not show_proofs(proven, False)
    assert (
        capsys.readouterr().out == "Acme, Ada Voss, step 2:\n  it went stale\n1 draft stands, 1 does not.\n"
    )
    assert show_proofs(proven[:1], True)
    assert json.loads(capsys.readouterr().out)["ok"] is True
    assert show_proofs([], False)
    assert capsys.readouterr().out == "The latest run has no drafts.\n"


def test_findings_say_what_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert not show_findings([("a", True, ""), ("b", False, "mend it"), ("c", True, "")])
    assert capsys.readouterr().out == "ok    a\nMEND  b\n      mend it\nok    c\n"


def test_progress_is_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(quiet=False) as watch:
        for done in range(4):
            watch("accounts", done, 3)
    assert capsys.readouterr().err == "accounts: 3 of 3\n"
    with progress(quiet=True) as watch:
        watch("accounts", 3, 3)
    assert capsys.readouterr().err == ""
