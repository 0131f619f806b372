"""`enrich map`: the committee of one company, who else is there and who is not, as text, JSON and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.lexicon.posts import BuyingRole
from connectors.statement import Statement
from enrich.app.map import map_of, show_map
from icp.profile import parse_profile
from tests.app.conftest import Enrich
from tests.exports.test_columns import SITE, account, human
from tests.matching.statements import NOW, said
from tests.office import Office

PROFILE = parse_profile('[[must]]\nkind = "size"\nlabel = "40 or more"\nmin = 40\n', "icp.toml")


def drawn(capsys: pytest.CaptureFixture[str], *statements: Statement) -> str:
    show_map(map_of(account(*statements), PROFILE, NOW))
    return capsys.readouterr().out


def test_the_map_of_an_account_names_deciders_by_rank(enrich: Enrich, office: Office) -> None:
    ended = enrich("map", "linnea-pumpar.example", store=office.folder / "store.db")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Linnea Pumpar AB  linnea-pumpar.example · Malmö, SE · 120 people  qualified")
    first, second = (
        ended.out.index("1. Ingrid Sandell, Head of Service"),
        ended.out.index("2. Olof Brandtberg"),
    )
    assert first < second < ended.out.index("also there") < ended.out.index("Karin Ekdal, Fitter")
    assert 'its title holds "service"' in ended.out


def test_the_map_as_json_is_one_object_with_evidence(enrich: Enrich, office: Office) -> None:
    (found,) = enrich("map", "1", "--format", "json", store=office.folder / "store.db").lines
    assert (found["company"], found["domain"], found["verdict"]) == (
        "Linnea Pumpar AB",
        "linnea-pumpar.example",
        "qualified",
    )
    assert [(d["rank"], d["name"]) for d in found["deciders"]] == [
        (1, "Ingrid Sandell"),
        (2, "Olof Brandtberg"),
    ]
    assert {p["name"] for p in found["people"]} == {"Ingrid Sandell", "Olof Brandtberg", "Karin Ekdal"}
    for person in found["people"]:
        assert person["affiliation"] == "current"
        assert person["evidence"][0]["url"].endswith("/team")


def test_the_json_holds_seats_lines_and_plan_in_the_documented_shape(enrich: Enrich, office: Office) -> None:
    (found,) = enrich("map", "1", "--format", "json", store=office.folder / "store.db").lines
    seats = {seat["role"]: seat for seat in found["seats"]}
    assert list(seats) == [str(role) for role in BuyingRole]
    best = seats["champion"]["candidates"][0]
    assert (best["name"], best["title"]) == ("Ingrid Sandell", "Head of Service")
    assert 0 < best["probability"] < 1
    assert best["evidence"][0]["url"].endswith("/team")
    assert seats["legal"]["missing"] is False
    assert seats["legal"]["fill"][-1].startswith("ask: ")
    assert (found["size"], found["doubtful"]) == (120, [])
    assert found["plan"][0].keys() == {"person", "about", "because"}
    assert {line["above"] for line in found["lines"]} == {"Olof Brandtberg"}


@pytest.mark.parametrize(
    ("form", "begins"),
    [("svg", "<svg "), ("html", "<!doctype html>"), ("json", "{"), ("text", "Linnea Pumpar AB")],
)
def test_a_map_is_written_to_a_file_and_nothing_but_a_remark_is_printed(
    enrich: Enrich, office: Office, tmp_path: Path, form: str, begins: str
) -> None:
    file = tmp_path / f"map.{form}"
    ended = enrich("map", "1", "--format", form, "--out", file, store=office.folder / "store.db")
    assert (ended.code, ended.out) == (0, "")
    assert str(file) in ended.err
    text = file.read_text("utf-8")
    assert text.startswith(begins)
    assert "Ingrid Sandell" in text


def test_a_picture_without_a_file_goes_to_standard_output(enrich: Enrich, office: Office) -> None:
    ended = enrich("map", "1", "--format", "svg", store=office.folder / "store.db")
    assert ended.out.startswith("<svg ")
    assert ended.out.endswith("</svg>\n")


def test_a_file_that_cannot_be_written_is_wrong_usage(enrich: Enrich, office: Office, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, and no folder")
    ended = enrich("map", "1", "--out", tmp_path / "taken" / "map.txt", store=office.folder / "store.db")
    assert (ended.code, ended.out) == (2, "")


def test_the_tree_says_who_may_hold_which_seat_and_how_to_fill_the_others(
    enrich: Enrich, office: Office
) -> None:
    text = enrich("map", "1", store=office.folder / "store.db").out
    assert "the buying committee: who may hold which seat, and how likely" in text
    assert "champion  somebody who is not known: " in text
    assert "to find out, ask: Who reviews contracts and data protection" in text
    assert text.index("talk to") < text.index("1. Ingrid Sandell about")


def test_somebody_who_left_stands_apart_and_breaks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    left = said("person.until", "2024", subject=f"{SITE}/people/Ada Voss")
    text = drawn(capsys, *human("Ada Voss", "Managing Director"), left, *human("Ben Thaler", "CFO", days=700))
    former, unsure = (
        next(line for line in text.splitlines() if name in line) for name in ("Ada Voss", "Ben Thaler")
    )
    assert former.rstrip().endswith("former, never dated")
    assert unsure.rstrip().endswith("unsure, last seen Oct 2024, 23 months ago")
    assert "who decides" not in text


def test_a_company_without_people_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    text = drawn(capsys)
    assert "nobody is known yet: ask the website, or bring the people you know" in text
    assert "economic buyer  nobody is known" in text
    assert "to find out, the register of companies" in text


def test_what_a_page_calls_itself_cannot_colour_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = drawn(
        capsys, said("company.name", "[red]Acme[/] \x1b[31m"), *human("Ada [bold]Voss", "Managing Director")
    )
    assert "[red]Acme[/]" in text
    assert "Ada [bold]Voss" in text
    assert "\x1b[31m" not in text


@pytest.mark.parametrize("wanted", ["nobody of this name", "99"])
def test_a_company_that_is_not_in_the_run_is_wrong_usage(enrich: Enrich, office: Office, wanted: str) -> None:
    ended = enrich("map", wanted, store=office.folder / "store.db")
    assert (ended.code, ended.out) == (2, "")
    assert f"the latest run, of list.csv, has no account {wanted!r}." in ended.err


def test_looking_changes_nothing(enrich: Enrich, own_office: Office) -> None:
    def kept(store: Path) -> list[str]:
        from enrich.store.store import Store

        opened = Store(store)
        rows = [f"{table.name}: {row}" for table in opened.db.tables for row in table.rows]
        opened.close()
        return rows

    store = own_office.folder / "store.db"
    before = kept(store)
    for command in (("map", "1"), ("why", "1"), ("proof",), ("sources",)):
        assert enrich(*command, store=store).code == 0
    assert kept(store) == before
