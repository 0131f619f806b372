"""The skin itself: its commands, its help, where it writes, its exit codes."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from enrich.app import cli
from enrich.app.cli import COMMANDS, group
from enrich.errors import BadArchive, BadInput, BadStore, EnrichError, OutOfBudget
from tests.app.conftest import Enrich

ROOT = Path(__file__).parent.parent.parent


def test_every_command_is_listed_once_and_can_be_loaded() -> None:
    files = {path.stem for path in (ROOT / "enrich" / "app" / "commands").glob("*.py")} - {
        "__init__",
        "options",
    }
    assert {module for module, _ in COMMANDS.values()} == files
    for module, line in COMMANDS.values():
        assert isinstance(import_module(f"enrich.app.commands.{module}").command, click.Command)
        assert line.endswith(".")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_on_standard_output(enrich: Enrich, command: str) -> None:
    ended = enrich(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"enrich {command} " in ended.out.splitlines()[0] or ended.out.startswith("Usage:")
    assert "--help" in ended.out


def test_help_and_version_need_no_command(enrich: Enrich) -> None:
    assert all(f"  {command} " in enrich("--help").out for command in COMMANDS)
    assert enrich("--version").out.startswith("enrich, version ")


def test_help_loads_no_command_and_nothing_heavy() -> None:
    """What keeps `enrich --help` under 0.3 s, without measuring any time."""
    code = (
        "import sys; from enrich.app.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'httpx', 'selectolax', 'rapidfuzz', 'jinja2', 'rich.console', 'sqlite_utils', 'enrich.app.facade'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"


def test_a_command_that_does_not_exist_is_wrong_usage_with_the_nearest(enrich: Enrich) -> None:
    ended = enrich("titels")
    assert (ended.code, ended.out) == (2, "")
    assert "No such command 'titels'. Did you mean 'titles'?" in ended.err


@pytest.mark.parametrize(
    "arguments", [("run",), ("run", "x.csv"), ("map",), ("titles", "--colour"), ("--colour",)]
)
def test_wrong_usage_ends_with_2_and_shows_the_usage(enrich: Enrich, arguments: tuple[str, ...]) -> None:
    ended = enrich(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: enrich")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadInput("b"), 2),
        (OutOfBudget("o"), 3),
        (BadStore("s"), 1),
        (BadArchive("a"), 1),
        (EnrichError("e"), 1),
    ],
)
def test_each_family_of_errors_has_its_code_and_one_line(
    enrich: Enrich, monkeypatch: pytest.MonkeyPatch, error: EnrichError, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(cli.LazyGroup, "invoke", fail)
    ended = enrich("doctor")
    assert (ended.code, ended.out, ended.err) == (code, "", f"enrich: {error}\n")


def test_a_fault_of_the_program_is_one_line_worth_reporting(
    enrich: Enrich, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("headcount\nof many")

    monkeypatch.setattr(cli.LazyGroup, "invoke", fail)
    ended = enrich("doctor")
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert ended.err.startswith(
        "enrich: a fault of this program: KeyError: 'headcount\\nof many' (test_cli.py:"
    )
    assert "What was done is kept. Please report this line" in ended.err


def test_ctrl_c_says_that_the_same_command_goes_on_where_it_does(
    enrich: Enrich, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("enrich.app.facade.App.demo", stop)
    monkeypatch.setattr("enrich.app.facade.App.sources", stop)
    ended = enrich("demo", quiet=True)
    assert (ended.code, ended.err) == (
        130,
        "\nStopped. What was done is kept: the same command goes on from here.\n",
    )
    assert enrich("sources").err == "\nStopped.\n"


def test_a_pipe_that_closes_early_is_no_error() -> None:
    """`enrich sources --json | head -0`, with a real pipe whose reader is gone."""
    command = [sys.executable, "-m", "enrich.app.cli", "sources", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (0, b"")


def test_the_program_is_one_with_its_group() -> None:
    assert list(group.list_commands(click.Context(group))) == list(COMMANDS)
