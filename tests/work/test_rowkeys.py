"""A row is known again by what stands in it, wherever it stands and whatever the file is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from connectors.files.columns import detect
from connectors.statement import Statement
from enrich.store.records import Row, Standing
from enrich.work.rowkeys import find_rows, keys_of
from enrich.work.rows import said_by

SEEN = datetime(2026, 10, 1, tzinfo=UTC)
COLUMNS = ("Company", "Website", "Country", "Employees")
NOVA = ("Nova", "", "Germany", "12")
ROWS = (
    ("Acme Pumps", "acme.example", "Sweden", "40"),
    NOVA,
    NOVA,
    ("Other Works", "other.example", "Norway", ""),
)


def rows(cells: Sequence[Sequence[str]], file: str = "list.csv") -> list[Row]:
    return [Row(n, tuple(c), f"file:{file}:{n}", Standing.COMPANY) for n, c in enumerate(cells, 1)]


def said(row: Row) -> list[Statement]:
    return said_by("list.csv", row, detect(COLUMNS, [list(row.cells)], {}), SEEN)


def keys() -> dict[int, str]:
    return keys_of(rows(ROWS), [1, 2, 3, 4], said)


def found(cells: Sequence[Sequence[str]], wanted: Sequence[str]) -> dict[str, int]:
    return {key: row.n for key, row in find_rows(lambda: rows(cells), wanted, said).items()}


def test_rows_are_found_in_any_order_and_among_others() -> None:
    known = keys()
    shuffled = (ROWS[3], ("New Firm", "new.example", "", ""), NOVA, ROWS[0], NOVA)
    assert found(shuffled, list(known.values())) == {known[4]: 1, known[2]: 3, known[1]: 4, known[3]: 5}


def test_rows_with_the_very_same_cells_stay_two() -> None:
    known = keys()
    assert known[2] != known[3]
    assert found((NOVA,), [known[2], known[3]])[known[2]] == 1


@pytest.mark.parametrize(
    "edited",
    [
        ("Acme Pumps", "acme.example", "Sweden", "55"),
        ("  Acme Pumps ", "acme.example", "Sweden", "40", "a note"),
        ("ACME PUMPS", "acme.example", "Sweden", ""),
    ],
)
def test_a_row_whose_other_cells_were_edited_is_found_by_what_tells_it_apart(edited: tuple[str, ...]) -> None:
    known = keys()
    assert found((NOVA, edited), [known[1]]) == {known[1]: 2}


def test_a_row_that_is_not_there_and_one_that_may_be_several_are_not_found() -> None:
    known = keys()
    once, twice = ("Acme Pumps", "acme.example", "Sweden", "1"), ("Acme Pumps", "acme.example", "Sweden", "2")
    assert found((once, twice, NOVA), [known[1], known[4]]) == {}
    assert found((("Acme Pumps", "acme-pumps.example", "Italy", "40"),), [known[1]]) == {}


def test_the_person_of_a_row_is_found_with_it() -> None:
    known = keys()
    assert found(ROWS, [known[1] + "/person"]) == {known[1]: 1}


def test_what_is_no_row_is_not_looked_for() -> None:
    assert find_rows(lambda: pytest.fail("nothing was sought"), ["gleif:x", "website:a.example"], said) == {}
