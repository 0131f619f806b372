"""`enrich brief` in print: readable in narrow and in wide terminals, and safe whatever a page says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enrich.app.brief import form_of, show_brief, written
from enrich.errors import BadInput
from tests.exports.test_brief import FULL, Way, brief
from tests.exports.test_columns import human
from tests.matching.statements import said


def drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    show_brief(brief(*FULL, said("company.language", "de"), paths=[Way("Mara knows Ada Voss")]), "text", None)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("columns", [60, 80, 140, 300])
def test_no_line_is_wider_than_the_terminal_nor_than_one_can_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    lines = drawn(capsys, monkeypatch, columns)
    assert max(map(len, lines)) <= min(columns, 140)


def test_what_is_said_stands_with_its_notes_and_the_notes_at_the_foot(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(line.rstrip() for line in drawn(capsys, monkeypatch, 140))
    assert text.startswith("Acme    qualified 100  as of 1 Oct 2026")
    for words in (
        "120 people [1]", "Acme wins a prize", "Ada Voss, Managing Director", "seen 21 Sep 2026",
        "Ben Thaler, CFO", "unsure, last seen 31 Oct 2024", "Mara knows Ada Voss", "Ask (in German)", "Sources",
    ):  # fmt: skip
        assert words in text
    assert text.index("Ada Voss") < text.index("Gone, or not sure") < text.index("Ben Thaler")


def test_what_a_page_says_cannot_colour_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show_brief(
        brief(said("company.name", "[red]Acme[/] \x1b[31m"), *human("Ada [bold]Voss", "CEO")), "text", None
    )
    out = capsys.readouterr().out
    assert "[red]Acme[/]" in out
    assert "Ada [bold]Voss" in out
    assert "\x1b[31m" not in out


@pytest.mark.parametrize(
    ("name", "form", "begins"),
    [
        ("a.html", "html", "<!doctype"),
        ("a.md", "markdown", "# Acme"),
        ("a.json", "json", "{"),
        ("a.txt", "text", "Acme"),
    ],
)
def test_a_file_takes_the_form_that_its_name_asks_for(
    tmp_path: Path, name: str, form: str, begins: str
) -> None:
    out = tmp_path / name
    assert form_of(out) == form
    show_brief(brief(*FULL), form_of(out), out)
    assert out.read_text(encoding="utf-8").lstrip().startswith(begins)


def test_without_a_file_it_is_text() -> None:
    assert form_of(None) == "text"


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    show_brief(brief(*FULL), "json", None)
    assert json.loads(capsys.readouterr().out)["company"] == "Acme"


def test_text_in_a_file_has_no_colours_and_no_spaces_at_the_ends() -> None:
    text = written(brief(*FULL), "text")
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_a_file_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(BadInput, match="cannot be written"):
        show_brief(brief(), "html", tmp_path / "taken" / "brief.html")
