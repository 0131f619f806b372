"""`enrich match` as files: a line for each row, in order, and every judged pair with its reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from enrich.errors import BadInput
from enrich.exports.matches import Matched, Wishes, match_file
from matching.cluster import Verdict
from tests.office import records_of

COMPANIES = """id,Company,Website,Country
a,Acme Pumps,acme.example,Germany
b,Other Works,other.example,France
c,ACME PUMPS GmbH,www.acme.example,Germany
d,,,
"""
PEOPLE = """First name,Last name,Email,Company
Ada,Voss,ada.voss@acme.example,Acme Pumps
Voss,Ada,ada.voss@acme.example,Acme Pumps
Ben,Thaler,ben.thaler@acme.example,Acme Pumps
"""


def matched(
    folder: Path, text: str, kind: str = "company", *, ids: str = "", pairs: bool = False, **columns: str
) -> Matched:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    wishes = Wishes(
        kind,
        folder / "clusters.csv",
        pairs=folder / "pairs.csv" if pairs else None,
        id_column=ids,
        columns=columns,
    )
    return match_file(folder / "list.csv", wishes)


def clusters(folder: Path) -> dict[str, str]:
    return {row["unique_id"]: row["cluster_id"] for row in records_of(folder / "clusters.csv")}


def test_rows_of_one_company_share_the_id_of_the_first(tmp_path: Path) -> None:
    found = matched(tmp_path, COMPANIES, ids="id")
    assert clusters(tmp_path) == {"a": "a", "b": "b", "c": "a", "d": "d"}
    assert list(clusters(tmp_path)) == ["a", "b", "c", "d"]
    assert (found.rows, found.clusters) == (4, 3)


def test_columns_that_are_known_but_not_compared_are_said_to_be_ignored(tmp_path: Path) -> None:
    lines = COMPANIES.splitlines()
    with_size = "\n".join([f"{lines[0]},Employees", *(f"{line},12" for line in lines[1:])]) + "\n"
    found = matched(tmp_path, with_size)
    assert found.ignored == ("Employees",)
    assert [mapped.name for mapped in found.listing.mapping] == ["Company", "Website", "Country"]
    assert clusters(tmp_path) == {"a": "a", "b": "b", "c": "a", "d": "d"}


def test_a_column_that_is_called_so_gives_the_ids(tmp_path: Path) -> None:
    assert matched(tmp_path, COMPANIES).ids == "id"
    assert clusters(tmp_path) == {"a": "a", "b": "b", "c": "a", "d": "d"}


def test_without_ids_rows_are_numbered_from_one(tmp_path: Path) -> None:
    without = "".join(f"{line.partition(',')[2]}\n" for line in COMPANIES.splitlines())
    assert matched(tmp_path, without).ids == ""
    assert clusters(tmp_path) == {"1": "1", "2": "2", "3": "1", "4": "4"}


def test_people_are_matched_by_what_tells_people_apart(tmp_path: Path) -> None:
    matched(tmp_path, PEOPLE, "person")
    assert clusters(tmp_path) == {"1": "1", "2": "1", "3": "3"}


def test_every_judged_pair_has_its_reasons(tmp_path: Path) -> None:
    matched(tmp_path, COMPANIES, ids="id", pairs=True)
    pairs = records_of(tmp_path / "pairs.csv")
    (same,) = [row for row in pairs if row["verdict"] == "same"]
    assert (same["left"], same["right"]) == ("a", "c")
    assert float(same["probability"]) > 0.9
    assert same["because"]
    assert all(0.0 <= float(row["probability"]) <= 1.0 for row in pairs)


def test_without_a_pairs_file_none_is_written(tmp_path: Path) -> None:
    matched(tmp_path, COMPANIES)
    assert not (tmp_path / "pairs.csv").exists()


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        (COMPANIES, {"ids": "ID no"}, "--id ID no: no such column. Columns are: id, Company, Website, Country"),
        (COMPANIES.replace("b,Other", "a,Other"), {"ids": "id"}, "two records have the id 'a'; give each its own"),
        ("Founded,CIK\n1999,1\n", {"kind": "person"}, "no column tells one person from another. Columns are: Fou"),
        (COMPANIES, {"company.name": "Firm"}, "--map company.name=Firm: no such column"),
    ],
)  # fmt: skip
def test_what_cannot_be_matched_says_why(
    tmp_path: Path, text: str, options: dict[str, str], says: str
) -> None:
    with pytest.raises(BadInput) as refused:
        matched(tmp_path, text, **options)  # type: ignore[arg-type]
    assert says in str(refused.value)
    assert not (tmp_path / "clusters.csv").exists()


def test_two_rows_are_explained_whether_or_not_they_were_compared(tmp_path: Path) -> None:
    found = matched(tmp_path, COMPANIES)
    same, apart = found.why("a", "c"), found.why("b", "a")
    assert (same.verdict, apart.verdict) == (Verdict.SAME, Verdict.DIFFERENT)
    assert same.because
    with pytest.raises(BadInput, match="no row has the id 'z'"):
        found.why("a", "z")


def test_a_list_without_rows_has_no_clusters(tmp_path: Path) -> None:
    assert matched(tmp_path, "Company,Website\n").clusters == 0
    assert clusters(tmp_path) == {}


def test_two_matches_of_one_list_are_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        matched(tmp_path / name, COMPANIES, pairs=True)
        found.append([(tmp_path / name / file).read_bytes() for file in ("clusters.csv", "pairs.csv")])
    assert found[0] == found[1]
