"""`enrich warm`: who of ours knows whom, shown, written, kept and erased, with no socket and nowhere else."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import Enrich
from tests.imports import modules
from tests.office import Office

ROOT = Path(__file__).parents[2]
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = HEADER + (
    "Grace,Holm,https://www.linkedin.com/in/grace-holm,grace@quillpost.example,Quillpost,CFO,14 Mar 2026\n"
    "Jo,Lind,,,Quillpost Ltd,Engineer,1 Jan 2019\n"
    "Al,Berg,,,Studio C,Designer,1 Jan 2019\n"
    "Bo,Ek,,,Fjordkulle,Buyer,1 Jan 2026\n"
)
ACCOUNTS = "Company,Website\nQuillpost,quillpost.example\nStudio Canal,\nFjordkulde AS,\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> None:
    """Ada's connections and a list of accounts, in the folder where the command is given."""
    (tmp_path / "ada-brandt.csv").write_text(CONNECTIONS)
    (tmp_path / "accounts.csv").write_text(ACCOUNTS)


GIVEN = ("warm", "--connections", "ada-brandt.csv", "--accounts", "accounts.csv")


def test_it_needs_no_run(enrich: Enrich) -> None:
    ended = enrich(*GIVEN)
    assert ended.code == 0
    head, *rows = [line.split("\t") for line in ended.out.splitlines()]
    assert head == ["company", "tier", "who of ours", "knows", "last contact", "because"]
    assert [row[:4] for row in rows] == [
        ["Quillpost", "exact", "Ada Brandt", "Grace Holm, CFO"],
        ["", "strong", "Ada Brandt", "Jo Lind, Engineer"],
        ["Fjordkulde AS", "weak", "Ada Brandt", "Bo Ek, Buyer"],
    ]
    assert (
        "ada-brandt.csv (CSV, utf-8, comma; columns as in LinkedIn connections): 4 acquaintances" in ended.err
    )
    assert "paths to 2 of 3 accounts (1 exact, 1 strong, 1 weak)" in ended.err


def test_of_a_company_that_is_named_each_path_is_a_sentence_with_what_to_ask(enrich: Enrich) -> None:
    ended = enrich(*GIVEN, "quillpost.example")
    assert ended.out.splitlines()[:2] == [
        "Ada Brandt knows Grace Holm, CFO at Quillpost (connected 2026), exact: "
        "the e-mail address is at quillpost.example",
        "  Ask Ada Brandt for an introduction to Grace Holm.",
    ]
    assert (
        enrich(*GIVEN, "Studio Canal").out == "Studio Canal: nobody of ours is known to know anybody there.\n"
    )


def test_json_lines_and_the_csv_file_have_the_same_columns(enrich: Enrich, tmp_path: Path) -> None:
    lines = enrich(*GIVEN, "--json", "--out", "paths.csv").lines
    with (tmp_path / "paths.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [{key: value or None for key, value in row.items()} for row in rows] == lines
    assert (lines[0]["knows"], lines[0]["tier"], lines[0]["tie"]) == ("Grace Holm", "exact", "acquainted")
    assert "grace@" not in str(lines)


def test_only_so_sure_paths_are_shown_as_are_wanted(enrich: Enrich) -> None:
    assert [line["tier"] for line in enrich(*GIVEN, "--json", "--tier", "strong").lines] == [
        "exact",
        "strong",
    ]
    assert [line["tier"] for line in enrich(*GIVEN, "--json", "--tier", "exact").lines] == ["exact"]


def test_what_was_read_is_kept_for_the_next_time_until_it_is_erased(enrich: Enrich, tmp_path: Path) -> None:
    first = enrich(*GIVEN, "--json").lines
    assert enrich("warm", "--accounts", "accounts.csv", "--json").lines == first
    assert "4 people" in enrich("warm", "--forget", "Ada Brandt").err
    again = enrich("warm", "--accounts", "accounts.csv")
    assert again.code == 2
    assert "nobody is known yet" in again.err
    enrich(*GIVEN)
    assert enrich("warm", "--forget", "all").code == 0
    assert not list(tmp_path.glob("*acquaintances*"))
    assert enrich("warm", "--forget", "Nobody").code == 2


def test_with_keep_0_nothing_is_kept(enrich: Enrich) -> None:
    assert len(enrich(*GIVEN, "--json", "--keep", "0").lines) == 3
    assert enrich("warm", "--accounts", "accounts.csv").code == 2


def test_a_team_gives_several_exports_each_with_its_owner(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(HEADER + "Grace,Holm,,,Quillpost,CFO,14 Mar 2026\n")
    lines = enrich(*GIVEN, "--owner", "Bob Okoro=Connections.csv", "--json").lines
    assert {(line["owner"], line["knows"]) for line in lines if line["company"] == "Quillpost"} == {
        ("Ada Brandt", "Grace Holm"), ("Ada Brandt", "Jo Lind"), ("Bob Okoro", "Grace Holm"),
    }  # fmt: skip
    refused = enrich("warm", "--owner", "Bob=nowhere.csv", "--accounts", "accounts.csv")
    assert refused.code == 2
    assert "nowhere.csv is not there" in refused.err


def test_a_private_export_tells_that_there_is_somebody_and_not_who(enrich: Enrich, tmp_path: Path) -> None:
    ended = enrich(*GIVEN, "--private", "--json", "--out", "paths.csv")
    assert [line["knows"] for line in ended.lines] == ["somebody"] * 3
    written = ended.out + (tmp_path / "paths.csv").read_text()
    for secret in ("Grace", "Holm", "CFO", "grace-holm", "Fjordkulle"):
        assert secret not in written
    kept = enrich("warm", "--accounts", "accounts.csv", "--json").lines
    assert [line["knows"] for line in kept] == ["somebody"] * 3


def test_without_a_list_the_accounts_are_those_of_the_latest_run(enrich: Enrich, own_office: Office) -> None:
    shown = enrich("warm", "--connections", "ada-brandt.csv", store=own_office.folder / "store.db")
    assert shown.code == 0
    assert "accounts (" in shown.err
    missing = enrich("warm", "--connections", "ada-brandt.csv")
    assert missing.code == 2
    assert "holds no run yet" in missing.err


def test_a_run_and_its_files_know_nothing_of_whom_ours_know(enrich: Enrich, own_office: Office) -> None:
    store = own_office.folder / "store.db"
    enrich("warm", "--connections", "ada-brandt.csv", store=store)
    assert list(own_office.folder.glob("store.acquaintances.db"))
    files = [p for p in own_office.folder.rglob("*") if p.is_file() and "acquaintances" not in p.name]
    assert len(files) > 5
    assert not [path.name for path in files if b"Grace" in path.read_bytes()]


def test_no_socket_is_opened(tmp_path: Path) -> None:
    """By the interpreter's own word: its audit events tell of every socket, whoever makes it."""
    sealed = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith('socket.'): raise SystemExit(f'socket: {event}')\n"
        "sys.addaudithook(watch)\n"
        "from enrich.app.cli import main\n"
    )
    command = ["--store", "own.db", *GIVEN]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    ran = subprocess.run(
        [sys.executable, "-c", f"{sealed}main({command!r})"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout.count("\n")) == (0, 4), ran.stderr
    caught = subprocess.run(
        [sys.executable, "-c", f"{sealed}import socket; socket.socket()"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "socket: socket.__new__" in caught.stderr


def test_nothing_that_writes_drafts_or_exports_can_read_them() -> None:
    """Whatever cannot import them can neither draft, export, qualify by nor prompt with them."""
    everything = modules(ROOT, ("connectors", "matching", "icp", "outreach", "enrich"))
    reads = {
        name
        for name, module in everything.items()
        for imported in module.imports
        if "acquaintances" in imported.target and not name.startswith("matching.acquaintances")
    }
    assert "enrich.work.acquaintances" in reads
    assert not [
        name
        for name in reads
        if name.startswith(("connectors.", "matching.", "icp.", "outreach.", "enrich.exports."))
    ]
