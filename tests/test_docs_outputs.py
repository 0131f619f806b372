"""docs/outputs.md names every file, column and key that comes out, and no other.

A small run is made, over an archive that holds nothing of use, small questions are asked, and their answers looked at.
"""

from __future__ import annotations

import csv
import json
import re
import shlex
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from connectors.lexicon.posts import BuyingRole
from enrich.app.cli import group
from enrich.app.facade import Proven
from enrich.app.show_health import shown_health
from enrich.app.summary import show_proofs
from enrich.exports import people
from enrich.exports.drafts import COLUMNS as DRAFTS
from enrich.exports.families import shown_relation
from enrich.store.records import Standing
from enrich.work import health
from matching.nouns import Affiliation, Basis, Kinship, Member, Relation
from tests.documents import TEXTS, first_words, keys, section, table

OUTPUTS = "docs/outputs.md"
PROFILE = '[[must]]\nkind = "location"\ncountries = ["DE"]\n'
LIST = (
    "Company,Website,Contact,Job Title\n"
    "Nordwind Pumpen GmbH,nordwind-pumpen.example,Ada Stern,Geschäftsführerin\n,,,\n"
)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a list, a profile, titles, a page, and an archive in which nothing is of use."""
    folder = tmp_path_factory.mktemp("lists")
    files = {"list.csv": LIST, "icp.toml": PROFILE, "titles.txt": "Head of Sales\nGrüßaugust\n"}
    files["contacts.csv"] = "Name,Title,Company\nBen Stern,Prokurist,Nordwind Pumpen GmbH\n"
    files["page.html"] = "<p>Call us: <a href='mailto:info@nordwind-pumpen.example'>mail</a></p>"
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "web.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        answer = StatusAndHeaders("200 OK", [("Content-Type", "application/json")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://api.lever.co/v0/postings/nordwind?mode=json", "response", payload=BytesIO(b"[]"),
            http_headers=answer, warc_headers_dict={"WARC-Date": "2026-10-01T12:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    return folder


def enrich(folder: Path, line: str) -> list[str]:
    """The lines that a command prints."""
    words = shlex.split(line)
    answered = CliRunner().invoke(group, ["--store", str(folder / "docs.db"), "--quiet", *words])
    assert answered.exit_code == 0, answered.output
    return answered.stdout.splitlines()


@pytest.fixture(scope="module")
def out(lists: Path) -> Path:
    """The folder of a run over that list, in which every source is unknown, and two were not asked."""
    folder = lists / "out"
    more = f"--sources website,dns --xlsx --jsonl --drafts 1 --also {lists}/contacts.csv"
    line = f"run {lists}/list.csv --icp {lists}/icp.toml --replay {lists}/web.warc.gz --out {folder} {more}"
    enrich(lists, line)
    return folder


def under(heading: str) -> str:
    return section(OUTPUTS, heading)


def columns_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def test_every_file_of_a_run_is_documented(out: Path) -> None:
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    says = set(first_words(under("## Files of a run"), "file"))
    assert says - {"drafts/*.eml", "drafts/*.txt"} == written


def test_the_columns_of_every_table_are_documented_in_their_order(out: Path) -> None:
    for name in ("accounts", "people", "evidence", "drafts", "also"):
        columns = columns_of(out / ("drafts/drafts.csv" if name == "drafts" else f"{name}.csv"))
        own = columns[4:] if name == "accounts" else columns
        assert first_words(under(f"### {name}.csv"), "column") == own
    assert tuple(
        tuple(columns_of(out / name)) for name in ("people.csv", "evidence.csv", "drafts/drafts.csv")
    ) == (people.PEOPLE, people.EVIDENCE, DRAFTS)


def test_every_key_of_run_json_is_documented(out: Path) -> None:
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    text = under("### run.json")
    assert first_words(text, "key") == list(run)
    assert first_words(text, "key of `details`") == list(run["details"][0])
    assert first_words(text, "key of `also`") == list(run["also"][0])
    asked = {key for ask in run["details"][0]["asked"] for key in ask}
    assert asked <= set(first_words(text, "key of `asked`")) <= asked | {"retry_at"}


def test_every_key_of_a_family_is_documented_and_every_kind_of_relation() -> None:
    text = under("### run.json")
    name = Member("name:zenith", "Zenith AG")
    relation = Relation(
        kind=Kinship.PARENT, one=name, other=name, basis=Basis.STATED, sure=1.0, because="stated by gleif"
    )
    assert first_words(text, "key of `family`") == list(shown_relation(relation))
    kinds, bases = (row[1] for row in table(text, "key of `family`") if row[0] in ("`kind`", "`basis`"))
    assert re.findall(r"`([a-z ]+)`", kinds) == list(Kinship)
    assert re.findall(r"`([a-z ]+)`", bases) == list(Basis)


def test_the_summary_of_a_run_is_documented(lists: Path) -> None:
    more = "--sources website --json"
    line = (
        f"run {lists}/list.csv --icp {lists}/icp.toml --replay {lists}/web.warc.gz --out {lists}/brief {more}"
    )
    (summary,) = enrich(lists, line)
    assert keys(under("### enrich run")) == json.loads(summary).keys()


def test_the_lines_of_check_are_documented(lists: Path) -> None:
    judged, blank = map(json.loads, enrich(lists, f"check {lists}/list.csv --icp {lists}/icp.toml"))
    text = under("### enrich check")
    assert keys(text) == judged.keys() | blank.keys()
    assert keys(text, "key of `reasons`") == judged["reasons"][0].keys()


def test_the_lines_of_extract_are_documented(lists: Path) -> None:
    lines = enrich(lists, f"extract {lists}/page.html --url https://nordwind-pumpen.example/")
    assert keys(under("### enrich extract")) == json.loads(lines[0]).keys()


def test_the_lines_of_titles_are_documented(lists: Path) -> None:
    lines = enrich(lists, f"titles {lists}/titles.txt")
    assert keys(under("### enrich titles")) == json.loads(lines[0]).keys()


def test_the_files_of_match_are_documented(lists: Path) -> None:
    files = f"--out {lists}/c.csv --pairs {lists}/p.csv --review {lists}/r.csv --report {lists}/report.json"
    enrich(lists, f"match {lists}/list.csv --kind company {files}")
    clusters, pairs = under("### enrich match").split("The file of `--pairs`:")
    assert first_words(clusters, "column") == columns_of(lists / "c.csv")
    assert first_words(pairs, "column") == columns_of(lists / "p.csv")
    assert sorted(first_words(pairs, "column of a review")) == sorted(columns_of(lists / "r.csv"))
    report = json.loads((lists / "report.json").read_text(encoding="utf-8"))
    assert keys(pairs, "key of a report") == report.keys()


def test_the_lines_of_sources_are_documented(lists: Path) -> None:
    for line in enrich(lists, "sources --json"):
        assert keys(under("### enrich sources")) == json.loads(line).keys()


def test_the_lines_of_the_health_and_the_audit_of_sources_are_documented(lists: Path, out: Path) -> None:
    assert out.exists()
    text = under("### enrich sources")
    for line in enrich(lists, "sources --audit --json"):
        assert keys(text, "key of `--audit`") == json.loads(line).keys()
    shown = shown_health(health.Health("gleif", 1, 1, 0, (), "2026-10-01", health.Standing.STEADY))
    assert keys(text, "key of `--health`") == shown.keys()
    assert not [word for word in health.Standing if f"`{word}`" not in text]


def test_the_lines_of_map_and_why_are_documented(lists: Path, out: Path) -> None:
    (shown,) = enrich(lists, "map 1 --format json")
    text = under("### enrich map")
    account = json.loads(shown)
    assert keys(text) == account.keys()
    assert keys(text, "key of `people`") == account["people"][0].keys()
    more = account["deciders"][0].keys() - account["people"][0].keys()
    assert set(re.findall(r"`(\w+)`", next(r[1] for r in table(text) if r[0] == "`deciders`"))) == more
    passport = json.loads(enrich(lists, "why 1 name --json")[0])
    text = under("### enrich why")
    assert keys(text) == passport.keys()
    claim = passport["chosen"][0]
    assert keys(text, "key of a claim") == claim.keys()
    assert re.findall(r"`(\w+)`", table(text, "key of a claim")[-1][1]) == list(claim["statements"][0])


def test_the_lines_of_proof_are_documented(capsys: pytest.CaptureFixture[str]) -> None:
    show_proofs([Proven("Acme", "Ada Stern", 1, True)], as_json=True)
    shown = json.loads(capsys.readouterr().out)
    assert keys(under("### enrich proof")) == shown.keys()


def test_the_words_of_cells_are_documented() -> None:
    said = TEXTS[OUTPUTS]
    words = [*BuyingRole, *Affiliation, *(s for s in Standing if s is not Standing.COMPANY)]
    assert not [word for word in words if f"`{word}`" not in said]
