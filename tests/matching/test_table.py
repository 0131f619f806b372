"""Chunks gathered into one table: the same whatever order they come in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.encode import chunk_of, encode
from matching.records import Record
from matching.table import MOST_VALUES, Table, gather
from tests.matching.records import company
from tests.matching.tables import table_of

RECORDS = [
    company("d", "Corwick GmbH", city="Turin", phone="+1 202 555 0132"),
    company("a", "CORWICK GMBH", domain="corwick.example"),
    company("c", "Zenobia", former_name="Oldname", city="Bari"),
    company("b", "Oldname", city="TURIN", domain="old.example"),
    company("e"),
]


def plain(table: Table) -> tuple[object, ...]:
    """A table as values that can be compared."""
    columns = {trait: (c.codes.tolist(), c.values, c.shown) for trait, c in table.columns.items()}
    return table.ids, list(table.columns), columns


def gathered(records: list[Record], sizes: list[int]) -> Table:
    """A table of records that come in chunks of these sizes."""
    chunks, start = [], 0
    for size in [*sizes, len(records)]:
        chunks.append(records[start : start + size])
        start += size
    return gather((encode(chunk_of(chunk, "company")) for chunk in chunks if chunk), "company")


@settings(max_examples=40, deadline=None)
@given(st.permutations(RECORDS), st.lists(st.integers(1, 3), max_size=4))
def test_neither_the_order_of_records_nor_how_they_are_cut_makes_a_difference(
    records: list[Record], sizes: list[int]
) -> None:
    assert plain(gathered(records, sizes)) == plain(gathered(RECORDS, []))


def test_records_stand_in_the_order_of_their_ids() -> None:
    table = table_of(*RECORDS)
    assert table.ids == ["a", "b", "c", "d", "e"]
    assert len(table) == 5
    assert [table.columns["city"].of(n) for n in range(5)] == [[], ["turin"], ["bari"], ["turin"], []]


def test_one_value_of_several_chunks_has_one_number() -> None:
    city = gathered(RECORDS, [1, 1, 1, 1]).columns["city"]
    assert city.first[1] == city.first[3] >= 0
    assert len(city.values) == 2


def test_what_a_record_lacks_has_no_number() -> None:
    table = table_of(*RECORDS)
    assert all((column.codes[4] == -1).all() for column in table.columns.values())
    assert table.columns["city"].first[0] == -1


def test_several_values_stand_in_the_order_told_and_the_first_speaks_for_all() -> None:
    many = Record(
        "a", "company", {"company.phone": ("+1 202 555 0139", "+1 202 555 0131", "+1 202 555 0135")}
    )
    column = table_of(many, company("b", phone="+1 202 555 0131")).columns["phone"]
    assert [value[-2:] for value in column.of(0)] == ["39", "31", "35"]
    assert column.values[column.first[0]].endswith("39")
    assert column.width == 3
    assert column.codes[1].tolist()[1:] == [-1, -1]


def test_of_very_many_values_the_first_are_kept() -> None:
    phones = tuple(f"+1 202 555 01{n:02}" for n in range(MOST_VALUES + 4))
    column = table_of(Record("a", "company", {"company.phone": phones})).columns["phone"]
    assert column.width == MOST_VALUES
    assert [value[-2:] for value in column.of(0)] == [phone[-2:] for phone in phones[:MOST_VALUES]]


def test_held_lists_every_value_of_every_record() -> None:
    column = table_of(*RECORDS).columns["city"]
    records, codes = column.held()
    assert [(int(r), column.values[c]) for r, c in zip(records, codes, strict=True)] == [
        (1, "turin"), (2, "bari"), (3, "turin"),
    ]  # fmt: skip
    assert records.dtype == codes.dtype == np.int32


def test_an_id_that_stands_twice_is_refused_even_across_chunks() -> None:
    with pytest.raises(ValueError, match="'a'"):
        gathered([company("a", "Corwick"), company("a", "Zenobia")], [1])


def test_no_records_are_an_empty_table() -> None:
    table = gather((), "company")
    assert (len(table), table.columns) == (0, {})
