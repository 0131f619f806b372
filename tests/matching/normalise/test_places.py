"""Places made comparable."""

from __future__ import annotations

from matching.normalise.places import city_key, country_key, postal_key, region_key, street_key


def test_a_city_is_compared_without_what_is_not_its_name() -> None:
    assert (
        city_key("New York City")
        == city_key("New York, NY")
        == city_key("Greater New York Area")
        == "new york"
    )
    assert city_key("München") == "munchen"


def test_a_region_is_its_code_where_it_has_one() -> None:
    assert region_key("Calif.", "US") == region_key("California", "US") == "CA"
    assert region_key("Bayern", "DE") == "bayern"


def test_a_country_is_its_code_and_what_is_none_is_nothing() -> None:
    assert country_key("Deutschland") == "DE"
    assert country_key("see notes") == ""


def test_postal_codes_ignore_spacing_and_additions() -> None:
    assert postal_key("sw1a 1aa") == "SW1A1AA"
    assert postal_key("94103-1234") == "94103"


def test_streets_agree_in_short_and_long_spelling() -> None:
    assert street_key("Hauptstraße 5") == street_key("Hauptstr. 5")
    assert street_key("12 Long Street") == street_key("12 Long St.")
