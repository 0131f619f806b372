"""Industries in eleven languages and four code systems are read into one list of sectors."""

from __future__ import annotations

import pytest

from connectors.text import fold
from icp.sectors import (
    BY_CODE,
    BY_DESCRIPTION,
    BY_INDUSTRY,
    all_sectors,
    sectors_named,
    sectors_of,
    sectors_of_code,
    sectors_of_description,
    sectors_of_industry,
)


@pytest.mark.parametrize(
    ("industry", "sector"),
    [
        ("Software Development", "software"), ("Herstellung von Werkzeugmaschinen", "machinery"),
        ("Programmation informatique", "software"), ("ソフトウェア開発業", "software"),
        ("Transport routier de fret interurbain", "logistics"), ("Tvorba softwaru", "software"),
        ("Fabbricazione di mobili", "consumer_goods"), ("Handel hurtowy", "wholesale"),
        ("Dataprogrammering", "software"), ("Comércio eletrônico", "ecommerce"),
        ("Correduría de seguros", "insurance"), ("Uitzendbureaus", "human_resources"),
        ("Hôtellerie-restauration", "travel_hospitality"), ("Luft- und Raumfahrt", "aerospace_defense"),
        ("自動車部品製造業", "automotive"), ("Healthcare -> Healthcare IT", "healthcare"),
    ],
)  # fmt: skip
def test_an_industry_is_known_in_the_languages_of_registers(industry: str, sector: str) -> None:
    assert sector in sectors_of_industry(industry)


@pytest.mark.parametrize(
    ("code", "sectors"),
    [
        ("sic:7372", ("software",)), ("sic:2834", ("pharma_biotech",)), ("sic:3674", ("semiconductors",)),
        ("naics:541511", ("software",)), ("nace:62.01", ("software",)), ("naf:62.01Z", ("software",)),
        ("wz:49.41.0", ("logistics",)), ("uksic:62012", ("software",)), ("nace:4799", ("retail",)),
        ("nace:47.91", ("ecommerce",)), ("sic:9999", ()), ("gics:45103010", ("software",)),
        ("isic:6419", ("banking",)), ("gics:99", ()), ("7372", ()),
    ],
)  # fmt: skip
def test_the_longest_prefix_of_a_code_decides(code: str, sectors: tuple[str, ...]) -> None:
    assert sectors_of_code(code) == sectors


def test_words_are_matched_whole_and_the_longest_term_wins() -> None:
    assert sectors_of_industry("Computer Games") == ("gaming",)
    assert sectors_of_industry("farmstead") == ()
    assert sectors_of_industry("Farm") == ("agriculture",)


def test_short_words_name_an_industry_and_say_nothing_in_running_text() -> None:
    assert sectors_of_industry("Mode") == ("apparel_textiles",)
    assert sectors_of_description("Has a dark mode for bank holidays and runs logistics.") == ("logistics",)


def test_what_a_register_excepts_does_not_count() -> None:
    assert sectors_of_industry("Livestock farming, except veterinary activities") == ("agriculture",)
    assert sectors_of_industry("Landwirtschaft (ohne Weinbau)") == ("agriculture",)


def test_an_industry_that_no_table_knows_is_no_sector() -> None:
    assert sectors_of_industry("Unspecified") == ()
    assert sectors_of(industries=["B2B", "Other"]) == {}


def test_a_sector_counts_as_the_wider_ones_and_not_the_reverse() -> None:
    assert {"banking", "finance"} <= set(sectors_of(industries=["Banken"]))
    assert "banking" not in sectors_of(industries=["Financial Services"])
    assert set(all_sectors()["semiconductors"].counts_as) == {
        "semiconductors",
        "electronics",
        "manufacturing",
    }


def test_the_strongest_ground_is_kept_and_says_where_it_stands() -> None:
    placed = sectors_of(["Construction"], ["nace:41.20"], ["Real Estate"], ["We love software."])
    assert placed["construction"].confidence == BY_CODE
    assert placed["construction"].because == "'nace:41.20' in company.industry_code"
    assert placed["real_estate"].field == "company.keyword"
    assert placed["software"].confidence == BY_DESCRIPTION < BY_INDUSTRY


def test_every_sector_has_a_name_and_is_named_by_it() -> None:
    assert len(all_sectors()) >= 35
    for name, sector in all_sectors().items():
        assert name in sectors_named(sector.label)
        assert set(sector.counts_as) <= set(all_sectors())
        assert fold(name) == name.replace("_", " ")


@pytest.mark.parametrize(
    ("title", "sectors"),
    [
        ("Growing of vegetables and melons, roots and tubers", ("agriculture",)),
        ("Culture du riz", ("agriculture",)),
        ("Cutting Tool and Machine Tool Accessory Manufacturing", ("machinery",)),
        ("Tire Retreading", ("manufacturing",)),
        ("Offices of podiatrists", ("healthcare",)),
    ],
)
def test_the_title_of_an_official_code_is_read_as_the_code(title: str, sectors: tuple[str, ...]) -> None:
    assert set(sectors) <= set(sectors_of_industry(title))
    assert "media" not in sectors_of_industry(title)


def test_everyday_words_are_not_read_as_titles() -> None:
    assert sectors_of_industry("Tobacco") == ("tobacco",)
    assert sectors_of_industry("Dormant Company") == ()
