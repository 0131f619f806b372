"""One crosswalk of industries: what different systems say of one company agrees."""

from __future__ import annotations

import pytest

from connectors.lexicon import rows
from matching.normalise.industries import Industry, all_sectors, read_industry, relation, sectors_of_code


@pytest.mark.parametrize(
    ("spellings", "sector", "group"),
    [
        (
            ["sic:6021", "NAICS 522110", "nace:64.19", "isic:6419", "gics:40101010", "Banking"],
            "finance",
            "banking",
        ),
        (["sic:7372", "NACE 62.01", "gics:45103010", "Software Development", "B2B -> Sales"], "software", ""),
        (
            ["sic:2834", "naics:325412", "nace:21.20", "isic:2100", "gics:352020"],
            "healthcare",
            "pharma_biotech",
        ),
        (["sic:3674", "naics:334413", "nace:26.11", "gics:453010"], "manufacturing", "semiconductors"),
        (["sic:6311", "naics:524113", "nace:65.11", "gics:403010", "Insurance"], "finance", "insurance"),
        (["sic:4911", "naics:22", "gics:551010"], "energy", ""),
    ],
)
def test_every_system_says_the_same_industry(spellings: list[str], sector: str, group: str) -> None:
    assert {read_industry(spelling)[:2] for spelling in spellings} == {(sector, group)}  # type: ignore[index]


@pytest.mark.parametrize("text", ["", "B2B", "7372", "sic:9999", "gics:99", "xyz:7372", "Unspecified"])
def test_what_names_no_industry_is_none(text: str) -> None:
    assert read_industry(text) is None
    assert relation(text, "Banking") == relation("Banking", text) == ""


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("sic:6021", "Banking", "same"),
        ("Banking", "Financial Services", "narrower"),
        ("Financial Services", "Banking", "narrower"),
        ("Banking", "Insurance", "sibling"),
        ("Farming", "Banking", "different"),
    ],
)
def test_two_industries_stand_in_one_relation(left: str, right: str, expected: str) -> None:
    assert relation(left, right) == relation(right, left) == expected


def test_an_industry_among_several_is_less_sure() -> None:
    assert read_industry("Banking") == Industry("finance", "banking", 0.9)
    mixed = read_industry("Retail, Construction")
    assert mixed is not None
    assert mixed.sure == pytest.approx(0.45)


def test_every_division_of_nace_is_in_some_sector() -> None:
    divisions = [n for n in range(1, 100) if n not in (4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89)]
    assert [n for n in divisions if not sectors_of_code(f"nace:{n:02}")] == []


def test_every_wider_sector_that_the_table_names_is_in_it() -> None:
    table = list(rows("industries.tsv", "matching.normalise"))
    wider = {name for _, row, names in table if row == "within" for name in names.split("|")}
    assert wider
    assert wider <= all_sectors().keys()
