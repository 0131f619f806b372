"""Candidates: employers meet companies, never each other, and a crowded key costs no more than a narrow one."""

from __future__ import annotations

import numpy as np

from matching.beside import beside
from matching.compare_names import judge_packed
from matching.frequency import Frequencies
from matching.link_candidates import CAP, candidates
from matching.names import NameBook
from matching.records import Record
from tests.matching.tables import table_of


def firm(id_: str, name: str, city: str = "") -> Record:
    values = {"company.name": (name,)} | ({"company.city": (city,)} if city else {})
    return Record(id_, "company", values)


def pairs(companies: list[Record], people: list[Record]) -> set[tuple[str, str]]:
    table = beside(table_of(*companies), table_of(*people))
    book = NameBook(table, judge_packed)
    parts = np.concatenate((np.ones(len(companies)), np.zeros(len(people))))
    left, right = candidates(table, book, Frequencies(table, book, parts), len(companies))
    assert (left < len(companies)).all()
    assert (right >= len(companies)).all()
    assert len({*zip(left.tolist(), right.tolist(), strict=True)}) == len(left)
    assert right.tolist() == sorted(right.tolist())
    return {(table.ids[a], table.ids[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)}


def test_an_employer_meets_the_companies_it_shares_a_key_with_and_no_other() -> None:
    found = pairs([firm("c1", "Kessler Pumps"), firm("c2", "Zorndal Mills")], [firm("p1", "Kesler Pumps")])
    assert found == {("c1", "p1")}


def test_employers_of_one_name_do_not_meet_each_other() -> None:
    people = [firm(f"p{n}", "Kessler Pumps") for n in range(50)]
    assert len(pairs([firm("c1", "Kessler Pumps")], people)) == 50


def test_of_very_many_namesakes_those_in_the_same_city_are_met() -> None:
    crowd = [firm(f"c{n}", "Nova", f"City{n:03d}") for n in range(CAP * 3)]
    assert pairs(crowd, [firm("p1", "Nova", "City007")]) == {("c7", "p1")}
    assert pairs(crowd, [firm("p1", "Nova")]) == set()
