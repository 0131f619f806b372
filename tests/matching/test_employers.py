"""The employer as a person's row tells of it: which columns tell, how much, and which country a city stands for."""

from __future__ import annotations

import numpy as np
import pytest

from connectors.files.columns import Mapped
from matching.employers import as_people_tell, employer_columns, placed_by_cities
from matching.levels import levels_of
from matching.model import ANY, ONE, Model, shipped
from matching.records import Record
from tests.matching.tables import table_of

PLACES = ("city", "region", "country", "postal_code")


def worth(model: Model, field: str, level: str) -> float:
    """What a level adds against chance, in bits, before the rarity of what is shared."""
    usual = model.fields[field]
    n = [known.name for known in usual.levels].index(level) + 1
    return float(usual.bits[ONE, n] - usual.bits[ANY, n])


def test_only_columns_that_tell_of_the_employer_are_taken() -> None:
    fields = (
        "person.name",
        "person.title",
        "person.company_name",
        "person.email",
        "person.linkedin",
        "person.street",
    )
    found = employer_columns([Mapped(field, n, field, "") for n, field in enumerate(fields)])
    assert [(m.field, m.column) for m in found] == [("company.name", 2), ("company.email", 3)]


@pytest.mark.parametrize(
    ("field", "level"), [("phone", "differs"), ("place", "city_differs"), ("place", "country_differs"),
                         ("domain", "differs")],
)  # fmt: skip
def test_a_person_who_differs_tells_less_than_a_company_that_does(field: str, level: str) -> None:
    companies = shipped("company")
    assert worth(as_people_tell(companies, PLACES), field, level) > worth(companies, field, level)


def test_names_are_worth_what_they_are_between_companies() -> None:
    companies = shipped("company")
    assert as_people_tell(companies, PLACES).fields["name"] is companies.fields["name"]


def test_where_no_city_is_told_the_country_stands_for_all_who_would_share_it() -> None:
    with_cities, without = (as_people_tell(shipped("company"), told) for told in (PLACES, ("country",)))
    assert worth(without, "place", "country") > worth(with_cities, "place", "country")


def test_every_level_that_is_told_otherwise_is_one_of_the_comparers() -> None:
    model = as_people_tell(shipped("company"), PLACES)
    for field, levels in levels_of("company").items():
        assert [level.name for level in model.fields[field].levels] == [level.name for level in levels]
    said = {level.name: level.says for level in model.fields["domain"].levels}
    assert "company's domain" in said["same"]


def test_a_city_of_one_country_places_a_record_that_tells_none() -> None:
    cities = ("Hamburg", "Cambridge", "Hamburg")
    firms = [
        Record(
            str(n), "company", {"company.city": (city,)} | ({"company.country": ("Chile",)} if n == 2 else {})
        )
        for n, city in enumerate(cities)
    ]
    country = placed_by_cities(table_of(*firms)).columns["country"]
    assert [country.of(n) for n in range(3)] == [["DE"], [], ["CL"]]


def test_a_table_without_cities_stays_as_it_is() -> None:
    table = table_of(Record("a", "company", {"company.name": ("Acme Pumps",)}))
    assert placed_by_cities(table) is table
    assert np.array_equal(table.columns["name"].first, [0])
