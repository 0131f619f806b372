"""The command line, called in this process as a shell would call it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Enrich = Callable[..., Ended]


@pytest.fixture
def enrich(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Enrich:
    """Calls `enrich` with arguments, in a folder and with a store of its own, without settings."""
    from enrich.app.cli import main

    monkeypatch.chdir(tmp_path)
    for name in ("ENRICH_CONTACT_EMAIL", "ENRICH_USER_AGENT", "ENRICH_STORE", "GITHUB_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ENRICH_READERS", "1")

    def call(*arguments: str | Path, store: Path | None = None, quiet: bool = False) -> Ended:
        before = ["--store", str(store or tmp_path / "store.db"), *(["-q"] if quiet else [])]
        capsys.readouterr()
        with pytest.raises(SystemExit) as ending:
            main([*before, *map(str, arguments)])
        written = capsys.readouterr()
        assert "Traceback" not in written.err + written.out
        return Ended(ending.value.code if isinstance(ending.value.code, int) else 0, written.out, written.err)

    return call


@pytest.fixture
def own_office(office: Office, tmp_path: Path) -> Office:
    """A copy of the finished run, to write to."""
    shutil.copytree(office.folder, tmp_path / "own")
    return Office(tmp_path / "own")


def run_arguments(office: Office, *more: str | Path) -> list[str | Path]:
    return [
        "run", office.folder / "list.csv", "--icp", office.folder / "icp.toml", "--replay",
        office.folder / "web.warc.gz", "--out", office.out, *more,
    ]  # fmt: skip
