"""Columns are taken for what they can say; cells for the traits they name."""

from __future__ import annotations

import pytest

from icp.lookalike.roles import Role, parts, role_of
from icp.lookalike.tokens import pieces, words
from icp.lookalike.traits import learn_channel, traits


@pytest.mark.parametrize(
    ("field", "cells", "role"),
    [
        ("company.website", ["a.example"], Role.ASIDE),
        ("company.description", ["short"], Role.TEXT),
        ("company.keyword", ["x"], Role.TOPICS),
        ("company.founded", ["2019"], Role.YEAR),
        ("", ["https://a.example/x", "www.b.example"], Role.ASIDE),
        ("", ["17", "2 300", "-4"], Role.ASIDE),
        ("", ["Odoo; SAP", "SAP", "Odoo", "SAP"], Role.VALUES),
        ("", ["We bake bread for towns", "Cranes for large old harbours"], Role.TEXT),
        ("", ["Ada", "Bo", "Cy"], Role.ASIDE),
        ("", [], Role.ASIDE),
    ],
)
def test_a_column_has_the_role_of_its_field_or_of_its_cells(field: str, cells: list[str], role: Role) -> None:
    assert role_of(field, cells) is role


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("React; Odoo | SAP", ["React", "Odoo", "SAP"]),
        ("Berlin, Germany", ["Berlin", "Germany"]),
        ('["Hard Tech", "Robots"]', ["Hard Tech", "Robots"]),
        ("[no list", ["[no list"]),
        ("1,000", ["1,000"]),
    ],
)
def test_a_cell_names_its_parts(cell: str, named: list[str]) -> None:
    assert parts(cell) == named


def test_near_sizes_share_a_band_and_far_ones_none() -> None:
    small, near, large = (set(traits(Role.NUMBER, cell)) for cell in ("50", "11-100", "5,000"))
    assert small & near
    assert not small & large


def test_near_years_share_a_span_and_far_ones_none() -> None:
    assert set(traits(Role.YEAR, "2019-04-30")) & set(traits(Role.YEAR, "2021"))
    assert not set(traits(Role.YEAR, "1990")) & set(traits(Role.YEAR, "2021"))


def test_a_number_that_is_none_has_no_band() -> None:
    assert not traits(Role.NUMBER, "many")


def test_values_agree_whatever_their_case_and_are_shown_as_written() -> None:
    channel = learn_channel("stack", Role.VALUES, ["Odoo", "ODOO | SAP", "SAP", "x", "y"])
    assert channel.names == ("Odoo", "SAP")
    assert channel.shares.tolist() == [0.4, 0.4]


def test_words_are_folded_and_numbers_are_none() -> None:
    assert words("Die Bäckerei, 1920: BROT & Brötchen.") == ["die", "backerei", "brot", "brotchen"]


def test_scripts_without_spaces_give_pairs_of_letters() -> None:
    assert words("東京パンは Odoo") == ["東京", "京パ", "パン", "ンは", "odoo"]


def test_pieces_are_the_same_in_every_process() -> None:
    assert pieces("bread")[:3] == [29243, 9508, 26557]
    assert set(pieces("logistics")) & set(pieces("logistik"))
