"""`enrich match --companies` as a file: a line for each person in order, and a reason for each who is not linked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from enrich.errors import BadInput
from enrich.exports.links import Ending, LinkTally, LinkWishes, link_files
from tests.office import records_of

TODAY = date(2026, 11, 22)
COMPANIES = """id,Company,Website,City,Country
c1,Kessler Pumps GmbH,kessler-pumps.example,Hamburg,Germany
c2,KESSLER PUMPS,www.kessler-pumps.example,Hamburg,
c3,Nova Systems,nova.example,Paris,France
c4,Nova Systems Ltd,novasystems.test,Leeds,United Kingdom
"""
PEOPLE = """id,Name,Title,Employer,Email,City,Country,End date
p9,Ada Voss,CEO,Kessler Pumps,ada@kessler-pumps.example,Berlin,Germany,
p2,Ben Thaler,CFO,Nova Systems,ben@gmail.com,,,
p3,Cy Roe,CTO,Nova Systems,,Leeds,United Kingdom,
p4,Di Lund,Former CFO,Kessler Pumps,,Hamburg,Germany,
p5,Ed Moss,Buyer,Kessler Pumps,,Hamburg,Germany,2024-05-31
p6,Flo Orr,Buyer,,flo@yahoo.com,,,
p7,Gus Poe,Buyer,Zorndal Mills,gus@zorndal.example,,,
"""


def linked(folder: Path, people: str = PEOPLE, companies: str = COMPANIES, **wishes: object) -> LinkTally:
    for name, text in (("people.csv", people), ("companies.csv", companies)):
        (folder / name).write_text(text, encoding="utf-8")
    wished = LinkWishes(folder / "companies.csv", folder / "links.csv", **wishes)  # type: ignore[arg-type]
    return link_files(folder / "people.csv", wished, TODAY)


def lines(folder: Path) -> dict[str, dict[str, str]]:
    return {row["person_id"]: row for row in records_of(folder / "links.csv")}


def test_each_person_has_a_line_in_the_order_of_the_list(tmp_path: Path) -> None:
    tally = linked(tmp_path)
    found = lines(tmp_path)
    assert list(found) == ["p9", "p2", "p3", "p4", "p5", "p6", "p7"]
    assert {id_: row["company_id"] for id_, row in found.items() if row["company_id"]} == {
        "p9": "c1",
        "p3": "c4",
    }
    assert tally.endings == {
        Ending.LINKED: 2, Ending.RIVALS: 1, Ending.LEFT: 2, Ending.UNTOLD: 1, Ending.NONE: 1
    }  # fmt: skip


def test_a_link_names_the_cluster_by_its_first_row(tmp_path: Path) -> None:
    linked(tmp_path, companies=COMPANIES.replace("c1", "z1"))
    assert lines(tmp_path)["p9"]["company_cluster"] == "z1"
    assert lines(tmp_path)["p9"]["company_id"] in ("z1", "c2")


def test_who_may_be_at_either_of_two_is_linked_to_neither_and_both_are_named(tmp_path: Path) -> None:
    linked(tmp_path)
    row = lines(tmp_path)["p2"]
    assert (row["company_id"], row["company_cluster"]) == ("", "")
    assert row["because"].startswith("as likely at Nova Systems")
    assert "(c3)" in row["because"]
    assert "(c4)" in row["because"]


def test_who_has_left_is_not_linked_and_the_row_says_where_they_were(tmp_path: Path) -> None:
    linked(tmp_path)
    found = lines(tmp_path)
    assert found["p4"]["because"].startswith(
        "was at Kessler Pumps GmbH (c1): the title says so, Former CFO | "
    )
    assert found["p5"]["because"].startswith("was at Kessler Pumps GmbH (c1): left on 2024-05-31 | ")
    assert not found["p4"]["company_id"]
    assert not found["p5"]["company_id"]


def test_nothing_told_and_nothing_fitting_are_two_answers(tmp_path: Path) -> None:
    linked(tmp_path)
    found = lines(tmp_path)
    assert found["p6"]["because"] == "the row names no employer, nor an address at one's domain"
    assert found["p7"]["because"] == "no company of the list fits"
    assert found["p6"]["probability"] == found["p7"]["probability"] == ""


def test_a_threshold_that_nothing_reaches_links_nobody(tmp_path: Path) -> None:
    assert linked(tmp_path, threshold=0.99999).endings[Ending.LINKED] == 0
    assert all(not row["company_id"] for row in lines(tmp_path).values())


def test_a_column_of_either_list_can_be_named(tmp_path: Path) -> None:
    people = PEOPLE.replace("Employer", "Where").replace("id,", "no,", 1)
    companies = COMPANIES.replace("Company", "Called").replace("id,", "key,", 1)
    linked(
        tmp_path,
        people,
        companies,
        columns={"company.name": "Called"},
        id_column="no",
        company_id_column="key",
    )
    assert lines(tmp_path)["p3"]["company_id"] == ""
    linked(tmp_path, people, COMPANIES, columns={"company.name": "Where"}, id_column="no")
    assert lines(tmp_path)["p3"]["company_id"] == "c4"


def test_a_column_that_neither_list_has_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"--map company\.name=Nope: neither list has such a column"):
        linked(tmp_path, columns={"company.name": "Nope"})


def test_rows_without_ids_are_numbered(tmp_path: Path) -> None:
    linked(tmp_path, PEOPLE.replace("id,", "code,", 1), COMPANIES.replace("id,", "code,", 1))
    assert lines(tmp_path)["1"]["company_id"] == "1"


@pytest.mark.parametrize(
    ("people", "companies", "said"),
    [
        ("Name,Title\nAda Voss,CEO\n", COMPANIES, "which company somebody is at"),
        (PEOPLE, "Note\nx\n", "which company it is"),
        (PEOPLE.replace("p2", "p9"), COMPANIES, "'p9'"),
    ],
)
def test_a_list_that_does_not_do_says_which_and_why(
    tmp_path: Path, people: str, companies: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        linked(tmp_path, people, companies, id_column="id" if "id," in people else "")


def test_an_unknown_id_column_is_named_with_its_option(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"--company-id nope: companies\.csv has no such column"):
        linked(tmp_path, company_id_column="nope")


def test_the_report_counts_every_ending(tmp_path: Path) -> None:
    linked(tmp_path, report=tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["endings"] == {"linked": 2, "rivals": 1, "unsure": 0, "none": 1, "untold": 1, "left": 2}
    assert (told["people"], told["companies"], told["clusters"]) == (7, 4, 3)
