"""A run that was killed, wherever it was, goes on and ends as if nothing had been; two runs end alike."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from enrich.store.store import Store
from tests.office import Office, files_of

ROOT = Path(__file__).parent.parent.parent


def arguments(office: Office) -> list[str]:
    """The command line of a run with every kind of file."""
    return [
        "--store", str(office.folder / "store.db"), "run", str(office.folder / "list.csv"), "--icp",
        str(office.folder / "icp.toml"), "--replay", str(office.folder / "web.warc.gz"), "--out", str(office.out),
        "--xlsx", "--jsonl",
    ]  # fmt: skip


def killed(office: Office, moment: str, number: int) -> None:
    """Run in a real process that is killed at a moment."""
    command = [
        sys.executable,
        "-m",
        "tests.victim",
        moment,
        str(number),
        "SIGKILL",
        "self",
        *arguments(office),
    ]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def waiting(office: Office) -> int:
    store = Store(office.folder / "store.db")
    record = store.find_run()
    left = len(store.waiting(record.key)) if record else 0
    store.close()
    return left


def test_two_runs_of_one_order_write_the_same_bytes(office: Office, tmp_path: Path) -> None:
    other = Office.open(tmp_path)
    other.run(xlsx=True, jsonl=True)
    assert files_of(other.out) == files_of(office.out)
    assert {"accounts.csv", "people.csv", "evidence.csv", "report.html", "run.json", "enriched.xlsx"} < set(
        files_of(office.out)
    )


@pytest.mark.parametrize(
    ("moment", "number", "left"),
    [
        ("place_row", 1, 0),  # before any account was formed
        ("add_said", 2, 5),  # within the transaction that keeps a round
        ("finish_job", 3, 3),  # two of five accounts are done
        ("keep_result", 2, 0),  # while the files are written
        ("fsync", 8, 0),  # when a file was flushed and has not its name yet
    ],
)
def test_a_run_killed_half_way_and_given_again_writes_what_it_would_have_written(
    office: Office, tmp_path: Path, moment: str, number: int, left: int
) -> None:
    struck = Office.open(tmp_path)
    killed(struck, moment, number)
    assert waiting(struck) == left
    assert "run.json" not in files_of(struck.out)
    struck.run(xlsx=True, jsonl=True)
    assert files_of(struck.out) == files_of(office.out)


def test_a_finished_run_given_again_asks_nobody_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    again = Office.open(tmp_path)
    again.run(xlsx=True, jsonl=True)
    seen: list[str] = []
    options = again.options
    again.app.run(options, lambda step, done, of: seen.append(step))
    assert "accounts" not in seen
    assert set(files_of(again.out).items()) == set(files_of(office.out).items())
