"""JSON lines: every key a column, every object a row, and a broken line refused by its number."""

from __future__ import annotations

import pytest

from connectors.files.tables import NotATable
from tests.connectors.files.lists import cells, table


def test_columns_are_the_keys_of_all_lines_in_the_order_of_their_first_appearance() -> None:
    read = table('{"company": "Acme"}\n{"website": "beta.example", "company": "Beta"}\n')
    assert read.form == "JSON lines"
    assert read.columns == ("company", "website")
    assert list(read.rows) == [("Acme", ""), ("Beta", "beta.example")]


def test_nested_values_are_cells_of_json_and_numbers_keep_their_spelling() -> None:
    assert cells('{"a": {"b": [1, "ü"]}, "c": 40, "d": true, "e": null, "f": 1.50}\n') == [
        ('{"b": [1, "ü"]}', "40", "true", "", "1.5")
    ]


def test_a_blank_line_is_a_blank_row() -> None:
    assert cells('{"company": "Acme"}\n\n{"company": "Beta"}\n') == [("Acme",), ("",), ("Beta",)]


def test_a_mark_of_the_byte_order_is_no_part_of_the_first_key() -> None:
    assert table('{"company": "Acme"}\n', "utf-8-sig").columns == ("company",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"company": "Acme"}\n{"company": \n', 2),
        ('{"company": "Acme"\n{"company": "Beta"}\n', 1),
        ('{"company": "Acme"}\n\n["Beta"]\n', 3),
        ('{"company": "Acme"}\n"Beta"\n', 2),
        ('{"company": "Acme"}\n' + "[" * 100_000, 2),
        ('{"company": ' * 60_000, 1),
    ],
)
def test_a_broken_line_is_refused_by_its_number(text: str, line: int) -> None:
    with pytest.raises(NotATable, match=f"accounts.csv, line {line}: "):
        table(text)


def test_half_a_character_is_replaced_and_breaks_nothing_later() -> None:
    read = table('{"company": "Acme \\ud83d", "x\\udc00": "\\ud83d\\ude00"}\n')
    assert read.columns == ("company", "x\ufffd")
    assert list(read.rows) == [("Acme \ufffd", "😀")]
