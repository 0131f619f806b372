"""Who reads an address, by its local part alone."""

from __future__ import annotations

import pytest

from connectors.mailbox import reader_of


@pytest.mark.parametrize(
    ("address", "reader"),
    [
        ("sales@firm.example", "role"), ("info.berlin@firm.example", "role"),
        ("jane.doe@firm.example", "person"), ("jane@firm.example", "unknown"),
    ],
)  # fmt: skip
def test_a_desk_and_a_person_are_told_apart(address: str, reader: str) -> None:
    assert reader_of(address) == reader


@pytest.mark.parametrize("tag", ["news", "info", "jane.doe", "2026", "a+b", ""])
@pytest.mark.parametrize("local", ["ada", "ada.lovelace", "sales"])
def test_what_stands_behind_a_plus_says_nothing_of_the_reader(local: str, tag: str) -> None:
    assert reader_of(f"{local}+{tag}@firm.example") == reader_of(f"{local}@firm.example")
