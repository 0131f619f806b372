"""`enrich calibrate` from files to what is printed and written."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from enrich.app.cli import main

HEAD = (
    "Company",
    "E-mail",
    "Created",
    "Lead Status",
    "Closed on",
    "Source",
    "Employees",
    "Deal Amount",
    "Owner",
)


def rows(count: int = 600) -> Iterator[tuple[str, ...]]:
    """Leads of one year, of which referrals win more often; a deal's amount stands where there is one."""
    for n in range(count):
        day = date(2025, 1, 1) + timedelta(n * 365 // count)
        good = n % 3 == 0
        won = n % 2 == 0 if good else n % 7 == 0
        yield (
            f"Firm {n} Ltd", f"ada@firm{n}.example", day.isoformat(), "Closed Won" if won else "Closed Lost",
            (day + timedelta(20)).isoformat(), "Referral" if good else ("Search", "Fair")[n % 2], str(10 + n % 90),
            "9000" if won else "", f"Rep {n % 3}",
        )  # fmt: skip


def write(path: Path, head: tuple[str, ...], cells: Any) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *cells])
    return path


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    return write(tmp_path / "leads.csv", HEAD, rows())


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["calibrate", *map(str, words)])
    printed = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, printed.out, printed.err


def test_a_page_says_what_earns_what_leaks_and_what_is_used(
    leads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, leads)
    assert code == 0
    assert "Source = Referral\t" in out
    assert "Deal Amount\tleaks (name)\tit is known only once there is a deal" in out
    assert "Owner\tleaks (name)" in out
    assert "Company\tleft out\tnearly every lead has its own" in out
    assert "\nUsed: " in out
    assert (
        "outcome: 'Lead Status' (--outcome) · came in: 'Created' (--date) · ended: 'Closed on' (--closed)"
        in err
    )


def test_json_lines_hold_all_of_it(leads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, leads, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    kinds = {line["kind"] for line in lines}
    assert kinds == {"leads", "control", "trait", "leak", "left_out", "model", "used"}
    referral = next(line for line in lines if line.get("level") == "Referral")
    assert 50 <= referral["points"] == round(100 * referral["rate"])
    assert lines[-1]["model"] in ("points", "logistic", "base rate")


def test_rules_and_model_are_written_and_the_model_foretells_new_leads(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, model, out = tmp_path / "rules.toml", tmp_path / "model.json", tmp_path / "chances.csv"
    assert said(capsys, leads, "--out", rules, "--save", model)[0] == 0
    assert any(rule.get("any") == ["Referral"] for rule in tomllib.loads(rules.read_text("utf-8"))["rule"])
    cells = [("=SUM(A1)", "Search", "40"), ("Firm B Ltd", "Referral", ""), ("", "", "")]
    new = write(tmp_path / "new.csv", ("Company", "Source", "Employees"), cells)
    code, shown, _ = said(capsys, new, "--model", model, "--out", out)
    assert code == 0
    assert shown.splitlines()[1].startswith("2\tFirm B Ltd\t")
    with out.open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))
    assert [tuple(row[:3]) for row in written[1:]] == cells, "the user's own cells come back as they were"
    low, probability, high = (float(written[2][n]) for n in (4, 3, 5))
    assert low <= probability <= high
    assert written[3][3:] == [""] * 5


def test_events_meet_leads_by_whatever_column_they_share(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = [
        (row[1].upper(), "Pricing visit", row[2])
        for row in rows()
        if row[3] == "Closed Won" or row[1] < "ada@firm2"
    ]
    path = write(
        tmp_path / "events.csv",
        ("recipient", "event", "timestamp"),
        [*events, ("x@y.example", "a", "2025-02-03"), ("x@y.example", "a", "soon")],
    )
    _, out, err = said(capsys, leads, "--events", path)
    assert "event: pricing_page\t" in out
    assert (
        f"of {len(events) + 2:,} events 1 are of nobody in the list, 1 have no day or cannot be read" in err
    )
    assert "'soon' is no date that can be read" in err


def test_what_leads_did_has_the_names_of_scoring_and_clicks_of_machines_teach_nothing(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events: list[tuple[str, ...]] = []
    for n, row in enumerate(row for row in rows() if row[3] == "Closed Won"):
        mail = (row[1], "Delivered", f"{row[2]}T10:00:00Z", f"m{n}")
        clicks = [(row[1], "Email Click", f"{row[2]}T10:00:0{s}Z", f"m{n}") for s in (1, 2, 3)]
        events += [mail, *clicks, (row[1], "Email Opened", f"{row[2]}T12:00:00Z", f"m{n}")]
    head = ("email", "event type", "timestamp", "message id")
    _, out, err = said(capsys, leads, "--events", write(tmp_path / "events.csv", head, events))
    assert "event: open\t" in out
    assert "event: click" not in out
    assert f"and {len(events) // 5 * 3} were made by machines" in err


def test_events_of_strangers_are_refused(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "events.csv", ("lead", "event", "at"), [("x@y.example", "open", "2025-01-01")])
    code, _, err = said(capsys, leads, "--events", path)
    assert code == 2
    assert "--lead COLUMN" in err


def test_a_field_is_allowed_or_ignored_by_name_and_a_misspelt_one_is_told(
    leads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = said(capsys, leads, "--allow", "owner", "--ignore", "Employees")
    assert "Owner\tallowed by you" in out
    assert "Employees\tleft out\tyou said so" in out
    code, _, err = said(capsys, leads, "--allow", "Onwer")
    assert code == 2
    assert 'did you mean "Owner"?' in err


def test_too_few_leads_are_refused_with_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, write(tmp_path / "few.csv", HEAD, rows(60)))
    assert (code, out) == (2, "")
    assert "more that became customers" in err


@pytest.mark.parametrize(
    ("drop", "remedy"), [("Lead Status", "--outcome COLUMN"), ("Created", "--date COLUMN")]
)
def test_a_missing_column_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], drop: str, remedy: str
) -> None:
    place = HEAD.index(drop)
    cells = [row[:place] + row[place + 1 :] for row in rows(80)]
    code, _, err = said(capsys, write(tmp_path / "l.csv", HEAD[:place] + HEAD[place + 1 :], cells))
    assert code == 2
    assert remedy in err


def test_an_unknown_word_for_winning_is_asked_for_and_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [[cell.replace("Closed Won", "Hurra") for cell in row] for row in rows()]
    path = write(tmp_path / "leads.csv", HEAD, cells)
    code, _, err = said(capsys, path)
    assert code == 2
    assert "'Hurra'" in err
    assert said(capsys, path, "--outcome", "lead status", "--won", "hurra")[0] == 0


def test_rows_without_a_day_are_left_out_by_their_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [list(row) for row in rows()]
    cells[4][2] = "soon"
    code, out, err = said(capsys, write(tmp_path / "leads.csv", HEAD, cells))
    assert code == 0
    assert "row 5 'soon'" in err
    assert "Learnt from " in out


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"format": "enrich calibration 1"}'])
def test_a_file_that_is_no_model_is_refused(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    path = tmp_path / "model.json"
    path.write_text(text, encoding="utf-8")
    code, _, err = said(capsys, leads, "--model", path)
    assert code == 2
    assert "is no model" in err


def test_where_no_trait_earns_points_no_rules_are_written_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = ((*row[:5], "Fair", "", "", "") for row in rows())
    leads, out = write(tmp_path / "same.csv", HEAD, cells), tmp_path / "rules.toml"
    code, _, err = said(capsys, leads, "--out", out)
    assert code == 0
    assert not out.exists()
    assert f"{out} is not written: no trait earns points" in err


def test_the_names_of_people_are_no_traits_and_a_german_firm_is_no_signature(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = ("Firma", "E-Mail", "Erstellt am", "Status", "Abgeschlossen am", "Quelle", "Vorname")
    words = {"Closed Won": "Gewonnen", "Closed Lost": "Verloren"}
    cells = ((*row[:3], words[row[3]], *row[4:6], ("Ada", "Ben")[n % 2]) for n, row in enumerate(rows()))
    _, out, err = said(capsys, write(tmp_path / "de.csv", head, cells))
    assert "ended: 'Abgeschlossen am' (--closed)" in err
    assert "Firma\tleft out\tnearly every lead has its own" in out
    assert "Vorname\tleft out\tit is a person's name" in out


def test_new_leads_are_called_by_their_address_and_a_second_forecast_replaces_the_first(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, once, twice = tmp_path / "model.json", tmp_path / "once.csv", tmp_path / "twice.csv"
    said(capsys, leads, "--save", model)
    new = write(
        tmp_path / "new.csv", ("First Name", "Email", "Source"), [("Ada", "ada@a.example", "Referral")]
    )
    _, shown, _ = said(capsys, new, "--model", model, "--out", once)
    assert shown.splitlines()[1].startswith("1\tada@a.example\t")
    said(capsys, once, "--model", model, "--out", twice)
    assert twice.read_bytes() == once.read_bytes()
