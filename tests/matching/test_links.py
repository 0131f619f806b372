"""Links: who is at which company, who is not surely at any, and that neither order nor copies matter."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from matching.links import SURE, Links, link
from matching.records import Record
from matching.resolve import resolve_table
from tests.matching.tables import table_of

COMPANIES = {
    "c1": {
        "name": "Kessler Pumps GmbH",
        "website": "kessler-pumps.example",
        "city": "Hamburg",
        "country": "Germany",
    },
    "c2": {"name": "KESSLER PUMPS", "website": "www.kessler-pumps.example", "city": "Hamburg"},
    "c3": {"name": "Nova Systems", "website": "nova.example", "city": "Paris", "country": "France"},
    "c4": {
        "name": "Nova Systems Ltd",
        "website": "novasystems.test",
        "city": "Leeds",
        "country": "United Kingdom",
    },
    "c5": {"name": "Brightwater Valve Works", "city": "Boston", "country": "United States"},
}


@dataclass(frozen=True)
class Found:
    """Of each person the likeliest company, how likely it is, and the likeliest other one."""

    links: Links
    ids: Sequence[str]
    firms: Sequence[str]

    def sure(self, person: str) -> str:
        """The company that somebody is surely at."""
        n = self.ids.index(person)
        return self.firms[self.links.company[n]] if self.links.probability[n] >= SURE else ""

    def rivals(self, person: str) -> set[str]:
        n = self.ids.index(person)
        return {self.firms[self.links.company[n]], self.firms[self.links.rival[n]]}


def firm(id_: str, **values: str) -> Record:
    return Record(id_, "company", {f"company.{field}": (value,) for field, value in values.items()})


def linked(*people: Record, firms: Sequence[Record] = ()) -> Found:
    companies = table_of(*(firms or [firm(id_, **values) for id_, values in COMPANIES.items()]))
    employers = table_of(*people)
    found = link(companies, resolve_table(companies).home, employers)
    return Found(found, employers.ids, companies.ids)


def test_an_address_at_a_company_s_domain_tells_where_somebody_is() -> None:
    found = linked(firm("p", email="ada.voss@kessler-pumps.example"))
    assert found.sure("p") in ("c1", "c2")


def test_a_free_mailbox_tells_nothing() -> None:
    found = linked(firm("p", email="ada.voss@gmail.com"), firm("q", name="Kessler Pumps"))
    assert found.links.company[found.ids.index("p")] == -1
    assert found.links.told().tolist() == [False, True]


def test_a_name_alone_is_enough_where_one_company_has_it() -> None:
    found = linked(firm("p", name="Brightwater Valve Works Inc."))
    assert found.sure("p") == "c5"


def test_two_namesakes_are_equally_likely_and_neither_is_sure() -> None:
    found = linked(firm("p", name="Nova Systems"))
    assert found.sure("p") == ""
    assert found.rivals("p") == {"c3", "c4"}
    assert found.links.probability[0] == pytest.approx(found.links.rivals_probability[0], rel=0.2)


def test_a_city_tells_namesakes_apart_and_a_city_s_country_too() -> None:
    found = linked(
        firm("p", name="Nova Systems", city="Leeds"), firm("q", name="Nova Systems", city="Glasgow")
    )
    assert found.sure("p") == "c4"
    assert found.links.company[found.ids.index("q")] == found.firms.index("c4")


def test_copies_of_one_company_are_no_rivals() -> None:
    found = linked(firm("p", name="Kessler Pumps"))
    assert found.sure("p") in ("c1", "c2")
    assert found.links.rival[0] == -1


def test_the_row_of_a_cluster_that_fits_best_is_chosen() -> None:
    city = {"city": "Hamburg", "country": "Germany"}
    firms = [
        firm("a", name="Kessler Pumps", **city),
        firm("b", name="Kessler Pumps", website="kessler-pumps.example", **city),
    ]
    found = linked(firm("p", name="Kessler Pumps", email="ada.voss@kessler-pumps.example"), firms=firms)
    assert found.links.home.tolist() == [0, 0]
    assert found.sure("p") == "b"


def test_nobody_is_put_at_a_namesake_abroad_by_its_name_alone() -> None:
    assert linked(firm("p", name="Nova Systems", country="Japan")).sure("p") == ""


def test_who_is_at_a_company_that_is_not_listed_is_at_none() -> None:
    found = linked(firm("p", name="Zorndal Mills", email="ada@zorndal.example"))
    assert found.links.company.tolist() == [-1]
    assert list(found.links.reasons()) == [()]


def test_reasons_are_sentences_about_the_company_with_their_weight() -> None:
    (reasons,) = linked(firm("p", name="Kessler Pumps", email="ada@kessler-pumps.example")).links.reasons()
    assert any("at the company's domain kessler-pumps.example (+" in reason for reason in reasons)
    assert any(reason.startswith("the same name") for reason in reasons)


def test_the_order_of_rows_does_not_matter() -> None:
    people = [
        firm(f"p{n}", name=name)
        for n, name in enumerate(("Nova Systems", "Kessler Pumps", "Brightwater Valves"))
    ]
    firms = [firm(id_, **values) for id_, values in COMPANIES.items()]
    first = linked(*people, firms=firms)
    for seed in range(5):
        rng = random.Random(seed)
        again = linked(*rng.sample(people, 3), firms=rng.sample(firms, len(firms)))
        assert again.links.company.tolist() == first.links.company.tolist()
        assert again.links.probability.tolist() == first.links.probability.tolist()


def test_that_many_people_are_at_one_company_does_not_make_its_name_common() -> None:
    def bits(people: int) -> float:
        crowd = [firm(f"p{n:03d}", name="Brightwater Valve Works") for n in range(people)]
        found = linked(*crowd)
        assert {found.sure(id_) for id_ in found.ids} == {"c5"}
        said = next(found.links.reasons())[0]
        return float(said.rpartition("(")[2].rstrip(")"))

    assert bits(300) == pytest.approx(bits(3), abs=1.5)
