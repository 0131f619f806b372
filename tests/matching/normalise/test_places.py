"""Places made comparable."""

from __future__ import annotations

import pytest

from matching.normalise.gazetteer import cities_named, country_of_city
from matching.normalise.places import city_key, country_key, postal_key, read_place, region_key, street_key


def test_a_city_is_compared_without_what_is_not_its_name() -> None:
    assert (
        city_key("New York City")
        == city_key("New York, NY")
        == city_key("Greater New York Area")
        == "new york"
    )
    assert city_key("Hintertupfing am See") == "hintertupfing am see"


def test_a_region_is_its_code_where_it_has_one() -> None:
    assert region_key("Calif.", "US") == region_key("California", "US") == "CA"
    assert region_key("Bayern", "DE") == region_key("Bavaria", "DE") == region_key("BY", "DE") == "BY"
    assert region_key("Canterbury", "NZ") == "canterbury"


def test_a_country_is_its_code_and_what_is_none_is_nothing() -> None:
    assert country_key("Deutschland") == "DE"
    assert country_key("see notes") == ""


def test_postal_codes_ignore_spacing_and_additions() -> None:
    assert postal_key("sw1a 1aa") == "SW1A1AA"
    assert postal_key("94103-1234") == "94103"


def test_streets_agree_in_short_and_long_spelling() -> None:
    assert street_key("Hauptstraße 5") == street_key("Hauptstr. 5")
    assert street_key("12 Long Street") == street_key("12 Long St.")


@pytest.mark.parametrize(
    "names",
    [
        ["München", "Munich", "Muenchen", "Greater Munich Metropolitan Region"],
        ["Wien", "Vienna"],
        ["Köln", "Cologne", "Koeln"],
        ["NYC", "New York", "New York City", "Greater New York Area"],
        ["SF Bay Area", "San Francisco Bay Area", "San Francisco"],
        ["Greater London", "London"],
        ["Bengaluru", "Bangalore"],
        ["St. Louis", "Saint Louis"],
        ["東京", "Tokyo"],
        ["Москва", "Moscow", "Moskau"],
    ],
)
def test_a_city_has_one_key_in_every_language(names: list[str]) -> None:
    assert len({city_key(name) for name in names}) == 1


def test_a_place_keeps_its_own_name_though_others_call_something_else_so() -> None:
    assert city_key("Florence") == "florence"
    assert city_key("Newport") == "newport"


@pytest.mark.parametrize(
    ("city", "region", "country"),
    [("Paris", "", "FR"), ("Paris", "TX", "US"), ("London", "", "GB"), ("London", "ON", "CA"), ("Cambridge", "", ""),
     ("Valencia", "", ""), ("Springfield", "", "US"), ("Hintertupfing", "", "")],
)  # fmt: skip
def test_a_city_tells_its_country_only_where_nothing_else_is_likely(
    city: str, region: str, country: str
) -> None:
    assert country_of_city(city, region) == country


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (("Austin, TX",), ("US", "TX", "austin")),
        (("Paris", "Texas", "USA"), ("US", "TX", "paris")),
        (("Paris",), ("FR", "IDF", "paris")),
        (("Munich, Bavaria, Germany",), ("DE", "BY", "munich")),
        (("San Francisco, CA",), ("US", "CA", "san francisco")),
        (("Berlin, DE",), ("DE", "BE", "berlin")),
        (("Atlanta, Georgia",), ("US", "GA", "atlanta")),
        (("Tbilisi, Georgia",), ("GE", "", "tbilisi")),
        (("Cambridge, MA",), ("US", "MA", "cambridge")),
        (("Perth, Western Australia",), ("AU", "WA", "perth")),
        (("", "Bavaria"), ("DE", "BY", "")),
        (("Germany",), ("DE", "", "")),
        (("India",), ("IN", "", "")),
        (("Singapore",), ("SG", "", "singapore")),
        (("Remote",), ("", "", "remote")),
        ((), ("", "", "")),
    ],
)
def test_country_region_and_city_are_read_together(
    parts: tuple[str, ...], place: tuple[str, str, str]
) -> None:
    assert read_place(*parts)[:3] == place


def test_a_region_that_contradicts_a_city_finds_no_city() -> None:
    assert cities_named("Munich", "DE", "HH") == ()
    assert read_place("Munich", "Hamburg", "Germany").spot is None


def test_no_region_is_no_region() -> None:
    assert region_key("") == region_key("", "US") == region_key("", "AU") == region_key("-", "CA") == ""
