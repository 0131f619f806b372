"""The block below a report is no part of the table; a list that merely ends like one loses nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.files.footer import with_footer
from tests.connectors.files.lists import export, table

BLANK = ("", "")
NOTICE = ("Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.",)


def footers(*rows: tuple[str, ...]) -> list[bool]:
    return [below for _, below in with_footer(rows)]


def test_a_report_ends_where_its_block_begins() -> None:
    rows = list(table(export("salesforce/contacts_report.csv")).rows)
    assert footers(*rows) == [False, False, False, True, True, True, True, True]


def test_lines_of_one_cell_without_a_sign_are_rows() -> None:
    assert footers(("Acme", "US"), BLANK, ("Beta",), ("Gamma",)) == [False] * 4


def test_a_sign_above_further_rows_is_a_row_like_others() -> None:
    assert footers(("Acme", "US"), BLANK, NOTICE, ("Beta", "DE")) == [False] * 4


def test_a_sign_without_a_blank_line_above_is_a_row() -> None:
    assert footers(("Acme", "US"), NOTICE) == [False, False]


def test_a_long_list_of_one_column_is_no_block() -> None:
    names = [(f"Acme {n}",) for n in range(100)]
    assert footers(*names[:1], BLANK, *names, NOTICE) == [False] * 103


@given(
    st.lists(
        st.lists(st.sampled_from(["", "Acme", "Copyright (c) 2026 x"]), max_size=3).map(tuple), max_size=40
    )
)
def test_every_row_comes_back_in_its_place(rows: list[tuple[str, ...]]) -> None:
    assert [row for row, _ in with_footer(rows)] == rows
