"""Two tables beside each other: one number for one value, and every record where it was."""

from __future__ import annotations

import pytest

from matching.beside import beside
from matching.records import Record
from matching.table import Table
from tests.matching.tables import table_of


def firm(id_: str, **values: str) -> Record:
    return Record(id_, "company", {f"company.{field}": (value,) for field, value in values.items()})


def both() -> tuple[Table, Table]:
    first = table_of(firm("a", name="Acme Pumps", city="Leeds"), firm("b", name="Zeta Mills"))
    return first, table_of(firm("a", name="ACME PUMPS", website="acme.example"), firm("c", city="Leeds"))


def test_a_value_of_both_tables_has_one_number_and_is_shown_as_the_first_shows_it() -> None:
    column = beside(*both()).columns["name"]
    assert column.codes[:, 0].tolist() == [0, 1, 0, -1]
    assert column.shown == ["Acme Pumps", "Zeta Mills"]


def test_what_one_table_lacks_its_records_have_not() -> None:
    table = beside(*both())
    assert table.columns["domain"].first.tolist() == [-1, -1, 0, -1]
    assert table.columns["city"].first.tolist() == [0, -1, -1, 0]


def test_records_stand_behind_each_other_and_an_id_may_stand_in_either() -> None:
    table = beside(*both())
    assert table.ids == ["a", "b", "a", "c"]
    assert table.given.tolist() == [0, 1, 2, 3]


def test_a_table_of_people_does_not_go_beside_one_of_companies() -> None:
    person = table_of(Record("p", "person", {"person.name": ("Ada Voss",)}))
    with pytest.raises(ValueError, match="not of company and person"):
        beside(both()[0], person)
