"""Names as keys: what two spellings of one company share, and what only looks alike."""

from __future__ import annotations

import pytest

from connectors.names import alike, core, key, organisation


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("The Acme Tool Co., Inc.", "acme tool"),
        ("Müller GmbH & Co. KG", "muller"),
        ("Tesoro S.p.A.", "tesoro"),
        ("株式会社 海風", "海風"),
        ("Harbour Company (The)", "harbour"),
        ("GmbH", "gmbh"),
    ],
)
def test_a_name_loses_its_legal_form_and_never_all_its_words(name: str, left: str) -> None:
    assert core(name) == left


def test_spaces_and_capitals_make_no_difference_to_a_key() -> None:
    assert key("Your Mechanic") == key("YourMechanic, Inc.")


@pytest.mark.parametrize(
    ("wanted", "offered", "could_be"),
    [
        ("Quay Mae", "REGIONAL HARBOUR BANK QUAY MAE", True),
        ("Northwind Instruments Ltd", "Northwind Instruments GmbH", True),
        ("Northwind", "Northwind Instruments GmbH", False),
        ("Tide Works", "Riptide Works", False),
        ("...", "Northwind", False),
    ],
)
def test_two_words_inside_a_longer_name_may_be_it_and_one_word_may_not(
    wanted: str, offered: str, could_be: bool
) -> None:
    assert alike([wanted], [offered]) is could_be


def test_where_people_are_listed_an_organisation_shows_by_its_words() -> None:
    assert organisation("Quayside Partners LP")
    assert organisation("Ltd. Belltower Fund Group")
    assert not organisation("Eduardo Sá")
