"""A broken quote costs one line; the rows below it are not lost, and the line is named."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.files.records import records
from connectors.files.tables import NotATable
from tests.connectors.files.lists import table

HEAD = "Company,Country,Notes\n"


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_below() -> None:
    read = table(HEAD + 'Acme,US,"called twice\nBeta,DE,ok\nGamma,FR,"fine, too"\n')
    assert list(read.rows) == [
        ("Acme", "US", '"called twice'),
        ("Beta", "DE", "ok"),
        ("Gamma", "FR", "fine, too"),
    ]
    assert read.broken == ["line 2: a quote is opened and not closed"]


def test_two_quotes_that_are_never_closed_do_not_pass_for_a_pair() -> None:
    read = table(HEAD + 'Acme,US,"one\nBeta,DE,ok\nGamma,FR,"two\nDelta,IT,ok\n')
    assert [row[0] for row in read.rows] == ["Acme", "Beta", "Gamma", "Delta"]
    assert [line.partition(":")[0] for line in read.broken] == ["line 2", "line 4"]


def test_a_cell_with_something_behind_its_closing_quote_is_kept_whole_and_named() -> None:
    read = table(HEAD + 'Acme,US,"two\nlines" \nBeta,DE,"a" b\n')
    assert list(read.rows) == [("Acme", "US", "two\nlines "), ("Beta", "DE", "a b")]
    assert [line.partition(":")[0] for line in read.broken] == ["line 2", "line 4"]


def test_lines_are_counted_through_cells_of_several_lines_and_rows_above_the_names() -> None:
    read = table('An export\nCompany,Country\n"Acme\nInc",US\nBeta,"DE\nGamma,FR\n')
    assert [row[0] for row in read.rows] == ["Acme\nInc", "Beta", "Gamma"]
    assert read.broken == ["line 5: a quote is opened and not closed"]


def test_a_quote_inside_a_cell_is_a_sign_for_inches() -> None:
    read = table(HEAD + 'Acme,US,5" pipe and 6" pipe\nBeta,DE,7" pipe\n')
    assert [row[2] for row in read.rows] == ['5" pipe and 6" pipe', '7" pipe']
    assert read.broken == []


def test_a_quote_above_a_long_list_leaves_every_row_of_it() -> None:
    read = table(HEAD + 'Acme,US,"open\n' + "Beta,DE,ok\n" * 150_000)
    assert sum(row == ("Beta", "DE", "ok") for row in read.rows) == 150_000


def test_a_record_of_many_lines_is_one_wherever_it_begins() -> None:
    for above in range(150, 250):
        note = "\n".join(f"line {n}" for n in range(120))
        read = table(HEAD + "Beta,DE,ok\n" * above + f'Acme,US,"{note}"\n' + "Gamma,FR,ok\n" * 300)
        rows = list(read.rows)
        assert len(rows) == above + 301
        assert rows[above] == ("Acme", "US", note)
        assert read.broken == []


def test_a_broken_line_far_down_is_named_by_its_number() -> None:
    read = table(HEAD + "Beta,DE,ok\n" * 777 + 'Acme,US,"open\n' + "Beta,DE,ok\n" * 900 + 'Acme,"x" y,z\n')
    assert len(list(read.rows)) == 777 + 1 + 900 + 1
    assert [line.partition(":")[0] for line in read.broken] == ["line 779", "line 1680"]


def test_a_line_too_long_for_any_cell_is_refused_by_its_number() -> None:
    with pytest.raises(NotATable, match="Line 2 holds more than 1,000,000 characters"):
        list(table(HEAD + "A" * 1_100_000 + ",US,\n").rows)


@given(st.lists(st.lists(st.text("ab ,;\"\n\r'=ü", max_size=6), min_size=2, max_size=5), max_size=8))
def test_what_a_writer_of_csv_writes_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    broken: list[str] = []
    lines = io.StringIO(text.getvalue(), newline="")
    assert list(records(lines, ",", broken)) == [tuple(row) for row in rows]
    assert broken == []


@given(st.text('ab,"\n ', max_size=60))
def test_no_text_fails_and_no_letter_of_it_is_lost(text: str) -> None:
    found = list(records(io.StringIO(text, newline=""), ",", []))
    letters = [c for row in found for cell in row for c in cell if c in "ab"]
    assert letters == [c for c in text if c in "ab"]
