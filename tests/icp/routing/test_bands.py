"""Bands say whether their ends belong to them, and what can be read in two ways is not read."""

from __future__ import annotations

from math import inf

import pytest

from icp.routing.bands import Band, read_band


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("under 10", Band(-inf, 10, False, False)),
        ("< 10", Band(-inf, 10, False, False)),
        ("up to 10", Band(-inf, 10, False, True)),
        ("10 or fewer", Band(-inf, 10, False, True)),
        ("11-50", Band(11, 50)),
        ("11 to 50", Band(11, 50)),
        ("over 50", Band(50, inf, False, False)),
        ("50+", Band(50, inf, True, False)),
        ("at least 50", Band(50, inf, True, False)),
        ("10,000 to under 50,000", Band(10_000, 50_000, True, False)),
        ("over 10k to 50k", Band(10_000, 50_000, False, True)),
        ("exactly 7", Band(7, 7)),
        ("30%-60%", Band(0.3, 0.6)),
        ("0.5", Band(0.5, 0.5)),
    ],
)
def test_a_band_is_read_with_its_ends(text: str, band: Band) -> None:
    assert read_band(text) == band


@pytest.mark.parametrize(
    "text", ["10.000", "50-11", "over 5 to under 5", "about 10", "", "-", "ten", "1 2 3"]
)
def test_what_names_no_band_or_two_is_refused(text: str) -> None:
    assert read_band(text) is None
