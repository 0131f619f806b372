"""What the benchmark of committees counts: it must see a wrong person first, a missed one, and one who is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGE = """<html lang="en"><title>Northwind</title><h1>Team</h1>
<div class="card"><h3>Eva Roth</h3><p>Managing Director</p></div>
<div class="card"><h3>Max Ohm</h3><p>Head of Marketing</p></div></html>"""
TRUTH: dict[str, Any] = {
    "company": "Northwind", "domain": "northwind.example", "day": "2026-01-01", "functions": ["marketing"],
    "read": [{"source": "website", "file": "team.html", "url": "https://northwind.example/team"}],
    "economic_buyer": ["Roth Eva"], "function": ["Max Ohm"], "there": ["Eva Roth", "Max Ohm"],
}  # fmt: skip


def measured(folder: Path, **changes: Any) -> tuple[int, dict[str, Any]]:
    (folder / "team.html").write_text(PAGE, "utf-8")
    (folder / "truth.jsonl").write_text(json.dumps(TRUTH | changes) + "\n", "utf-8")
    ended = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks/committee.py"), "--json", "--data", folder, "--truth",
         folder / "truth.jsonl"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    return ended.returncode, json.loads(ended.stdout)


def test_the_right_people_are_counted_as_first(tmp_path: Path) -> None:
    code, found = measured(tmp_path)
    assert code == 0
    for seat in ("economic_buyer", "function"):
        assert (found["seats"][seat]["named"], found["seats"][seat]["first"]) == (1, 1)
    assert found["not_there"] == []


def test_wrong_and_missing_people_are_told_apart(tmp_path: Path) -> None:
    _, found = measured(tmp_path, economic_buyer=["Kim Dahl"], function=[])
    assert found["seats"]["economic_buyer"] == {
        "named": 1, "first": 0, "first_three": 0, "unread": 1, "empty": 0, "filled_all_the_same": 0,
    }  # fmt: skip
    assert (found["seats"]["function"]["empty"], found["seats"]["function"]["filled_all_the_same"]) == (1, 1)


def test_somebody_shown_who_is_not_there_fails_the_measurement(tmp_path: Path) -> None:
    code, found = measured(tmp_path, there=["Eva Roth"])
    assert (code, found["not_there"]) == (1, ["Northwind: max ohm"])
