"""Whatever is wrong, the user reads a sentence that says what to do, on standard error, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from enrich.store.store import Store
from tests.app.conftest import Enrich, run_arguments
from tests.office import Office, files_of

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def fresh(tmp_path: Path) -> Office:
    return Office.open(tmp_path)


def refused(enrich: Enrich, *arguments: str | Path, code: int = 2) -> str:
    """The one line that a command which cannot be done ends with."""
    ended = enrich(*arguments, quiet=True)
    assert (ended.code, ended.out) == (code, ""), ended
    return ended.err.strip().splitlines()[-1]


# ---- files


@pytest.mark.parametrize(
    "command",
    [
        ("run", "gone", "--icp", "icp.toml"),
        ("run", "list.csv", "--icp", "gone"),
        ("run", "list.csv", "--icp", "icp.toml", "--replay", "gone"),
        ("run", "list.csv", "--icp", "icp.toml", "--sequence", "gone"),
        ("check", "gone", "--icp", "icp.toml"),
        ("match", "gone", "--kind", "company", "--out", "c.csv"),
        ("titles", "gone"),
    ],
)
def test_a_file_that_is_not_there_is_named(enrich: Enrich, fresh: Office, command: tuple[str, ...]) -> None:
    assert refused(enrich, *command).endswith("File 'gone' does not exist.")
    del fresh


@pytest.mark.parametrize("command", ["run", "check"])
def test_an_empty_list_says_what_its_first_line_must_be(enrich: Enrich, fresh: Office, command: str) -> None:
    (fresh.folder / "list.csv").write_text("")
    said = refused(enrich, command, "list.csv", "--icp", "icp.toml")
    assert said == "enrich: list.csv is empty. Its first line must name the columns, such as: Company,Website"


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.parametrize(
    ("override", "says"),
    [
        (
            "company.name=Firm",
            "--map company.name=Firm: no such column. Columns are: Company, Website, Country",
        ),
        ("company.colour=Company", "--map company.colour=…: no such field. Fields are: company.name"),
        ("Company", "'Company' is not field=Column, such as company.name=Account"),
    ],
)
def test_a_map_that_fits_nothing_says_what_there_is(
    enrich: Enrich, fresh: Office, command: str, override: str, says: str
) -> None:
    assert says in refused(enrich, command, "list.csv", "--icp", "icp.toml", "--map", override)
    del fresh


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.parametrize(
    ("profile", "line", "remedy"),
    [
        ('[[must]]\nkind = "size"\nlabel = "x"\nmni = 4\n', "4", "min"),
        ('[[must]]\nkind = "sze"\nlabel = "x"\n', "2", "size"),
        ('[[must]]\nkind = "size\n', "2", ""),
        ("", "", "must"),
    ],
)
def test_a_profile_that_is_wrong_says_where_and_what_would_be_right(
    enrich: Enrich, fresh: Office, command: str, profile: str, line: str, remedy: str
) -> None:
    (fresh.folder / "icp.toml").write_text(profile)
    arguments = run_arguments(fresh) if command == "run" else ["check", "list.csv", "--icp", "icp.toml"]
    ended = enrich(*arguments, quiet=True)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("enrich: icp.toml")
    assert line in ended.err
    assert remedy in ended.err
    assert not (fresh.folder / "store.db").exists()


def test_a_sequence_that_is_wrong_is_refused_before_anything_is_asked(enrich: Enrich, fresh: Office) -> None:
    (fresh.folder / "steps.toml").write_text("nonsense = 1\n")
    said = enrich(*run_arguments(fresh, "--sequence", "steps.toml"), quiet=True)
    assert (said.code, said.out) == (2, "")
    assert "steps.toml" in said.err
    assert not fresh.out.exists()


def test_an_archive_that_is_none_says_what_to_give(enrich: Enrich, fresh: Office) -> None:
    (fresh.folder / "web.warc.gz").write_text("not an archive")
    said = refused(enrich, *run_arguments(fresh), code=1)
    assert said.startswith(f"enrich: {fresh.folder / 'web.warc.gz'} ")
    assert "record" in said


def test_a_profile_that_is_not_text_is_refused(enrich: Enrich, fresh: Office) -> None:
    (fresh.folder / "icp.toml").write_bytes(b"\xff\xfe\x00")
    assert refused(enrich, "check", "list.csv", "--icp", "icp.toml").endswith(
        "is not UTF-8 text. Save it as UTF-8."
    )


@pytest.mark.parametrize(
    ("page", "url", "says"),
    [
        ("nowhere at all", "", "'nowhere at all' is neither a file nor an http(s) address."),
        ("mistyped.html", "", "'mistyped.html' is neither a file nor an http(s) address."),
        ("folder/team.html", "", "'folder/team.html' is neither a file nor an http(s) address."),
        ("page.html", "ftp://a.example", "--url 'ftp://a.example' is not an http(s) address."),
        ("https://www.linkedin.com/company/acme", "", "was not read: unknown ("),
        ("http://127.0.0.1/", "", "was not read: unknown ("),
    ],
)
def test_a_page_that_cannot_be_read_says_why(
    enrich: Enrich, tmp_path: Path, page: str, url: str, says: str
) -> None:
    (tmp_path / "page.html").write_text("<p>x</p>")
    assert says in refused(enrich, "extract", page, "--url", url)


# ---- options


def test_recording_and_replaying_exclude_each_other(enrich: Enrich, fresh: Office) -> None:
    said = refused(enrich, *run_arguments(fresh, "--record", "x.warc.gz"))
    assert said.startswith("enrich: --record and --replay exclude each other")


def test_a_live_run_needs_somebody_to_name(enrich: Enrich, fresh: Office) -> None:
    said = refused(enrich, "run", "list.csv", "--icp", "icp.toml")
    assert said.endswith("Set it once: echo 'ENRICH_CONTACT_EMAIL=you@your-company' >> .env")
    assert not fresh.out.exists()


def test_a_source_that_does_not_exist_lists_those_that_do(enrich: Enrich, fresh: Office) -> None:
    assert "no such source: linkedin. Sources are: website" in refused(
        enrich, *run_arguments(fresh, "--sources", "website,linkedin")
    )


def test_a_setting_of_the_wrong_kind_names_its_variable(
    enrich: Enrich, fresh: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENRICH_DEADLINE", "soon")
    assert (
        refused(enrich, *run_arguments(fresh))
        == "enrich: ENRICH_DEADLINE='soon': this setting takes a number."
    )


# ---- places to write to


@pytest.mark.parametrize("place", ["out", "out/below"])
def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_asked(
    enrich: Enrich, fresh: Office, place: str
) -> None:
    (fresh.folder / "out").write_text("a file")
    said = refused(enrich, *run_arguments(fresh)[:-1], fresh.folder / place)
    assert "cannot be written" in said
    assert "choose another place" in said
    assert not (fresh.folder / "store.db").exists()


def test_an_archive_that_cannot_be_written_is_refused(
    enrich: Enrich, fresh: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENRICH_CONTACT_EMAIL", "mara@tourenwerk.example")
    (fresh.folder / "file").write_text("")
    arguments = ("run", "list.csv", "--icp", "icp.toml", "--record", "file/x.warc.gz", "--sources", "dns")
    assert "file/x.warc.gz cannot be written" in refused(enrich, *arguments, code=1)


def test_a_store_that_is_none_says_how_to_go_on(enrich: Enrich, fresh: Office) -> None:
    (fresh.folder / "store.db").write_bytes(b"no database at all" * 100)
    assert "Move it away and run again" in refused(enrich, *run_arguments(fresh), code=1)


def test_a_store_that_another_run_writes_says_who_and_what_to_do(enrich: Enrich, fresh: Office) -> None:
    store = Store(fresh.folder / "store.db")
    with store.writing():
        said = refused(enrich, *run_arguments(fresh), code=1)
    store.close()
    assert f"is being written by process {os.getpid()}" in said
    assert "--store FILE" in said


def test_a_disk_that_fills_up_ends_the_run_with_a_sentence_and_it_goes_on_later(
    enrich: Enrich, fresh: Office, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enrich.store.engine import sqlite3

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "finish_job", full)
        said = refused(enrich, *run_arguments(fresh), code=1)
    assert "database or disk is full. What was done is kept." in said
    assert enrich(*run_arguments(fresh, "--xlsx", "--jsonl")).code == 0
    assert files_of(fresh.out) == files_of(office.out)


# ---- Ctrl-C, in a real process


def interrupted(office: Office, whom: str, command: str) -> subprocess.CompletedProcess[str]:
    """Run in a session of its own, with Ctrl-C when the second account is done."""
    arguments = run_arguments(office) if command == "run" else ["demo", "--out", office.out]
    victim = [sys.executable, "-m", "tests.victim", "finish_job", "2", "SIGINT", whom]
    line = [*victim, "--store", str(office.folder / "s.db"), "-q", *map(str, arguments)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, start_new_session=True)


@pytest.mark.parametrize("command", ["run", "demo"])
def test_ctrl_c_ends_with_130_writes_nothing_half_and_says_what_goes_on(fresh: Office, command: str) -> None:
    ended = interrupted(fresh, "self", command)
    assert (ended.returncode, ended.stdout) == (130, "")
    assert "Stopped. What was done is kept: the same command goes on from here." in ended.stderr.splitlines()
    assert "Traceback" not in ended.stderr
    assert files_of(fresh.out) == {}


def test_ctrl_c_on_a_terminal_shows_no_traceback_of_a_reading_process(fresh: Office) -> None:
    ended = interrupted(fresh, "group", "run")
    assert ended.returncode == 130
    assert ended.stderr.strip() == "Stopped. What was done is kept: the same command goes on from here."
