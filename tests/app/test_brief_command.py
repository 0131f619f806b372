"""The command `enrich brief`, as a shell would call it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.conftest import Enrich
from tests.office import Office


def test_the_command_writes_what_it_shows(enrich: Enrich, office: Office, tmp_path: Path) -> None:
    store, out = office.folder / "store.db", tmp_path / "brief.html"
    shown = enrich("brief", "linnea-pumpar.example", store=store)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Linnea Pumpar AB")
    assert "Ingrid Sandell, Head of Service" in shown.out
    assert enrich("brief", "1", "--out", out, store=store).out == ""
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_language_of_the_questions_can_be_chosen(enrich: Enrich, office: Office) -> None:
    found = json.loads(
        enrich("brief", "1", "--format", "json", "--language", "tr", store=office.folder / "store.db").out
    )
    assert found["language"] == "tr"
    assert enrich("brief", "1", "--language", "xx", store=office.folder / "store.db").code == 2


def test_a_company_that_is_not_in_the_run_is_wrong_usage(enrich: Enrich, office: Office) -> None:
    assert enrich("brief", "nobody", store=office.folder / "store.db").code == 2
