"""Rows of a list as they are made comparable: each cell in its row, however short the row and wherever it is done."""

from __future__ import annotations

import numpy as np
import pytest

from connectors.files.columns import Mapped
from enrich.work import matching
from enrich.work.crew import Crew, crew
from enrich.work.matching import chunk_of_part, part_of, table_of
from matching.table import Table

COLUMNS = [("company.name", 1), ("company.phone", 2), ("company.phone", 3)]


def test_each_cell_is_a_value_of_its_row_and_empty_ones_are_none() -> None:
    rows = [("a", " Corwick ", "1", "2"), ("b", "", " ", "3"), ("c", "Zenobia", "4", "")]
    chunk = chunk_of_part(part_of(1, rows, "company", COLUMNS, 0))
    assert chunk.ids == ["a", "b", "c"]
    assert chunk.cells["company.name"] == ([0, 2], ["Corwick", "Zenobia"])
    assert chunk.cells["company.phone"] == ([0, 0, 1, 2], ["1", "2", "3", "4"])


def test_a_row_that_is_too_short_lacks_what_would_stand_behind_its_end() -> None:
    chunk = chunk_of_part(
        part_of(1, [("a", "Corwick"), (), ("c", "Zenobia", "4", "5")], "company", COLUMNS, 0)
    )
    assert chunk.ids == ["a", "2", "c"]
    assert chunk.cells["company.name"] == ([0, 2], ["Corwick", "Zenobia"])
    assert chunk.cells["company.phone"] == ([2, 2], ["4", "5"])


def test_rows_without_ids_are_numbered_from_the_first_of_their_part() -> None:
    chunk = chunk_of_part(part_of(41, [("Corwick",), ("Zenobia",)], "company", [("company.name", 0)], None))
    assert chunk.ids == ["41", "42"]


def test_a_cell_with_any_sign_in_it_stays_in_its_column() -> None:
    rows = [("a", "Cor\x1fwick", "1", "2"), ("b", "Zen\nobia", "3", "4")]
    chunk = chunk_of_part(part_of(1, rows, "company", COLUMNS, 0))
    assert chunk.cells["company.name"] == ([0, 1], ["Cor\x1fwick", "Zen\nobia"])


def table(team: Crew) -> Table:
    rows = [(f"r{n}", f"Corwick{n % 7} Ltd", f"Town{n % 3}") for n in range(25)]
    mapping = [Mapped("company.name", 1, "name", ""), Mapped("company.city", 2, "city", "")]
    return table_of(iter(rows), "company", mapping, 0, team)


def test_a_table_is_the_same_whoever_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = table(Crew(1))
    monkeypatch.setattr(matching, "_ROWS_A_CHUNK", 10)
    with crew() as team:
        team.size = max(team.size, 2)
        together = table(team)
    assert alone.ids == together.ids
    assert alone.columns.keys() == together.columns.keys() == {"name", "city"}
    for name, column in alone.columns.items():
        assert np.array_equal(column.codes, together.columns[name].codes)
        assert (column.values, column.shown) == (
            together.columns[name].values,
            together.columns[name].shown,
        )
